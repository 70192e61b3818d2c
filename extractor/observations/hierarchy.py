"""Totals and what they take in: which rows and columns a sum adds up, as the table's own order says.

Whether the numbers agree is for the audit; here only the structure is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.observations.lines import Line
from extractor.observations.sheet import RowKind, Sheet

LEAST_PARTS = 2


@dataclass(frozen=True, slots=True)
class Sum:
    """A line that adds up others of its axis."""

    total: int
    parts: tuple[int, ...]


def sums_of(ordered: Sequence[Line], sheet: Sheet | None = None) -> list[Sum]:
    """The sums among the rows (with their sheet) or the columns of a table."""
    if sheet is not None and sheet.accounts:
        return list(_of_budget(ordered, sheet))
    return list(_of_lines(ordered))


def _of_budget(rows: Sequence[Line], sheet: Sheet) -> Iterator[Sum]:
    """Headings with a sum of their own and the totals that close their block; a heading without a block below it, at
    the end, adds up the headings (or the totals) above."""
    parts: list[int] = []
    openers: list[int] = []  # the heading and the total of the block that is open
    upper: list[int] = []  # one line for each block: what a grand total adds up
    for position, row in enumerate(rows):
        is_heading = sheet.kinds[row.index] is RowKind.HEADING
        if row.total:
            if parts:
                yield Sum(row.index, tuple(parts))
                if not openers:
                    upper.append(row.index)
            elif len(upper) >= LEAST_PARTS:
                yield Sum(row.index, tuple(upper))
            parts, openers = [], []
        elif is_heading:
            block = _block(rows[position + 1 :], sheet)
            if block:
                yield Sum(row.index, tuple(block))
                upper.append(row.index)
                openers, parts = [row.index], []
            elif position == len(rows) - 1 and len(upper) >= LEAST_PARTS:
                yield Sum(row.index, tuple(upper))
        elif not row.facets or not row.facets[-1].of_which:
            parts.append(row.index)


def _block(following: Sequence[Line], sheet: Sheet) -> list[int]:
    """The accounts below a heading, up to the next heading or total."""
    found = []
    for row in following:
        if row.total or sheet.kinds[row.index] is RowKind.HEADING:
            break
        if not row.facets or not row.facets[-1].of_which:
            found.append(row.index)
    return found


def _of_lines(ordered: Sequence[Line]) -> Iterator[Sum]:
    """Totals add up the lines since the last total under the same outer labels; a total of totals comes last."""
    blocks: list[list[Line]] = []
    for line in ordered:
        if line.difference or line.change or line.mean or (line.facets and line.facets[-1].of_which):
            continue
        if not blocks or _outer(blocks[-1][-1]) != _outer(line) or blocks[-1][-1].total:
            blocks.append([])
        blocks[-1].append(line)
    closing: list[int] = []
    for number, block in enumerate(blocks):
        parts = [line.index for line in block if not line.total]
        totals = [line for line in block if line.total]
        for total in totals:
            if not parts and number == len(blocks) - 1:  # a total of its own at the end: of what stands above
                above = closing if len(closing) >= LEAST_PARTS else _all_above(blocks[:number])
                if len(above) >= LEAST_PARTS:
                    yield Sum(total.index, tuple(above))
            elif len(parts) >= LEAST_PARTS:
                yield Sum(total.index, tuple(parts))
                closing.append(total.index)
        if not totals and number and blocks[number - 1][-1].total and len(blocks[number - 1]) == 1 and parts:
            opening = blocks[number - 1][0]
            if number == 1 and len(parts) >= LEAST_PARTS:  # the total stands first
                yield Sum(opening.index, tuple(parts))


def _all_above(blocks: Sequence[Sequence[Line]]) -> list[int]:
    return [line.index for block in blocks for line in block if not line.total]


def _outer(line: Line) -> tuple[str, ...]:
    return line.path.labels[:-1]
