"""The dataset as one DuckDB file that has the same bytes whenever it holds the same rows.

DuckDB by itself gives a file a random identifier (storage of version 1.2 and later), samples at random for its string
compression, and lets bytes of its own memory stand in the unused ends of buffers (duckdb issue 23382). So the file is
written by one thread, in the storage of version 1.0 (which every later DuckDB reads), uncompressed and in small
blocks, which DuckDB packs to the last byte; what is left then are the pointers at the ends of overflow blocks.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, BinaryIO

import duckdb
import numpy as np
import pyarrow as pa

from models.records import TABLES
from models.schema import columns
from report.views import VIEWS

_BLOCK = 16_384  # bytes, the smallest that DuckDB knows
_HEADERS = 3 * 4_096  # bytes before the first block
_WORD = 8  # bytes of a checksum and of a pointer, little-endian
_OFFLINE = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
# DuckDB's checksum of a block (src/common/checksum.cpp): its 64-bit words, each times a constant, exclusive-or-ed.
_CHECKSUM_START = np.uint64(5381)
_CHECKSUM_FACTOR = np.uint64(0xBF58476D1CE4E5B9)


def write_database(tables: Mapping[str, pa.Table], path: Path) -> None:
    """Writes the tables with their descriptions as comments.

    Raises duckdb.Error where DuckDB cannot write, RuntimeError where its file is not of the form that is known here.
    """
    with duckdb.connect(config={"threads": "1", **_OFFLINE}) as connection:
        connection.execute("SET force_compression = 'uncompressed'")
        connection.execute(f"ATTACH '{_quoted(str(path))}' AS dataset (STORAGE_VERSION 'v1.0.0', BLOCK_SIZE {_BLOCK})")
        for name, table in tables.items():
            connection.register("rows_of_table", table)
            connection.execute(_definition(name))
            connection.execute(f'INSERT INTO dataset."{name}" SELECT * FROM rows_of_table')
            connection.unregister("rows_of_table")
            for statement in _comments(name):
                connection.execute(statement)
        connection.execute("USE dataset")
        for view in VIEWS:
            connection.execute(f'CREATE VIEW "{view.name}" AS {view.sql}')
            connection.execute(f"COMMENT ON VIEW \"{view.name}\" IS '{_quoted(view.description)}'")
        connection.execute("USE memory")
        connection.execute("CHECKPOINT dataset")
        connection.execute("DETACH dataset")
    _clear_overflow_ends(path)


def _definition(name: str) -> str:
    types = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "list": "VARCHAR[]"}
    fields = ", ".join(f'"{column.name}" {types[column.type]}' for column in columns(TABLES[name]))
    return f'CREATE TABLE dataset."{name}" ({fields})'


def _comments(name: str) -> Iterable[str]:
    described = {f'TABLE dataset."{name}"': TABLES[name].__doc__ or ""}
    described |= {f'COLUMN dataset."{name}"."{column.name}"': column.description for column in columns(TABLES[name])}
    for target, text in described.items():
        yield f"COMMENT ON {target} IS '{_quoted(text)}'"


def _quoted(text: str) -> str:
    """Text inside the quotes of SQL."""
    return text.replace("'", "''")


def _clear_overflow_ends(path: Path) -> None:
    """Zeroes what the last word of an overflow block says where no string goes on in another block.

    Strings of more than 4,096 bytes stand in overflow blocks, whose last word names the block where a string goes
    on. Where none does, DuckDB never reads the word and never wrote it: it holds whatever its memory held.
    """
    with path.open("r+b") as file:
        for segment in _overflow_blocks(path):
            for block in segment:
                _clear_end(file, block, segment)


def _overflow_blocks(path: Path) -> list[frozenset[int]]:
    """For each stretch of a text column: the ids of the overflow blocks of its strings."""
    segments: list[frozenset[int]] = []
    with duckdb.connect(str(path), read_only=True) as connection:
        for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall():
            found: list[Any] = connection.execute(
                "SELECT additional_block_ids FROM pragma_storage_info(?) WHERE len(additional_block_ids) > 0", [name]
            ).fetchall()
            segments += [frozenset(blocks) for (blocks,) in found]
    return segments


def _clear_end(file: BinaryIO, block: int, segment: frozenset[int]) -> None:
    file.seek(_HEADERS + block * _BLOCK)
    (stated,) = struct.unpack("<Q", file.read(_WORD))
    words = np.frombuffer(file.read(_BLOCK - _WORD), dtype="<u8").copy()
    if int(words[-1]) in segment or not words[-1]:
        return
    if _checksum(words) != stated:
        raise RuntimeError(f"DuckDB {duckdb.__version__} writes its blocks in a form that is not known here.")
    words[-1] = 0
    file.seek(_HEADERS + block * _BLOCK)
    file.write(struct.pack("<Q", _checksum(words)) + words.tobytes())


def _checksum(words: Any) -> int:
    return int(_CHECKSUM_START ^ np.bitwise_xor.reduce(words * _CHECKSUM_FACTOR))
