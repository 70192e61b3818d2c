"""One table with everything that its numbers are understood by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from extractor.observations import lines, times
from extractor.observations.cells import Figure
from extractor.observations.labels import Facets, LabelReader
from extractor.observations.lines import Line
from extractor.observations.sheet import RowKind, Sheet
from extractor.observations.surroundings import Surroundings
from models.records import Document


@dataclass(frozen=True, slots=True)
class Place:
    """A number's row and column. `change`: the one that says it is a change, where one does."""

    row: Line
    column: Line

    @property
    def change(self) -> Line | None:
        """The line of changes that the number stands in."""
        return self.column if self.column.change else self.row if self.row.change else None

    @property
    def across(self) -> Line:
        """The other line than that of the changes."""
        return self.row if self.column.change or not self.row.change else self.column


@dataclass
class View:
    """One table, its lines and what is said around it."""

    sheet: Sheet
    around: Surroundings
    document: Document
    reader: LabelReader
    _columns: dict[int | None, dict[int, Line]] = field(default_factory=dict)

    @cached_property
    def rows(self) -> dict[int, Line]:
        """The rows of numbers."""
        return lines.rows(self.sheet, self.reader)

    def columns(self, row: int) -> dict[int, Line]:
        """The columns of numbers as their labels stand above `row`."""
        header = max(
            (other for other, kind in self.sheet.kinds.items() if kind is RowKind.HEADER and other < row), default=None
        )
        if header not in self._columns:
            self._columns[header] = lines.columns(self.sheet, row, self.reader)
        return self._columns[header]

    @cached_property
    def all_columns(self) -> list[Line]:
        """The columns by every header that the table has."""
        for row in self.rows:
            self.columns(row)
        return [line for held in self._columns.values() for line in held.values()]

    def siblings(self, line: Line, place: Place) -> list[Line]:
        """The lines of the same axis."""
        return list(self.columns(place.row.index).values()) if line is place.column else list(self.rows.values())

    @cached_property
    def lists_groups(self) -> bool:
        """Whether the rows or the columns are a list of groups, so that a line without any is of another kind."""
        return any(
            len({groups for line in axis for one in line.facets if (groups := one.groups)}) > 1
            for axis in (self.rows.values(), self.all_columns)
        )

    @cached_property
    def corner(self) -> tuple[Facets, ...]:
        """What stands above the row labels."""
        return tuple(self.reader.read(text) for text in self.sheet.corner())

    @cached_property
    def contexts(self) -> tuple[Facets, ...]:
        """Corner, caption and announcing sentences, in the order in which they are asked."""
        texts = [text for text in (self.around.caption, *self.around.announcing) if text]
        return (*self.corner, *map(self.reader.read, texts))

    @cached_property
    def spoken(self) -> tuple[Facets, ...]:
        """Caption and announcing sentences alone."""
        return self.contexts[len(self.corner) :]

    def figure(self, line: Line, across: Line) -> Figure | None:
        """The number where two lines meet, whichever of them is the row."""
        row, column = (across, line) if any(line is one for one in self.all_columns) else (line, across)
        figures = self.sheet.contents[row.index, column.index].figures
        return figures[0] if figures else None

    def cross_lines(self, line: Line, place: Place) -> list[Line]:
        """The lines of the other axis."""
        return list(self.rows.values()) if line is place.column else list(self.columns(place.row.index).values())

    def period_of(self, line: Line, across: Line) -> str | None:
        """The one period of levels where two lines meet, by their labels alone."""
        both = times.combined([across.times, line.times])
        return both.whole[0] if len(both.whole) == 1 else (line.times.whole[0] if len(line.times.whole) == 1 else None)


def distinct(values: Sequence[tuple[str, ...]]) -> int:
    """How many different values lines have, those without any aside."""
    return len({value for value in values if value})
