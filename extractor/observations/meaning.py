"""What one number of a table means: all that its labels and what stands around say, put together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from extractor.observations import subjects, timing, whereabouts
from extractor.observations.cells import Figure
from extractor.observations.view import Place, View
from models.terms import Standing, Unit, ValueKind


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
    standing = subjects.standing(view, place)
    if place.change is not None and standing is Standing.OBSERVED:
        standing = timing.reached(view, place, place.change)
    kind = subjects.kind(view, place, figure, unit, statistic)
    when, period_axis = timing.when(view, place, standing)
    area, area_axis = whereabouts.area(view, place)
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
            "indicator": _indicator_axis(place) or statistic_axis,
        },
    )


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
    """The axis whose labels say what is counted."""
    for axis, line in (("columns", place.column), ("rows", place.row)):
        if any(one.statistics or one.share or one.counting or one.standing for one in line.facets):
            return axis
    return ""
