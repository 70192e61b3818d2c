"""Which area a number of a table is about."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.observations.lines import Line
from extractor.observations.view import Place, View, distinct


def area(view: View, place: Place) -> tuple[str | None, str]:
    """The area, and where it is said: rows, columns, or around the table. None where the table names several at once,
    or stands in a list of areas and is itself none that is known."""
    by_axis = {
        "columns": (place.column, list(view.columns(place.row.index).values())),
        "rows": (place.row, list(view.rows.values())),
    }
    named = {axis: line for axis, (line, _) in by_axis.items() if line.areas}
    if len(named) == 2:
        counts = {axis: distinct([one.areas for one in siblings]) for axis, (_, siblings) in by_axis.items()}
        axis = max(named, key=lambda name: (counts[name], name == "rows"))
        return _one(named[axis].areas), axis
    for axis, line in named.items():
        return _one(line.areas), axis
    for axis, (line, siblings) in by_axis.items():
        if _lists_areas(siblings) and not _names_time(line):
            return _misspelt(view, line), axis
    return _around(view), "around"


def _one(areas: Sequence[str]) -> str | None:
    return areas[0] if len(areas) == 1 else None


def _lists_areas(siblings: Sequence[Line]) -> bool:
    """Whether an axis is a list of areas: most of its lines name one, and not all the same."""
    areas = [one.areas for one in siblings]
    return distinct(areas) > 1 and 2 * sum(map(bool, areas)) > len(areas)


def _names_time(line: Line) -> bool:
    """Whether a line's own label is a time and nothing else: in a list of areas it stands beside them."""
    return bool(line.facets) and line.facets[-1].plain and bool(line.facets[-1].times) and not line.total


def _misspelt(view: View, line: Line) -> str | None:
    """The municipality that a label in a list of areas means; none for totals, averages and unknown names."""
    if line.total or line.mean or not line.facets:
        return None
    return view.reader.municipality(line.facets[-1].text)


def _around(view: View) -> str | None:
    """The area that corner, caption or announcing sentence names, else the document's own municipality. Where several
    are named, the own one is meant if it is among them: the others stand in the table under their names."""
    own = view.document.kommune[0] if len(view.document.kommune) == 1 else None
    for facets in view.contexts:
        if len(facets.areas) == 1:
            return facets.areas[0]
        if len(facets.areas) > 1:
            return own if own in facets.areas or not own else None
    return own
