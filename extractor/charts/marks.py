"""The labels of a chart: which are numbers, which name something, and which belong together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.danish import numbers, periods
from extractor.danish.number_units import TIMES
from extractor.danish.numbers import CellNumber
from models.blocks import Label
from models.provenance import Box

ALIGNED = 2.0  # points by which edges of labels on one line may differ
_LINE_STEP = 1.4  # of the type size: lines of one label are nearer
_EVEN = 0.08  # of a step: how far ticks may be from even
_LEAST_TICKS = 3
_WITH_NUMBER = re.compile(
    r"(?P<name>.*[^\W\d].*?)[\s:;,(]+(?P<number>[-−–+]?\d[\d.,]*\s*(?:%|pct\.?|procent)?)\)?", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Mark:
    """One label. `number` is its value where it is nothing but a number, `names_period` whether it may be read as a
    year, a quarter, a month."""

    text: str
    box: Box
    size: float
    upright: bool = True
    number: CellNumber | None = None
    names_period: bool = False

    @property
    def x(self) -> float:
        """Its middle, from left to right."""
        return (self.box.x0 + self.box.x1) / 2

    @property
    def y(self) -> float:
        """Its middle, from top to bottom."""
        return (self.box.top + self.box.bottom) / 2


def marks_of(labels: Iterable[Label]) -> list[Mark]:
    """The labels as they are printed, line by line."""
    return [_mark(label.text, label.bbox, label.size, label.upright) for label in labels]


def _mark(text: str, box: Box, size: float, upright: bool) -> Mark:
    number = numbers.read_cell(text)
    found = periods.find(text)
    whole = bool(found) and found[0].start == 0 and found[-1].end == len(text)
    return Mark(text, box, size, upright, number, whole)


def wrapped(marks: Sequence[Mark], numbers_too: bool = False) -> list[Mark]:
    """The same with labels of several lines made one: lines of words close below each other, flush or centred.
    `numbers_too`: a number below words goes on with them."""
    made: list[Mark] = []
    for mark in sorted(marks, key=lambda one: (one.box.top, one.box.x0)):
        above = next((one for one in reversed(made) if _goes_on(one, mark, numbers_too)), None)
        if above is None:
            made.append(mark)
            continue
        made.remove(above)
        made.append(_mark(_glued(above.text, mark.text), above.box.union(mark.box), mark.size, upright=True))
    return made


def _goes_on(above: Mark, mark: Mark, numbers_too: bool) -> bool:
    if not (above.upright and mark.upright) or abs(above.size - mark.size) > 0.5 or above.number:
        return False
    if mark.number and not (mark.names_period or numbers_too or mark.number.unit in TIMES):
        return False
    step = mark.box.bottom - above.box.bottom
    edges = (mark.box.x0 - above.box.x0, mark.box.x1 - above.box.x1, mark.x - above.x)
    return 0 < step <= _LINE_STEP * mark.size and min(map(abs, edges)) <= ALIGNED


def _glued(above: str, below: str) -> str:
    if above.endswith("-") and below[:1].islower():
        return above[:-1] + below
    return f"{above} {below}"


def with_number(mark: Mark) -> tuple[str, CellNumber, str] | None:
    """Name, number and number as printed of a label that holds both, as slices of a pie have: *Dagpenge 35 %*."""
    match = None if mark.number or mark.names_period else _WITH_NUMBER.fullmatch(mark.text)
    number = numbers.read_cell(match["number"]) if match else None
    return (match["name"].strip(), number, match["number"].strip()) if match and number else None


def without_ticks(
    marks: Sequence[Mark],
    along: Callable[[Mark], float],
    ends: Sequence[Callable[[Mark], float]],
    outside: Callable[[Mark], bool],
) -> list[Mark]:
    """The marks without those that divide an axis: numbers on one line beside the drawing (`outside`), as far from each
    other on paper (`along`) as in value. `ends` gives the edges by which they may be set flush."""
    left = list(marks)
    for end in ends:
        for group in _lines(left, end):
            if len(group) >= _LEAST_TICKS and all(map(outside, group)) and _is_even(group, along):
                left = [mark for mark in left if mark not in group]
    return left


def _lines(marks: Sequence[Mark], end: Callable[[Mark], float]) -> list[list[Mark]]:
    """Marks whose edges lie on one line."""
    groups: list[list[Mark]] = []
    for mark in sorted(marks, key=end):
        if groups and end(mark) - end(groups[-1][-1]) <= ALIGNED:
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return groups


def _is_even(group: Sequence[Mark], along: Callable[[Mark], float]) -> bool:
    """Whether values rise or fall with the place by one and the same rate."""
    ordered = sorted(group, key=along)
    rates = []
    for one, other in pairwise(ordered):
        step = along(other) - along(one)
        if step <= 0 or one.number is None or other.number is None:
            return False
        rates.append((other.number.value - one.number.value) / step)
    mean = sum(rates) / len(rates)
    return mean != 0 and all(abs(rate - mean) <= _EVEN * abs(mean) for rate in rates)
