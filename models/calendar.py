"""Points and stretches of the calendar, in the notation of ISO 8601 and SDMX that the dataset uses."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from enum import StrEnum


class Grain(StrEnum):
    """How fine a moment is."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


_MONTHS_OF = {Grain.DAY: 1, Grain.MONTH: 1, Grain.QUARTER: 3, Grain.HALF: 6, Grain.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Moment:
    """One day, month, quarter, half-year or year. `part` counts inside the year from 1; `day` is for days.

    `year` is None as long as the text has not said it.
    """

    grain: Grain
    year: int | None
    part: int = 1
    day: int = 0

    @property
    def iso(self) -> str:
        """`2019-08-01`, `2014-01`, `2019-Q2`, `2019-S1` or `2019`."""
        if self.grain is Grain.YEAR:
            return f"{self.year}"
        if self.grain is Grain.DAY:
            return f"{self.year}-{self.part:02d}-{self.day:02d}"
        if self.grain is Grain.MONTH:
            return f"{self.year}-{self.part:02d}"
        return f"{self.year}-{'Q' if self.grain is Grain.QUARTER else 'S'}{self.part}"

    @property
    def first_month(self) -> int:
        """Months since year nought, of its first month."""
        return (self.year or 0) * 12 + (self.part - 1) * _MONTHS_OF[self.grain]

    @property
    def last_month(self) -> int:
        """The same of its last month."""
        return self.first_month + _MONTHS_OF[self.grain] - 1

    @property
    def is_possible(self) -> bool:
        """Whether the calendar has it."""
        if self.grain is Grain.DAY:
            return 1 <= self.part <= 12 and 1 <= self.day <= monthrange(self.year or 2000, self.part)[1]
        return 1 <= self.part <= 12 // _MONTHS_OF[self.grain]

    def in_year(self, year: int) -> Moment:
        """The same part of another year."""
        return replace(self, year=year)

    def shifted(self, steps: int) -> Moment:
        """So many of its own grain later; days are shifted by nothing."""
        if self.grain is Grain.DAY or self.year is None:
            return self
        in_year = 12 // _MONTHS_OF[self.grain]
        place = self.year * in_year + self.part - 1 + steps
        return Moment(self.grain, place // in_year, place % in_year + 1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one moment to another, both included; a single moment is a stretch of itself."""

    first: Moment
    last: Moment

    @property
    def iso(self) -> str:
        """`2018-07/2019-07`; one moment alone for a stretch of one."""
        return self.first.iso if self.first == self.last else f"{self.first.iso}/{self.last.iso}"

    @property
    def months(self) -> int:
        """How many months it holds."""
        return self.last.last_month - self.first.first_month + 1

    def in_years(self, shift: int) -> Stretch:
        """The same stretch so many years later."""
        return Stretch(_later(self.first, shift), _later(self.last, shift))


def months(first: int, last: int) -> Stretch:
    """The stretch between two months counted since year nought."""
    return Stretch(month(first), month(last))


def month(count: int) -> Moment:
    """The month so many months after year nought."""
    return Moment(Grain.MONTH, count // 12, count % 12 + 1)


def _later(moment: Moment, years: int) -> Moment:
    return moment if moment.year is None else moment.in_year(moment.year + years)


_ISO = re.compile(r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|S(?P<half>[12])|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?")


def parse(iso: str) -> Stretch:
    """The stretch that `iso` denotes.

    Raises ValueError where it is not in the dataset's notation.
    """
    parts = [_ISO.fullmatch(part) for part in iso.split("/")]
    if not 1 <= len(parts) <= 2 or any(part is None for part in parts):
        raise ValueError(f"{iso!r} is no period: write 2019, 2019-Q2, 2019-S1, 2014-01, 2019-08-01 or a span of two")
    moments = [_moment(part) for part in parts if part]
    return Stretch(moments[0], moments[-1])


def _moment(part: re.Match[str]) -> Moment:
    year = int(part["year"])
    if part["day"]:
        return Moment(Grain.DAY, year, int(part["month"]), int(part["day"]))
    for grain, name in ((Grain.MONTH, "month"), (Grain.QUARTER, "quarter"), (Grain.HALF, "half")):
        if part[name]:
            return Moment(grain, year, int(part[name]))
    return Moment(Grain.YEAR, year)
