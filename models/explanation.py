"""Why a row is as it is: the words that decided, and what spoke against it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from models.records import Goal, Result


class Source(StrEnum):
    """Where words stand that decide a field."""

    SENTENCE = "sentence"
    LABEL = "label before it"
    HEADING = "heading or line above"
    CHAPTER = "titles above"
    GOAL = "goal above"
    BEFORE = "sentences before it"
    ROW = "label of its row"
    TARGET = "cell"
    HEADER = "header of its column"
    BASELINE = "cell of the baseline"
    BASELINE_HEADER = "header of the baseline"
    DOCUMENT = "year of the document"


class MarkKind(StrEnum):
    """What a stretch of a sentence was read as."""

    NUMBER = "number"
    PERIOD = "period"
    GROUP = "group"
    AREA = "area"
    DIRECTION = "direction"
    BOUND = "bound"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the quote, `quote[start:end]`, with what it was read as: "412 persons", "2019-Q2", "at_most"."""

    start: int
    end: int
    kind: MarkKind
    read_as: str


@dataclass(frozen=True, slots=True)
class Words:
    """Words that decide a field, with where they stand."""

    source: Source
    words: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a field has its value: the words without which it would be another, or what `remark` says of it."""

    field: str
    value: str
    words: tuple[Words, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Objection:
    """Words that speak against a sentence's being a goal, what they show, and why they did not win."""

    shows: str
    words: str
    answer: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A goal or a result with why it was taken and how each of its fields was read.

    `rule` says what the row's rule looks for; `alone` what its sentence would be without what stands above it; `above`
    where it stands: titles from the outermost in, then the line and the label right before it; `reasons` those of the
    fields that have a value, `silent` the fields that have none.
    """

    row: Goal | Result
    rule: str
    alone: str
    above: tuple[str, ...]
    marks: tuple[Mark, ...]
    reasons: tuple[Reason, ...]
    silent: tuple[str, ...]
    objections: tuple[Objection, ...]
