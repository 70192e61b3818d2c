"""Whether four bare figures are a year or a quantity: one rule, for periods and numbers alike."""

from __future__ import annotations

import re

from extractor.danish import number_units

_TIME_BEFORE = re.compile(
    r"\b(?:i|år|året|årene|siden|ultimo|primo|medio|født|for|inden|inden\s+udgangen\s+af|udgangen\s+af|indgangen\s+til|januar|februar|marts|april|maj|juni|"
    r"juli|august|september|oktober|november|december|kvartal|halvår|kv\.|plan|beskæftigelsesplan\w*|budget|foråret|efteråret|sommeren|vinteren)\s+$",
    re.IGNORECASE,
)
_QUANTITY_BEFORE = re.compile(
    r"(?:\b(?:ca\.?|cirka|knap|godt|mindst|minimum|min\.|højst|højest|maksimalt|maks\.?|max\.?|næsten|yderligere|kr\.?|nr\.?|nummer|i\s+alt)|[<>≥≤§])\s*$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"[ \u00a0]+(?:\w{2,}[ \u00a0]+)?\w*(?:modtagere?|personer|borgere|ledige|sager|forløb|aftaler|virksomheder"
    r"|praktikker|pladser|medarbejdere|flygtninge|jobs?|ansatte|deltagere|indbyggere|elever|medlemmer|kroner|samtaler"
    r"|møder|stillinger|beskæftigede|lønmodtagere|kontakter)\b",
    re.IGNORECASE,
)
_NEXT_OF_RANGE = re.compile(r"\s*(?:[-–—]|til|og)\s*[0-9]+(?:[.,][0-9]+)*", re.IGNORECASE)
# Plans speak of these years; four figures outside them are a year only where the words before say so.
_USUAL = range(1980, 2060)
_POSSIBLE = range(1900, 2100)


def is_year(text: str, start: int, end: int) -> bool:
    """Whether the four figures `text[start:end]`, with no figure or stop glued to them, are a year.

    *i 2019*, *Beskæftigelsesplan 2015* are; *ca. 2000*, *2050 fuldtidspersoner*, *fra 2000 til 2100 personer* are not.
    """
    if int(text[start:end]) not in _POSSIBLE:
        return False
    before = text[max(0, start - 24) : start]
    if _TIME_BEFORE.search(before):
        return True
    if _QUANTITY_BEFORE.search(before) or _counts(text, end):
        return False
    following = _NEXT_OF_RANGE.match(text, end)
    if following and _counts(text, following.end()):
        return False
    return int(text[start:end]) in _USUAL


def _counts(text: str, end: int) -> bool:
    """Whether a unit or a counted noun stands behind the figures."""
    if text[end : end + 1] not in {" ", "\u00a0", "%", "\u202f"}:
        return False
    return number_units.after(text, end) is not None or bool(_COUNTED.match(text, end))
