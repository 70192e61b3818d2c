"""The lines of the table of contents, as they name headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.layout import marks
from models.blocks import BlockKind, Reading
from models.statements import ContentsLine

_LEADERS = re.compile(r"(?:[\s.…_]{3,}|\t+)(?:side\s*)?\d{0,3}\s*$", re.IGNORECASE)


def contents(reading: Reading) -> tuple[ContentsLine, ...]:
    """What the document's table of contents lists, in its order; its title is none of it."""
    return tuple(_lines(reading))


def _lines(reading: Reading) -> Iterator[ContentsLine]:
    for block in reading.of_kind(BlockKind.CONTENTS):
        place = block.start
        for line in reading.text[block.start : block.end].splitlines(keepends=True):
            begin, place = place, place + len(line)
            words = line.strip()
            if not words or marks.is_contents_title(words) or marks.is_page_line(words):
                continue
            start = begin + line.index(words)
            paged = marks.contents_line(words)
            title = marks.plain(paged[0] if paged else _LEADERS.sub("", words))
            numbered = marks.numbering(title)
            if numbered:
                title = title[numbered.title_start :]
            if any(letter.isalpha() for letter in title):
                yield ContentsLine(
                    reading.span(start, start + len(words)), numbered.number if numbered else None, title.strip(),
                    paged[1] if paged else None,
                )  # fmt: skip
