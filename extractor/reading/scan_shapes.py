"""What is drawn in the picture of a page besides its text: ruled lines and shaded areas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from extractor.reading.ocr import Grey
from extractor.reading.scan_picture import Picture

Mask = np.ndarray[tuple[int, int], np.dtype[np.bool_]]
Pixels = tuple[int, int, int, int]  # x0, top, x1, bottom; the last two exclusive

_DARKER = 60  # grey levels below the paper from which on a pixel is ink
_LEAST_ACROSS, _LEAST_DOWN = 0.4, 0.3  # inches: letters have no straight stroke that long
_GAP = 3  # pixels that the grain of a scan may take out of a line
_THICK = 0.03  # inches: a thicker stroke is an area
_BESIDE = 0.25  # share of ink right above and below a line; letters that hang together have more
_TILE = 8  # pixels: side of the squares of which the ground is judged
_SHADED = 14  # grey levels below the paper from which on the ground is shaded
_LEAST_AREA = 40  # tiles of a shaded area
_LEAST_SIDE = 4  # tiles: a narrower area is the edge of a line
_DARK = 0.5  # of the paper's grey level: print on a darker ground is light
_HALF = 0.5
_EDGE = 3  # pixels in which a dark area fades into the paper
_FULL = 0.75  # share of its box that a shaded area covers


@dataclass(frozen=True, slots=True)
class Shape:
    """A shaded area with its grey level."""

    box: Pixels
    level: int


def rules(picture: Picture) -> tuple[list[Pixels], list[Pixels]]:
    """The ruled lines across and down, in pixels."""
    ink = picture.levels < picture.paper - _DARKER
    thick = int(_THICK * picture.resolution)
    across = _strokes(ink, int(_LEAST_ACROSS * picture.resolution), thick)
    down = _strokes(np.ascontiguousarray(ink.T), int(_LEAST_DOWN * picture.resolution), thick)
    return across, [(top, x0, bottom, x1) for x0, top, x1, bottom in down]


def without(levels: Grey, boxes: list[Pixels], paper: int) -> Grey:
    """The picture with these boxes, and a pixel around each, painted over."""
    cleaned = levels.copy()
    for x0, top, x1, bottom in boxes:
        cleaned[max(top - 1, 0) : bottom + 1, max(x0 - 1, 0) : x1 + 1] = paper
    return cleaned


def shades(picture: Picture) -> list[Shape]:
    """The shaded rectangles, from the light ground of a table's header to the bar of a chart."""
    height, width = (side // _TILE * _TILE for side in picture.levels.shape)
    tiles = picture.levels[:height, :width].reshape(height // _TILE, _TILE, width // _TILE, _TILE).swapaxes(1, 2)
    ground = np.percentile(tiles.reshape(height // _TILE, width // _TILE, -1), 75, axis=2)
    found = []
    for first, top, last, bottom, size in _areas(ground < picture.paper - _SHADED):
        wide = min(last - first, bottom - top) >= _LEAST_SIDE
        if wide and size >= _LEAST_AREA and size >= _FULL * (last - first) * (bottom - top):
            level = int(np.median(ground[top:bottom, first:last]))
            found.append(Shape((first * _TILE, top * _TILE, last * _TILE, bottom * _TILE), level))
    return found


def inverted(picture: Picture, shades: Sequence[Shape]) -> Grey:
    """The picture with dark areas made light: light print on them becomes dark, the bars of a chart blank."""
    levels = picture.levels.copy()
    for shade in shades:
        if shade.level >= _DARK * picture.paper:
            continue
        x0, top, x1, bottom = shade.box
        area = picture.levels[top:bottom, x0:x1]
        dark = area < (shade.level + picture.paper) // 2
        rows, columns = np.nonzero(dark.mean(axis=1) > _HALF)[0], np.nonzero(dark.mean(axis=0) > _HALF)[0]
        if rows.size and columns.size:
            inner = slice(top + rows[0], top + rows[-1] + 1), slice(x0 + columns[0], x0 + columns[-1] + 1)
            light = picture.paper - np.clip(picture.levels[inner].astype(np.int16) - shade.level, 0, picture.paper)
            light[:_EDGE], light[-_EDGE:], light[:, :_EDGE], light[:, -_EDGE:] = (picture.paper,) * 4
            levels[inner] = light.astype(np.uint8)
    return levels


def _strokes(ink: Mask, least: int, thick: int) -> list[Pixels]:
    """Thin runs of ink along the rows, at least so long, those of neighbouring rows taken together."""
    open_strokes: list[list[int]] = []
    done: list[list[int]] = []
    for row, first, last in _runs(ink, least):
        for stroke in open_strokes:
            if row - stroke[3] <= 1 and first <= stroke[2] + _GAP and stroke[0] <= last + _GAP:
                stroke[0], stroke[2], stroke[3] = min(stroke[0], first), max(stroke[2], last), row + 1
                break
        else:
            still = [stroke for stroke in open_strokes if row - stroke[3] <= 1]
            done += [stroke for stroke in open_strokes if row - stroke[3] > 1]
            open_strokes = [*still, [first, row, last, row + 1]]
    done += open_strokes
    return [
        (x0, top, x1, bottom)
        for x0, top, x1, bottom in sorted(done)
        if bottom - top <= thick and _is_free(ink[:, x0:x1], top, bottom)
    ]


def _is_free(ink: Mask, top: int, bottom: int) -> bool:
    """Whether little ink stands right above and right below the rows from `top` to `bottom`."""
    above, below = ink[max(top - 4, 0) : max(top - 2, 0)], ink[bottom + 2 : bottom + 4]
    return all(not beside.size or float(beside.mean()) < _BESIDE for beside in (above, below))


def _runs(ink: Mask, least: int) -> Iterator[tuple[int, int, int]]:
    """Runs of ink in the rows (row, first column, column behind the last), small gaps closed."""
    padded = np.zeros((ink.shape[0], ink.shape[1] + 2), dtype=np.int8)
    padded[:, 1:-1] = ink
    steps = np.diff(padded, axis=1)
    rows, firsts = np.nonzero(steps == 1)
    _, lasts = np.nonzero(steps == -1)
    if not rows.size:
        return
    apart = (rows[1:] != rows[:-1]) | (firsts[1:] - lasts[:-1] > _GAP)
    opening = np.concatenate(([True], apart))
    closing = np.concatenate((apart, [True]))
    rows, firsts, lasts = rows[opening], firsts[opening], lasts[closing]
    for index in np.nonzero(lasts - firsts >= least)[0]:
        yield int(rows[index]), int(firsts[index]), int(lasts[index])


def _areas(mask: Mask) -> Iterator[tuple[int, int, int, int, int]]:
    """Connected areas: their box and how many tiles they hold."""
    waiting = {(int(row), int(column)) for row, column in zip(*np.nonzero(mask), strict=True)}
    for seed in sorted(waiting):
        if seed not in waiting:
            continue
        waiting.discard(seed)
        stack, top, bottom, first, last, size = [seed], seed[0], seed[0], seed[1], seed[1], 0
        while stack:
            row, column = stack.pop()
            size += 1
            top, bottom = min(top, row), max(bottom, row)
            first, last = min(first, column), max(last, column)
            for beside in ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)):
                if beside in waiting:
                    waiting.discard(beside)
                    stack.append(beside)
        yield first, top, last + 1, bottom + 1, size
