"""Tables in plain text: rows of cells set apart by tabs, pipes, or columns of white space under a ruler of dashes.

A table that a page or blank lines broke is put together again; rulers and repeated headers are taken for what they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.layout import grid, marks
from models.blocks import Grid, GridCell

MOST_BLANK_LINES = 12  # between two pieces of one table
LEAST_ALIGNED_ROWS = 3  # rows of white-space columns that make a table without a ruler
Splitter = Callable[[str], "tuple[RawCell, ...] | None"]
_RULER = re.compile(r"\s*[|+]?[\s|+:]*[-=_]{2,}[-=_:\s|+\t]*")
_ALIGNED_GAP = re.compile(r" {2,}")
_LIST_SIGN = re.compile(r"\s*(?:[^\w\s]|o|\(?\w{1,2}[.)])\s*")


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell and its place in its line."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table."""

    line: int
    cells: tuple[RawCell, ...]

    @property
    def texts(self) -> list[str]:
        """The cells as one would read them."""
        return [grid.clean(cell.text) for cell in self.cells]


@dataclass(frozen=True, slots=True)
class TextTable:
    """Lines `first` to `last` (inclusive) of the text, and the rows that they hold."""

    first: int
    last: int
    rows: tuple[Row, ...]
    ruled: bool = False

    def grid(self, starts: Sequence[int]) -> Grid:
        """The table's grid; `starts` holds the offset of each line in the canonical text."""
        width = max(len(row.cells) for row in self.rows)
        texts = [row.texts + [""] * (width - len(row.cells)) for row in self.rows]
        headers = grid.header_rows(texts)
        cells = []
        for index, row in enumerate(self.rows):
            begin = starts[row.line]
            end = begin + (row.cells[-1].end if row.cells else 0)
            for column in range(width):
                raw = row.cells[column] if column < len(row.cells) else None
                place = (begin + raw.start, begin + raw.end) if raw else (end, end)
                cells.append(GridCell(index, column, texts[index][column], *place, is_header=index < headers))
        return Grid(len(self.rows), width, headers, tuple(cells))


def find(lines: Sequence[str], taken: frozenset[int] = frozenset()) -> list[TextTable]:
    """The tables among `lines`, in order; `taken` are lines that are something else already (a table of contents)."""
    pieces = [piece for piece in _pieces(lines, taken) if piece.rows]
    return [table for table in _joined(pieces, lines) if _is_table(table)]


def _pieces(lines: Sequence[str], taken: frozenset[int]) -> Iterator[TextTable]:
    """Runs of rows with no other line between them."""
    index = 0
    while index < len(lines):
        split = None if index in taken else _splitter(lines, index)
        if split is None:
            index += 1
            continue
        first, ruled = index, False
        rows: list[Row] = []
        while index < len(lines) and index not in taken:
            if _RULER.fullmatch(lines[index]):
                ruled = True
            elif (cells := split(lines[index])) is not None:
                rows.append(Row(index, cells))
            else:
                break
            index += 1
        yield TextTable(first, index - 1, tuple(rows), ruled)


def _splitter(lines: Sequence[str], index: int) -> Splitter | None:
    """How the table that begins at this line, if one does, is cut into cells."""
    if _by_pipes(lines[index]):
        return _by_pipes
    if _by_tabs(lines[index]):
        return _by_tabs
    if not _by_spaces(lines[index]):
        return None
    ruler = next(
        (line for line in lines[index + 1 : index + 3] if _RULER.fullmatch(line) and " " in line.strip()), None
    )
    if ruler:
        return _by_positions(ruler)
    following = [_by_spaces(line) for line in lines[index : index + LEAST_ALIGNED_ROWS]]
    widths = {len(cells) for cells in following if cells}
    figures = sum(grid.is_number(cell.text) for cells in following if cells for cell in cells[1:])
    aligned = len(following) == LEAST_ALIGNED_ROWS and all(following) and len(widths) == 1
    return _by_spaces if aligned and figures >= LEAST_ALIGNED_ROWS - 1 else None


