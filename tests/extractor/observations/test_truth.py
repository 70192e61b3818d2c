"""The tables of the real plans, held against what a reader took from them, number by number."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import table_truth
from scripts.table_truth import COLUMNS, MORE, Tally

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


@pytest.mark.parametrize("column", [*COLUMNS, *MORE])
def test_what_a_number_means_is_right(tally, column):
    assert tally.share(column) >= LEAST_RIGHT, tally.wrong[:20]
