"""A text file's lines, numbered as in the file, with the gaps where pages may have ended."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.reading.encoding import decode

PAGE_GAP = 2  # so many blank lines in a row are left by converters where a page ended


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of the file without its line end; `after_gap` where it may be the first of a page."""

    text: str
    number: int  # 1-based
    after_gap: bool = False

    @property
    def blank(self) -> bool:
        """Whether nothing but white space stands in it."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class TextFile:
    """The lines of a text file, and what was mended in it as (kind, sentence)."""

    lines: tuple[TextLine, ...]
    notes: tuple[tuple[str, str], ...]


def read(data: bytes) -> TextFile:
    """Lines of the text in `data`; raises ReadingError where it is empty or not text."""
    decoded = decode(data)
    lines: list[TextLine] = []
    blanks = PAGE_GAP
    for number, raw in enumerate(decoded.text.split("\n"), start=1):
        feed = "\f" in raw
        text = raw.replace("\f", "")
        if feed:
            blanks = PAGE_GAP
        lines.append(TextLine(text, number, after_gap=bool(text.strip()) and blanks >= PAGE_GAP))
        blanks = 0 if text.strip() else blanks + 1
    return TextFile(tuple(lines), decoded.notes)
