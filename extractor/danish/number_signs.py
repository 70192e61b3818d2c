"""Whether a dash before figures is their sign, part of a range, the mark of a list item, or punctuation."""

from __future__ import annotations

import re

from extractor.danish.number_context import word_before

DASHES = "-−–—‐‑"  # hyphen, U+2212, en and em dash, U+2010, U+2011: writers and converters use them all
_SPACES = " \u00a0\u202f\u2009"
# Before these a dash with a space behind it can only be a sign: nothing can be put in between.
_WANTS_NUMBER = frozenset({"på", "med", "til", "fra", "er", "var", "lig", "udgør", "udgjorde", "blev"})
_OPENS_CELL = "\t|(=:"
_END_OF_CELL = re.compile(r"[ *_]*(?:[\t\n|]|$)")


def sign(
    text: str, start: int, end: int, number_before: tuple[int, float] | None, value: float
) -> tuple[int, int] | None:
    """Where the number `text[start:end]` begins with its sign, and 1 or -1; None where the dash cannot be told.

    `end` is behind the unit. `number_before`: where the number before ends, its unit included, and its value; a dash
    right behind it joins a range if the numbers ascend. A dash that opens a line is a sign before a number that fills
    the line or its cell, else the mark of an item.
    """
    at = start - 1
    while at >= 0 and text[at] in _SPACES:
        at -= 1
    if at < 0 or text[at] not in DASHES + "+":
        return start, 1
    signed = at, 1 if text[at] == "+" else -1
    spaced_left = at == 0 or text[at - 1] in _SPACES + "\n*_" + _OPENS_CELL
    spaced_right = at < start - 1
    if not spaced_left:
        return start, 1  # 10-12, 2019-31: no sign between what stands close
    before = text[:at].rstrip(_SPACES + "*_")
    if number_before and number_before[0] == len(before):
        return (start, 1) if spaced_right or number_before[1] < value else None
    if not before or before[-1] == "\n":
        if _END_OF_CELL.match(text, end):
            return signed
        return (start, 1) if spaced_right else None
    if not spaced_right or before[-1] in _OPENS_CELL or word_before(text, at)[0] in _WANTS_NUMBER:
        return signed
    return start, 1
