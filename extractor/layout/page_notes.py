"""What a block is by its company: footnotes by the marks that call for them, captions by the table below them, items by
those above them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extractor.layout import marks
from extractor.layout.page_drafts import Draft
from extractor.layout.page_lines import Line
from extractor.layout.page_style import Style
from models.blocks import BlockKind

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_FIGURES = str.maketrans(_RAISED, "0123456789")
_NOTE_MARK = re.compile(r"(?P<mark>\d{1,2}|[⁰¹²³⁴⁵⁶⁷⁸⁹]+)[.)]?\s+(?=\S)")
_CALL = re.compile(rf"(?<=[\w.,;:!?)”\"])[{_RAISED}]+")
_SMALL = 0.95  # of the running text's size: footnotes are set smaller
_INDENT = 3.0  # points by which a list is set in below another
_NEAR = 3.0  # type sizes between a caption and its table
LEAST_CAPTION = 4  # words of a caption that does not say Tabel


def note_mark(text: str) -> tuple[str, int] | None:
    """A footnote's mark, as figures, and where its text begins."""
    found = _NOTE_MARK.match(text)
    return (found["mark"].translate(_FIGURES), found.end()) if found else None


def set_footnotes(columns: Iterable[Sequence[Draft]], style: Style) -> None:
    """Small print that begins with a number which a raised mark in the text names is a footnote."""
    called: set[str] = set()
    for drafts in columns:
        for draft in drafts:
            mark = note_mark(draft.text) if draft.lines and draft.kind is not BlockKind.HEADING else None
            if mark and mark[0] in called and _is_small(draft, style):
                draft.kind, draft.number, draft.level = BlockKind.FOOTNOTE, mark[0], None
            called.update(_marks_in(draft.lines))


def _is_small(draft: Draft, style: Style) -> bool:
    return min(line.size for line in draft.lines) < _SMALL * style.size


def _marks_in(lines: Iterable[Line]) -> Iterable[str]:
    """The raised numbers that stand behind a word."""
    return (mark.translate(_FIGURES) for line in lines for mark in _CALL.findall(line.text))


def set_captions(drafts: Sequence[Draft], style: Style) -> None:
    """A few nominal words right above a table, set otherwise than running text, name it."""
    for draft, below in pairwise(drafts):
        if below.table is None or draft.kind is not BlockKind.PARAGRAPH or not draft.lines:
            continue
        line = draft.lines[-1]
        near = below.table.page == line.page and 0 <= below.table.box.top - line.baseline <= _NEAR * line.size
        otherwise = (line.size, line.bold, line.italic) != (style.size, style.bold, style.italic)
        nominal = not marks.is_sentence(draft.text) and not draft.text.endswith((":", "."))
        if near and otherwise and nominal and LEAST_CAPTION <= marks.word_count(draft.text) <= marks.TITLE_WORDS:
            draft.kind = BlockKind.CAPTION


def set_depths(drafts: Sequence[Draft]) -> None:
    """Items that follow each other stand as deep as they are set in, 0 = outermost.

    Lines without a sign that are set in as far as the text of an item above are items below it, where that item is a
    label for them.
    """
    edges: list[float] = []
    label: Draft | None = None
    for draft in drafts:
        if label and draft.kind is BlockKind.PARAGRAPH and _is_set_in(draft, label):
            draft.kind = BlockKind.ITEM
        if draft.kind is not BlockKind.ITEM:
            label = None
        elif draft.text.endswith(":") and len(draft.lines[0].words) > 1:
            label = draft
        if draft.kind is not BlockKind.ITEM:
            edges = edges if draft.kind is BlockKind.FOOTNOTE else []
            continue
        edge = draft.lines[0].box.x0 - draft.left
        while edges and edge < edges[-1] - _INDENT:
            edges.pop()
        if not edges or edge > edges[-1] + _INDENT:
            edges.append(edge)
        draft.level = len(edges) - 1


def _is_set_in(draft: Draft, label: Draft) -> bool:
    line = draft.lines[0]
    return line.page == label.page and abs(line.box.x0 - label.lines[0].words[1].box.x0) < _INDENT
