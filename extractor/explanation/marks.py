"""The numbers, periods, groups, areas and cues that a sentence names, with their places."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from extractor.danish import areas, cues, groups, numbers, periods
from models.explanation import Mark, MarkKind


def marks(quote: str, year: int | None, vocabulary: Path | None = None) -> tuple[Mark, ...]:
    """All of them in order of place, the longer first where two begin together; `year` is the document's."""
    return tuple(sorted(_marks(quote, year, vocabulary), key=lambda mark: (mark.start, -mark.end, mark.kind)))


def _marks(quote: str, year: int | None, vocabulary: Path | None) -> Iterator[Mark]:
    dates = periods.find(quote, year)
    for date in dates:
        yield Mark(date.start, date.end, MarkKind.PERIOD, date.iso)
    for number in numbers.find(quote, [(date.start, date.end) for date in dates]):
        unit = f" {number.unit}" if number.unit else ""
        role = f" ({number.role})" if number.role is not numbers.Role.QUANTITY else ""
        yield Mark(number.start, max(number.end, number.unit_end), MarkKind.NUMBER, f"{number.value:.15g}{unit}{role}")
    for group in groups.mentions(quote, folder=vocabulary):
        role = f" ({group.role.name.lower()})" if group.role is not groups.Role.NAMED else ""
        yield Mark(group.start, group.end, MarkKind.GROUP, f"{group.group}{role}")
    for area in areas.areas(quote, folder=vocabulary):
        yield Mark(area.start, area.end, MarkKind.AREA, area.area)
    for way in cues.directions(quote, folder=vocabulary):
        yield Mark(way.start, way.end, MarkKind.DIRECTION, str(way.direction))
    for limit in cues.bounds(quote, folder=vocabulary):
        yield Mark(limit.start, limit.end, MarkKind.BOUND, str(limit.bound))
