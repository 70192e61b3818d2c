"""Verdicts in the columns of goal tables: *Opfyldt*, *Delvist*, *Grøn* beside the goal that they are about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractor.results.verdicts import Said, Verdicts
from models.blocks import BlockKind, Grid, GridCell, Reading


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """A table row, `text[start:end]`, with the verdict that one of its cells gives; `words` are its first cell's."""

    start: int
    end: int
    said: Said
    words: str


def find(reading: Reading, verdicts: Verdicts) -> Iterator[JudgedRow]:
    """The rows with a verdict, in reading order."""
    for block in reading.of_kind(BlockKind.TABLE):
        if block.grid is not None:
            yield from _in_table(block.grid, verdicts)


def _in_table(grid: Grid, verdicts: Verdicts) -> Iterator[JudgedRow]:
    headers = [""] * grid.n_cols
    for cell in grid.cells:
        if cell.row < grid.header_rows:
            headers[cell.col] = f"{headers[cell.col]} {cell.text}".strip()
    asking = [column for column, header in enumerate(headers) if verdicts.asks_for(header)]
    rows: dict[int, list[GridCell]] = {}
    for cell in grid.cells:
        if cell.row >= grid.header_rows and cell.text:
            rows.setdefault(cell.row, []).append(cell)
    for cells in rows.values():
        said = next(
            (said for cell in cells if cell.col in asking and (said := _said(cell, headers[cell.col], verdicts))), None
        )
        if said:
            ordered = sorted(cells, key=lambda cell: cell.col)
            if verdicts.is_light(ordered[0].text):
                continue  # a legend: what a colour means
            yield JudgedRow(min(cell.start for cell in cells), max(cell.end for cell in cells), said, ordered[0].text)


def _said(cell: GridCell, header: str, verdicts: Verdicts) -> Said | None:
    """The verdict of a cell: words that stand alone, or a sentence."""
    alone = verdicts.standing_alone(cell.text, header)
    return alone or next(iter(verdicts.of(cell.text)), None)
