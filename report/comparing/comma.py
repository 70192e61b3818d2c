"""A view as CSV: machine names in the first line, numbers with a decimal point, the quotes in a table of their own.

UTF-8, comma, LF, as the dataset's own files. Several tables stand below one another, a blank line and a line "# name"
between them; the last is the list of sources that the columns `…_sources` point to. A text that a spreadsheet would
take for a formula gets an apostrophe.
"""

from __future__ import annotations

import csv
import io
from typing import Any

from analysis.compare.tables import Cell, Table, View
from report.comparing.about import About
from report.comparing.sources import HEADERS, Sources

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(view: View, sources: Sources, _: About) -> bytes:
    """The tables and their sources."""
    parts = [_table(table, sources) for table in view.tables]
    if len(sources):
        stream, writer = _writer()
        writer.writerow(HEADERS)
        writer.writerows([*map(_safe, source.values())] for source in sources)
        parts.append(("sources", stream.getvalue()))
    first, *others = parts
    return (first[1] + "".join(f"\n# {name}\n{rows}" for name, rows in others)).encode()


def _table(table: Table, sources: Sources) -> tuple[str, str]:
    stream, writer = _writer()
    cited = [any(row[at] is not None and row[at].sources for row in table.rows) for at in range(len(table.columns))]  # type: ignore[union-attr]
    heads: list[str] = []
    for column, has in zip(table.columns, cited, strict=True):
        name = column.title if column.name[0] == "c" and column.name[1:].isdigit() else column.name
        heads += [name, f"{name}_sources"] if has else [name]
    writer.writerow([*map(_safe, heads)])
    for row in table.rows:
        line: list[object] = []
        for cell, has in zip(row, cited, strict=True):
            line.append(_value(cell))
            if has:
                line.append(" ".join(map(str, sources.of(cell))))
        writer.writerow(line)
    return table.name, stream.getvalue()


def _writer() -> tuple[io.StringIO, Any]:
    stream = io.StringIO(newline="")
    return stream, csv.writer(stream, lineterminator="\n")


def _value(cell: Cell | None) -> object:
    return None if cell is None else _safe(cell.value)


def _safe(value: object) -> object:
    """The value as it is, but a text that begins like a formula with an apostrophe before it."""
    if isinstance(value, float):
        return f"{value:.10g}"
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
