"""The value of a table cell that is a number and nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.danish import number_numerals as numerals
from extractor.danish import number_units as units
from models.terms import Unit

_CELL = re.compile(
    r"""(?P<kroner>(?:kr\.?|DKK)\s*)?
        (?P<sign>[-−–—‐‑+]\s*)?
        (?P<figures>[0-9][0-9., \u00a0\u202f\u2009\u2007]*[½¼¾]?|[½¼¾])
        (?P<rest>\D.*)?""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
# A mark that sends to a note below the table: 12*, 12¹, 4.720 1), 12 a), 391 [2].
_NOTE = re.compile(
    r"(?:\s*(?:\*{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹†‡]+|\[[0-9a-z]{1,2}\])|\s+[0-9a-z]\)|\s*<sup>[^<]*</sup>)+", re.IGNORECASE
)
_SPACED_NOTE = re.compile(r"\s+[0-9]$")


@dataclass(frozen=True, slots=True)
class CellNumber:
    """A cell's number: its value, the unit that the cell itself names, and how many decimals were printed."""

    value: float
    unit: Unit | None
    decimals: int


def read_cell(text: str) -> CellNumber | None:
    """The value of a cell, only where the whole cell is one number with its unit and note marks; else None.

    *2018* is read as a number: whether it heads a column is for the caller to know. Account numbers (*05.57.71*),
    periods, ranges, *-* and *i.a.* are None, and so is what the grammar refuses (*12.5*).
    """
    held = _bare(text)
    match = _CELL.fullmatch(held)
    if not match:
        return None
    figures, rest = match["figures"].rstrip(" \u00a0\u202f\u2009.,"), ""
    rest = match["figures"][len(figures) :] + (match["rest"] or "")
    if rest.lstrip().startswith(")") and (note := _SPACED_NOTE.search(figures)):  # 4.720 1)
        figures, rest = figures[: note.start()], figures[note.start() :] + rest
    numeral = numerals.read(figures)
    if numeral is None:
        return None
    unit = units.after(rest, 0)
    rest = rest[unit.end :] if unit else rest
    if unit is None and rest.startswith(".") and figures.isdigit():
        return None  # 5. is an ordinal
    if match["kroner"]:
        unit = unit or units.UnitMark(0, Unit.KR, 0)
    if not _is_done(rest):
        return None
    scale = unit.scale if unit else 0
    negative = bool(match["sign"]) and match["sign"][0] != "+"
    value = (-numeral.value if negative else numeral.value).scaleb(scale)
    return CellNumber(float(value) + 0.0, unit.unit if unit else None, numeral.decimals - scale)


def _is_done(rest: str) -> bool:
    rest = rest.strip().removeprefix(".").removeprefix(",-").strip()
    return not rest or bool(_NOTE.fullmatch(rest) or _NOTE.fullmatch(" " + rest))


def _bare(text: str) -> str:
    """The cell without the white space and the marks of emphasis around it."""
    held = text.strip()
    for mark in ("***", "**", "*", "__", "_"):
        if held.startswith(mark) and held.endswith(mark) and len(held) > 2 * len(mark):
            return held[len(mark) : -len(mark)].strip()
    return held
