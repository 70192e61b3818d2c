"""The codebook, made from the records: as docs/CODEBOOK.md and as what `beskplan columns` prints.

python -m report.codebook --write   rewrites docs/CODEBOOK.md
python -m report.codebook --check   exits with 1 where it is not up to date
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from models.records import TABLES
from models.schema import Column, columns
from report.listing import markdown_cell
from report.page import write_or_check
from report.terminal import print_all

CODEBOOK = Path(__file__).parent.parent / "docs" / "CODEBOOK.md"
_PREAMBLE = """\
# Codebook

Every table of a dataset with every column. This page is made from `models/records.py` by
`python -m report.codebook --write`; `beskplan columns [TABLE]` prints the same in a terminal.

- Empty means that the document does not say. No value is ever guessed to fill a column.
- `start` and `end` count characters in `texts/<doc_id>.txt` (UTF-8, read without changing its line ends), from 0,
  `end` exclusive: `text[start:end] == quote` for every row.
- A `list` holds texts: a list in Parquet and DuckDB; in CSV its items are joined by ` | `, and a `|` inside an item
  is written `\\|`.
- In CSV every text stands in quotes, numbers have a decimal point, booleans are `true` and `false`.
- Units are in brackets. "in `target_unit`" means that the column of that name, in the same row, says which.
"""


def meaning(column: Column) -> str:
    """What a column says, with its unit (a name, or the column of the same row that says it) and its source."""
    unit = column.unit and (f"in {column.unit}" if column.unit.endswith("unit") else column.unit)
    return column.description + (f" [{unit}]" if unit else "") + (f" ({column.source})" if column.source else "")


def values(column: Column) -> str:
    """What a column can hold: its closed vocabulary, or the file that its words come from."""
    if column.values:
        return ", ".join(column.values)
    return f"words of models/vocabulary/{column.vocabulary}" if column.vocabulary else ""


def markdown() -> str:
    """The text of docs/CODEBOOK.md."""
    return "\n".join([_PREAMBLE, *_contents(), *(line for table in TABLES for line in _section(table))]) + "\n"


def print_columns(tables: Iterable[str], console: Console) -> None:
    """Prints the data dictionary of these tables: column, type, and what it means with its unit and values."""
    for table in tables:
        title = Text(f"{table}: {TABLES[table].__doc__}", style="bold")
        grid = Grid.grid(padding=(0, 2))
        grid.add_column(no_wrap=True, style="cyan")
        grid.add_column(no_wrap=True, style="dim")
        grid.add_column(overflow="fold")
        for column in columns(TABLES[table]):
            said = (meaning(column), values(column))
            grid.add_row(f"  {column.name}", column.type, Text("\n".join(part for part in said if part)))
        print_all([title, grid, ""], console)


def _contents() -> Iterator[str]:
    yield "| table | one row is |"
    yield "| --- | --- |"
    for table, record in TABLES.items():
        yield f"| [{table}](#{table}) | {markdown_cell(record.__doc__ or '')} |"


def _section(table: str) -> Iterator[str]:
    yield f"\n## {table}\n"
    described = TABLES[table].__doc__ or ""
    yield f"One row is {described[:1].lower()}{described[1:]}\n"
    yield "| column | type | meaning | values |"
    yield "| --- | --- | --- | --- |"
    for column in columns(TABLES[table]):
        said = markdown_cell(meaning(column)), markdown_cell(values(column))
        yield f"| `{column.name}` | {column.type} | {' | '.join(said)} |"


def main(arguments: list[str]) -> int:
    """Writes or checks the page; returns the exit code."""
    return write_or_check(arguments, CODEBOOK, markdown, "report.codebook")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
