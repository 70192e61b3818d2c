"""What an import brought, and where figures of documents depart from the bank's: told, and as a sheet."""

from __future__ import annotations

import csv
import io

from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from analysis.departures import Comparison, rows
from models.records import Extraction
from report.query import cell
from report.terminal import counted, print_all, shortened

_COLUMNS = (
    "doc_id", "observation_id", "target_groups", "statistic", "ref_area", "period", "unit", "value", "jobindsats",
    "difference", "page", "line", "quote", "jobindsats_id",
)  # fmt: skip
_TOLD = ("target_groups", "statistic", "ref_area", "period", "value", "jobindsats", "quote")
_LONGEST_CELL = 60  # characters


def told(extraction: Extraction, comparison: Comparison, console: Console) -> None:
    """Prints how much was imported and compared, and the departures."""
    found = counted(len(extraction.observations), "figure", "figures")
    lines = [
        Text(f"{found} of {extraction.document.file} imported as {extraction.document.doc_id}."),
        *(Text(problem.message) for problem in extraction.problems),
        Text(
            f"{counted(comparison.compared, 'figure', 'figures')} of documents held against the bank: "
            f"{len(comparison.departures)} depart by more than rounding."
        ),
    ]
    if comparison.unclear:
        lines.append(Text(f"{comparison.unclear} not compared: the bank has several values for them."))
    print_all([*lines, *([_grid(comparison)] if comparison.departures else [])], console)


def sheet(comparison: Comparison) -> bytes:
    """The departures as CSV."""
    held = io.StringIO()
    writer = csv.DictWriter(held, _COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: cell(value) for name, value in row.items()} for row in rows(comparison))
    return held.getvalue().encode("utf-8")


def _grid(comparison: Comparison) -> Grid:
    grid = Grid(box=None, header_style="bold", pad_edge=False)
    for name in _TOLD:
        grid.add_column(name, justify="right" if name in {"value", "jobindsats"} else "left", overflow="fold")
    for row in rows(comparison):
        grid.add_row(*(Text(shortened(cell(row[name]), _LONGEST_CELL)) for name in _TOLD))
    return grid
