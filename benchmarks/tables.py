"""How right tables are: adjacency relations of all tables of a file against what was printed."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from analysis.evaluation.grids import partners, relations

Grid = list[list[str]]
_BROKEN_WORD = re.compile(r"(?<=\w)-\s*\n\s*(?=[a-zæøå])(?!og\b|eller\b|samt\b)")


def truth(path: Path) -> list[Grid]:
    """The tables that the answers beside a PDF give."""
    return [table["cells"] for table in json.loads(path.read_text(encoding="utf-8"))["tables"]]


def of_run(folder: Path) -> list[Grid]:
    """The tables of a dataset."""
    cells: dict[str, dict[tuple[int, int], str]] = defaultdict(dict)
    with (folder / "cells.csv").open(encoding="utf-8", newline="") as file:
        for cell in csv.DictReader(file):
            cells[cell["table_id"]][int(cell["row"]), int(cell["col"])] = cell["text"]
    return [_grid(held) for held in cells.values()]


def _grid(cells: dict[tuple[int, int], str]) -> Grid:
    rows, columns = (1 + max(place[axis] for place in cells) for axis in (0, 1))
    return [[cells.get((row, column), "") for column in range(columns)] for row in range(rows)]


def counted(want: Sequence[Grid], have: Sequence[Grid], *, joined: bool) -> tuple[int, int, int]:
    """Relations in common, wanted, found. Words that a line end parts are mended first, for whoever left them.

    `joined`: pieces of one table (over a page, a column) are added up as the answers know them; else the piece that
    shares most with a table counts for it, and the others as tables that are not there.
    """
    wanted = [relations(grid) for grid in want]
    found = [relations([[_BROKEN_WORD.sub("", cell) for cell in row] for row in grid]) for grid in have]
    total = sum(one.total() for one in found)
    if not joined:
        common = sum((wanted[g] & found[f]).total() for g, f in partners(wanted, found).items())
        return common, sum(one.total() for one in wanted), total
    pieces: list[Counter[tuple[str, str, str]]] = [Counter() for _ in wanted]
    for one in found:
        shared = [(one & other).total() for other in wanted]
        best = max(range(len(shared)), key=shared.__getitem__, default=0)
        if shared and shared[best]:
            pieces[best] += one
    common = sum((one & other).total() for one, other in zip(wanted, pieces, strict=True))
    return common, sum(one.total() for one in wanted), total


def f1(counts: Sequence[int]) -> float | None:
    """The harmonic mean of precision and recall; None where nothing was wanted or found."""
    common, wanted, found = counts
    return 2 * common / (wanted + found) if wanted + found else None
