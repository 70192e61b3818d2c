"""How far the rows and columns of a table can be built on, and what speaks against them.

A table is reliable only where nothing does. A doubt about a column (numbers may stand in the wrong one) weighs more
than one about a name or a join.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.danish import numbers, periods
from models.blocks import Doubt, Grid
from models.terms import TableQuality

_TWO_NUMBERS = "a cell holds two numbers"
_MIXED = "numbers and words stand in one column"
_SPARSE = "a column is almost empty"
_WORDS_BETWEEN = "a column of words stands between columns of numbers: two tables may stand side by side"
_UNNAMED = "a column of numbers has no name"
_NO_HEADER = "no row names the columns"
_COLUMN_DOUBTS = frozenset({Doubt.WORDS_OVER_AN_EDGE, Doubt.FEW_ROWS, _TWO_NUMBERS, _MIXED, _SPARSE, _WORDS_BETWEEN})

_MOST_EMPTY = 0.75  # share of a column's cells below the header that may be empty
_LEAST_ROWS = 4  # below the header, for a share to mean something
_MOST_MIXED = 0.35  # share of a column's filled cells that may be of the rarer kind
_NUMERAL = re.compile(r"(?<![\w.,/-])[-−–+]?\d[\d.,]*(?![\w/-])")
_THOUSANDS = re.compile(r"\d{1,3}(?: \d{3})+")
_BRACKETED = re.compile(r"[(\[].*?[)\]]")


def judged(grid: Grid) -> tuple[TableQuality, tuple[str, ...]]:
    """The grade of a table and its doubts in words, the layout's first."""
    doubts = tuple(dict.fromkeys([*map(str, grid.doubts), *_doubts(grid)]))
    if not doubts:
        return TableQuality.RELIABLE, ()
    return (TableQuality.DOUBTFUL if _COLUMN_DOUBTS & set(doubts) else TableQuality.CHECK), doubts


def _doubts(grid: Grid) -> Iterator[str]:
    texts = grid.texts()
    header, body = texts[: grid.header_rows], texts[grid.header_rows :]
    if not header:
        yield _NO_HEADER
    kinds = [_is_of_figures([row[column] for row in body]) for column in range(grid.n_cols)]
    if any(
        any(kinds[1:place]) and kinds[place] is False and any(kinds[place + 1 :]) for place in range(2, grid.n_cols)
    ):
        yield _WORDS_BETWEEN
    for column in range(1, grid.n_cols):
        cells = [row[column] for row in body]
        filled = [cell for cell in cells if cell]
        figures = sum(map(_is_figure, filled))
        if any(map(_holds_two, filled)) and 2 * figures >= len(filled):
            yield _TWO_NUMBERS
        if len(body) >= _LEAST_ROWS and len(filled) < (1 - _MOST_EMPTY) * len(body):
            yield _SPARSE
        words = sum(any(letter.isalpha() for letter in cell) and not _is_figure(cell) for cell in filled)
        if len(filled) >= _LEAST_ROWS and min(figures, words) > _MOST_MIXED * len(filled):
            yield _MIXED
        if header and figures and not _name(header, column):
            yield _UNNAMED


def _is_of_figures(cells: list[str]) -> bool | None:
    """Whether a column holds figures (True) or words (False); None where it is neither."""
    filled = [cell for cell in cells if cell]
    figures = sum(map(_is_figure, filled))
    if not filled or 0 < figures < len(filled):
        return figures * 2 > len(filled) if filled else None
    return bool(figures) or (False if any(letter.isalpha() for cell in filled for letter in cell) else None)


def _is_figure(cell: str) -> bool:
    return numbers.read_cell(cell) is not None


def _holds_two(cell: str) -> bool:
    """Two numerals side by side that nothing joins: *391 1,7*; not *391 (1,7 %)*, *12 345*, *2018-19*."""
    if _is_figure(cell) or periods.find(cell):
        return False
    rest = _THOUSANDS.sub("0", _BRACKETED.sub(" ", cell))
    found = list(_NUMERAL.finditer(rest))
    return len(found) > 1 and not any(letter.isalpha() for letter in rest)


def _name(header: list[list[str]], column: int) -> str:
    """What names a column: its own cells of the header, or a label left of it that may span it."""
    own = " ".join(row[column] for row in header).strip()
    if own or len(header) == 1:
        return own
    return next((cell for row in header[:-1] for cell in reversed(row[1:column]) if cell), "") if column > 1 else ""
