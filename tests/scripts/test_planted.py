from __future__ import annotations

from random import Random

import pytest

from models.terms import FindingKind
from scripts.planted.counting import Count, counted
from scripts.planted.examples import composed, load
from scripts.planted.planting import planted

DOCUMENTS = 40
SEED = 700_000  # another than the benchmark's


@pytest.fixture(scope="module")
def count() -> Count:
    total, examples = Count(), load()
    for index in range(DOCUMENTS):
        total.add(counted(examples[index % len(examples)], SEED + index))
    return total


def test_every_kind_of_error_is_planted(count):
    assert {kind for kind in FindingKind if count.planted[kind]} == set(FindingKind)


def test_planted_errors_are_found(count):
    assert count.recall >= 0.95, count.missed


def test_what_is_reported_was_planted(count):
    assert count.precision >= 0.97, count.extra


def test_clean_documents_are_not_called_wrong(count):
    assert count.clean_errors == 0, count.extra


def test_planting_changes_nothing_but_the_planted_places():
    example = load()[1]
    draft = composed(example, Random(5))
    spoiled = planted(draft, Random(6))
    right = spoiled.text
    for error in sorted(spoiled.errors, key=lambda error: -error.places[0][0]):
        start, end = error.places[0]
        assert right[start:end] == error.wrong
        right = right[:start] + error.right + right[end:]
    assert right == draft.text


def test_the_same_seed_plants_the_same():
    first, second = (planted(composed(load()[4], Random(9)), Random(9)) for _ in range(2))
    assert first == second
