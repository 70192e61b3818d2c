"""The axis that a chart's categories stand on: below its bars and points, or beside its bars."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractor.charts.marks import ALIGNED, Mark, without_ticks

_NEAR = 0.4  # of the distance between categories: a lone number is nearer to its category
_GROUP = 0.5  # the same for the numbers of a group of bars
_DISCORDANT = 0.1  # of the pairs of numbers may stand against the order of their values
_LEVEL = 5.0  # points: numbers that stand within this say nothing by their height

Place = Callable[[Mark], float]


@dataclass(frozen=True, slots=True)
class Axis:
    """Categories in their order, each with the numbers that stand at it. `upright` where values rise from bottom to
    top and the categories stand side by side."""

    upright: bool
    categories: tuple[Mark, ...]
    values: tuple[tuple[Mark, ...], ...]
    apart: float  # how far numbers stand from their categories' middles, as a share of the categories' distance

    @property
    def count(self) -> int:
        """How many numbers stand at the categories."""
        return sum(map(len, self.values))

    @property
    def is_single(self) -> bool:
        """Whether no category has more than one number."""
        return all(len(held) <= 1 for held in self.values)


def axes(marks: Sequence[Mark]) -> Iterator[Axis]:
    """Every way in which all numbers of a chart, ticks aside, stand at the categories of one axis."""
    for upright in (True, False):
        for names, place in _candidates(marks, upright):
            made = _axis(marks, names, place, upright)
            if made:
                yield made


def _candidates(marks: Sequence[Mark], upright: bool) -> Iterator[tuple[list[Mark], Place]]:
    """Rows (or columns) of labels that may be categories, with what gives their place along the axis. Labels that are
    set aslant point to it with one end."""
    straight: list[Place] = (
        [lambda m: m.box.bottom, lambda m: m.box.top] if upright else [lambda m: m.box.x1, lambda m: m.box.x0]
    )
    aslant: list[Place] = [lambda m: m.box.top, lambda m: m.box.bottom] if upright else []
    middle: Place = (lambda m: m.x) if upright else (lambda m: m.y)
    for line in straight:
        for row in _rows([mark for mark in marks if mark.upright], line):
            yield row, middle
    for line in aslant:
        for row in _rows([mark for mark in marks if not mark.upright], line):
            yield from ((row, place) for place in (middle, lambda m: m.box.x1, lambda m: m.box.x0))


def _rows(marks: Sequence[Mark], line: Place) -> Iterator[list[Mark]]:
    row: list[Mark] = []
    for mark in sorted(marks, key=line):
        if row and line(mark) - line(row[-1]) > ALIGNED:
            yield row
            row = []
        row.append(mark)
    if row:
        yield row


def _axis(marks: Sequence[Mark], row: Sequence[Mark], place: Place, upright: bool) -> Axis | None:
    names = sorted(row, key=place)
    if len(names) < 2 or not _can_name(names):
        return None
    pitch = median(place(right) - place(left) for left, right in pairwise(names))
    if pitch <= 0:
        return None
    numbers = [mark for mark in marks if mark.number and mark not in names and mark.upright]
    across: Place = (lambda m: m.x) if upright else (lambda m: m.y)
    along: Place = (lambda m: m.y) if upright else (lambda m: m.x)
    first, last = place(names[0]), place(names[-1])
    numbers = _values(numbers, names, along, lambda mark: across(mark) < first or across(mark) > last, upright)
    if not numbers or not _on_value_side(numbers, names, upright):
        return None
    held: list[list[Mark]] = [[] for _ in names]
    apart = []
    for mark in numbers:
        index = min(range(len(names)), key=lambda at: abs(place(names[at]) - across(mark)))
        apart.append(abs(place(names[index]) - across(mark)) / pitch)
        held[index].append(mark)
    single = all(len(one) <= 1 for one in held)
    if max(apart) > (_NEAR if single else _GROUP) or (single and not _agrees(numbers, along, upright)):
        return None
    return Axis(upright, tuple(names), tuple(map(tuple, held)), sum(apart) / len(apart))


def _can_name(names: Sequence[Mark]) -> bool:
    """Words and periods name categories; bare numbers only where they count up (weeks, ages)."""
    if all(mark.names_period or not mark.number for mark in names):
        return True
    values = [mark.number.value if mark.number else None for mark in names]
    if None in values:
        return sum(value is not None for value in values) * 2 <= len(values)
    return all(left < right for left, right in pairwise(value for value in values if value is not None))


def _values(
    numbers: Sequence[Mark], names: Sequence[Mark], along: Place, beside: Callable[[Mark], bool], upright: bool
) -> list[Mark]:
    """The numbers that are no ticks of the other axis, and no years of a second row of names."""
    ends: list[Place] = [lambda m: m.box.x1, lambda m: m.box.x0, lambda m: m.x] if upright else [lambda m: m.box.bottom]
    left = without_ticks(numbers, along, ends, beside)
    below = max(name.box.bottom for name in names)
    return [mark for mark in left if not (upright and mark.names_period and mark.box.top >= below - 1)]


def _on_value_side(numbers: Sequence[Mark], names: Sequence[Mark], upright: bool) -> bool:
    """Categories stand below all bars or above them, left of them or right of them; only bars of falls reach down to
    or past their names."""
    if upright:
        base = median(name.y for name in names)
        beyond = [mark for mark in numbers if mark.y > base and mark.number and mark.number.value >= 0]
    else:
        base = median(name.x for name in names)
        beyond = [mark for mark in numbers if mark.x < base and mark.number and mark.number.value >= 0]
    return not beyond


def _agrees(numbers: Sequence[Mark], along: Place, upright: bool) -> bool:
    """Whether higher (or further right) means more. Numbers that stand on one level say nothing by it."""
    places = [(-along(mark) if upright else along(mark), mark.number.value) for mark in numbers if mark.number]
    if max(place for place, _ in places) - min(place for place, _ in places) <= _LEVEL:
        return True
    against = pairs = 0
    for index, (place, value) in enumerate(places):
        for other_place, other in places[index + 1 :]:
            if value != other and abs(place - other_place) > _LEVEL:
                pairs += 1
                against += (place < other_place) != (value < other)
    return against <= _DISCORDANT * pairs
