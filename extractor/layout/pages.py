"""A PDF -> its blocks: the way from pages to a `Reading`, step by step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractor.layout import page_contents, page_furniture, page_headings, page_joins, page_tables, page_writer
from extractor.layout.page_drafts import Column, Draft, drafts_of
from extractor.layout.page_furniture import Margin
from extractor.layout.page_hyphens import Lexicon
from extractor.layout.page_lines import Line, lines_of
from extractor.layout.page_style import Style, style_of
from extractor.layout.page_tables import TableDraft
from extractor.reading import pdf
from extractor.reading.pdf_page import Page
from models.blocks import BlockKind, Furniture, Picture, Reading

_LEAST_PICTURE = 40.0  # points: what is narrower or lower is a logo or an ornament


def compose(data: bytes) -> Reading:
    """The blocks of a PDF; raises ReadingError where it is no PDF, is encrypted, or holds no text."""
    file = pdf.read(data)
    tables = [page_tables.ruled(page) for page in file.pages]
    lines = [_free_lines(page, found) for page, found in zip(file.pages, tables, strict=True)]
    margins = page_furniture.part(lines, [page.height for page in file.pages])
    style = style_of([margin.text for margin in margins])
    in_contents = False
    pages = []
    for page, margin, found in zip(file.pages, margins, tables, strict=True):
        drafts, in_contents = _page_drafts(page, margin, [table for table, _ in found], style, margins, in_contents)
        pages.append(drafts)
    drafts = page_joins.over_pages(pages)
    page_headings.set_outline(drafts, style)
    written = page_writer.write(drafts, Lexicon(line for margin in margins for line in margin.text))
    return Reading(
        text=written.text,
        blocks=written.blocks,
        places=written.places,
        furniture=tuple(_furniture(margins)),
        pictures=tuple(_pictures(file.pages)),
        pages=len(file.pages),
        title=file.title,
        problems=file.problems,
    )


def _free_lines(page: Page, tables: Sequence[tuple[TableDraft, frozenset[int]]]) -> list[Line]:
    """The lines of the words that no table holds."""
    held = frozenset[int]().union(*(words for _, words in tables))
    return lines_of((word for word in page.words if id(word) not in held), page.number)


def _page_drafts(
    page: Page, margin: Margin, tables: Sequence[TableDraft], style: Style, margins: Sequence[Margin], in_contents: bool
) -> tuple[list[Draft], bool]:
    lines = margin.text
    drafts: list[Draft] = []
    listed = page_contents.find(lines, in_contents)
    if listed:
        first, last = listed
        drafts.append(Draft(BlockKind.CONTENTS, list(lines[first : last + 1]), page.width))
        lines = lines[:first] + lines[last + 1 :]
    right = _right_edge(lines, margins, style)
    column = Column(tuple(lines), right, tuple(table.box for table in tables) + page.images)
    drafts += drafts_of(column, style)
    drafts += [Draft(BlockKind.TABLE, [], right, table=table) for table in tables]
    drafts.sort(key=lambda draft: draft.top)
    goes_on = bool(listed) and not lines
    return drafts, goes_on


def _right_edge(lines: Sequence[Line], margins: Sequence[Margin], style: Style) -> float:
    """Where full lines end: by this page's running text, or by the document's where the page has little."""
    own = [line.box.x1 for line in lines if line.size == style.size]
    if len(own) >= 12:
        return max(own)
    all_ends = sorted(line.box.x1 for margin in margins for line in margin.text if line.size == style.size)
    common = all_ends[int(0.98 * (len(all_ends) - 1))] if all_ends else 0.0
    return max([common, *own])


def _furniture(margins: Iterable[Margin]) -> Iterable[Furniture]:
    return (
        Furniture(line.text, page=line.page, bbox=line.box) for margin in margins for line in margin.furniture
    )


def _pictures(pages: Iterable[Page]) -> Iterable[Picture]:
    for page in pages:
        for box in page.images:
            if min(box.x1 - box.x0, box.bottom - box.top) >= _LEAST_PICTURE:
                yield Picture(page.number, box)
