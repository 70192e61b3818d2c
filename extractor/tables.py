"""Table blocks -> the rows of `tables` and `cells`, each with the legend that belongs to it."""

from __future__ import annotations

from extractor import captions, table_quality
from extractor.danish import numbers
from extractor.ids import RecordIds
from extractor.layout import marks
from extractor.sections import Outline
from models.blocks import Block, BlockKind, GridCell, Reading
from models.records import Cell, Table


def tables(
    reading: Reading, outline: Outline, doc_id: str, ids: RecordIds
) -> tuple[tuple[Table, ...], tuple[Cell, ...]]:
    """The document's tables and their cells, in reading order."""
    found: list[Table] = []
    cells: list[Cell] = []
    claimed: set[int] = set()
    for index, block in enumerate(reading.blocks):
        if block.kind is not BlockKind.TABLE or block.grid is None:
            continue
        caption = _caption(reading, index, claimed)
        if caption is not None:
            claimed.add(caption)
        below = index + 2 if caption == index + 1 else index + 1
        legend = captions.legend(
            reading, reading.blocks[caption] if caption is not None else None, reading.blocks[below:]
        )
        span = reading.span(block.start, block.end)
        section = outline.at(block.start)
        quality, doubts = table_quality.judged(block.grid)
        table = Table(
            doc_id, ids.make("t", span.quote), span,
            number=legend.number, caption=legend.caption, source=legend.source, note=legend.note,
            n_rows=block.grid.n_rows, n_cols=block.grid.n_cols, header_rows=block.grid.header_rows,
            page_end=block.grid.page_end, section_id=section.section_id if section else None,
            quality=quality, doubts=doubts,
        )  # fmt: skip
        found.append(table)
        cells.extend(_cell(cell, doc_id, table.table_id) for cell in block.grid.cells)
    return tuple(found), tuple(cells)


def _caption(reading: Reading, index: int, claimed: set[int]) -> int | None:
    """The index of the table's caption: right above it, or right below it where it says *Tabel* and no table follows
    that it could name instead."""
    blocks = reading.blocks
    above, below = index - 1, index + 1
    if above >= 0 and above not in claimed and blocks[above].kind is BlockKind.CAPTION:
        names_figure = captions.caption_kind(reading, blocks[above]) is marks.Caption.FIGURE
        if not names_figure:
            return above
    if below < len(blocks) and blocks[below].kind is BlockKind.CAPTION:
        names_table = captions.caption_kind(reading, blocks[below]) is marks.Caption.TABLE
        another = any(_is_table(block) for block in blocks[below + 1 : below + 2])
        if names_table and not another:
            return below
    return None


def _is_table(block: Block) -> bool:
    return block.kind is BlockKind.TABLE


def _cell(cell: GridCell, doc_id: str, table_id: str) -> Cell:
    number = None if cell.is_header else numbers.read_cell(cell.text)
    return Cell(
        doc_id, table_id, cell.row, cell.col, cell.text, cell.is_header,
        value=number.value if number else None, unit=number.unit if number else None,
        start=cell.start, end=cell.end, page=cell.page, bbox=cell.bbox,
    )  # fmt: skip
