"""What a goal is held against: whose figure, of what, in which unit, over which stretch."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from analysis.matching import stretches, terms
from models.records import Goal
from models.terms import Direction, GoalLevel, Measure, Unit

COUNTED = frozenset({Measure.PERSONS, Measure.DURATION, Measure.COOPERATION_RATE})
_NAMED = frozenset({Measure.SHARE, Measure.TRANSITION, Measure.ACTIVITY, Measure.SATISFACTION})
_SHARES = frozenset({Measure.SHARE, Measure.TRANSITION, Measure.COOPERATION_RATE, Measure.SATISFACTION})
_LEVELS = frozenset({Unit.PERSONS, Unit.COUNT, Unit.PERCENT})
_ANYONE = frozenset({"borgere", "ledige"})
_CARRIED_ON = re.compile(r"\([^)]*\)")
# Benefits that only young people have: "unge" beside them says nothing.
_OF_THE_YOUNG = frozenset({"uddannelseshjælp", "uddannelsesparate", "aktivitetsparate unge"})


@dataclass(frozen=True)
class Subject:
    """What a goal is held against. Two goals of one `key` are held against the same figure as far as it can be told
    without their words; `facets` and `words` tell the rest."""

    groups: frozenset[str]
    measure: Measure | None
    unit: str  # persons, cases, percent, count, weeks ... ; "" where the goal names none
    flow: str  # "tilgang", "afgang" or ""
    stretches: frozenset[tuple[str, float]]
    ages: frozenset[str]
    area: str  # "regionen" or "landet" where the figure is theirs and not the municipality's
    whole: frozenset[str]  # what a share is a share of
    facets: frozenset[str]  # destination, effort, object and state
    words: tuple[str, ...]  # stems, sorted

    @cached_property
    def key(self) -> tuple[object, ...]:
        """All but the words, as values that sort and hash alike on every machine."""
        return (
            tuple(sorted(self.groups)), str(self.measure or ""), self.unit, self.flow, tuple(sorted(self.stretches)),
            tuple(sorted(self.ages)), self.area, tuple(sorted(self.whole)), tuple(sorted(self.facets)),
        )  # fmt: skip

    @cached_property
    def said(self) -> str:
        """The words in one text."""
        return " ".join(self.words)

    @cached_property
    def settled(self) -> bool:
        """Whether the key alone says what figure it is; else the words decide."""
        if self.measure in COUNTED:
            return bool(self.groups)
        return self.measure in _NAMED and bool(self.facets or self.whole)


def subject(goal: Goal, vocabulary: Path | None = None) -> Subject:
    """What the goal is held against."""
    national = goal.level is GoalLevel.NATIONAL
    quote = _CARRIED_ON.sub(" ", goal.span.quote) if national else goal.span.quote
    return _subject(quote, goal.target_groups, goal.measure, goal.target_unit, goal.reference is not None, vocabulary)


@cache
def _subject(
    quote: str, target_groups: tuple[str, ...], measure: Measure | None, target_unit: Unit | None, referred: bool,
    vocabulary: Path | None,
) -> Subject:  # fmt: skip
    """Kept: goals repeat themselves from year to year."""
    known = terms.load(vocabulary)
    words = terms.tokens(quote)
    named = known.named(words)
    facets = _facets(named, measure)
    groups = _groups(target_groups, measure)
    if facets & known.plain:
        groups -= {"virksomheder"}
    flow = min(named.get("flow", ()), default="") if measure is Measure.PERSONS else ""
    cases = "cases" in named and not _courses(groups)
    return Subject(
        groups=groups,
        measure=measure,
        unit="" if flow else _unit(measure, target_unit, cases),
        flow=flow,
        stretches=stretches.stretches(quote, measure),
        ages=stretches.ages(quote, target_groups),
        area="" if referred else _area(named.get("area", frozenset())),
        whole=named.get("whole", frozenset()) if measure is Measure.SHARE else frozenset(),
        facets=facets,
        words=known.content(words),
    )


def _groups(named: tuple[str, ...], measure: Measure | None) -> frozenset[str]:
    """The groups without those that say no more than others do."""
    groups = frozenset(named)
    if groups & _OF_THE_YOUNG:
        groups -= {"unge"}
    if len(groups) > 1 or measure in {Measure.ACTIVITY, Measure.TRANSITION, Measure.OTHER}:
        groups -= {"borgere"}
    return groups - _ANYONE if measure is Measure.ACTIVITY else groups


def _courses(groups: frozenset[str]) -> bool:
    """Whether the group itself is counted in courses: jobafklaringsforløb, revalidering."""
    return any(group.endswith("forløb") for group in groups)


def _unit(measure: Measure | None, named: Unit | None, cases: bool) -> str:
    if measure is Measure.PERSONS:
        if named is Unit.PERCENT:
            return "percent"
        return "cases" if named is Unit.COUNT or (cases and named is None) else "persons"
    if measure in _SHARES and named in {None, Unit.PERCENT}:
        return "percent"
    if measure is Measure.DURATION:
        return "time"
    return "" if named in _LEVELS or named is None else str(named)


def _area(named: frozenset[str]) -> str:
    return "" if "yardstick" in named else min(named, default="")


_FACETS: Mapping[Measure, tuple[str, ...]] = {
    Measure.TRANSITION: ("destination", "effort", "state"),
    Measure.SHARE: ("destination", "state"),
    Measure.ACTIVITY: ("object",),
    Measure.PERSONS: ("state",),
    Measure.SATISFACTION: ("opinion",),
}


def _facets(named: Mapping[str, frozenset[str]], measure: Measure | None) -> frozenset[str]:
    kinds = _FACETS.get(measure, ()) if measure is not None else ()
    return frozenset(f"{kind}:{value}" for kind in kinds for value in named.get(kind, ()))


def wanted(goal: Goal) -> Direction | None:
    """Which way the goal wants its figure to go, where that is all it says; a goal with a level wants the level."""
    return goal.direction if goal.target_value is None and goal.reference is None else None
