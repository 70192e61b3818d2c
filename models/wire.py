"""Records as JSON between processes: written and read by their types alone, so that nothing of a document is ever run.

A worker that read a hostile file may say anything; what it says is taken for values of the declared types or refused.
"""

from __future__ import annotations

import base64
import json
import types
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeVar, cast

_Record = TypeVar("_Record")
_PLAIN = (str, int, float, bool)


def encode(record: Any) -> bytes:
    """A record, with all that it holds, as JSON: records and tuples as lists, enumerations by their values."""
    return json.dumps(_plain(record), ensure_ascii=True, allow_nan=False, separators=(",", ":")).encode("ascii")


def decode(record: type[_Record], data: bytes) -> _Record:
    """The record that `encode` wrote; raises ValueError where the data are not such a record."""
    try:
        return cast(_Record, _reader(cast(Any, record))(json.loads(data)))
    except (TypeError, KeyError, RecursionError) as error:
        raise ValueError(f"not a {record.__name__}: {error}") from error


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, _PLAIN):
        return value
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return [_plain(getattr(value, field.name)) for field in fields(value)]


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """What makes a value of the type `kind` out of its JSON."""
    arguments = typing.get_args(kind)
    if isinstance(kind, types.UnionType) or typing.get_origin(kind) is typing.Union:
        (inner,) = [argument for argument in arguments if argument is not types.NoneType]
        read = _reader(inner)
        return lambda value: None if value is None else read(value)
    if typing.get_origin(kind) is tuple:
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            read = _reader(arguments[0])
            return lambda value: tuple([read(one) for one in _listed(value)])
        readers = [_reader(argument) for argument in arguments]
        return lambda value: tuple([read(one) for read, one in zip(readers, _listed(value), strict=True)])
    if is_dataclass(kind):
        return _record_reader(cast(type, kind))
    if kind is bytes:
        return lambda value: base64.b64decode(_of(str, value), validate=True)
    if kind in _PLAIN:
        return lambda value: _of(kind, value)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    raise TypeError(f"records do not hold {kind}")


def _record_reader(kind: type) -> Callable[[Any], Any]:
    hints = typing.get_type_hints(kind)
    readers = [_reader(hints[field.name]) for field in fields(kind)]
    return lambda value: kind(*[read(one) for read, one in zip(readers, _listed(value), strict=True)])


def _listed(value: Any) -> list[Any]:
    return cast(list[Any], _of(list, value))


def _of(kind: type, value: Any) -> Any:
    if kind is float and type(value) is int:
        return value  # a whole number where the record was given one
    if type(value) is not kind:
        raise TypeError(f"{type(value).__name__} where {kind.__name__} belongs")
    return value
