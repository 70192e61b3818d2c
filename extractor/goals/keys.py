"""Which mentions of a document are one goal: the same words but for their numbers, for the same period."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from extractor.ids import slug
from models.records import Goal

SAME_WORDS = 90.0  # rapidfuzz ratio of two mentions without numbers and marks
KEY_WORDS = 5
_NOT_WORDS = re.compile(r"[\W\d_]+")
_SMALL = frozenset(
    [
        "at",
        "og",
        "i",
        "på",
        "af",
        "til",
        "for",
        "med",
        "der",
        "den",
        "det",
        "de",
        "en",
        "et",
        "skal",
        "være",
        "som",
        "er",
        "om",
        "fra",
        "samt",
        "ved",
    ]
)


def keys(goals: Sequence[Goal]) -> list[str]:
    """A key for each goal, readable and unique per goal: words of its first mention, counted where they come twice.

    Two rows of one quote (a range, two targets) are two goals; an annex that repeats a chapter gives one key, also
    where it prints another number.
    """
    found: list[tuple[str, Goal, int]] = []  # key, first mention, place among the rows of its quote
    given: dict[str, int] = {}
    result = []
    for index, goal in enumerate(goals):
        folded = _fold(goal.span.quote)
        place = sum(other.span == goal.span for other in goals[:index])
        key = next((known for known, first, at in found if at == place and _same(goal, folded, first)), None)
        if key is None:
            words = [word for word in folded.split() if word not in _SMALL][:KEY_WORDS]
            base = slug(" ".join(words)) or "maal"
            given[base] = given.get(base, 0) + 1
            key = base if given[base] == 1 else f"{base}-{given[base]}"
            found.append((key, goal, place))
        result.append(key)
    return result


def _same(goal: Goal, folded: str, first: Goal) -> bool:
    if goal.target_period != first.target_period or goal.target_groups != first.target_groups:
        return False
    return fuzz.ratio(folded, _fold(first.span.quote), score_cutoff=SAME_WORDS) > 0


def _fold(text: str) -> str:
    return _NOT_WORDS.sub(" ", text.lower()).strip()
