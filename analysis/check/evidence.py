"""The figures that speak of a goal: results of prose that answer it, numbers of tables beside it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from analysis.arithmetic import Printed, danish
from analysis.check import tables, words
from analysis.check.figures import Figure, end_of, fewest
from models.records import Extraction, Goal, Result
from models.terms import Measure, Origin, Verdict

_SHARES = frozenset({Measure.SHARE, Measure.TRANSITION})
_FOLLOWING = re.compile(r".{0,40}", re.DOTALL)


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
        self._numbers = [one for one in extraction.observations if one.origin is Origin.TABLE and one.value is not None]

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
        told = [self._figure(one) for one in results if one.verdict is None and not words.opens("part", one.span.quote)]
        in_rows = list(tables.in_rows(goal, self._numbers))
        known = {one.printed.value for one in told}
        if not any(one.printed.value not in known for one in in_rows):
            in_rows = []  # prose says the same, and as a rule when
        figures = in_rows or [*told, *tables.shown(goal, self._extraction, self._numbers, told)]
        own = tuple(one for one in figures if one.area is None or one.area in self._own)
        others = tuple(one for one in figures if one.area is not None and one.area not in self._own)
        return Evidence(own, others, tuple(one for one in results if one.verdict is not None))

    def _figure(self, result: Result) -> Figure:
        is_change = result.value is None
        value = result.change_value if is_change else result.value
        decimals = self._decimals.get(result.result_id)
        number = value or 0.0
        printed = Printed(number, fewest(number) if decimals is None else decimals)
        return Figure(
            printed, result.change_unit if is_change else result.unit, is_change, result.ref_area,
            result.target_groups, result.period, result.comparison_period, result.result_id, result.span.quote,
            _after(result.span.quote, printed),
        )  # fmt: skip


_NEAR = 1500  # characters between two goals of one chapter that share their results


def about_same(one: Goal, other: Goal) -> bool:
    """Whether two goals are about the same figure: a group in common (or one that names none), and the same measure."""
    groups = not one.target_groups or not other.target_groups or set(one.target_groups) & set(other.target_groups)
    return bool(groups) and (one.measure == other.measure or {one.measure, other.measure} <= _SHARES)


def _after(quote: str, printed: Printed) -> str:
    """The words right after the number in its sentence."""
    found = re.search(rf"(?<![\d.,]){re.escape(danish(abs(printed.value), max(printed.decimals, 0)))}(?![\d])", quote)
    match = _FOLLOWING.match(quote, found.end()) if found else None
    return match.group() if match else ""


MET, NOT_MET = frozenset({Verdict.MET, Verdict.EXPECTED_MET}), frozenset({Verdict.NOT_MET, Verdict.EXPECTED_NOT_MET})
