"""The dataset as statistics programs and databases take it: rows with their document's columns, labelled.

Stata: version 118 (Stata 14 and later, UTF-8), long texts as strL. SPSS: texts of at most 32,767 bytes, as its system
files hold them; longer ones are cut and told. The same dataset gives the same bytes.
"""

from __future__ import annotations

import json
import sqlite3
import tomllib
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet

from analysis.panel import Panel
from models import vocabulary
from models.errors import OutputError
from models.records import TABLES, Document
from models.schema import LIST_SEPARATOR, Column, columns

LABELS = "column_labels.toml"
DOCUMENT = ("kommune", "kommune_code", "region", "year", "doc_type", "stage")  # of the document, beside each row
MADE = datetime(2000, 1, 1)  # Stata's stamp; the same rows give the same bytes
STATA_LABEL = 80  # characters
STATA_TEXT = 2_045  # bytes, beyond which a text is a strL
SPSS_TEXT = 32_767  # bytes
_STATA_NAMES = {"end": "end_"}  # names that pandas keeps from Stata variables
_SAV_STAMP = (92, b"01 Jan 0000:00:00")  # where a system file says when it was written, and what ours say


def export(panel: Panel, tables: Sequence[str], form: str, language: str, output: Path) -> Iterator[str]:
    """Writes the tables; yields a sentence on what was written. Raises OutputError where that is not possible."""
    try:
        if form == "sqlite":
            yield from _sqlite(panel, tables, language, output)
            return
        output.mkdir(parents=True, exist_ok=True)
        write = _WRITERS[form]
        for name in tables:
            data, described = _flat(panel, name)
            path = output / f"{name}.{form}"
            labels = {column.name: label(column, language) for column in described}
            yield from write(data, described, labels, path)
            yield f"{path}: {data.num_rows} rows."
    except (OSError, sqlite3.Error) as error:
        raise OutputError(f"{output} cannot be written ({error}).", "Choose another place with -o.") from error


def _flat(panel: Panel, name: str) -> tuple[pa.Table, tuple[Column, ...]]:
    """A table with its documents' columns in front, in the order of its rows."""
    data = panel.table(name)
    described = tuple(column for column in columns(TABLES[name]) if column.name in data.column_names)
    data = data.select([column.name for column in described])
    if name == "documents":
        return data, described
    own = {column.name for column in described}
    added = tuple(column for column in columns(Document) if column.name in DOCUMENT and column.name not in own)
    documents = panel.table("documents")
    places = {name: at for at, name in enumerate(documents["doc_id"].to_pylist())}
    where = pa.array([places.get(doc_id) for doc_id in data["doc_id"].to_pylist()], type=pa.int64())
    for at, column in enumerate(added):
        data = data.add_column(at + 1, column.name, documents[column.name].take(where))
    return data, (described[0], *added, *described[1:])


@cache
def _danish() -> dict[str, str]:
    found: dict[str, str] = tomllib.loads(vocabulary.read(LABELS))
    return found


def label(column: Column, language: str) -> str:
    """What the column means, in Danish or English; in English where it has no Danish label."""
    return _danish().get(column.name, column.description) if language == "da" else column.description


def _parquet(data: pa.Table, described: Sequence[Column], _: dict[str, str], path: Path) -> Iterator[str]:
    both = [
        field.with_metadata({"label_da": label(column, "da"), "label_en": column.description})
        for field, column in zip(data.schema, described, strict=True)
    ]
    pyarrow.parquet.write_table(data.cast(pa.schema(both)), path)
    return iter(())


def _jsonl(data: pa.Table, _: Sequence[Column], __: dict[str, str], path: Path) -> Iterator[str]:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in data.to_pylist():
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return iter(())


def _frame(data: pa.Table, described: Sequence[Column]) -> pd.DataFrame:
    """Texts as str ("" where empty), numbers as float, truth as 1 and 0, lists joined."""
    made: dict[str, pd.Series[Any]] = {}
    for column in described:
        values = data[column.name].to_pylist()
        if column.type in {"string", "list"}:
            texts = [LIST_SEPARATOR.join(one) if isinstance(one, list) else one or "" for one in values]
            made[column.name] = pd.Series(texts, dtype=object)
        else:
            made[column.name] = pd.Series([None if one is None else float(one) for one in values], dtype="float64")
    return pd.DataFrame(made)


def _dta(data: pa.Table, described: Sequence[Column], labels: dict[str, str], path: Path) -> Iterator[str]:
    frame = _frame(data, described).rename(columns=_STATA_NAMES)
    labels = {_STATA_NAMES.get(name, name): text for name, text in labels.items()}
    long = [
        name
        for name in frame.columns
        if frame[name].dtype == object and max((len(one.encode()) for one in frame[name]), default=0) > STATA_TEXT
    ]
    frame.to_stata(
        path, write_index=False, version=118, convert_strl=long, time_stamp=MADE,
        variable_labels={name: text[:STATA_LABEL] for name, text in labels.items()},
    )  # fmt: skip
    return iter(())


def _sav(data: pa.Table, described: Sequence[Column], labels: dict[str, str], path: Path) -> Iterator[str]:
    import pyreadstat

    frame = _frame(data, described)
    cut = 0
    for column in described:
        if column.type in {"string", "list"}:
            short = [_within(text, SPSS_TEXT) for text in frame[column.name]]
            cut += sum(one != other for one, other in zip(short, frame[column.name], strict=True))
            frame[column.name] = pd.Series(short, dtype=object)
    pyreadstat.write_sav(frame, path, column_labels={**labels})
    with path.open("r+b") as file:
        file.seek(_SAV_STAMP[0])
        file.write(_SAV_STAMP[1])
    if cut:
        yield f"{path.name}: {cut} texts were cut to {SPSS_TEXT:,} bytes, as long as SPSS holds them."


def _within(text: str, size: int) -> str:
    return text if len(text.encode()) <= size else text.encode()[:size].decode(errors="ignore")


_Writer = Callable[[pa.Table, Sequence[Column], dict[str, str], Path], Iterator[str]]
_WRITERS: dict[str, _Writer] = {"parquet": _parquet, "jsonl": _jsonl, "dta": _dta, "sav": _sav}
_SQLITE = {"string": "TEXT", "list": "TEXT", "number": "REAL", "integer": "INTEGER", "boolean": "INTEGER"}


def _sqlite(panel: Panel, tables: Sequence[str], language: str, output: Path) -> Iterator[str]:
    """One file; the table `columns` says what each column means."""
    output.parent.mkdir(parents=True, exist_ok=True)
    output.unlink(missing_ok=True)
    with sqlite3.connect(output) as connection:
        connection.execute("CREATE TABLE columns (table_name TEXT, column_name TEXT, label TEXT, unit TEXT)")
        for name in tables:
            data, described = _flat(panel, name)
            fields = ", ".join(f'"{column.name}" {_SQLITE[column.type]}' for column in described)
            connection.execute(f'CREATE TABLE "{name}" ({fields})')
            marks = ", ".join("?" for _ in described)
            rows = zip(*(map(_plain, data[column.name].to_pylist()) for column in described), strict=True)
            connection.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows)
            connection.executemany(
                "INSERT INTO columns VALUES (?, ?, ?, ?)",
                [(name, column.name, label(column, language), column.unit) for column in described],
            )
            yield f"{output}: {name}, {data.num_rows} rows."
    connection.close()


def _plain(value: Any) -> Any:
    return LIST_SEPARATOR.join(value) if isinstance(value, list) else value
