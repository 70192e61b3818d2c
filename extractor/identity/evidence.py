"""What of a reading can say which document it is: the cover, the first lines, the running heads, headings and prose."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.layout import marks
from models.blocks import BlockKind, Reading

FRONT_LINES = 60
COVER_LINES = 25
# A line of so many words is no cover line: where it ends as a sentence, where it holds a finite verb, and in any case.
_PROSE_WORDS, _SENTENCE_WORDS, _LONG_WORDS = 12, 18, 28
_HEADING_WORDS = 8
_REACH = 120  # characters before a name or a year that can say what it is doing there

_OUTSIDE = frozenset({BlockKind.TABLE, BlockKind.CONTENTS})
_OPENING = re.compile(
    r"(?:indledning|forord|baggrund|resum[eé]|sammenfatning|introduktion|læsevejledning|formål(?:et)?|velkommen)\b",
    re.IGNORECASE,
)
_CHAPTER = re.compile(r"(?:kapitel\s+)?(?:1|I)(?:\.|\s|:)\s*(?=[A-ZÆØÅ])")
_NO_CHAPTER = re.compile(r"(?:udkast|version|udgave|halvår|kvartal|januar|maj|juni|juli|august|[a-zø]+ber\b)", re.I)
_LETTERS_APART = re.compile(r"(?<![^\W\d_])(?:[^\W\d_] ){3,}[^\W\d_](?![^\W\d_])")
_WORDS_TOGETHER = re.compile(
    r"(?<=[a-zæøå])(?=Kommune\b)|(?<=[Jj]obcenter)(?=[A-ZÆØÅ])|(?<=[a-zæøå])(?=20[0-4]\d\b)"
    r"|(?<=[a-zæøå]{3})(?<!\b[Jj]ob)(?=[A-ZÆØÅ][a-zæøå]{3})"
)
_TAG = re.compile(r"<[^>]{1,200}>")
_NUMERIC = re.compile(r"[\d\s.,%+\-–()]*\d[\d\s.,%+\-–()]*")
_PAGE_NUMBER = re.compile(r"[\s|·–-]*\b(?:side|s\.)\s*\d+(?:\s*(?:af|/)\s*\d+)?\s*$|[\s|]+\d{1,3}\s*$", re.I)


@dataclass(frozen=True, slots=True)
class RunningHead:
    """A running head or foot without its page number, and on how many pages it stands."""

    text: str
    pages: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """The document's lines by what they can tell, marks taken off.

    `cover` are the lines before the contents, the first chapter or the first prose; it may be empty. `front` are the
    first lines of all, `prose` every line outside tables and contents; `cover` is part of both. `titles` are the
    blocks that the layout took for the document's title.
    """

    cover: tuple[str, ...]
    front: tuple[str, ...]
    titles: tuple[str, ...]
    headings: tuple[str, ...]
    prose: tuple[str, ...]
    running: tuple[RunningHead, ...]
    metadata_title: str | None
    file_name: str

    @property
    def opening(self) -> tuple[str, ...]:
        """The cover; where there is none, the first short lines that are no sentences."""
        short = (line for line in self.front[:8] if marks.word_count(line) < _PROSE_WORDS)
        return self.cover or tuple(line for line in short if not line.endswith(".") and not marks.is_sentence(line))


def evidence(reading: Reading, file_name: str) -> Evidence:
    """The evidence in a reading. `file_name` is kept without folder and ending."""
    lines = list(_lines(reading))
    outside = [(text, kind) for text, kind in _pieces(reading, lines) if not _is_contents(text, kind)]
    prose = tuple(text for text, kind in outside if kind is not BlockKind.TABLE and not _is_table_row(text))
    stem = re.split(r"[/\\]", file_name)[-1].rsplit(".", 1)[0]
    return Evidence(
        cover=tuple(_cover(lines)),
        front=prose[:FRONT_LINES],
        titles=tuple(" ".join(tidy(reading.content(block)).split()) for block in reading.of_kind(BlockKind.TITLE)),
        headings=tuple(text for text, kind in outside if kind in {BlockKind.TITLE, BlockKind.HEADING}),
        prose=prose,
        running=tuple(_running(reading)),
        metadata_title=_title_of_metadata(reading.title),
        file_name=stem,
    )


def preceding(text: str, end: int) -> str:
    """What stands before `end`, as far as it can bear on what stands there: a few words of however long a line."""
    return text[:end] if end <= _REACH else "…" + text[end - _REACH : end]


def tidy(line: str) -> str:
    """A line as one would read it: marks and tags off, letters set apart and words run together mended."""
    text = marks.plain(_TAG.sub(" ", line))
    text = _LETTERS_APART.sub(lambda found: found[0].replace(" ", ""), text)
    return re.sub(r" {2,}", " ", _WORDS_TOGETHER.sub(" ", text).replace("\u00a0", " ")).strip()


def _lines(reading: Reading) -> Iterator[tuple[str, BlockKind | None]]:
    """The lines that hold text, each with the kind of its block."""
    starts = [block.start for block in reading.blocks]
    offset = 0
    for raw in reading.text.split("\n"):
        place = offset + len(raw) - len(raw.lstrip())
        offset += len(raw) + 1
        text = tidy(raw)
        if not text or marks.page_number(text) is not None:
            continue
        index = bisect_right(starts, place) - 1
        held = index >= 0 and place < reading.blocks[index].end
        yield text, reading.blocks[index].kind if held else None


def _pieces(reading: Reading, lines: list[tuple[str, BlockKind | None]]) -> Iterator[tuple[str, BlockKind | None]]:
    """The blocks, each one line, so that no sentence is broken; the lines where the reading has no blocks."""
    if not reading.blocks:
        yield from lines
    for block in reading.blocks:
        text = reading.text[block.start : block.end]
        if block.kind in _OUTSIDE or "\t" in text:
            yield from ((tidy(line), block.kind) for line in text.split("\n") if line.strip())
        else:
            yield tidy(" ".join(text.split())), block.kind


def _is_contents(text: str, kind: BlockKind | None) -> bool:
    return kind is BlockKind.CONTENTS or marks.is_contents_title(text) or marks.contents_line(text) is not None


def _is_table_row(text: str) -> bool:
    """A row of a table that was not understood as one: cells between tabs or bars, or a label before numbers."""
    if "\t" in text or text.startswith("|"):
        return True
    words = text.split()
    numbers = sum(1 for word in words if _NUMERIC.fullmatch(word))
    return numbers >= 2 and numbers * 2 >= len(words)


def _cover(lines: list[tuple[str, BlockKind | None]]) -> Iterator[str]:
    for count, (text, kind) in enumerate(lines[:COVER_LINES]):
        if kind in _OUTSIDE or _is_contents(text, kind):
            return
        if _is_opening_heading(text) or _is_prose(text):
            if count == 0 and not _is_opening_heading(text):
                continue  # a notice above the title
            return
        yield text


def _is_opening_heading(text: str) -> bool:
    """The first chapter's heading: numbered 1, or called as first chapters are."""
    chapter = _CHAPTER.match(text)
    if chapter and not _NO_CHAPTER.match(text, chapter.end()):
        return True
    return bool(_OPENING.match(text)) and marks.word_count(text) <= _HEADING_WORDS


def _is_prose(text: str) -> bool:
    words = marks.word_count(text)
    if text.rstrip().endswith("."):
        return words >= _PROSE_WORDS
    return words >= _LONG_WORDS or (words >= _SENTENCE_WORDS and marks.is_sentence(text))


def _running(reading: Reading) -> Iterator[RunningHead]:
    counts = Counter(_PAGE_NUMBER.sub("", tidy(line.text)).strip(" |") for line in reading.furniture)
    for text, pages in counts.items():
        if marks.word_count(text):
            yield RunningHead(text, pages)


def _title_of_metadata(title: str | None) -> str | None:
    """The file's own title, unless it is a file's name or a program's."""
    text = tidy(title or "")
    if not text or re.search(r"\.(?:docx?|pdf|indd|pptx?|odt|xlsx?)\b|^microsoft|_|\\|/", text, re.I):
        return None
    return text
