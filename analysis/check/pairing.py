"""Goals of two documents that are one goal: by what they are about first, by their words second."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from models.records import Goal
from models.terms import Measure

LEAST = 0.62  # score from which two goals are one
_WEIGHTS = {"words": 0.45, "group": 0.25, "measure": 0.2, "numbers": 0.1}
_LEAST_WORDS = 0.45  # however alike what they are about
_WORDS_ALONE = 0.9  # words so alike that the groups may differ by a misreading
_WORD = re.compile(r"[^\W\d_]{3,}")
_TIME = re.compile(r"(\d[\d.,]*)\s*(uge|måned|mdr|års?\b)", re.IGNORECASE)
_STEM = 9  # letters in which inflections of one word agree
_COUNTED = frozenset({Measure.SHARE, Measure.TRANSITION})


@dataclass(frozen=True, slots=True)
class Pair:
    """Two goals that are one, how sure, and why."""

    first: Goal
    second: Goal
    score: float
    reason: str


def pairs(first: Sequence[Goal], second: Sequence[Goal]) -> list[Pair]:
    """Each goal of `first` with the one of `second` that it is, the surest first; none is in two pairs."""
    scored = [
        (pair.score, -abs(i - j), -i, pair)
        for i, one in enumerate(first)
        for j, other in enumerate(second)
        if (pair := likeness(one, other)) is not None
    ]
    found: list[Pair] = []
    taken: set[str] = set()
    for *_, pair in sorted(scored, key=lambda item: item[:3], reverse=True):
        if pair.first.goal_id not in taken and pair.second.goal_id not in taken:
            taken |= {pair.first.goal_id, pair.second.goal_id}
            found.append(pair)
    return found


def likeness(one: Goal, other: Goal) -> Pair | None:
    """The two goals as a pair; None where they are two goals."""
    if _times(one) != _times(other):
        return None  # over 26 weeks and over 52 weeks are two goals
    words = fuzz.token_sort_ratio(_stems(one), _stems(other)) / 100
    group = _group(one, other)
    measure = 1.0 if one.measure == other.measure else 0.6 if {one.measure, other.measure} <= _COUNTED else 0.0
    if words < _LEAST_WORDS or ((not group or not measure) and words < _WORDS_ALONE):
        return None
    numbers = 1.0 if _numbers(one) & _numbers(other) else 0.5 if not _numbers(one) or not _numbers(other) else 0.0
    parts = {"words": words, "group": group, "measure": measure, "numbers": numbers}
    score = sum(_WEIGHTS[name] * value for name, value in parts.items())
    if score < LEAST:
        return None
    return Pair(one, other, score, _reason(one, words, group, measure))


def _group(one: Goal, other: Goal) -> float:
    mine, theirs = set(one.target_groups), set(other.target_groups)
    if mine == theirs:
        return 1.0
    return 0.7 if mine & theirs else 0.5 if not mine or not theirs else 0.0


def _times(goal: Goal) -> frozenset[tuple[str, str]]:
    return frozenset((number, unit.lower()[:3]) for number, unit in _TIME.findall(goal.span.quote))


def _stems(goal: Goal) -> str:
    return " ".join(word[:_STEM] for word in _WORD.findall(goal.span.quote.lower()))


def _numbers(goal: Goal) -> set[float]:
    return {value for value in (goal.target_value, goal.change_value, goal.baseline_value) if value is not None}


def _reason(goal: Goal, words: float, group: float, measure: float) -> str:
    about = []
    if group == 1.0:
        about.append(" and ".join(goal.target_groups) or "no group")
    if measure == 1.0 and goal.measure:
        about.append(str(goal.measure).replace("_", " "))
    both = f"both about {', '.join(about)}; " if about else ""
    return f"{both}{words:.0%} of the words"
