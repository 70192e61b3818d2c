"""What a number of a table stands for: what was observed, aimed at, expected, or set aside."""

from __future__ import annotations

from extractor.observations.cells import CellContent
from extractor.observations.labels import Facets
from extractor.observations.view import Place, View
from models.terms import Standing


def content(view: View, place: Place) -> CellContent:
    """The cell where the number stands."""
    return view.sheet.contents[place.row.index, place.column.index]


def said(view: View, place: Place) -> Standing | None:
    """What cell, column or row say; None where they say nothing. The column's word counts before the row's; a bound
    that only goals have (*mindst 50 %*) makes its column one of goals."""
    if place.column.difference or place.row.difference:
        return None  # how far off a goal is no goal
    cell = content(view, place)
    if cell.standing is not None:
        return cell.standing
    for line in (place.column, place.row):
        # A row's name may hold such a word ("Krav om rådighed"): there it counts where nothing else is said.
        named = [one for one in line.facets if one.standing and one.short and (one.plain or line is place.column)]
        if named:
            return named[-1].standing
    if any(view.sheet.contents[row, place.column.index].goal for row in view.rows):
        return Standing.TARGET
    return None


def standing(view: View, place: Place) -> Standing:
    """What the number stands for: what is said of it, else what corner or caption say; a number for a time after the
    document's can only be expected."""
    if place.column.difference or place.row.difference:
        return Standing.OBSERVED
    own = said(view, place)
    if own is not None:
        return own
    latest = _latest_year(place)
    year = view.document.year_end or view.document.year
    for facets in view.contexts:
        if facets.standing and _holds(view, place, facets, latest):
            return facets.standing
    if latest is not None and year is not None and latest > year and _reaches_back(view, place, year):
        return Standing.FORECAST
    return Standing.OBSERVED


def _reaches_back(view: View, place: Place, year: int) -> bool:
    """Whether the table also has numbers for the document's year or before, so that its year can be trusted."""
    lines = [*view.columns(place.row.index).values(), *view.rows.values()]
    return any(int(iso[:4]) <= year for line in lines for iso in line.times.whole)


def _holds(view: View, place: Place, facets: Facets, latest: int | None) -> bool:
    """Whether a word in corner or caption is meant for this number: *Mål* is not for what lies before the document's
    year, and in a corner, where it names the rows, only for columns that are bare years."""
    if facets.standing is Standing.BUDGET:
        return True
    year = view.document.year
    if latest is not None and year is not None and latest < year:
        return False
    is_corner = any(facets is one for one in view.corner)
    return not is_corner or (latest is not None and all(one.plain for one in place.column.facets))


def _latest_year(place: Place) -> int | None:
    """The last year that the labels put the number in."""
    whole = (*place.column.times.whole, *place.row.times.whole)
    return max((int(iso.split("/")[-1][:4]) for iso in whole), default=None)


def is_to_come(view: View, period: str | None) -> bool:
    """Whether a change leads up to a time after the document's."""
    year = view.document.year_end or view.document.year
    return period is not None and year is not None and int(period[:4]) > year
