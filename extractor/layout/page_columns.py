"""Columns and reading order: the gutters of a document, and each page's regions in the order in which they are read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractor.layout.page_lines import Line, bounds, lines_of
from extractor.reading.pdf_page import Word
from models.provenance import Box

_GUTTER = 8.0  # points: no blank between the words of a column is wider, unless it is a tab
_LEAST_WIDTH = 0.14  # of the page: what stands on both sides of a gutter is a column and no cell
_LEAST_ROWS = 8  # of a document, in which text stands on both sides of a gutter
_SHARE_OF_ROWS = 0.06  # of all its rows of that page width
_SECOND = 0.5  # of the rows of the first gutter that a further one must have
_EDGE = 4.0  # points by which a column's text may stand out of line with the gutter
_NEIGHBOURS = 6  # stretches above and below among which those at one height stand
_STANDS_OUT = 1.08  # of the running text's size: larger lines head both columns


@dataclass(frozen=True, slots=True)
class Gutter:
    """The blank between two columns, from left to right."""

    x0: float
    x1: float

    @property
    def middle(self) -> float:
        """Its middle."""
        return (self.x0 + self.x1) / 2


@dataclass(slots=True)
class Region:
    """Words and boxes that are read from top to bottom before anything of the next region."""

    column: int | None = None  # counted from the left; None for what runs across the page
    words: list[Word] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)


def gutters_of(pages: Iterable[tuple[float, Sequence[Line]]]) -> dict[int, tuple[Gutter, ...]]:
    """The gutters of a document by the width of its pages (rounded points); `pages` give width and lines of each."""
    gaps: dict[int, list[tuple[float, float]]] = defaultdict(list)
    rows: Counter[int] = Counter()
    for width, lines in pages:
        rows[round(width)] += len(lines)
        wide = [box for box in _stretches(lines) if box.x1 - box.x0 >= _LEAST_WIDTH * width]
        gaps[round(width)] += [(left.x1, right.x0) for left, right in _beside(wide)]
    return {
        width: found
        for width, held in gaps.items()
        if (found := _gutters(held, max(_LEAST_ROWS, _SHARE_OF_ROWS * rows[width])))
    }


def _stretches(lines: Iterable[Line]) -> list[Box]:
    """The lines cut at blanks that are wider than those between words, top to bottom."""
    found = []
    for line in lines:
        start = 0
        for index in range(1, len(line.words) + 1 if line.upright else 0):
            at_end = index == len(line.words)
            if at_end or line.words[index].box.x0 - line.words[index - 1].box.x1 >= max(_GUTTER, 0.8 * line.size):
                found.append(bounds(word.box for word in line.words[start:index]))
                start = index
    return sorted(found, key=lambda box: box.top)


def _beside(stretches: Sequence[Box]) -> Iterator[tuple[Box, Box]]:
    """Each stretch with the nearest one to its right that stands at its height, on the same baseline or not."""
    for index, left in enumerate(stretches):
        height = left.bottom - left.top
        near = [
            right
            for right in stretches[max(0, index - _NEIGHBOURS) : index + _NEIGHBOURS]
            if right.x0 > left.x1 and abs(right.bottom - left.bottom) < 0.6 * height
        ]
        if near:
            yield left, min(near, key=lambda right: right.x0)


def _gutters(gaps: Sequence[tuple[float, float]], needed: float) -> tuple[Gutter, ...]:
    found: list[Gutter] = []
    least = needed
    while True:
        votes: Counter[int] = Counter()
        for end, start in gaps:
            votes.update(range(round(end) + 1, round(start)))
        if not votes:
            break
        most = max(votes.values())
        if most < least:
            break
        peak = min(x for x, count in votes.items() if count == most)
        first = last = peak
        while votes[first - 1] >= 0.8 * most:
            first -= 1
        while votes[last + 1] >= 0.8 * most:
            last += 1
        found.append(Gutter(first, last))
        gaps = [(end, start) for end, start in gaps if not (end < last and start > first)]
        least = max(needed, _SECOND * most)
    return tuple(sorted(found, key=lambda gutter: gutter.x0))


def on_page(gutters: Sequence[Gutter], lines: Sequence[Line], boxes: Sequence[Box]) -> tuple[Gutter, ...]:
    """Those gutters that a page keeps: lines or boxes beside each other end before it and begin right after."""
    if not gutters:
        return ()
    pairs = [*_beside(_stretches(lines)), *((one, other) for one in boxes for other in boxes if _overlap(one, other))]
    return tuple(gutter for gutter in gutters if any(_parts(gutter, left, right) for left, right in pairs))


def _overlap(one: Box, other: Box) -> bool:
    return one.top < other.bottom and other.top < one.bottom


def _parts(gutter: Gutter, left: Box, right: Box) -> bool:
    return left.x1 <= gutter.x0 + _EDGE and abs(right.x0 - gutter.x1) <= 2 * _EDGE


def regions(
    words: Sequence[Word], boxes: Sequence[Box], gutters: Sequence[Gutter], page: int, size: float
) -> list[Region]:
    """The regions of a page in reading order.

    `boxes` are tables, pictures and text on coloured ground, which keep a place of their own and part what is above
    from what is below where they cross a gutter. `size` is the running text's.
    """
    if not gutters:
        return [Region(None, list(words), list(boxes))]
    reader = _Bands(gutters)
    rows = [(line.box.top, list(line.words), None) for line in lines_of(words, page)]
    entries: list[tuple[float, list[Word], Box | None]] = rows + [(box.top, [], box) for box in boxes]
    for _, held, box in sorted(entries, key=lambda entry: entry[0]):
        if box is not None:
            reader.add_box(box)
        elif _heads_columns(held, words, gutters, size):
            reader.add_across(held)
        else:
            reader.add_row(held)
    return reader.finish()


def _heads_columns(row: Sequence[Word], words: Sequence[Word], gutters: Sequence[Gutter], size: float) -> bool:
    """Whether a row stands over all columns although it is short: large, at the left, nothing beside it, and under it
    all columns begin at one height."""
    word, first = row[0], gutters[0]
    if word.size < _STANDS_OUT * size or word.box.x0 > first.x0 or row[-1].box.x1 > first.x1:
        return False
    above, below = word.box.top - size, word.box.bottom
    beside = [other for other in words if other.box.x0 > first.x1 - _EDGE]
    if any(above < other.box.bottom and other.box.top < below + size for other in beside):
        return False
    right = min((other.baseline for other in beside if other.box.top >= below), default=None)
    left = min((other.baseline for other in words if other.box.x1 < first.x1 and other.box.top >= below), default=None)
    return right is not None and left is not None and abs(right - left) < size


class _Bands:
    """Collects rows from top to bottom: columns side by side, closed by whatever runs across them."""

    def __init__(self, gutters: Sequence[Gutter]) -> None:
        self.gutters = gutters
        self.done: list[Region] = []
        self.across = Region()
        self.columns = [Region(column) for column in range(len(gutters) + 1)]

    def add_row(self, words: list[Word]) -> None:
        """A row of words: across the page where one of them stands in a gutter, else parted among the columns."""
        if any(
            word.box.x0 < gutter.middle < word.box.x1 for word in words for gutter in self.gutters
        ) or self._runs_over(words):
            self.add_across(words)
            return
        for word in words:
            self.columns[self._column(word.box)].words.append(word)

    def add_across(self, words: list[Word]) -> None:
        """A row over all columns."""
        self._close_columns()
        self.across.words += words

    def add_box(self, box: Box) -> None:
        """A table, picture or box of text."""
        if any(box.x0 < gutter.x0 and box.x1 > gutter.x1 for gutter in self.gutters):
            self._close_columns()
            self.across.boxes.append(box)
        else:
            self.columns[self._column(box)].boxes.append(box)

    def finish(self) -> list[Region]:
        """All regions in reading order."""
        self._close_columns()
        self._close_across()
        return self.done

    def _runs_over(self, words: Sequence[Word]) -> bool:
        """Whether words go on from one column to the next with no more than a space at the gutter."""
        return any(
            left.box.x1 <= gutter.middle <= right.box.x0 and right.box.x0 - left.box.x1 < min(_GUTTER, 0.6 * left.size)
            for left, right in pairwise(words)
            for gutter in self.gutters
        )

    def _column(self, box: Box) -> int:
        middle = (box.x0 + box.x1) / 2
        return sum(middle > gutter.middle for gutter in self.gutters)

    def _close_columns(self) -> None:
        filled = [region for region in self.columns if region.words or region.boxes]
        if len(filled) == 1 and filled[0] is self.columns[0]:
            # Nothing stands beside it: short lines of what runs across.
            self.across.words += filled[0].words
            self.across.boxes += filled[0].boxes
        elif filled:
            self._close_across()
            self.done += filled
        self.columns = [Region(column) for column in range(len(self.columns))]

    def _close_across(self) -> None:
        if self.across.words or self.across.boxes:
            self.done.append(self.across)
        self.across = Region()
