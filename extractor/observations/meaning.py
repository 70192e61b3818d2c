"""What one number of a table means: all that its labels and what stands around say, put together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from extractor.observations import standings, subjects, timing, whereabouts
from extractor.observations.cells import Figure
from extractor.observations.view import Place, View
from models.terms import Standing, Unit, ValueKind

_BY_STANDING = "columns, by what they stand for"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a number measures, for whom, where and when. `sources`: which axis says so (rows, columns, around), by
    dimension: group, area, period, indicator."""

    indicator: str
    unit: Unit | None
    kind: ValueKind
    statistic: str | None
    groups: tuple[str, ...]
    area: str | None
    held_against: str | None
    period: str | None
    comparison: str | None
    standing: Standing
    total: bool
    account: str | None
    breakdown: str | None
    sources: Mapping[str, str] = field(default_factory=dict)


def meaning(view: View, place: Place, figure: Figure) -> Meaning:
    """What the number at `place` means."""
    unit = subjects.unit(view, place, figure.unit)
    statistic, statistic_axis = subjects.statistic(view, place, unit)
    if place.row.without_unit or place.column.without_unit:
        statistic = None  # a rank or an index of it is another figure
    elif unit is None and statistic is not None and place.change is None:
        unit = statistic.unit
    standing = standings.standing(view, place)
    if place.change is not None and standing is Standing.OBSERVED:
        standing = timing.reached(view, place, place.change)
    kind = subjects.kind(view, place, figure, unit, statistic)
    when, period_axis = timing.when(view, place, standing)
    if kind is ValueKind.CHANGE and standing is Standing.OBSERVED and standings.is_to_come(view, when.period):
        standing = Standing.FORECAST
    area, area_axis = whereabouts.area(view, place)
    statistic_here = _indicator_axis(place)
    groups, group_axis = subjects.groups(view, place)
    against = place.column.held_against or place.row.held_against
    return Meaning(
        indicator=" > ".join([*place.row.path.labels, *place.column.path.labels]),
        unit=unit,
        kind=kind,
        statistic=statistic.name if statistic else None,
        groups=groups,
        area=area,
        held_against=against if kind is ValueKind.DIFFERENCE else None,
        period=when.period,
        comparison=when.comparison if kind is ValueKind.CHANGE else None,
        standing=standing,
        total=place.row.total or place.column.total,
        account=place.row.path.account,
        breakdown=_breakdown(place),
        sources={
            "group": group_axis,
            "area": area_axis,
            "period": period_axis,
            "indicator": statistic_axis if statistic and not statistic_here else statistic_here or "around",
        },
    )


def axes(view: View) -> dict[str, str]:
    """Which axis of a table holds groups, areas, periods and what is counted: that from which most of its numbers have
    it; *around* where no label names any."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in view.rows.values():
        for column in view.columns(row.index).values():
            for figure in view.sheet.contents[row.index, column.index].figures[:1]:
                for dimension, axis in meaning(view, Place(row, column), figure).sources.items():
                    counts[dimension][axis] += 1
    return {dimension: _strongest(held) for dimension, held in counts.items()}


def _strongest(held: Counter[str]) -> str:
    for axes_of in (("rows", "columns"), (_BY_STANDING,)):
        if any(held[axis] for axis in axes_of):
            return "columns" if axes_of[0] == _BY_STANDING else max(axes_of, key=held.__getitem__)
    return "around"


def _breakdown(place: Place) -> str | None:
    """The labels that narrow the number down by something that no other column says."""
    facets = (*place.row.facets, *place.column.facets)
    found = [
        one.text
        for one in facets
        if one.narrowed or not (one.plain or one.names_subject or one.groups or one.areas or one.total or one.mean)
    ]
    return " > ".join(dict.fromkeys(found)) or None


def _indicator_axis(place: Place) -> str:
    """The axis whose labels say what is counted; where none does, what the numbers of a column stand for (*Mål*) is the
    least that is said."""
    for axis, line in (("columns", place.column), ("rows", place.row)):
        if any(one.statistics or one.share or one.counting for one in line.facets):
            return axis
    return _BY_STANDING if place.column.standing else ""
