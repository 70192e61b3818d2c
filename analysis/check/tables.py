"""Numbers of tables that speak of a goal: those of its own row in a goal table, and those of the table beside it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis.arithmetic import Printed
from analysis.check import words
from analysis.check.figures import Figure, as_figure, comparable
from analysis.outline import Outline
from models.records import Extraction, Goal, Observation
from models.terms import Measure, Standing, Unit, ValueKind

_NUMBER = re.compile(r"\d+")
_LIST_MARK = re.compile(r"^\d{1,2}[.)]?\s")
_RATES = frozenset({Measure.SHARE, Measure.TRANSITION, Measure.COOPERATION_RATE, Measure.SATISFACTION})


def in_rows(goal: Goal, numbers: Sequence[Observation]) -> Iterator[Figure]:
    """What goal tables have as the goal's result: in the row it stands in, or in the row of its target."""
    for aim in _goal_rows(goal, numbers):
        for one in numbers:
            same_row = (one.table_id, one.row) == (aim.table_id, aim.row) and one.unit == aim.unit
            filled = words.says("fulfilment", one.indicator.split(" > ")[-1])
            is_base = one.value == goal.baseline_value
            if same_row and not filled and not is_base and _was_observed(one) and (figure := as_figure(one)):
                yield _like_goal(figure, goal)


def shown(
    goal: Goal, extraction: Extraction, numbers: Sequence[Observation], known: Sequence[Figure]
) -> Iterator[Figure]:
    """The numbers of a table beside the goal that its prose reads from."""
    yield from (figure for one in _of_shown(goal, extraction, numbers, known) if (figure := as_figure(one)))


def _goal_rows(goal: Goal, numbers: Sequence[Observation]) -> list[Observation]:
    """The aims in goal tables that are the goal's: of the row it stands in; else the only one that has its target,
    for the same groups. A number in the label (*2 år*) must be the goal's too."""
    aim = goal.target_value if goal.target_value is not None else abs(goal.change_value or 0.0)
    aims = [one for one in numbers if one.standing is Standing.TARGET and aim and abs(one.value or 0.0) == aim]
    own = [one for one in aims if goal.span.start <= one.span.start < goal.span.end]
    if own or goal.frequency:
        return own
    printed = set(_NUMBER.findall(goal.span.quote))
    found = [
        one for one in aims
        if set(one.target_groups) == set(goal.target_groups) and comparable(one.unit, goal.target_unit)
        and set(_NUMBER.findall(_LIST_MARK.sub("", one.indicator.split(" > ")[0]))) <= printed
    ]  # fmt: skip
    return found if len(found) == 1 else []


def _like_goal(figure: Figure, goal: Goal) -> Figure:
    """A result of a goal table in the goal's own terms: the row says once what target and result are of."""
    if goal.target_value is not None:
        return replace(figure, unit=goal.target_unit, is_change=False)
    size = math.copysign(abs(figure.printed.value), goal.change_value or 1.0)
    return replace(figure, unit=goal.change_unit, is_change=True, printed=Printed(size, figure.printed.decimals))


def _of_shown(
    goal: Goal, extraction: Extraction, numbers: Sequence[Observation], known: Sequence[Figure]
) -> Iterator[Observation]:
    """The numbers of a table in the goal's section that its prose reads from: the table holds a number that prose
    reports for the goal, of the same area and time."""
    outline = Outline(extraction.sections)
    beside = {one.table_id for one in extraction.tables if outline.together(goal.section_id, one.section_id)}
    read = {(one.area, one.period, one.printed.value, one.is_change) for one in known}
    akin = [one for one in numbers if one.table_id in beside and _was_observed(one) and _about(one, goal)]
    tables = {
        one.table_id for one in akin
        if (one.ref_area, one.period, one.value, one.kind is ValueKind.CHANGE) in read
    }  # fmt: skip
    return (one for one in akin if one.table_id in tables)


def _about(one: Observation, goal: Goal) -> bool:
    """Whether a number is of the goal's groups, and a share or a level as the goal is."""
    if set(one.target_groups) != set(goal.target_groups):
        return False
    is_share = one.kind is ValueKind.SHARE or one.unit is Unit.PERCENTAGE_POINTS
    return is_share is (goal.measure in _RATES)


def _was_observed(one: Observation) -> bool:
    return one.standing is Standing.OBSERVED and not one.held_against and not one.total
