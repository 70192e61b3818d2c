"""How long people have been in a state, after how long a step is counted, and how old they are: what tells goals of
one group and measure apart although their words are nearly the same ("over 26 uger", "over 52 uger")."""

from __future__ import annotations

import re

from models.terms import Measure

WEEKS_PER_MONTH = 52 / 12
YOUNGEST = 15  # years from which a bare number of years is an age rather than a stretch
_WORDS = {
    "et": 1.0,
    "en": 1.0,
    "ét": 1.0,
    "to": 2.0,
    "tre": 3.0,
    "fire": 4.0,
    "fem": 5.0,
    "seks": 6.0,
    "otte": 8.0,
    "ti": 10.0,
    "tolv": 12.0,
    "halvandet": 1.5,
    "et halvt": 0.5,
}
_NUMBER = r"(?P<number>\d+(?:,\d+)?|et halvt|halvandet|" + "|".join(word for word in _WORDS if " " not in word) + ")"
_UNIT = r"(?P<unit>uger?s?|måneder?s?|mdr\.?|års?)\b"
_OVER = r"over|mere end|længere end|længere tid end|mindst|minimum|passeret|udover|ud over"
_UNDER = r"under|højst|højest|maksimalt|op til|mindre end|kortere end|indenfor|inden for|inden"
_BEFORE = re.compile(rf"\b(?P<relation>{_OVER}|{_UNDER}|efter)\s+(?:de\s+første\s+)?{_NUMBER}\s+{_UNIT}(?!\w)")
_AFTER = re.compile(rf"\b{_NUMBER}\s+{_UNIT}\s+(?P<relation>efter|senere|i kommunen)")
_ROW = re.compile(
    rf"^{_NUMBER}\s+{_UNIT}(?=\s*$|\s*\t|\s+\w+\s*\t)"
)  # a row of a goal table that begins with its stretch
_AGED = re.compile(r"\b(\d\d)\s*[-–]\s*(\d\d)[ -]*årig|\b(\d\d)[ -]*årig")
_AGE = re.compile(r"\b(over|under|fyldt|mindst)\s+(\d\d)\s*år\b")
# A stretch of the plan's own time is no stretch of people's: "inden 2 år er …", "i de næste 2 år".
_STEPS = frozenset({Measure.TRANSITION, Measure.SHARE})


def stretches(quote: str, measure: Measure | None) -> frozenset[tuple[str, float]]:
    """(relation, months): `over` and `under` for a time spent in a state, `after` for the time after which a step is
    counted. Weeks and years are told in months, so that 52 weeks, 12 months and a year are the same."""
    if measure is Measure.DURATION:
        return frozenset()
    text = quote.lower()
    found = set()
    for match in (*_BEFORE.finditer(text), *_AFTER.finditer(text), *_ROW.finditer(text)):
        months = _months(match["number"], match["unit"])
        if match["unit"].startswith("år") and months >= YOUNGEST * 12:
            continue
        found.add((_relation(match.groupdict().get("relation") or "efter", measure), months))
    return frozenset(found)


def ages(quote: str, groups: tuple[str, ...]) -> frozenset[str]:
    """The limits of age that the words name, as "16-66", "<30" or ">50"; none for young people, who are under 30."""
    text = quote.lower()
    found = {match[3] or f"{match[1]}-{match[2]}" for match in _AGED.finditer(text)}
    found |= {("<" if match[1] == "under" else ">") + match[2] for match in _AGE.finditer(text)}
    young = {"<30", "18-29", "15-29", "16-29"}
    if {"unge", "uddannelseshjælp"} & {*groups} or "ung" in text:
        found -= young
    return frozenset(found)


def _months(number: str, unit: str) -> float:
    value = _WORDS[number] if number in _WORDS else float(number.replace(",", "."))
    if unit.startswith("uge"):
        value /= WEEKS_PER_MONTH
    elif unit.startswith("år"):
        value *= 12
    return float(round(value))


def _relation(word: str, measure: Measure | None) -> str:
    if word in _OVER.split("|"):
        return "over"
    if measure in _STEPS or word in {"efter", "senere", "i kommunen"}:
        return "after"
    return "under"
