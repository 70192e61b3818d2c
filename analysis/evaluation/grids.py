"""Tables held against their answers: by adjacency relations, the measure of the ICDAR 2013 table competition.

Each cell that is not empty is related to the next one that is not empty to its right and below it. Relations are
compared as texts, so that a lost column, a merged cell or a misread number each cost what they touch.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from analysis.evaluation.tally import Fault, Tally
from analysis.evaluation.values import bag, comparable, dice
from models.records import Cell, Table

Rows = list[list[str]]
Relations = Counter[tuple[str, str, str]]
SAME_CAPTION = 0.8  # Dice of the words
_NUMBERED = re.compile(r"^\w*tabel\s+\w+\s*[:.]\s*", re.IGNORECASE)  # a column of its own in the dataset


def tables(answers: Sequence[Mapping[str, Any]], rows: Sequence[Table], cells: Sequence[Cell], tally: Tally) -> None:
    """Counts tables, their relations, and of those found the shape, header rows, number and caption."""
    of_table: dict[str, list[Cell]] = defaultdict(list)
    for cell in cells:
        of_table[cell.table_id].append(cell)
    want = [answer["cells"] for answer in answers]
    have = [grid(of_table[row.table_id]) for row in rows]
    want_relations, have_relations = [*map(relations, want)], [*map(relations, have)]
    partner = partners(want_relations, have_relations)
    for g, answer in enumerate(answers):
        found = have_relations[partner[g]] if g in partner else Counter()
        common = (want_relations[g] & found).total()
        tally.count("table relations", common, want_relations[g].total() - common, found.total() - common)
        same_shape = g in partner and shape(want[g]) == shape(have[partner[g]])
        tally.right("tables.shape", same_shape)
        caption = answer.get("caption") or ""
        if g not in partner:
            tally.remark(Fault.MISSED, "tables", caption)
            continue
        if not same_shape:
            sizes = ("{} x {}".format(*shape(rows)) for rows in (want[g], have[partner[g]]))
            tally.remark(Fault.FIELD, "tables", caption, "shape", *sizes)
        _described(answer, rows[partner[g]], tally)
    extra = [row for f, row in enumerate(rows) if f not in partner.values()]
    tally.count("tables", len(partner), len(answers) - len(partner), len(extra))
    for row in extra:
        tally.remark(Fault.EXTRA, "tables", row.caption or row.span.quote)


def grid(cells: Sequence[Cell]) -> Rows:
    """The cells as rows of texts, rectangular; a cell that is missing is empty."""
    height = 1 + max((cell.row for cell in cells), default=-1)
    width = 1 + max((cell.col for cell in cells), default=-1)
    rows = [[""] * width for _ in range(height)]
    for cell in cells:
        rows[cell.row][cell.col] = cell.text
    return rows


def shape(rows: Rows) -> tuple[int, int]:
    """Rows and columns."""
    return len(rows), max(map(len, rows), default=0)


def relations(rows: Rows) -> Relations:
    """The adjacency relations: (text, text, "right" or "below") with their number."""
    folded = [[" ".join(str(cell or "").split()) for cell in row] for row in rows]
    found: Relations = Counter()
    for r, row in enumerate(folded):
        for c, cell in enumerate(row):
            if not cell:
                continue
            right = next(filter(None, row[c + 1 :]), None)
            below = next(filter(None, (other[c] for other in folded[r + 1 :] if c < len(other))), None)
            found.update((cell, other, way) for other, way in ((right, "right"), (below, "below")) if other)
    return found


def partners(gold: Sequence[Relations], found: Sequence[Relations]) -> dict[int, int]:
    """Index of the answer -> index of the table that shares most relations with it, one to one."""
    shared = sorted(
        (
            (common, g, f)
            for g, one in enumerate(gold)
            for f, other in enumerate(found)
            if (common := (one & other).total())
        ),
        reverse=True,
    )
    partner: dict[int, int] = {}
    for _, g, f in shared:
        if g not in partner and f not in partner.values():
            partner[g] = f
    return partner


def _described(answer: Mapping[str, Any], row: Table, tally: Tally) -> None:
    caption = _NUMBERED.sub("", answer.get("caption") or "")
    for name in ("number", "header_rows"):
        want, have = comparable(answer.get(name), name), comparable(getattr(row, name), name)
        if name not in answer or (want is None and have is None):
            continue
        tally.right(f"tables.{name}", want == have)
        if want != have:
            tally.remark(Fault.FIELD, "tables", caption, name, want, have)
    same = dice(bag(caption), bag(row.caption)) >= SAME_CAPTION or not (caption or row.caption)
    tally.right("tables.caption", same)
    if not same:
        tally.remark(Fault.FIELD, "tables", caption, "caption", caption or None, row.caption)
