"""The review sheet as XLSX: a sheet per table, a decision by dropdown, the quote, a link to its place, and the columns
that can be typed over. What the person saw goes along in a hidden column, so that the sheet still means the same when
the dataset has been made anew in the meantime."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from analysis.corrections import MATCHES
from analysis.review import DECISIONS, JUDGED, Item
from models import schema
from models.records import TABLES
from models.schema import LIST_SEPARATOR, Column
from report.comparing.about import About
from report.comparing.workbook import DANISH, LONGEST, MADE, Styles, about_sheet, height, landscape

TITLES = {"goals": "Mål", "results": "Resultater", "checks": "Kontrol", MATCHES: "Samme mål"}
HEAD = ("decision", "note", "kommune", "year", "place", "quote")
TAIL = ("id", "other", "sha256", "seen")  # hidden
_WIDTHS = {
    "decision": 11,
    "note": 26,
    "kommune": 18,
    "year": 7,
    "place": 11,
    "quote": 70,
    "other_quote": 70,
    "remark": 30,
}
_HEADINGS = {
    "decision": "Afgørelse",
    "note": "Bemærkning",
    "kommune": "Kommune",
    "year": "År",
    "place": "Sted",
    "quote": "Citat",
    "other_quote": "Det andet mål",
    "remark": "Hvor nær",
}
_HOW = (
    "Vælg Accept, Fix eller Reject i kolonnen Afgørelse. Ved Fix rettes værdierne i kolonnerne til højre for citatet; "
    "en rettet værdi tæller også uden Fix. For par af mål: Accept = samme mål, Reject = forskellige. Gem som XLSX, og "
    "giv filen til beskplan apply."
)


def columns_of(table: str) -> tuple[str, ...]:
    """The columns of a table's sheet, by name; the sheet's first line holds them as headings, its hidden last columns
    the names of `TAIL`."""
    middle = ("other_quote", "remark") if table == MATCHES else JUDGED[table]
    return (*HEAD, *middle, *TAIL)


def sheet(items: Iterable[Item], tables: Sequence[str], about: About, texts: Path, output: Path) -> bytes:
    """The workbook, with a sheet for each of the tables. Links lead from where `output` will stand
    to the canonical texts in `texts`."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": "beskplan review", "comments": about.citation(), "created": MADE})
    styles = Styles(book)
    open_cell = book.add_format(
        {"bg_color": "#FFFBE6", "valign": "top", "text_wrap": True, "border": 1, "border_color": "#E5E0C8"}
    )
    link = book.add_format({"font_color": "#0563C1", "underline": 1, "valign": "top"})
    by_table: dict[str, list[Item]] = {table: [] for table in tables}
    for item in items:
        by_table[item.table].append(item)
    for table, mine in by_table.items():
        _sheet(book.add_worksheet(TITLES[table]), table, mine, styles, (open_cell, link), _way(texts, output))
    about_sheet(book, styles, about, (_HOW,))
    book.close()
    return stream.getvalue()


def _way(texts: Path, output: Path) -> str:
    try:
        return Path(os.path.relpath(texts.resolve(), output.resolve().parent)).as_posix()
    except ValueError:  # on another drive
        return texts.resolve().as_posix()


def _sheet(sheet: Worksheet, table: str, items: list[Item], styles: Styles, formats: tuple[Any, Any], way: str) -> None:
    names = columns_of(table)
    kinds = {column.name: column for column in schema.columns(TABLES[table])} if table in TABLES else {}
    for at, name in enumerate(names):
        sheet.write_string(0, at, _HEADINGS.get(name, name), styles.head)
        hidden = {"hidden": True} if name in TAIL else {}
        sheet.set_column(at, at, _WIDTHS.get(name, 14), None, hidden)
    sheet.set_row(0, 30)
    sheet.freeze_panes(1, 1)
    for line, item in enumerate(items, start=1):
        _line(sheet, line, item, names, kinds, styles, formats, way)
    last = max(1, len(items))
    sheet.data_validation(1, 0, last, 0, {"validate": "list", "source": list(DECISIONS)})
    for at, name in enumerate(names):
        column = kinds.get(name)
        if name in JUDGED.get(table, ()) and column is not None and column.values:
            told = {"validate": "list", "source": list(column.values), "error_type": "warning"}
            if sum(map(len, column.values)) + len(column.values) < 255:  # what a list in a cell can hold
                sheet.data_validation(1, at, last, at, told)
    sheet.autofilter(0, 0, last, len(names) - len(TAIL) - 1)
    landscape(sheet, len(names))


def _line(
    sheet: Worksheet,
    line: int,
    item: Item,
    names: tuple[str, ...],
    kinds: dict[str, Column],
    styles: Styles,
    formats: tuple[Any, Any],
    way: str,
) -> None:
    document, seen = item.document, item.seen
    place = f"side {seen['page']}" if seen.get("page") else f"linje {seen['line']}" if seen.get("line") else "tekst"
    known = {
        "kommune": " / ".join(document.kommune),
        "year": document.year,
        "quote": " ".join(str(seen.get("quote") or "").split()),
        "other_quote": item.other_quote,
        "remark": item.remark,
        "id": item.row_id,
        "other": item.other,
        "sha256": document.sha256,
        "seen": json.dumps(seen, ensure_ascii=False),
    }
    sheet.set_row(line, height([(str(known[name]), _WIDTHS[name]) for name in ("quote", "other_quote", "remark")]))
    for at, name in enumerate(names):
        if name in {"decision", "note"} or name in JUDGED.get(item.table, ()):
            _open_cell(sheet, line, at, seen.get(name) if name in kinds else None, formats[0], styles)
        elif name == "place":
            sheet.write_url(line, at, f"external:{way}/{document.doc_id}.txt", formats[1], string=place)
        elif isinstance(known[name], int):
            sheet.write_number(line, at, known[name], styles.number("0"))
        else:
            said = str(known[name] or "")
            sheet.write_string(line, at, said if len(said) <= LONGEST else "", styles.text)


def _open_cell(sheet: Worksheet, line: int, at: int, value: Any, form: Any, styles: Styles) -> None:
    if value is None or value == []:
        sheet.write_blank(line, at, None, form)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        decimals = 0 if float(value).is_integer() else 2
        sheet.write_number(line, at, value, styles.number(f"{DANISH}#,##0{'.00' if decimals else ''}"))
    else:
        sheet.write_string(line, at, LIST_SEPARATOR.join(value) if isinstance(value, list) else str(value), form)
