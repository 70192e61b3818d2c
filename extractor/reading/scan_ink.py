"""What the ink of a scanned word tells of its type: how thick its strokes are, and whether they lean."""

from __future__ import annotations

import numpy as np

Ink = np.ndarray[tuple[int, int], np.dtype[np.bool_]]

_LEAN = 0.2  # of italics: pixels to the right for each upwards


def stroke(ink: Ink) -> float:
    """The mean thickness of strokes in pixels: twice their area by the length of their outline."""
    outline = int((ink[:, 1:] != ink[:, :-1]).sum()) + int((ink[1:] != ink[:-1]).sum())
    return 2 * float(ink.sum()) / outline if outline else 0.0


def slant(ink: Ink) -> float:
    """How much better the strokes stand upright when the word is sheared as italics lean: above 1 for italics, about
    0.8 for upright type (the criterion of A. Vinciarelli and J. Luettin, Pattern Recognition Letters 22, 2001)."""
    rows, columns = np.nonzero(ink)
    if not rows.size:
        return 0.0
    return _upright(columns + np.round(_LEAN * rows).astype(int)) / _upright(columns)


def _upright(columns: np.ndarray[tuple[int], np.dtype[np.int_]]) -> float:
    """Large where the ink gathers in few columns, as upright strokes do."""
    return float(np.square(np.bincount(columns).astype(np.float64)).sum())
