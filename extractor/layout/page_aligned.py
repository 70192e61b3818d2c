"""Tables that white space alone aligns: rows of figures under each other, and the header and labels around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.layout import grid, marks
from extractor.layout.page_lines import Line, bounds, joined, line_of
from extractor.layout.page_tables import CellDraft, TableDraft, header_rows_of, trimmed
from extractor.reading.pdf_page import Word
from models.blocks import Doubt

_GAP = 0.7  # of the type size: a blank that no space between words has
_ROWS_APART = 3.6  # of the type size: rows of one table are nearer than this
_HEADER_APART = 2.2  # and so are the lines of its header
_ALIGNED = 2.5  # points by which edges or middles of figures under each other may differ
_SHARE_ALIGNED = 0.6  # of a column's cells must keep to its commonest edge or middle
_ROW_STEPS = 1.3  # of the distance of rows: as near a header stands
_GROUP_WORDS = 6  # of a label above a group of rows
_WRAPPED = 0.88  # of the distance of rows: lines nearer than this are one cell's
_WRAPPED_SIZE = 1.38  # of the type size: the same where a table has too few rows to tell
_SIGN = re.compile(r"[^\w\s]|o|\(?\w{1,2}[.)]")  # of a list item, which its tab sets apart
_FEW_CELLS = 4  # a row of so many cells may hold more words than figures
_NO_FIGURE = {".", "..", "…", "x", "X", "*"}  # stand where a figure is missing, as dashes do


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of one line with no wide blank between them."""

    words: tuple[Word, ...]
    text: str
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class Band:
    """The stretch of a column, from left to right."""

    x0: float
    x1: float

    def overlap(self, x0: float, x1: float) -> float:
        """How much of it a stretch covers, in points."""
        return min(self.x1, x1) - max(self.x0, x0)


def segments(line: Line) -> tuple[Segment, ...]:
    """A line cut at its wide blanks."""
    words, wide = line.words, _GAP * line.size
    cuts = [
        index
        for index in range(1, len(words))
        if words[index].box.x0 - words[index - 1].box.x1 > wide and words[index].spaced
    ]
    if not cuts:
        return (Segment(words, line.text, line.box.x0, line.box.x1),)
    return tuple(
        Segment(words[start:end], joined(words[start:end]), words[start].box.x0, words[end - 1].box.x1)
        for start, end in pairwise([0, *cuts, len(words)])
    )


def aligned(lines: Sequence[Line], least_figures: int = 1) -> list[tuple[TableDraft, frozenset[int]]]:
    """The tables among the lines of one column, each with the ids of the lines that it takes.

    `least_figures` is how many cells of figures a row needs: more where the lines of text columns may stand beside
    each other.
    """
    cut = [segments(line) for line in lines]
    is_row = [figures(line, parts) >= least_figures for line, parts in zip(lines, cut, strict=True)]
    found = []
    taken = 0
    for first, last in _groups(lines, cut, is_row):
        if first < taken:
            continue
        made = _Table(lines, cut, [index for index in range(first, last + 1) if is_row[index]], taken).draft()
        if made:
            draft, used = made
            taken = max(used) + 1
            found.append((draft, frozenset(id(lines[index]) for index in used)))
    return found


def figures(line: Line, parts: Sequence[Segment]) -> int:
    """How many cells of figures the line would hold as a row; 0 where it is none."""
    if len(parts) > 1 and _SIGN.fullmatch(parts[0].text):
        parts = parts[1:]
    if len(parts) < 2 or not line.upright or marks.caption(line.text) or marks.source(line.text) is not None:
        return 0
    count = sum(_is_figure(part.text) for part in parts[1:])
    # Justified lines have wide blanks too: there figures stand among words.
    return count if 2 * count >= len(parts) - 1 or len(parts) <= _FEW_CELLS else 0


def _is_figure(text: str) -> bool:
    return grid.is_number(text) or text in _NO_FIGURE or set(text) <= set("-–—_=")


def _groups(lines: Sequence[Line], cut: Sequence[Sequence[Segment]], is_row: Sequence[bool]) -> list[tuple[int, int]]:
    """First and last rows of figures that stand under each other."""
    rows = [index for index, found in enumerate(is_row) if found]
    groups: list[list[int]] = []
    for row in rows:
        if groups and _follows(lines, cut, groups[-1][-1], row):
            groups[-1].append(row)
        else:
            groups.append([row])
    return [(group[0], group[-1]) for group in groups]


