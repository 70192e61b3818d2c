from __future__ import annotations

import pytest

from extractor.layout.text_blocks import compose
from models.blocks import Grid

PROSE = "Tabellen viser udviklingen i kommunen og i hele landet."


def grids(text: str) -> list[list[list[str]]]:
    found = []
    for block in compose(text.encode()).blocks:
        if block.grid:
            found.append(rows(block.grid))
    return found


def rows(grid: Grid) -> list[list[str]]:
    out = [[""] * grid.n_cols for _ in range(grid.n_rows)]
    for cell in grid.cells:
        out[cell.row][cell.col] = cell.text
    return out


EXPECTED = [["Gruppe", "2018", "2019"], ["Ledige", "120", "110"], ["Syge", "90", "95"]]


@pytest.mark.parametrize(
    "table",
    [
        "Gruppe\t2018\t2019\nLedige\t120\t110\nSyge\t90\t95",
        "Gruppe\t2018\t2019\n\nLedige\t120\t110\n\n\nSyge\t90\t95",
        "| Gruppe | 2018 | 2019 |\n|---|---:|---:|\n| Ledige | 120 | 110 |\n| Syge | 90 | 95 |",
        "Gruppe | 2018 | 2019\nLedige | 120 | 110\nSyge | 90 | 95",
        "Gruppe\t2018\t2019\n------\t----\t----\nLedige\t120\t110\nSyge\t90\t95",
        "Gruppe   2018   2019\n-------  -----  -----\nLedige   120    110\nSyge     90     95",
        "Gruppe    2018   2019\nLedige    120    110\nSyge      90     95",
        "Gruppe\t2018\t2019\nLedige\t120\t110\n\n\n\nGruppe\t2018\t2019\nSyge\t90\t95",
        'Gruppe\t**2018**\t2019\n<p>Ledige</p>\t120\t110\nSyge&nbsp;\t90\t<li data-bbox="1 2">95</li>',
    ],
)
def test_one_table_in_many_dresses(table: str) -> None:
    assert grids(f"{PROSE}\n\n{table}\n\n{PROSE}\n") == [EXPECTED]


def test_empty_cells_and_short_rows_are_kept_in_place() -> None:
    assert grids("Område\tAndel\t\tÆndring\n\t2018\t2019\t\nEgedrup\t1,2\t1,1\t-0,1\n") == [
        [["Område", "Andel", "", "Ændring"], ["", "2018", "2019", ""], ["Egedrup", "1,2", "1,1", "-0,1"]]
    ]


def test_a_new_header_begins_a_new_table() -> None:
    first = "Gruppe\t2018\nLedige\t120"
    second = "Område\tPct.\nLandet\t7,1"
    assert len(grids(f"{first}\n\n{second}\n")) == 2
    assert len(grids(f"{first}\n\n{PROSE}\n\n{first}\n")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Indledning\t3\nMål\t4\nUnge\t5\n\n"
        + "\n\n".join(f"{title}\n\n{PROSE}" for title in ("Indledning", "Mål", "Unge")),
        "•\tet punkt med tabulator\n•\tet andet punkt\n•\tet tredje punkt",
        "1.\tførste punkt i listen\n2.\tandet punkt i listen",
        "Udarbejdet af:\tJobcentret\nDato:\tden 3. maj",
        f"{PROSE}\tmed en tabulator",
        "Vi vil dette eller hint | og mere",
        "Ord med  to mellemrum og  flere ord",
    ],
)
def test_what_is_no_table(text: str) -> None:
    assert grids(text + "\n") == []


@pytest.mark.parametrize(
    ("table", "headers"),
    [
        ("Gruppe\t2018\t2019\nLedige\t120\t110", 1),
        ("Område\tAndel\t\n\t2018\t2019\nLandet\t1,2\t1,3", 2),
        ("Funktion\tOmråde\tBudget\n\t\t2014\n\tAlt\t434.257\n5.22\tTilskud\t12", 2),
        ("Mål\tIndsats\nFlere i job\tPraktik\nFærre syge\tSamtaler", 1),
        ("Målgrupper\t2. kv. 2018\t2. kv. 2019\nLedige\t382\t398", 1),
        ("Mål\tStatus\nUnge\t\nFærre på hjælp\t120\nFlere i uddannelse\t95", 1),
    ],
)
def test_header_rows(table: str, headers: int) -> None:
    (grid,) = [block.grid for block in compose(f"{PROSE}\n\n{table}\n".encode()).blocks if block.grid]
    assert grid.header_rows == headers


def test_cells_stand_at_their_offsets() -> None:
    reading = compose(f"{PROSE}\n\n| Gruppe | Antal |\n|---|---|\n|  **Ledige** | 1.200 |\n".encode())
    (grid,) = [block.grid for block in reading.blocks if block.grid]
    assert [reading.text[cell.start : cell.end] for cell in grid.cells] == ["Gruppe", "Antal", "**Ledige**", "1.200"]
