"""Goals of two documents that are one goal, each with the one that it is nearest to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.matching.judgement import Verdict, judge
from analysis.matching.subjects import subject, wanted
from models.records import Goal


@dataclass(frozen=True, slots=True)
class Pair:
    """Two goals that are one, how near their words are (0 to 100), and why."""

    first: Goal
    second: Goal
    score: float
    reason: str


def pairs(first: Sequence[Goal], second: Sequence[Goal]) -> list[Pair]:
    """Each goal of `first` with the one of `second` that it is, the nearest first; none is in two pairs."""
    scored = [
        (pair.score, -abs(i - j), -i, pair)
        for i, one in enumerate(first)
        for j, other in enumerate(second)
        if (pair := paired(one, other)) is not None
    ]
    found: list[Pair] = []
    taken: set[str] = set()
    for *_, pair in sorted(scored, key=lambda item: item[:3], reverse=True):
        if pair.first.goal_id not in taken and pair.second.goal_id not in taken:
            taken |= {pair.first.goal_id, pair.second.goal_id}
            found.append(pair)
    return found


def paired(one: Goal, other: Goal) -> Pair | None:
    """The two goals as a pair; None where they are two goals, or where it cannot be told."""
    judged = judge(subject(one), subject(other), (wanted(one), wanted(other)))
    if judged.verdict is not Verdict.SAME:
        return None
    return Pair(one, other, judged.score, f"{judged.reason}; {judged.score:.0f} % of the words")
