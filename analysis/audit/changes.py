"""Changes that prose and goals state, against the levels that they state: percent, points, numbers, and their sign."""

from __future__ import annotations

from analysis.arithmetic import Fit, Printed, Range, change_in_percent, danish, decimals_of, fit
from analysis.audit import words
from analysis.audit.facts import COUNTS, Fact, Prose
from analysis.audit.findings import Audited
from models.calendar import parse
from models.provenance import Span
from models.records import Goal
from models.terms import FindingKind, Severity, Unit

_NEAR = 600  # characters between a change and the levels that it speaks of


def audit(prose: Prose) -> Audited:
    """Stated changes that do not follow from the stated levels."""
    found = Audited(FindingKind.ARITHMETIC)
    for change in (fact for fact in prose.facts if fact.is_change):
        found.stated += 1
        levels = _levels(change, prose.facts)
        if levels is None or not change.exact:
            continue
        before, after = levels
        if _another_fits(change, prose.facts, before, after):
            continue
        found.tested += 1
        _test(found, prose.extraction.document.doc_id, change.printed, change.unit, before.printed, after.printed,
              before.unit, [change.span, after.span, before.span])  # fmt: skip
    for goal in prose.extraction.goals:
        _goal(found, goal, prose)
    return found


def _levels(change: Fact, facts: tuple[Fact, ...]) -> tuple[Fact, Fact] | None:
    """The levels before and after that a change speaks of: those of its own sentence, else the only ones of its
    periods nearby."""
    akin = [
        one for one in facts if not one.is_change and one.exact and one.about == change.about and _fits(one, change)
    ]
    within = sorted((one for one in akin if one.span == change.span), key=lambda one: (one.period or "", one.place))
    if len(within) == 2 and within[0].unit == within[1].unit and within[0].period != within[1].period:
        return within[0], within[1]
    if not change.period or not change.comparison:
        return None
    near = [one for one in akin if abs(one.place - change.place) <= _NEAR]
    before = [one for one in near if one.period == change.comparison]
    after = [one for one in near if one.period == change.period]
    values = {one.printed.value for one in before}, {one.printed.value for one in after}
    if len(values[0]) != 1 or len(values[1]) != 1 or before[0].unit != after[0].unit:
        return None
    return before[0], after[0]


def _another_fits(change: Fact, facts: tuple[Fact, ...], before: Fact, after: Fact) -> bool:
    """Whether the levels give another change of the same sentence and this one not: then they are that one's, and
    this one is of something else."""
    others = [one for one in facts if one.is_change and one.span == change.span and one.unit == change.unit]
    fitting = {
        one.printed.value for one in others
        if (follows := _follows(one.unit, before.printed, after.printed, before.unit)) is not None
        and fit(one.printed, follows) is Fit.ROUNDED
    }  # fmt: skip
    return bool(fitting) and change.printed.value not in fitting


def _fits(level: Fact, change: Fact) -> bool:
    """Whether a change in this unit can be one of that level."""
    if change.unit is Unit.PERCENTAGE_POINTS:
        return level.unit is Unit.PERCENT
    if change.unit is Unit.PERCENT:
        return True
    return level.unit == change.unit or {level.unit, change.unit} <= COUNTS


def _goal(found: Audited, goal: Goal, prose: Prose) -> None:
    """A goal that names its baseline, its target and the change between them."""
    if goal.change_value is None or goal.target_value is None or goal.baseline_value is None:
        return
    found.stated += 1
    printed = [_printed(value, text) for value, text in (
        (goal.change_value, goal.change_printed), (goal.baseline_value, goal.baseline_printed),
        (goal.target_value, goal.target_printed),
    )]  # fmt: skip
    numbers = prose.numbers_in(goal.span.start, goal.span.end)
    inexact = {abs(one.value or 0) for one in numbers if prose.is_about(one)} - {abs(goal.target_value)}
    change, before, after = printed
    if change is None or before is None or after is None or {abs(before.value), abs(change.value)} & inexact:
        return
    found.tested += 1
    _test(found, goal.doc_id, change, goal.change_unit, before, after, goal.target_unit, [goal.span])


def _printed(value: float, text: str | None) -> Printed | None:
    decimals = decimals_of(text)
    return Printed(value, decimals) if decimals is not None else None


