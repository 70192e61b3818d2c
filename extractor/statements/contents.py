"""The lines of the table of contents, as they name headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.layout import marks
from models.blocks import BlockKind, Reading
from models.statements import ContentsLine

_LEADERS = re.compile(r"(?:[\s.…_]{3,}|\t+)(?:side\s*)?\d{0,3}\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    words: str
    title: str
    page: int | None

    @property
    def end(self) -> int:
        return self.start + len(self.words)


def contents(reading: Reading) -> tuple[ContentsLine, ...]:
    """What the document's table of contents lists, in its order; its title is none of it."""
    return tuple(_entry(reading, held) for held in _entries(list(_lines(reading))))


def _lines(reading: Reading) -> Iterator[_Line]:
    for block in reading.of_kind(BlockKind.CONTENTS):
        place = block.start
        for line in reading.text[block.start : block.end].splitlines(keepends=True):
            begin, place = place, place + len(line)
            words = line.strip()
            if not words or marks.is_contents_title(words) or marks.is_page_line(words):
                continue
            paged = marks.contents_line(words)
            title = marks.plain(paged[0] if paged else _LEADERS.sub("", words))
            if any(letter.isalpha() for letter in title):
                yield _Line(begin + line.index(words), words, title, paged[1] if paged else None)


def _entries(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Lines that are one entry: where entries end in page numbers, one without goes on in the next line, unless that
    one is numbered."""
    paged = sum(line.page is not None for line in lines) * 2 > len(lines)
    held: list[_Line] = []
    for line in lines:
        if held and marks.numbering(line.title):
            yield held
            held = []
        held.append(line)
        if line.page is not None or not paged:
            yield held
            held = []
    if held:
        yield held


def _entry(reading: Reading, lines: Sequence[_Line]) -> ContentsLine:
    title = " ".join(line.title for line in lines)
    numbered = marks.numbering(title)
    return ContentsLine(
        reading.span(lines[0].start, lines[-1].end),
        numbered.number if numbered else None,
        title[numbered.title_start if numbered else 0 :].strip(),
        lines[-1].page,
    )
