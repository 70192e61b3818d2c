"""A change that a goal wants, or only a direction, held against the change that was reported or that levels give."""

from __future__ import annotations

from analysis.arithmetic import Printed, danish, decimals_of
from analysis.check.evidence import Evidence
from analysis.check.figures import Figure, comparable, end_of, said
from analysis.check.judgement import Judgement, unknown
from analysis.check.wanted import Side, Wanted
from models.calendar import parse
from models.records import Goal
from models.terms import Bound, Direction, Measure, Unit

_YEAR = 12  # months


def judge(goal: Goal, evidence: Evidence) -> Judgement:
    """Whether the change that the goal wants came about."""
    aim = goal.change_value
    if aim is None:
        return unknown("The goal names no change.")
    reported = [one for one in evidence.changes if one.unit == goal.change_unit and not _before(one, goal)]
    made = _newest(reported) or _made(goal, evidence)
    if made is None:
        return unknown(_missing(goal, evidence, aim), evidence.own)
    at_most = goal.bound is Bound.AT_MOST and goal.target_value is None
    side = Side.LOW if (aim < 0) != at_most else Side.HIGH
    due = _due(goal, made, aim)
    met = Wanted(side).has(made.printed.value, aim if due is None else due)
    why = f"{_moved(made)} against {_aimed(goal, aim)} aimed at."
    if due is not None:
        why = f"{why[:-1]}; on a straight line {danish(round(due, 1))}{said(goal.change_unit)} would be due by then."
    return Judgement(met, why, (made,))


def _due(goal: Goal, made: Figure, aim: float) -> float | None:
    """The part of a change between two points of time that a straight line would have reached; None after its end,
    and for averages over years."""
    if not goal.baseline_period or not goal.target_period or not made.period:
        return None
    base, end = parse(goal.baseline_period), parse(goal.target_period)
    start, last, now = base.last.last_month, end.last.last_month, end_of(made.period)
    return aim * (now - start) / (last - start) if base.months < _YEAR and start < now < last else None


def judge_direction(goal: Goal, evidence: Evidence, wants: Wanted | None) -> Judgement:
    """Whether the figure moved the way that a goal without numbers wants, for each of its groups."""
    if goal.direction is None and wants is None:
        return unknown("The goal names neither a number nor a direction.", evidence.own)
    changes = [one for one in evidence.changes if _is_of_kind(one, goal)]
    moved = [one for one in (_newest(changes), _between(evidence.levels)) if one is not None][:1]
    if goal.direction is Direction.MAINTAIN:
        moved = _each_group(goal, evidence) or moved
    if not moved:
        return unknown("No change is reported, and no two levels that would give one.", evidence.own)
    verdicts = [_right_way(one.printed.value, goal, wants) for one in moved]
    if None in verdicts:
        return unknown(f"{_moved(moved[0])}; the goal does not say which way is good.", moved)
    aim = {Direction.INCREASE: "a rise", Direction.DECREASE: "a fall", Direction.MAINTAIN: "the level kept"}
    wanted = aim.get(goal.direction) if goal.direction else "a better level"
    return Judgement(all(verdicts), f"{'; '.join(map(_moved, moved))}; the goal is {wanted}.", tuple(moved))


def _is_of_kind(change: Figure, goal: Goal) -> bool:
    """Whether a change can be one of what the goal counts: points are of shares, not of people."""
    return change.unit is not Unit.PERCENTAGE_POINTS or goal.measure is not Measure.PERSONS


def _right_way(change: float, goal: Goal, wants: Wanted | None) -> bool | None:
    if goal.direction is Direction.MAINTAIN:
        if goal.bound is Bound.AT_LEAST:
            return change >= 0
        if goal.bound is Bound.AT_MOST:
            return change <= 0
        return None if wants is None else wants.has(change, 0)
    if wants is None:
        return None
    return change > 0 if wants.side is Side.HIGH else change < 0


def _each_group(goal: Goal, evidence: Evidence) -> list[Figure]:
    """The newest change of each group that the goal names."""
    by_group = [_newest([one for one in evidence.changes if group in one.groups]) for group in goal.target_groups]
    return [one for one in by_group if one is not None] if len(goal.target_groups) > 1 else []


