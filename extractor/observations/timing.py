"""Which period a number of a table is about, and which one a change is counted from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from extractor.observations import arithmetic, lines, standings, times
from extractor.observations.arithmetic import Movement
from extractor.observations.labels import Facets
from extractor.observations.lines import Line
from extractor.observations.times import Times
from extractor.observations.view import Place, View
from extractor.results.moments import When
from models.terms import DocType, Standing


def when(view: View, place: Place, standing: Standing) -> tuple[When, str]:
    """The period with what it is compared with, and where it is said: rows, columns, or around the table."""
    change = place.change
    if change is not None:
        return _of_change(view, place, change)
    if moved_by_caption(view, place) is not None:
        return _spoken(view, place.column), "around"
    if (latest := _of_difference(view, place)) is not None:
        return When(latest), "columns"
    axis = "columns" if place.column.times else "rows" if place.row.times else "around"
    return When(_of_level(view, place, standing) or _of_document(view, place)), axis


def _of_difference(view: View, place: Place) -> str | None:
    """The period of a difference whose own labels name none: the last of the levels before it."""
    for line in (place.column, place.row):
        if line.difference and not place.column.times and not place.row.times:
            held = [one for one in lines.base_of(line, view.siblings(line, place)) if one.index < line.index]
            periods = {one.times.whole[0] for one in held if len(one.times.whole) == 1}
            if len({len(iso) for iso in periods}) == 1:
                return max(periods)
    return None


def moved_by_caption(view: View, place: Place) -> Facets | None:
    """The caption that alone says that all numbers are changes: it names change, unit and from when to when, and no
    label speaks of time, unit or number."""
    if any(line.times or line.unit or line.counting or line.share for line in (place.row, place.column)):
        return None
    return next((one for one in view.spoken[:1] if one.change_unit and (one.year_before or _moves(one))), None)


def _moves(facets: Facets) -> bool:
    return len(facets.times.whole) == 2 or any(times.halves(iso) for iso in facets.times.whole)


def _of_level(view: View, place: Place, standing: Standing) -> str | None:
    both = times.combined([place.row.times, place.column.times])
    if both.parts:
        year = _year(view)
        both = times.in_year(both, year) if year else Times()
        return both.whole[0] if len(both.whole) == 1 else None
    if len(both.whole) == 1:
        return both.whole[0]
    if both.whole:
        axes = [list(view.columns(place.row.index).values()), list(view.rows.values())]
        counts = [len({line.times.whole for line in axis}) for axis in axes]
        line = place.column if counts[0] >= counts[1] else place.row
        return line.times.whole[0] if len(line.times.whole) == 1 else None
    return _around(view, standing)


def _around(view: View, standing: Standing) -> str | None:
    """The one period that corner, caption or announcing sentence names; for targets and budgets also a heading."""
    for facets in view.contexts:
        if facets.times.whole:
            named = tuple(dict.fromkeys(facets.times.whole))
            return named[0] if len(named) == 1 else None
    if standing is not Standing.OBSERVED:
        for heading in view.around.headings[:1]:
            named = view.reader.read(heading).times.whole
            return named[0] if len(named) == 1 else None
    return None


def _of_document(view: View, place: Place) -> str | None:
    """The document's own time, for a goal whose table names none (the contract's rule for goals), and for what a status
    report sets beside it as the result."""
    document = view.document
    if place.column.times or place.row.times or document.year is None:
        return None
    said = standings.said(view, place)
    if said is Standing.TARGET and document.doc_type in {DocType.PLAN, DocType.STATUS}:
        return f"{document.year}/{document.year_end}" if document.year_end else str(document.year)
    is_result = said is Standing.OBSERVED and document.doc_type is DocType.STATUS and not document.year_end
    return str(document.year) if is_result and not _is_dated(view) else None


def _is_dated(view: View) -> bool:
    """Whether corner, caption or announcing sentence name any time."""
    return any(facets.times for facets in view.contexts)


def _year(view: View) -> str | None:
    """The year of months and quarters that name none: that of corner, caption or announcing sentence, or of a status
    report."""
    for facets in view.contexts:
        years = {iso[:4] for iso in facets.times.whole}
        if years:
            return years.pop() if len(years) == 1 else None
    is_status = view.document.doc_type is DocType.STATUS
    return str(view.document.year) if is_status and view.document.year and not view.document.year_end else None


def _of_change(view: View, place: Place, change: Line) -> tuple[When, str]:
    across = place.across
    axis = "columns" if change is place.column else "rows"
    own = times.combined([change.times, across.times]) if change.times.parts else change.times
    base = _base_periods(view, place, change, across)
    if own.whole:
        return _by_own_label(own.whole, base, change, view, place), axis
    if (ends := _by_numbers(view, place, change)) is not None:
        before, after = (view.period_of(line, across) for line in ends)
        return When(after, before), axis
    if len(base) > 1:
        periods = sorted(base)
        if len(periods) == 2:
            return When(periods[1], periods[0]), axis
        if _leans(view, change) and (earlier := times.year_before(periods[-1])) in base:
            return When(periods[-1], earlier), axis
        return When(periods[-1], _borne_out(view, place, change, base, periods[-1])), axis
    if across.times.whole:
        other = "rows" if axis == "columns" else "columns"
        return _in_line_of_periods(view, place, change), other
    if len(base) == 1:
        period = next(iter(base))
        return When(period, times.year_before(period) if _leans(view, change) else None), axis
    return _spoken(view, change), "around"


def _by_own_label(whole: Sequence[str], base: dict[str, Line], change: Line, view: View, place: Place) -> When:
    if len(whole) == 2 and len(whole[0]) == len(whole[1]):
        return When(max(whole), min(whole))
    if len(whole) != 1:
        return When()
    if halves := times.halves(whole[0]):
        first, last = halves
        return When(last, first)
    period = whole[0]
    if any(one.since for one in change.facets):
        later = [iso for iso in base if iso > period] or [iso for iso in _single_context(view) if iso > period]
        return When(max(later) if later else None, period)
    if change.year_before:
        return When(period, times.year_before(period))
    earlier = [iso for iso in base if iso < period and len(iso) == len(period)]
    later = [iso for iso in base if iso > period]
    if earlier:
        return When(period, earlier[0] if len(earlier) == 1 else _borne_out(view, place, change, base, period))
    if len(later) == 1:
        return When(later[0], period)
    return When(period, times.year_before(period) if _leans(view, change) else None)


def _single_context(view: View) -> list[str]:
    """The one period of the first of corner, caption and announcing sentences that names any."""
    named = next((one.times.whole for one in view.contexts if one.times.whole), ())
    return list(named) if len(named) == 1 else []


def _base_periods(view: View, place: Place, change: Line, across: Line) -> dict[str, Line]:
    """The periods of the levels that a change speaks of, each with its line."""
    found: dict[str, Line] = {}
    for line in lines.base_of(change, view.siblings(change, place)):
        if line.standing not in {None, Standing.OBSERVED}:
            continue
        period = view.period_of(line, across) if line.times else None
        if period and not times.halves(period):
            found.setdefault(period, line)
    widths = {len(iso) for iso in found}
    return found if len(widths) == 1 else {}


def ends(view: View, place: Place) -> list[Line]:
    """The two lines of levels that a change is from and to, where their periods are known."""
    change = place.change
    if change is None:
        return []
    moved, _ = _of_change(view, place, change)
    by_period = {
        view.period_of(line, place.across): line
        for line in lines.base_of(change, view.siblings(change, place))
        if line.times
    }
    found = [by_period[iso] for iso in (moved.comparison, moved.period) if iso in by_period]
    return found if len(found) == 2 else []


def reached(view: View, place: Place, change: Line) -> Standing:
    """What a change leads to: to a target where it follows from the numbers of a column of targets."""
    ends = _by_numbers(view, place, change)
    return (ends[1].standing if ends else None) or Standing.OBSERVED


def _by_numbers(view: View, place: Place, change: Line) -> tuple[Line, Line] | None:
    """Where targets or periods of several lengths stand among the levels: the two of them that the changes follow
    from, where the numbers bear out one pair only."""
    base = [line for line in lines.base_of(change, view.siblings(change, place)) if line.index < change.index]
    is_mixed = any(line.standing not in {None, Standing.OBSERVED} for line in base)
    if change.times or not is_mixed or len(base) < 2:
        return None
    fitting = [
        (before, after)
        for before, after in combinations(base, 2)
        if (rows := list(movements(view, place, change, before, after)))
        and (arithmetic.is_points(rows) or arithmetic.is_percent(rows))
    ]
    return fitting[0] if len(fitting) == 1 else None


def _borne_out(view: View, place: Place, change: Line, base: dict[str, Line], period: str) -> str | None:
    """Of several earlier periods the one from which the changes follow, where the numbers say so of one only."""
    if period not in base:
        return None
    fitting = []
    for earlier in base:
        if earlier >= period:
            continue
        rows = list(movements(view, place, change, base[earlier], base[period]))
        if arithmetic.is_points(rows) or arithmetic.is_percent(rows):
            fitting.append(earlier)
    return fitting[0] if len(fitting) == 1 else None


def movements(view: View, place: Place, change: Line, before: Line, after: Line) -> Iterator[Movement]:
    """Every row (or column) of the table where all three lines hold a number; none where they are of other areas."""
    if any(line.areas and change.areas and line.areas != change.areas for line in (before, after)):
        return
    for across in view.cross_lines(change, place):
        held = [view.figure(line, across) for line in (before, after, change)]
        if held[0] and held[1] and held[2]:
            yield Movement(held[0], held[1], held[2])


def _in_line_of_periods(view: View, place: Place, change: Line) -> When:
    """A column of changes beside rows of periods: the change of each row is against the row before where the numbers
    of the column left of it bear that out."""
    across = place.across
    whole = across.times.whole
    if len(whole) != 1:
        return When()
    if halves := times.halves(whole[0]):
        return When(halves[1], halves[0])
    if _leans(view, change):
        return When(whole[0], times.year_before(whole[0]))
    mates = [one for one in view.cross_lines(change, place) if len(one.times.whole) == 1]
    base = [one for one in lines.base_of(change, view.siblings(change, place)) if one.index < change.index]
    if not base or across not in mates:
        return When(whole[0])
    pairs = [(before, after) for before, after in pairwise(mates) if before.times.whole[0] < after.times.whole[0]]
    rows = []
    for before, after in pairs:
        held = (
            view.figure(base[-1], before), view.figure(base[-1], after), view.figure(change, after),
        )  # fmt: skip
        if held[0] and held[1] and held[2]:
            rows.append(Movement(held[0], held[1], held[2]))
    earlier = next((before for before, after in pairs if after is across), None)
    if earlier is not None and (arithmetic.is_points(rows) or arithmetic.is_percent(rows)):
        return When(whole[0], earlier.times.whole[0])
    return When(whole[0])


def _leans(view: View, change: Line) -> bool:
    """Whether the label of change, or else the table's caption, holds it against the year before."""
    return change.year_before or any(facets.year_before for facets in view.contexts)


def _spoken(view: View, change: Line) -> When:
    """What corner, caption or announcing sentence say of a change."""
    leans = _leans(view, change)
    for facets in view.contexts:
        whole = tuple(dict.fromkeys(facets.times.whole))
        if len(whole) == 1 and (halves := times.halves(whole[0])):
            return When(halves[1], halves[0])
        if len(whole) == 2 and len(whole[0]) == len(whole[1]):
            return When(max(whole), min(whole))
        if len(whole) == 1:
            return When(whole[0], times.year_before(whole[0]) if leans else None)
        if whole:
            return When()
    return When()
