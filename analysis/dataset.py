"""A dataset that a run wrote, read back document by document as the records that went into it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from models.errors import BeskplanError, ExitCode
from models.records import TABLES, Document, Extraction
from models.schema import columns, record

TEXTS = "texts"
_HELD = tuple(name for name in TABLES if name in Extraction.__dataclass_fields__)


class DatasetError(BeskplanError):
    """A folder that holds no dataset, or not the rows that were asked for."""

    exit_code = ExitCode.USAGE


@dataclass(frozen=True, slots=True)
class _Rows:
    """One table with the stretch of rows (first, count) that each document has in it."""

    table: pa.Table
    stretches: dict[str, tuple[int, int]]

    def of(self, doc_id: str) -> list[dict[str, Any]]:
        first, count = self.stretches.get(doc_id, (0, 0))
        rows: list[dict[str, Any]] = self.table.slice(first, count).to_pylist()
        return rows


class Dataset:
    """The dataset in `folder`. Raises DatasetError where there is none, or where a table cannot be read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._tables = {name: _read(folder, name) for name in _HELD}
        self.documents: tuple[Document, ...] = tuple(
            record(Document, row) for row in _read(folder, "documents").table.to_pylist()
        )

    def __iter__(self) -> Iterator[Extraction]:
        """What was read out of each document, in the order of their ids."""
        return (self.extraction(document) for document in self.documents)

    def extraction(self, document: Document) -> Extraction:
        """The document's text and rows, as the extractor gave them."""
        path = self.folder / TEXTS / f"{document.doc_id}.txt"
        try:
            text = path.read_bytes().decode("utf-8")  # not read_text: it would change the line ends
        except (OSError, ValueError) as error:
            raise DatasetError(f"{path} cannot be read ({error}).", "Run beskplan run again.") from error
        held: dict[str, Any] = {
            name: tuple(record(TABLES[name], row) for row in rows.of(document.doc_id))
            for name, rows in self._tables.items()
        }
        return Extraction(text=text, document=document, **held)

    def holding(self, table: str, row_id: str) -> Document:
        """The document that has the row of this id in `table`; raises DatasetError where none has."""
        rows = self._tables[table].table
        name = f"{table.removesuffix('s')}_id"
        owners = dict(zip(rows.column(name).to_pylist(), rows.column("doc_id").to_pylist(), strict=True))
        if row_id not in owners:
            raise DatasetError(
                f"{self.folder} holds no {table.removesuffix('s')} {row_id}.", f"See {name} in {table}.csv."
            )
        return next(document for document in self.documents if document.doc_id == owners[row_id])


def _read(folder: Path, name: str) -> _Rows:
    path = folder / f"{name}.parquet"
    try:
        table = pq.read_table(path)
    except (OSError, pa.ArrowInvalid) as error:
        reason = "there is no such file" if isinstance(error, FileNotFoundError) else str(error).splitlines()[0]
        raise DatasetError(
            f"{folder} holds no dataset that can be read: {path.name}: {reason}.",
            "Name the folder that beskplan run -o wrote.",
        ) from error
    missing = {column.name for column in columns(TABLES[name]) if column.required} - {*table.column_names}
    if missing:
        raise DatasetError(f"{path} has no column {', '.join(sorted(missing))}.", "Run beskplan run again.")
    stretches: dict[str, tuple[int, int]] = {}
    first = 0
    for doc_id, group in groupby(table.column("doc_id").to_pylist()):
        count = sum(1 for _ in group)
        stretches[doc_id or ""] = (first, count)
        first += count
    return _Rows(table, stretches)
