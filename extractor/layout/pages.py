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
    page_parts,
    page_writer,
)
from extractor.layout.page_columns import Gutter
from extractor.layout.page_drafts import Column, Draft, drafts_of
from extractor.layout.page_hyphens import Lexicon
from extractor.layout.page_lines import Line, lines_of
from extractor.layout.page_parts import Panel, Parts
from extractor.layout.page_style import Style, style_of
from extractor.layout.page_tables import TableDraft
from extractor.reading import pdf
from extractor.reading.pdf_page import Page
from models.blocks import BlockKind, Furniture, Picture, Reading
from models.provenance import Box

_LEAST_FIGURES = 2  # cells of figures that a row needs to be one while text columns may stand beside each other


def compose(data: bytes) -> Reading:
    """The blocks of a PDF; raises ReadingError where it is no PDF, is encrypted, or holds no text."""
    file = pdf.read(data)
    size = _common_size(file.pages)
    parts = [page_parts.part(page, size) for page in file.pages]
    lines = [lines_of(part.words, part.page.number) for part in parts]
    margins = page_furniture.part(lines, [part.page.height for part in parts])
    texts = [margin.text for margin in margins]
    style = style_of(texts)
    gutters = page_columns.gutters_of((part.page.width, text) for part, text in zip(parts, texts, strict=True))
    sheets = []
    in_contents = False
    for part, text in zip(parts, texts, strict=True):
        listed, rest = _contents(text, in_contents)
        in_contents = listed is not None and not rest
        sheets.append(_sheet(part, listed, rest, gutters.get(round(part.page.width), ())))
    edges = _right_edges(sheets, style)
    columns = [drafts for sheet in sheets for drafts in _sheet_drafts(sheet, edges, style)]
    drafts = page_joins.over_pages(columns)
    page_headings.set_outline(drafts, style)
    written = page_writer.write(drafts, Lexicon(line for text in texts for line in text))
    return Reading(
        text=written.text,
        blocks=written.blocks,
        places=written.places,
        furniture=tuple(Furniture(line.text, line.page, bbox=line.box) for margin in margins for line in margin.furniture),
        pictures=tuple(_pictures(parts)),
        pages=len(file.pages),
        title=file.title,
        problems=file.problems,
    )


def _common_size(pages: Iterable[Page]) -> float:
    """The size of type in which most of the document is set."""
    lengths: Counter[float] = Counter()
    for page in pages:
        for word in page.words:
            lengths[round(word.size * 2) / 2] += len(word.text)
    return lengths.most_common(1)[0][0]


@dataclass(frozen=True, slots=True)
class _Column:
    """One region's lines, and the tables and panels that stand among them."""

    key: tuple[int, int | None]  # width of the page, and which of its columns
    lines: tuple[Line, ...]
    tables: tuple[TableDraft, ...]
    panels: tuple[Panel, ...]
    barriers: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page's regions in reading order, its contents first."""

    contents: Draft | None
    columns: tuple[_Column, ...]


def _contents(lines: Sequence[Line], goes_on: bool) -> tuple[Draft | None, tuple[Line, ...]]:
    """A page's table of contents, where it has one, and its other lines."""
    found = page_contents.find(lines, goes_on)
    if not found:
        return None, tuple(lines)
    first, last = found
    draft = Draft(BlockKind.CONTENTS, list(lines[first : last + 1]), 0.0)
    return draft, (*lines[:first], *lines[last + 1 :])


def _sheet(part: Parts, contents: Draft | None, lines: Sequence[Line], gutters: Sequence[Gutter]) -> _Sheet:
    page = part.page
    tables = list(part.tables)
    boxes = [table.box for table in tables] + [chart.box for chart in part.charts] + [panel.box for panel in part.panels]
    own = page_columns.on_page(gutters, lines, boxes)
    if own:
        lines = _take_tables(lines, tables, _LEAST_FIGURES)
        boxes += [table.box for table in tables[len(part.tables) :]]
    words = [word for line in lines for word in line.words]
    columns = []
    for region in page_columns.regions(words, boxes, own, page.number, part.size):
        held = [table for table in tables if table.box in region.boxes]
        free = _take_tables(lines_of(region.words, page.number), held, 1)
        columns.append(
            _Column(
                (round(page.width), region.column), tuple(free), tuple(held),
                tuple(panel for panel in part.panels if panel.box in region.boxes),
                (*region.boxes, *(table.box for table in held)),
            )
        )  # fmt: skip
    return _Sheet(contents, tuple(columns))


def _sheet_drafts(sheet: _Sheet, edges: dict[tuple[int, int | None], float], style: Style) -> Iterator[list[Draft]]:
    """The drafts of a page, region by region in reading order."""
    if sheet.contents:
        yield [sheet.contents]
    for column in sheet.columns:
        right = max([edges.get(column.key, 0.0), *(line.box.x1 for line in column.lines if line.size == style.size)])
        drafts = list(drafts_of(Column(column.lines, right, column.barriers), style))
        drafts += [Draft(BlockKind.TABLE, [], right, table=table) for table in column.tables]
        for panel in column.panels:
            inner = lines_of(panel.words, panel.page)
            drafts += drafts_of(Column(tuple(inner), max(line.box.x1 for line in inner)), style)
        yield sorted(drafts, key=lambda draft: draft.top)


def _take_tables(lines: Sequence[Line], tables: list[TableDraft], least_figures: int) -> list[Line]:
    """Adds to `tables` those that white space aligns among the lines, and gives the lines that are left."""
    found = page_aligned.aligned(lines, least_figures)
    used = frozenset[int]().union(*(held for _, held in found))
    tables += [table for table, _ in found]
    return [line for line in lines if id(line) not in used]


def _right_edges(sheets: Iterable[_Sheet], style: Style) -> dict[tuple[int, int | None], float]:
    """Where full lines of running text end in each column of pages of each width; few stand out further."""
    ends: dict[tuple[int, int | None], list[float]] = defaultdict(list)
    for sheet in sheets:
        for column in sheet.columns:
            ends[column.key] += [line.box.x1 for line in column.lines if line.size == style.size]
    return {key: sorted(held)[int(0.98 * (len(held) - 1))] for key, held in ends.items() if held}


def _pictures(parts: Iterable[Parts]) -> Iterator[Picture]:
    for part in parts:
        for chart in part.charts:
            yield Picture(part.page.number, chart.box, chart.vector)
