"""A PDF -> its blocks: the way from pages to a `Reading`, step by step."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractor.layout import (
    page_aligned,
    page_columns,
    page_contents,
    page_furniture,
    page_headings,
    page_joins,
    page_lines,
    page_notes,
    page_parts,
    page_turn,
    page_writer,
)
from extractor.layout.hyphens import Lexicon, soft_free
from extractor.layout.page_columns import Gutter
from extractor.layout.page_drafts import Column, Draft, drafts_of
from extractor.layout.page_furniture import Margin
from extractor.layout.page_lines import Line, lines_of
from extractor.layout.page_parts import Panel, Parts
from extractor.layout.page_style import Style, style_of
from extractor.layout.page_tables import TableDraft
from extractor.reading import pdf
from extractor.reading.pdf_page import Page
from models.blocks import BlockKind, Furniture, Label, Picture, Reading, Region, Shape
from models.limits import DEFAULT, Limits
from models.provenance import Box
from models.records import Problem

_LEAST_FIGURES = 2  # cells of figures that a row needs to be one while text columns may stand beside each other


def compose(data: bytes, limits: Limits = DEFAULT) -> Reading:
    """The blocks of a PDF; raises ReadingError where it is no PDF, is encrypted, or holds no text."""
    file = pdf.read(data, limits)
    size = _common_size(file.pages)
    parts = [page_parts.part(page, size) for page in file.pages]
    margins = page_furniture.part(
        [lines_of(part.text, part.page.number) for part in parts],
        [part.page.height for part in parts], file.title or _largest(parts[0]), size,
    )  # fmt: skip
    parts = [part.without(margin.words) for part, margin in zip(parts, margins, strict=True)]
    style = style_of([margin.text for margin in margins])
    texts = [
        list(margin.text) if not part.panels else lines_of(part.words, part.page.number)
        for part, margin in zip(parts, margins, strict=True)
    ]
    gutters = page_columns.gutters_of((part.page.width, text) for part, text in zip(parts, texts, strict=True))
    columns: list[_Column] = []
    in_contents = False
    for part, text in zip(parts, texts, strict=True):
        listed, rest = _contents(text, texts, in_contents)
        in_contents = listed is not None and not rest
        columns += _columns(part, listed, rest, gutters.get(round(part.page.width), ()))
    edges = _right_edges(columns, style)
    pieces = [_column_drafts(column, edges.get(column.key, 0.0), style) for column in columns]
    page_notes.set_footnotes(pieces, style)
    drafts = page_joins.over_pages(pieces)
    page_notes.set_captions(drafts, style)
    page_notes.set_depths(drafts)
    page_headings.set_outline(drafts, style, file.title)
    furniture = _furniture(margins, drafts)
    written = page_writer.write(drafts, Lexicon(line.text for margin in margins for line in margin.text))
    reading = Reading(
        text=written.text,
        blocks=written.blocks,
        places=written.places,
        furniture=tuple(Furniture(soft_free(line.text), line.page, bbox=line.box) for line in furniture),
        pictures=tuple(_pictures(parts)),
        regions=tuple(_regions(columns)),
        pages=len(file.pages),
        ocr=any(page.scanned for page in file.pages),
        title=file.title,
        problems=(*file.problems, *_unplaced(parts, furniture, drafts)),
    )
    return page_turn.as_seen(reading, file.pages)


def _common_size(pages: Iterable[Page]) -> float:
    """The size of type in which most of the document is set."""
    lengths: Counter[float] = Counter()
    for page in pages:
        for word in page.words:
            lengths[round(word.size * 2) / 2] += len(word.text)
    return lengths.most_common(1)[0][0]


@dataclass(frozen=True, slots=True)
class _Column:
    """One region's lines, and the contents, tables and panels that stand among them."""

    page: int
    key: tuple[int, int | None]  # width of the page, and which of its columns
    lines: tuple[Line, ...]
    contents: Draft | None
    tables: tuple[TableDraft, ...]
    panels: tuple[Panel, ...]
    barriers: tuple[Box, ...]


def _largest(part: Parts) -> str:
    """The largest line of a page."""
    return max(lines_of(part.text, part.page.number), key=lambda line: line.size).text if part.text else ""


def _contents(
    lines: Sequence[Line], texts: Sequence[Sequence[Line]], goes_on: bool
) -> tuple[Draft | None, tuple[Line, ...]]:
    """A page's table of contents, where it has one, and its other lines; `texts` are all pages' lines."""
    found = page_contents.find(lines, texts, goes_on)
    if not found:
        return None, tuple(lines)
    first, last = found
    draft = Draft(BlockKind.CONTENTS, list(lines[first : last + 1]), 0.0, 0.0)
    return draft, (*lines[:first], *lines[last + 1 :])


