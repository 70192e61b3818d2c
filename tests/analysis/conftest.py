"""Documents read by the real extractor, datasets written by the real report, and answers made from them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from analysis.dataset import Dataset
from analysis.evaluation.grids import grid
from analysis.evaluation.mentions import FIELDS
from extractor.pipeline import extract
from extractor.reading.source import gather
from models.records import Extraction
from models.schema import row
from report.dataset import write

NAMES = ("e01_egedrup_2018_plan.txt", "e04_egedrup_2019_status.txt", "e12_fjordoe_2016_opfoelgning.txt")


@pytest.fixture(scope="session")
def extractions(examples: Path) -> tuple[Extraction, ...]:
    """Three of the invented documents, with goals, results, tables and a figure."""
    sources, _ = gather([examples / name for name in NAMES])
    return tuple(extract(source) for source in sources)


@pytest.fixture
def written(tmp_path: Path) -> Callable[[Sequence[Extraction]], Dataset]:
    """A function that writes extractions as a dataset and opens it."""

    def write_and_open(extractions: Sequence[Extraction]) -> Dataset:
        folder = tmp_path / "run"
        folder.mkdir()
        write(extractions, [], folder)
        return Dataset(folder)

    return write_and_open


@pytest.fixture(scope="session")
def answers() -> Callable[[Extraction], dict[str, Any]]:
    """A function that gives the answers that an extraction would be perfect for, as an answer file holds them."""
    return _answers


def _answers(extraction: Extraction) -> dict[str, Any]:
    document = row(extraction.document)
    return {
        "document": document | {name: " | ".join(document[name]) for name in ("kommune", "kommune_code", "region")},
        "sections": [{"title": one.title, "quote": one.span.quote} for one in extraction.sections],
        **{
            table: [
                {"quote": one.span.quote, "occurrence": _occurrence(extraction, one.span.start, one.span.quote)}
                | {name: row(one)[name] for name in names}
                for one in getattr(extraction, table)
            ]
            for table, names in FIELDS.items()
        },
        "tables": [
            {"number": one.number, "caption": one.caption, "header_rows": one.header_rows}
            | {"cells": grid([cell for cell in extraction.cells if cell.table_id == one.table_id])}
            for one in extraction.tables
        ],
        "figures": [{"caption": one.caption, "quote": one.span.quote} for one in extraction.figures],
    }


def _occurrence(extraction: Extraction, start: int, quote: str) -> int:
    return 1 + sum(extraction.text.startswith(quote, place) for place in range(start))
