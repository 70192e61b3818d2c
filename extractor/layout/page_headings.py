"""The outline of a PDF: how deep each heading stands, by its number first and by its type second; and the title."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from extractor.layout import marks
from extractor.layout.page_drafts import Draft
from extractor.layout.page_style import Style
from extractor.layout.text_contents import fold
from models.blocks import BlockKind

_MOST_COVER_WORDS = 90  # a first page with more is text
_DISPLAY = 1.15  # of the running text's size: what is larger on a cover is part of the title
_UNNUMBERED_STEPS = 3  # levels that mere looks can tell apart below the chapters

Face = tuple[float, bool, bool]


def set_outline(drafts: Sequence[Draft], style: Style, title: str | None) -> None:
    """Gives each heading its level, and the large lines of a cover the kind of a title; `title` is the file's own."""
    _set_title(drafts, style, title)
    headings = [draft for draft in drafts if draft.kind is BlockKind.HEADING]
    numbered: dict[Face, Counter[int]] = defaultdict(Counter)
    for draft in headings:
        depth = _depth(draft)
        if depth:
            numbered[_face(draft)][depth] += 1
    by_face = _levels_of_faces(headings, {face: depths.most_common(1)[0][0] for face, depths in numbered.items()})
    for draft in headings:
        draft.level = _depth(draft) or by_face[_face(draft)]


def _depth(draft: Draft) -> int:
    """Depth by its number: 4.2 stands on the second level; 0 where it has none."""
    numbering = marks.numbering(draft.text)
    return len(numbering.path) if numbering else 0


def _face(draft: Draft) -> Face:
    line = draft.lines[0]
    return line.size, line.bold, line.italic


def _levels_of_faces(headings: Sequence[Draft], known: dict[Face, int]) -> dict[Face, int]:
    """A level for each face, larger ones above smaller ones, faces of numbered headings as their numbers say."""
    faces = sorted({_face(draft) for draft in headings}, key=lambda face: (-face[0], not face[1], face[2]))
    levels: dict[Face, int] = {}
    level = 0
    for face in faces:
        if face in known:
            level = known[face]
        elif not levels or faces[len(levels) - 1] != face:
            level = min(level + 1, level + 1 if not known else max(known.values()) + _UNNUMBERED_STEPS)
        levels[face] = max(level, 1)
    return levels


def _set_title(drafts: Sequence[Draft], style: Style, title: str | None) -> None:
    """The large lines of a cover; without a cover, the line above all others that is larger than they or has the name
    of the file, and no headings but plain lines between it and the text."""
    if not drafts:
        return
    first_page = [draft for draft in drafts if draft.page == drafts[0].page]
    large = [draft for draft in first_page if _is_display(draft, style)]
    if not large:
        return
    words = sum(marks.word_count(draft.text) for draft in first_page if draft.kind is not BlockKind.CONTENTS)
    if words <= _MOST_COVER_WORDS and drafts[-1].page > drafts[0].page:
        for draft in large:
            draft.kind = BlockKind.TITLE
        return
    first = large[0]
    sizes = [draft.lines[0].size for draft in drafts if draft.kind is BlockKind.HEADING and draft is not first]
    named = title is not None and fold(title) == fold(first.text)
    if (named or all(size < first.lines[0].size for size in sizes)) and not marks.numbering(first.text):
        first.kind = BlockKind.TITLE
        _set_subtitles(drafts[drafts.index(first) + 1 :], style)


def _is_display(draft: Draft, style: Style) -> bool:
    kinds = (BlockKind.HEADING, BlockKind.PARAGRAPH)
    return bool(draft.lines) and draft.kind in kinds and draft.lines[0].size >= _DISPLAY * style.size


def _set_subtitles(drafts: Sequence[Draft], style: Style) -> None:
    """Large lines under the title in a face that no heading of the text has."""
    text = next((index for index, draft in enumerate(drafts) if _is_running_text(draft, style)), len(drafts))
    faces = {_face(draft) for draft in drafts[text:] if draft.kind is BlockKind.HEADING}
    for draft in drafts[:text]:
        if draft.kind is BlockKind.HEADING and _face(draft) not in faces and not _depth(draft):
            draft.kind = BlockKind.PARAGRAPH


def _is_running_text(draft: Draft, style: Style) -> bool:
    return draft.kind is BlockKind.PARAGRAPH and draft.lines[0].size == style.size
