"""What a number of a chart measures, by the words at it, else by the caption. What neither says stays empty."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extractor.charts.series import Point, Series
from extractor.danish import groups, numbers, periods
from extractor.danish.areas import areas
from models.municipalities import Municipalities, load_municipalities
from models.records import Document, Figure
from models.terms import Unit, ValueKind

_MOVES = re.compile(r"\b(?:udvikling|ændring|vækst|stigning|fald|fremskrivning|tilvækst)(?:en|er)?\b", re.IGNORECASE)
_SIGNS = frozenset("-−–+")


@dataclass(frozen=True, slots=True)
class Meaning:
    """The columns of an observation that words decide."""

    indicator: str
    unit: Unit | None
    kind: ValueKind | None
    groups: tuple[str, ...]
    area: str | None
    period: str | None
    comparison: str | None


def meaning(
    point: Point, series: Series, figure: Figure, document: Document, vocabulary: Path | None = None
) -> Meaning:
    """What one number means; `series` is all that its chart holds."""
    caption = figure.caption or figure.span.quote
    unit = _unit(point, series, caption)
    kind = _kind(series, unit, caption)
    period, comparison = _periods(point, caption, kind)
    return Meaning(
        indicator=" > ".join([caption, *point.names]),
        unit=unit,
        kind=kind,
        groups=groups.groups(" ".join(point.names), caption, folder=vocabulary),
        area=_area(point, series, caption, document, vocabulary),
        period=period,
        comparison=comparison,
    )


def _unit(point: Point, series: Series, caption: str) -> Unit | None:
    if point.number.unit:
        return point.number.unit
    return next((unit for text in (*point.names, *series.rest, caption) if (unit := numbers.named_unit(text))), None)


def _kind(series: Series, unit: Unit | None, caption: str) -> ValueKind | None:
    """Percentages are changes where the caption says so or one of them is signed, else shares."""
    signed = any(point.printed[:1] in _SIGNS for point in series.points)
    if unit is Unit.PERCENTAGE_POINTS or signed:
        return ValueKind.CHANGE
    if unit is Unit.PERCENT:
        return ValueKind.CHANGE if _MOVES.search(caption) else ValueKind.SHARE
    return ValueKind.LEVEL if unit else None


def _periods(point: Point, caption: str, kind: ValueKind | None) -> tuple[str | None, str | None]:
    """Period and period of comparison; a caption that names a span gives both to changes."""
    own = periods.find(" ".join(point.names))
    if len(own) == 1:
        return own[0].iso, None
    told = periods.find(caption)
    if own or len(told) != 1:
        return None, None
    if kind is ValueKind.CHANGE and told[0].first != told[0].last:
        return told[0].last, told[0].first
    return told[0].iso, None


def _area(point: Point, series: Series, caption: str, document: Document, vocabulary: Path | None) -> str | None:
    """The area that the number's own words name; where other numbers of the chart are of areas and this one names
    none that is known, none; else that of the caption, else the document's own."""
    own = _named(point.names, vocabulary)
    if own or any(_named(other.names, vocabulary) for other in series.points):
        return own
    told = {mention.area for mention in areas(caption, folder=vocabulary)}
    if told:
        return told.pop() if len(told) == 1 else None
    return document.kommune[0] if len(document.kommune) == 1 else None


def _named(names: Sequence[str], vocabulary: Path | None) -> str | None:
    """The one area among the words at a number. A municipality stands there by its bare name."""
    found = {mention.area for name in names for mention in areas(name, folder=vocabulary)}
    found |= {known.name for name in names if (known := _municipalities(vocabulary).find(name))}
    return found.pop() if len(found) == 1 else None


@cache
def _municipalities(folder: Path | None) -> Municipalities:
    return load_municipalities(folder)
