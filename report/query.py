"""A question in SQL to the DuckDB file of a dataset, which is never changed by it."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from models.errors import BeskplanError, ExitCode
from models.schema import LIST_SEPARATOR
from report.dataset import DATABASE
from report.terminal import counted, print_all, shortened

_SEE = "See docs/QUERIES.md for examples."
_LONGEST_CELL = 200  # characters
# A question may read the tables and nothing else: no file, no network, no extension.
_CLOSED = (
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false",
    "SET enable_external_access = false",
    "SET lock_configuration = true",
)


class QueryError(BeskplanError):
    """A question that DuckDB does not understand, or that would change the dataset."""

    exit_code = ExitCode.USAGE


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows that a question gave, with the names of their columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def ask(folder: Path, sql: str) -> Answer:
    """The answer to `sql`; raises QueryError where the dataset or the question is no good."""
    path = folder / DATABASE
    if not path.is_file():
        raise QueryError(f"{folder} holds no {DATABASE}.", "Name the folder that beskplan run wrote.")
    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            for statement in _CLOSED:
                connection.execute(statement)
            connection.execute(sql)
            described = connection.description
            if not described:
                raise QueryError("That is no question: it has no rows for an answer.", _SEE)
            return Answer(tuple(str(column[0]) for column in described), tuple(connection.fetchall()))
    except (duckdb.Error, UnicodeError) as error:
        raise QueryError(f"DuckDB cannot answer that ({_sentence(error)}).", _SEE) from None


def written(answer: Answer, form: str) -> bytes:
    """The answer as CSV (lists joined as in the dataset) or as JSON, one object for each row."""
    if form == "json":
        rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
        return (json.dumps(rows, ensure_ascii=False, indent=1, default=str) + "\n").encode("utf-8")
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([cell(value) for value in row] for row in answer.rows)
    return held.getvalue().encode("utf-8")


def print_answer(answer: Answer, console: Console) -> None:
    """The answer as a table of the terminal's width, numbers to the right."""
    grid = Grid(box=None, header_style="bold", pad_edge=False)
    for index, name in enumerate(answer.columns):
        numeric = any(isinstance(row[index], (int, float)) and not isinstance(row[index], bool) for row in answer.rows)
        grid.add_column(Text(shortened(name, _LONGEST_CELL)), justify="right" if numeric else "left", overflow="fold")
    for row in answer.rows:
        grid.add_row(*(Text(shortened(cell(value), _LONGEST_CELL)) for value in row))
    print_all([grid, "", counted(len(answer.rows), "row", "rows")], console)


def cell(value: Any) -> str:
    """A value as text: lists joined, nothing for empty, whole numbers without a decimal point."""
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return LIST_SEPARATOR.join(map(cell, value))
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:  # above it digits are lost
        return str(int(value))
    return str(value)


def _sentence(error: Exception) -> str:
    """The first line of DuckDB's complaint, without its full stop."""
    text = str(error).strip().splitlines() or [type(error).__name__]
    return text[0].rstrip(".!")
