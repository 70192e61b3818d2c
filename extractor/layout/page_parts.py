"""One page taken apart: tables and pictures first, then text on coloured ground, and the words that are left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractor.layout import marks, page_bands, page_charts, page_hairlines, page_tables
from extractor.layout.page_aligned import segments
from extractor.layout.page_asides import asides
from extractor.layout.page_charts import Chart
from extractor.layout.page_lines import Line, joined, line_of, lines_of
from extractor.layout.page_tables import TableDraft
from extractor.reading.pdf_page import Page, Word
from models.provenance import Box

_PAGE_SHARE = 0.9  # of the page: a fill that covers more is its ground
_FRAME_SHARE = 0.5
_MOST_GROUNDS = 400  # a page with more is a drawing
_BOX_LINES = 4  # of a box that may hold a whole table
_BESIDE = 0.8  # of the type size: words nearer than this belong together, on one ground or two


@dataclass(frozen=True, slots=True)
class Panel:
    """Text on coloured ground, in a frame or beside the running text: a fact box, a bar behind a heading, a sidebar."""

    page: int
    box: Box
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """What stands on a page. `words` are those that no table, picture or panel holds; `size` is that of the document's
    running text."""

    page: Page
    size: float
    tables: tuple[TableDraft, ...]
    charts: tuple[Chart, ...]
    panels: tuple[Panel, ...]
    words: tuple[Word, ...]

    @property
    def text(self) -> tuple[Word, ...]:
        """The words that no table or picture holds, those of panels included."""
        return (*self.words, *(word for panel in self.panels for word in panel.words))

    def without(self, words: frozenset[int]) -> Parts:
        """The same page less the words with these ids."""
        panels = [replace(p, words=tuple(word for word in p.words if id(word) not in words)) for p in self.panels]
        free = tuple(word for word in self.words if id(word) not in words)
        return replace(self, panels=tuple(panel for panel in panels if panel.words), words=free)

    def is_label(self, word: Word) -> bool:
        """Whether a word belongs to a picture."""
        return any(word in line.words for chart in self.charts for line in chart.labels)


def part(page: Page, size: float) -> Parts:
    """The parts of a page; `size` is that of the document's running text."""
    found = [(table, held) for table, held in page_tables.ruled(page) if not page_charts.is_plot(table, page)]
    taken = frozenset[int]().union(*(held for _, held in found))
    boxes = [table.box for table, _ in found]
    free_fills = [fill for fill in page.fills if not any(_inside(fill.box, box) for box in boxes)]
    if len(free_fills) > 1:
        lines = lines_of((word for word in page.words if id(word) not in taken), page.number)
        for rules in page_bands.virtual_rules(free_fills, lines):
            banded = page_tables.ruled(page, rules)
            found += [(table, held) for table, held in banded if not held & taken]
    taken = taken.union(*(held for _, held in found))
    if len(page.rules) > 2:
        lines = lines_of((word for word in page.words if id(word) not in taken), page.number)
        for rules in page_hairlines.virtual_rules(page.rules, lines):
            found += [(table, held) for table, held in page_tables.ruled(page, rules) if not held & taken]
        taken = taken.union(*(held for _, held in found))
    boxes = [table.box for table, _ in found]
    words = [word for word in page.words if id(word) not in taken]
    charts = []
    if page.images or len(page.fills) + len(page.drawings) + len(page.rules) >= page_charts.LEAST_SHAPES:
        charts = page_charts.charts(page, _fragments(words, page.number), boxes, size)
    labels = frozenset[int]().union(*(chart.words for chart in charts))
    words = [word for word in words if id(word) not in labels]
    panels = _panels(page, words, boxes + [chart.box for chart in charts])
    held = {id(word) for panel in panels for word in panel.words}
    free = [word for word in words if id(word) not in held]
    panels += [Panel(page.number, box, tuple(found)) for box, found in asides(free, page.number, size)]
    held = {id(word) for panel in panels for word in panel.words}
    return Parts(
        page, size, tuple(table for table, _ in found), tuple(charts), tuple(panels),
        tuple(word for word in words if id(word) not in held),
    )  # fmt: skip


def _fragments(words: Sequence[Word], page: int) -> list[Line]:
    """Lines cut at their wide blanks, so that what stands beside a chart does not pass for its label."""
    fragments: list[Line] = []
    for line in lines_of(words, page):
        parts = segments(line)
        fragments += [line_of(part.words, page) for part in parts] if line.upright and len(parts) > 1 else [line]
    return fragments


def _panels(page: Page, words: Sequence[Word], taken: Sequence[Box]) -> list[Panel]:
    grounds = _grounds([
        fill.box
        for fill in page.fills
        if _area(fill.box) < _PAGE_SHARE * page.width * page.height and not any(_inside(fill.box, box) for box in taken)
    ][:_MOST_GROUNDS])  # fmt: skip
    grounds += _frames(page, taken)
    panels: list[Panel] = []
    free = list(words)
    for ground in sorted(grounds, key=_area):
        held = [word for word in free if _holds(ground, word.box)]
        if not held or _is_row(held, page.number) or marks.is_contents_title(joined(held)):
            continue
        if not _cuts(held, free):
            panels.append(Panel(page.number, ground, tuple(held)))
            inside = {id(word) for word in held}
            free = [word for word in free if id(word) not in inside]
    return panels


def _frames(page: Page, taken: Sequence[Box]) -> list[Box]:
    """Outlines drawn around text; one around most of the page is its border."""
    return [
        frame
        for frame in page.frames[:_MOST_GROUNDS]
        if _area(frame) < _FRAME_SHARE * page.width * page.height and not any(_inside(frame, box) for box in taken)
    ]


def _grounds(fills: Sequence[Box]) -> list[Box]:
    """Fills of one width that touch, as shaded paragraphs have them line by line, taken for one."""
    grounds: list[Box] = []
    for box in sorted(set(fills), key=lambda box: (box.x0, box.top)):
        above = grounds[-1] if grounds else None
        if above and abs(above.x0 - box.x0) < 1 and abs(above.x1 - box.x1) < 1 and box.top - above.bottom < 1:
            grounds[-1] = above.union(box)
        else:
            grounds.append(box)
    return grounds


def _cuts(held: Sequence[Word], words: Sequence[Word]) -> bool:
    """Whether the ground lies under some words of a line only, as a highlight does."""
    inside = {id(word) for word in held}
    return any(
        abs(word.baseline - other.baseline) < 1
        and -1 < max(other.box.x0 - word.box.x1, word.box.x0 - other.box.x1) < _BESIDE * word.size
        for word in held
        for other in words
        if id(other) not in inside
    )


def _is_row(held: Sequence[Word], page: int) -> bool:
    """Whether the ground lies under cells side by side, as under the header of a table. A box with a title and a table
    of its own is none."""
    cut = [len(segments(line)) for line in lines_of(held, page)]
    if len(cut) >= _BOX_LINES and cut[0] == 1:
        return False
    return 2 * sum(count > 1 for count in cut) >= len(cut)


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


def _inside(box: Box, other: Box) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return other.x0 - 2 <= x <= other.x1 + 2 and other.top - 2 <= y <= other.bottom + 2


def _holds(ground: Box, word: Box) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return ground.x0 <= x <= ground.x1 and ground.top <= y <= ground.bottom
