"""What a number of a table counts: its kind, statistic, unit and groups."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.danish.number_units import MONEY, TIMES
from extractor.observations import arithmetic, lines, timing
from extractor.observations.cells import Figure
from extractor.observations.labels import Facets
from extractor.observations.lines import Line
from extractor.observations.statistics import Statistic
from extractor.observations.view import Place, View
from models.terms import Unit, ValueKind

_SHARES = frozenset({Unit.PERCENT, Unit.PERCENTAGE_POINTS})
_ACCOUNTED = frozenset({"budget", "regnskab"})
# Statistics without one unit, whose numbers can only have one of these; a caption may speak of others.
_OWN_UNITS = {"varighed": TIMES, "budget": MONEY, "regnskab": MONEY}
_PEOPLE = re.compile(r"(?:\d+\.\s*)?(?:personer|borgere|modtagere\s+af)\b(?!\s+med\b)", re.IGNORECASE)
_SIGNS = frozenset("-−–—‐‑+")
_ANYONE = frozenset({"borgere"})
_MOST_OF_A_WHOLE = 1.0  # a share above it is printed in percent
_BENEFITS = "offentlig forsørgelse"
_LEAST_BENEFITS = 3  # rows of different benefits that make a total one of all benefits


def kind(view: View, place: Place, figure: Figure, unit: Unit | None, statistic: Statistic | None) -> ValueKind:
    """What kind of number it is. A percentage below nothing, or printed with a plus, is a change: no share is."""
    both = (place.column, place.row)
    if place.change is not None or timing.moved_by_caption(view, place) is not None:
        return ValueKind.CHANGE
    if any(line.rank for line in both):
        return ValueKind.RANK
    if any(line.difference for line in both):
        return ValueKind.DIFFERENCE
    if unit is Unit.PERCENTAGE_POINTS or (unit is Unit.PERCENT and figure.printed[:1] in _SIGNS):
        return ValueKind.CHANGE
    if unit is Unit.PERCENT or (unit is None and any(line.share for line in both)):
        return ValueKind.SHARE
    if unit is None and statistic is not None and not any(line.counting for line in both):
        return statistic.kind
    return ValueKind.LEVEL


def base(view: View, place: Place) -> list[Line]:
    """The levels that a change speaks of."""
    change = place.change
    return lines.base_of(change, view.siblings(change, place)) if change is not None else []


def statistic(view: View, place: Place, unit: Unit | None) -> tuple[Statistic | None, str]:
    """The statistic, and where it is said: columns, rows, or around the table."""
    change = place.change is not None
    has_subject = any(not one.plain and not one.groups for one in place.column.facets)
    for axis, facets in _told(view, place):
        fitting = [one for one in facets.statistics if change or _fits(one, unit)]
        if axis == "around" and has_subject:  # accounts are of what the column itself names
            fitting = [one for one in fitting if one.name not in _ACCOUNTED]
        if fitting:
            return fitting[0], axis
    return None, "around"


def _told(view: View, place: Place) -> Iterator[tuple[str, Facets]]:
    """The labels and texts that may tell what is counted, nearest first."""
    yield from (("columns", one) for one in reversed(place.column.facets))
    yield from (("rows", one) for one in reversed(place.row.facets))
    axis = "columns" if place.change is place.column else "rows"
    for line in base(view, place):
        yield from ((axis, one) for one in reversed(line.facets))
    yield from (("around", one) for one in view.contexts)
    for text in view.around.explaining:
        facets = view.reader.read(text)
        # An explanation names much; only what it says of the counting of people is taken.
        kept = tuple(one for one in facets.statistics if one.name == "fuldtidspersoner")
        yield "around", Facets(text, statistics=kept)


def _fits(one: Statistic, unit: Unit | None) -> bool:
    """Whether a statistic can have numbers of this unit."""
    if unit in MONEY:
        return one.name in _ACCOUNTED
    if one.name in _ACCOUNTED:
        return unit is None
    if unit in _SHARES:
        return one.kind is ValueKind.SHARE
    if unit is None:
        return True
    return one.kind is not ValueKind.SHARE and (one.unit is None or one.unit is unit)


def unit(view: View, place: Place, own: Unit | None) -> Unit | None:
    """The unit: of the cell, the column, the row; then of what stands around, as far as it speaks of such numbers."""
    if (moved := timing.moved_by_caption(view, place)) is not None:
        return own or moved.change_unit
    if any(line.without_unit for line in (place.column, place.row)):
        return own
    if own is not None and not (own is Unit.PERCENT and place.change is not None and _by_label(place) in _SHARES):
        return own
    named = _by_label(place)
    if named is not None:
        return named
    if place.change is not None:
        return _of_change(view, place) or own
    return _of_level(view, place) or own


def _by_label(place: Place) -> Unit | None:
    """The unit that the labels name: of the line of changes, else of the column, else of the row."""
    ordered = [place.change] if place.change is not None else [place.column, place.row]
    return next((line.unit for line in ordered if line is not None and line.unit), None)


def _of_change(view: View, place: Place) -> Unit | None:
    """The unit of changes whose label names none: the one that their numbers bear out."""
    change = place.change
    levels = timing.ends(view, place) or [line for line in base(view, place) if line.times] or base(view, place)
    if change is None or len(levels) < 2:
        return None
    rows = list(timing.movements(view, place, change, levels[0], levels[-1]))
    points, percent = arithmetic.is_points(rows), arithmetic.is_percent(rows)
    if points == percent:
        return None
    if percent:
        return Unit.PERCENT
    of_levels = levels[-1].unit or (levels[-1].counting and _counted(view, place, levels[-1])) or _around(view, place)
    return Unit.PERCENTAGE_POINTS if of_levels is Unit.PERCENT else of_levels


def _of_level(view: View, place: Place) -> Unit | None:
    for line in (place.column, place.row):
        if line.counting:
            found = _counted(view, place, line)
            if found:
                return found
    labelled, _ = _labelled(place)
    if labelled is not None and labelled.unit is not None:
        return labelled.unit
    if labelled is not None and labelled.name in _OWN_UNITS:
        found = _around(view, place)
        is_own = found in _OWN_UNITS[labelled.name] or labelled.name in _ACCOUNTED  # "Regnskab" of people, too
        return found if is_own else None
    if any(line.share for line in (place.column, place.row)):
        return _of_share(view, place)
    return _around(view, place) or (Unit.PERSONS if _names_people(view, place) else None)


def _names_people(view: View, place: Place) -> bool:
    """Whether a row is named by people and holds a whole number: *Personer i fleksjob*, 633."""
    figures = view.sheet.contents[place.row.index, place.column.index].figures
    is_named = bool(place.row.facets) and _PEOPLE.match(place.row.facets[-1].text) is not None
    return is_named and bool(figures) and figures[0].decimals == 0


def _labelled(place: Place) -> tuple[Statistic | None, str]:
    """The statistic that a label itself names."""
    for axis, line in (("columns", place.column), ("rows", place.row)):
        for facets in reversed(line.facets):
            if facets.statistics:
                return facets.statistics[0], axis
    return None, ""


def _counted(view: View, place: Place, line: Line) -> Unit | None:
    """What an *antal* counts: people or things, by its own label, the other labels, the caption."""
    texts = [line.text, place.row.text, place.column.text, *(facets.text for facets in view.contexts)]
    for text in texts:
        people = view.reader.people(text)
        if people is not None:
            return Unit.PERSONS if people else Unit.COUNT
    return None


def _of_share(view: View, place: Place) -> Unit | None:
    """A share's unit: percent where something around says so, where a change of it is in points, or where a number
    of it is larger than a whole."""
    if any(facets.unit is Unit.PERCENT for facets in view.contexts):
        return Unit.PERCENT
    axis = list(view.columns(place.row.index).values())
    shares = [line for line in axis if line.share and not line.change] or [place.column]
    values = [
        content.value
        for line in shares
        for row in view.rows.values()
        if (content := view.sheet.contents[row.index, line.index]).value is not None and not row.change
    ]
    return Unit.PERCENT if any(value and abs(value) > _MOST_OF_A_WHOLE for value in values) else None


def _around(view: View, place: Place) -> Unit | None:
    """The unit that corner, caption, announcing or explaining sentences give to numbers that name none, or that a
    change in points gives to the levels beside it."""
    if _is_counted_by_points(view, place):
        return Unit.PERCENT
    for facets in view.contexts:
        if facets.unit is not None:
            moves = facets.change and facets.unit in _SHARES and not facets.share and not facets.statistics
            if not moves:
                return Unit.PERCENT if facets.unit is Unit.PERCENTAGE_POINTS else facets.unit
        if facets.share and facets in view.spoken:
            return _of_share(view, place)
        if facets.statistics and facets.statistics[0].unit is not None:
            return facets.statistics[0].unit
        if facets.counting and (people := view.reader.people(facets.text)) is not None:
            return Unit.PERSONS if people else Unit.COUNT
    for text in view.around.explaining:
        found = view.reader.read(text).unit
        if found is not None:
            return found
    for heading in view.around.headings[:1]:
        found = view.reader.read(heading).unit
        if found in MONEY and _is_accounted(view, place):
            return found
    return None


def is_money(view: View, place: Place) -> bool:
    """Whether the number is an amount of money."""
    return _is_accounted(view, place) or unit(view, place, None) in MONEY


def _is_accounted(view: View, place: Place) -> bool:
    """Whether the number is one of a budget or of accounts."""
    named, _ = _labelled(place)
    return bool(view.sheet.accounts) or (named is not None and named.name in _ACCOUNTED)


def _is_counted_by_points(view: View, place: Place) -> bool:
    for line in (place.column, place.row):
        for other in view.siblings(line, place):
            if other.change and other.unit is Unit.PERCENTAGE_POINTS:
                return any(line is level for level in lines.base_of(other, view.siblings(line, place)))
    return False


def groups(view: View, place: Place) -> tuple[tuple[str, ...], str]:
    """Whom the number is about, and where it is said. Labels first; those that name nobody, or anybody, take the
    caption's, the announcing sentence's, the heading's."""
    axis = "columns" if place.column.facets and any(one.groups for one in place.column.facets) else "rows"
    text = "; ".join(part for part in (place.row.text, place.column.text) if part)
    contexts = list(_group_contexts(view, place))
    own = view.reader.groups(text) or _of_labels(place)
    if own and not set(own) <= _ANYONE:
        added = own == ("kvinder",)
        return (view.reader.groups(text, _first_naming(view, contexts)) if added else own), axis
    if (place.row.total or place.column.total) and (all_benefits := _all_benefits(view, place, contexts)):
        return all_benefits, "rows" if place.row.total else "columns"
    for context in contexts:
        found = view.reader.told(context)
        if found and not set(found) <= _ANYONE:
            return found, "around"
    anyone = own or next((found for context in contexts if (found := view.reader.told(context))), ())
    return anyone, axis if own else "around"


