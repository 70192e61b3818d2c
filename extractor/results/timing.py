"""When each number of a sentence holds, and what it is compared with.

A change over *juli 2018 til juli 2019* is observed at the end and compared with the beginning; *januar – april 2019* is
one stretch of time. What a sentence leaves out (*i samme periode*) it takes from the one before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.danish import periods as dates
from extractor.danish.numbers import Number
from extractor.danish.period_calendar import parse
from extractor.danish.periods import Period
from extractor.results.clauses import Clause, after, clause_of
from extractor.results.sizes import Kind, Size

_COMPARED = re.compile(
    r"(?:\bi\s+forhold\s+til|\bift\.|\bi\s+relation\s+til|\bsammenlignet\s+med|\bsammenholdt\s+med|\bend(?:\s+(?:i|ved|det\s+var\s+i|året|niveauet\s+i))?|\bsiden|\bmod(?:\s+i)?|"
    r"\bniveau\s+(?:som|med)(?:\s+i)?|\bmålt\s+mod|\bfra)"
    r"(?:\s+(?:gennemsnittet|niveauet|resultatet|resultaterne|antallet|andelen|tallet|tallene|den|det|de|både|udgangen\s+af|baseline|slutningen\s+af)(?:\s+(?:for|i|fra|af))?)*\s*$",
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:pt\.|p\.t\.|i\s+dag|aktuelt|i\s+øjeblikket|nuværende|for\s+tiden|på\s+nuværende\s+tidspunkt)", re.IGNORECASE)
_FROM = re.compile(r"\bfra\s*$", re.IGNORECASE)
_THROUGH = re.compile(r"\btil\s+og\s+med\s+(?:udgangen\s+af\s+)?$", re.IGNORECASE)
_LEANS = re.compile(
    r"\b(?:et\s+år\s+(?:tidligere|før|forinden)|året\s+før|i\s+(?:den\s+|hele\s+)?(?:samme\s+|denne\s+|pågældende\s+)?periode(?:n)?|samme\s+(?:periode|kvartal|måned|tidspunkt|tidsrum|år)|tilsvarende|ligeledes|også|heraf|dermed)\b",
    re.IGNORECASE,
)
_ROLLING = re.compile(r"\b(?:seneste|sidste)\s+(?P<count>12|tolv)\s+måneder\b", re.IGNORECASE)
_YEAR_ON_YEAR = re.compile(
    r"\b(?:samme\s+(?:kvartal|periode|måned)\s+(?:året\s+før|sidste\s+år)|året\s+før|(?:på|over|igennem|gennem)\s+et\s+år|det\s+seneste\s+år|sidste\s+år)\b", re.IGNORECASE
)
_YEAR_BEFORE = re.compile(r"\b(?:(?:et\s+)?år(?:et)?\s+(?:før|forinden|tidligere)|(?:det\s+)?foregående\s+år|samme\s+tid(?:spunkt)?\s+(?:året\s+før|sidste\s+år))\b", re.IGNORECASE)
_ROLLED_BEFORE = re.compile(r"\b(?:12|tolv)\s+måneder\s+(?:forinden|før)\b|\bforegående\s+(?:12|tolv)\s+måneder\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class When:
    """A period and what it is compared with, in the dataset's notation."""

    period: str | None = None
    comparison: str | None = None


def leans(sentence: str) -> bool:
    """Whether a sentence points back to the period of what was said before."""
    return bool(_LEANS.search(sentence))


def times(sentence: str, found: Sequence[Size | None], parts: Sequence[Clause], year: int | None, known: When) -> list[When]:
    """When each number holds. `year` is that of months without one; `known` holds where the sentence is silent."""
    anchor = _period(known.period)
    named = _year_before(sentence, _through(sentence, dates_of(sentence, year, anchor)), known.period)
    compared = [one for one in named if _is_compared(sentence, one)]
    plain = [one for one in named if one not in compared]
    numbers = [size.number for size in found if size]
    whens = iter(
        [_when(sentence, size, index, numbers, parts, plain, compared, known) for index, size in enumerate(filter(None, found))]
    )
    read = [next(whens) if size else When() for size in found]
    return _from_levels(found, read)


def _when(
    sentence: str, size: Size, index: int, numbers: Sequence[Number], parts: Sequence[Clause],
    plain: Sequence[Period], compared: Sequence[Period], known: When,
) -> When:  # fmt: skip
    own = _beside(sentence, numbers, index, parts, plain, compared)
    period = own or _elsewhere(size, plain)
    if size.kind is Kind.CHANGE:
        return _of_change(sentence, period, plain, compared, known)
    if size.number.range_role and period is not None and _is_between(sentence, period):
        return When(period.first if size.number.range_role == "from" else period.last)
    if period is not None:
        return When(_whole_year(period.iso), _level_compared(sentence, size, index, numbers, parts, plain, compared))
    return When(None if _NOW.search(sentence) else known.period)


def _beside(
    sentence: str, numbers: Sequence[Number], index: int, parts: Sequence[Clause], plain: Sequence[Period], compared: Sequence[Period]
) -> Period | None:
    """The period that belongs to this number alone: right after it, or before it in its own clause."""
    start, end = after(sentence, numbers, index)
    behind = [one for one in (*plain, *compared) if start <= one.start < end and not (one in compared and not _mod_before(sentence, numbers[index]))]
    if behind:
        return behind[0]
    clause = clause_of(parts, numbers[index].start)
    taken = [after(sentence, numbers, earlier) for earlier in range(index)]
    free = [
        one for one in plain
        if clause.start <= one.start < numbers[index].start and not any(a <= one.start < b for a, b in taken)
    ]  # fmt: skip
    return free[-1] if free else None


