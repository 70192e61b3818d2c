"""The fields of a goal, read from its sentence; what stands above it helps only where the sentence is silent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extractor.danish import cues, groups, measures, numbers, periods
from extractor.goals.circumstances import circumstances
from extractor.goals.halves import halves
from extractor.goals.quantities import Part, Quantity, parts
from extractor.goals.units import units
from models.records import Document
from models.terms import Bound, Direction, Frequency, Measure, Unit

NEAR = 25  # characters between a bound and its number
YEARS = {4, 9}  # lengths of "2019" and "2019/2020"
_LEVEL = re.compile(r"\bniveau", re.IGNORECASE)
_THAN = re.compile(
    r"\b(?:(?P<less>lavere|færre|kortere|mindre)|(?P<more>højere|flere|bedre|større))\b(?:\s+[^\s.,;]+){0,4}?\s+end\b",
    re.IGNORECASE,
)
_PART_OF = re.compile(r"\b(?:heraf|hvoraf)\s+$", re.IGNORECASE)
_HOWEVER = re.compile(r"\s*,\s*dog\b", re.IGNORECASE)  # "600 personer, dog maksimalt 630"
_DATED = re.compile(r"\bi\s+(?P<year>(?:19|20)\d\d)\b")
_PLACE = re.compile(r"\s*(?:[^\W\d_]+\s+)?i\s+[A-ZÆØÅ][\w-]+")


@dataclass(frozen=True, slots=True)
class Fields:
    """What one goal's sentence says, in the contract's terms; names as in `models.records.Goal`."""

    quantified: bool
    target_groups: tuple[str, ...]
    measure: Measure | None
    direction: Direction | None = None
    bound: Bound | None = None
    target_value: float | None = None
    target_unit: Unit | None = None
    target_printed: str | None = None
    change_value: float | None = None
    change_unit: Unit | None = None
    change_printed: str | None = None
    baseline_value: float | None = None
    baseline_printed: str | None = None
    baseline_period: str | None = None
    target_period: str | None = None
    frequency: Frequency | None = None
    reference: str | None = None
    condition: str | None = None


def read(
    sentence: str, label: str, heading: str, chapter: str, document: Document, folder: Path | None = None
) -> Iterator[Fields]:
    """The goals in one sentence: one, or one for each of its targets: for different things, places and years, and for
    the two ends of a range.

    `label` stands right before the goal, `heading` is the goal label above it (where a year may stand), `chapter` the
    titles that it stands under, innermost first; `folder` holds vocabulary files of the user.
    """
    dates = periods.find(sentence, document.year)
    found = numbers.find(sentence, [(period.start, period.end) for period in dates])
    pieces = halves(folder).of(sentence, found)
    if len(pieces) > 1:
        yield from _each(sentence, pieces, label, heading, chapter, document, folder)
        return
    context = label or chapter
    measure = measures.measure(sentence, context, folder=folder)
    quantities = parts(folder).quantities(sentence, found, durations=measure is Measure.DURATION)
    timing = parts(folder).timing(sentence, dates, quantities)
    change = next((one for one in quantities if one.part is Part.CHANGE), None)
    baseline = next((one for one in quantities if one.part is Part.BASELINE), None)
    around = circumstances(folder)
    reference = around.reference(sentence)
    if reference in document.kommune:
        reference = None  # "under 30 år i Egedrup Kommune" is held against no other
    keeps_level = timing.baseline is not None and _LEVEL.search(sentence) is not None
    rows = _targets(sentence, [one for one in quantities if one.part is Part.TARGET])
    second = around.second_figure(sentence) if rows == [None] and change is None else None
    for target in rows:
        compares = bool(target or change or reference or _LEVEL.search(sentence))
        said = Fields(
            quantified=bool(target or change or reference or keeps_level or around.is_ranked(sentence)),
            target_groups=groups.groups(sentence, context, folder=folder),
            measure=measure,
            direction=_direction(sentence, change, reference, target, folder),
            bound=_bound(sentence, target, reference, change, len(rows) > 1) if compares else None,
            target_value=target.value if target else None,
            target_unit=units(folder).of_number(sentence, target.number, measure) if target else None,
            target_printed=target.number.printed if target else None,
            change_value=change.value if change else None,
            change_unit=units(folder).of_change(sentence, change, target, measure) if change else None,
            change_printed=change.number.printed if change else None,
            baseline_value=baseline.value if baseline else None,
            baseline_printed=baseline.number.printed if baseline else None,
            baseline_period=timing.baseline,
            target_period=_own_year(sentence, target, rows)
            or timing.target
            or period_above(heading, chapter, document),
            frequency=around.frequency(sentence),
            reference=reference,
            condition=around.condition(sentence),
        )
        yield said
        other = measures.named_measure(second) if second else None
        if other not in {None, measure}:  # "nedbringe antallet af sager samt varigheden af forløbene"
            yield replace(said, measure=other)


def _each(
    sentence: str, pieces: Sequence[tuple[int, int]], label: str, heading: str, chapter: str, document: Document,
    folder: Path | None,
) -> Iterator[Fields]:  # fmt: skip
    """The goals of each part of a sentence. What a part leaves open, the parts before it and the sentence say: whom it
    is about, by when, and on what condition."""
    whole = periods.find(sentence, document.year)
    shared = parts(folder).timing(sentence, whole, ()).target if len(whole) == 1 else None
    said_of_all = measures.measure(sentence, label or chapter, folder=folder)
    before, joined, earlier = "", None, None
    for start, end in pieces:
        part = sentence[start:end]
        above = ". ".join(text for text in (before or label, chapter) if text) if before else label
        for said in read(part, above, heading, chapter, document, folder):
            if earlier and earlier.change_value and said.target_value is not None and _PART_OF.search(sentence[:start]):
                said = _as_change(said, earlier)  # "en reduktion på 100, heraf 60 i 2021"
            own = periods.find(part, document.year)
            yield replace(
                said,
                target_period=said.target_period if own or shared is None else shared,
                bound=said.bound or (joined if part[:1].isdigit() else None),  # "mindst 80 … og 60 …"
                measure=said_of_all if said.measure is Measure.SHARE else said.measure,  # its verb may come last
                condition=said.condition or circumstances(folder).condition(sentence),
            )
            joined, earlier = said.bound or joined, said
        before = f"{label} {part}".strip()


def _as_change(said: Fields, earlier: Fields) -> Fields:
    """A part of a change, which has its sign and its unit."""
    size = said.target_value if earlier.change_value and earlier.change_value > 0 else -(said.target_value or 0)
    return replace(
        said, change_value=size, change_unit=earlier.change_unit, change_printed=said.target_printed,
        direction=earlier.direction, target_value=None, target_unit=None, target_printed=None,
    )  # fmt: skip


def period_above(heading: str, chapter: str, document: Document) -> str | None:
    """The period that the goal label names, else its chapter, else the document's own year or years."""
    named = periods.find(heading)
    if named:
        return named[0].iso
    years = [period.iso for period in periods.find(chapter) if len(period.iso) in YEARS]
    if years:
        return years[0]
    if document.year is None:
        return None
    return f"{document.year}/{document.year_end}" if document.year_end else str(document.year)


