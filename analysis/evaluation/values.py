"""Values and wordings in the one form in which an answer and a row are compared."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

_UNORDERED = {"target_groups"}
_NUMBERS = {"target_value", "change_value", "baseline_value", "value", "kommune_code", "year"}
_DECIMALS = 4  # to which numbers must agree
_TAG = re.compile(r"<[^>]+>")
_LINE_END_HYPHEN = re.compile(r"(?<=\w)[-\u00ad]\s*\n\s*(?=[a-zæøå])")
_WORD = re.compile(r"[\w½]+")

Comparable = str | float | bool | frozenset[str] | None


def comparable(value: Any, field: str) -> Comparable:
    """The value of a cell as it is compared: case, white space and the order of groups do not count; None is empty."""
    if value is None or value in ("", [], ()):
        return None
    if field in _UNORDERED:
        items = value if isinstance(value, (list, tuple)) else str(value).split(" | ")
        return frozenset(item.strip().lower() for item in items if item.strip()) or None
    if isinstance(value, (list, tuple)):
        value = " | ".join(map(str, value))
    if field == "quantified":
        return str(value).strip().lower() in {"true", "1", "yes"}
    if field in _NUMBERS:
        try:
            return round(float(value), _DECIMALS) + 0.0
        except ValueError:
            return str(value)
    return " ".join(str(value).split()).lower() or None


def words(text: str | None) -> list[str]:
    """The words of a text in small letters, without tags, those that a line end hyphenates joined."""
    return _WORD.findall(_LINE_END_HYPHEN.sub("", _TAG.sub(" ", text or "")).lower())


def dice(one: Counter[str], other: Counter[str]) -> float:
    """How alike two bags of words are, 0 to 1: twice the words they share by the words of both."""
    if not one or not other:
        return 0.0
    return 2 * (one & other).total() / (one.total() + other.total())


def bag(text: str | None) -> Counter[str]:
    """The words of a text with their number."""
    return Counter(words(text))


def wilson(right: int, of: int) -> tuple[float, float] | None:
    """The 95 % confidence interval of a share (Wilson's score interval, 1927), 0 to 1; None of nothing."""
    if not of:
        return None
    z, share = 1.96, right / of
    middle = share + z * z / (2 * of)
    reach = z * ((share * (1 - share) + z * z / (4 * of)) / of) ** 0.5
    scale = 1 + z * z / of
    return max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale)
