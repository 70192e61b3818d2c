"""Prose against the tables: the same figure of one area, group and time given as two numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from analysis.arithmetic import Fit, Printed, Range, fit
from analysis.audit import words
from analysis.audit.facts import COUNTS, Fact, Prose
from analysis.audit.findings import Audited
from analysis.audit.tables import Tables, is_change, printed
from models.calendar import parse
from models.records import Observation
from models.statements import MentionKind
from models.terms import FindingKind, Measure, Severity, Unit, ValueKind

LEAST_ALIKE = 2  # facts of one time that stand in one table under another before the time is in question
_SIZES = 2  # times that one number of people may be another before it counts something else
_RATES = {Measure.COOPERATION_RATE: "samarbejdsgrad"}
# section, period and comparison of the text, table, period and comparison of the table
_Key = tuple[str | None, str | None, str | None, str | None, str | None, str | None]
_SHARES = frozenset({Measure.SHARE, Measure.TRANSITION})


def audit(prose: Prose, tables: Tables) -> tuple[Audited, Audited]:
    """Numbers of prose that tables contradict, and times that they contradict."""
    found, times = Audited(FindingKind.TEXT_TABLE), Audited(FindingKind.PERIOD)
    astray: list[tuple[Fact, list[Observation]]] = []
    for fact in prose.facts:
        found.stated += 1
        if not fact.exact or (not fact.groups and fact.statistic is None and not fact.is_change):
            continue
        alike = [one for one in tables.observed if _is_of(one, fact)]
        same = [one for one in alike if _same_time(one, fact)]
        if same:
            _hold(found, fact, same, prose, tables)
            continue
        moved = _moved(fact, tables)
        if moved is not None:
            _hold_moved(found, fact, moved, prose, tables)
            continue
        elsewhere = [one for one in alike if not _overlaps(one, fact) and _fit(fact, one) is not Fit.NOT]
        if elsewhere and fact.period:
            astray.append((fact, elsewhere))
    _times(times, astray, prose, tables)
    return found, times


def _is_of(one: Observation, fact: Fact) -> bool:
    """Whether a number of a table is of the same area, group, unit and statistic as the fact, whatever its time."""
    if is_change(one) is not fact.is_change or one.ref_area != fact.area or set(one.target_groups) != set(fact.groups):
        return False
    if one.unit != fact.unit and not {one.unit, fact.unit} <= COUNTS:
        return False
    return _same_statistic(one, fact)


def _same_statistic(one: Observation, fact: Fact) -> bool:
    if fact.statistic:
        return one.statistic == fact.statistic
    if fact.measure in _RATES:
        return one.statistic == _RATES[fact.measure]
    if fact.measure is Measure.PERSONS:
        return one.statistic in words.names("counted_people") and (fact.is_change or one.kind is ValueKind.LEVEL)
    return fact.measure in _SHARES and (one.kind is ValueKind.SHARE or one.unit is Unit.PERCENTAGE_POINTS)


def _same_time(one: Observation, fact: Fact) -> bool:
    if one.period != fact.period or not fact.period:
        return False
    return not fact.is_change or one.comparison_period == fact.comparison


def _overlaps(one: Observation, fact: Fact) -> bool:
    """Whether the times may be meant to be one: equal, one inside the other, or unknown."""
    pairs = [(one.period, fact.period)] + ([(one.comparison_period, fact.comparison)] if fact.is_change else [])
    return all(not a or not b or _inside(a, b) or _inside(b, a) for a, b in pairs)


def _inside(one: str, other: str) -> bool:
    a, b = parse(one), parse(other)
    return b.first.first_month <= a.first.first_month and a.last.last_month <= b.last.last_month


def _fit(fact: Fact, one: Observation) -> Fit:
    """How the fact follows from the number of the table: the finer of the two is rounded to the other."""
    stated, shown = fact.printed, printed(one)
    if stated.decimals > shown.decimals:
        return Fit.ROUNDED if shown.range.meets(stated.value, stated.value) else Fit.NOT
    return fit(stated, Range(shown.value, shown.value))


def _hold(found: Audited, fact: Fact, same: Sequence[Observation], prose: Prose, tables: Tables) -> None:
    if not fact.statistic and not fact.is_change:
        if not _speaks_of(fact, same, prose, tables):
            return  # a share of an unnamed whole, or people of an unnamed kind, far from the table
        if fact.unit in COUNTS and not any(_of_a_size(fact, one) for one in same):
            return  # those who came or left, not those who are there
    found.tested += 1
    fits = [_fit(fact, one) for one in same]
    if Fit.ROUNDED in fits:
        return
    cut = Fit.TRUNCATED in fits
    one = same[fits.index(Fit.TRUNCATED)] if cut else same[0]
    sign = _sign(fact.unit)
    stated, shown = f"{fact.printed}{sign}", f"{printed(one)}{sign}"
    name = _name(tables, one)
    if cut:
        message = f"{name} has {shown} ({one.indicator}); {stated} in the text is cut off, not rounded."
    else:
        message = f"The text says {stated}, {name} has {shown} ({one.indicator})."
    found.add(prose.extraction.document.doc_id, Severity.NOTE if cut else Severity.ERROR, message,
              [fact.span, tables.row(one)], stated=stated, computed=shown)  # fmt: skip


def _of_a_size(fact: Fact, one: Observation) -> bool:
    """Whether two numbers of people may be meant to be one."""
    low, high = sorted((abs(fact.printed.value), abs(one.value or 0.0)))
    return high <= _SIZES * low


def _speaks_of(fact: Fact, same: Sequence[Observation], prose: Prose, tables: Tables) -> bool:
    """Whether the sentence points to the table, or stands beside it."""
    statement = prose.statement_at(fact.span.start)
    if statement is None:
        return False
    shown = [tables.tables[one.table_id or ""] for one in same if one.table_id in tables.tables]
    numbers = {mention.number for mention in statement.of(MentionKind.POINTER) if mention.name == "table"}
    return any(one.number in numbers or tables.outline.together(one.section_id, statement.section_id) for one in shown)


def _moved(fact: Fact, tables: Tables) -> tuple[Observation, Observation] | None:
    """The two levels of a table that a change of prose lies between, of its area, group and times."""
    if not fact.is_change or not fact.period or not fact.comparison:
        return None
    unit = Unit.PERCENT if fact.unit is Unit.PERCENTAGE_POINTS else Unit.PERSONS if fact.unit in COUNTS else None
    if unit is None:
        return None
    levels = [
        one for one in tables.observed
        if not is_change(one) and one.ref_area == fact.area and set(one.target_groups) == set(fact.groups)
        and one.unit == unit and (one.statistic == fact.statistic or (not fact.statistic and _same_level(one, fact)))
    ]  # fmt: skip
    before = [one for one in levels if one.period == fact.comparison]
    after = [one for one in levels if one.period == fact.period]
    for first in before:
        for last in after:
            if first.table_id == last.table_id and first.statistic == last.statistic:
                return first, last
    return None


def _same_level(one: Observation, fact: Fact) -> bool:
    if fact.unit in COUNTS:
        return one.statistic in words.names("counted_people")
    return _same_statistic(one, fact) or (one.kind is ValueKind.SHARE and fact.measure in _SHARES)


def _hold_moved(
    found: Audited, fact: Fact, moved: tuple[Observation, Observation], prose: Prose, tables: Tables
) -> None:
    found.tested += 1
    before, after = moved
    first, last = printed(before), printed(after)
    follows = last.range - first.range  # each of two averages was rounded
    if fit(fact.printed, follows) is not Fit.NOT:
        return
    sign = _sign(fact.unit)
    difference = (after.value or 0.0) - (before.value or 0.0)
    computed = f"{Printed(difference, max(first.decimals, last.decimals))}{sign}"
    levels = f"{_name(tables, after)} goes from {first} to {last}"
    message = f"The text says a change of {fact.printed}{sign}; {levels}, by {computed}."
    found.add(prose.extraction.document.doc_id, Severity.ERROR, message, [fact.span, tables.row(after)],
              stated=f"{fact.printed}{sign}", computed=computed)  # fmt: skip


def _times(times: Audited, astray: Sequence[tuple[Fact, list[Observation]]], prose: Prose, tables: Tables) -> None:
    """Facts of one time that stand in one table under another. One alone may be chance: two of different areas, or of
    different groups, are not."""
    by_time: dict[_Key, list[tuple[Fact, Observation]]] = defaultdict(list)
    for fact, elsewhere in astray:
        statement = prose.statement_at(fact.span.start)
        section = statement.section_id if statement else None
        for one in elsewhere:
            key: _Key = (section, fact.period, fact.comparison, one.table_id, one.period, one.comparison_period)
            by_time[key].append((fact, one))
    told: set[tuple[str | None, ...]] = set()
    for key, held in by_time.items():
        distinct = {(fact.area, fact.groups, fact.printed.value) for fact, _ in held}
        if len(distinct) < LEAST_ALIKE or key[:3] in told:
            continue
        told.add(key[:3])
        times.stated += 1
        times.tested += 1
        fact, one = held[0]
        said = _time(fact.comparison, fact.period)
        shown = _time(one.comparison_period, one.period)
        message = f"The text dates {len(distinct)} numbers of {_name(tables, one)} to {said}, the table to {shown}."
        spans = [fact.span, *(tables.row(other) for _, other in held)]
        times.add(prose.extraction.document.doc_id, Severity.WARNING, message, spans, stated=said, computed=shown)


def _time(start: str | None, end: str | None) -> str:
    return f"{start} to {end}" if start else end or ""


def _name(tables: Tables, one: Observation) -> str:
    table = tables.tables.get(one.table_id or "")
    return f"table {table.number}" if table and table.number else "the table"


def _sign(unit: Unit | None) -> str:
    return {Unit.PERCENT: " %", Unit.PERCENTAGE_POINTS: " percentage points"}.get(unit or Unit.COUNT, "")