def _of_labels(place: Place) -> tuple[str, ...]:
    """Groups that a word names where it stands as a label: *Integration*."""
    both = (*reversed(place.row.facets), *reversed(place.column.facets))
    return next((one.groups for one in both if one.groups), ())


def _first_naming(view: View, contexts: Sequence[str]) -> str:
    return next((context for context in contexts if view.reader.told(context)), "")


def _group_contexts(view: View, place: Place) -> Iterator[str]:
    for line in base(view, place):
        yield line.text
    yield from (facets.text for facets in view.contexts)
    if not view.lists_groups:
        yield from view.around.headings


def _all_benefits(view: View, place: Place, contexts: Sequence[str]) -> tuple[str, ...]:
    """The group of a total over a list of benefits: what the caption calls it, else all benefits together."""
    named = next((found for context in contexts if (found := view.reader.told(context))), ())
    if named and not set(named) <= _ANYONE:
        return named
    line = place.row if place.row.total else place.column
    told = next((one.name for _, facets in _told(view, place) for one in facets.statistics), "")
    if view.sheet.accounts or told in _ACCOUNTED:
        return ()
    mates = view.siblings(line, place)
    listed = {group for mate in mates if mate is not line for one in mate.facets[-1:] for group in one.groups}
    benefits = listed & view.reader.benefits
    is_list = len(benefits) >= _LEAST_BENEFITS and len(benefits) * 2 > len(listed)
    return (_BENEFITS,) if is_list else ()
