"""Sentences and small documents with the results that they report; see the heads of the files in `cases/`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from extractor import pipeline
from extractor.reading.source import Source
from extractor.results import reported
from extractor.results.moments import When
from extractor.results.reported import Fact, Known
from extractor.results.subjects import Subject
from models.records import Document, Extraction
from models.terms import DocType

CASES = Path(__file__).parent / "cases"
REPORT = Document(
    doc_id="holbaek-2012-status", file="", sha256="", kommune=("Holbæk",), kommune_code=("316",), region=("Sjælland",),
    year=2012, doc_type=DocType.STATUS, stage=None, title=None, issued=None, pages=None, characters=0,
)  # fmt: skip


def cases(name: str) -> list[Any]:
    """The cases of one file."""
    found: list[Any] = yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
    return found


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for one of these gets each of its cases, named by its words."""
    files = {
        "told": "facts.yaml",
        "untold": "no_facts.yaml",
        "said": "verdicts.yaml",
        "unsaid": "no_verdicts.yaml",
        "written": "documents.yaml",
    }
    for name in set(files) & set(metafunc.fixturenames):
        found = cases(files[name])
        ids = [case if isinstance(case, str) else next(iter(case.values())) for case in found]
        metafunc.parametrize(name, found, ids=[str(label)[:60] for label in ids])


@pytest.fixture
def facts() -> Callable[[str], list[Fact]]:
    """What one sentence of the report tells, with nothing said before it."""
    known = Known(Subject(), When(), "Holbæk", "", 2012)
    return lambda sentence: reported.facts(sentence, REPORT, known)


@pytest.fixture
def extracted(tmp_path: Path) -> Callable[[str], Extraction]:
    """What a document of this text holds, read from a file."""

    def extract(text: str) -> Extraction:
        path = tmp_path / "plan.txt"
        path.write_text(text, encoding="utf-8")
        return pipeline.extract(Source(path, path.name))

    return extract
