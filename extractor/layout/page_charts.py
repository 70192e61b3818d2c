"""Pictures on a page: images, and drawings that are charts, with the labels that are printed in and beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.layout import marks
from extractor.layout.page_lines import Line, bounds, line_of
from extractor.layout.page_tables import TableDraft
from extractor.reading.pdf_page import Fill, Page, Word
from models.provenance import Box

_LEAST_SIDE = 40.0  # points: what is narrower or lower is a logo or an ornament
LEAST_SHAPES = 4  # bars, dots and lines of a chart
_NEAR = 18.0  # points between the shapes of one chart
_LABEL_REACH = 14.0  # points between a chart and its labels
_SMALL = 0.93  # of the running text's size: labels are set smaller
_PAGE_SHARE = 0.8  # of the page: a shape that covers more is its background
_MOST_SHAPES = 1_500  # a page with more is taken by its first
_LEAST_DRAWN = 2  # curves, dots or sectors of a chart
_ROUNDS = 3  # of taking in what stands beside: axis labels, their title
_LINE_STEP = 1.7  # of the type size: lines of one caption are nearer
KEY_WIDTH, KEY_HEIGHT = 28.0, 14.0  # points: the keys of a legend are no larger
_KEY_REACH = 30.0  # points between a chart's labels and its legend
_AXIS_BELOW = 120.0  # points below a flat curve at most
_AXIS_COVERS = 0.9  # of the drawing's width
_LABEL_WORDS = 6  # a line of more is a sentence's
_PROSE_SHARE = 0.25  # of the lines may be
_LABELS_APART = 0.5  # of the type size: a blank that parts two labels
_THIN = 2.6  # points: what is thinner is a line


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture's box with its labels and the coloured areas of its drawing, grounds of the page aside."""

    box: Box
    vector: bool
    labels: tuple[Line, ...] = ()
    fills: tuple[Fill, ...] = ()

    @property
    def words(self) -> frozenset[int]:
        """Ids of the words of its labels."""
        return frozenset(id(word) for line in self.labels for word in line.words)


def charts(page: Page, lines: Sequence[Line], tables: Sequence[Box], size: float) -> list[Chart]:
    """The images of a page and its drawn charts; `lines` are those no table holds, `size` is the running text's."""
    found = [
        Chart(_inside(box, page), vector=False)
        for box in page.images
        if min(box.x1 - box.x0, box.bottom - box.top) >= _LEAST_SIDE and not _is_background(box, page)
    ]
    clusters = _clusters(_shapes(page, tables))
    keys = [cluster for cluster in clusters if _is_key(bounds(cluster))]
    for cluster in clusters:
        if len(cluster) < LEAST_SHAPES or not _is_chart(cluster, frozenset(page.drawings)):
            continue
        whole = [*cluster, *_axis(cluster, page.rules, lines, size)]
        made = _chart(page, [*whole, *_further_grid(whole, page.rules)], keys, lines, size)
        if made:
            found.append(made)
    return found


def _chart(
    page: Page, shapes: list[Box], keys: Sequence[list[Box]], lines: Sequence[Line], size: float
) -> Chart | None:
    """The chart that shapes make with the small print in and around them; keys of a legend come in with its words."""
    box = bounds(shapes)
    if min(box.x1 - box.x0, box.bottom - box.top) < _LEAST_SIDE:
        return None
    labels, whole = _labels(box, lines, size)
    near = [key for key in keys if _meets(whole, bounds(key), _KEY_REACH)]
    if near:
        shapes = [*shapes, *(box for key in near for box in key)]
        labels, whole = _labels(bounds([whole, *shapes]), lines, size)
    if not labels or _is_prose(labels):
        return None
    inside = frozenset(shapes)
    fills = tuple(fill for fill in page.fills if fill.box in inside)
    return Chart(whole, vector=True, labels=tuple(_parted(labels)), fills=fills)


def is_plot(table: TableDraft, page: Page) -> bool:
    """Whether what rules draw is the grid of a chart: bars that begin or end between its lines, or curves and dots,
    stand in it, and most of its cells are empty."""
    cells = [cell for row in table.rows for cell in row]
    if 2 * sum(map(bool, cells)) > len(cells):
        return False
    drawn = sum(_within(shape, table.box) for shape in page.drawings)
    levels = {round(edge) for cell in cells if cell for edge in (cell.box.top, cell.box.bottom)}
    bars = [
        fill.box
        for fill in page.fills
        if _within(fill.box, table.box) and min(fill.box.x1 - fill.box.x0, fill.box.bottom - fill.box.top) > _THIN
    ]
    floating = sum(min(abs(round(box.top) - level) for level in levels) > _THIN for box in bars) if levels else 0
    return drawn >= _LEAST_DRAWN or floating >= _LEAST_DRAWN


def _within(box: Box, table: Box) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return table.x0 <= x <= table.x1 and table.top <= y <= table.bottom


def _is_key(box: Box) -> bool:
    return box.x1 - box.x0 <= KEY_WIDTH and box.bottom - box.top <= KEY_HEIGHT


def _is_prose(labels: Sequence[Line]) -> bool:
    """Whether the small print is running text, as in a fact box, rather than labels."""
    long = sum(len(line.words) > _LABEL_WORDS for line in labels)
    return long > _PROSE_SHARE * len(labels)


