"""The file of an export -> its title lines, rows of cells and notes.

The site exports `;`-separated text with a decimal comma and some title lines above the header; the interface (version
2) answers `[{"Variables": [{"Label": …}], "Data": [[…]]}]`. Cells of fewer than ten people are blank in both.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from extractor.reading.encoding import decode
from models.errors import ReadingError

_REMEDY = "Export it again as CSV, or save the answer of the interface as JSON."
_LEAST_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class Export:
    """The words above the table, its rows (all of one length, header rows first), and the words below it."""

    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


def read(data: bytes) -> Export:
    """The export in `data`; raises ReadingError where it is none."""
    text = decode(data).text
    export = _from_json(text) if text.lstrip()[:1] in {"[", "{"} else _from_csv(text)
    if len(export.rows) < _LEAST_COLUMNS or len(export.rows[0]) < _LEAST_COLUMNS:
        raise ReadingError("no_export", "The file holds no table of Jobindsats.", _REMEDY)
    return export


def _from_csv(text: str) -> Export:
    lines = [[" ".join(cell.split()) for cell in line] for line in csv.reader(text.splitlines(), delimiter=";")]
    width = max((_filled(line) for line in lines), default=0)
    wide = [index for index, line in enumerate(lines) if _filled(line) >= min(width, _LEAST_COLUMNS) and width > 1]
    if not wide:
        return Export((), ())
    first, last = wide[0], wide[-1]
    titles = [" ".join(cell for cell in line if cell) for line in lines[:first]]
    notes = [" ".join(cell for cell in line if cell) for line in lines[last + 1 :]]
    return Export(_said(titles), _rectangular(lines[first : last + 1]), _said(notes))


def _filled(line: Sequence[str]) -> int:
    """Up to which cell a line is filled."""
    return max((index + 1 for index, cell in enumerate(line) if cell), default=0)


def _from_json(text: str) -> Export:
    try:
        answer = json.loads(text, parse_float=Decimal)
    except ValueError as error:
        raise ReadingError("no_export", f"The file is no JSON ({error}).", _REMEDY) from None
    tables = answer if isinstance(answer, list) else [answer]
    if len(tables) != 1 or not isinstance(tables[0], dict):
        raise ReadingError("no_export", f"The file holds {len(tables)} tables.", "Save each in a file of its own.")
    table = tables[0]
    try:
        header = [_cell(variable.get("Label") or variable.get("Name")) for variable in table["Variables"]]
        rows = [[_cell(value) for value in row] for row in table["Data"]]
    except (KeyError, TypeError, AttributeError):
        raise ReadingError("no_export", "The JSON has no Variables with Label, or no Data.", _REMEDY) from None
    named = [table.get(key) for key in ("TableName", "Title", "Name", "Label")]
    return Export(_said(str(name) for name in named if name), _rectangular([header, *rows]))


def _cell(value: Any) -> str:
    """A value of JSON as the site would print it: with a decimal comma."""
    if value is None:
        return ""
    if isinstance(value, bool):
        raise TypeError("no value of a table")
    if isinstance(value, (int, Decimal)):
        return f"{value:f}".replace(".", ",") if isinstance(value, Decimal) else str(value)
    if isinstance(value, (list, dict)):
        raise TypeError("no value of a table")
    return " ".join(str(value).split())


def _rectangular(lines: Iterable[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """The lines that are not empty, filled up to one length; a column that is empty everywhere is left out."""
    held = [list(line) for line in lines if any(line)]
    width = max(map(len, held), default=0)
    padded = [line + [""] * (width - len(line)) for line in held]
    kept = [column for column in range(width) if any(line[column] for line in padded)]
    return tuple(tuple(line[column] for column in kept) for line in padded)


def _said(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for line in lines if line)
