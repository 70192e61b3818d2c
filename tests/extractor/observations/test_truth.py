"""The tables of the real plans, held against what a reader took from them, number by number."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.pipeline import extract
from extractor.reading.source import gather
from scripts import table_truth
from scripts.table_truth import AXES, COLUMNS, MORE, Tally

LEAST_RIGHT = 0.97
LEAST_CELLS = 400


@pytest.fixture(scope="module")
def tally(shared: Path) -> Tally:
    """The text files, and one PDF rendition of each."""
    total = Tally()
    for path, truth in table_truth.files(shared):
        if path.suffix == ".txt" or path.stem.endswith("_word"):
            total.add(table_truth.measure(path, truth))
    return total


def test_every_number_is_found_with_its_value_and_no_other(tally):
    assert tally.cells >= LEAST_CELLS
    assert (tally.values, tally.extra) == (tally.cells, 0)


def test_the_totals_of_a_budget_take_in_what_they_add_up(shared):
    """Subtotals stated above and below their accounts, and the total of all of them."""
    path, truth = next((path, truth) for path, truth in table_truth.files(shared) if "parts" in truth["tables"][0])
    extraction = extract(gather([path])[0][0])
    by_row = {one.row: one for one in extraction.observations if one.table_id == extraction.tables[0].table_id}
    for row, parts in truth["tables"][0]["parts"].items():
        first, _, last = parts.partition("-")
        wanted = range(int(first), int(last) + 1) if last else map(int, parts.split(","))
        total = by_row[row].observation_id
        assert {one.row for one in by_row.values() if total in one.part_of} == set(wanted) & set(by_row)
    assert {row for row, one in by_row.items() if one.total} == set(truth["tables"][0]["parts"])


@pytest.mark.parametrize("column", [*COLUMNS, *MORE, *(f"{name} axis" for name in AXES)])
def test_what_a_number_means_is_right(tally, column):
    assert tally.share(column) >= LEAST_RIGHT, tally.wrong[:20]
