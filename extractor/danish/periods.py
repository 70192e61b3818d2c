"""The strict grammar of periods: every printed year, quarter, half-year, month, date and span with its ISO form.

The notation is that of ISO 8601 and SDMX: `2019`, `2019-Q2`, `2019-S1`, `2014-01`, `2019-08-01`, `2018-07/2019-07`.
*primo*, *ultimo*, *indgangen til* and *udgangen af* a year are its first and last month; *medio* a year is June.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from extractor.danish import period_relative, period_spans, period_terms
from extractor.danish.memory import TEXTS
from extractor.danish.period_terms import Term
from models.calendar import Stretch, parse

Relation = Literal["at", "during", "until", "since", "span"]

_UNTIL = re.compile(
    r"\b(?:senest|inden|indtil|frem\s+til|frem\s+mod|frem\s+imod|hen\s+imod|til\s+og\s+med|t\.o\.m\.|op\s+til)\s+(?:ved\s+|med\s+|i\s+|den\s+|d\.\s*|år\s+)*$",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\b(?:siden|fra\s+og\s+med|f\.o\.m\.|med\s+virkning\s+fra)\s+(?:ved\s+|i\s+|den\s+|d\.\s*|år\s+)*$", re.IGNORECASE
)
_DURING = re.compile(r"\b(?:i\s+løbet\s+af|igennem|gennem|hele|i\s+hele)\s+(?:året\s+|år\s+)?$", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"\b(?:i|fra|til|pr\.?|per|siden|inden|for|med|og|af|ved|hele|primo|medio|ultimo)\s+(?:den\s+)?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Period:
    """One period: `text[start:end] == printed`, `iso` in the dataset's notation.

    `relation`: *until* for a deadline (*senest*, *inden*, *frem til*), *since* for a beginning, *during* for *i løbet
    af*, *span* where from and to are said, else *at*. `is_resolved` where the words lean on another period or on the
    document's year (*samme periode året før*, *i april*).
    """

    start: int
    end: int
    printed: str
    iso: str
    relation: Relation = "at"
    is_resolved: bool = False

    @property
    def first(self) -> str:
        """Where it begins: the part before the stroke of a span."""
        return self.iso.split("/")[0]

    @property
    def last(self) -> str:
        """Where it ends."""
        return self.iso.split("/")[-1]


def find(text: str, year: int | None = None, anchor: Period | None = None) -> list[Period]:
    """The periods of `text` in order of print, not overlapping.

    `year` fills in where the words name none (*i april*, *1. kvartal*, *udgangen af året*); without it such words give
    no period. `anchor`: the period spoken of before, for *i samme periode* and *samme kvartal året før*.
    """
    return list(_find(text, year, anchor))


@lru_cache(maxsize=TEXTS)
def _find(text: str, year: int | None, anchor: Period | None) -> tuple[Period, ...]:
    terms = [
        term
        for term in period_spans.join(text, list(_terms(text)))
        if term.has_year or (year is not None and _is_date(text, term))
    ]
    named = [(term.start, term.end, term.has_year, _stretch(term, year)) for term in terms]
    leaning = list(
        period_relative.same(
            text, [(end, stretch) for _, end, _, stretch in named], parse(anchor.iso) if anchor else None
        )
    )
    swallowed = [(one.start, one.end) for one in leaning]
    found = [
        _period(text, start, end, stretch, not has_year)
        for start, end, has_year, stretch in named
        if not any(begin <= start < finish for begin, finish in swallowed)
    ]
    found += [_period(text, one.start, one.end, one.stretch, True) for one in leaning if one.stretch]
    return tuple(sorted(found, key=lambda period: period.start))


@lru_cache(maxsize=TEXTS)
def _terms(text: str) -> tuple[Term, ...]:
    return tuple(period_terms.find(text))


def resolve(text: str, anchor: Period | None, year: int | None) -> Period | None:
    """The period that a phrase such as *samme periode året før*, *seneste 12 måneder* or *inden for fire år* comes to.

    `anchor`: the period spoken of; `year`: the year in which the text speaks. None where the phrase, or what it leans
    on, leaves it open. The place is the whole of `text`.
    """
    resolved = period_relative.resolve(text, parse(anchor.iso) if anchor else None, year)
    if resolved is None:
        return None
    stretch, is_deadline = resolved
    relation: Relation = "until" if is_deadline else "at" if stretch.first == stretch.last else "span"
    return Period(0, len(text), text, stretch.iso, relation, is_resolved=True)


def _is_date(text: str, term: Term) -> bool:
    """Whether words without a year are a date: a month's name needs a preposition, a span or *måned* beside it."""
    return (
        term.is_bound or term.first != term.last or bool(_PREPOSITION.search(text, max(0, term.start - 12), term.start))
    )


def _stretch(term: Term, year: int | None) -> Stretch:
    if not term.has_year and year is not None:
        term = term.in_year(year)
    return Stretch(term.first, term.last)


def _period(text: str, start: int, end: int, stretch: Stretch, is_resolved: bool) -> Period:
    return Period(start, end, text[start:end], stretch.iso, _relation(text, start, stretch), is_resolved)


def _relation(text: str, start: int, stretch: Stretch) -> Relation:
    if stretch.first != stretch.last:
        return "span"
    window = max(0, start - 32)
    for pattern, relation in _RELATIONS:
        if pattern.search(text, window, start):
            return relation
    return "at"


_RELATIONS: tuple[tuple[re.Pattern[str], Relation], ...] = ((_UNTIL, "until"), (_SINCE, "since"), (_DURING, "during"))