def _before(change: Figure, goal: Goal) -> bool:
    """Whether a change ended before the goal's own begins: it is history, no result."""
    base = end_of(goal.baseline_period)
    return bool(base) and bool(end_of(change.period)) and end_of(change.period) <= base


def _newest(changes: list[Figure] | tuple[Figure, ...]) -> Figure | None:
    """The newest change; of several of one time one in percent or points before one in numbers."""
    if not changes:
        return None
    newest = end_of(changes[-1].period) if changes else 0
    latest = [one for one in changes if end_of(one.period) == newest]
    shares = [one for one in latest if one.unit in {Unit.PERCENT, Unit.PERCENTAGE_POINTS}]
    return (shares or latest)[0]


def _made(goal: Goal, evidence: Evidence) -> Figure | None:
    """The change that the baseline and the newest level give, in the goal's unit."""
    levels = [one for one in evidence.levels if end_of(one.period)]
    base = end_of(goal.baseline_period)
    if base and goal.baseline_value is not None:
        later = [one for one in levels if end_of(one.period) > base and comparable(one.unit, goal.target_unit)]
        start: float | None = goal.baseline_value
    else:
        later = [one for one in levels if end_of(one.period) > end_of(levels[0].period)] if levels else []
        start = levels[0].printed.value if later else None
        if base and later:
            at_base = [one for one in levels if end_of(one.period) <= base]
            later = [one for one in levels if end_of(one.period) > base]
            start = at_base[-1].printed.value if at_base else None
    if not later or start is None or (later[-1].unit is None):
        return None
    return _change(start, later[-1], goal.change_unit)


def _between(levels: tuple[Figure, ...]) -> Figure | None:
    """The change from the first dated level to the last."""
    dated = [one for one in levels if end_of(one.period)]
    if len(dated) < 2 or dated[0].unit != dated[-1].unit:
        return None
    is_share = dated[-1].unit is Unit.PERCENT
    return _change(dated[0].printed.value, dated[-1], Unit.PERCENTAGE_POINTS if is_share else dated[-1].unit)


def _change(start: float, level: Figure, unit: Unit | None) -> Figure | None:
    difference = level.printed.value - start
    if unit is Unit.PERCENT and level.unit is not Unit.PERCENT:
        if not start:
            return None
        value, decimals = difference / start * 100, 1
    elif unit is Unit.PERCENT or (unit is Unit.PERCENTAGE_POINTS) != (level.unit is Unit.PERCENT):
        return None  # percent of a share, or points of a number of people: not what is reported
    else:
        value, decimals = difference, level.printed.decimals
    shown = Printed(round(value, max(decimals, 1)), max(decimals, 0))
    quote, source = level.quote, level.source
    return Figure(shown, unit, True, level.area, level.groups, level.period, None, source, quote,
                  after=f"from {danish(start)} to {level.printed}")  # fmt: skip


def _moved(change: Figure) -> str:
    way = "A rise" if change.printed.value > 0 else "A fall" if change.printed.value < 0 else "A change"
    size = f"{Printed(abs(change.printed.value), change.printed.decimals)}{said(change.unit)}"
    levels = f", {change.after}" if change.after.startswith("from ") else ""
    when = f" ({change.period}{levels})" if change.period else f" ({levels[2:]})" if levels else ""
    return f"{way} of {size}{when}"


def _aimed(goal: Goal, aim: float) -> str:
    bound = {Bound.AT_MOST: "at most ", Bound.AT_LEAST: "at least "}.get(goal.bound or Bound.EXACTLY, "")
    bound = bound if goal.target_value is None else ""
    way = "a fall of " if aim < 0 else "a rise of "
    return f"{way}{bound}{danish(abs(aim), decimals_of(goal.change_printed))}{said(goal.change_unit)}"


def _missing(goal: Goal, evidence: Evidence, aim: float) -> str:
    aimed = _aimed(goal, aim)
    if evidence.own and goal.baseline_period:
        newest = max((one.period or "" for one in evidence.own), key=end_of, default="")
        if newest and end_of(newest) <= end_of(goal.baseline_period):
            return f"What is reported ends in {newest}, before {aimed} after {goal.baseline_period} could be seen."
    return f"No figure is reported that would give {aimed}."
