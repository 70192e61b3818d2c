"""Invented tables in many layouts, number by number."""

from __future__ import annotations

import pytest

from tests.extractor.observations.invented import cases, differences, read


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_what_the_numbers_of_a_table_mean(case, tmp_path):
    assert differences(case, read(case.text, tmp_path)) == []
