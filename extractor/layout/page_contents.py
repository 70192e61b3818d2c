"""Tables of contents on pages: lines that end in a page number at the column's edge, or after leaders."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extractor.layout import marks
from extractor.layout.page_lines import Line
from extractor.layout.text_contents import fold

_LEADER = re.compile(r"\s*(?:\.\s?){3,}\s*|\s*…+\s*|\s*_{3,}\s*")
_ENDS_IN_PAGE = re.compile(r"\S.*?(?:\s|[.…_])(?:s\.|side)?\s*\d{1,3}$")
_PAGE = re.compile(r"\d{1,3}$")
_WIDE = 1.5  # of the type size: a blank before the page number that no sentence has
_LEAST_ENTRIES = 3  # of a contents without title
_FRONT_PAGES = 4  # by which printed page numbers may run ahead of the file's
_MOST_OPEN = 3  # lines that one entry may take


def entry_text(line: Line) -> str:
    """A line of the contents with a tab where leaders or white space led to the page number."""
    text = _LEADER.sub("\t", line.text).strip(" ")
    if "\t" not in text and _is_set_apart(line):
        title, _, page = text.rpartition(" ")
        text = f"{title}\t{page}"
    return text


def find(lines: Sequence[Line], pages: Sequence[Sequence[Line]], goes_on: bool = False) -> tuple[int, int] | None:
    """First and last index of the contents among a page's lines.

    `pages` holds the lines of all pages, on which what contents without page numbers list comes back; `goes_on` says
    that the page before ended in contents.
    """
    for index, line in enumerate(lines):
        if marks.is_contents_title(line.text):
            last = _last_entry(lines, index + 1)
            if last is None:
                last = _last_title(lines, index + 1, _elsewhere(lines, pages))
            if last is not None:
                return index, last
    first = _untitled(lines, pages)
    if first is None or (goes_on and first >= _MOST_OPEN):
        return None
    last = _last_entry(lines, first)
    return (0 if goes_on else first, last) if last is not None else None


def _untitled(lines: Sequence[Line], pages: Sequence[Sequence[Line]]) -> int | None:
    """The first of several entries in a row, with leaders or with titles that come back on another page; figures in
    the last column of a table stand apart as well, and are none."""
    run: list[int] = []
    for index, line in enumerate(lines):
        if _is_entry(line):
            run.append(index)
        elif len(run) < _LEAST_ENTRIES:
            run = []
    if len(run) < _LEAST_ENTRIES:
        return None
    if sum(bool(_LEADER.search(lines[index].text)) for index in run) >= len(run) / 2:
        return run[0]
    return run[0] if _count_up([lines[index] for index in run], pages) else None


def _count_up(entries: Sequence[Line], pages: Sequence[Sequence[Line]]) -> bool:
    """Whether different titles that come back elsewhere are given page numbers of the document in ascending order."""
    titles = [fold(line.text) for line in entries]
    numbers = [int(_PAGE.findall(line.text)[-1]) for line in entries]
    elsewhere = _elsewhere(entries, pages)
    return (
        numbers == sorted(numbers)
        and numbers[-1] <= len(pages) + _FRONT_PAGES
        and len(set(titles)) == len(titles)
        and sum(title in elsewhere for title in titles) >= len(titles) / 2
    )


def _last_entry(lines: Sequence[Line], begin: int) -> int | None:
    last, open_lines = None, 0
    for index in range(begin, len(lines)):
        if _is_entry(lines[index]):
            last, open_lines = index, 0
        else:
            open_lines += 1
            if open_lines >= _MOST_OPEN:
                break
    return last


def _elsewhere(lines: Sequence[Line], pages: Iterable[Sequence[Line]]) -> frozenset[str]:
    own = {id(line) for line in lines}
    return frozenset(fold(line.text) for page in pages for line in page if id(line) not in own)


def _last_title(lines: Sequence[Line], begin: int, elsewhere: frozenset[str]) -> int | None:
    """The last of the lines from `begin` on that stand on another page as well."""
    last = None
    for index in range(begin, len(lines)):
        if fold(lines[index].text) not in elsewhere:
            break
        last = index
    return last


def _is_entry(line: Line) -> bool:
    text = line.text
    if _LEADER.search(text) and text[-1:].isdigit():
        return True
    return bool(_ENDS_IN_PAGE.match(text)) and _is_set_apart(line)


def _is_set_apart(line: Line) -> bool:
    if len(line.words) < 2 or not line.words[-1].text.isdigit():
        return False
    return line.words[-1].box.x0 - line.words[-2].box.x1 > _WIDE * line.size
