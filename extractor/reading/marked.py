"""A document that says itself what its parts are, as Word and HTML files do: parts in order, before they are blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

_OPENING = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL
)
_REACH = 4096  # bytes in which that stands


class Part(StrEnum):
    """What the file says that a part is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"
    CAPTION = "caption"
    CONTENTS = "contents"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Piece:
    """Text in one type."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class MarkedCell:
    """A cell in the row where it begins, with how many columns and rows it spans."""

    column: int
    text: str
    columns: int = 1
    rows: int = 1
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class MarkedPart:
    """One part. `level` is that of a heading (1 = chapter) or the depth of an item (0 = outermost); `number` that of a
    heading which counts itself, or a footnote's mark; `rows` are a table's."""

    kind: Part
    pieces: tuple[Piece, ...] = ()
    level: int | None = None
    number: str | None = None
    rows: tuple[tuple[MarkedCell, ...], ...] = ()

    @property
    def text(self) -> str:
        """The part's words."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class MarkedFile:
    """The parts of one file; `running` are its heads and feet, `notes` what was mended, as (kind, sentence)."""

    parts: tuple[MarkedPart, ...]
    title: str | None = None
    running: tuple[str, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Grid:
    """The rows of a table while they are read: where the next cell goes when others reach down from above."""

    rows: list[list[MarkedCell]] = field(default_factory=list)
    _taken: set[tuple[int, int]] = field(default_factory=set)

    def begin_row(self) -> None:
        """Begins the next row."""
        self.rows.append([])

    def add(self, text: str, columns: int, rows: int, is_header: bool, skip: int = 0) -> None:
        """Puts a cell into the first free column of the row, `skip` columns further right."""
        row = len(self.rows) - 1
        column = skip
        while (row, column) in self._taken:
            column += 1
        self._taken |= {(row + down, column + across) for down in range(rows) for across in range(columns)}
        self.rows[row].append(MarkedCell(column, text, columns, rows, is_header))


def is_html(data: bytes) -> bool:
    """Whether a file begins as HTML does, whatever it is called."""
    return bool(_OPENING.match(data[:_REACH]))
