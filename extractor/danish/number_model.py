"""What a number is once read, and what a refusal is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from models.terms import Unit


class Role(StrEnum):
    """What a number is in its sentence, as far as its own neighbours say."""

    QUANTITY = "quantity"
    AGE = "age"  # says who a group is: 16-66 år, unge under 30 år
    ATTRIBUTE = "attribute"  # part of a name: 2-årig dagpengeperiode, 225-timersreglen
    RANK = "rank"  # top 3
    BASE = "base"  # what a rate is counted per: pr. 1.000 indbyggere


@dataclass(frozen=True, slots=True)
class Number:
    """One number: `text[start:end] == printed` is the numeral with its sign; its unit ends at `unit_end`.

    `decimals`: how many were printed, so that the value stands for half a unit of the last one up or down; negative
    where a word multiplies it (4,2 mio. has -5); None for shares in words. `is_change`: the word itself says a change
    (*halveres*: -50 percent). `range_role`: *from* and *to* of one range, which share `range_id`; `range_kind` tells
    *3-6 måneder* (interval) from *fra 280 til 252* (movement).
    """

    start: int
    end: int
    printed: str
    value: float
    decimals: int | None
    unit: Unit | None
    unit_end: int
    signed: bool = False
    is_change: bool = False
    role: Role = Role.QUANTITY
    range_role: Literal["from", "to"] | None = None
    range_kind: Literal["interval", "movement"] | None = None
    range_id: int | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Figures that look like a number and cannot be read beyond doubt: `text[start:end] == printed`, and why."""

    start: int
    end: int
    printed: str
    reason: str
