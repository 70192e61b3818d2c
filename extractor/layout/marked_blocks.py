"""A Word or HTML file -> its blocks: what its parts say they are, and what their words say where the file is silent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.layout import grid, marks
from extractor.reading.marked import MarkedFile, MarkedPart, Part, Piece
from models.blocks import Block, BlockKind, Furniture, Grid, GridCell, Reading, Run
from models.errors import ReadingError
from models.records import Problem
from models.terms import Severity

_KINDS = {
    Part.TITLE: BlockKind.TITLE, Part.HEADING: BlockKind.HEADING, Part.PARAGRAPH: BlockKind.PARAGRAPH,
    Part.ITEM: BlockKind.ITEM, Part.TABLE: BlockKind.TABLE, Part.CAPTION: BlockKind.CAPTION,
    Part.CONTENTS: BlockKind.CONTENTS, Part.FOOTNOTE: BlockKind.FOOTNOTE,
}  # fmt: skip
_TIGHT = frozenset({Part.ITEM, Part.CONTENTS})
_SIGN = "- "
_INDENT = "  "


def compose(file: MarkedFile) -> Reading:
    """The blocks of a file; raises ReadingError where it holds no text."""
    writer = _Writer()
    for part in _named(file.parts):
        writer.add(part)
    text = "".join(writer.parts)
    if not text.strip():
        raise ReadingError("empty", "The file holds no text.", "Export or copy it again.")
    return Reading(
        text=text,
        blocks=tuple(writer.blocks),
        furniture=tuple(Furniture(line) for line in file.running),
        title=file.title,
        problems=tuple(Problem("", "", kind=kind, severity=Severity.NOTE, message=said) for kind, said in file.notes),
    )


def _named(parts: Sequence[MarkedPart]) -> Iterator[MarkedPart]:
    """The parts with text, bold lines that nothing else names taken for headings below the last one."""
    level = 0
    for part in parts:
        if part.kind is not Part.TABLE and not part.text.strip():
            continue
        if part.kind is Part.HEADING:
            level = part.level or 1
        elif part.kind is Part.PARAGRAPH and _is_heading(part):
            part = replace(part, kind=Part.HEADING, level=level + 1)
        yield part


def _is_heading(part: MarkedPart) -> bool:
    text = part.text.strip()
    bold = all(piece.bold for piece in part.pieces if piece.text.strip())
    named = marks.caption(text) or marks.source(text) is not None or marks.note(text) is not None
    if not bold or named or marks.word_count(text) > marks.TITLE_WORDS or "\n" in text:
        return False
    return text[-1] not in ".:;," and any(character.isalpha() for character in text) and not marks.is_sentence(text)


@dataclass(slots=True)
class _Writer:
    """Holds the text written so far, its length, and the blocks that point into it."""

    parts: list[str]
    blocks: list[Block]
    length: int
    before: Part | None

    def __init__(self) -> None:
        self.parts, self.blocks, self.length, self.before = [], [], 0, None

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def add(self, part: MarkedPart) -> None:
        """Writes a part as a block."""
        joined = part.kind is Part.CONTENTS and self.before is Part.CONTENTS
        if self.blocks:
            self._put("\n" if part.kind in _TIGHT and self.before is part.kind else "\n\n")
        self.before = part.kind
        start = self.length
        if part.kind is Part.TABLE:
            found = self._table(part)
            self.blocks.append(Block(BlockKind.TABLE, start, self.length, start, self.length, grid=found))
            return
        if part.kind is Part.ITEM and not marks.bullet(part.text) and not marks.ordinal(part.text):
            self._put(_INDENT * (part.level or 0) + _SIGN)
        elif part.number and not part.text.strip().startswith(part.number):
            self._put(f"{part.number} ")
        begin = self.length
        runs = self._pieces(part.pieces)
        if joined:
            self.blocks[-1] = replace(self.blocks[-1], end=self.length, content_end=self.length)
            return
        self.blocks.append(self._block(part, start, begin, runs))

    def _pieces(self, pieces: Sequence[Piece]) -> tuple[Run, ...]:
        """Writes text with single spaces and gives its emphasised stretches."""
        runs: list[Run] = []
        space = True
        for index, piece in enumerate(pieces):
            text = _single_spaced(piece.text, space, last=index == len(pieces) - 1)
            space = text[-1:].isspace() if text else space
            start = self.length
            self._put(text)
            if (piece.bold or piece.italic) and text.strip():
                if runs and runs[-1].end == start and (runs[-1].bold, runs[-1].italic) == (piece.bold, piece.italic):
                    runs[-1] = replace(runs[-1], end=self.length)
                else:
                    runs.append(Run(start, self.length, piece.bold, piece.italic))
        return tuple(runs)

    def _block(self, part: MarkedPart, start: int, begin: int, runs: tuple[Run, ...]) -> Block:
        text = part.text.strip()
        kind, number, content = _KINDS[part.kind], part.number, begin
        named = marks.caption(text)
        if part.kind in (Part.PARAGRAPH, Part.CAPTION, Part.HEADING) and named:
            kind, number = BlockKind.CAPTION, named.number
        elif part.kind is Part.PARAGRAPH:
            kind, content = self._by_words(text, begin)
        elif part.kind is Part.HEADING and not number:
            numbering = marks.numbering(text)
            number, content = (numbering.number, begin + numbering.title_start) if numbering else (None, begin)
        elif part.kind is Part.ITEM:
            sign = marks.bullet(text) or marks.ordinal(text)
            content = begin + sign[0] if sign else begin
        elif number and text.startswith(number):  # a footnote that prints its mark itself
            content = begin + len(text) - len(text[len(number) :].lstrip(" .):"))
        level = part.level if kind in (BlockKind.HEADING, BlockKind.ITEM) else None
        level = 0 if kind is BlockKind.ITEM and level is None else level
        return Block(kind, start, self.length, content, self.length, level=level, number=number, runs=runs)

    @staticmethod
    def _by_words(text: str, begin: int) -> tuple[BlockKind, int]:
        """What a plain paragraph is by its words, and where its own text begins."""
        if marks.source(text) is not None:
            return BlockKind.SOURCE, begin
        if marks.note(text) is not None:
            return BlockKind.NOTE, begin
        sign = marks.bullet(text) or marks.ordinal(text)
        if sign:
            return BlockKind.ITEM, begin + sign[0]
        return BlockKind.PARAGRAPH, begin

    def _table(self, part: MarkedPart) -> Grid:
        width = max(cell.column + cell.columns for row in part.rows for cell in row)
        texts = [[""] * width for _ in part.rows]
        for index, row in enumerate(part.rows):
            for cell in row:
                texts[index][cell.column] = " ".join(cell.text.split())
        marked = 0
        while marked < len(part.rows) - 1 and part.rows[marked] and all(cell.is_header for cell in part.rows[marked]):
            marked += 1
        headers = marked or grid.header_rows(texts)
        cells = []
        for index, columns in enumerate(texts):
            self._put("\n" if index else "")
            for column, text in enumerate(columns):
                self._put("\t" if column else "")
                start = self.length
                self._put(text)
                cells.append(GridCell(index, column, text, start, self.length, is_header=index < headers))
        return Grid(len(texts), width, headers, tuple(cells))


def _single_spaced(text: str, after_space: bool, last: bool) -> str:
    """The text with one space or line break for each stretch of white space, none at the ends of its part."""
    words: list[str] = []
    for line in text.split("\n"):
        inner = " ".join(line.replace("\t", " ").split())
        left = " " if line[:1].isspace() and (inner or not words) else ""
        right = " " if inner and line[-1:].isspace() else ""
        words.append(left + inner + right)
    joined = "\n".join(words)
    joined = joined.lstrip() if after_space else joined
    return joined.rstrip() if last else joined
