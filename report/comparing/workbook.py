"""A view as a spreadsheet (XLSX) that can be used as it is: a sheet per table with frozen header, filters and widths,
numbers as numbers in Danish style, the quotes on a sheet *Kilder*, and a sheet *Om*.

Texts are written as texts whatever they begin with, so that none is ever taken for a formula.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from analysis.compare.tables import Cell, Column, Table, View
from report.comparing.about import About
from report.comparing.cells import MARK, text
from report.comparing.sources import TITLES, Sources

DANISH = "[$-406]"  # the locale of a number format: full stop for thousands, decimal comma
MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # the same view gives the same bytes
LONGEST = 32_000  # characters that a cell holds
COMMENTED = 3_000  # cells up to which each shows its quote where it is pointed at
LINE = 15.0  # points
TALLEST = 409.0  # points, the most that a row can have
FROZEN = {"text"}


def render(view: View, sources: Sources, about: About) -> bytes:
    """The workbook."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False})
    book.set_properties({"title": view.title, "comments": about.citation(), "created": MADE})
    book.set_size(2_400, 1_500)
    styles = Styles(book)
    commented = len(sources) <= COMMENTED
    for table in view.tables:
        _sheet(book, styles, table, sources, commented)
    if len(sources):
        listed(book, styles, sources)
    about_sheet(book, styles, about, view.notes)
    book.close()
    return stream.getvalue()


class Styles:
    """The formats of a workbook."""

    def __init__(self, book: Any) -> None:
        base = {"font_name": "Calibri", "font_size": 11, "valign": "top", "text_wrap": True}
        self._book, self._base = book, base
        self._numbers: dict[tuple[str, bool], Format] = {}
        self.head: Format = book.add_format(
            base | {"bold": True, "bg_color": "#DCE6F1", "bottom": 2, "bottom_color": "#7F9DB9", "valign": "vcenter"}
        )
        self.text: Format = book.add_format(base)
        self.marked: Format = book.add_format(
            base | {"bg_color": "#FCE4D6", "left": 5, "left_color": "#C2570C", "indent": 1}
        )
        self.title: Format = book.add_format({"font_name": "Calibri", "font_size": 16, "bold": True})
        self.bold: Format = book.add_format(base | {"bold": True})
        self.plain: Format = book.add_format({"font_name": "Consolas", "font_size": 10, "valign": "top"})

    def number(self, pattern: str, marked: bool = False) -> Format:
        """The format of a number."""
        key = pattern, marked
        if key not in self._numbers:
            extra = {"bg_color": "#FCE4D6"} if marked else {}
            self._numbers[key] = self._book.add_format(
                self._base
                | {
                    "num_format": pattern,
                    "align": "left" if pattern == "0" else "right",
                    "indent": 1,
                    "text_wrap": False,
                }
                | extra
            )
        return self._numbers[key]


def pattern(column: Column, decimals: int) -> str:
    """The number format of a column: as many decimals in each row as the row with most has, at most two."""
    if column.kind == "year":
        return "0"
    whole = f"{DANISH}#,##0"
    fraction = f".{'0' * decimals}" if decimals and column.kind != "integer" else ""
    return f'{whole}{fraction}" %"' if column.kind == "percent" else f"{whole}{fraction}"


def _sheet(book: Any, styles: Styles, table: Table, sources: Sources, commented: bool) -> None:
    sheet: Worksheet = book.add_worksheet(_sheet_name(book, table.title))
    heads = sum(1 for column in table.columns[:3] if column.kind in FROZEN and column.name[0] != "c")
    sheet.freeze_panes(1, min(heads, 3))
    patterns = [pattern(column, _decimals(table, at)) for at, column in enumerate(table.columns)]
    for at, column in enumerate(table.columns):
        sheet.write_string(0, at, column.title, styles.head)
        sheet.set_column(at, at, column.width)
    sheet.set_row(0, 32)
    for line, row in enumerate(table.rows, start=1):
        sheet.set_row(
            line,
            height(
                (text(cell, table.columns[at]), table.columns[at].width)
                for at, cell in enumerate(row)
                if cell is not None
            ),
        )
        for at, cell in enumerate(row):
            if cell is not None:
                _write(sheet, styles, line, at, cell, patterns[at])
                numbers = sources.of(cell) if commented else ()
                if numbers:
                    note = "\n".join(f"[{number}] {sources[number].quote}" for number in numbers[:4])
                    sheet.write_comment(line, at, note[:2_000], {"x_scale": 3, "y_scale": 1.5, "author": "beskplan"})
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    landscape(sheet, len(table.columns))


