"""Tables before they have a place in the canonical text; ruled ones are found here, by pdfplumber's geometry."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from extractor.layout import grid
from extractor.layout.page_lines import Line, bounds, lines_of
from extractor.reading.pdf_page import Page, Word
from models.blocks import Doubt
from models.provenance import Box

SNAP = 3.0  # points: rules nearer than this are one rule (pdfplumber's own default)
MEET = 3.0  # points: rules that come this near to each other meet
MOST_CROSSINGS = 3_000  # of the rules of a page; beyond, it is a drawing, and the search for cells takes seconds
_CLOSE = 2.0  # points: edges of cells nearer than this are one
_OVER_EDGE = 3.0  # points by which a word may reach out of its cell, as wide type and brackets do
_SAME_WIDTH = 30.0  # points by which the pieces of one table may differ in width


@dataclass(frozen=True, slots=True)
class CellDraft:
    """One cell: the lines printed in it, and its box. A cell that spans columns stands in the first of them."""

    lines: tuple[Line, ...]
    box: Box
    columns: int = 1
    rows: int = 1

    @property
    def text(self) -> str:
        """The cell's lines one after the other, not yet mended at their ends."""
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class TableDraft:
    """A table or a page's piece of one: rows of as many cells as there are columns, None where a cell is empty or
    taken by the one that spans it. `repeated` are the lines of headers that further pieces repeat, `doubts` what is
    left open about its columns."""

    page: int
    box: Box
    rows: tuple[tuple[CellDraft | None, ...], ...]
    header_rows: int
    page_end: int
    repeated: tuple[Line, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def n_cols(self) -> int:
        """Columns, the label column included."""
        return len(self.rows[0]) if self.rows else 0

    @property
    def words(self) -> frozenset[int]:
        """Ids of the words in its cells."""
        lines = [line for row in self.rows for cell in row if cell for line in cell.lines]
        return frozenset(id(word) for line in lines for word in line.words)


def ruled(page: Page, rules: Sequence[Box] | None = None) -> list[tuple[TableDraft, frozenset[int]]]:
    """The tables that rules draw (the page's own where none are given), each with the ids of its words."""
    tables = _cells_by_table(page.rules if rules is None else rules)
    found = []
    for boxes in tables:
        made = _table([Box(*box) for box in boxes], page)
        if made:
            found.append(made)
    return found


def _cells_by_table(rules: Sequence[Box]) -> list[Any]:
    # A grid needs two of each; fewer are lines under running heads and beside boxes.
    level = sum(rule.x1 - rule.x0 >= rule.bottom - rule.top for rule in rules)
    if level < 2 or len(rules) - level < 2:
        return []
    # pdfplumber takes a fifth of a second to import: texts and pages without a grid do without.
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

    edges = merge_edges([_edge(rule) for rule in rules], SNAP, SNAP, SNAP, SNAP)
    across = sum(edge["orientation"] == "h" for edge in edges)
    upright = len(edges) - across
    if across < 2 or upright < 2 or across * upright > 4 * MOST_CROSSINGS:
        return []
    crossings = edges_to_intersections(edges, MEET, MEET)
    if len(crossings) > MOST_CROSSINGS:
        return []
    cells = list(intersections_to_cells(crossings))
    return list(cells_to_tables(cells)) if cells else []


def _edge(rule: Box) -> dict[str, Any]:
    """A rule as pdfplumber's edge, drawn along its middle."""
    width, height = rule.x1 - rule.x0, rule.bottom - rule.top
    if width >= height:
        middle = (rule.top + rule.bottom) / 2
        return {
            "orientation": "h",
            "x0": rule.x0,
            "x1": rule.x1,
            "top": middle,
            "bottom": middle,
            "width": width,
            "height": 0.0,
        }
    middle = (rule.x0 + rule.x1) / 2
    return {
        "orientation": "v",
        "x0": middle,
        "x1": middle,
        "top": rule.top,
        "bottom": rule.bottom,
        "width": 0.0,
        "height": height,
    }


def _table(boxes: Sequence[Box], page: Page) -> tuple[TableDraft, frozenset[int]] | None:
    lefts, tops = edges_of(box.x0 for box in boxes), edges_of(box.top for box in boxes)
    whole = bounds(boxes)
    inside = [word for word in page.words if _holds(whole, word.box)]
    if len(tops) < 2 or len(lefts) < 2 or not inside:
        return None
    held = _assign(boxes, inside, tops)
    rows: list[list[CellDraft | None]] = [[None] * len(lefts) for _ in tops]
    for box, words in zip(boxes, held, strict=True):
        row, column = place_of(box.top, tops), place_of(box.x0, lefts)
        lines = tuple(lines_of(words, page.number))
        spanned = sum(1 for left in lefts if box.x0 - _CLOSE < left < box.x1 - _CLOSE)
        deep = sum(1 for top in tops if box.top - _CLOSE < top < box.bottom - _CLOSE)
        rows[row][column] = CellDraft(lines, box, spanned, deep) if lines else None
    kept = trimmed(rows)
    if (len(kept) < 2 and len(lefts) < 3) or not kept or len(kept[0]) < 2:
        return None
    crossed = any(_crosses(box, word) for box, words in zip(boxes, held, strict=True) for word in words)
    doubts = (Doubt.WORDS_OVER_AN_EDGE,) if crossed else ()
    draft = TableDraft(page.number, whole, kept, header_rows_of(kept), page.number, doubts=doubts)
    taken = frozenset(id(word) for words in held for word in words)
    return draft, taken


def _assign(boxes: Sequence[Box], words: Iterable[Word], tops: Sequence[float]) -> list[list[Word]]:
    """The words that each cell holds; `tops` are the upper edges of the rows."""
    rows: list[list[int]] = [[] for _ in tops]
    for index, box in enumerate(boxes):
        first = place_of(box.top, tops)
        last = next((row for row in range(first, len(tops)) if tops[row] > box.bottom - _CLOSE), len(tops))
        for row in range(first, max(last, first + 1)):
            rows[row].append(index)
    held: list[list[Word]] = [[] for _ in boxes]
    for word in words:
        row = max(bisect_right(tops, (word.box.top + word.box.bottom) / 2) - 1, 0)
        for index in (*rows[row], *rows[row - 1]):
            if _holds(boxes[index], word.box):
                held[index].append(word)
                break
    return held


def _crosses(cell: Box, word: Word) -> bool:
    """Whether a word reaches out of its cell, so that a column may be two, or two may be one."""
    return word.upright and (word.box.x0 < cell.x0 - _OVER_EDGE or word.box.x1 > cell.x1 + _OVER_EDGE)


def _holds(box: Box, word: Box) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def edges_of(places: Iterable[float]) -> list[float]:
    """Distinct places, those that lie close together taken for one."""
    distinct: list[float] = []
    for place in sorted(places):
        if not distinct or place - distinct[-1] > _CLOSE:
            distinct.append(place)
    return distinct


def place_of(place: float, edges: Sequence[float]) -> int:
    """Which of the edges a place lies at."""
    return min(range(len(edges)), key=lambda index: abs(edges[index] - place))


def trimmed(rows: Sequence[Sequence[CellDraft | None]]) -> tuple[tuple[CellDraft | None, ...], ...]:
    """The rows without those, and without the columns, that hold nothing in any cell."""
    kept = [row for row in rows if any(row)]
    columns = [column for column in range(len(rows[0])) if any(row[column] for row in kept)] if rows else []
    return tuple(tuple(row[column] for column in columns) for row in kept)


def header_rows_of(rows: Sequence[Sequence[CellDraft | None]]) -> int:
    """How many of the first rows are headers: those under a spanning label or beside a deep one, and by their text."""
    by_text = grid.header_rows([[cell.text if cell else "" for cell in row] for row in rows])
    deep = max((cell.rows for cell in rows[0] if cell), default=1)
    spanning = 2 if any(cell and cell.columns > 1 for cell in rows[0][1:]) else 1
    drawn = min(max(deep, spanning), len(rows) - 1)
    texts = [cell.text for row in rows[:drawn] for cell in row[1:] if cell]
    return max(by_text, drawn) if not any(grid.is_number(text) for text in texts) else by_text


def goes_on(table: TableDraft, following: TableDraft) -> bool:
    """Whether a table that stands next in reading order is the rest of this one: the same columns, as wide, and at the
    top of the next page or, under the same header, of the next column."""
    if following.n_cols != table.n_cols or abs(_width(table.box) - _width(following.box)) > _SAME_WIDTH:
        return False
    if following.page == table.page_end + 1:
        return True
    beside = (
        following.page == table.page_end and following.box.top < table.box.bottom and following.box.x0 > table.box.x0
    )
    return beside and table.header_rows > 0 and _repeats(table, following) == table.header_rows


def _width(box: Box) -> float:
    return box.x1 - box.x0


def _repeats(table: TableDraft, following: TableDraft) -> int:
    """How many of the header's rows the second piece repeats."""
    count = 0
    for above, below in zip(table.rows[: table.header_rows], following.rows, strict=False):
        if [_folded(cell) for cell in above] != [_folded(cell) for cell in below]:
            break
        count += 1
    return count


def _folded(cell: CellDraft | None) -> str:
    """A cell's letters, wherever its lines break."""
    return "".join(cell.text.split()).replace("-", "") if cell else ""


def joined(table: TableDraft, following: TableDraft) -> TableDraft:
    """Both pieces as one table, the header that the second repeats left out."""
    count = _repeats(table, following)
    repeated = tuple(line for row in following.rows[:count] for cell in row if cell for line in cell.lines)
    rows = table.rows + following.rows[count:]
    unnamed = () if count or not table.header_rows else (Doubt.JOINED_BY_WIDTH,)
    doubts = tuple(dict.fromkeys((*table.doubts, *following.doubts, *unnamed)))
    return TableDraft(
        table.page, table.box, rows, table.header_rows, following.page_end,
        table.repeated + repeated + following.repeated, doubts,
    )  # fmt: skip
