"""The PDFs of the examples: they open, hold the words of their texts, and look as their kind should."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import fields
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from extractor.pipeline import extract
from extractor.reading.source import Source
from scripts.examples import office_pdf
from scripts.examples.__main__ import CORPUS
from scripts.examples.specification import Specification, load_all
from scripts.examples.text import NOTICE

SPECIFICATIONS = [spec for spec in load_all(CORPUS / "specification") if spec.layout.pdf]
WITH_TEXT = [spec for spec in SPECIFICATIONS if spec.layout.pdf != "scan"]
OFFICE = [spec for spec in SPECIFICATIONS if spec.layout.pdf == "office"]


def words(text: str) -> Counter[str]:
    joined = re.sub(r"[-\u00ad\u2010]\n(?=[a-zæøå])", "", text)
    return Counter(re.findall(r"[\wæøåÆØÅ]+", joined.lower()))


def column_texts(page: pdfplumber.page.Page, columns: int) -> str:
    width = page.width / columns
    crops = [page.crop((number * width, 0, (number + 1) * width, page.height)) for number in range(columns)]
    return "\n".join(crop.extract_text() for crop in crops)


def text_of(specification: Specification, path: Path) -> str:
    columns = 2 if specification.layout.pdf == "brochure" else 1
    with pdfplumber.open(path) as pdf:
        return "\n".join(column_texts(page, columns) for page in pdf.pages)


def test_the_kinds_of_pdf_are_all_there_and_small(examples: Path):
    kinds = {spec.layout.pdf for spec in SPECIFICATIONS}
    assert kinds == {"office", "brochure", "scan"}
    assert {spec.layout.ruled for spec in OFFICE} == {True, False}
    assert sum(path.stat().st_size for path in examples.glob("*.pdf")) < 2_000_000


@pytest.mark.parametrize("specification", WITH_TEXT, ids=lambda spec: spec.name)
def test_the_words_of_every_paragraph_are_in_the_pdf(specification: Specification, examples: Path):
    printed = words(text_of(specification, examples / f"{specification.name}.pdf"))
    kinds = {"paragraph", "item", "heading", "label", "line", "footnote"}
    wanted = sum((words(block.text) for block in specification.blocks if block.kind in kinds), Counter())
    assert not wanted - printed


@pytest.mark.parametrize("specification", OFFICE, ids=lambda spec: spec.name)
def test_the_contents_page_gives_the_pages_of_the_headings(specification: Specification):
    _, pages = office_pdf.build(specification)
    announced = {block.text: block.page for block in specification.headings() if block.page}
    assert {title: pages[title] for title in announced} == announced


def test_the_white_space_table_goes_over_a_page(examples: Path):
    with pdfplumber.open(examples / "e07_lindebaek_2012_resultatrevision.pdf") as pdf:
        header = "Sygedagpenge Førtidspension I alt"
        assert [header in page.extract_text() for page in pdf.pages] == [False, True, True]
        assert not any(page.lines or page.rects for page in pdf.pages)


def test_the_brochure_has_colour_bands_and_charts_with_labels(examples: Path):
    with pdfplumber.open(examples / "e10_lindebaek_2023_plan.pdf") as pdf:
        for page in pdf.pages:
            assert any(rect["width"] == pytest.approx(page.width) for rect in page.rects)
        assert {"301", "289", "276", "268"} <= set(pdf.pages[0].extract_text().split())


def test_the_scan_holds_a_picture_on_each_page_and_no_text(examples: Path):
    with pdfplumber.open(examples / "e12_fjordoe_2016_opfoelgning.pdf") as pdf:
        assert [(len(page.images), len(page.chars)) for page in pdf.pages] == [(1, 0)] * len(pdf.pages)


@pytest.mark.usefixtures("tesseract")
def test_the_scan_is_recognised_and_gives_what_its_text_gives(examples: Path):
    name = "e12_fjordoe_2016_opfoelgning"
    scan, text = (extract(Source(path, path.name)) for path in sorted(examples.glob(f"{name}.*")))
    assert scan.document.ocr
    assert not words(text.text) - words(scan.text)
    assert not [problem for problem in scan.problems if problem.kind != "ocr_unsure"]
    # The notice is in italics, as goals of status reports are.
    goals = [goal for goal in scan.goals if not goal.span.quote.startswith(NOTICE[:10])]
    assert [values(goal) for goal in goals] == [values(goal) for goal in text.goals]
    for table in ("results", "tables"):
        assert [values(row) for row in getattr(scan, table)] == [values(row) for row in getattr(text, table)]
    assert [cell.text for cell in scan.cells] == [cell.text for cell in text.cells]


def values(row: Any) -> dict[str, Any]:
    """What a row says, without its ids, its place and how sure it is."""
    left_out = ("doc_id", "goal_id", "result_id", "table_id", "section_id", "span", "confidence", "page_end")
    return {field.name: getattr(row, field.name) for field in fields(row) if field.name not in left_out}
