"""A document as it was read: one canonical text, cut into blocks of known kind.

Text files and PDFs meet here. Whatever comes after (identity, sections, goals, tables) works on a `Reading` and
does not know which kind of file it came from.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce

from models.provenance import Box, Span
from models.records import Problem


class BlockKind(StrEnum):
    """What a block is in the document's layout."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"
    CAPTION = "caption"
    NOTE = "note"
    SOURCE = "source"
    CONTENTS = "contents"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Run:
    """An emphasised stretch of a block; `start` and `end` leave out the marks that made it so."""

    start: int
    end: int
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell of a table block. `text` is the cell as one would read it, marks and HTML remnants taken out;
    `start` and `end` hold it in the canonical text as it stands there."""

    row: int
    col: int
    text: str
    start: int
    end: int
    is_header: bool = False
    page: int | None = None
    bbox: Box | None = None


class Doubt(StrEnum):
    """What the layout of a table leaves open about its columns."""

    WORDS_OVER_AN_EDGE = "words stand over the edge of a column"
    JOINED_BY_WIDTH = "pieces on two pages were joined by their columns alone"
    FEW_ROWS = "one row of figures alone shows where the columns are"


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one table, rectangular: `n_rows` x `n_cols` counts header rows and the label column.

    A label that spans several columns stands in the first of them; the others are empty cells. A table that was
    broken by a page or by blank lines is one grid, its repeated header left out. `doubts`: what the page's layout
    leaves open about its columns.
    """

    n_rows: int
    n_cols: int
    header_rows: int
    cells: tuple[GridCell, ...]
    page_end: int | None = None
    doubts: tuple[Doubt, ...] = ()

    def texts(self) -> list[list[str]]:
        """The cells' texts row by row."""
        rows = [[""] * self.n_cols for _ in range(self.n_rows)]
        for cell in self.cells:
            rows[cell.row][cell.col] = cell.text
        return rows


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of the document, `text[start:end]`.

    `content_start` and `content_end` leave out what is only a mark: bullet signs, heading hashes, emphasis marks,
    the number of a heading. A paragraph that goes on after a page break is one block, its text holding the gap.
    """

    kind: BlockKind
    start: int
    end: int
    content_start: int
    content_end: int
    page: int | None = None
    bbox: Box | None = None
    level: int | None = None  # headings: 1 = chapter; items: 0 = outermost
    number: str | None = None  # headings: "4.2"; captions: "1"; footnotes: the mark
    runs: tuple[Run, ...] = ()
    grid: Grid | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where the canonical text from `start` on was printed, up to the next place: a line of the source file, or a
    line's box on a page."""

    start: int
    line: int | None = None
    page: int | None = None
    bbox: Box | None = None


@dataclass(frozen=True, slots=True)
class Furniture:
    """A line that is no part of the text: a running head or foot, a page number."""

    text: str
    page: int | None = None
    line: int | None = None
    bbox: Box | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """Words printed in or beside a chart: an axis label, a bar's value. They are no part of the canonical text.

    `size` is the type size in points; words that are not `upright` are turned, by a quarter or aslant.
    """

    text: str
    bbox: Box
    size: float = 0.0
    upright: bool = True


@dataclass(frozen=True, slots=True)
class Shape:
    """A coloured area of a drawing: a bar, the key of a legend, a ground."""

    bbox: Box
    colour: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart or picture on a page, before it is known whether a caption makes it a figure."""

    page: int
    bbox: Box
    vector: bool = False
    labels: tuple[Label, ...] = ()
    shapes: tuple[Shape, ...] = ()


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a page that is read from top to bottom before the next: a column, or what goes over all of them."""

    page: int
    bbox: Box


@dataclass(frozen=True, slots=True)
class Reading:
    """One file as it was read: its canonical text and the blocks that the text is made of, in reading order.

    Every character of `text` that is not white space belongs to exactly one block. `problems` says what was done
    to the text (encoding repaired, words that no block holds); their `doc_id` is still empty.
    """

    text: str
    blocks: tuple[Block, ...]
    places: tuple[Place, ...] = ()  # ascending by start
    furniture: tuple[Furniture, ...] = ()
    pictures: tuple[Picture, ...] = ()
    regions: tuple[Region, ...] = ()  # of PDFs, in reading order
    pages: int | None = None
    ocr: bool = False
    title: str | None = None  # from the file's own metadata, where it has any
    problems: tuple[Problem, ...] = ()

    def of_kind(self, *kinds: BlockKind) -> Iterator[Block]:
        """The blocks of these kinds, in reading order."""
        return (block for block in self.blocks if block.kind in kinds)

    def content(self, block: Block) -> str:
        """The block's text without its marks."""
        return self.text[block.content_start : block.content_end]

    def span(self, start: int, end: int) -> Span:
        """`text[start:end]` with its place: the line where it begins, or its page and the box of its lines there."""
        held = self.places_of(start, end)
        if not held:
            return Span(start, end, self.text[start:end])
        boxes = [place.bbox for place in held if place.bbox and place.page == held[0].page]
        return Span(
            start,
            end,
            self.text[start:end],
            page=held[0].page,
            line=held[0].line,
            bbox=reduce(Box.union, boxes) if boxes else None,
        )

    def places_of(self, start: int, end: int) -> tuple[Place, ...]:
        """The places where `text[start:end]` was printed, in the order of the text."""
        first = max(bisect_right(self.places, start, key=lambda place: place.start) - 1, 0)
        return self.places[first : bisect_left(self.places, end, lo=first, key=lambda place: place.start)]
