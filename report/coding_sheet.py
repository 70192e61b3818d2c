"""The coding sheet as a file: CSV that a Danish Excel opens and saves as it is, read back in whatever form it saved.

Semicolons and decimal commas, UTF-8 with a byte order mark. Spreadsheets save as UTF-8 or Windows-1252, with
semicolons, commas or tabs: all are read.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from analysis.coding import GOAL_FIELDS, Coded, Line, SheetError, judgement, wrong_fields
from models.schema import LIST_SEPARATOR

CODER = ("is_goal", "wrong_fields", "note")  # the columns that are left empty for the coder
HEADERS = ("id", "version", "kind", "file", "place", "section", "quote", *CODER, *GOAL_FIELDS)
INSTRUCTION = (
    "In is_goal write yes, no or ? (in doubt), in wrong_fields the names of the columns that are wrong or should not "
    "be empty; save it as CSV."
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would take a text for that begins so


def sheet(lines: Iterable[Line]) -> bytes:
    """The sheet, its coder's columns empty."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADERS)
    for line in lines:
        known = (line.line_id, line.version, line.kind, line.file, line.place, line.section, line.quote)
        values = (line.fields.get(name) for name in GOAL_FIELDS)
        writer.writerow([*map(_cell, known), *("" for _ in CODER), *map(_cell, values)])
    return stream.getvalue().encode("utf-8-sig")


def coded(path: Path) -> Iterator[Coded]:
    """The lines of a sheet that came back; raises SheetError where it is none, or where a cell cannot be understood."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SheetError(f"The sheet {path} cannot be opened ({error.strerror}).", "Check the path.") from error
    text = _decoded(data)
    header = text.split("\n", 1)[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(";,\t", key=header.count))
    missing = [name for name in ("id", "version", *CODER[:2]) if name not in (rows.fieldnames or ())]
    if missing:
        raise SheetError(
            f"{path} is no coding sheet: it has no column {', '.join(missing)}.", "Save it as CSV with its first line."
        )
    for row in rows:
        if not row["id"]:
            continue
        try:
            yield Coded(
                row["id"],
                row["version"] or "",
                judgement(row["is_goal"] or ""),
                wrong_fields(row["wrong_fields"] or ""),
            )
        except ValueError as error:
            raise SheetError(f"{path}, line {rows.line_num}: {error}.", "Correct the cell.") from error


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.15g}".replace(".", ",")
    text = LIST_SEPARATOR.join(value) if isinstance(value, list) else " ".join(str(value).split())
    return f"'{text}" if text.startswith(_FORMULA) else text
