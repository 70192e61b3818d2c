from __future__ import annotations

import random

import duckdb
import pytest

from models.records import TABLES
from models.schema import columns
from report.database import write_database
from report.frames import arrow, frame


def soil_memory() -> None:
    """Fills memory with random bytes and frees it, so that what DuckDB does not write itself is never the same."""
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE TABLE soil AS SELECT md5(random()::VARCHAR) a, repeat(uuid()::VARCHAR, 200) b FROM range(3000)"
        )


def tables(number: int, longest: int):
    """All tables, the cells and findings of them with texts of up to `longest` characters."""
    chance = random.Random(number)

    def text() -> str:
        return (chance.randbytes(chance.randint(0, longest) // 2).hex() + "æ\n")[:longest]

    def value(column, row: int):
        kinds = {"integer": row, "number": row / 7, "boolean": row % 2 == 0, "list": [text(), text()]}
        return None if row % 11 == 3 else kinds.get(column.type) if column.type != "string" else text()

    return {
        name: arrow(
            name,
            frame(
                name,
                (
                    {
                        column.name: value(column, row) or ([] if column.type == "list" else None)
                        for column in columns(record)
                    }
                    for row in range(number if name in {"cells", "findings"} else 0)
                ),
            ),
        )
        for name, record in TABLES.items()
    }


@pytest.mark.parametrize(("number", "longest"), [(0, 0), (1, 5_000), (120, 9_000), (30, 60_000), (20_000, 40)])
def test_the_same_tables_give_the_same_bytes_whatever_memory_holds(tmp_path, number, longest):
    data = tables(number, longest)
    written = set()
    for attempt in range(4):
        soil_memory()
        path = tmp_path / f"{attempt}.duckdb"
        write_database(data, path)
        written.add(path.read_bytes())
    assert len(written) == 1
    with duckdb.connect(str(path), read_only=True) as connection:
        for name, table in data.items():
            rows = [tuple(row.values()) for row in table.to_pylist()]
            assert connection.execute(f'SELECT * FROM "{name}"').fetchall() == rows


def test_nothing_is_left_beside_the_file(tmp_path):
    path = tmp_path / "it's a dataset.duckdb"
    write_database(tables(10, 10), path)
    assert [item.name for item in tmp_path.iterdir()] == [path.name]
