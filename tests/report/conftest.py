"""Extractions built by hand: what the report rooms are given, without reading a file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from models.provenance import Box, Span
from models.records import Cell, Document, Extraction, Figure, FurnitureLine, Goal, Problem, Section, Table
from models.terms import Bound, Direction, DocType, FigureKind, GoalLevel, Measure, Severity, Stage, Unit

TEXT = (
    "Beskæftigelsesplan for Lyngvig\n"
    "1. Mål for året\n"
    "Antallet af borgere på sygedagpenge skal højst være 412, et fald på 7,5 pct.\n"
    "Tabel 1: Forløb\tGruppe\tAntal\n"
    "Figur 1: Udvikling\n"
)


@pytest.fixture
def make_extraction() -> Callable[..., Extraction]:
    """A function that builds the extraction of an invented document, with rows in every table that it can hold."""
    return _extraction


def _extraction(
    kommune: str = "Lyngvig", *, text: str = TEXT, quote: str | None = None, cell: str = "412"
) -> Extraction:
    digest = hashlib.sha256((kommune + text).encode("utf-8", "surrogatepass")).hexdigest()
    doc_id = f"{kommune.lower()}-2019-plan-{digest[:6]}"
    section, table = f"{doc_id}.s1", f"{doc_id}.t1"

    def span(words: str, **place: object) -> Span:
        start = text.find(words)
        return Span(start, start + len(words), words, **place)  # type: ignore[arg-type]

    goal = quote if quote is not None else text.splitlines()[2] if text == TEXT else text
    return Extraction(
        text=text,
        document=Document(
            doc_id, f"{kommune}.pdf", digest, (kommune, "Klitsø"), ("998", "999"), ("Nordjylland", "Nordjylland"), 2019,
            DocType.PLAN, Stage.DRAFT, "Beskæftigelsesplan", "2018-11", 12, len(text),
        ),
        sections=(Section(doc_id, section, span("Mål"), "1", "Mål for året", 1),),
        goals=(
            Goal(
                doc_id, f"{doc_id}.g1", "k1", span(goal, page=3, bbox=Box(72, 100.04, 500, 120)), GoalLevel.LOCAL, True,
                ("sygedagpenge", "kvinder"), Measure.PERSONS, Direction.DECREASE, Bound.AT_MOST, 412.0, Unit.PERSONS,
                -7.5, Unit.PERCENT, target_period="2019", section_id=section, rule="sentence", confidence=0.9,
            ),
        ),
        tables=(Table(doc_id, table, span("Gruppe"), "1", "Forløb", None, None, 2, 2, 1, section_id=section),),
        cells=(
            Cell(doc_id, table, 1, 1, cell, False, 412.0, Unit.PERSONS),
            Cell(doc_id, table, 0, 0, "Gruppe", True),
            Cell(doc_id, table, 0, 1, "Antal", True),
            Cell(doc_id, table, 1, 0, "", False),
        ),
        figures=(Figure(doc_id, f"{doc_id}.f1", span("Figur 1"), "1", "Udvikling", None, FigureKind.CHART),),
        furniture=(FurnitureLine(doc_id, 3, None, "Lyngvig Kommune"),),
        problems=(Problem(doc_id, f"{kommune}.pdf", kind="mojibake", severity=Severity.NOTE, message="Tegn rettet."),),
    )  # fmt: skip
