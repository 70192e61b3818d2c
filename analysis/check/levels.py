"""A level that a goal names, held against the level that was reached or that a change leads to."""

from __future__ import annotations

from analysis.arithmetic import Printed, danish, decimals_of
from analysis.check.evidence import Evidence
from analysis.check.figures import Figure, comparable, end_of, said
from analysis.check.judgement import Judgement, unknown
from analysis.check.wanted import Side, Wanted
from analysis.check.words import counted_per
from models.calendar import Stretch, parse
from models.records import Goal
from models.terms import Bound, Frequency, Measure, Unit

_MONTHS = {Frequency.MONTH: 1, Frequency.QUARTER: 3, Frequency.YEAR: 12}
_YEAR = 12  # months
_SIZES = 10
_COUNTED = frozenset({Unit.COUNT, Unit.PERSONS})


def judge(goal: Goal, evidence: Evidence, wants: Wanted | None) -> Judgement:
    """Whether the level that the goal names was reached."""
    target = goal.target_value
    if target is None:
        return unknown("The goal names no level.")
    if goal.frequency:
        return _per_span(goal, target, evidence, wants)
    levels = [one for one in evidence.levels if comparable(one.unit, goal.target_unit) and not _is_start(one, goal)]
    levels = [one for one in levels if _of_a_size(one, target)]
    if levels:
        return _reached(goal, target, levels[-1], wants)
    changes = [one for one in evidence.changes if one.unit in {Unit.PERCENT, Unit.PERCENTAGE_POINTS, *_COUNTED}]
    if changes and goal.baseline_value is not None:
        return _led_to(goal, target, changes, wants)
    if changes and goal.change_value is not None:
        return unknown("", changes)  # the change itself is held against the goal's
    return unknown(f"No figure is reported that could be held against {_aim(goal, target)}.", evidence.own)


def _of_a_size(level: Figure, target: float) -> bool:
    """Whether a number may be of what the target is of: another order of magnitude counts something else."""
    low, high = sorted((abs(level.printed.value), abs(target)))
    return high <= _SIZES * low or level.unit is Unit.PERCENT or high < _SIZES


def _is_start(level: Figure, goal: Goal) -> bool:
    """Whether a level is the goal's own baseline, or older than it."""
    base = end_of(goal.baseline_period)
    return bool(base) and bool(end_of(level.period)) and end_of(level.period) <= base


def _reached(goal: Goal, target: float, level: Figure, wants: Wanted | None) -> Judgement:
    value = level.printed.value
    share = _share_elapsed(goal, level)
    if share is not None and not (wants and wants.side is Side.HIGH and value >= target):
        due = target * share
        if wants:
            pace = f"{danish(due, 0)} would be due by then ({danish(target)} over the whole period)"
            return Judgement(wants.has(value, due), f"{_told(level)}; {pace}.", (level,))
    line = _on_the_line(goal, target, level)
    if line is not None and wants and not wants.has(value, target):
        start = f"{danish(goal.baseline_value or 0)} ({goal.baseline_period})"
        end = f"{danish(target)} ({goal.target_period})"
        why = f"{_told(level)}; a straight line from {start} to {end} would be at {danish(line, 0)}."
        return Judgement(wants.has(value, line), why, (level,))
    if goal.bound is Bound.EXACTLY or wants is None:
        if wants is None and goal.bound is not Bound.EXACTLY:
            return unknown(
                f"{_told(level)}; the goal of {_aim(goal, target)} does not say which side of it is good.", (level,)
            )
        return Judgement(value == target, f"{_told(level)} against exactly {danish(target)}.", (level,))
    met = wants.has(value, target)
    relation = "equals" if value == target else "is below" if value < target else "is above"
    assumed = f" ({wants.assumed})" if wants.assumed else ""
    return Judgement(met, f"{_told(level)} {relation} {_aim(goal, target)}{assumed}.", (level,))


