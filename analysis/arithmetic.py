"""Arithmetic of printed numbers: a printed number stands for all that would be printed so.

The method is that of statcheck (Nuijten et al. 2016, Behavior Research Methods 48): a printed 2,5 stands for the
interval from 2.45 to 2.55, and a number that is said to follow from others is wrong only where no values inside their
intervals give it. Truncation, where 2,5 stands for 2.5 up to 2.6, is tried second and said.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

EPSILON = 1e-9  # relative; floating point's own error


class Fit(StrEnum):
    """How a stated number follows from others."""

    ROUNDED = "rounded"
    TRUNCATED = "truncated"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as it was printed, with `decimals` digits after the comma (negative: 4,2 mio. has -5)."""

    value: float
    decimals: int = 0

    @classmethod
    def of(cls, value: float, decimals: int | None) -> Self:
        """The number with as many decimals as it has where it is not known how it was printed."""
        return cls(value, len(f"{value:.6f}".rstrip("0").partition(".")[2]) if decimals is None else decimals)

    @property
    def half(self) -> float:
        """Half a unit of the last digit."""
        return 0.5 * 10.0**-self.decimals

    @property
    def range(self) -> Range:
        """All numbers that are rounded to it."""
        return Range(self.value - self.half, self.value + self.half)

    def __str__(self) -> str:
        return danish(self.value, max(self.decimals, 0))


@dataclass(frozen=True, slots=True)
class Range:
    """All numbers from `low` to `high`."""

    low: float
    high: float

    def __add__(self, other: Range) -> Range:
        return Range(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Range) -> Range:
        return Range(self.low - other.high, self.high - other.low)

    @property
    def middle(self) -> float:
        """The number halfway."""
        return (self.low + self.high) / 2

    def overlaps(self, other: Range) -> bool:
        """Whether it shares more than a border with another range."""
        slack = EPSILON * max(1.0, abs(self.high), abs(other.high))
        return self.low < other.high - slack and other.low < self.high - slack

    def meets(self, low: float, high: float) -> bool:
        """Whether it shares a number with another range, rounding errors of the machine allowed."""
        slack = EPSILON * max(1.0, abs(low), abs(high))
        return self.low <= high + slack and low <= self.high + slack


def change_in_percent(before: Printed, after: Printed) -> Range | None:
    """The change from one level to another in percent of the first; None where the first may be nought."""
    start, end = before.range, after.range
    if start.low <= 0:
        return None
    ends = [(to / base - 1) * 100 for base in (start.low, start.high) for to in (end.low, end.high)]
    return Range(min(ends), max(ends))


def fit(stated: Printed, follows: Range) -> Fit:
    """How the stated number follows from what the others give: rounded, cut off, or not."""
    if follows.meets(stated.range.low, stated.range.high):
        return Fit.ROUNDED
    step = 10.0**-stated.decimals
    away = Range(stated.value, stated.value + step) if stated.value >= 0 else Range(stated.value - step, stated.value)
    if stated.value == 0:
        away = Range(-step, step)
    return Fit.TRUNCATED if follows.meets(away.low, away.high) else Fit.NOT


def danish(value: float, decimals: int | None = None) -> str:
    """The number as a Danish document prints it: 1.684,5. Without `decimals` as many as it has, at most two."""
    text = f"{value:,.2f}".rstrip("0").rstrip(".") if decimals is None else f"{value:,.{decimals}f}"
    text = text.replace(",", " ").replace(".", ",").replace(" ", ".")
    return "0" + text[2:] if text.startswith("-0") and not any(c in "123456789" for c in text) else text


def decimals_of(printed: str | None) -> int | None:
    """How many decimals a printed number has; None where there is none."""
    if not printed or not any(letter.isdigit() for letter in printed):
        return None
    return len(printed.split(",")[1].rstrip(" %")) if "," in printed else 0
