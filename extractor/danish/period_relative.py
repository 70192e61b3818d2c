"""Periods that lean on another: *samme periode året før*, *seneste 12 måneder*, *inden for fire år*, *næste år*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.danish.number_words import cardinal
from models.calendar import Grain, Moment, Stretch, months

_COUNT = r"[0-9]{1,2}|en|et|én|ét|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv"
_YEAR_BEFORE = (
    r"(?:året\s+(?:før|forinden|tidligere|forud)|(?:det\s+)?(?:foregående|forrige)\s+år|sidste\s+år"
    r"|et\s+år\s+(?:før|tidligere|forinden))"
)
_SAME = re.compile(
    rf"""(?<!\w)(?:den\s+|det\s+)?(?:samme|tilsvarende)\s+(?P<what>periode|kvartal|måned|halvår|tidspunkt)(?!\w)
        (?:\s+(?:(?:i\s+)?(?P<year>(?:19|20)[0-9]{{2}})(?![0-9]|[.,][0-9])|(?:i\s+)?(?P<before>{_YEAR_BEFORE})(?!\w)))?""",
    re.VERBOSE | re.IGNORECASE,
)
_LATEST = re.compile(
    rf"(?<!\w)(?:de(?:t)?\s+)?(?:seneste|sidste|forløbne|forgangne)\s+(?:(?P<count>{_COUNT})\s+)?(?P<unit>måned(?:er)?|kvartal(?:er)?|(?(count)år|(?!))|halvår)(?!\w)",
    re.IGNORECASE,
)
_BEFORE_THAT = re.compile(
    rf"(?<!\w)(?:de\s+)?(?P<count>{_COUNT})\s+(?P<unit>måneder|kvartaler)\s+(?:forinden|før)(?!\w)", re.IGNORECASE
)
_WITHIN = re.compile(
    rf"(?<!\w)(?:inden\s*for|om|i\s+løbet\s+af|over)\s+(?:de(?:t)?\s+)?(?:(?:kommende|næste)\s+)?(?P<count>{_COUNT})\s+(?:kommende\s+)?år(?!\w)",
    re.IGNORECASE,
)
_NAMED_YEAR = re.compile(
    rf"(?<!\w)(?:(?P<next>næste\s+år)|(?P<last>(?<!de\s)sidste\s+år|forrige\s+år|{_YEAR_BEFORE})|(?P<this>i\s+år|(?:i\s+)?indeværende\s+år|dette\s+år))(?!\w)",
    re.IGNORECASE,
)
_THE_PERIOD = re.compile(r"(?<!\w)(?:samme|denne|den\s+(?:givne|pågældende|nævnte))\s+periode(?!\w)", re.IGNORECASE)
_GRAINS = {"måned": Grain.MONTH, "kvartal": Grain.QUARTER, "halvår": Grain.HALF, "år": Grain.YEAR}


@dataclass(frozen=True, slots=True)
class Leaning:
    """A phrase that leans on another period, and what it comes to; None where that cannot be told."""

    start: int
    end: int
    stretch: Stretch | None


def same(text: str, named: Sequence[tuple[int, Stretch]], anchor: Stretch | None) -> Iterator[Leaning]:
    """*samme periode i 2018*, *samme kvartal året før*, *i samme periode* in `text`.

    `named`: the periods that `text` itself names, with where they end, ascending. What a phrase with a year or *året
    før* leans on is the latest of them before it that fits; without one it leans on `anchor`. *samme periode* alone
    leans on `anchor`, or on the only period named before it.
    """
    for match in _SAME.finditer(text):
        before = [stretch for end, stretch in named if end <= match.start()]
        fitting = [stretch for stretch in before if _fits(match["what"].lower(), stretch)]
        if match["year"] or match["before"]:
            base = next((stretch for stretch in reversed(fitting) if stretch.first.grain is not Grain.YEAR), None)
            base = base or (fitting[-1] if fitting else None) or _fitting(match["what"].lower(), anchor)
        else:
            base = (
                fitting[0]
                if len(set(fitting)) == 1
                else _fitting(match["what"].lower(), anchor)
                if not fitting
                else None
            )
        yield Leaning(match.start(), match.end(), _moved(base, match))


def _fits(what: str, stretch: Stretch) -> bool:
    grain = _GRAINS.get(what)
    return grain is None or (stretch.first == stretch.last and stretch.first.grain is grain)


def _fitting(what: str, stretch: Stretch | None) -> Stretch | None:
    return stretch if stretch and _fits(what, stretch) else None


def _moved(base: Stretch | None, match: re.Match[str]) -> Stretch | None:
    if base is None or base.last.year is None:
        return None
    if match["year"]:
        return base.in_years(int(match["year"]) - base.last.year)
    return base.in_years(-1) if match["before"] else base


def resolve(phrase: str, anchor: Stretch | None, year: int | None) -> tuple[Stretch, bool] | None:
    """What a leaning phrase comes to, and whether it is a deadline (*inden for fire år*); None where it cannot be told.

    `anchor`: the period that is spoken of; `year`: the year in which the text speaks.
    """
    leaning = next(iter(same(phrase, (), anchor)), None)
    if leaning:
        return (leaning.stretch, False) if leaning.stretch else None
    if match := _BEFORE_THAT.search(phrase):
        stretch = _before_that(match, anchor)
    elif match := _LATEST.search(phrase):
        stretch = _latest(match, anchor)
    elif match := _WITHIN.search(phrase):
        stretch = _within(match, anchor, year)
    elif match := _NAMED_YEAR.search(phrase):
        stretch = _named_year(match, anchor, year)
    else:
        stretch = anchor if _THE_PERIOD.search(phrase) else None
    return (stretch, match is not None and match.re is _WITHIN) if stretch else None


def _latest(match: re.Match[str], anchor: Stretch | None) -> Stretch | None:
    """The last so many months up to the end of the anchor; quarters and years only before an anchor of that kind."""
    grain = _grain(match["unit"])
    count = cardinal(match["count"]) if match["count"] else 1
    if anchor is None or not count:
        return None
    if grain is Grain.MONTH:
        return months(anchor.last.last_month - count + 1, anchor.last.last_month)
    if anchor.last.grain is not grain:
        return None
    return Stretch(anchor.last.shifted(1 - count), anchor.last)


def _before_that(match: re.Match[str], anchor: Stretch | None) -> Stretch | None:
    """*12 måneder forinden*: as many months before the anchor begins, where the anchor is as long."""
    count = cardinal(match["count"]) or 0
    length = count * (1 if match["unit"].lower() == "måneder" else 3)
    if anchor is None or anchor.months != length:
        return None
    start = anchor.first.first_month
    return months(start - length, start - 1)


def _within(match: re.Match[str], anchor: Stretch | None, year: int | None) -> Stretch | None:
    count = cardinal(match["count"])
    base = year if year is not None else anchor.last.year if anchor else None
    return _year(base + count) if base is not None and count else None


def _named_year(match: re.Match[str], anchor: Stretch | None, year: int | None) -> Stretch | None:
    """*næste år*, *sidste år*, *i år* of the year in which the text speaks; *året før* of an anchor that is a year."""
    base = year if year is not None else anchor.last.year if anchor and anchor.last.grain is Grain.YEAR else None
    if (
        match["last"]
        and "år" in match["last"]
        and anchor
        and anchor.last.grain is Grain.YEAR
        and match["last"].lower().startswith("året")
    ):
        base = anchor.last.year
    if base is None:
        return None
    return _year(base + (1 if match["next"] else -1 if match["last"] else 0))


def _year(year: int) -> Stretch:
    moment = Moment(Grain.YEAR, year)
    return Stretch(moment, moment)


def _grain(word: str) -> Grain:
    return next(grain for name, grain in _GRAINS.items() if word.lower().startswith(name))
