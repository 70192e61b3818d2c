"""What a page break cut in two: paragraphs, items and tables that go on over the page."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.layout import marks, page_tables
from extractor.layout.page_drafts import Draft, fits
from models.blocks import BlockKind

_FLOWING = (BlockKind.PARAGRAPH, BlockKind.ITEM)
_STANDING = (BlockKind.FOOTNOTE, BlockKind.TABLE, BlockKind.CAPTION, BlockKind.SOURCE, BlockKind.NOTE)
_ONE_SIZE = 0.6  # points


def over_pages(pages: Iterable[list[Draft]]) -> list[Draft]:
    """The drafts of all pages in order, those that a page break cut put together."""
    whole: list[Draft] = []
    for drafts in pages:
        rest = drafts
        if whole and rest:
            rest = _join_tables(whole, rest)
            rest = _join_text(whole, rest)
        whole += rest
    return whole


def over_boxes(drafts: list[Draft]) -> list[Draft]:
    """The drafts of one column, sentences that a box, a table or a figure interrupts put together before it."""
    whole: list[Draft] = []
    for draft in drafts:
        above = next((one for one in reversed(whole) if not one.boxed and one.kind not in _STANDING), None)
        cut = whole and above is not whole[-1] and not draft.boxed
        if cut and above is not None and _goes_on(above, draft, strictly=True):
            above.lines += draft.lines
        else:
            whole.append(draft)
    return whole


def _join_tables(whole: list[Draft], rest: list[Draft]) -> list[Draft]:
    above = next((draft for draft in reversed(whole) if draft.kind is not BlockKind.FOOTNOTE), None)
    first = rest[0]
    if above is None or above.table is None or first.table is None or not page_tables.goes_on(above.table, first.table):
        return rest
    above.table = page_tables.joined(above.table, first.table)
    return rest[1:]


def _join_text(whole: list[Draft], rest: list[Draft]) -> list[Draft]:
    """A sentence may be cut by the page and by a table or figure that stands first on the next."""
    above = next((draft for draft in reversed(whole) if draft.kind not in _STANDING), None)
    index = next((index for index, draft in enumerate(rest) if draft.kind not in _STANDING), None)
    if above is None or index is None or not _goes_on(above, rest[index], strictly=index > 0 or whole[-1] is not above):
        return rest
    above.lines += rest[index].lines
    above.left, above.right = rest[index].left, rest[index].right
    return rest[:index] + rest[index + 1 :]


def _goes_on(above: Draft, below: Draft, strictly: bool) -> bool:
    if above.kind not in _FLOWING or below.kind is not BlockKind.PARAGRAPH:
        return False
    last, first = above.lines[-1], below.lines[0]
    if abs(last.size - first.size) > _ONE_SIZE or not (last.upright and first.upright):
        return False
    lower = first.text[0].islower()
    if strictly:
        return lower and not marks.ends_closed(last.text)
    if marks.ends_closed(last.text):
        return False
    return lower or marks.ends_open(last.text) or not fits(last, first.words[0], above.right)
