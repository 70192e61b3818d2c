"""Running heads, feet and page numbers: what stands at the edge of the pages again and again."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.layout import marks
from extractor.layout.page_lines import Line
from extractor.layout.text_contents import fold

_EDGE = 0.13  # share of the page's height, at its top and foot, in which furniture can stand
_SAME_HEIGHT = 6.0  # points within which a running head keeps its distance from the edge of the page
_SHARE_OF_PAGES = 0.3  # a line on fewer of the pages is text (odd and even pages may differ, covers have none)
_LEAST_TITLE = 12  # letters of a title that stands in a line by no chance
_SMALL = 1.25  # of the running text's size: running heads are not larger
_LONGEST_PAGE_NUMBER = 3  # digits
_FIGURES = re.compile(r"\d+")
_PAGE_WORD = re.compile(r"\b(?:side|s\.)\s*$", re.IGNORECASE)  # what is counted behind it are pages


@dataclass(frozen=True, slots=True)
class Margin:
    """A page's lines, parted into its text and its furniture."""

    text: tuple[Line, ...]
    furniture: tuple[Line, ...]

    @property
    def words(self) -> frozenset[int]:
        """Ids of the words of the furniture."""
        return frozenset(id(word) for line in self.furniture for word in line.words)


def part(pages: Sequence[Sequence[Line]], heights: Sequence[float], title: str, size: float) -> list[Margin]:
    """Each page's lines (top to bottom) parted; `heights` are those of the pages in points, `title` is the document's
    and `size` that of its running text."""
    edges = [_edge_lines(lines, height) for lines, height in zip(pages, heights, strict=True)]
    places: dict[tuple[str, int | None], list[tuple[int, float]]] = defaultdict(list)
    for number, (lines, height) in enumerate(zip(edges, heights, strict=True)):
        for line in lines:
            for pattern in _patterns(line.text, number):
                places[pattern].append((number, _distance(line, height)))
    needed = max(2, round(_SHARE_OF_PAGES * len(pages)))
    margins = []
    for number, (lines, edge, height) in enumerate(zip(pages, edges, heights, strict=True)):
        running = set()
        for line in edge:
            recurring = any(_recurs(places[p], _distance(line, height), needed) for p in _patterns(line.text, number))
            named = number > 0 and line is lines[0] and _names_document(line, title, size)
            if recurring or named or _is_page_number(line, number + 1, edge, height):
                running.add(id(line))
        text = tuple(line for line in lines if id(line) not in running)
        margins.append(Margin(text, tuple(line for line in lines if id(line) in running)))
    return margins


def _edge_lines(lines: Sequence[Line], height: float) -> Sequence[Line]:
    return [
        line
        for line in lines
        if line.upright and (line.box.bottom < _EDGE * height or line.box.top > (1 - _EDGE) * height)
    ]


def _patterns(text: str, page: int) -> list[tuple[str, int | None]]:
    """What of a line may come back on other pages: all of it, or all but a number that says it is the page's, or that
    counts with the pages, given by how far it is ahead of them."""
    found: list[tuple[str, int | None]] = [(text, None)]
    for number in _FIGURES.finditer(text):
        if len(number[0]) <= _LONGEST_PAGE_NUMBER:
            before = text[: number.start()]
            ahead = None if _PAGE_WORD.search(before) else int(number[0]) - page  # excerpts skip pages
            found.append((before + "#" + text[number.end() :], ahead))
    return found


def _distance(line: Line, height: float) -> float:
    """From the top of the page, or from its foot and negative: pages turned on their side keep it."""
    return line.baseline if line.baseline < height / 2 else line.baseline - height


def _recurs(places: list[tuple[int, float]], distance: float, needed: int) -> bool:
    return len({page for page, place in places if abs(place - distance) <= _SAME_HEIGHT}) >= needed


def _names_document(line: Line, title: str, size: float) -> bool:
    """A small first line that repeats the document's title: a running head that had no second page to recur on."""
    return len(fold(title)) >= _LEAST_TITLE and fold(title) in fold(line.text) and line.size <= _SMALL * size


def _is_page_number(line: Line, page: int, edge: Sequence[Line], height: float) -> bool:
    """A number alone, as the outermost line of its edge, and near the count of pages."""
    printed = marks.page_number(line.text)
    if printed is None or not page - 6 <= printed <= page + 2:
        return False
    outer = [other for other in edge if (other.box.top > height / 2) == (line.box.top > height / 2)]
    return line.baseline in (min(o.baseline for o in outer), max(o.baseline for o in outer))