def _follows(lines: Sequence[Line], cut: Sequence[Sequence[Segment]], above: int, below: int) -> bool:
    size = lines[below].size
    if abs(lines[above].size - size) > 1.0 or _share(cut[above], cut[below]) < 0.5:
        return False
    between = range(above + 1, below)
    if any(marks.caption(lines[index].text) or marks.source(lines[index].text) is not None for index in between):
        return False
    if lines[below].baseline - lines[above].baseline <= _ROWS_APART * size:
        return True
    # Rows without figures, or of several lines, stand between: their cells keep to the columns.
    columns = _columns([*cut[above], *cut[below]])
    steps = [lines[index].baseline - lines[index - 1].baseline for index in range(above + 1, below + 1)]
    return max(steps) <= _HEADER_APART * size and all(_fits(cut[index], columns) for index in between)


def _fits(parts: Sequence[Segment], columns: Sequence[Band]) -> bool:
    return all(sum(column.overlap(part.x0, part.x1) > 0 for column in columns) <= 1 for part in parts)


def _share(above: Sequence[Segment], below: Sequence[Segment]) -> float:
    """Share of the fewer cells that stand under (or over) a cell with a common edge or middle."""
    one, other = sorted((above[1:], below[1:]), key=len)
    kept = sum(any(_in_line(a, b) for b in other) for a in one)
    return kept / len(one)


def _in_line(a: Segment, b: Segment) -> bool:
    middles = abs(a.x0 + a.x1 - b.x0 - b.x1) / 2
    return min(abs(a.x0 - b.x0), abs(a.x1 - b.x1), middles) <= _ALIGNED


