"""A goal to be level with another area, held against that area's own figure."""

from __future__ import annotations

from analysis.arithmetic import danish
from analysis.check import words
from analysis.check.evidence import Evidence
from analysis.check.figures import Figure, end_of, said
from analysis.check.judgement import Judgement, unknown
from analysis.check.wanted import Side, Wanted
from models.records import Goal


def judge(goal: Goal, evidence: Evidence, wants: Wanted | None) -> Judgement:
    """Whether the municipality's figure is level with that of the goal's reference area."""
    area = goal.reference or ""
    if words.says("rank", goal.span.quote):
        return unknown("A place in an order of municipalities, which no figure is reported of.", evidence.own)
    development = words.says("development", goal.span.quote)
    for is_change in (True, False) if development else (False, True):
        pair = _pair([one for one in evidence.own if one.is_change is is_change],
                     [one for one in evidence.others if one.is_change is is_change and one.area == area])  # fmt: skip
        if pair:
            assumed = "" if is_change is development or not is_change else " (changes, as no levels are reported)"
            return _compared(goal, *pair, wants, assumed)
    return unknown(f"No figure for {area} is reported beside the municipality's own.", evidence.own)


def _pair(own: list[Figure], others: list[Figure]) -> tuple[Figure, Figure] | None:
    """The newest two figures of the same unit, of the same time where both say one."""
    for mine in sorted(own, key=lambda one: -end_of(one.period)):
        for theirs in sorted(others, key=lambda one: -end_of(one.period)):
            same_time = mine.period == theirs.period or not mine.period or not theirs.period
            if mine.unit == theirs.unit and same_time:
                return mine, theirs
    return None


def _compared(goal: Goal, mine: Figure, theirs: Figure, wants: Wanted | None, assumed: str) -> Judgement:
    figures = (mine, theirs)
    when = f" ({mine.period})" if mine.period else ""
    said_both = f"{_signed(mine)}{when} in the municipality against {_signed(theirs)} in {goal.reference}"
    if goal.bound is not None and words.says("below", goal.span.quote):
        wants = Wanted(Side.LOW)  # at least so far below the other area
    if wants is None:
        return unknown(f"{said_both}; the goal does not say which side is good.", figures)
    if goal.change_value is not None:  # so far below or above the other area
        due = theirs.printed.value + goal.change_value
        met = wants.has(mine.printed.value, due)
        return Judgement(met, f"{said_both}; {danish(due)}{said(mine.unit)} is what is wanted.", figures)
    gap = abs(mine.printed.value - theirs.printed.value)
    unit = 10.0 ** -min(mine.printed.decimals, theirs.printed.decimals)
    if goal.bound is None and gap <= unit * 1.000001:
        return Judgement(True, f"{said_both}; one unit of the last digit apart counts as level.", figures)
    met = Wanted(wants.side).has(mine.printed.value, theirs.printed.value)
    better = "lower" if wants.side is Side.LOW else "higher"
    reason = f" ({wants.assumed})" if wants.assumed else ""
    return Judgement(met, f"{said_both}; level or {better} is what is wanted{reason}{assumed}.", figures)


def _signed(figure: Figure) -> str:
    sign = "+" if figure.is_change and figure.printed.value > 0 else ""
    return f"{sign}{danish(figure.printed.value, max(figure.printed.decimals, 0))}{said(figure.unit)}"
