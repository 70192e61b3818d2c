"""The lines of one column -> drafts of blocks: where a paragraph, an item, a heading or a caption begins and ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.layout import marks
from extractor.layout.page_lines import Line
from extractor.layout.page_style import Style
from extractor.layout.page_tables import TableDraft
from extractor.reading.pdf_page import Word
from models.blocks import BlockKind
from models.provenance import Box

_LOOSER = 1.22  # a distance of lines beyond the pitch by this factor parts paragraphs
_INDENT = 4.0  # points by which an edge must be set in or out to mean something
_ONE_SIZE = 0.6  # points: sizes of type nearer than this are one
_HEADING_SIZE = 1.1  # of the running text's size
_TAB = 0.5  # type sizes: a blank behind a number that a space does not make
_HEADING_PITCH = 1.3  # type sizes between the lines of a heading
_HEADING_WRAPPED = 1.75  # the same at most
_BLANK = 0.28  # width of a space, in type sizes
_SLACK = 3.0  # points that a line may stay short of the edge without meaning it
_MOST_HEADING_LINES = 4


@dataclass(slots=True)
class Draft:
    """A block before its place in the canonical text is known. `left` and `right` are the edges of its column."""

    kind: BlockKind
    lines: list[Line]
    left: float
    right: float
    level: int | None = None
    number: str | None = None
    table: TableDraft | None = None
    boxed: bool = False  # it stands in a box of its own, apart from the running text

    @property
    def text(self) -> str:
        """The lines joined as they are, to be looked at and not to be kept."""
        return " ".join(line.text for line in self.lines)

    @property
    def page(self) -> int:
        """The page on which it begins."""
        return self.table.page if self.table else self.lines[0].page

    @property
    def top(self) -> float:
        """Its distance from the top of the page on which it begins."""
        return self.table.box.top if self.table else self.lines[0].box.top


@dataclass(frozen=True, slots=True)
class Column:
    """Lines of one column, top to bottom, and its edges."""

    lines: tuple[Line, ...]
    left: float
    right: float
    barriers: tuple[Box, ...] = ()  # tables and pictures that stand between its lines


def drafts_of(column: Column, style: Style) -> Iterator[Draft]:
    """The drafts of one column in order."""
    block: list[Line] = []
    for line in column.lines:
        if block and _begins(block, line, column, style):
            yield _draft(block, column, style)
            block = []
        block.append(line)
    if block:
        yield _draft(block, column, style)


def fits(line: Line, word: Word, right: float) -> bool:
    """Whether the first word of the next line would still have found room on this one: then the break is meant."""
    return line.box.x1 + _BLANK * line.size + (word.box.x1 - word.box.x0) < right - _SLACK


def _begins(block: Sequence[Line], line: Line, column: Column, style: Style) -> bool:
    """Whether `line` begins a new block after the lines of `block`."""
    above = block[-1]
    if not line.upright or not above.upright:
        return True
    if _barrier_between(above, line, column.barriers) or _far(above, line, style, column.right):
        return True
    if abs(line.size - above.size) > _ONE_SIZE and not _same_words(above, line):
        return True
    if _other_face(block, line):
        return True
    meant = fits(above, line.words[0], column.right)
    if _opens(line, above, meant):
        return True
    text_left = _text_left(block, style)
    if line.box.x0 < text_left - _INDENT:
        # Out to the left of an item's text or of an indented first line.
        return _is_item(block[0], style) or meant
    if line.box.x0 > text_left + _INDENT and len(block) > 1:
        return True
    return meant and not _hyphenated(above) and not _broken_off(above, line)


def _far(above: Line, line: Line, style: Style, right: float) -> bool:
    size = max(above.size, line.size)
    limit = _LOOSER * style.pitch
    if _is_display(line, style):
        # A heading that had no room for its next word goes on, however wide its lines are set.
        limit = _LOOSER * min(style.pitch, _HEADING_PITCH) if fits(above, line.words[0], right) else _HEADING_WRAPPED
    return line.baseline - above.baseline > limit * size or line.baseline < above.baseline - 0.5 * size


def _barrier_between(above: Line, line: Line, barriers: Sequence[Box]) -> bool:
    left, right = min(above.box.x0, line.box.x0), max(above.box.x1, line.box.x1)
    return any(
        above.baseline <= box.bottom and box.top <= line.baseline and box.top >= above.box.top
        for box in barriers
        if box.x0 < right and left < box.x1
    )


def _same_words(above: Line, line: Line) -> bool:
    """Whether the sizes merely differ by what most of a mixed line is set in."""
    return abs(above.words[-1].size - line.words[0].size) <= _ONE_SIZE


def _other_face(block: Sequence[Line], line: Line) -> bool:
    """Whether the face changes at this line end: from all bold to all plain or back, and so with italics."""
    faces = {(word.bold, word.italic) for one in block[-2:] for word in one.words if _tells(word)}
    following = {(word.bold, word.italic) for word in line.words if _tells(word)}
    return len(faces) == 1 and len(following) == 1 and faces != following


def _tells(word: Word) -> bool:
    """Bullet signs and footnote marks come from other fonts."""
    return any(character.isalpha() for character in word.text)


def _opens(line: Line, above: Line, meant: bool) -> bool:
    """Whether the line begins as only the first of a block does."""
    text = line.text
    if marks.caption(text) or marks.source(text) is not None or marks.note(text) is not None or marks.footnote(text):
        return True
    bullet = marks.bullet(text)
    if bullet:
        # A dash may open a line inside a sentence; then the line above is full and goes on.
        return text[0] not in "-–—" or meant or line.box.x0 > above.box.x0 + _INDENT or marks.ends_closed(above.text)
    if marks.ordinal(text) or marks.numbering(text):
        return meant or marks.ends_closed(above.text) or abs(line.box.x0 - above.box.x0) > _INDENT
    return False


def _is_item(line: Line, style: Style) -> bool:
    """Whether a line opens a list item; a number before large or bold type counts a heading."""
    if len(line.words) < 2:
        return False
    if marks.bullet(line.text):
        return True
    set_apart = line.words[1].box.x0 - line.words[0].box.x1 > _TAB * line.size
    counted = marks.ordinal(line.text) or (set_apart and marks.numbering(line.text))
    return bool(counted) and not _is_display(line, style)


def _is_display(line: Line, style: Style) -> bool:
    """Whether a line is set as headings are, larger than running text or bold."""
    return line.size >= _HEADING_SIZE * style.size or (line.bold and not style.bold)


def _text_left(block: Sequence[Line], style: Style) -> float:
    """Where the text of a block begins: after the sign of an item, at the second line where the first is indented."""
    if _is_item(block[0], style):
        return block[1].box.x0 if len(block) > 1 else block[0].words[1].box.x0
    return block[-1].box.x0


def _hyphenated(line: Line) -> bool:
    return line.text.endswith(("-", "\u00ad")) and len(line.text) > 1 and line.text[-2].isalpha()


def _broken_off(above: Line, line: Line) -> bool:
    """A sentence that goes on in spite of a short line: in lower case, after nothing that closes."""
    return line.text[0].islower() and not marks.ends_closed(above.text)


def _draft(block: list[Line], column: Column, style: Style) -> Draft:
    text = " ".join(line.text for line in block)
    kind, number = _kind(text, block, style)
    return Draft(kind, block, column.left, column.right, level=0 if kind is BlockKind.ITEM else None, number=number)


def _kind(text: str, block: Sequence[Line], style: Style) -> tuple[BlockKind, str | None]:
    """What a block is by its own words and type, and its number."""
    named = marks.caption(text)
    if named:
        return BlockKind.CAPTION, named.number
    if marks.source(text) is not None:
        return BlockKind.SOURCE, None
    if marks.note(text) is not None:
        return BlockKind.NOTE, None
    heading = _looks_like_heading(block, style)
    if marks.bullet(text) or (marks.ordinal(text) and not heading):
        return BlockKind.ITEM, None
    if heading:
        numbering = marks.numbering(text)
        return BlockKind.HEADING, numbering.number if numbering else None
    if marks.numbering(text) and marks.word_count(text) <= marks.TITLE_WORDS and _is_item(block[0], style):
        return BlockKind.ITEM, None
    return BlockKind.PARAGRAPH, None


def _looks_like_heading(block: Sequence[Line], style: Style) -> bool:
    text = " ".join(line.text for line in block)
    if len(block) > _MOST_HEADING_LINES or not any(character.isalpha() for character in text) or not block[0].upright:
        return False
    telling = [word for line in block for word in line.words if _tells(word)]
    larger = min((word.size for word in telling), default=0) >= _HEADING_SIZE * style.size
    bolder = not style.bold and all(word.bold for word in telling) and block[0].size >= style.size - _ONE_SIZE
    if not (larger or bolder) or marks.word_count(text) > marks.TITLE_WORDS:
        return False
    return larger or not text.rstrip().endswith((".", ";", ","))
