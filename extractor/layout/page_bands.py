"""Tables whose rows are told apart by coloured bands: the bands' edges stand for the rules that are not drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.layout.page_aligned import Segment, figures, segments
from extractor.layout.page_lines import Line
from extractor.reading.pdf_page import Fill
from models.provenance import Box

_SAME = 2.0  # points: edges of fills nearer than this are one
_LEAST_WIDTH = 100.0  # points of a band
_LEAST_HEIGHT, _MOST_HEIGHT = 6.0, 120.0
_MOST_APART = 2.5  # of a band's height: the row without colour between two bands is about as high as they
_MOST_ROW = 30.0  # points: bands of one fill that are higher are bars behind headings and boxes
_MOST_FILLS = 2_000  # a page with more is a drawing
_WRAPPED = 1.4  # of the type size: lines of one cell are nearer
_LEAST_BANDS = 2


@dataclass(frozen=True, slots=True)
class Stripe:
    """Fills that stand side by side in one row."""

    box: Box
    cells: tuple[Box, ...]


def virtual_rules(fills: Sequence[Fill], lines: Sequence[Line]) -> list[list[Box]]:
    """For each stack of bands, the rules that would draw its table; `lines` are the page's, for the columns of bands
    that are not divided themselves."""
    return [rules for stack in _stacks(_stripes(fills[:_MOST_FILLS])) if (rules := _rules(stack, lines))]


def _stripes(fills: Sequence[Fill]) -> list[Stripe]:
    """Rows of fills, top to bottom: cells of one height side by side, or one fill alone."""
    boxes = sorted(
        {
            (round(f.box.top), f.box.x0, f.box)
            for f in fills
            if _LEAST_HEIGHT <= f.box.bottom - f.box.top <= _MOST_HEIGHT
        }
    )
    stripes: list[list[Box]] = []
    for _, _, box in boxes:
        row = next((row for row in reversed(stripes[-3:]) if _beside(row[-1], box)), None)
        if row is not None:
            row.append(box)
        else:
            stripes.append([box])
    made = []
    for row in stripes:
        whole = Box(row[0].x0, min(box.top for box in row), row[-1].x1, max(box.bottom for box in row))
        if whole.x1 - whole.x0 >= _LEAST_WIDTH:
            made.append(Stripe(whole, tuple(row)))
    return made


def _beside(left: Box, right: Box) -> bool:
    """Cells of one row touch; a label over two rows is as high as both, so that only the tops must agree."""
    return abs(left.top - right.top) <= _SAME and abs(right.x0 - left.x1) <= _SAME


def _stacks(stripes: Sequence[Stripe]) -> list[list[Stripe]]:
    """Stripes under each other, one table's each, with at most one row without colour between two of them."""
    stacks: list[list[Stripe]] = []
    for stripe in sorted(stripes, key=lambda stripe: (stripe.box.top, stripe.box.x0)):
        for stack in reversed(stacks):
            if _continues(stack, stripe):
                stack.append(stripe)
                break
        else:
            stacks.append([stripe])
    return stacks


def _continues(stack: Sequence[Stripe], below: Stripe) -> bool:
    whole = stack[0].box
    end = max(stripe.box.bottom for stripe in stack)
    apart = below.box.top - end
    if abs(whole.x0 - below.box.x0) > _SAME or abs(whole.x1 - below.box.x1) > _SAME:
        # The lower row of a header beside a label that spans both rows: narrower, and inside the stack so far.
        return (
            apart < _SAME
            and below.box.top > whole.top
            and whole.x0 - _SAME <= below.box.x0
            and below.box.x1 <= whole.x1 + _SAME
        )
    last = stack[-1]
    height = min(stripe.box.bottom - stripe.box.top for stripe in (last, below))
    if len(last.cells) != len(below.cells) and len(stack[0].cells) != len(below.cells):
        return -_SAME <= apart <= _SAME
    if len(below.cells) == 1 and height > _MOST_ROW:
        return False
    return -_SAME <= apart <= _MOST_APART * height


