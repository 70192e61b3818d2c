"""The table of contents in a text file, which lists the headings and is none of them itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.layout import marks

LEAST_LINES = 3  # lines with a page number that make a table of contents without a title
_NOT_LETTERS = re.compile(r"[\W\d_]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the table of contents."""

    line: int
    number: str | None
    title: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Contents:
    """Lines `first` to `last` (inclusive), its title among them, and what they list."""

    first: int
    last: int
    entries: tuple[Entry, ...]


def fold(title: str) -> str:
    """A title in letters only, so that numbers, case, spacing and punctuation do not tell two apart."""
    return _NOT_LETTERS.sub("", title.lower())


def find(lines: Sequence[str]) -> Contents | None:
    """The table of contents: under its title, or a run of lines that end in page numbers."""
    for index, line in enumerate(lines):
        if marks.is_contents_title(line):
            entries = _listed(lines, index + 1)
            if entries:
                return Contents(index, entries[-1].line, tuple(entries))
    return _untitled(lines)


def _listed(lines: Sequence[str], begin: int) -> list[Entry]:
    """Entries from `begin` on: lines with a page number, or whose title comes back further down on its own."""
    later = {fold(marks.plain(line)): index for index, line in enumerate(lines) if line.strip()}
    entries: list[Entry] = []
    opened = ""  # the first line of a title that goes on in the next
    for index in range(begin, len(lines)):
        line = lines[index].strip()
        if not line:
            continue
        entry = _entry(index, f"{opened} {line}" if opened else line)
        comes_back = any(later.get(fold(title), -1) > index for title in (entry.title, line))
        if entry.page is not None or (comes_back and not _is_listed(entry, entries)):
            entries.append(entry)
            opened = ""
        elif opened or index + 1 == len(lines) or not marks.contents_line(lines[index + 1]):
            break
        else:
            opened = line
    return entries


def _is_listed(entry: Entry, entries: Sequence[Entry]) -> bool:
    """Whether the line is the first heading of the text: a title that the contents have already named."""
    return any(fold(entry.title) == fold(before.title) for before in entries)


def _untitled(lines: Sequence[str]) -> Contents | None:
    run: list[Entry] = []
    for index, line in enumerate(lines):
        entry = _entry(index, line.strip()) if line.strip() else None
        if entry is None:
            continue
        if entry.page is not None and (not run or entry.page >= (run[-1].page or 0)) and marks.word_count(entry.title):
            run.append(entry)
        elif len(run) >= LEAST_LINES:
            break
        else:
            run = []
    if len(run) < LEAST_LINES:
        return None
    later = {fold(marks.plain(line)) for line in lines[run[-1].line + 1 :]}
    come_back = sum(bool({fold(entry.title), fold(f"{entry.number} {entry.title}")} & later) for entry in run)
    return Contents(run[0].line, run[-1].line, tuple(run)) if come_back >= len(run) / 2 else None


def _entry(index: int, line: str) -> Entry:
    listed = marks.contents_line(line)
    title, page = listed if listed else (marks.plain(line), None)
    number = marks.numbering(title)
    return Entry(index, number.number if number else None, title[number.title_start :] if number else title, page)
