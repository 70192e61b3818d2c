"""What the sentences of a document name: what an audit holds against the document's rows.

These are no rows of a dataset. They live in an `Extraction` from the reading to the audit, and the findings that come
of them are written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from models.provenance import Span
from models.terms import Measure, Unit


class Place(StrEnum):
    """Where a statement stands."""

    PROSE = "prose"
    ITEM = "item"
    HEADING = "heading"
    TITLE = "title"
    CAPTION = "caption"


class MentionKind(StrEnum):
    """What a statement names at a place."""

    NUMBER = "number"  # value, decimals, unit
    PERIOD = "period"  # name: ISO 8601
    AREA = "area"  # name: the area
    GROUP = "group"  # name: the target group
    POINTER = "pointer"  # name: table, figure, annex, section, page, note, box; number: as printed, or below, above
    COUNT = "count"  # value: how many are announced; name: the noun
    COMPARISON = "comparison"  # name: what is said (`Compared`); number: the area that it is said against


class Compared(StrEnum):
    """What a sentence says of one area's figure against another's, without a number."""

    ABOVE = "above"
    BELOW = "below"
    LESS_FALL = "less_fall"
    MORE_FALL = "more_fall"
    LESS_RISE = "less_rise"
    MORE_RISE = "more_rise"


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing named at `text[start:end]`; what its fields hold depends on its kind."""

    kind: MentionKind
    start: int
    end: int
    name: str = ""
    number: str = ""
    value: float | None = None
    decimals: int | None = None
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, heading or caption that names something.

    `block` counts the blocks of the document: sentences of one paragraph share it. `listed` is how many items stand in
    the list right below, up to `list_end`, for a sentence of the paragraph before it. `opens` says that the words or
    a colon announce the list.
    `whole_period`: it speaks of all of the time shown (*i hele perioden*).
    """

    span: Span
    place: Place
    block: int
    section_id: str | None
    mentions: tuple[Mention, ...]
    measure: Measure | None = None
    listed: int | None = None
    list_end: int | None = None
    opens: bool = False
    whole_period: bool = False

    def of(self, kind: MentionKind) -> Iterator[Mention]:
        """Its mentions of one kind, in order of print."""
        return (mention for mention in self.mentions if mention.kind is kind)

    def names(self, kind: MentionKind) -> tuple[str, ...]:
        """The names of its mentions of one kind, each once, in order of print."""
        return tuple(dict.fromkeys(mention.name for mention in self.of(kind)))


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """One line of the table of contents."""

    span: Span
    number: str | None
    title: str
    page: int | None
