"""Tables of words whose rows are told apart by level lines alone: blanks between their cells stand for upright rules.

Rows of figures align themselves (`page_aligned`) and need no lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.layout import grid
from extractor.layout.page_aligned import Segment, segments
from extractor.layout.page_lines import Line
from models.provenance import Box

_SAME = 2.0  # points: ends of lines nearer than this are one
_THIN = 2.6  # points
_LEAST_WIDTH = 150.0  # points of a line
_LEAST_ROWS = 3
_MOST_HEIGHT = 160.0  # points of a row
_MOST_LINES = 8  # of a row, and of the header three: columns of prose between lines are longer
_MOST_HEADER_LINES = 3
_SHARE_OF_ROWS = 0.8  # must hold cells side by side
_HEADER_ABOVE = 16.0  # points in which a header may stand on the first line
_LEAST_BLANK = 5.0  # points between two columns


def virtual_rules(rules: Sequence[Box], lines: Sequence[Line]) -> Iterator[list[Box]]:
    """For each stack of level lines with rows of words between, the rules that would draw its table."""
    for stack in _stacks(rules):
        made = _drawn(stack, lines)
        if made:
            yield made


def _stacks(rules: Sequence[Box]) -> list[list[Box]]:
    """Level lines of one length under each other, no further apart than a row is high."""
    level = [rule for rule in rules if rule.bottom - rule.top <= _THIN and rule.x1 - rule.x0 >= _LEAST_WIDTH]
    stacks: list[list[Box]] = []
    for rule in sorted(level, key=lambda one: one.top):
        for stack in reversed(stacks):
            last = stack[-1]
            if abs(last.x0 - rule.x0) > _SAME or abs(last.x1 - rule.x1) > _SAME:
                continue
            if _SAME < rule.top - last.top <= _MOST_HEIGHT:
                stack.append(rule)
                break
            if rule.top - last.top <= _SAME:
                break
        else:
            stacks.append([rule])
    return [stack for stack in stacks if len(stack) > _LEAST_ROWS - 1]


def _drawn(stack: Sequence[Box], lines: Sequence[Line]) -> list[Box]:
    left, right = stack[0].x0, stack[0].x1
    rows = [_row(above.top, below.top, left, right, lines) for above, below in pairwise(stack)]
    top = stack[0].top
    above = _row(top - _HEADER_ABOVE, top, left, right, lines)
    if len(above) == 1 and len(above[0]) > 1:  # the header stands on the first line
        rows.insert(0, above)
        top = min(part.words[0].box.top for part in above[0]) - 1
    if len(rows) < _LEAST_ROWS or not all(rows) or len(rows[0]) > _MOST_HEADER_LINES:
        return []
    if max(map(len, rows)) > _MOST_LINES or _of_figures(rows):
        return []
    side_by_side = sum(any(len(parts) > 1 for parts in row) for row in rows)
    columns = _columns(left, right, [part for row in rows for parts in row for part in parts])
    if side_by_side < _SHARE_OF_ROWS * len(rows) or len(columns) < 3 or len(rows[0][0]) < 2:
        return []
    levels = sorted({top, *(rule.top for rule in stack)})
    bottom = levels[-1]
    return [Box(left, level, right, level) for level in levels] + [Box(x, top, x, bottom) for x in columns]


def _row(top: float, bottom: float, left: float, right: float, lines: Sequence[Line]) -> list[tuple[Segment, ...]]:
    """The lines between two levels, each cut at its wide blanks."""
    held = []
    for line in lines:
        if top < line.baseline < bottom + 1 and line.upright:
            parts = tuple(part for part in segments(line) if part.x0 >= left - _SAME and part.x1 <= right + _SAME)
            if parts:
                held.append(parts)
    return held


def _of_figures(rows: Sequence[Sequence[Sequence[Segment]]]) -> bool:
    """Whether most rows are rows of figures, which align themselves."""
    counted = sum(any(grid.is_number(part.text) for parts in row for part in parts[1:]) for row in rows[1:])
    return 2 * counted > len(rows) - 1


def _columns(left: float, right: float, parts: Sequence[Segment]) -> list[float]:
    """The middles of the blanks that all rows leave free, and both outer edges."""
    edges, end = [left], left
    for x0, x1 in sorted((part.x0, part.x1) for part in parts):
        if end > left and x0 > end + _LEAST_BLANK:
            edges.append((x0 + end) / 2)
        end = max(end, x1)
    return [*edges, right]