def _targets(sentence: str, targets: Sequence[Quantity]) -> list[Quantity | None]:
    """The targets that are rows: the first; the second where it is the other end of a range (*minimum 100, dog
    maksimalt 175*); those that have a place of their own (*350 i Egedrup og 310 i Fjordø*)."""
    if not targets:
        return [None]
    ends = [one for one in targets if one.number.range_role is not None]
    if len(ends) == 2:
        return list(ends)
    bounds = {_own_bound(sentence, one) for one in targets}
    between = sentence[targets[0].number.unit_end : targets[1].number.start] if len(targets) == 2 else ""
    if len(targets) == 2 and (bounds == {Bound.AT_LEAST, Bound.AT_MOST} or _HOWEVER.match(between)):
        return list(targets)
    years = [_own_year(sentence, one, targets) for one in targets]
    if len(targets) > 1 and None not in years and len(set(years)) == len(targets):
        return list(targets)
    placed = [one for one in targets if _PLACE.match(sentence, one.number.unit_end)]
    if len(placed) > 1:
        return list(placed)
    bounded = [one for one in targets if any(_near(cue, one) for cue in cues.bounds(sentence))]
    return [(bounded or targets)[0]]


def _bound(
    sentence: str, target: Quantity | None, reference: str | None, change: Quantity | None, several: bool
) -> Bound | None:
    """How the target binds, or the level of the others that it is held against: *lavere end gennemsnittet*."""
    if several:
        return _own_bound(sentence, target)
    found = cues.bound(sentence)
    if found is None and reference and target is None and change is None:
        than = _THAN.search(sentence)
        if than:
            return Bound.AT_MOST if than["less"] else Bound.AT_LEAST
    return found


def _own_year(sentence: str, target: Quantity | None, rows: Sequence[Quantity | None]) -> str | None:
    """The year behind a target and before the next, where each of several has its own: *380 i 2019 og 360 i 2020*."""
    if target is None or len(rows) < 2:
        return None
    later = [one.number.start for one in rows if one and one.number.start > target.number.start]
    found = _DATED.search(sentence, target.number.unit_end, min(later, default=len(sentence)))
    return found["year"] if found else None


def _own_bound(sentence: str, target: Quantity | None) -> Bound | None:
    """The bound that stands before a target; the first one's holds for those joined to it."""
    if target is None:
        return None
    if target.number.range_kind == "interval":
        return Bound.AT_LEAST if target.number.range_role == "from" else Bound.AT_MOST
    found = cues.bounds(sentence)
    before = [cue for cue in found if _near(cue, target)]
    if before:
        return before[-1].bound
    return found[0].bound if len(found) == 1 and found[0].end <= target.number.start else None


def _near(cue: cues.BoundCue, target: Quantity) -> bool:
    return 0 <= target.number.start - cue.end <= NEAR


def _direction(
    sentence: str, change: Quantity | None, reference: str | None, target: Quantity | None, folder: Path | None
) -> Direction | None:
    """The way that the words want the figure to go; *lavere end 200* names a level and no way."""
    level = _THAN.search(sentence) if change is None and target and not reference else None
    for cue in cues.directions(sentence, folder=folder):
        if level is None or not level.start() <= cue.start < level.end():
            return cue.direction
    if change and change.value:
        return Direction.INCREASE if change.value > 0 else Direction.DECREASE
    return None
