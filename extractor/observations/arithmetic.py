"""What the numbers of a table themselves say of a column of changes: from where to where, and in which unit.

A printed 2,5 stands for the interval from 2.45 to 2.55; a change follows from two levels where some values inside
their intervals give it, rounded or truncated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from extractor.observations.cells import Figure

LEAST_ROWS = 2  # that must bear a reading out
LEAST_SHARE = 0.8  # of the rows that can be tested; a document has its own slips


@dataclass(frozen=True, slots=True)
class Movement:
    """Three numbers of one row: before, after, and the stated change."""

    before: Figure
    after: Figure
    change: Figure


def is_points(rows: Iterable[Movement]) -> bool:
    """Whether the changes are the levels' differences."""
    return _bears_out(rows, lambda before, after: after - before)


def is_percent(rows: Iterable[Movement]) -> bool:
    """Whether the changes are percentages of the level before."""
    return _bears_out(rows, lambda before, after: (after - before) / before * 100 if before > 0 else None)


def _bears_out(rows: Iterable[Movement], change: Callable[[float, float], float | None]) -> bool:
    tested = [fits for row in rows if (fits := _fits(row, change)) is not None]
    return len(tested) >= LEAST_ROWS and sum(tested) >= LEAST_SHARE * len(tested)


def _fits(row: Movement, change: Callable[[float, float], float | None]) -> bool | None:
    """Whether the change follows; None where nothing moves, which every reading bears out."""
    if row.before.value == row.after.value and row.change.value == 0:
        return None
    made = [
        value
        for before, after in product(_ends(row.before), _ends(row.after))
        if (value := change(before, after)) is not None
    ]
    if not made:
        return None
    slack = 10.0**-row.change.decimals  # rounded is half of it, truncated the whole
    return min(made) - slack <= row.change.value <= max(made) + slack


def _ends(figure: Figure) -> Sequence[float]:
    half = 0.5 * 10.0**-figure.decimals
    return figure.value - half, figure.value + half
