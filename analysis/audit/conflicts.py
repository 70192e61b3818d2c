"""The same goal or fact given twice with two values: in a chapter and in the annex, in two chapters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from analysis.arithmetic import Fit, Range, danish, decimals_of, fit
from analysis.audit import words
from analysis.audit.facts import Fact, Prose
from analysis.audit.findings import Audited
from analysis.outline import Outline
from models.provenance import Span
from models.records import Finding, Goal
from models.terms import FindingKind, Severity

SAME_WORDS = 88  # of 100, numbers left out
_WORD = re.compile(r"[^\W\d_]+")
_TIME = re.compile(r"(?P<number>\d[\d.,]*)\s*(?P<unit>uger?|måneder|mdr\.?|års?)\b", re.IGNORECASE)
_LEAST_WORDS = 4
LEAST_REPEATED = 2  # goals that two chapters both give before one is known to repeat the other
_REACH = 22  # characters before a span of time in which its side is said


@dataclass(frozen=True, slots=True)
class _Stated:
    """A goal's sentence with the goals that were read in it; a sentence may hold two."""

    goals: tuple[Goal, ...]
    words: str
    times: tuple[tuple[str, str], ...]  # (number, side) of each span of time
    chapter: str  # the outermost section

    @property
    def span(self) -> Span:
        return self.goals[0].span


def audit(prose: Prose) -> Audited:
    """Goals and facts that are stated twice with two values."""
    found = Audited(FindingKind.CONFLICT)
    outline = Outline(prose.extraction.sections)
    stated = list(_sentences(prose.extraction.goals, outline))
    repeated = Counter(
        _chapters(one, other)
        for one, other in combinations(stated, 2)
        if one.words == other.words and _agreeing(one, other)
    )
    for one, other in combinations(stated, 2):
        if _twice(one, other, repeats=repeated[_chapters(one, other)] >= LEAST_REPEATED):
            found.stated += 1
            found.tested += 1
            _hold(found, one, other)
    found.findings = _once(found.findings)
    _facts(found, prose)
    return found


def _chapters(one: _Stated, other: _Stated) -> tuple[str, ...]:
    return tuple(sorted((one.chapter, other.chapter)))


def _agreeing(one: _Stated, other: _Stated) -> bool:
    """Whether two sentences of two chapters name the same values."""
    values = [[tuple(_values(goal)) for goal in held.goals] for held in (one, other)]
    return one.chapter != other.chapter and values[0] == values[1]


def _sentences(goals: tuple[Goal, ...], outline: Outline) -> Iterator[_Stated]:
    by_place: dict[tuple[int, int], list[Goal]] = {}
    for goal in goals:
        if goal.target_value is not None or goal.change_value is not None:
            by_place.setdefault((goal.span.start, goal.span.end), []).append(goal)
    for held in by_place.values():
        quote = held[0].span.quote
        path = [section.section_id for section in outline.path(held[0].section_id)]
        yield _Stated(tuple(held), " ".join(_WORD.findall(quote.lower())), _times(quote), path[-1] if path else "")


def _times(quote: str) -> tuple[tuple[str, str], ...]:
    """The spans of time in a sentence with the side that is meant: ("18", "longer")."""
    found = []
    for match in _TIME.finditer(quote):
        lead = quote[max(0, match.start() - _REACH) : match.start()]
        side = next((name for name in ("longer", "shorter") if words.before(name).search(lead)), "")
        found.append((match["number"], side))
    return tuple(found)


def _twice(one: _Stated, other: _Stated, *, repeats: bool) -> bool:
    """Whether two sentences state one goal, their values aside. `repeats`: one of their chapters is known to repeat
    the other's goals, so that few words are enough."""
    first, second = one.goals[0], other.goals[0]
    if first.section_id == second.section_id or len(one.goals) != len(other.goals):
        return False
    groups = first.target_groups == second.target_groups
    if one.words == other.words:  # the annex may stand under a label of its own
        groups = groups or not first.target_groups or not second.target_groups
    same = (
        groups and first.measure == second.measure
        and first.target_unit == second.target_unit and first.change_unit == second.change_unit
        and first.target_period == second.target_period and first.frequency == second.frequency
        and first.level == second.level
    )  # fmt: skip
    if not same or {number for number, _ in one.times} != {number for number, _ in other.times}:
        return False
    if min(len(one.words.split()), len(other.words.split())) < _LEAST_WORDS:
        return repeats and one.words == other.words
    if fuzz.token_sort_ratio(one.words, other.words) >= SAME_WORDS:
        return True
    named = bool(one.times) and first.target_value == second.target_value  # "maksimalt 18" and "over 18 måneder"
    in_table = "\t" in first.span.quote or "\t" in second.span.quote
    return (named or in_table) and fuzz.token_set_ratio(_stems(one.words), _stems(other.words)) >= _LOOSE


