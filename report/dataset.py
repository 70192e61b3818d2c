"""The dataset of a run: every table as CSV and Parquet, one DuckDB file, the texts, the figures' pictures,
and the data package."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from models.records import Extraction, Problem
from models.schema import LIST_SEPARATOR
from models.terms import Severity
from report.database import write_database
from report.frames import Rows, problem_order, records_of, storable
from report.package import write_descriptor

DATABASE = "dataset.duckdb"
TEXTS = "texts"


@dataclass(frozen=True, slots=True)
class Counts:
    """What a dataset holds: rows of each table, and problems by how much they weigh."""

    rows: dict[str, int] = field(default_factory=dict)
    problems: dict[Severity, int] = field(default_factory=dict)


def write(
    extractions: Iterable[Extraction], problems: Iterable[Problem], folder: Path,
    later: Callable[[], Iterable[tuple[str, list[Any]]]] = tuple,
) -> Counts:  # fmt: skip
    """Writes the dataset of `extractions` into the empty `folder`.

    Rows come ordered by document and place, whatever the order of the extractions; the same rows give the same
    bytes. `problems` are those of files that gave no document; they are asked for after the last extraction, so
    that a list may still grow while the extractions are read. So are the (table, records) of `later`: rows that only
    all documents together give. Raises ValueError where two documents have one id,
    OSError and duckdb.Error where something cannot be written.
    """
    (folder / TEXTS).mkdir()
    rows = Rows()
    told: list[Problem] = []
    for extraction in extractions:
        text = folder / TEXTS / f"{extraction.document.doc_id}.txt"
        if text.exists():
            raise ValueError(f"Two documents have the id {extraction.document.doc_id}.")
        text.write_bytes(storable(extraction.text).encode("utf-8"))
        for image in extraction.images:
            path = folder / image.path
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(image.data)
        for name, records in records_of(extraction):
            rows.add(name, records)
        told += extraction.problems
    for name, records in later():
        rows.add(name, records)
    told = sorted([*told, *problems], key=problem_order)
    rows.add("problems", told)
    tables = rows.tables()
    for name, table in tables.items():
        write_csv(table, folder / f"{name}.csv")
        pyarrow.parquet.write_table(table, folder / f"{name}.parquet")
    write_database(tables, folder / DATABASE)
    write_descriptor(folder)
    weights = Counter(problem.severity for problem in told)
    return Counts({name: table.num_rows for name, table in tables.items()}, dict(weights))


def write_csv(table: pa.Table, path: Path) -> None:
    """One table as CSV: UTF-8, comma, LF, every text in quotes, lists joined by " | " (a | in an item is "\\|")."""
    for index, column in enumerate(table.schema):
        if pa.types.is_list(column.type):
            table = table.set_column(index, column.name, _joined(table.column(index)))
    options = pyarrow.csv.WriteOptions(quoting_header="none")
    pyarrow.csv.write_csv(table, path, options)


def _joined(lists: pa.ChunkedArray) -> pa.ChunkedArray:
    """A list column as text; an empty list is an empty cell."""
    texts = (LIST_SEPARATOR.join(item.replace("|", "\\|") for item in items) or None for items in lists.to_pylist())
    return pa.chunked_array([pa.array(texts, type=pa.string())])


def listed(cell: str) -> list[str]:
    """The items of a list column's CSV cell."""
    return [item.replace("\\|", "|") for item in cell.split(LIST_SEPARATOR)] if cell else []