def height(texts: Iterable[tuple[str, float]]) -> float:
    """The height of a row in points whose wrapped texts (text, width of its column in characters) all show. It is
    written, since not every program works it out by itself."""
    lines = max(
        (sum(-(-max(1, len(part)) // max(1, int(width - 1))) for part in said.split("\n")) for said, width in texts),
        default=1,
    )
    return min(TALLEST, LINE * lines + 2)


def _write(sheet: Worksheet, styles: Styles, line: int, at: int, cell: Cell, form: str) -> None:
    if isinstance(cell.value, (int, float)):
        sheet.write_number(line, at, cell.value, styles.number(form, cell.marked))
        return
    said = f"{MARK}{cell.value}" if cell.marked else str(cell.value)
    sheet.write_string(line, at, said[:LONGEST], styles.marked if cell.marked else styles.text)


def landscape(sheet: Worksheet, columns: int) -> None:
    """How the sheet prints: on its side, as wide as the paper, its header on every page."""
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1 if columns <= 20 else 0, 0)
    sheet.repeat_rows(0)


def _decimals(table: Table, at: int) -> int:
    values = [row[at].value for row in table.rows if row[at] is not None]  # type: ignore[union-attr]
    numbers = [value for value in values if isinstance(value, float)]
    return next((n for n in range(2) if all(abs(round(value, n) - value) < 1e-9 for value in numbers)), 2)


def listed(book: Any, styles: Styles, sources: Sources) -> None:
    """The sheet *Kilder*: what stands behind the cells."""
    sheet: Worksheet = book.add_worksheet("Kilder")
    sheet.freeze_panes(1, 1)
    for at, (title, width) in enumerate(zip(TITLES, (6, 18, 7, 36, 7, 7, 9, 9, 90, 34, 44), strict=True)):
        sheet.write_string(0, at, title, styles.head)
        sheet.set_column(at, at, width)
    whole = styles.number("0")
    for line, source in enumerate(sources, start=1):
        sheet.set_row(line, height([(source.quote, 90), (source.file, 36)]))
        for at, value in enumerate(source.values()):
            if isinstance(value, int):
                sheet.write_number(line, at, value, whole)
            elif value is not None:
                sheet.write_string(line, at, value[:LONGEST], styles.text)
    sheet.autofilter(0, 0, len(sources), len(TITLES) - 1)
    landscape(sheet, len(TITLES))


def about_sheet(book: Any, styles: Styles, about: About, notes: tuple[str, ...]) -> None:
    """The sheet *Om*: run, versions, notes, citation and the documents that were read."""
    sheet: Worksheet = book.add_worksheet("Om")
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 60)
    sheet.set_column(2, 3, 12)
    sheet.set_column(4, 4, 70)
    sheet.write_string(0, 0, "Om denne mappe", styles.title)
    facts = [
        ("Kørsel", about.run), ("Udvalg", about.filters or "alt"), ("beskplan", about.version),
        ("Udgave af materialet", about.release), ("Dokumenter", str(len(about.documents))), ("År", about.years),
        *(("Bemærk", note) for note in notes), ("Henvisning", about.citation()),
    ]  # fmt: skip
    line = 2
    for name, value in facts:
        sheet.set_row(line, height([(value, 60)]))
        sheet.write_string(line, 0, name, styles.bold)
        sheet.write_string(line, 1, value, styles.text)
        line += 1
    for entry in about.bibtex().splitlines():
        sheet.write_string(line, 1, entry, styles.plain)
        line += 1
    line += 1
    for at, title in enumerate(("Kommune", "Fil", "År", "Art", "SHA-256")):
        sheet.write_string(line, at, title, styles.head)
    for document in about.documents:
        line += 1
        sheet.write_string(line, 0, " / ".join(document.kommune), styles.text)
        sheet.write_string(line, 1, document.file, styles.text)
        if document.year is not None:
            sheet.write_number(line, 2, document.year, styles.number("0"))
        sheet.write_string(line, 3, str(document.doc_type), styles.text)
        sheet.write_string(line, 4, document.sha256, styles.plain)


def _sheet_name(book: Any, title: str) -> str:
    """A name for a sheet: at most 31 characters, without those that spreadsheets refuse, once each."""
    name = "".join(letter for letter in title if letter not in "[]:*?/\\")[:31].strip()
    taken = {sheet.get_name().lower() for sheet in book.worksheets()}
    return name if name.lower() not in taken else f"{name[:28]} {len(taken) + 1}"