def _test(
    found: Audited, doc_id: str, change: Printed, unit: Unit | None, before: Printed, after: Printed,
    level_unit: Unit | None, places: list[Span],
) -> None:  # fmt: skip
    """Adds a finding where the change does not follow from the levels."""
    follows = _follows(unit, before, after, level_unit)
    if follows is None:
        return
    how = fit(change, follows)
    if how is Fit.ROUNDED:
        return
    sign = {Unit.PERCENT: " %", Unit.PERCENTAGE_POINTS: " percentage points"}.get(unit or Unit.COUNT, "")
    exact = danish(
        follows.middle, change.decimals + 1 if unit is Unit.PERCENT else max(before.decimals, after.decimals)
    )
    computed = f"{exact}{sign}"
    levels = f"From {before} to {after}"
    if how is Fit.TRUNCATED:
        message = f"{levels} is {computed}; {change}{sign} is cut off, not rounded."
        found.add(doc_id, Severity.NOTE, message, places, stated=f"{change}{sign}", computed=computed)
        return
    if unit is Unit.PERCENT and level_unit is Unit.PERCENT and fit(change, after.range - before.range) is not Fit.NOT:
        points = danish(after.value - before.value, max(before.decimals, after.decimals))
        message = f"{levels} % is {points} percentage points, not {change} %."
        found.add(doc_id, Severity.NOTE, message, places, stated=f"{change} %", computed=f"{points} percentage points")
        return
    turned = Printed(-change.value, change.decimals)
    if change.value and fit(turned, follows) is not Fit.NOT:
        way = "a rise" if follows.middle > 0 else "a fall"
        message = f"{levels} is {way}; stated is a change of {change}{sign}."
    else:
        message = f"{levels} is {computed}, not {change}{sign}."
    found.add(doc_id, Severity.ERROR, message, places, stated=f"{change}{sign}", computed=computed)


def _follows(unit: Unit | None, before: Printed, after: Printed, level_unit: Unit | None) -> Range | None:
    """All changes that the levels allow, in the unit of the stated one."""
    if unit is Unit.PERCENT:
        return change_in_percent(before, after)
    if (unit is Unit.PERCENTAGE_POINTS) != (level_unit is Unit.PERCENT):
        return None
    difference = after.range - before.range
    if unit in COUNTS:  # whole people: no rounding on either side
        return Range(after.value - before.value, after.value - before.value)
    return difference


def parts(prose: Prose, found: Audited) -> None:
    """Parts of a whole with the share that they are said to be: *Heraf var 1.713 …, svarende til 26,9 %*."""
    for fact in prose.facts:
        if fact.is_change or fact.unit is not Unit.PERCENT or not fact.exact:
            continue
        part = _part(fact, prose)
        if part is None:
            continue
        found.stated += 1
        whole = _whole(part, prose)
        if whole is None:
            continue
        found.tested += 1
        low = (part.printed.value / whole.value) * 100
        how = fit(fact.printed, Range(low, low))
        if how is Fit.ROUNDED:
            continue
        computed = f"{danish(low, fact.printed.decimals + 1)} %"
        severity = Severity.NOTE if how is Fit.TRUNCATED else Severity.ERROR
        rest = "is cut off, not rounded" if how is Fit.TRUNCATED else f"not {fact.printed} %"
        message = f"{part.printed} of {whole} is {computed}, {rest}." if severity is Severity.ERROR else (
            f"{part.printed} of {whole} is {computed}; {fact.printed} % {rest}."
        )  # fmt: skip
        found.add(prose.extraction.document.doc_id, severity, message, [fact.span],
                  stated=f"{fact.printed} %", computed=computed)  # fmt: skip


def _part(share: Fact, prose: Prose) -> Fact | None:
    """The number that a share in the same sentence puts in percent."""
    text = prose.extraction.text
    for one in prose.facts:
        if (
            one.span == share.span
            and one.unit in COUNTS
            and not one.is_change
            and one.exact
            and one.place < share.place
        ):
            between = text[one.place : share.place]
            if words.pattern("equals").search(between) and words.pattern("part").search(share.span.quote):
                return one
    return None


def _may_share_time(one: str | None, other: str | None) -> bool:
    """Whether two periods are one, one lies in the other, or either is not told."""
    if not one or not other:
        return True
    a, b = parse(one), parse(other)
    first = max(a.first.first_month, b.first.first_month)
    last = min(a.last.last_month, b.last.last_month)
    return (first, last) in {(span.first.first_month, span.last.last_month) for span in (a, b)}


def _whole(part: Fact, prose: Prose) -> Printed | None:
    """The number that the part is taken from: the only larger one of its own sentence before it (*af de 57 deltagere*),
    else the nearest larger one before the sentence, of the same time and area."""
    own = [
        one for one in prose.numbers_in(part.span.start, part.place)
        if one.value is not None and one.value > part.printed.value and one.decimals is not None
        and one.unit not in {Unit.PERCENT, Unit.PERCENTAGE_POINTS}
    ]  # fmt: skip
    if own:
        held = own[0]
        return Printed(held.value or 0.0, held.decimals or 0) if len(own) == 1 and not prose.is_about(held) else None
    earlier = [
        one for one in prose.facts
        if one.unit in COUNTS and not one.is_change and one.place < part.span.start and part.place - one.place <= _NEAR
        and _may_share_time(one.period, part.period) and one.area == part.area
        and one.printed.value > part.printed.value
    ]  # fmt: skip
    return earlier[-1].printed if earlier and earlier[-1].exact else None
