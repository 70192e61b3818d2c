"""Dates and months as they stand on covers: "12. oktober 2018", "14.11.2011", "August 2019"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
_MONTH = (
    r"(?P<month>jan(?:uar)?|feb(?:ruar)?|mar(?:ts)?|apr(?:il)?|maj|juni?|juli?|aug(?:ust)?|sept?(?:ember)?|okt(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_PATTERNS = (
    re.compile(r"(?<![\d.-])(?P<year>20\d\d)-(?P<number>\d\d)-(?P<day>\d\d)(?![\d-])"),
    re.compile(rf"(?<![\d.,-])(?P<day>\d{{1,2}})\.?\s*{_MONTH}\b\.?,?\s*{_YEAR}", re.I),
    re.compile(
        r"(?<![\w.,/-])(?P<day>\d{1,2})(?P<sep>[./-])\s?(?P<number>\d{1,2})(?:(?P=sep)|[-\s])\s?(?P<year>(?:20)?\d\d)(?![\d./-])"
    ),
    re.compile(rf"\b{_MONTH}\b\.?,?\s*(?:måned\s+)?{_YEAR}", re.I),
)


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date or a month in a text, in ISO form ("2018-10-12", "2018-10"), and where it stands."""

    iso: str
    start: int
    end: int

    @property
    def year(self) -> int:
        """Its year."""
        return int(self.iso[:4])

    @property
    def month(self) -> int:
        """Its month, 1 to 12."""
        return int(self.iso[5:7])


def dates(text: str) -> list[PrintedDate]:
    """The dates and months of `text` in order of print; impossible ones are left out."""
    found: list[PrintedDate] = []
    taken = bytearray(len(text))
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(taken[start:end]):
                continue
            taken[start:end] = b"\x01" * (end - start)
            if iso := _iso(match):
                found.append(PrintedDate(iso, start, end))
    return sorted(found, key=lambda item: item.start)


def without_dates(text: str) -> str:
    """`text` with its dates and months blanked out, every other character at its place."""
    pieces, last = [], 0
    for item in dates(text):
        pieces += [text[last : item.start], " " * (item.end - item.start)]
        last = item.end
    return "".join([*pieces, text[last:]])


def month_names(text: str) -> Iterator[re.Match[str]]:
    """Names of months in `text`, with or without a year."""
    return re.finditer(rf"\b(?:{'|'.join(MONTHS)})\b", text, re.I)


def _number(name: str) -> int:
    return 1 + next(index for index, month in enumerate(MONTHS) if month.startswith(name.lower()[:3]))


def _iso(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    year = int(groups["year"])
    year += 2000 if year < 100 else 0
    name = groups.get("month")
    number = int(groups["number"]) if not name else _number(name)
    if not groups.get("day"):
        return f"{year}-{number:02d}"
    try:
        return date(year, number, int(groups["day"])).isoformat()
    except ValueError:
        return None
