"""Cells as texts: numbers in Danish style, marks for conflicts."""

from __future__ import annotations

from analysis.compare.tables import Cell, Column
from models.labels import number

MARK = "≠ "  # before a value that documents disagree on


def text(cell: Cell | None, column: Column) -> str:
    """The cell as it is read: "2.000", "2,5", "≠ højst 80 / højst 70"; "" where it is empty."""
    if cell is None:
        return ""
    value = cell.value
    if isinstance(value, str):
        said = value
    elif column.kind in {"year", "integer"}:
        said = str(value) if column.kind == "year" else number(float(value or 0), 0)
    else:
        said = number(float(value or 0))
    return f"{MARK}{said}" if cell.marked else said


def is_number(column: Column) -> bool:
    """Whether the column is set to the right."""
    return column.kind in {"integer", "number", "percent"}
