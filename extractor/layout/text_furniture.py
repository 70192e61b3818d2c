"""Running heads, running feet and page numbers that a converter left among the lines of a text file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from extractor.layout import marks
from extractor.reading.text import TextLine

LEAST_REPEATS = 3  # a line that stands at so many page ends is a running head
LONGEST = 120  # characters
LONGEST_HEAD = 6  # words of a line that ends as a sentence does
AT_PAGE_ENDS = 0.8  # share of its occurrences that must stand where a page may end
COVER_LINES = 8
_DIGITS = re.compile(r"\d+")
_LEFTOVER = re.compile(r"!\[[^\]]*\]\([^)]*\)|<!--.*?-->")  # a converter's place for a picture, its comments
_NUMBERED_FOOT = re.compile(r"(?P<text>.*?\w)\s*[-–—|·,]?\s*(?:side\s+)?\d{1,3}", re.IGNORECASE)


def find(lines: Sequence[TextLine]) -> frozenset[int]:
    """Indices of the lines that are furniture.

    A page number stands alone where a page may end. A running head is a short line that comes back, but for its page
    number, at the ends of pages; a label such as "Resultatkrav:" comes back too, but anywhere.
    """
    filled = [index for index, line in enumerate(lines) if not line.blank]
    numbers = set(_lone_numbers(lines, filled)) | {index for index in filled if marks.is_page_line(lines[index].text)}
    edges = _page_edges(lines, filled, numbers)
    beside = _beside(filled, numbers)
    shapes: dict[str, list[int]] = {}
    for index in filled:
        text = lines[index].text.strip()
        if index not in numbers and len(text) <= LONGEST and not _belongs(text):
            shapes.setdefault(_DIGITS.sub("#", text), []).append(index)
    repeated = {
        index
        for places in shapes.values()
        if (len(places) >= LEAST_REPEATS or (len(places) > 1 and beside.issuperset(places)))
        and sum(index in edges for index in places) >= AT_PAGE_ENDS * len(places)
        and _varies_only_by_page([lines[index].text for index in places])
        for index in places
    }  # fmt: skip
    leftovers = {index for index in filled if _LEFTOVER.fullmatch(lines[index].text.strip())}
    return frozenset(repeated | numbers | leftovers | _cover_again(lines, filled, edges))


def _belongs(text: str) -> bool:
    """Whether a line is a table's row, a source, a note or prose: these may come back at many page ends."""
    prose = marks.ends_closed(text) and marks.word_count(text) > LONGEST_HEAD
    return prose or "\t" in text or "|" in text or marks.source(text) is not None or marks.note(text) is not None


def _cover_again(lines: Sequence[TextLine], filled: Sequence[int], edges: set[int]) -> set[int]:
    """Lines at page ends that say again what the cover says, in documents too short for a head to come back often:
    the title with a page number behind it, and a name right beside such a line."""
    cover = {
        part.strip().lower()
        for index in filled[:COVER_LINES]
        for part in (lines[index].text, *lines[index].text.split(","))
    }
    numbered = {
        index
        for index in filled[COVER_LINES:]
        if index in edges and (found := _NUMBERED_FOOT.fullmatch(lines[index].text.strip()))
        and found["text"].strip().lower() in cover
    }  # fmt: skip
    at = {index: position for position, index in enumerate(filled)}
    beside = {
        filled[position]
        for index in numbered
        for position in (at[index] - 1, at[index] + 1)
        if position < len(filled) and lines[filled[position]].text.strip().lower() in cover
    }
    return numbered | beside


def _beside(filled: Sequence[int], numbers: set[int]) -> set[int]:
    """The lines right beside a page number: for one that comes back always there, twice is enough."""
    pairs = list(pairwise(filled))
    return {second for first, second in pairs if first in numbers} | {
        first for first, second in pairs if second in numbers
    }


def _lone_numbers(lines: Sequence[TextLine], filled: Sequence[int]) -> list[int]:
    """Lines of a page number alone, in a row of numbers that rises through the document."""
    found = [
        index
        for position, index in enumerate(filled)
        if marks.page_number(lines[index].text) is not None
        and (lines[index].after_gap or _before_gap(lines, filled, position))
    ]
    values = [marks.page_number(lines[index].text) or 0 for index in found]
    rising = all(a < b for a, b in pairwise(values))
    return found if rising else []


def _page_edges(lines: Sequence[TextLine], filled: Sequence[int], numbers: set[int]) -> set[int]:
    """Lines that stand first or last on what may be a page, a page number beside them not counted."""
    edges = set()
    for position, index in enumerate(filled):
        before = filled[position - 1] if position else None
        after = filled[position + 1] if position + 1 < len(filled) else None
        if lines[index].after_gap or before in numbers or after in numbers or _before_gap(lines, filled, position):
            edges.add(index)
    return edges


def _before_gap(lines: Sequence[TextLine], filled: Sequence[int], position: int) -> bool:
    return position + 1 == len(filled) or lines[filled[position + 1]].after_gap


def _varies_only_by_page(texts: Sequence[str]) -> bool:
    """Whether the numbers that differ between the lines never come twice: page numbers do not, years and targets do."""
    numbers = [tuple(_DIGITS.findall(text)) for text in texts]
    if len(set(numbers)) == 1:
        return True
    counts = Counter(numbers)
    return max(counts.values()) == 1
