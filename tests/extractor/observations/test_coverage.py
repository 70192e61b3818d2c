"""Every cell with figures is an observation, or says why not; and an observation stands at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.pipeline import extract
from extractor.reading.source import gather
from models.terms import Origin

FOLDER = Path(__file__).parents[3] / "corpus" / "examples"
EXAMPLES = [*sorted(FOLDER.glob("*.txt")), *sorted(FOLDER.glob("e0*.pdf"))]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_every_cell_with_figures_is_an_observation_or_says_why_not(path):
    sources, _ = gather([path])
    extraction = extract(sources[0])
    observed = {(one.table_id, one.row, one.col) for one in extraction.observations if one.origin is Origin.TABLE}
    cells = {(cell.table_id, cell.row, cell.col): cell for cell in extraction.cells}
    assert observed <= set(cells)
    for place, cell in cells.items():
        has_figures = any(character.isdecimal() or character in "½¼¾" for character in cell.text)
        assert (place in observed) + (cell.left_out is not None) == has_figures, cell
    for one in extraction.observations:
        assert extraction.text[one.span.start : one.span.end] == one.span.quote
        if one.origin is Origin.TABLE:
            assert one.printed
            assert one.printed.strip("+-−– ") in " ".join(one.span.quote.split())
    assert len({one.observation_id for one in extraction.observations}) == len(extraction.observations)


def test_numbers_of_prose_point_to_their_results():
    sources, _ = gather(EXAMPLES)
    for source in sources:
        extraction = extract(source)
        results = {one.result_id: one for one in extraction.results}
        told = [one for one in extraction.observations if one.origin is Origin.TEXT]
        assert len(told) == sum(one.value is not None or one.change_value is not None for one in results.values())
        for one in told:
            result = results[one.result_id]
            assert one.span == result.span
            assert one.value == (result.value if result.change_value is None else result.change_value)