_LOOSE = 70


def _stems(text: str) -> str:
    """The beginnings of the longer words, so that inflections are one."""
    return " ".join(word[:9] for word in text.split() if len(word) > 3)


def _hold(found: Audited, one: _Stated, other: _Stated) -> None:
    doc_id = one.goals[0].doc_id
    for first, second in zip(one.goals, other.goals, strict=True):
        for (name, a), (_, b) in zip(_values(first), _values(second), strict=True):
            if a and b and a != b:
                message = f"The same goal is given twice with different values: {name} {a} and {b}."
                found.add(doc_id, Severity.ERROR, message, [first.span, second.span], stated=a, computed=b)
        if first.bound and second.bound and first.bound != second.bound and first.target_value == second.target_value:
            message = f"The same goal is {first.bound} in one place, {second.bound} in another."
            found.add(
                doc_id, Severity.ERROR, message, [first.span, second.span], stated=first.bound, computed=second.bound
            )
    sides = dict(one.times), dict(other.times)
    for number in sides[0].keys() & sides[1].keys():
        a, b = sides[0][number], sides[1][number]
        if a and b and a != b:
            message = f"The same goal is for {a} than {number} in one place, for {b} than {number} in another."
            found.add(
                doc_id,
                Severity.ERROR,
                message,
                [one.span, other.span],
                stated=f"{a} {number}",
                computed=f"{b} {number}",
            )


def _values(goal: Goal) -> Iterator[tuple[str, str | None]]:
    """What the goal names in numbers, as printed."""
    yield "target", _said(goal.target_value, goal.target_printed)
    yield "change", _said(goal.change_value, goal.change_printed)
    yield "baseline", _said(goal.baseline_value, goal.baseline_printed)


def _once(findings: list[Finding]) -> list[Finding]:
    """One finding for each pair of values and sentences, however often chapter and annex repeat them."""
    kept: dict[frozenset[object], Finding] = {}
    for one in findings:
        kept.setdefault(frozenset([one.stated, one.computed, *one.evidence]), one)
    return list(kept.values())


def _said(value: float | None, printed: str | None) -> str | None:
    return None if value is None else danish(abs(value), decimals_of(printed) if printed else None)


def _facts(found: Audited, prose: Prose) -> None:
    """Numbers of one area, group and time that differ, in sentences of the same words."""
    dated = [one for one in prose.facts if one.period and one.exact]
    for one, other in combinations(dated, 2):
        if one.span == other.span or not _same_fact(one, other):
            continue
        found.stated += 1
        found.tested += 1
        if _agree(one, other):
            continue
        message = f"The same figure is given as {one.printed} and as {other.printed}."
        found.add(prose.extraction.document.doc_id, Severity.ERROR, message, [one.span, other.span],
                  stated=str(one.printed), computed=str(other.printed))  # fmt: skip


def _same_fact(one: Fact, other: Fact) -> bool:
    if (one.about, one.unit, one.is_change, one.period, one.comparison) != (
        other.about, other.unit, other.is_change, other.period, other.comparison
    ):  # fmt: skip
        return False
    if not one.groups or _times(one.span.quote) != _times(other.span.quote):
        return False
    return (
        fuzz.token_set_ratio(*(" ".join(_WORD.findall(fact.span.quote.lower())) for fact in (one, other))) >= SAME_WORDS
    )


def _agree(one: Fact, other: Fact) -> bool:
    """Whether one is the other rounded or cut off."""
    fine, coarse = (one, other) if one.printed.decimals >= other.printed.decimals else (other, one)
    return fit(coarse.printed, Range(fine.printed.value, fine.printed.value)) is not Fit.NOT
