"""The columns of every table, read off the records: the one source of headers, schemas, data package and codebook."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import repeat
from typing import Any, Literal, TypeVar

from models.provenance import Box, Span

ColumnType = Literal["string", "integer", "number", "boolean", "list"]
LIST_SEPARATOR = " | "
Record = TypeVar("Record")

_TYPES: dict[type, ColumnType] = {str: "string", int: "integer", float: "number", bool: "boolean", Box: "string"}
_SPAN_COLUMNS: tuple[tuple[str, ColumnType, str, str | None], ...] = (
    ("page", "integer", "Page, 1-based; empty for plain text", None),
    ("line", "integer", "Line of the source file, 1-based; empty for PDFs", None),
    ("start", "integer", "Start in the canonical text, 0-based", "characters"),
    ("end", "integer", "End in the canonical text, exclusive", "characters"),
    ("quote", "string", "The exact text: texts/<doc_id>.txt[start:end]", None),
    ("bbox", "string", '"x0 top x1 bottom" on the page; empty for plain text', "PDF points"),
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table. A `list` holds strings: a list in Parquet and DuckDB, joined by " | " in CSV."""

    name: str
    type: ColumnType
    description: str
    required: bool
    unit: str | None = None
    values: tuple[str, ...] = ()
    vocabulary: str | None = None
    source: str | None = None


@cache
def columns(record: type) -> tuple[Column, ...]:
    """The columns of a record class, a `Span` unfolded into the provenance columns."""
    return tuple(_columns(record))


def row(record: Any) -> dict[str, Any]:
    """A record as one row of plain values (str, int, float, bool, list of str, None), in the order of its columns."""
    values: dict[str, Any] = {}
    for item in dataclasses.fields(record):
        value = getattr(record, item.name)
        if isinstance(value, Span):
            values |= {name: _plain(getattr(value, name)) for name, *_ in _SPAN_COLUMNS}
        else:
            values[item.name] = _plain(value)
    return values


def record(record_class: type[Record], values: Mapping[str, Any]) -> Record:
    """The record whose `row` is `values`. A column that `values` lacks, as those of an older dataset may, is empty.

    Raises ValueError where a value is none of its column's vocabulary.
    """
    known: type = record_class
    made: dict[str, Any] = {}
    for name, (hint, optional) in _hints(known).items():
        if hint is Span:
            place: dict[str, Any] = {part: values.get(part) for part, *_ in _SPAN_COLUMNS}
            made[name] = Span(**place | {"bbox": _valued(place["bbox"], Box, optional=True)})
        elif name in values or optional:
            made[name] = _valued(values.get(name), hint, optional=optional)
    return record_class(**made)


def records(record_class: type[Record], values: Mapping[str, Sequence[Any]], count: int) -> Iterator[Record]:
    """The records of a whole table, given column by column: as `record` makes them of its rows, in less time."""
    known: type = record_class
    made: list[Iterable[Any]] = []
    for name, (hint, optional) in _hints(known).items():
        if hint is Span:
            parts = [values.get(part, repeat(None, count)) for part, *_ in _SPAN_COLUMNS]
            made.append(_spans(*parts))
        else:
            made.append(_column(values.get(name, repeat(None, count)), hint, optional=optional))
    return map(known, *made)


def _spans(*parts: Iterable[Any]) -> Iterator[Span]:
    for page, line, start, end, quote, bbox in zip(*parts, strict=True):
        yield Span(start, end, quote, page, line, _valued(bbox, Box, optional=True))


def _column(values: Iterable[Any], hint: Any, *, optional: bool) -> Iterable[Any]:
    """A column of plain values as the field's type holds them; a value that comes again is made once."""
    if typing.get_origin(hint) is tuple:
        return (tuple(value or ()) for value in values)
    if hint in {int, float, bool} or (hint is str and optional):
        return values
    seen: dict[Any, Any] = {}
    return (seen[one] if one in seen else seen.setdefault(one, _valued(one, hint, optional=optional)) for one in values)


@cache
def _hints(record_class: type) -> dict[str, tuple[Any, bool]]:
    """The type of each field, and whether it can be empty."""
    hints = typing.get_type_hints(record_class)
    return {item.name: _without_none(hints[item.name]) for item in dataclasses.fields(record_class)}


def _valued(value: Any, hint: Any, *, optional: bool) -> Any:
    """A plain value as its field's type holds it."""
    if typing.get_origin(hint) is tuple:
        return tuple(value or ())
    if value is None:
        return "" if hint is str and not optional else None
    if hint is Box:
        return Box(*map(float, value.split()))
    return hint(value) if issubclass(hint, StrEnum) else value


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [str(item) for item in value]
    if isinstance(value, (StrEnum, Box)):
        return str(value)
    return value


def _columns(record: type) -> Iterator[Column]:
    hints = _hints(record)
    for item in dataclasses.fields(record):
        hint, optional = hints[item.name]
        if hint is Span:
            for name, kind, description, unit in _SPAN_COLUMNS:
                yield Column(name, kind, description, name in {"start", "end", "quote"}, unit)
            continue
        meta = item.metadata
        values = meta["values"]
        yield Column(
            item.name, _column_type(hint), meta["description"], not optional, meta["unit"],
            tuple(values) if values else (), meta["vocabulary"], meta["source"],
        )  # fmt: skip


def _without_none(hint: Any) -> tuple[Any, bool]:
    if isinstance(hint, types.UnionType):
        rest = [part for part in typing.get_args(hint) if part is not type(None)]
        return rest[0], True
    return hint, False


def _column_type(hint: Any) -> ColumnType:
    if typing.get_origin(hint) is tuple:
        return "list"
    if issubclass(hint, StrEnum):
        return "string"
    return _TYPES[hint]
