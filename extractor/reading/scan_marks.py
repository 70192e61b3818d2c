"""Small marks beside a scanned word that Tesseract passes over: the minus of a figure, a dash, the stop of a sentence,
the bullet of an item.

Their ink is in the picture. A minus that is lost turns a fall into a rise, so it is looked for by its shape: a short
bar at the height of a figure's middle, close to its left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from extractor.reading.ocr import ReadLine, ReadWord
from extractor.reading.scan_ink import Ink

# All in x-heights.
_REACH = 1.1  # how far from the word's box a mark is looked for
_CLOSE = 0.45  # between a mark and the letter that it belongs to; a space is wider
_BAR_LENGTH = (0.3, 1.0)
_BAR_THICKNESS = (0.06, 0.35)
_BAR_PLACE = (0.25, 0.95)  # above the baseline
_DASH_LENGTH = (0.5, 2.2)
_DASH_REACH = 3.0
_DASH_SPACE = 0.25
_SIGN_REACH = 4.0
_BULLET_SIDE = (0.3, 0.9)
_SOLID = 0.6  # share of its box that the ink of a bullet fills
_DOT_SIDE = (0.12, 0.42)


@dataclass(frozen=True, slots=True)
class _Blot:
    """A stretch of columns that hold ink, with the rows that it takes."""

    x0: int
    x1: int
    top: int
    bottom: int


def mended(lines: Sequence[ReadLine], ink: Ink) -> tuple[ReadLine, ...]:
    """The lines, each with at least one word, with the marks that the picture has beside their words and that were not
    read."""
    free = ink.copy()
    for line in lines:
        for word in line.words:
            free[word.top : word.bottom, word.x0 : word.x1] = False
    found = []
    for line in lines:
        read = [_with_stop(_with_minus(word, line, ink, free), line, ink, free) for word in line.words]
        words = [one for word in read for one in (word, *_dash_after(word, line, free))]
        found.append(replace(line, words=(*_sign_before(words[0], line, free), *words)))
    return tuple(found)


def _with_minus(word: ReadWord, line: ReadLine, ink: Ink, free: Ink) -> ReadWord:
    if not word.text[0].isdigit():
        return word
    blots = _blots(word, line, ink, free)
    for blot, following in pairwise(blots):
        if following.x1 <= word.x0:
            continue
        if _is_bar(blot, line, _BAR_LENGTH) and following.x0 - blot.x1 <= _CLOSE * line.x_height:
            return replace(word, text=f"-{word.text}", x0=min(word.x0, blot.x0))
        return word
    return word


def _with_stop(word: ReadWord, line: ReadLine, ink: Ink, free: Ink) -> ReadWord:
    if not (word.text[-1].isalnum() and len(word.text) > 1) and word.text[-1] not in "%)":
        return word
    blots = _blots(word, line, ink, free)
    for before, blot in reversed(list(pairwise(blots))):
        if before.x0 >= word.x1:
            continue
        high = blot.bottom - blot.top
        dot = (
            _within(blot.x1 - blot.x0, _DOT_SIDE, line)
            and _within(high, _DOT_SIDE, line)
            and abs(blot.bottom - line.baseline) <= 0.2 * line.x_height
        )
        if dot and blot.x0 - before.x1 <= _CLOSE * line.x_height:
            return replace(word, text=f"{word.text}.", x1=max(word.x1, blot.x1))
        return word
    return word


def _sign_before(word: ReadWord, line: ReadLine, free: Ink) -> Iterator[ReadWord]:
    """A bullet or a dash that stands free before the first word of a line."""
    left = max(int(word.x0 - _SIGN_REACH * line.x_height), 0)
    top, bottom = max(int(line.baseline - 1.6 * line.x_height), 0), int(line.baseline + 0.5 * line.x_height)
    blots = list(_stretches(free[top:bottom, left : word.x0], left, top))
    if not blots or word.x0 - blots[-1].x1 < _DASH_SPACE * line.x_height:
        return
    blot = blots[-1]
    wide, high = blot.x1 - blot.x0, blot.bottom - blot.top
    inside = free[blot.top : blot.bottom, blot.x0 : blot.x1]
    square = _within(wide, _BULLET_SIDE, line) and _within(high, _BULLET_SIDE, line) and inside.mean() > _SOLID
    if square and _within(line.baseline - (blot.top + blot.bottom) / 2, _BAR_PLACE, line):
        yield ReadWord("•", blot.x0, blot.top, blot.x1, blot.bottom, word.confidence)
    elif _is_bar(blot, line, _DASH_LENGTH) and blot.x0 - left > _DASH_SPACE * line.x_height:
        yield ReadWord("–", blot.x0, blot.top, blot.x1, blot.bottom, word.confidence)


def _dash_after(word: ReadWord, line: ReadLine, free: Ink) -> Iterator[ReadWord]:
    """A dash that stands free behind a word."""
    right = int(word.x1 + _DASH_REACH * line.x_height)
    top, bottom = max(int(line.baseline - 1.6 * line.x_height), 0), int(line.baseline + 0.5 * line.x_height)
    blots = list(_stretches(free[top:bottom, word.x1 : right], word.x1, top))
    if len(blots) != 1:
        return
    (blot,) = blots
    spaced = min(blot.x0 - word.x1, right - blot.x1) >= _DASH_SPACE * line.x_height
    if spaced and _is_bar(blot, line, _DASH_LENGTH):
        yield ReadWord("–", blot.x0, blot.top, blot.x1, blot.bottom, word.confidence)


def _is_bar(blot: _Blot, line: ReadLine, length: tuple[float, float]) -> bool:
    """Whether ink is a level stroke at the height where a minus or a dash stands."""
    return (
        _within(blot.x1 - blot.x0, length, line)
        and _within(blot.bottom - blot.top, _BAR_THICKNESS, line)
        and _within(line.baseline - (blot.top + blot.bottom) / 2, _BAR_PLACE, line)
    )


def _within(length: float, bounds: tuple[float, float], line: ReadLine) -> bool:
    return bounds[0] * line.x_height <= length <= bounds[1] * line.x_height


def _blots(word: ReadWord, line: ReadLine, ink: Ink, free: Ink) -> list[_Blot]:
    """The ink of a word and, from outside all words, beside it, left to right."""
    reach = int(_REACH * line.x_height)
    top = max(min(word.top, int(line.baseline - 1.6 * line.x_height)), 0)
    bottom = max(word.bottom, int(line.baseline + 0.5 * line.x_height))
    left, right = max(word.x0 - reach, 0), word.x1 + reach
    seen = free[top:bottom, left:right].copy()
    seen[word.top - top : word.bottom - top, word.x0 - left : word.x1 - left] = ink[
        word.top : word.bottom, word.x0 : word.x1
    ]
    return list(_stretches(seen, left, top))


def _stretches(seen: Ink, left: int, top: int) -> Iterator[_Blot]:
    columns = np.concatenate(([0], seen.any(axis=0).astype(np.int8), [0]))
    steps = np.diff(columns)
    for first, last in zip(np.nonzero(steps == 1)[0], np.nonzero(steps == -1)[0], strict=True):
        rows = np.nonzero(seen[:, first:last].any(axis=1))[0]
        yield _Blot(left + int(first), left + int(last), top + int(rows[0]), top + int(rows[-1]) + 1)
