"""Small documents, read by the real extractor and examined."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.examination import examined
from extractor.pipeline import extract
from extractor.reading.source import Source
from models.records import Extraction

TITLE = "# {title} {year}\n\nHjørring Kommune, Region Nordjylland\n\n"


@pytest.fixture(scope="session")
def examine(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Extraction]:
    """A function that reads a text below a title page of Hjørring Kommune."""
    folder = tmp_path_factory.mktemp("documents")

    def read(text: str, title: str = "Beskæftigelsesplan", year: int = 2019) -> Extraction:
        path: Path = folder / "document.txt"
        path.write_text(TITLE.format(title=title, year=year) + text, encoding="utf-8")
        return examined(extract(Source(path, path.name)))

    return read
