"""The numbers of a document's tables, by what they are of and by where they stand."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from analysis.arithmetic import Printed
from analysis.outline import Outline
from models.provenance import Span
from models.records import Extraction, Observation, Table
from models.terms import Origin, Standing, ValueKind

NEAR = 4000  # characters after a table in which prose of its chapter may still speak of it


class Tables:
    """Observed numbers of tables: levels, shares and changes; targets, budgets and differences are left out."""

    def __init__(self, extraction: Extraction) -> None:
        self._extraction = extraction
        self.all = [one for one in extraction.observations if one.origin is Origin.TABLE and one.value is not None]
        self.observed = [
            one for one in self.all
            if one.standing is Standing.OBSERVED and not one.held_against
            and one.kind in {ValueKind.LEVEL, ValueKind.SHARE, ValueKind.CHANGE}
        ]  # fmt: skip
        self.by_table: dict[str, list[Observation]] = defaultdict(list)
        for one in self.all:
            self.by_table[one.table_id or ""].append(one)
        self.outline = Outline(extraction.sections)
        self.tables = {one.table_id: one for one in extraction.tables}
        self._rows: dict[tuple[str, int], tuple[int, int]] = {}
        for cell in extraction.cells:
            if cell.start is None or cell.end is None or cell.start == cell.end:
                continue
            low, high = self._rows.get((cell.table_id, cell.row), (cell.start, cell.end))
            self._rows[cell.table_id, cell.row] = (min(low, cell.start), max(high, cell.end))

    def row(self, one: Observation) -> Span:
        """The row of the table that a number stands in, as the text has it."""
        held = self._rows.get((one.table_id or "", one.row if one.row is not None else -1))
        if held is None or not held[0] <= one.span.start < held[1]:
            return one.span
        start, end = held
        return Span(start, end, self._extraction.text[start:end], one.span.page, one.span.line, one.span.bbox)

    def before(self, offset: int, section_id: str | None) -> Table | None:
        """The nearest table above a place, in its part of the document."""
        tables = self._extraction.tables
        index = bisect_right(tables, offset, key=lambda table: table.span.start) - 1
        table = tables[index] if index >= 0 else None
        if table is None or offset - table.span.end > NEAR or not self.outline.together(table.section_id, section_id):
            return None
        return table

    def numbered(self, number: str) -> Iterator[Table]:
        """The tables of a number."""
        return (one for one in self._extraction.tables if one.number == number)


def printed(one: Observation) -> Printed:
    """The number as printed."""
    return Printed.of(one.value or 0.0, one.decimals)


def is_change(one: Observation) -> bool:
    """Whether the number is a change."""
    return one.kind is ValueKind.CHANGE
