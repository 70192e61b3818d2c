"""A page as a picture: rendered by PDFium, turned upright and straight."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from PIL import Image

from extractor.reading.ocr import Grey

RESOLUTION = 350  # dots per inch: small print in tables is misread below, and little is gained above
_MOST_PIXELS = 24_000_000  # of a page; a larger sheet is rendered coarser
_STEEPEST = 6.0  # degrees to either side that a sheet may lie askew in a scanner
_STEPS = (1.0, 0.2, 0.04)  # degrees between the angles that are tried, from coarse to fine
_SMALL = 900  # pixels: the longer side of the picture on which angles are tried
_BLACK, _WHITE = 0.3, 0.82  # of the paper's grey level: darker is ink through and through, lighter is paper
_NOTHING = 0.05  # degrees: less turns nothing visible


@dataclass(frozen=True, slots=True)
class Picture:
    """Grey levels of a page (0 = black), straightened. `turn` is by how many degrees, counterclockwise as one sees it,
    the picture was turned from the page; `paper` is the grey level of its ground."""

    levels: Grey
    resolution: float
    turn: float
    paper: int

    @property
    def points(self) -> float:
        """Points per pixel."""
        return 72 / self.resolution


def picture_of(page: Any) -> Picture:
    """A PDFium page as a straightened picture."""
    width, height = page.get_size()
    resolution = min(RESOLUTION, 72 * math.sqrt(_MOST_PIXELS / (width * height)))
    rendered = Image.fromarray(render(page, resolution))
    skew = _skew(rendered)
    levels = rendered
    paper = max(int(np.median(np.asarray(rendered)[::8, ::8])), 1)
    if abs(skew) >= _NOTHING:
        levels = rendered.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=paper)
    return Picture(np.asarray(levels), resolution, skew if abs(skew) >= _NOTHING else 0.0, paper)


def contrasted(levels: Grey, paper: int) -> Grey:
    """The picture without the grain of the paper and of light grounds."""
    black, white = _BLACK * paper, _WHITE * paper
    table = np.clip((np.arange(256) - black) / (white - black), 0.0, 1.0) * 255
    found: Grey = table.astype(np.uint8)[levels]
    return found


def turned(picture: Picture, quarters: int) -> Picture:
    """The picture turned by quarters counterclockwise."""
    levels = np.ascontiguousarray(np.rot90(picture.levels, quarters))
    return Picture(levels, picture.resolution, picture.turn + 90 * quarters, picture.paper)


def render(page: Any, resolution: float) -> Grey:
    """Grey levels of a PDFium page as it is shown."""
    bitmap = page.render(scale=resolution / 72, grayscale=True)
    try:
        shown: Grey = np.array(bitmap.to_numpy(), dtype=np.uint8).reshape(bitmap.height, -1)[:, : bitmap.width]
    finally:
        bitmap.close()
    return shown


def _skew(picture: Image.Image) -> float:
    """The angle under which the rows of the picture differ most: then lines of text lie along them."""
    share = _SMALL / max(picture.size)
    small = picture.resize(
        (max(int(picture.width * share), 1), max(int(picture.height * share), 1)), Image.Resampling.BOX
    )
    ink = Image.fromarray(255 - np.asarray(small))
    best, reach = 0.0, _STEEPEST
    for step in _STEPS:
        angles = np.arange(best - reach, best + reach + step / 2, step)
        best = float(max(angles, key=lambda angle: (_sharpness(ink, float(angle)), -abs(angle))))
        reach = step
    return best


def _sharpness(ink: Image.Image, angle: float) -> float:
    """How much neighbouring rows of the turned picture differ (the criterion of W. Postl, US patent 4,723,297)."""
    rows = np.asarray(ink.rotate(angle, resample=Image.Resampling.BILINEAR)).sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(rows)).sum())