def _axis(cluster: Sequence[Box], rules: Sequence[Box], lines: Sequence[Line], size: float) -> list[Box]:
    """The line below a drawing that has none and floats above it, as a curve does: as wide as the drawing at least,
    about as near as it is high, and with no running text between."""
    box = bounds(cluster)
    width, height = box.x1 - box.x0, box.bottom - box.top
    if any(_is_level(one) for one in cluster):
        return []
    captions = _caption_lines(lines)
    for rule in sorted(rules, key=lambda one: one.top):
        if not _is_level(rule) or not 0 < rule.top - box.bottom <= max(2 * height, _AXIS_BELOW):
            continue
        covered = min(rule.x1, box.x1) - max(rule.x0, box.x0)
        if covered < _AXIS_COVERS * width or rule.x1 - rule.x0 > 2 * width:
            continue
        between = Box(box.x0, box.bottom, box.x1, rule.top)
        text = any(
            (line.size > _SMALL * size or id(line) in captions) and line.upright and _meets(between, line.box, 0)
            for line in lines
        )
        return [] if text else [rule]
    return []


def _further_grid(cluster: Sequence[Box], rules: Sequence[Box]) -> list[Box]:
    """Lines of the chart's grid above or below its shapes: of one length with those among them, one step further."""
    grid = sorted({box for box in cluster if _is_level(box)}, key=lambda box: box.top)
    steps = [below.top - above.top for above, below in pairwise(grid) if _same_ends(above, below)]
    if not steps:
        return []
    found: list[Box] = []
    reach = 1.1 * max(steps)
    for rule in sorted(rules, key=lambda box: min(abs(box.top - grid[0].top), abs(box.top - grid[-1].top))):
        apart = min(abs(rule.top - one.top) for one in [*grid, *found])
        if 1 < apart <= reach and _is_level(rule) and any(_same_ends(rule, one) for one in grid):
            found.append(rule)
    return found


def _is_level(box: Box) -> bool:
    return box.bottom - box.top <= _THIN < box.x1 - box.x0


def _same_ends(one: Box, other: Box) -> bool:
    return abs(one.x0 - other.x0) < 1 and abs(one.x1 - other.x1) < 1


def _shapes(page: Page, tables: Sequence[Box]) -> list[Box]:
    shapes = [fill.box for fill in page.fills] + list(page.drawings) + list(page.rules)
    return [
        shape
        for shape in shapes[:_MOST_SHAPES]
        if not _is_background(shape, page) and not any(_meets(shape, table, 1.0) for table in tables)
    ]


def _clusters(shapes: Sequence[Box]) -> list[list[Box]]:
    """Shapes that lie near each other."""
    clusters: list[tuple[Box, list[Box]]] = []
    for shape in sorted(shapes, key=lambda box: (box.top, box.x0)):
        near = [cluster for cluster in clusters if _meets(cluster[0], shape, _NEAR)]
        members = [shape] + [member for cluster in near for member in cluster[1]]
        clusters = [cluster for cluster in clusters if cluster not in near]
        clusters.append((bounds(members), members))
    return [members for _, members in clusters]


def _is_chart(cluster: Sequence[Box], drawings: frozenset[Box]) -> bool:
    """Bars differ in length or height, and curves and dots are no rectangles; the rules of a form or a stack of boxes
    are neither."""
    solid = [box for box in cluster if min(box.x1 - box.x0, box.bottom - box.top) > _THIN]
    if sum(box in drawings for box in solid) >= _LEAST_DRAWN:
        return True
    widths = {round(box.x1 - box.x0) for box in solid}
    heights = {round(box.bottom - box.top) for box in solid}
    return len(solid) >= 2 and max(len(widths), len(heights)) >= min(3, len(solid))


def _labels(box: Box, lines: Sequence[Line], size: float) -> tuple[list[Line], Box]:
    """The small print in and around a drawing, and the box that holds both."""
    captions = _caption_lines(lines)
    rest = [line for line in lines if (line.size <= _SMALL * size or not line.upright) and id(line) not in captions]
    labels: list[Line] = []
    whole = box
    for _ in range(_ROUNDS):
        near = [line for line in rest if _meets(whole, line.box, _LABEL_REACH)]
        if not near:
            break
        rest = [line for line in rest if line not in near]
        labels += near
        whole = bounds([whole, *(line.box for line in near)])
    return labels, whole


def _parted(labels: Sequence[Line]) -> Iterator[Line]:
    """Labels that stand side by side in one line, cut where no space between words is as wide: they are never set in
    justified lines, so that narrower blanks part them than part the cells of running text."""
    for line in labels:
        stretch: list[Word] = []
        for word in line.words:
            if stretch and line.upright and word.box.x0 - stretch[-1].box.x1 > _LABELS_APART * line.size:
                yield line_of(stretch, line.page)
                stretch = []
            stretch.append(word)
        yield line_of(stretch, line.page) if len(stretch) < len(line.words) else line


def _caption_lines(lines: Sequence[Line]) -> frozenset[int]:
    """Captions, sources and notes with the lines in which they go on."""
    found: set[int] = set()
    for line in lines:
        if not (marks.caption(line.text) or marks.source(line.text) is not None or marks.note(line.text) is not None):
            continue
        last = line
        found.add(id(line))
        for below in sorted(lines, key=lambda other: other.baseline):
            step = below.baseline - last.baseline
            alike = (below.size, below.bold, below.italic) == (line.size, line.bold, line.italic)
            if alike and 0 < step < _LINE_STEP * line.size and abs(below.box.x0 - line.box.x0) < 2:
                found.add(id(below))
                last = below
    return frozenset(found)


def _is_background(box: Box, page: Page) -> bool:
    return (box.x1 - box.x0) * (box.bottom - box.top) > _PAGE_SHARE * page.width * page.height


def _inside(box: Box, page: Page) -> Box:
    return Box(max(box.x0, 0.0), max(box.top, 0.0), min(box.x1, page.width), min(box.bottom, page.height))


def _meets(one: Box, other: Box, reach: float) -> bool:
    return (
        one.x0 - reach <= other.x1 and other.x0 <= one.x1 + reach
        and one.top - reach <= other.bottom and other.top <= one.bottom + reach
    )  # fmt: skip