class _Table:
    """One table in the making: its rows of figures, the columns that they show, and the lines around them."""

    def __init__(
        self, lines: Sequence[Line], cut: Sequence[Sequence[Segment]], rows: list[int], free_from: int
    ) -> None:
        self.lines, self.cut, self.rows, self.free_from = lines, cut, rows, free_from
        self.size = lines[rows[0]].size
        self.columns = _columns(part for row in rows for part in cut[row])
        self.group: int | None = None  # the label above the first group of rows

    def draft(self) -> tuple[TableDraft, list[int]] | None:
        if len(self.columns) < 2 or not self._holds():
            return None
        header = self._header()
        body = self._body()
        if self.group is not None:
            body.insert(0, [self.group])
        if len(self.rows) + bool(header) < 2 or (len(self.rows) == 1 and len(self.columns) < 3):
            return None
        self._widen(header)
        groups = self._header_groups(header)
        count = len(groups)
        # A label over several columns has a row of labels under it.
        drafts = _raised([self._row(group, spans=place + 1 < count) for place, group in enumerate(groups)])
        drafts += [self._row(group, spans=False) for group in body]
        rows = trimmed(drafts)
        used = header + [index for group in body for index in group]
        page = self.lines[used[0]].page
        box = bounds(self.lines[index].box for index in used)
        headers = count or header_rows_of(rows)
        doubts = [Doubt.WORDS_OVER_AN_EDGE] if self._straddled(body) else []
        doubts += [Doubt.FEW_ROWS] if len(self.rows) == 1 else []
        return TableDraft(page, box, rows, min(headers, len(rows) - 1), page, doubts=tuple(doubts)), used

    def _straddled(self, body: Sequence[Sequence[int]]) -> bool:
        """Whether words that no wide blank parts lie over two columns, other than the label of a group of rows, which
        stands alone in its line."""
        return any(
            len(self._under(part)) > 1
            for group in body
            for index in group
            for part in self.cut[index]
            if len(self.cut[index]) > 1
        )

    def _holds(self) -> bool:
        """Whether the figures keep to their columns; labels beside the bars of a chart do not."""
        if len(self.rows) == 1:
            return True
        for column in self.columns[1:]:
            held = [part for row in self.rows for part in self.cut[row] if column.overlap(part.x0, part.x1) > 0]
            best = max(sum(_in_line(part, other) for other in held) for part in held)
            if best < _SHARE_ALIGNED * len(held):
                return False
        return True

    def _header(self) -> list[int]:
        """The lines above the first row that name its columns, top to bottom. The label of the first group of rows may
        stand between."""
        header: list[int] = []
        below = self.lines[self.rows[0]]
        group: int | None = None
        for index in range(self.rows[0] - 1, self.free_from - 1, -1):
            line = self.lines[index]
            if below.baseline - line.baseline > self._header_apart(line, below):
                break
            if not self._names_columns(index, header):
                if header or group is not None or not self._labels_group(index):
                    break
                group = index
            else:
                header.insert(0, index)
            below = line
        while header and not self._is_header_top(header[0]):
            header.pop(0)
        self.group = group if header else None
        return header

    def _header_apart(self, line: Line, below: Line) -> float:
        """Lines of a header stand as near as lines of text, or as near as the table's rows are."""
        steps = [self.lines[b].baseline - self.lines[a].baseline for a, b in pairwise(self.rows) if b == a + 1]
        near = _HEADER_APART * max(line.size, below.size)
        return max(near, min(_ROW_STEPS * min(steps), _ROWS_APART * line.size)) if steps else near

    def _labels_group(self, index: int) -> bool:
        """A short label alone in its line, at the left edge of the rows below it."""
        parts = self.cut[index]
        return (
            len(parts) == 1
            and abs(self.lines[index].size - self.size) <= 1.0
            and abs(parts[0].x0 - self.columns[0].x0) <= _ALIGNED
            and parts[0].x1 < self.columns[-1].x1
            and len(parts[0].words) <= _GROUP_WORDS
            and not marks.ends_closed(parts[0].text)
        )

    def _names_columns(self, index: int, header: Sequence[int]) -> bool:
        line, parts = self.lines[index], self.cut[index]
        if marks.caption(line.text) or marks.source(line.text) is not None or abs(line.size - self.size) > 1.0:
            return False
        if header and (line.bold, line.size) != (self.lines[header[-1]].bold, self.lines[header[-1]].size):
            return False
        under = [self._under(part) for part in parts]
        if all(len(columns) <= 1 for columns in under) and (len(parts) > 1 or under[0] != [0]):
            return True
        # A label over several columns: bold as the header under it, and not at the left edge where text begins.
        return bool(header) and line.bold and all(0 not in columns or len(columns) == 1 for columns in under)

    def _is_header_top(self, index: int) -> bool:
        return any(self._under(part) != [0] for part in self.cut[index])

    def _under(self, part: Segment) -> list[int]:
        """The columns that a stretch lies over; the nearest where it lies over a blank."""
        touched = [place for place, column in enumerate(self.columns) if column.overlap(part.x0, part.x1) > 0.5]
        if touched:
            return touched
        middle = (part.x0 + part.x1) / 2
        return [min(range(len(self.columns)), key=lambda place: _distance(self.columns[place], middle))]

    def _widen(self, header: Iterable[int]) -> None:
        """Columns as wide as the header's words over them."""
        for index in header:
            for part in self.cut[index]:
                under = self._under(part)
                if len(under) == 1:
                    column = self.columns[under[0]]
                    self.columns[under[0]] = Band(min(column.x0, part.x0), max(column.x1, part.x1))

    def _header_groups(self, header: Sequence[int]) -> list[list[int]]:
        """Lines of the header by row: a wrapped label's lines are nearer to each other than rows are."""
        groups: list[list[int]] = []
        for index in header:
            near = groups and self._wraps(self.lines[groups[-1][-1]], self.lines[index])
            if near and not self._spans(index) and not any(self._spans(above) for above in groups[-1]):
                groups[-1].append(index)
            else:
                groups.append([index])
        return groups

    def _spans(self, index: int) -> bool:
        return any(len(self._under(part)) > 1 for part in self.cut[index])

    def _wraps(self, above: Line, below: Line) -> bool:
        steps = [self.lines[b].baseline - self.lines[a].baseline for a, b in pairwise(self.rows) if b == a + 1]
        apart = below.baseline - above.baseline
        limit = _WRAPPED * min(steps) if steps and min(steps) > _WRAPPED_SIZE * self.size else _WRAPPED_SIZE * self.size
        return apart < limit

    def _body(self) -> list[list[int]]:
        """The rows below the header, each with the lines of its cells: figures, and what wraps around them."""
        groups: list[list[int]] = [[self.rows[0]]]
        for above, below in pairwise(self.rows):
            between = list(range(above + 1, below))
            own = [below]
            for index in between:
                line = self.lines[index]
                if self._wraps(self.lines[groups[-1][-1]], line):
                    groups[-1].append(index)
                elif self._wraps(line, self.lines[below]) and index == below - 1:
                    own.insert(0, index)
                else:
                    groups.append([index])
            groups.append(own)
        index = self.rows[-1] + 1
        while index < len(self.lines) and self._is_rest(index, groups[-1][-1]):
            groups[-1].append(index)
            index += 1
        return groups

    def _is_rest(self, index: int, above: int) -> bool:
        """A line right below the last row that goes on in one of its cells."""
        line = self.lines[index]
        if (
            not self._wraps(self.lines[above], line)
            or abs(line.size - self.size) > 0.3
            or marks.source(line.text) is not None
        ):
            return False
        reach = self.columns[1].x0
        return all(len(self._under(part)) == 1 for part in self.cut[index]) and (
            len(self.cut[index]) > 1 or (self.cut[index][0].x1 < reach and not line.text[0].isupper())
        )

    def _row(self, group: Sequence[int], spans: bool) -> list[CellDraft | None]:
        held: list[list[Line]] = [[] for _ in self.columns]
        width = [1] * len(self.columns)
        for index in group:
            line = self.lines[index]
            pieces: list[list[Word]] = [[] for _ in self.columns]
            labels = self._spanning(self.cut[index], alone=len(group) == 1) if spans else {}
            for place, part in enumerate(self.cut[index]):
                if place in labels:
                    first, last = labels[place]
                    pieces[first] += part.words
                    width[first] = last - first + 1
                    continue
                under = self._under(part)
                for word in part.words:
                    column = under[0] if len(under) == 1 else self._nearest(word)
                    pieces[column].append(word)
            for column, words in enumerate(pieces):
                if words:
                    held[column].append(line_of(words, line.page))
        return [
            CellDraft(tuple(lines), bounds(line.box for line in lines), width[column]) if lines else None
            for column, lines in enumerate(held)
        ]

    def _nearest(self, word: Word) -> int:
        middle = (word.box.x0 + word.box.x1) / 2
        return min(range(len(self.columns)), key=lambda place: _distance(self.columns[place], middle))

    def _spanning(self, parts: Sequence[Segment], alone: bool) -> dict[int, tuple[int, int]]:
        """For a header line with labels over several columns: each label's first and last column.

        A label keeps the columns that it lies over; how far it reaches beyond them shows in how it is set: flush right
        it reaches back to the label before, flush left on to the next, centred as far on both sides.
        """
        under = [self._under(part) for part in parts]
        # A label alone in its row leaves columns unnamed, as labels over several columns do.
        sets_off = alone and len(parts) == 1 and under[0] != [0] and len(self.columns) > 2
        if all(len(columns) == 1 for columns in under) and not sets_off:
            return {}
        reached: dict[int, tuple[int, int]] = {}
        free = 1
        for place, part in enumerate(parts):
            first, last = under[place][0], under[place][-1]
            if first == 0:
                continue
            limit = under[place + 1][0] - 1 if place + 1 < len(parts) else len(self.columns) - 1
            at_left = abs(part.x0 - self.columns[first].x0) <= _ALIGNED
            at_right = abs(part.x1 - self.columns[last].x1) <= _ALIGNED
            if at_right and (not at_left or self._is_flush_right(last)):
                first = free
            elif at_left:
                last = limit
            else:
                first, last = self._centred(part, free, limit, (first, last))
            reached[place] = first, last
            free = last + 1
        return reached

    def _is_flush_right(self, column: int) -> bool:
        held = [part for row in self.rows for part in self.cut[row] if column in self._under(part)]
        return len({round(part.x1) for part in held}) < len({round(part.x0) for part in held})

    def _centred(self, part: Segment, free: int, limit: int, kept: tuple[int, int]) -> tuple[int, int]:
        middle = (part.x0 + part.x1) / 2
        choices = [
            (abs((self.columns[first].x0 + self.columns[last].x1) / 2 - middle), first, last)
            for first in range(free, kept[0] + 1)
            for last in range(kept[1], limit + 1)
        ]
        return min(choices)[1:] if choices else kept


