"""The figures that speak of a goal: results of prose that answer it, numbers of tables beside it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from analysis.arithmetic import Printed, danish
from models.calendar import parse
from models.records import Extraction, Goal, Observation, Result
from models.terms import Measure, Origin, Unit, ValueKind, Verdict

_COUNTS = frozenset({Unit.PERSONS, Unit.COUNT})
_SHARES = frozenset({Measure.SHARE, Measure.TRANSITION})
_FOLLOWING = re.compile(r".{0,40}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that was reported: a level, or a signed change. `source` is the id of its row."""

    printed: Printed
    unit: Unit | None
    is_change: bool
    area: str | None
    groups: tuple[str, ...]
    period: str | None
    comparison: str | None
    source: str
    quote: str
    after: str = ""  # the words right after the number

    def __str__(self) -> str:
        return f"{self.printed}{said(self.unit)}"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is reported for one goal: figures of its own area, figures of others, and verdicts, in reading order."""

    own: tuple[Figure, ...]
    others: tuple[Figure, ...]
    verdicts: tuple[Result, ...]

    @property
    def levels(self) -> tuple[Figure, ...]:
        """Levels of its own area, the oldest first; those without a period before them."""
        return tuple(sorted((one for one in self.own if not one.is_change), key=lambda one: end_of(one.period)))

    @property
    def changes(self) -> tuple[Figure, ...]:
        """Changes of its own area, the oldest first."""
        return tuple(sorted((one for one in self.own if one.is_change), key=lambda one: end_of(one.period)))


def said(unit: Unit | None) -> str:
    """The unit as it stands after a number."""
    if unit is None or unit is Unit.COUNT:
        return ""
    return {Unit.PERCENT: " %", Unit.PERCENTAGE_POINTS: " percentage points"}.get(unit, f" {unit}")


def end_of(period: str | None) -> int:
    """The last month of a period, counted since year nought; 0 where there is none."""
    return parse(period).last.last_month if period else 0


def comparable(one: Unit | None, other: Unit | None) -> bool:
    """Whether numbers of the two units can be held against each other: people and cases of them can."""
    return one == other or {one, other} <= _COUNTS or one is None or other is None


class Reports:
    """All that one document reports, by the goal that it answers."""

    def __init__(self, extraction: Extraction) -> None:
        self._text = extraction.text
        self._own = frozenset(extraction.document.kommune)
        self._extraction = extraction
        self._by_goal: dict[str | None, list[Result]] = defaultdict(list)
        for result in extraction.results:
            self._by_goal[result.goal_id].append(result)
        self._decimals = {
            one.result_id: one.decimals for one in extraction.observations if one.result_id and one.decimals is not None
        }
        self._sections = {goal.goal_id: goal.section_id for goal in extraction.goals}

    def answered(self, goal: Goal) -> list[Result]:
        """The results that answer the goal or another mention of it: the same words, or the same key."""
        goals = self._extraction.goals
        same = [one for one in goals if one.span == goal.span or one.goal_key == goal.goal_key]
        return [
            result for one in sorted(same, key=lambda one: one is not goal) for result in self._by_goal[one.goal_id]
        ]

    def beside(self, goal: Goal) -> list[Result]:
        """Where no result answers the goal: those that answer a goal of the same chapter about the same figure."""
        found: list[Result] = []
        for other in self._extraction.goals:
            near = other.section_id == goal.section_id and abs(other.span.start - goal.span.start) < _NEAR
            if other.goal_id != goal.goal_id and near and about_same(goal, other):
                found += [one for one in self._by_goal[other.goal_id] if one.verdict is None]
        return found

    def evidence(self, goal: Goal) -> Evidence:
        """What is reported for the goal."""
        results = self.answered(goal)
        if not any(result.verdict is None for result in results):
            results = [*results, *self.beside(goal)]
        figures = [self._figure(one) for one in results if one.verdict is None]
        figures += self._tabled(goal, figures)
        own = tuple(one for one in figures if one.area is None or one.area in self._own)
        others = tuple(one for one in figures if one.area is not None and one.area not in self._own)
        return Evidence(own, others, tuple(one for one in results if one.verdict is not None))

    def _figure(self, result: Result) -> Figure:
        is_change = result.value is None
        value = result.change_value if is_change else result.value
        decimals = self._decimals.get(result.result_id)
        number = value or 0.0
        printed = Printed(number, _fewest(number) if decimals is None else decimals)
        return Figure(
            printed, result.change_unit if is_change else result.unit, is_change, result.ref_area,
            result.target_groups, result.period, result.comparison_period, result.result_id, result.span.quote,
            _after(result.span.quote, printed),
        )  # fmt: skip

    def _tabled(self, goal: Goal, known: Iterable[Figure]) -> Iterator[Figure]:
        """Numbers of the tables that stand between the goal and what follows it, about the same figure."""
        from analysis.check.tables import beside  # the tables know figures

        yield from beside(goal, self._extraction, list(known))


_NEAR = 1500  # characters between two goals of one chapter that share their results


def about_same(one: Goal, other: Goal) -> bool:
    """Whether two goals are about the same figure: a group in common (or one that names none), and the same measure."""
    groups = not one.target_groups or not other.target_groups or set(one.target_groups) & set(other.target_groups)
    return bool(groups) and (one.measure == other.measure or {one.measure, other.measure} <= _SHARES)


def as_figure(one: Observation) -> Figure | None:
    """A number of a table as a figure; None where it is not a figure that was observed."""
    if one.origin is not Origin.TABLE or one.value is None:
        return None
    decimals = one.decimals if one.decimals is not None else _fewest(one.value)
    return Figure(
        Printed(one.value, decimals), one.unit, one.kind is ValueKind.CHANGE, one.ref_area, one.target_groups,
        one.period, one.comparison_period, one.observation_id, one.span.quote,
    )  # fmt: skip


def _fewest(value: float) -> int:
    """As few decimals as the value needs."""
    return 0 if value == int(value) else len(f"{value:.6f}".rstrip("0").split(".")[1])


def _after(quote: str, printed: Printed) -> str:
    """The words right after the number in its sentence."""
    found = re.search(rf"(?<![\d.,]){re.escape(danish(abs(printed.value), max(printed.decimals, 0)))}(?![\d])", quote)
    match = _FOLLOWING.match(quote, found.end()) if found else None
    return match.group() if match else ""


MET, NOT_MET = frozenset({Verdict.MET, Verdict.EXPECTED_MET}), frozenset({Verdict.NOT_MET, Verdict.EXPECTED_NOT_MET})
