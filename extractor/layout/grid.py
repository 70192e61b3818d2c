"""What the cells of a table say of its shape: clean cell text, and how many rows are headers."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

MOST_HEADER_ROWS = 3
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_MARKS = re.compile(r"\*{2,}|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])(?<!\d\*)|~~|`")
_NUMERIC = re.compile(
    r"[-+–−(]?\s*\d[\d.,\s]*(?:\s*(?:%|pct\.?|procent|%-point|pct\.?\s?point|kr\.?|mio\.?|mia\.?))*\)?[*¹²³]?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19[89]|20[0-4])\d(?:\s*[-/–]\s*(?:20)?\d\d)?\*?")


def clean(text: str) -> str:
    """A cell as one would read it: HTML remnants, emphasis marks and doubled spaces taken out."""
    return " ".join(_MARKS.sub("", html.unescape(_TAG.sub(" ", text))).split())


def is_number(cell: str) -> bool:
    """Whether a cell is a figure; a bare year names a column rather than counts something."""
    return bool(_NUMERIC.fullmatch(cell)) and not _YEAR.fullmatch(cell)


def header_rows(rows: Sequence[Sequence[str]]) -> int:
    """How many of the first rows are headers.

    The first row is one unless it holds figures. A row below it is one as well where it goes on with the header: it
    holds no figure, and either its label cell is empty or it fills what a spanning label above left empty.
    """
    count = 0
    for index, row in enumerate(rows[:MOST_HEADER_ROWS]):
        if any(is_number(cell) for cell in row[1:]) or (index and not _goes_on(rows[index - 1], row)):
            break
        count += 1
    return min(count, len(rows) - 1) if len(rows) > 1 else count


def _goes_on(above: Sequence[str], row: Sequence[str]) -> bool:
    if not any(row[1:]):
        return False
    return not row[0] or any(cell and not over for cell, over in zip(row[1:], above[1:], strict=False))
