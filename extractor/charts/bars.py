"""The bars of a chart: which one each number stands at, and whether lengths and numbers agree."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.charts.axes import Axis
from extractor.charts.marks import Mark
from models.blocks import Shape
from models.provenance import Box

_THIN = 1.2  # points: what is thinner is a line of a grid
_NEAR = 16.0  # points between a bar's end and the number at it
_OFF = 2.5  # points by which a bar's length may differ from what its number asks for
_OFF_SHARE = 0.04  # of the longest bar: the same
_LEAST = 3  # bars that a straight line through lengths and numbers says something of


def drawn(axis: Axis, shapes: Sequence[Shape]) -> dict[int, Shape]:
    """The bar of each number by the number's id: the one that it stands in, or at whose end."""
    bars = [shape for shape in shapes if _is_bar(shape, axis)]
    found: dict[int, Shape] = {}
    for held in axis.values:
        for mark in held:
            near = [
                (distance, bar) for bar in bars if (distance := _distance(mark, bar.bbox, axis.upright)) is not None
            ]
            if near:
                found[id(mark)] = min(near, key=lambda one: (one[0], _area(one[1].bbox)))[1]
    return found


def _is_bar(shape: Shape, axis: Axis) -> bool:
    """Bars are no wider than their category's place; the chart's ground is."""
    box = shape.bbox
    wide, long = box.x1 - box.x0, box.bottom - box.top
    across = wide if axis.upright else long
    middles = [one.x if axis.upright else one.y for one in axis.categories]
    low, high = (box.x0, box.x1) if axis.upright else (box.top, box.bottom)
    inside = sum(low <= middle <= high for middle in middles)
    return across > _THIN and inside <= 1


def _distance(mark: Mark, bar: Box, upright: bool) -> float | None:
    """How far a number stands from a bar along its length; None where it does not stand over the bar's width."""
    middle, low, high = (mark.x, bar.x0, bar.x1) if upright else (mark.y, bar.top, bar.bottom)
    if not low - 1 <= middle <= high + 1:
        return None
    start, end = (bar.top, bar.bottom) if upright else (bar.x0, bar.x1)
    near, far = (mark.box.top, mark.box.bottom) if upright else (mark.box.x0, mark.box.x1)
    apart = max(start - far, near - end, 0.0)
    return apart if apart <= _NEAR else None


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


def agree(axis: Axis, bars: dict[int, Shape]) -> bool:
    """Whether the bars are as long as their numbers say: on a straight line, through nothing or, on an axis that is
    cut off, beside it. Where not every number has a bar of its own, nothing can be said."""
    marks = [mark for held in axis.values for mark in held if mark.number]
    if len({id(bars[id(mark)]) for mark in marks if id(mark) in bars}) < max(len(marks), _LEAST):
        return True
    lengths = [_length(bars[id(mark)].bbox, axis.upright) for mark in marks]
    values = [abs(mark.number.value) for mark in marks if mark.number]
    off = max(_OFF, _OFF_SHARE * max(lengths))
    count = len(values)
    mean, mean_length = sum(values) / count, sum(lengths) / count
    spread = sum((value - mean) ** 2 for value in values)
    slope = (
        sum((v - mean) * (n - mean_length) for v, n in zip(values, lengths, strict=True)) / spread if spread else 0.0
    )
    return slope >= 0 and all(
        abs(mean_length + slope * (value - mean) - length) <= off for value, length in zip(values, lengths, strict=True)
    )


def _length(box: Box, upright: bool) -> float:
    return box.bottom - box.top if upright else box.x1 - box.x0
