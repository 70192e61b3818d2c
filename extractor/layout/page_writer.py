"""Drafts -> the canonical text and the blocks that point into it, each line with its place on the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractor.layout import marks
from extractor.layout.hyphens import Lexicon, flowed, soft_free
from extractor.layout.page_contents import entry_text
from extractor.layout.page_drafts import Draft
from extractor.layout.page_lines import Line, bounds, is_spaced
from extractor.layout.page_notes import note_mark
from extractor.layout.page_tables import CellDraft, TableDraft
from models.blocks import Block, BlockKind, Grid, GridCell, Place, Run
from models.provenance import Box

_TIGHT = (BlockKind.ITEM,)  # one below the other without a blank line


@dataclass(frozen=True, slots=True)
class Written:
    """The canonical text of a document with its blocks and places."""

    text: str
    blocks: tuple[Block, ...]
    places: tuple[Place, ...]


def write(drafts: Iterable[Draft], lexicon: Lexicon) -> Written:
    """The text of the drafts in their order."""
    writer = _Writer(lexicon)
    for draft in drafts:
        writer.add(draft)
    return Written("".join(writer.parts), tuple(writer.blocks), tuple(writer.places))


class _Writer:
    """Holds the text written so far, its length, and what points into it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.parts: list[str] = []
        self.length = 0
        self.blocks: list[Block] = []
        self.places: list[Place] = []

    def add(self, draft: Draft) -> None:
        if self.blocks:
            tight = draft.kind in _TIGHT and self.blocks[-1].kind is draft.kind
            self._put("\n" if tight else "\n\n")
        start = self.length
        if draft.table:
            self._add_table(draft, draft.table, start)
        elif draft.kind is BlockKind.CONTENTS:
            for index, line in enumerate(draft.lines):
                self._put("\n" if index else "")
                self._mark(line.page, line.box)
                self._put(entry_text(line))
            self._close(draft, start, start, ())
        else:
            runs = self._flow(draft.lines)
            self._close(draft, start, start + _content(draft.kind, "".join(self.parts[-1:])), runs)

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def _mark(self, page: int, box: Box) -> None:
        self.places.append(Place(self.length, page=page, bbox=box))

    def _flow(self, lines: Sequence[Line]) -> tuple[Run, ...]:
        """Writes lines as one, as a single part, and gives its bold and italic stretches."""
        text = ""
        stretches: list[tuple[int, int, bool, bool]] = []
        start = self.length
        for line in lines:
            between = ""
            if text:
                text, between = self.lexicon.glue(text, line.text)
                begin, stop, *face = stretches[-1]
                stretches[-1] = (begin, min(stop, len(text)), face[0], face[1])
            text += between
            self.places.append(Place(start + len(text), page=line.page, bbox=line.box))
            for before, word in zip((None, *line.words), line.words, strict=False):
                text += " " if before and is_spaced(before, word) else ""
                begin = len(text)
                text += word.text if word is line.words[-1] else soft_free(word.text)
                stretches.append((begin, len(text), word.bold, word.italic))
        text = soft_free(text)
        self._put(text)
        return _runs(stretches, start, self.length)

    def _close(self, draft: Draft, start: int, content: int, runs: tuple[Run, ...], grid: Grid | None = None) -> None:
        page = draft.page
        boxes = [line.box for line in draft.lines if line.page == page]
        box = draft.table.box if draft.table else bounds(boxes)
        self.blocks.append(
            Block(
                draft.kind, start, self.length, content, self.length, page=page, bbox=box,
                level=draft.level, number=draft.number, runs=runs, grid=grid,
            )
        )  # fmt: skip

    def _add_table(self, draft: Draft, table: TableDraft, start: int) -> None:
        cells = []
        for row, held in enumerate(table.rows):
            self._put("\n" if row else "")
            for column, cell in enumerate(held):
                self._put("\t" if column else "")
                cells.append(self._cell(cell, row, column, row < table.header_rows))
        grid = Grid(len(table.rows), table.n_cols, table.header_rows, tuple(cells), table.page_end, table.doubts)
        self._close(draft, start, start, (), grid)

    def _cell(self, cell: CellDraft | None, row: int, column: int, is_header: bool) -> GridCell:
        start = self.length
        if cell is None:
            return GridCell(row, column, "", start, start, is_header)
        page = cell.lines[0].page
        self._mark(page, cell.box)
        self._put(flowed([line.text for line in cell.lines], self.lexicon))
        text = self.parts[-1]
        return GridCell(row, column, text, start, self.length, is_header, page, cell.box)


def _runs(stretches: Iterable[tuple[int, int, bool, bool]], start: int, end: int) -> tuple[Run, ...]:
    """Emphasised words that follow each other as one run."""
    runs: list[Run] = []
    open_face: tuple[bool, bool] | None = None
    for begin, stop, bold, italic in stretches:
        stop = min(start + stop, end)
        if open_face == (bold, italic) and runs and (bold or italic):
            runs[-1] = Run(runs[-1].start, stop, bold, italic)
        elif bold or italic:
            runs.append(Run(min(start + begin, end), stop, bold, italic))
        open_face = bold, italic
    return tuple(run for run in runs if run.end > run.start)


def _content(kind: BlockKind, text: str) -> int:
    """Where a block's own text begins after its sign or number."""
    if kind is BlockKind.ITEM:
        sign = marks.bullet(text) or marks.ordinal(text)
        if sign:
            return sign[0]
    if kind in (BlockKind.HEADING, BlockKind.ITEM):
        numbering = marks.numbering(text)
        return numbering.title_start if numbering else 0
    if kind is BlockKind.FOOTNOTE:
        mark = note_mark(text)
        return mark[1] if mark else 0
    return 0