def _rules(stack: Sequence[Stripe], lines: Sequence[Line]) -> list[Box]:
    if len(stack) < _LEAST_BANDS:
        return []
    divided = any(len(stripe.cells) > 1 for stripe in stack)
    left, right = stack[0].box.x0, stack[0].box.x1
    bottom = _bottom(stack, lines)
    if not divided and not _holds_text_cells(stack[0].box.top, bottom, stack[0].box, lines):
        return []
    cells = [cell for stripe in stack for cell in stripe.cells]
    edges = sorted({edge for cell in cells for edge in (cell.top, cell.bottom)} | {bottom})
    rules = [Box(cell.x0, edge, cell.x1, edge) for cell in cells for edge in (cell.top, cell.bottom)]
    rules.append(Box(left, bottom, right, bottom))
    if divided:
        rules += [Box(edge, cell.top, edge, cell.bottom) for cell in cells for edge in (cell.x0, cell.x1)]
        last = max(stack, key=lambda stripe: (stripe.box.bottom, len(stripe.cells)))
        columns = sorted({edge for cell in last.cells for edge in (cell.x0, cell.x1)})
    else:
        columns = _columns(left, right, stack[0].box.top, bottom, lines)
        rules += [Box(edge, stack[0].box.top, edge, bottom) for edge in columns]
    if len(columns) < 3:
        return []
    # Between two bands nothing is drawn: the columns go on there.
    coloured = sorted((stripe.box.top, stripe.box.bottom) for stripe in stack)
    below = coloured[0][1]
    for top, end in [*coloured[1:], (bottom, bottom)]:
        if top > below + _SAME:
            rules += [Box(edge, below, edge, top) for edge in columns]
        below = max(below, end)
    return rules if len(edges) >= 3 else []


def _bottom(stack: Sequence[Stripe], lines: Sequence[Line]) -> float:
    """Where the table ends: below the last band, where one more row of cells stands right under it."""
    whole, last = stack[0].box, max(stack, key=lambda stripe: stripe.box.bottom).box
    height = min(stripe.box.bottom - stripe.box.top for stripe in stack)
    edges = sorted({round(edge) for stripe in stack for cell in stripe.cells for edge in (cell.x0, cell.x1)})
    end, baseline = last.bottom, 0.0
    for line in lines:
        parts = [part for part in segments(line) if part.x0 >= whole.x0 - _SAME and part.x1 <= whole.x1 + _SAME]
        if line.baseline <= last.bottom or not parts or _crosses(parts, edges):
            continue
        begins = not baseline and line.baseline < last.bottom + 1.3 * height and len(parts) >= 2
        goes_on = baseline and line.baseline - baseline < _WRAPPED * line.size and _is_cell_text(parts, whole)
        if not begins and not goes_on:
            break
        baseline, end = line.baseline, max(last.bottom + height, line.box.bottom + _SAME)
    return end


def _crosses(parts: Sequence[Segment], edges: Sequence[int]) -> bool:
    return any(part.x0 < edge - _SAME and part.x1 > edge + _SAME for part in parts for edge in edges[1:-1])


def _is_cell_text(parts: Sequence[Segment], whole: Box) -> bool:
    """Set in from the table's edge, as what its cells hold is and what follows the table is not."""
    return parts[0].x0 > whole.x0 + _SAME


def _holds_text_cells(top: float, bottom: float, whole: Box, lines: Sequence[Line]) -> bool:
    """Whether most lines on and between the bands are rows of cells, and few of them rows of figures: those align
    themselves, labels over several columns included."""
    rows = others = aligned = 0
    for line in lines:
        parts = [part for part in segments(line) if whole.x0 - _SAME <= part.x0 <= whole.x1]
        if not parts or not top <= line.baseline <= bottom:
            continue
        rows += len(parts) > 1
        others += len(parts) == 1
        aligned += figures(line, parts) > 0
    return rows > others and 2 * aligned < rows


def _columns(left: float, right: float, top: float, bottom: float, lines: Sequence[Line]) -> list[float]:
    """The middles of the blanks that all rows between `top` and `bottom` leave free, and both outer edges."""
    taken: list[tuple[float, float]] = []
    for line in lines:
        if top <= line.baseline <= bottom:
            taken += [
                (part.x0, part.x1) for part in segments(line) if left - _SAME <= part.x0 and part.x1 <= right + _SAME
            ]
    edges, end = [left], left
    for x0, x1 in sorted(taken):
        if end > left and x0 > end + _SAME:
            edges.append((x0 + end) / 2)
        end = max(end, x1)
    return [*edges, right]
