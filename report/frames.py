"""Records as data frames and Arrow tables: the same typed rows in the same order, whoever writes them out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from models.records import TABLES, Extraction, Problem
from models.schema import Column, columns, row

_PACKED_ROWS = 50_000  # of one table, that are held one by one before they are packed
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")  # half a character: from file names that are not UTF-8, or bad PDFs
_PANDAS_TYPES = {"string": "string", "integer": "Int64", "number": "Float64", "boolean": "boolean", "list": "object"}
_ARROW_TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "list": pa.list_(pa.string()),
}


def storable(text: str) -> str:
    """`text` as UTF-8 can hold it: half characters become U+FFFD, one for one, so that offsets still count."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def frame(table: str, rows: Sequence[dict[str, Any]]) -> pd.DataFrame:
    """Rows of `models.schema.row` as a data frame of nullable types; a list column holds lists of str."""
    return pd.DataFrame(
        {
            column.name: pd.Series([_value(one[column.name]) for one in rows], dtype=_PANDAS_TYPES[column.type])
            for column in columns(TABLES[table])
        }
    )


def arrow(table: str, data: pd.DataFrame) -> pa.Table:
    """The data frame as an Arrow table of the record's schema, without anything that pandas adds for itself."""
    fields = (pa.field(one.name, _ARROW_TYPES[one.type], metadata=_metadata(one)) for one in columns(TABLES[table]))
    typed = pa.Table.from_pandas(data, schema=pa.schema(fields), preserve_index=False)
    return typed.replace_schema_metadata(None)


class Rows:
    """Rows of many documents, added document by document, in any order. They are held as Arrow tables, which take a
    small part of the memory that the records do."""

    def __init__(self) -> None:
        self._loose: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
        self._packed: dict[str, list[pa.Table]] = {name: [] for name in TABLES}

    def add(self, table: str, records: Iterable[Any]) -> None:
        """Adds records of one document in their order of place."""
        loose = self._loose[table]
        loose += map(row, records)
        if len(loose) >= _PACKED_ROWS:
            self._pack(table)

    def tables(self) -> dict[str, pa.Table]:
        """Every table of the dataset, its rows ordered by document, those of one document as they were added."""
        for name in TABLES:
            self._pack(name)
        return {name: by_document(pa.concat_tables(parts)) for name, parts in self._packed.items()}

    def _pack(self, table: str) -> None:
        self._packed[table].append(arrow(table, frame(table, self._loose[table])))
        self._loose[table].clear()


def by_document(table: pa.Table) -> pa.Table:
    """The rows ordered by document, those of one document in the order that they had."""
    order = pc.sort_indices(pc.fill_null(table["doc_id"], ""))  # stable, so that places keep their order
    return table.take(order).combine_chunks()


def records_of(extraction: Extraction) -> Iterator[tuple[str, list[Any]]]:
    """(table, records in their order of place) for every table that one document gives rows to, problems aside."""
    yield "documents", [extraction.document]
    starts = {record.table_id: record.span.start for record in extraction.tables}
    for name in TABLES:
        if name != "problems" and hasattr(extraction, name):
            yield name, sorted(getattr(extraction, name), key=lambda record: _place(record, starts))


def problem_order(problem: Problem) -> tuple[Any, ...]:
    """Sorts problems by document, file and page: those of files that gave no document first."""
    return problem.doc_id, problem.file, problem.page or 0, problem.kind, problem.message


def _place(record: Any, table_starts: dict[str, int]) -> tuple[Any, ...]:
    if hasattr(record, "span"):
        return record.span.start, record.span.end
    if hasattr(record, "table_id"):
        return table_starts.get(record.table_id, 0), record.table_id, record.row, record.col
    if hasattr(record, "line"):
        return record.page or 0, record.line or 0  # furniture
    return ()  # checks and coverage, in the order of their goals and kinds


def _value(value: Any) -> Any:
    """Empty text is no value, -0.0 is 0, and text is what UTF-8 can hold."""
    if isinstance(value, list):
        return [storable(item) for item in value]
    if isinstance(value, str):
        return storable(value) or None
    return value + 0.0 if isinstance(value, float) else value


def _metadata(column: Column) -> dict[str, str]:
    return {"description": column.description} | ({"unit": column.unit} if column.unit else {})
