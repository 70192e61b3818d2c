"""Pictures on a page: images, and drawings that are charts, with the labels that are printed in and beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.layout import marks
from extractor.layout.page_lines import Line, bounds, line_of
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
    for cluster in _clusters(_shapes(page, tables)):
        box = bounds(cluster)
        if len(cluster) < LEAST_SHAPES or min(box.x1 - box.x0, box.bottom - box.top) < _LEAST_SIDE:
            continue
        if not _is_chart(cluster, frozenset(page.drawings)):
            continue
        labels, whole = _labels(box, lines, size)
        if labels:
            inside = frozenset(cluster)
            fills = tuple(fill for fill in page.fills if fill.box in inside)
            found.append(Chart(whole, vector=True, labels=tuple(_parted(labels)), fills=fills))
    return found


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
