"""Which goal a result answers: the one right above it, the best fitting where several stand there together."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from extractor.results.candidates import Candidate
from extractor.results.subjects import Subject
from models.records import Document, Goal
from models.terms import DocType, Measure

_QUALIFIER = re.compile(r"(?P<numbers>\d+(?:\s*(?:,|og|til|-)\s*\d+)*)\s+(?P<unit>år|måneder|uger)\b", re.IGNORECASE)
_MOVING = {Measure.TRANSITION, Measure.SHARE}
# Groups that come in addition to others: a goal for them is another goal than that for all.
_ADDED = {"kvinder", "mænd", "unge"}


def above(candidate: Candidate, goals: Sequence[Goal], chapters: Sequence[int]) -> list[Goal]:
    """The goals above a sentence in its chapter, the nearest first. `chapters`: where each goal's chapter begins."""
    last = bisect_right([goal.span.start for goal in goals], candidate.start)
    return [goals[index] for index in range(last - 1, -1, -1) if chapters[index] == candidate.chapter]


def answered(candidate: Candidate, subject: Subject, goals: Sequence[Goal], document: Document) -> Goal | None:
    """The goal that a number answers. Under a report label, and in a report, the nearest goal that speaks of the same
    people will do; elsewhere it must also count the same."""
    reports = document.doc_type is DocType.STATUS or bool(candidate.label)
    best: tuple[int, Goal] | None = None
    for goal in goals:
        fit = _fit(subject, goal)
        if fit is None or (fit < 2 and not reports):
            continue
        if best is None or fit > best[0]:
            best = fit, goal
    return best[1] if best else None


def _fit(subject: Subject, goal: Goal) -> int | None:
    """How well a subject fits a goal, 0 to 3; None where the goal is about other people."""
    shared = set(subject.groups) & set(goal.target_groups)
    if subject.groups and goal.target_groups and not shared and set(subject.groups) != {"borgere"}:
        return None
    same = subject.measure is goal.measure or {subject.measure, goal.measure} == _MOVING
    exact = subject.measure is goal.measure and subject.groups == goal.target_groups
    return (1 if shared or subject.groups == goal.target_groups else 0) + (1 if same else 0) + (1 if exact else 0)


def judged(words: str, groups: Sequence[str], goals: Sequence[Goal], plural: bool) -> list[Goal]:
    """The goals that a verdict is about: the nearest above; of several at once, those that its clause tells apart by
    a length of time or a group."""
    if not goals:
        return []
    if not plural:
        named = [goal for goal in goals if groups and set(groups) & set(goal.target_groups)]
        return [(named or list(goals))[0]]
    lengths = {
        f"{number} {match['unit'].lower()}"
        for match in _QUALIFIER.finditer(words)
        for number in re.findall(r"\d+", match["numbers"])
    }
    added = set(groups) & _ADDED
    told = [goal for goal in goals if not lengths or any(re.search(rf"\b{one}\b", goal.span.quote) for one in lengths)]
    told = [goal for goal in told if added == set(goal.target_groups) & _ADDED]
    stated = [goal for goal in told if not goal.rule.endswith(" column")]  # a table's rows only repeat them
    return sorted(stated or told or [goals[0]], key=lambda goal: goal.span.start)
