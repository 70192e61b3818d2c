"""A review sheet that came back, read with openpyxl, whichever program saved it."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from analysis.corrections import MATCHES, Correction, CorrectionsError
from analysis.review import JUDGED, correction
from report.reviewing.sheet import TITLES, columns_of


def corrections(path: Path) -> Iterator[tuple[str, Correction]]:
    """(sheet and line, what the person said there) for every line that says something.

    Raises CorrectionsError where the file is no review sheet, or a sheet has lost its ids.
    """
    try:
        # Once as typed and once as worked out: a note that begins with = is a formula to the program that saved it.
        book, worked = load_workbook(path), load_workbook(path, data_only=True)
    except (OSError, InvalidFileException, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise CorrectionsError(f"{path} cannot be read as a spreadsheet.", "Save it as XLSX.") from error
    found = [(table, book[title]) for table, title in TITLES.items() if title in book.sheetnames]
    if not found:
        raise CorrectionsError(
            f"{path} is no review sheet: it has no sheet {', '.join(TITLES.values())}.",
            "Take one that beskplan review wrote.",
        )
    for table, sheet in found:
        typed, values = (one[sheet.title].iter_rows(values_only=True) for one in (book, worked))
        rows = map(_cells, typed, values)
        at = _places(path, sheet.title, table, next(rows, ()))
        for number, row in enumerate(rows, start=2):
            said = _said(table, {name: row[index] if index < len(row) else None for name, index in at.items()})
            if said is not None:
                yield f"{sheet.title}, linje {number}", said


def _cells(typed: tuple[Any, ...], worked: tuple[Any, ...]) -> tuple[Any, ...]:
    """A line's cells: what a formula was worked out to, or the formula itself where it was not."""
    return tuple(one if value is None else value for one, value in zip(typed, worked, strict=True))


def _places(path: Path, title: str, table: str, head: tuple[Any, ...]) -> dict[str, int]:
    """Where each column stands: by its heading, so that moved columns are found."""
    from report.reviewing.sheet import _HEADINGS

    names = {_HEADINGS.get(name, name): name for name in columns_of(table)}
    at = {names[heading]: index for index, heading in enumerate(head) if heading in names}
    missing = [name for name in ("decision", "id") if name not in at]
    if missing:
        raise CorrectionsError(
            f"{path}, sheet {title}, has no column {', '.join(missing)}.", "Undo what removed it, or review anew."
        )
    return at


def _said(table: str, line: dict[str, Any]) -> Correction | None:
    row_id = str(line.get("id") or "")
    if not row_id:
        return None
    try:
        seen = json.loads(str(line.get("seen") or "{}"))
    except ValueError:
        seen = {}
    judged = JUDGED.get(table, ())
    cells = {name: line[name] for name in judged if name in line} if seen else {}
    return correction(
        table,
        row_id,
        str(line.get("decision") or ""),
        cells,
        seen,
        sha256=str(line.get("sha256") or "") if table != MATCHES else "",
        note=str(line.get("note") or "").strip(),
        other=str(line.get("other") or ""),
    )
