"""The cells of a table on a page: widths, rules, and which of them are numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from reportlab.lib import colors
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Paragraph, Table, TableStyle

from scripts.examples.specification import Grid
from scripts.examples.theme import Theme

NUMERIC = re.compile(r"[-+–]?\s?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?(?:\s?(?:%|pct\.|kr\.))?|-|–")
PADDING = 13.0  # points that a cell needs beside its text
MANY_COLUMNS = 6  # from here on the type is smaller
LEFT, CENTRE, RIGHT = 0, 1, 2  # as reportlab numbers them


def cells(grid: Grid, theme: Theme, width: float, *, ruled: bool) -> Flowable:
    """The table, `width` points wide: with lines and a grey header where `ruled`, else held together by white space."""
    size = theme.size - (2 if len(grid.rows[0]) >= MANY_COLUMNS else 1)
    numeric = [NUMERIC.fullmatch(cell) is not None for cell in grid.rows[-1]]
    spanning = {(row, first) for row, first, _ in _spans(grid)}

    def cell(row: int, column: int, text: str) -> Paragraph:
        header = row < grid.header_rows
        to_the_right = numeric[column] if header else NUMERIC.fullmatch(text) is not None
        alignment = CENTRE if (row, column) in spanning else RIGHT if to_the_right else LEFT
        style = theme.style(
            "cell", fontName=theme.bold if header else theme.font, fontSize=size, leading=size * 1.2, spaceAfter=0,
            alignment=alignment,
        )  # fmt: skip
        return Paragraph(escape(text), style)

    return Table(
        [[cell(row, column, text) for column, text in enumerate(texts)] for row, texts in enumerate(grid.rows)],
        colWidths=_column_widths(grid, width, theme.bold, size),
        repeatRows=grid.header_rows,
        hAlign="LEFT",
        style=TableStyle(_rules(grid, theme, ruled=ruled)),
        spaceBefore=2,
    )


def _rules(grid: Grid, theme: Theme, *, ruled: bool) -> list[tuple[Any, ...]]:
    rules: list[tuple[Any, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
    rules += [("SPAN", (first, row), (last, row)) for row, first, last in _spans(grid)]
    if ruled:
        rules.append(("GRID", (0, 0), (-1, -1), 0.5, colors.black))
        rules.append(("BACKGROUND", (0, 0), (-1, grid.header_rows - 1), theme.band))
    return rules


def _column_widths(grid: Grid, width: float, font: str, size: float) -> list[float]:
    """Each column as wide as its longest cell, the rest shared; or as its longest word at least."""

    def longest(texts: Iterable[str]) -> float:
        return max((stringWidth(text, font, size) for text in texts), default=0.0) + PADDING

    columns = list(zip(*grid.rows, strict=True))
    wished = [longest(column) for column in columns]
    if sum(wished) <= width:
        return [wish + (width - sum(wished)) / len(columns) for wish in wished]
    needed = [longest(word for cell in column for word in cell.split()) for column in columns]
    share = max(width - sum(needed), 0) / (sum(wished) - sum(needed))
    return [need + (wish - need) * share for need, wish in zip(needed, wished, strict=True)]


def _spans(grid: Grid) -> Iterator[tuple[int, int, int]]:
    """Labels of a two-row header that stand over several columns: (row, first column, last column)."""
    for row in range(grid.header_rows - 1):
        labels, below = grid.rows[row], grid.rows[row + 1]
        for column, text in enumerate(labels):
            last = column
            while text and last + 1 < len(labels) and not labels[last + 1] and below[last + 1]:
                last += 1
            if last > column:
                yield row, column, last
