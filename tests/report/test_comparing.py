"""Views as files: what spreadsheets, browsers and TeX make of them."""

from __future__ import annotations

import csv
import io
import re

import openpyxl
import pytest

from analysis.compare.tables import Cell, Column, Table, View
from models.records import Extraction
from report.comparing import FORMATS, render
from report.comparing.about import About, release
from report.comparing.sources import Sources, runs

DANGEROUS = ["=1+1", "+45 12", "-SUM(A1)", "@cmd", "\t=x"]


@pytest.fixture
def extraction(make_extraction) -> Extraction:
    return make_extraction()


@pytest.fixture
def view(extraction: Extraction) -> View:
    goal = extraction.goals[0]
    columns = (
        Column("kommune", "Kommune"), Column("year", "År", "year"), Column("value", "Niveau", "number"),
        Column("share", "Andel", "percent"), Column("n", "Antal", "integer"),
    )  # fmt: skip
    rows = tuple((Cell(text), Cell(2019), Cell(1684.5, (goal,)), Cell(2.5), Cell(12_000)) for text in DANGEROUS)
    last = (Cell("Å|<b>&_%#", (goal,), True), None, Cell(7.0), None, None)
    return View("test", "Prøve: [alt]/?", (Table("test", "Prøve: [alt]/?", columns, (*rows, last)),), ("En note.",))


@pytest.fixture
def made(view: View, extraction: Extraction):
    sources = Sources(view, {extraction.document.doc_id: extraction.document})
    about = About("run", "0.1", release((extraction.document,)), (extraction.document,), "kommune Lyngvig")
    return lambda form: render(view, sources, about, form)


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_view_gives_the_same_bytes(made, form):
    assert made(form) == made(form)


@pytest.mark.parametrize("form", set(FORMATS) - {"xlsx"})
def test_every_form_shows_values_and_the_quote_with_its_place(made, form, extraction):
    text = made(form).decode()
    assert ("1684.5" if form == "csv" else "1.684,5") in text
    quote = extraction.goals[0].span.quote
    assert quote in " ".join(text.split()).replace("\\", "")


def test_a_spreadsheet_holds_numbers_as_numbers_and_texts_as_texts(made):
    book = openpyxl.load_workbook(io.BytesIO(made("xlsx")))
    assert book.sheetnames == ["Prøve altt"[:9], "Kilder", "Om"] or book.sheetnames[1:] == ["Kilder", "Om"]
    sheet = book.worksheets[0]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:E7"
    assert [cell.value for cell in sheet["A"][1:6]] == DANGEROUS
    assert {cell.data_type for cell in sheet["A"]} == {"s"}
    assert not any(cell.data_type == "f" for one in book for row in one for cell in row)
    value, share, count = sheet["C2"], sheet["D2"], sheet["E2"]
    assert (value.value, share.value, count.value) == (1684.5, 2.5, 12_000)
    assert value.number_format == "[$-406]#,##0.0"
    assert share.number_format == '[$-406]#,##0.0" %"'
    assert sheet["C2"].comment is not None
    assert sheet["A7"].value.startswith("≠ ")
    assert sheet.column_dimensions["A"].width > 10


def test_the_sheet_om_names_run_versions_sources_and_citation(made, extraction):
    sheet = openpyxl.load_workbook(io.BytesIO(made("xlsx")))["Om"]
    text = "\n".join(str(cell.value) for row in sheet for cell in row if cell.value)
    for words in (
        "run",
        "kommune Lyngvig",
        "0.1",
        "@dataset{",
        "En note.",
        extraction.document.file,
        extraction.document.sha256,
    ):
        assert words in text


def test_csv_keeps_spreadsheets_from_running_texts(made):
    rows = list(csv.reader(io.StringIO(made("csv").decode())))
    assert [row[0] for row in rows[1:6]] == [f"'{text}" for text in DANGEROUS]
    assert rows[0] == ["kommune", "kommune_sources", "year", "value", "value_sources", "share", "n"]
    assert rows[1][3:5] == ["1684.5", "1"]


def test_markup_in_a_text_is_shown_and_not_obeyed(made):
    page, markdown, latex = (made(form).decode() for form in ("html", "markdown", "latex"))
    assert "<b>" not in page.partition("<body>")[2]
    assert "<script" not in page
    assert not re.search(r"(src|href)=\"(?!#)", page)
    assert r"Å\|&lt;b>" in markdown
    assert r"Å|<b>\&\_\%\#" in latex


def test_numbers_of_sources_are_told_as_runs():
    assert runs([1, 2, 3, 7]) == "1-3, 7"
    assert runs([]) == ""


def test_a_release_is_the_same_in_any_order(make_extraction):
    documents = (make_extraction().document, make_extraction("Klitsø").document)
    assert release(documents) == release(documents[::-1])
    assert release(documents) != release(documents[:1])
