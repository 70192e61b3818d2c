"""Which periods a sentence names, those that lean on another included, and the time that it leaves in mind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from extractor.danish import periods as dates
from extractor.danish.periods import Period
from models.blocks import BlockKind, Reading
from models.calendar import parse
from models.records import Document
from models.terms import DocType

YEAR, MONTH = 4, 7  # lengths of "2019", and of "2019-06" and "2019-Q2"

_YEAR_BEFORE = re.compile(
    r"\b(?:(?:et\s+)?år(?:et)?\s+(?:før|forinden|tidligere)|(?:det\s+)?foregående\s+år|"
    r"samme\s+tid(?:spunkt)?\s+(?:året\s+før|sidste\s+år))\b",
    re.IGNORECASE,
)
_THROUGH = re.compile(r"\btil\s+og\s+med\s+(?:udgangen\s+af\s+)?$", re.IGNORECASE)
_FROM = re.compile(r"\bfra\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class When:
    """A period and what it is compared with, in the dataset's notation."""

    period: str | None = None
    comparison: str | None = None


def named(sentence: str, year: int | None, known: str | None) -> list[Period]:
    """The periods of a sentence with those that lean on one of them, or on the one spoken of before (`known`)."""
    anchor = Period(0, 0, "", known) if known else None
    return _with_year_before(sentence, _through(sentence, dates_of(sentence, year, anchor)), known)


def dates_of(sentence: str, year: int | None, anchor: Period | None = None) -> list[Period]:
    """The periods of a sentence; months without a year are of the only year that it names, else of `year`."""
    found = dates.find(sentence, year, anchor)
    years = {one.first[:4] for one in dates.find(sentence) if not one.is_resolved}
    return dates.find(sentence, int(years.pop()), anchor) if len(years) == 1 else found


def _with_year_before(sentence: str, named: list[Period], known: str | None) -> list[Period]:
    """*året før*, *et år tidligere*: a year before the period that is spoken of."""
    added = []
    for match in _YEAR_BEFORE.finditer(sentence):
        if any(one.start < match.end() and match.start() < one.end for one in named):
            continue
        earlier = [one.iso for one in named if one.end <= match.start()]
        base = earlier[-1] if earlier else known
        if base:
            iso = a_year_before(base)
            added.append(Period(match.start(), match.end(), match.group(), iso, is_resolved=True))
    return sorted([*named, *added], key=lambda one: one.start)


def _through(sentence: str, named: list[Period]) -> list[Period]:
    """*2019 (til og med september)* is the months of 2019 up to September."""
    for first, last in pairwise(named):
        if (
            len(first.iso) == 4
            and last.iso.startswith(first.iso)
            and len(last.iso) == 7
            and _THROUGH.search(sentence[: last.start])
        ):
            joined = Period(
                first.start, last.end, sentence[first.start : last.end], f"{first.iso}-01/{last.iso}", "span"
            )
            return [joined if one is first else one for one in named if one is not last]
    return named


def is_year_before(period: Period) -> bool:
    """Whether a period is named only as the year before another (*et år tidligere*)."""
    return _YEAR_BEFORE.fullmatch(period.printed) is not None


def is_between(sentence: str, period: Period) -> bool:
    """Whether a change went on from the first to the last of a span, rather than was seen over all of it."""
    if period.first == period.last:
        return False
    return (
        period.first[:4] != period.last[:4]
        or bool(_FROM.search(sentence[: period.start]))
        or period.printed.lower().startswith("fra")
    )


def spoken_of(sentence: str, year: int | None) -> When | None:
    """The span of time that a sentence without numbers sets for those after it (*er faldende fra 2017 til 2018*)."""
    spans = [one for one in dates_of(sentence, year) if one.first != one.last]
    if len(spans) != 1:
        return None
    return When(spans[0].last, spans[0].first) if is_between(sentence, spans[0]) else When(spans[0].iso)


def whole_year(iso: str) -> str:
    """January to December of a year is the year."""
    found = re.fullmatch(r"(\d{4})-01/(\d{4})-12", iso)
    return found[1] if found and found[1] == found[2] else iso


def a_year_before(period: str) -> str:
    """The same period of the year before."""
    return parse(period).in_years(-1).iso


def reported_by(document: Document, reading: Reading) -> str | None:
    """The period that a report is about where nothing else is said: the quarter, half-year or month of its title, else
    its year. None for a document that is no report."""
    if document.doc_type is not DocType.STATUS or document.year is None:
        return None
    cover = "\n".join([document.title or "", *(reading.content(block) for block in reading.of_kind(BlockKind.TITLE))])
    named = [one.iso for one in dates.find(cover, document.year) if YEAR < len(one.iso) <= MONTH]
    return next((iso for iso in named if iso.startswith(str(document.year)) and "/" not in iso), str(document.year))
