"""Words -> printed lines: what stands on one baseline, superscripts and mixed sizes included."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractor.reading.pdf_page import Word
from models.provenance import Box

_SAME_BASELINE = 0.25  # of the type size: baselines closer than this are one
_SMALLER = 0.85  # words below this share of the line's size may stand raised or lowered beside it
_RAISED, _LOWERED = 0.58, 0.3  # of the line's size: how far from its baseline such words stand
_TOUCHING = 0.07  # of the type size: no white space is narrower


@dataclass(frozen=True, slots=True)
class Line:
    """Words of one baseline, left to right. `size`, `bold` and `italic` are those of most of its characters."""

    words: tuple[Word, ...]
    page: int
    text: str
    box: Box
    baseline: float
    size: float
    bold: bool
    italic: bool
    upright: bool = True


def line_of(words: Sequence[Word], page: int) -> Line:
    """One line of words that stand on one baseline, given left to right."""
    main = _commonest(words)
    return Line(
        words=tuple(words), page=page, text=joined(words), box=bounds([word.box for word in words]),
        baseline=main.baseline, size=round(main.size * 2) / 2, bold=main.bold, italic=main.italic, upright=main.upright,
    )  # fmt: skip


def _commonest(words: Sequence[Word]) -> Word:
    """A word in the type in which most of the characters are set."""
    first = words[0]
    face = first.size, first.bold, first.italic
    if all((word.size, word.bold, word.italic) == face for word in words):
        return first
    lengths: dict[tuple[float, bool, bool], int] = {}
    mains: dict[tuple[float, bool, bool], Word] = {}
    for word in words:
        face = round(word.size * 2) / 2, word.bold, word.italic
        lengths[face] = lengths.get(face, 0) + len(word.text)
        mains.setdefault(face, word)
    return mains[max(lengths, key=lambda face: lengths[face])]


def joined(words: Iterable[Word]) -> str:
    """The words, given left to right, with a space wherever white space parts them."""
    parts: list[str] = []
    before: Word | None = None
    for word in words:
        if before and is_spaced(before, word):
            parts.append(" ")
        parts.append(word.text)
        before = word
    return "".join(parts)


def is_spaced(before: Word, word: Word) -> bool:
    """Whether white space parts two words of a line. PDFium sees some between a raised mark and what follows it; of
    recognised and of turned words it is known whether it was there, and not how wide."""
    if word.confidence is not None or not word.upright:
        return word.spaced
    return word.spaced and word.box.x0 - before.box.x1 > _TOUCHING * min(before.size, word.size)


def bounds(boxes: Iterable[Box]) -> Box:
    """The smallest box around at least one box."""
    boxes = list(boxes)
    if len(boxes) == 1:
        return boxes[0]
    return Box(
        min([box.x0 for box in boxes]), min([box.top for box in boxes]),
        max([box.x1 for box in boxes]), max([box.bottom for box in boxes]),
    )  # fmt: skip


def lines_of(words: Iterable[Word], page: int) -> list[Line]:
    """The lines of these words, top to bottom. Turned text gives one line for each stretch of the content stream."""
    words = list(words)
    lines = [line_of(row, page) for row in _rows([word for word in words if word.upright])]
    lines += [line_of(stretch, page) for stretch in _turned(words)]
    return sorted(lines, key=lambda line: (line.baseline, line.box.x0))


def _rows(words: list[Word]) -> Iterator[list[Word]]:
    row: list[Word] = []
    baseline = size = 0.0
    for word in sorted(words, key=lambda word: (word.baseline, word.box.x0)):
        if row and _on_row(word, baseline, size):
            row.append(word)
            if word.size > size:
                baseline, size = word.baseline, word.size
            continue
        if row:
            yield _left_to_right(row)
        row, baseline, size = [word], word.baseline, word.size
    if row:
        yield _left_to_right(row)


def _on_row(word: Word, baseline: float, size: float) -> bool:
    apart = word.baseline - baseline
    if apart <= _SAME_BASELINE * max(size, word.size):
        return True
    small, large = sorted((size, word.size))
    reach = _RAISED if size < word.size else _LOWERED
    return small < _SMALLER * large and apart <= reach * large


def _left_to_right(row: list[Word]) -> list[Word]:
    """By place; what follows without a space (a raised mark) stays behind the word that it is set against."""
    return sorted(row, key=lambda word: word.box.x0)


def _turned(words: list[Word]) -> Iterator[list[Word]]:
    stretch: list[Word] = []
    for word in words:
        if (
            not word.upright
            and stretch
            and abs(word.size - stretch[-1].size) < 1
            and _touching(stretch[-1].box, word.box)
        ):
            stretch.append(word)
            continue
        if stretch:
            yield stretch
        stretch = [] if word.upright else [word]
    if stretch:
        yield stretch


def _touching(one: Box, other: Box) -> bool:
    reach = 12.0  # a wide blank of turned display type
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    along = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > -reach and along > -reach