def _columns(part: Parts, contents: Draft | None, lines: Sequence[Line], gutters: Sequence[Gutter]) -> list[_Column]:
    """A page's regions in reading order."""
    page = part.page
    tables = list(part.tables)
    boxes = (
        [table.box for table in tables] + [chart.box for chart in part.charts] + [panel.box for panel in part.panels]
    )
    own = page_columns.on_page(gutters, lines, boxes)
    if own:
        lines = _take_tables(lines, tables, _LEAST_FIGURES)
        boxes += [table.box for table in tables[len(part.tables) :]]
    listed = page_lines.bounds(line.box for line in contents.lines) if contents else None
    boxes += [listed] if listed else []
    words = [word for line in lines for word in line.words]
    columns = []
    for region in page_columns.regions(words, boxes, own, page.number, part.size):
        held = [table for table in tables if table.box in region.boxes]
        free = _take_tables(lines_of(region.words, page.number), held, 1)
        columns.append(
            _Column(
                page.number, (round(page.width), region.column), tuple(free),
                contents if listed in region.boxes else None, tuple(held),
                tuple(panel for panel in part.panels if panel.box in region.boxes),
                (*region.boxes, *(table.box for table in held)),
            )
        )  # fmt: skip
    return columns


def _column_drafts(column: _Column, right: float, style: Style) -> list[Draft]:
    """The drafts of one region, top to bottom; `right` is where the lines of such a column end."""
    right = max([right, *(line.box.x1 for line in column.lines if line.size == style.size)])
    left = min((line.box.x0 for line in column.lines), default=0.0)
    drafts = [column.contents] if column.contents else []
    drafts += drafts_of(Column(column.lines, left, right, column.barriers), style)
    drafts += [Draft(BlockKind.TABLE, [], left, right, table=table) for table in column.tables]
    for panel in column.panels:
        inner = lines_of(panel.words, panel.page)
        edges = page_lines.bounds(line.box for line in inner)
        tables: list[TableDraft] = []
        free = _take_tables(inner, tables, 1)
        barriers = tuple(table.box for table in tables)
        boxed = list(drafts_of(Column(tuple(free), edges.x0, edges.x1, barriers), style))
        boxed += [Draft(BlockKind.TABLE, [], edges.x0, edges.x1, table=table) for table in tables]
        for draft in boxed:
            draft.boxed = True
        drafts += boxed
    return page_joins.over_boxes(sorted(drafts, key=lambda draft: draft.top))


def _take_tables(lines: Sequence[Line], tables: list[TableDraft], least_figures: int) -> list[Line]:
    """Adds to `tables` those that white space aligns among the lines, and gives the lines that are left."""
    found = page_aligned.aligned(lines, least_figures)
    used = frozenset[int]().union(*(held for _, held in found))
    tables += [table for table, _ in found]
    return [line for line in lines if id(line) not in used]


def _right_edges(columns: Iterable[_Column], style: Style) -> dict[tuple[int, int | None], float]:
    """Where full lines of running text end in each column of pages of each width; few stand out further."""
    ends: dict[tuple[int, int | None], list[float]] = defaultdict(list)
    for column in columns:
        ends[column.key] += [line.box.x1 for line in column.lines if line.size == style.size]
    return {key: sorted(held)[int(0.98 * (len(held) - 1))] for key, held in ends.items() if held}


def _regions(columns: Iterable[_Column]) -> Iterator[Region]:
    for column in columns:
        boxes = [line.box for line in column.lines] + [table.box for table in column.tables]
        boxes += [panel.box for panel in column.panels]
        boxes += [line.box for line in column.contents.lines] if column.contents else []
        if boxes:
            yield Region(column.page, page_lines.bounds(boxes))


def _pictures(parts: Iterable[Parts]) -> Iterator[Picture]:
    for part in parts:
        for chart in part.charts:
            labels = tuple(Label(line.text, line.box, line.size, line.upright) for line in chart.labels)
            shapes = tuple(Shape(fill.box, fill.colour) for fill in chart.fills)
            yield Picture(part.page.number, chart.box, chart.vector, labels, shapes)


def _furniture(margins: Iterable[Margin], drafts: Iterable[Draft]) -> list[Line]:
    """Running heads, feet and page numbers, and the headers that tables repeat on their further pages."""
    running = [line for margin in margins for line in margin.furniture]
    repeated = [line for draft in drafts if draft.table for line in draft.table.repeated]
    return sorted(running + repeated, key=lambda line: line.page)


def _unplaced(parts: Iterable[Parts], furniture: Iterable[Line], drafts: Iterable[Draft]) -> Iterator[Problem]:
    """A problem for each page with words that no block, picture or furniture line holds."""
    held = {id(word) for line in furniture for word in line.words}
    for draft in drafts:
        held.update(id(word) for line in draft.lines for word in line.words)
        if draft.table:
            held.update(draft.table.words)
    for part in parts:
        lost = [word.text for word in part.page.words if id(word) not in held and not part.is_label(word)]
        if lost:
            message = f"{len(lost)} words of the page found no place in the text: {' '.join(lost[:12])}."
            yield Problem("", "", page=part.page.number, kind="unplaced", message=message)
