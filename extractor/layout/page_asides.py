"""Sidebars without a ground or frame: small print that stands beside the running text and is no part of its lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.layout.page_aligned import segments
from extractor.layout.page_lines import bounds, lines_of
from extractor.reading.pdf_page import Word
from models.provenance import Box

_SMALLER = 0.6  # points below the running text's size
_SAME_EDGE = 3.0  # points within which the lines of a sidebar begin
_STEP = 2.0  # type sizes between its lines, at most
_LEAST_LINES, _LEAST_WORDS = 3, 6
_APART = 6.0  # points between a sidebar and the text beside it
_LEAST_BESIDE = 8  # words of running text that stand at its height


def asides(words: Sequence[Word], page: int, size: float) -> Iterator[tuple[Box, list[Word]]]:
    """The sidebars among the words of a page, whose running text has that `size`: their boxes and their words."""
    body = [word for word in words if abs(word.size - size) <= _SMALLER and word.upright]
    small = [word for word in words if word.size < size - _SMALLER and word.upright]
    for cluster in _clusters(small, page):
        held = [word for line in cluster for word in line]
        box = bounds(word.box for word in held)
        if len(cluster) >= _LEAST_LINES and len(held) >= _LEAST_WORDS and _stands_beside(box, body):
            yield box, held


def _clusters(small: Sequence[Word], page: int) -> list[list[list[Word]]]:
    """Lines of small print below each other that begin at one edge."""
    clusters: list[list[list[Word]]] = []
    for line in lines_of(small, page):
        for part in segments(line):
            held = list(part.words)
            for cluster in clusters:
                last = cluster[-1][0]
                step = held[0].baseline - last.baseline
                if abs(held[0].box.x0 - last.box.x0) <= _SAME_EDGE and 0 < step <= _STEP * last.size:
                    cluster.append(held)
                    break
            else:
                clusters.append([held])
    return clusters


def _stands_beside(box: Box, body: Sequence[Word]) -> bool:
    """Whether running text stands at the height of a box, on one side of it, and none of it comes near."""
    beside = [word.box for word in body if word.box.top < box.bottom and box.top < word.box.bottom]
    left = all(one.x1 <= box.x0 - _APART for one in beside)
    right = all(one.x0 >= box.x1 + _APART for one in beside)
    return len(beside) >= _LEAST_BESIDE and (left or right)