def _columns(parts: Iterable[Segment]) -> list[Band]:
    """Where cells stand under each other: stretches that overlap are one column."""
    columns: list[Band] = []
    for part in sorted(parts, key=lambda part: part.x0):
        if columns and part.x0 < columns[-1].x1:
            columns[-1] = Band(columns[-1].x0, max(columns[-1].x1, part.x1))
        else:
            columns.append(Band(part.x0, part.x1))
    return columns


def _raised(header: list[list[CellDraft | None]]) -> list[list[CellDraft | None]]:
    """A header whose labels over several columns stand beside deep ones: those stand in its first row, wherever
    between its rows their lines are printed."""
    if len(header) < 2 or not any(cell and cell.columns > 1 for cell in header[0]):
        return header
    spanned = {place + step for place, cell in enumerate(header[0]) if cell for step in range(cell.columns)}
    for column in range(len(header[0])):
        held = [cell for row in header if (cell := row[column])]
        if column in spanned or not held:
            continue
        for row in header[1:]:
            row[column] = None
        lines = tuple(line for cell in held for line in cell.lines)
        header[0][column] = CellDraft(lines, bounds(line.box for line in lines), rows=len(header))
    return header


def _distance(column: Band, place: float) -> float:
    return max(column.x0 - place, place - column.x1, 0.0)