def _share_elapsed(goal: Goal, level: Figure) -> float | None:
    """The part of the goal's period that a count so far covers; None where it is no count of what is delivered, or
    covers all of it. A count of activities adds up through the year, a number of people does not."""
    if goal.measure is not Measure.ACTIVITY or goal.target_unit not in _COUNTED or not level.period:
        return None
    whole = parse(goal.target_period) if goal.target_period else None
    if whole is None or whole.months < _YEAR:
        return None
    last = parse(level.period).last.last_month
    if not whole.first.first_month <= last < whole.last.last_month:
        return None
    return (last - whole.first.first_month + 1) / whole.months


def _on_the_line(goal: Goal, target: float, level: Figure) -> float | None:
    """Where a straight line from the baseline to the target would be when the level was observed. Only between
    points of time: an average over a year is on no line."""
    if goal.baseline_value is None or not goal.baseline_period or not goal.target_period or not level.period:
        return None
    base, due = parse(goal.baseline_period), parse(goal.target_period)
    if base.months >= _YEAR:
        return None
    start, end, now = base.last.last_month, due.last.last_month, parse(level.period).last.last_month
    if not start < now < end:
        return None
    return goal.baseline_value + (target - goal.baseline_value) * (now - start) / (end - start)


def _led_to(goal: Goal, target: float, changes: list[Figure], wants: Wanted | None) -> Judgement:
    """The level that the baseline and a reported change come to."""
    newest = end_of(changes[-1].period)
    latest = [one for one in changes if end_of(one.period) == newest]
    change = next((one for one in latest if one.unit is Unit.PERCENT), latest[-1])
    base = goal.baseline_value or 0.0
    value = (
        base * (1 + change.printed.value / 100)
        if change.unit is Unit.PERCENT and goal.target_unit is not Unit.PERCENT
        else base + change.printed.value
    )
    if wants is None:
        return unknown(f"The goal of {_aim(goal, target)} does not say which side of it is good.", (change,))
    met = wants.has(value, target)
    shown = danish(round(value, 1), 0 if abs(value) >= 100 else 1)
    sign = "plus" if change.printed.value >= 0 else "less"
    size = f"{Printed(abs(change.printed.value), change.printed.decimals)}{said(change.unit)}"
    why = (
        f"{danish(base)} {sign} {size}{_when(change)} is {shown}, {'within' if met else 'beyond'} {_aim(goal, target)}."
    )
    return Judgement(met, why, (change,))


def _per_span(goal: Goal, target: float, evidence: Evidence, wants: Wanted | None) -> Judgement:
    """A target that is counted per week, month, quarter or year."""
    levels = [one for one in evidence.levels if one.unit == goal.target_unit]
    if not levels or wants is None or goal.frequency is None:
        shown = ", ".join(map(_told, evidence.levels)) or "nothing"
        return unknown(
            f"The goal is {_aim(goal, target)}; reported is {shown}, which counts something else.", evidence.own
        )
    newest = [one for one in levels if end_of(one.period) == end_of(levels[-1].period)]
    said_per = next((one for one in newest if counted_per(one.after) is goal.frequency), None)
    if said_per:
        met = wants.has(said_per.printed.value, target)
        return Judgement(met, f"{_told(said_per)} per {goal.frequency} against {_aim(goal, target)}.", (said_per,))
    level = newest[-1]
    spans = _spans(parse(level.period), goal.frequency) if level.period else None
    if not spans:
        return unknown(f"{_told(level)} does not say over how many {goal.frequency}s.", (level,))
    rate = level.printed.value / spans
    why = f"{_told(level)} is {danish(round(rate, 1))} per {goal.frequency} against {_aim(goal, target)}."
    return Judgement(wants.has(rate, target), why, (level,))


def _spans(period: Stretch, frequency: Frequency) -> float | None:
    months = _MONTHS.get(frequency)
    return period.months / months if months and period.months >= months else None


def _aim(goal: Goal, target: float) -> str:
    bound = {Bound.AT_MOST: "at most ", Bound.AT_LEAST: "at least "}.get(goal.bound or Bound.EXACTLY, "")
    per = f" per {goal.frequency}" if goal.frequency else ""
    return f"{bound}{danish(target, decimals_of(goal.target_printed))}{said(goal.target_unit)}{per}"


def _told(figure: Figure) -> str:
    return f"{figure}{_when(figure)}"


def _when(figure: Figure) -> str:
    return f" ({figure.period})" if figure.period else ""
