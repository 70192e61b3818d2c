"""The rows and columns of a table as lines of numbers: what all the labels that lead to a line say together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from extractor.observations import times
from extractor.observations.labels import Facets, LabelReader
from extractor.observations.sheet import Path, Sheet, column_path, row_paths
from extractor.observations.times import Times
from models.terms import Standing, Unit

_POINTS = frozenset({Unit.PERCENT, Unit.PERCENTAGE_POINTS})


@dataclass(frozen=True)
class Line:
    """One row or column. `facets`: of its labels, outer ones first."""

    index: int
    path: Path
    facets: tuple[Facets, ...]

    @cached_property
    def areas(self) -> tuple[str, ...]:
        """The areas of the innermost label that names any."""
        return next((one.areas for one in reversed(self.facets) if one.areas), ())

    @cached_property
    def held_against(self) -> str | None:
        """The area that its numbers are held against."""
        return next((one.held_against for one in reversed(self.facets) if one.held_against), None)

    @cached_property
    def times(self) -> Times:
        """What its labels say of time."""
        return times.combined(one.times for one in self.facets)

    @cached_property
    def unit(self) -> Unit | None:
        """The unit of the innermost label that names one."""
        return next((one.change_unit or one.unit for one in reversed(self.facets) if one.unit), None)

    @cached_property
    def counting(self) -> bool:
        """Whether a label says *antal*."""
        return any(one.counting for one in self.facets)

    @cached_property
    def year_before(self) -> bool:
        """Whether a label holds its numbers against the year before."""
        return any(one.year_before for one in self.facets)

    @cached_property
    def share(self) -> bool:
        """Whether a label says *andel*."""
        return any(one.share for one in self.facets)

    @cached_property
    def difference(self) -> bool:
        """Whether its numbers say how far a figure is from another."""
        return any(one.difference for one in self.facets)

    @cached_property
    def rank(self) -> bool:
        """Whether its numbers are places in an order."""
        return any(one.rank and one.short for one in self.facets[-1:])

    @cached_property
    def without_unit(self) -> bool:
        """Whether its numbers are ranks or an index, which have no unit."""
        return self.rank or any(one.index for one in self.facets)

    @cached_property
    def total(self) -> bool:
        """Whether its own label says *i alt*."""
        return bool(self.facets) and self.facets[-1].total

    @cached_property
    def mean(self) -> bool:
        """Whether its own label says *gennemsnit*."""
        return bool(self.facets) and self.facets[-1].mean

    @cached_property
    def standing(self) -> Standing | None:
        """What its labels say that the numbers stand for; a short label counts before a long one."""
        return next((one.standing for one in reversed(self.facets) if one.standing), None)

    @cached_property
    def change(self) -> bool:
        """Whether its numbers are changes: its own label says so, or an outer label with the unit of a change. An
        outer *Udvikling i antal* over single periods heads levels."""
        for position, one in enumerate(self.facets):
            inner = self.facets[position + 1 :]
            if not one.change:
                continue
            if not inner or (one.unit in _POINTS and one.unit is not None and not any(other.unit for other in inner)):
                return True
            if not any(other.plain and other.times for other in inner):
                return not _heads(one)
        return False

    @property
    def text(self) -> str:
        """The labels as one text, parted so that no phrase reaches over two of them."""
        return "; ".join(one.text for one in self.facets)


def _heads(label: Facets) -> bool:
    """Whether a label of change is a heading of levels: *Udvikling i antal*, without a unit or two periods."""
    return (
        (bool(label.statistics) or label.counting or label.share)
        and not label.year_before
        and len(label.times.whole) < 2
        and label.unit is not Unit.PERCENTAGE_POINTS
    )


def rows(made: Sheet, reader: LabelReader) -> dict[int, Line]:
    """The rows of numbers."""
    return {row: _line(row, path, reader) for row, path in row_paths(made, reader).items()}


def columns(made: Sheet, row: int, reader: LabelReader) -> dict[int, Line]:
    """The columns of numbers, as their labels stand above `row`."""
    return {column: _line(column, column_path(made, column, row, reader), reader) for column in made.data_columns}


def base_of(line: Line, lines: Sequence[Line]) -> list[Line]:
    """The lines of levels that a line of changes speaks of: those right before it with the same outer label, else
    those with the same area or none."""
    levels = [other for other in lines if not other.change and not other.difference and other.index != line.index]
    if len(line.facets) > 1:
        akin = [other for other in levels if other.path.labels[:1] == line.path.labels[:1]]
        levels = akin or levels
    if line.areas:
        here = [other for other in levels if not other.areas or other.areas == line.areas]
        levels = here or levels  # the periods of another area's levels are still those of the changes
    since = max((other.index for other in lines if other.change and other.index < line.index), default=-1)
    right_before = [other for other in levels if since < other.index < line.index]
    return right_before if len({other.times.whole for other in right_before if other.times.whole}) > 1 else levels


def _line(index: int, path: Path, reader: LabelReader) -> Line:
    return Line(index, path, tuple(reader.read(text) for text in path.labels))
