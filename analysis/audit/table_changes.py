"""Changes that tables state, against the levels of their own rows."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from analysis.arithmetic import Fit, Printed, Range, change_in_percent, danish, fit
from analysis.audit.findings import Audited
from analysis.audit.tables import Tables, is_change, printed
from models.records import Observation
from models.terms import Severity, Unit

_COUNTS = frozenset({Unit.PERSONS, Unit.COUNT})


@dataclass(frozen=True, slots=True)
class _Tested:
    change: Observation
    before: Observation
    after: Observation
    fit: Fit
    follows: Range


def audit(found: Audited, tables: Tables, doc_id: str) -> None:
    """Adds the changes of tables that do not follow from the levels beside them. A table where most do not was read
    wrongly: nothing is said of it."""
    tested: dict[str, list[_Tested]] = defaultdict(list)
    for change in tables.observed:
        if not is_change(change) or (change.total and change.unit is None):
            continue
        found.stated += 1
        one = _test(change, tables)
        if one is not None:
            tested[change.table_id or ""].append(one)
    for held in tested.values():
        wrong = [one for one in held if one.fit is Fit.NOT]
        if len(wrong) * 2 > len(held):
            continue
        found.tested += len(held)
        for one in held:
            if one.fit is not Fit.ROUNDED:
                _add(found, one, tables, doc_id)


def _test(change: Observation, tables: Tables) -> _Tested | None:
    """The change with the two levels of its row or column, of its area, group and statistic."""
    levels = [
        one for one in tables.by_table[change.table_id or ""]
        if not is_change(one) and one.standing is change.standing and one.held_against == change.held_against
        and one.ref_area == change.ref_area and one.target_groups == change.target_groups
        and one.statistic == change.statistic and (one.row == change.row or one.col == change.col)
    ]  # fmt: skip
    before = [one for one in levels if one.period and one.period == change.comparison_period]
    after = [one for one in levels if one.period and one.period == change.period]
    if len(before) != 1 or len(after) != 1 or before[0].unit != after[0].unit:
        return None
    follows = _follow(change, before[0], after[0])
    if not follows:
        return None
    fits = [fit(printed(change), one) for one in follows]
    best = min(range(len(fits)), key=lambda index: list(Fit).index(fits[index]))
    return _Tested(change, before[0], after[0], fits[best], follows[best])


def _follow(change: Observation, before: Observation, after: Observation) -> list[Range]:
    """The changes that the levels allow: of shares in percent those in points too, which headers often call percent."""
    first, last = printed(before), printed(after)
    if change.unit is Unit.PERCENT:
        percent = change_in_percent(first, last)
        points = [last.range - first.range] if before.unit is Unit.PERCENT else []
        return ([percent] if percent else []) + points
    if change.unit is Unit.PERCENTAGE_POINTS:
        return [last.range - first.range] if before.unit is Unit.PERCENT else []
    if change.unit == before.unit or {change.unit, before.unit} <= _COUNTS:
        if first.decimals <= 0 and last.decimals <= 0:
            return [Range(last.value - first.value - 1, last.value - first.value + 1)]  # averages, rounded each
        return [last.range - first.range]
    return []


def _add(found: Audited, one: _Tested, tables: Tables, doc_id: str) -> None:
    change, stated = one.change, printed(one.change)
    sign = {Unit.PERCENT: " %", Unit.PERCENTAGE_POINTS: " percentage points"}.get(change.unit or Unit.COUNT, "")
    computed = f"{danish(one.follows.middle, max(stated.decimals, 0) + 1)}{sign}"
    levels = f"{change.indicator}: from {printed(one.before)} to {printed(one.after)}"
    if one.fit is Fit.TRUNCATED:
        message, severity = f"{levels} is {computed}; {stated}{sign} is cut off, not rounded.", Severity.NOTE
    elif fit(Printed(-stated.value, stated.decimals), one.follows) is not Fit.NOT:
        message, severity = f"{levels} is {computed}; the table has {stated}{sign}, the other way.", Severity.ERROR
    else:
        message, severity = f"{levels} is {computed}, not {stated}{sign}.", Severity.ERROR
    found.add(doc_id, severity, message, [tables.row(change)], stated=f"{stated}{sign}", computed=computed)
