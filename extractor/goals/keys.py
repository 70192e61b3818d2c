"""Which mentions of a document are one goal.

A minister's goal is one by its number. Others are one where their words agree but for the targets (an annex may print
another number than its chapter), or where their targets agree and one says nothing that the other does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile

from rapidfuzz import fuzz

from extractor.danish.memory import TEXTS
from extractor.goals.words import SMALL
from extractor.ids import slug
from models.records import Goal

SAME_WORDS = 90.0  # rapidfuzz ratio of two mentions without numbers and marks
KEY_WORDS = 5
STEM = 5  # letters, at least, that two forms of a word share
SAME_STEM = 0.8  # of the shorter form
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_NOT_WORDS = re.compile(r"[\W\d_]+")


def keys(goals: Sequence[Goal]) -> list[str]:
    """A key for each goal, readable and unique per goal: words of its first mention, counted where they come twice.
    Two rows of one quote (a range, two targets) are two goals."""
    firsts: list[tuple[str, Goal, int]] = []  # key, first mention, place among the rows of its quote
    given: dict[str, int] = {}
    result = []
    for index, goal in enumerate(goals):
        place = sum(other.span == goal.span for other in goals[:index])
        key = next((known for known, first, at in firsts if at == place and _same(goal, first)), None)
        if key is None:
            words = [word for word in _fold(goal.span.quote).split() if word not in SMALL][:KEY_WORDS]
            base = slug(" ".join(words)) or "maal"
            given[base] = given.get(base, 0) + 1
            key = base if given[base] == 1 else f"{base}-{given[base]}"
            firsts.append((key, goal, place))
        result.append(key)
    return result


def _same(goal: Goal, first: Goal) -> bool:
    if goal.national_number is not None and goal.national_number == first.national_number:
        return goal.national_year == first.national_year and goal.level is first.level
    if goal.target_period != first.target_period or goal.target_groups != first.target_groups:
        return False
    words, others = _fold(goal.span.quote), _fold(first.span.quote)
    if _other_numbers(goal) == _other_numbers(first) and fuzz.ratio(words, others, score_cutoff=SAME_WORDS):
        return True
    if _target(goal) is None or _target(goal) != _target(first):
        return False
    return _only_adds(set(words.split()) - SMALL, set(others.split()) - SMALL)


def _only_adds(words: set[str], others: set[str]) -> bool:
    """Whether one of the two says nothing that the other does not, inflected or not."""
    return all(_is_among(word, others) for word in words) or all(_is_among(word, words) for word in others)


def _is_among(word: str, others: set[str]) -> bool:
    """Whether the word, or another form of it, is one of the others: *tilkendes* and *tilkendelser*."""
    if word in others:
        return True
    return any(_shared(word, other) >= max(STEM, SAME_STEM * min(len(word), len(other))) for other in others)


def _shared(word: str, other: str) -> int:
    """How many letters they begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False)))


def _other_numbers(goal: Goal) -> list[str]:
    """The numbers of the mention that are no targets: they say what it is about (*efter 2 år*, *over 52 uger*)."""
    printed = {goal.target_printed, goal.change_printed, goal.baseline_printed}
    return [number for number in _NUMBER.findall(goal.span.quote) if number not in printed]


def _target(goal: Goal) -> tuple[object, ...] | None:
    """What the goal is to reach, in numbers; None where it names none."""
    if goal.target_value is None and goal.change_value is None:
        return None
    return goal.measure, goal.bound, goal.target_value, goal.change_value


@lru_cache(maxsize=TEXTS)
def _fold(text: str) -> str:
    return _NOT_WORDS.sub(" ", text.lower()).strip()
