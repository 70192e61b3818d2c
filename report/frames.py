"""Records as data frames and Arrow tables: the same typed rows in the same order, whoever writes them out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd
import pyarrow as pa

from models.records import TABLES, Extraction, Problem
from models.schema import Column, columns

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


def frame(table: str, rows: Iterable[dict[str, Any]]) -> pd.DataFrame:
    """Rows of `models.schema.row` as a data frame of nullable types; a list column holds lists of str."""
    held = list(rows)
    return pd.DataFrame(
        {
            column.name: pd.Series([_value(one[column.name]) for one in held], dtype=_PANDAS_TYPES[column.type])
            for column in columns(TABLES[table])
        }
    )


def arrow(table: str, data: pd.DataFrame) -> pa.Table:
    """The data frame as an Arrow table of the record's schema, without anything that pandas adds for itself."""
    fields = (pa.field(one.name, _ARROW_TYPES[one.type], metadata=_metadata(one)) for one in columns(TABLES[table]))
    typed = pa.Table.from_pandas(data, schema=pa.schema(fields), preserve_index=False)
    return typed.replace_schema_metadata(None)


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
    return record.page or 0, record.line or 0  # furniture


def _value(value: Any) -> Any:
    """Empty text is no value, -0.0 is 0, and text is what UTF-8 can hold."""
    if isinstance(value, list):
        return [storable(item) for item in value]
    if isinstance(value, str):
        return storable(value) or None
    return value + 0.0 if isinstance(value, float) else value


def _metadata(column: Column) -> dict[str, str]:
    return {"description": column.description} | ({"unit": column.unit} if column.unit else {})
