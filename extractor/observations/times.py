"""The periods that labels name: whole ones (2. kv. 2018), and parts that want a year from another label (2. kv.)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from extractor.danish import periods
from extractor.results.moments import a_year_before

_ANY_YEAR = 2000  # fills in for the year that a label leaves out, to see whether it is a date at all
_YEAR = re.compile(r"\d{4}")
# A unit in brackets or behind a comma, which makes a number of a year: "2018 (pct.)".
_UNIT_BESIDE = re.compile(
    r"\((?:antal|pct\.?|procent|%|personer|(?:1\.000|mio\.|t\.)? ?kr\.?)\)"
    r"|,\s*(?:antal|pct\.?|procent|%)\s*$",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\bi alt\b", re.IGNORECASE)  # in a sentence "i alt 2022" is a number, in a label a year
# Short forms that only labels have.
_SHORT_QUARTER = re.compile(r"\b[KQ]([1-4])(?=\W|$)")
_SHORT_END = re.compile(r"\bult\.?(?=\s)", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"(?:^|(?<=\s))'(\d\d)(?!\d)")
_SHORT_DATE = re.compile(r"(?<=pr\. )(?P<day>\d{1,2})[/.](?P<month>1[0-2]|0?[1-9])\.?(?![\d/.])", re.IGNORECASE)
_BUDGET_YEAR = re.compile(r"\b(?:BO|B|R)\s?(?=(?:20)\d\d\b)")
_RUN_TOGETHER = re.compile(r"(?<!\d)(20[0-4]\d)(0[1-9]|1[0-2])(?!\d)")
_WEEK = re.compile(r"\buge\s+\d", re.IGNORECASE)
_MONTH = re.compile(
    r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|sept|okt|nov|dec)(?:uar|ruar|ts|il|i|ust|tember|ober|ember)?\.?",
    re.IGNORECASE,
)
# Periods as the interface of Jobindsats names them: 2019M06, 2019Q02, 2023QMAT02 (four quarters up to the second).
_BANK = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<kind>QMAT|MAT|M|Q|H|Y)(?P<count>\d{1,2})", re.IGNORECASE)
_YEAR_BEFORE = re.compile(
    r"samme\s+(?:kvartal|periode|måned|tidspunkt|halvår)\s+(?:året\s+(?:før|forinden)|sidste\s+år|et\s+år\s+(?:før|tidligere))"
    r"|(?:et\s+)?år(?:et)?\s+(?:før|forinden|tidligere)|\bsidste\s+år\b|\bforegående\s+år\b|\bdet\s+seneste\s+år\b"
    r"|\bseneste\s+år\b|\bseneste\s+12\s+(?:måneder|mdr)|\bpå\s+et\s+år\b|\bår[- ]til[- ]år\b|\bÅ/Å\b",
    re.IGNORECASE,
)


_MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Times:
    """What labels say of time: whole periods in order of print, and parts that want a year, as printed."""

    whole: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()  # where they stand in the label

    def __bool__(self) -> bool:
        return bool(self.whole or self.parts)


NO_TIME = Times()


def read(label: str) -> Times:
    """The periods of one label."""
    text = _written_out(label)
    if _WEEK.search(text):
        return Times()  # a week is none of the dataset's periods; its year alone would be wrong
    found = periods.find(text)
    bare = _MONTH.fullmatch(text.strip(" :;"))
    asked = f"i {text.strip()}" if bare else text
    parts = [] if found else [one for one in periods.find(asked, _ANY_YEAR) if one.is_resolved]
    exact = len(text) == len(label)
    places = [(one.start, one.end) for one in (found or parts)] if exact and not bare else [(0, len(label))]
    return Times(
        whole=tuple(one.iso for one in found),
        parts=tuple(f"i {text.strip()}" if bare else one.printed for one in parts),
        spans=tuple(places) if found or parts else (),
    )


def combined(all_times: Iterable[Times]) -> Times:
    """What several labels say together: parts get the year that another names, and a year beside a period inside it
    says nothing more."""
    listed = [times for times in all_times if times]
    whole = [iso for times in listed for iso in times.whole]
    parts = [part for times in listed for part in times.parts]
    years = [iso for iso in whole if _YEAR.fullmatch(iso)]
    if parts and len(set(years)) == 1:
        year = int(years[0])
        made = [one.iso for part in parts for one in periods.find(part, year) if one.is_resolved]
        return Times(tuple(dict.fromkeys([*made, *(iso for iso in whole if iso not in years)])))
    finer = [iso for iso in whole if not _YEAR.fullmatch(iso)]
    kept = [iso for iso in whole if not (iso in years and any(iso == other[:4] for other in finer))]
    return Times(tuple(dict.fromkeys(kept)), tuple(dict.fromkeys(parts)))


def in_year(times: Times, year: str) -> Times:
    """The parts as dates of `year`."""
    return combined([times, Times((year,))]) if times.parts else times


def halves(iso: str) -> tuple[str, str] | None:
    """Beginning and end of a span; None where it is one period."""
    first, stroke, last = iso.partition("/")
    return (first, last) if stroke else None


def leans_on_year_before(text: str) -> bool:
    """Whether the words hold a figure against the one a year before."""
    return _YEAR_BEFORE.search(text) is not None


def year_before(iso: str) -> str:
    """The same period a year before."""
    return a_year_before(iso)


def _written_out(label: str) -> str:
    bank = _BANK.fullmatch(label.strip())
    if bank:
        return _of_bank(int(bank["year"]), bank["kind"].upper(), int(bank["count"]))
    label = _UNIT_BESIDE.sub(lambda found: " " * len(found.group()), label)
    label = _TOTAL.sub("Total", label)
    text = _SHORT_QUARTER.sub(r"\1. kvartal", label)
    text = _SHORT_END.sub("ultimo", text)
    text = _SHORT_YEAR.sub(r"20\1", text)
    text = _RUN_TOGETHER.sub(r"\1M\2", text)
    text = _SHORT_DATE.sub(_day_of_month, text)
    return _BUDGET_YEAR.sub("", text)


def _day_of_month(found: re.Match[str]) -> str:
    """*30/6* as it would be written out."""
    return f"{found['day']}. {_MONTHS[int(found['month']) - 1]}"


def _of_bank(year: int, kind: str, count: int) -> str:
    """A period of the interface in words; a moving annual total ends with the month or quarter that it names."""
    if kind in {"MAT", "QMAT"}:
        month = count * 3 if kind == "QMAT" else count
        if month == 12:
            return str(year)
        return f"{_MONTHS[month % 12]} {year - 1} - {_MONTHS[month - 1]} {year}" if 0 < month < 12 else ""
    words = {
        "M": f"{year}M{count:02d}",
        "Q": f"{count}. kvartal {year}",
        "H": f"{count}. halvår {year}",
        "Y": str(year),
    }
    return words[kind]
