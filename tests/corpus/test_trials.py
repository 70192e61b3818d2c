"""The trial documents: what may not be lost again of what is read in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.evaluation import compare
from analysis.evaluation.gold import GoldFolder
from analysis.evaluation.tally import Tally, all_fields
from extractor.pipeline import extract
from extractor.reading.source import gather

TRIALS = Path(__file__).parents[2] / "corpus" / "trials"


@pytest.fixture(scope="module")
def total() -> Tally:
    total = Tally()
    for one in _tallies():
        total.add(one)
    return total


def _tallies() -> Iterator[Tally]:
    gold = GoldFolder(TRIALS / "gold")
    sources, _ = gather([TRIALS / "documents"])
    for source in sources:
        answers = gold.of(source.name)
        assert answers is not None, f"{source.name} has no answers"
        yield compare(extract(source), answers, ("document", "goals", "results"))


@pytest.mark.parametrize(("rows", "least"), [("goals", 0.90), ("goals, whole record", 0.56), ("results", 0.89)])
def test_rows_are_found(total, rows, least):
    assert total.records[rows].f1 >= least


@pytest.mark.parametrize(("table", "least"), [("goals", 0.91), ("results", 0.85)])
def test_fields_are_right(total, table, least):
    share = all_fields(total.fields, table)
    assert share.right / share.of >= least


@pytest.mark.parametrize(
    ("field", "least"),
    [
        ("goals.target_value", 0.95),
        ("goals.change_value", 0.86),
        ("results.value", 0.98),
        ("results.change_value", 0.95),
    ],
)
def test_numbers_are_read_as_printed(total, field, least):
    """Of the goals and results that were found; what is not right is a value left empty as well as a wrong one."""
    share = total.fields[field]
    assert share.right / share.of >= least
