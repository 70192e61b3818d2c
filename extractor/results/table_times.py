"""The time that a table, a figure or a note gives to the sentences that speak of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.danish import periods as dates
from extractor.results.moments import When, a_year_before

_YEAR_ON_YEAR = re.compile(
    r"\b(?:samme\s+(?:kvartal|periode|måned)\s+(?:året\s+før|sidste\s+år)|året\s+før|(?:på|over|igennem|gennem)\s+et\s+år|"
    r"det\s+seneste\s+år|sidste\s+år)\b",
    re.IGNORECASE,
)
_ROLLING = re.compile(r"\b(?:seneste|sidste)\s+(?P<count>12|tolv)\s+måneder\b", re.IGNORECASE)
_ROLLED_BEFORE = re.compile(
    r"\b(?:12|tolv)\s+måneder\s+(?:forinden|før)\b|\bforegående\s+(?:12|tolv)\s+måneder\b", re.IGNORECASE
)


def of_table(texts: Sequence[str]) -> When:
    """The period that a caption, a header or the sentence that announces it gives a table, and the one that its changes
    are against."""
    read = [_of_caption(text) for text in texts]
    period = next((one.period for one in read if one.period), None)
    if period is None:
        return When()
    against = next((one.comparison for one in read if one.period == period and one.comparison), None)
    if against is None and any(_YEAR_ON_YEAR.search(text) for text in texts):
        against = a_year_before(period)
    return When(period, against)


def _of_caption(text: str) -> When:
    named = dates.find(text)
    if not named:
        return When()
    rolling = _ROLLING.search(text)
    if rolling and len(named) == 1:
        latest = dates.resolve(rolling.group(), named[0], None)
        before = latest and _ROLLED_BEFORE.search(text)
        against = dates.resolve("12 måneder forinden", latest, None) if before else None
        return When(latest.iso, against.iso if against else None) if latest else When()
    isos = sorted({one.iso for one in named})
    if len(isos) == 2 and [len(iso) for iso in isos] == [len(isos[0])] * 2 and isos[0][4:] == isos[1][4:]:
        return When(isos[1], isos[0])
    if len(isos) > 1:
        return When()
    return When(named[0].last, named[0].first) if named[0].first[:4] != named[0].last[:4] else When(named[0].iso)


def of_note(text: str) -> When:
    """The period of the figures that a note explains: the first that it names."""
    named = dates.find(text)
    return When(named[0].iso) if named else When()