def _mod_before(sentence: str, number: Number) -> bool:
    return bool(re.search(r"\bmod\s+(?:ca\.\s+|kun\s+|hele\s+)?$", sentence[: number.start], re.IGNORECASE))


def _elsewhere(size: Size, plain: Sequence[Period]) -> Period | None:
    """A period that the sentence names in another clause holds for all of it; the nearest before, else the first."""
    earlier = [one for one in plain if one.start < size.number.start]
    return earlier[-1] if earlier else plain[0] if plain else None


def _of_change(
    sentence: str, period: Period | None, plain: Sequence[Period], compared: Sequence[Period], known: When
) -> When:
    against = compared[0] if compared else None
    if period is not None and against is None and period.iso == known.period:
        return known
    if period is not None and against is None and _is_between(sentence, period):
        return When(period.last, period.first)
    if period is not None:
        return When(period.iso, against.iso if against else None)
    if against is not None:
        return When(known.period if known.period != against.iso else None, against.iso)
    return When() if _NOW.search(sentence) and not known.period else known


def _is_between(sentence: str, period: Period) -> bool:
    """Whether a change went on from the first to the last of a span, rather than was seen over all of it."""
    if period.first == period.last:
        return False
    return period.first[:4] != period.last[:4] or bool(_FROM.search(sentence[: period.start])) or period.printed.lower().startswith("fra")


def _level_compared(
    sentence: str, size: Size, index: int, numbers: Sequence[Number], parts: Sequence[Clause], plain: Sequence[Period], compared: Sequence[Period]
) -> str | None:
    """A level is compared with the period after *mod* (*179 mod 373 i januar 2011*), and with the one before where it
    is said to have come from there (*er steget til 393*)."""
    number = size.number
    if index + 1 < len(numbers) and _mod_before(sentence, numbers[index + 1]):
        start, end = after(sentence, numbers, index + 1)
        behind = [one for one in (*plain, *compared) if start <= one.start < end]
        return behind[0].iso if behind else None
    if index and re.search(r"\b(?:steget|faldet|vokset|øget|reduceret)\s+til\s+$", sentence[: number.start], re.IGNORECASE):
        earlier = [one for one in plain if one.start < numbers[index - 1].start]
        return earlier[-1].iso if earlier else None
    clause = clause_of(parts, number.start)
    until = numbers[index + 1].start if index + 1 < len(numbers) else clause.end
    against = [one for one in compared if clause.start <= one.start < until]
    return against[0].iso if against and not number.range_role and not _mod_before(sentence, number) else None


def _from_levels(found: Sequence[Size | None], read: list[When]) -> list[When]:
    """A change whose levels are dated and that is not itself (*faldet med 12 fra 280 i januar til 268 i maj*)."""
    starts = [when.period for size, when in zip(found, read, strict=True) if size and size.number.range_role == "from"]
    ends = [when.period for size, when in zip(found, read, strict=True) if size and size.number.range_role == "to"]
    if len(starts) != 1 or len(ends) != 1 or not starts[0] or not ends[0] or starts == ends:
        return read
    return [
        When(ends[0], starts[0]) if size and size.kind is Kind.CHANGE and when.comparison is None else when
        for size, when in zip(found, read, strict=True)
    ]


def _is_compared(sentence: str, period: Period) -> bool:
    if period.first != period.last and re.search(r"\bfra\s*$", sentence[: period.start], re.IGNORECASE):
        return False
    if _YEAR_BEFORE.fullmatch(period.printed) and not sentence[: period.start].strip(" \n*_"):
        return False  # "Et år tidligere var der …" speaks of that year
    return bool(_COMPARED.search(sentence[: period.start])) or period.relation == "since" or bool(
        period.is_resolved and re.search(r"\b(?:før|forinden|forrige|sidste|foregående)\b", period.printed, re.IGNORECASE)
    )


def _year_before(sentence: str, named: list[Period], known: str | None) -> list[Period]:
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
    for first, last in zip(named, named[1:], strict=False):
        if len(first.iso) == 4 and last.iso.startswith(first.iso) and len(last.iso) == 7 and _THROUGH.search(sentence[: last.start]):
            joined = Period(first.start, last.end, sentence[first.start : last.end], f"{first.iso}-01/{last.iso}", "span")
            return [joined if one is first else one for one in named if one is not last]
    return named


def dates_of(sentence: str, year: int | None, anchor: Period | None = None) -> list[Period]:
    """The periods of a sentence; months without a year are of the only year that it names, else of `year`."""
    named = dates.find(sentence, year, anchor)
    years = {one.first[:4] for one in dates.find(sentence) if not one.is_resolved}
    return dates.find(sentence, int(years.pop()), anchor) if len(years) == 1 else named


def _whole_year(iso: str) -> str:
    """January to December of a year is the year."""
    found = re.fullmatch(r"(\d{4})-01/(\d{4})-12", iso)
    return found[1] if found and found[1] == found[2] else iso


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


def a_year_before(period: str) -> str:
    """The same period of the year before."""
    return parse(period).in_years(-1).iso


def _period(iso: str | None) -> Period | None:
    return Period(0, 0, "", iso) if iso else None


def spoken_of(sentence: str, year: int | None) -> When | None:
    """The span of time that a sentence without numbers sets for those after it (*er faldende fra 2017 til 2018*)."""
    named = [one for one in dates_of(sentence, year) if one.first != one.last]
    if len(named) != 1:
        return None
    return When(named[0].last, named[0].first) if _is_between(sentence, named[0]) else When(named[0].iso)