def _by_tabs(line: str) -> tuple[RawCell, ...] | None:
    if "\t" not in line.strip(" ") or not line.strip() or marks.bullet(line):
        return None
    cells = _cut(line, "\t")
    signs = len(cells) == 2 and _LIST_SIGN.fullmatch(cells[0].text)
    return None if signs and cells[0].text else cells


def _by_pipes(line: str) -> tuple[RawCell, ...] | None:
    stripped = line.strip()
    if stripped.count("|") < 2 and " | " not in stripped:
        return None
    if not stripped.startswith("|"):
        return _cut(line, "|") if stripped.count("|") > 1 else None
    begin, end = line.index("|") + 1, line.rindex("|")
    return _cut(line[:end] if end > begin else line, "|", begin)


def _by_spaces(line: str) -> tuple[RawCell, ...] | None:
    if marks.bullet(line) or "\t" in line:
        return None
    begin, cells = len(line) - len(line.lstrip()), []
    for gap in [*_ALIGNED_GAP.finditer(line.rstrip(), begin), None]:
        end = gap.start() if gap else len(line.rstrip())
        cells.append(RawCell(line[begin:end], begin, end))
        begin = gap.end() if gap else end
    return tuple(cells) if len(cells) > 1 else None


def _by_positions(ruler: str) -> Splitter:
    """Cells under the stretches of a ruler: "-----  ----"."""
    columns = [match.start() for match in re.finditer(r"[-=_]+", ruler)]

    def split(line: str) -> tuple[RawCell, ...] | None:
        if not line.strip() or len(line) <= columns[1] - 1:
            return None
        edges = [*columns[1:], len(line)]
        return tuple(_trimmed(line, min(a, len(line)), min(b, len(line))) for a, b in zip(columns, edges, strict=True))

    return split


def _cut(line: str, separator: str, begin: int = 0) -> tuple[RawCell, ...]:
    cells = []
    for part in line[begin:].split(separator):
        cells.append(_trimmed(line, begin, begin + len(part)))
        begin += len(part) + len(separator)
    return tuple(cells)


def _trimmed(line: str, start: int, end: int) -> RawCell:
    text = line[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    return RawCell(text, start, start + len(text))


def _joined(pieces: Sequence[TextTable], lines: Sequence[str]) -> list[TextTable]:
    """Pieces that only blank lines part and that go on with the same columns, as one."""
    tables: list[TextTable] = []
    for piece in pieces:
        if tables and _follows(tables[-1], piece, lines):
            before = tables[-1]
            rows = piece.rows[1:] if piece.rows[0].texts == before.rows[0].texts else piece.rows
            tables[-1] = replace(before, last=piece.last, rows=before.rows + rows, ruled=before.ruled or piece.ruled)
        else:
            tables.append(piece)
    return tables


def _follows(table: TextTable, piece: TextTable, lines: Sequence[str]) -> bool:
    gap = lines[table.last + 1 : piece.first]
    if len(gap) > MOST_BLANK_LINES or any(line.strip() for line in gap):
        return False
    width, first = max(len(row.cells) for row in table.rows), piece.rows[0]
    if max(len(row.cells) for row in piece.rows) != width:
        return False
    if first.texts == table.rows[0].texts:
        return True
    return _has_figures(first) or not any(_has_figures(row) for row in table.rows)


def _has_figures(row: Row) -> bool:
    return any(grid.is_number(text) for text in row.texts[1:])


def _is_table(table: TextTable) -> bool:
    """Two rows of cells; two pairs of "Label: value" or of words are no table yet."""
    width = max(sum(bool(text) for text in row.texts) for row in table.rows)
    if width < 2 or len(table.rows) < 2:
        return len(table.rows) == 1 and table.ruled and width > 1
    if table.ruled or width > 2 or len(table.rows) > 2:
        return not all(row.texts[0].endswith(":") for row in table.rows)
    return any(_has_figures(row) for row in table.rows)
