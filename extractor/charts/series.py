"""The series of a chart: each number with the category and the legend's entry that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from extractor.charts import bars
from extractor.charts.axes import Axis, axes
from extractor.charts.marks import Mark, marks_of, with_number, wrapped
from extractor.danish.numbers import CellNumber
from extractor.layout.page_charts import KEY_HEIGHT, KEY_WIDTH
from models.blocks import Picture, Shape
from models.provenance import Box

_LEAST_POINTS = 2
_KEY_APART = 14.0  # points between a key and its words
_WHOLE = 1.5  # percent by which the slices of a pie may miss a hundred


@dataclass(frozen=True, slots=True)
class Point:
    """One number of a chart and its place. `name` is its category, with what stands below a group of categories
    (*1. kvt. 2019*); `entry` its series by the legend, empty where there is one series alone."""

    name: str
    entry: str
    number: CellNumber
    printed: str
    box: Box

    @property
    def path(self) -> tuple[str, ...]:
        """The words that name it, from the series to the category."""
        return (self.entry, self.name) if self.entry else (self.name,)


@dataclass(frozen=True, slots=True)
class Series:
    """The numbers of a chart, and the words in it that name neither: titles, the axis' unit."""

    points: tuple[Point, ...]
    rest: tuple[str, ...] = ()


def series(picture: Picture) -> Series | None:
    """The numbers that a vector chart prints at its bars, points or slices; None where it prints none, or where it
    cannot be told beyond doubt what each belongs to."""
    marks = marks_of(picture.labels)
    if not picture.vector or len(marks) < _LEAST_POINTS:
        return None
    found = [made for made in (_pie(wrapped(marks, numbers_too=True)), *_readings(marks, picture.shapes)) if made]
    return max(found, key=lambda made: len(made.points), default=None)


def _readings(marks: Sequence[Mark], shapes: Sequence[Shape]) -> Iterator[Series]:
    """The best way of reading the labels along an axis: with as many numbers as possible, one at each category rather
    than several, as near to them as possible."""
    keys = _keys(marks, shapes)
    named = {id(mark) for mark in keys.values()}
    others = [mark for mark in marks if id(mark) not in named]
    ways = [(axis, told) for told in (others, wrapped(others)) for axis in axes(told)]
    ways = [(axis, told) for axis, told in ways if axis.count >= _LEAST_POINTS]
    ways.sort(key=lambda way: (-way[0].count, not way[0].is_single, _unnamed(way[0]), way[0].apart))
    for axis, told in ways:
        made = _along(axis, told, shapes, keys)
        if made:
            yield made
            return


def _unnamed(axis: Axis) -> int:
    """How many categories have no number."""
    return sum(not held for held in axis.values)


def _along(
    axis: Axis, marks: Sequence[Mark], shapes: Sequence[Shape], keys: dict[tuple[int, int, int], Mark]
) -> Series | None:
    taken = {id(mark) for held in (axis.categories, *axis.values) for mark in held}
    free = [mark for mark in marks if id(mark) not in taken and not (mark.number and not mark.names_period)]
    parents = _parents(axis, free)
    used = {id(parent) for parent in parents if parent}
    free = [mark for mark in free if id(mark) not in used]
    drawn = bars.drawn(axis, shapes)
    if drawn and not bars.agree(axis, drawn):
        return None
    entries: dict[int, str] = {}
    if not axis.is_single:
        told = _entries(axis, drawn, keys)
        if told is None:
            return None
        entries = told
    elif len(keys) == 1:  # a legend of one entry
        name = next(iter(keys.values())).text
        entries = {id(mark): name for held in axis.values for mark in held}
    points = [
        Point(_name(category, parent), entries.get(id(mark), ""), mark.number, mark.text, mark.box)
        for category, parent, held in zip(axis.categories, parents, axis.values, strict=True)
        for mark in held
        if mark.number
    ]
    return Series(tuple(points), tuple(mark.text for mark in free))


def _name(category: Mark, parent: Mark | None) -> str:
    return f"{category.text} {parent.text}" if parent else category.text


def _parents(axis: Axis, free: Sequence[Mark]) -> list[Mark | None]:
    """For each category the label of a second row that stands below its group: the year of its quarters."""
    none: list[Mark | None] = [None] * len(axis.categories)
    if not axis.upright:
        return none
    below = max(one.box.bottom for one in axis.categories)
    row = sorted((m for m in free if m.names_period and m.upright and m.box.bottom > below), key=lambda m: m.x)
    if len(row) < 2 or len(axis.categories) % len(row) or len({round(m.box.bottom) for m in row}) > 1:
        return none
    count = len(axis.categories) // len(row)
    for index, parent in enumerate(row):
        group = axis.categories[index * count : (index + 1) * count]
        if not group[0].box.x0 <= parent.x <= group[-1].box.x1:
            return none
    return [row[index // count] for index in range(len(axis.categories))]


def _keys(marks: Sequence[Mark], shapes: Sequence[Shape]) -> dict[tuple[int, int, int], Mark]:
    """The legend: for each colour the words right of its key. Empty where one colour has two."""
    found: dict[tuple[int, int, int], Mark] = {}
    for shape in shapes:
        width, height = shape.bbox.x1 - shape.bbox.x0, shape.bbox.bottom - shape.bbox.top
        if width > KEY_WIDTH or height > KEY_HEIGHT:
            continue
        middle = (shape.bbox.top + shape.bbox.bottom) / 2
        beside = [
            mark
            for mark in marks
            if (mark.names_period or not mark.number)
            and mark.box.top <= middle <= mark.box.bottom
            and 0 <= mark.box.x0 - shape.bbox.x1 <= _KEY_APART
        ]
        if not beside:
            continue
        if found.setdefault(shape.colour, beside[0]) is not beside[0]:
            return {}
    return found


def _entries(axis: Axis, drawn: dict[int, Shape], keys: dict[tuple[int, int, int], Mark]) -> dict[int, str] | None:
    """The legend's entry of every number by the colour of its bar; None where one stays unknown or comes twice."""
    entries: dict[int, str] = {}
    for held in axis.values:
        names = [
            keys[bar.colour].text if (bar := drawn.get(id(mark))) and bar.colour in keys else None for mark in held
        ]
        if None in names or len(set(names)) < len(names):
            return None
        entries |= {id(mark): name for mark, name in zip(held, names, strict=True) if name}
    return entries


def _pie(marks: Sequence[Mark]) -> Series | None:
    """Slices that carry name and share, which add up to a hundred."""
    slices = [(mark, told) for mark in marks if (told := with_number(mark))]
    if len(slices) < _LEAST_POINTS or any(mark.number and not mark.names_period for mark in marks):
        return None
    if abs(sum(number.value for _, (_, number, _) in slices) - 100) > _WHOLE + 0.5 * len(slices):
        return None
    boxes = [mark.box for mark, _ in slices]
    if any(_cover(one, other) for one, other in combinations(boxes, 2)):
        return None
    points = tuple(Point(name, "", number, printed, mark.box) for mark, (name, number, printed) in slices)
    held = {id(mark) for mark, _ in slices}
    return Series(points, tuple(mark.text for mark in marks if id(mark) not in held))


def _cover(one: Box, other: Box) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1 and one.top < other.bottom and other.top < one.bottom
