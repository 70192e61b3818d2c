"""Terms that belong together: spans (*januar – april 2019*, *fra 2017 til 2019*), lists, years said once for two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.danish.period_terms import Term
from models.calendar import Grain, Moment

_THROUGH = re.compile(
    r"\s*(?:[-–—−]|(?:og\s+)?(?:frem\s+)?til(?:\s+og\s+med)?|t\.?o\.?m\.?|indtil)\s*(?:den\s+|d\.\s*|(?:starten|slutningen|begyndelsen)\s+af\s+|sommeren\s+|foråret\s+|efteråret\s+)?",
    re.IGNORECASE,
)
_STROKE = re.compile(r"\s?/\s?")
_AND = re.compile(r"\s*(?:,?\s*(?:og|samt|eller)(?!\w)|[,&])\s*", re.IGNORECASE)
_AND_ALONE = re.compile(r"\s+(?:og|samt)\s+(?:i\s+)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:mellem|imellem)\s+(?:den\s+)?$", re.IGNORECASE)
_BRACKET = re.compile(r"\s?\(\s?(?:i\s+|pr\.?\s+)?", re.IGNORECASE)
_UP_TO = re.compile(r"\s?\(\s?(?:fra\s+årets\s+start\s+)?(?:til\s+og\s+med|t\.?o\.?m\.?|frem\s+til)\s+", re.IGNORECASE)
_INTO = re.compile(r"\s?[,:(]?\s?")


def join(text: str, terms: Sequence[Term]) -> list[Term]:
    """`terms` with spans made one, and missing years taken from the term that they belong to."""
    for step in (_year_first, _by_stroke, _lists, _through, _shared_parts):
        terms = step(text, terms)
    return list(terms)


def _glue(text: str, first: Term, second: Term) -> str:
    return text[first.end : second.start]


def _year_first(text: str, terms: Sequence[Term]) -> list[Term]:
    """*2019, 1. kvartal* and *2013 (jan-dec)*: the year stands before its part; *2019 (til og med maj)* begins it."""
    joined: list[Term] = []
    for term in terms:
        last = joined[-1] if joined else None
        if last is None or last.first.year is None or not _is_plain_year(last) or term.has_year or term.of_this_year:
            joined.append(term)
            continue
        glue, filled = _glue(text, last, term), term.in_year(last.first.year)
        if _UP_TO.fullmatch(glue):
            begin = Moment(filled.last.grain, last.first.year)
            joined[-1] = replace(filled, start=last.start, first=begin, is_bound=True)
        elif term.grain in {Grain.QUARTER, Grain.HALF} and _INTO.fullmatch(glue):
            joined[-1] = replace(filled, start=last.start)
        else:
            joined.append(replace(filled, is_bound=True) if _BRACKET.fullmatch(glue) else term)
    return joined


def _is_plain_year(term: Term) -> bool:
    return term.grain is Grain.YEAR and term.first == term.last and not term.edge


def _by_stroke(text: str, terms: Sequence[Term]) -> list[Term]:
    """*marts/april 2019*, *2022/2023*: neighbours."""
    joined: list[Term] = []
    for term in terms:
        last = joined[-1] if joined else None
        merged = (
            _span(last, term)
            if last and last.grain is term.grain and _STROKE.fullmatch(_glue(text, last, term))
            else None
        )
        if merged and term.grain in {Grain.MONTH, Grain.YEAR, Grain.QUARTER}:
            joined[-1] = merged
        else:
            joined.append(term)
    return joined


def _lists(text: str, terms: Sequence[Term]) -> list[Term]:
    """*januar og februar 2019*, *maj, juni og juli 2019*: one stretch where they follow on, else each its own."""
    joined: list[Term] = []
    for term in reversed(terms):
        following = joined[-1] if joined else None
        if (
            following and following.last.year is not None and not term.has_year and not following.edge
            and term.grain is following.grain and term.grain in {Grain.MONTH, Grain.QUARTER, Grain.HALF}
            and _AND.fullmatch(_glue(text, term, following))
        ):  # fmt: skip
            filled = term.in_year(following.last.year)
            if filled.last.shifted(1) == following.first:
                joined[-1] = replace(following, start=term.start, first=filled.first)
                continue
            term = replace(filled, is_bound=True)
        joined.append(term)
    return joined[::-1]


def _through(text: str, terms: Sequence[Term]) -> list[Term]:
    joined: list[Term] = []
    for term in terms:
        last = joined[-1] if joined else None
        merged = None
        if last and (_THROUGH.fullmatch(_glue(text, last, term)) or _is_between(text, last, term)):
            merged = _span(last, term)
        if merged:
            joined[-1] = merged
        else:
            joined.append(term)
    return joined


def _is_between(text: str, first: Term, second: Term) -> bool:
    return bool(
        _AND_ALONE.fullmatch(_glue(text, first, second))
        and _BETWEEN.search(text, max(0, first.start - 16), first.start)
    )


def _span(first: Term, second: Term) -> Term | None:
    """From the first to the second; None where that would run backwards. A year said once holds for both."""
    if first.of_this_year or second.of_this_year:
        return None
    begin, end = first.first, second.last
    if begin.year is None and end.year is not None:
        begin = begin.in_year(end.year)
        begin = begin.in_year(end.year - 1) if begin.first_month > end.last_month else begin
    elif begin.year is not None and end.year is None:
        if second.grain is Grain.YEAR:
            return None
        end = end.in_year(begin.year)
        end = end.in_year(begin.year + 1) if end.last_month < begin.first_month else end
    elif begin.year is None and second.first.first_month < first.first.first_month:
        return None
    if begin.year is not None and (end.last_month < begin.first_month or begin == end):
        return None
    return Term(first.start, second.end, begin, end, first.grain)


def _shared_parts(text: str, terms: Sequence[Term]) -> list[Term]:
    """*1. kvartal 2018 og 2019*: the same part of the second year."""
    joined: list[Term] = []
    for term in terms:
        last = joined[-1] if joined else None
        if (
            last and _is_plain_year(term) and term.first.year is not None
            and last.grain in {Grain.MONTH, Grain.QUARTER, Grain.HALF} and last.first == last.last and last.has_year
            and re.fullmatch(r"\s+(?:og|samt)\s+", _glue(text, last, term), re.IGNORECASE)
        ):  # fmt: skip
            moment = last.first.in_year(term.first.year)
            term = replace(term, first=moment, last=moment)
        joined.append(term)
    return joined
