"""The fields of a goal, read from its sentence; what stands above it helps only where the sentence is silent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.danish import areas, cues, groups, measures, numbers, periods
from extractor.goals import quantities as parts
from extractor.goals.quantities import Part, Quantity
from models.records import Document
from models.terms import Bound, Direction, Frequency, Measure, Unit

_FREQUENCY = (
    (Frequency.WEEK, re.compile(r"\b(?:pr\.?\s+uge|om\s+ugen|ugentligt?|hver\s+uge|per\s+uge)\b", re.IGNORECASE)),
    (Frequency.MONTH, re.compile(r"\b(?:pr\.?\s+måned|om\s+måneden|månedligt?|hver\s+måned|per\s+måned)\b", re.IGNORECASE)),
    (Frequency.QUARTER, re.compile(r"\b(?:pr\.?\s+kvartal|i\s+kvartalet|kvartalsvist?|hvert\s+kvartal|per\s+kvartal)\b", re.IGNORECASE)),
    (Frequency.YEAR, re.compile(r"\b(?:pr\.?\s+år(?!\w)|om\s+året|årligt?|hvert\s+år|per\s+år)\b", re.IGNORECASE)),
)  # fmt: skip
_CONDITION = re.compile(
    r"\b(?P<words>(?:såfremt|hvis|forudsat|under\s+forudsætning\s+af|medmindre)\b[^.;]*?)(?=[.;]|$|,?\s+(?:forventes|skal|vil|foretages|gennemføres)\b)",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:på\s+niveau\s+med|samme\s+niveau\s+som|(?:lavere|højere|bedre|under|over|ringere|mindre|større)\s+end|i\s+forhold\s+til|svarende\s+til|følge|"
    r"under|over)\b(?P<rest>[^.;]{0,120})",
    re.IGNORECASE,
)
_RANKED = re.compile(
    r"\b(?:top\s*-?\s*\d+|blandt\s+(?:de|den)\s+(?:\w+\s+){0,4}(?:bedste|bedst|pct|procent)\w*|bedste?\s+(?:fjerdedel|tredjedel|halvdel)|nr\.\s*\d+)\b",
    re.IGNORECASE,
)
_PERSON_NOUN = re.compile(
    r"\s*(?:(?:nye|flere|færre|forskellige|unge|ledige|private|igangværende|gennemsnitlige)\s+)?"
    r"(?:personer|borgere|fuldtidspersoner|helårspersoner|ledige|unge|\w+modtagere|\w+ister|\w+ramte|sygemeldte|flygtninge|medarbejdere|kvinder|\w+lærlinge|elever|deltagere)\b",
    re.IGNORECASE,
)
_OTHER_NOUN = re.compile(r"\s*(?:\w+\s+){0,2}?[a-zæøå]{4,}", re.IGNORECASE)
_LENGTHS = {"uger": Unit.WEEKS, "måneder": Unit.MONTHS, "år": Unit.YEARS, "timer": Unit.HOURS}
_CHANGE_ROW = re.compile(
    r"\W*(?:(?P<down>fald|reduktion|nedgang|nedbringelse|færre)|(?P<up>stigning|vækst|forøgelse|flere))\b",
    re.IGNORECASE,
)
_UNIT_NAMES = re.compile(r"\b(?:antal|pct|procent|fuldtidspersoner|personer|uger|måneder)\b\.?", re.IGNORECASE)
_MEASURE_OF = {
    Unit.PERSONS: Measure.PERSONS,
    Unit.COUNT: Measure.PERSONS,
    Unit.PERCENT: Measure.SHARE,
    Unit.WEEKS: Measure.DURATION,
}
NEAR = 25  # characters between a bound and its number
_SUBJECT = re.compile(
    r"\bantal(?:let)?\s+(?:af\s+)?(?P<noun>[^.;:]*?)(?=\s+(?:i|på|med|over|under|der|som|skal|må|forventes|bør|reduceres|nedbringes|øges|falder|stiger|fastholdes)\b|$)",
    re.IGNORECASE,
)
_CASES = re.compile(
    r"(?:\w*sager|\w*bevillinger|\w*aftaler|\w*forløb|\w*besøg|\w*projekter|\w*pladser|\w*praktikker|revalideringer|\w*tilkendelser|\w*kontakter|\w*ansættelser|\w*jobs?)\s*$",
    re.IGNORECASE,
)
_SHARE_SUBJECT = re.compile(r"\bandel(?:en)?\b|\b\w*(?:procent|grad|frekvens|effekt)(?:en)?\b", re.IGNORECASE)


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


def read(sentence: str, label: str, heading: str, chapter: str, document: Document) -> Iterator[Fields]:
    """The goals in one sentence: one, or one for each end of a range and each thing that has a target of its own.

    `label` stands right before the goal, `heading` is the goal label above it (where a year may stand), `chapter` the
    titles that it stands under, innermost first.
    """
    dates = periods.find(sentence, document.year)
    found = numbers.find(sentence, [(period.start, period.end) for period in dates])
    context = label or chapter
    measure = measures.measure(sentence, context)
    quantities = parts.quantities(sentence, found, durations=measure is Measure.DURATION)
    timing = parts.timing(sentence, dates, quantities)
    targets = [one for one in quantities if one.part is Part.TARGET]
    change = next((one for one in quantities if one.part is Part.CHANGE), None)
    baseline = next((one for one in quantities if one.part is Part.BASELINE), None)
    reference = _reference(sentence)
    rows = _targets(sentence, targets)
    for target in rows:
        unit = _unit(sentence, target.number, measure) if target else None
        yield Fields(
            quantified=bool(
                target or change or reference or _RANKED.search(sentence) or _keeps_level(sentence, timing)
            ),
            target_groups=groups.groups(sentence, context),
            measure=measure,
            direction=_direction(sentence, change),
            bound=_own_bound(sentence, target) if len(rows) > 1 else _bound(sentence, target, change, reference),
            target_value=target.value if target else None,
            target_unit=unit,
            target_printed=target.number.printed if target else None,
            change_value=change.value if change else None,
            change_unit=_change_unit(change, target, sentence) if change else None,
            change_printed=change.number.printed if change else None,
            baseline_value=baseline.value if baseline else None,
            baseline_printed=baseline.number.printed if baseline else None,
            baseline_period=timing.baseline,
            target_period=timing.target or period_above(heading, chapter, document),
            frequency=next((one for one, pattern in _FREQUENCY if pattern.search(sentence)), None),
            reference=reference,
            condition=_condition(sentence),
        )


def of_cell(
    subject: Fields, words: str, target: str, header: str, baseline: str | None, baseline_header: str
) -> Iterator[Fields]:
    """The goals of a target's cell: what the row's `words` say (read as `subject`), with the cell's own number, unit and
    bound."""
    dates = [(period.start, period.end) for period in periods.find(target)]
    exact = numbers.read_cell(target)
    found = numbers.find(target, dates)
    before = numbers.read_cell(baseline) if baseline else None
    since = periods.find(baseline_header)
    said = replace(
        subject, quantified=True, target_value=None, target_unit=None, target_printed=None,
        bound=cues.bound(f"{_UNIT_NAMES.sub('', words)} {target}"),
        baseline_value=before.value if before else None, baseline_printed=baseline if before else None,
        baseline_period=since[0].iso if since and before else subject.baseline_period,
    )  # fmt: skip
    of_unit = exact.unit if exact else found[0].unit if found else None
    unit = (
        of_unit
        or _header_unit(words)
        or _header_unit(header)
        or (Unit.PERSONS if subject.measure is Measure.PERSONS else None)
    )
    if said.measure in {None, Measure.QUALITY, Measure.OTHER}:
        said = replace(
            said, measure=measures.named_measure(words) or _MEASURE_OF.get(unit, said.measure) if unit else said.measure
        )
    change = _CHANGE_ROW.match(words)
    if exact and (change or target.strip()[:1] in "+-–−"):
        size = abs(exact.value) * (-1 if change["down"] else 1) if change else exact.value
        yield replace(said, change_value=size, change_unit=unit, change_printed=target)
        return
    if exact:
        yield replace(said, target_value=exact.value, target_unit=unit, target_printed=target)
        return
    for number in found[:2] if len(found) > 1 and found[0].range_role else found[:1]:
        yield replace(said, target_value=number.value, target_unit=number.unit or unit, target_printed=number.printed)


def _header_unit(header: str) -> Unit | None:
    """The unit that a header or a row's label names for bare numbers: "pct.", "antal uger", ", personer"."""
    length = re.search(r"\b(?:antal\s+|,\s*)(uger|måneder|år|timer)\b", header, re.IGNORECASE)
    if length:
        return _LENGTHS[length[1].lower()]
    if re.search(r"%-?\s?point|pct\.?-?\s?point|procentpoint", header, re.IGNORECASE):
        return Unit.PERCENTAGE_POINTS
    if re.search(r"%|\bpct\b|\bprocent\b|\bandel", header, re.IGNORECASE):
        return Unit.PERCENT
    if re.search(r"sager\b|forløb\b|aftaler\b|besøg\b", header, re.IGNORECASE):
        return Unit.COUNT
    if re.search(r"personer|borgere|modtagere", header, re.IGNORECASE):
        return Unit.PERSONS
    return Unit.COUNT if re.search(r"\bantal\b", header, re.IGNORECASE) else None


def period_above(heading: str, chapter: str, document: Document) -> str | None:
    """The period that the goal label names, else its chapter, else the document's own year or years."""
    named = periods.find(heading)
    if named:
        return named[0].iso
    years = [period.iso for period in periods.find(chapter) if len(period.iso) in {4, 9}]
    if years:
        return years[0]
    if document.year is None:
        return None
    return f"{document.year}/{document.year_end}" if document.year_end else str(document.year)


def _targets(sentence: str, targets: Sequence[Quantity]) -> list[Quantity | None]:
    """The targets that are rows: the first; the second where it is the other end of a range (*minimum 100, dog
    maksimalt 175*) or the same for another area (*350 i Egedrup og 310 i Fjordø*)."""
    if not targets:
        return [None]
    ends = [one for one in targets if one.number.range_role is not None]
    if len(ends) == 2:
        return list(ends)
    bounds = [_own_bound(sentence, one) for one in targets]
    if len(targets) == 2 and {*bounds} == {Bound.AT_LEAST, Bound.AT_MOST}:
        return list(targets)
    placed = [one for one in targets if _place_after(sentence, one)]
    return list(placed) if len(placed) > 1 else [targets[0]]


def _own_bound(sentence: str, target: Quantity | None) -> Bound | None:
    """The bound that stands right before a target."""
    if target is None:
        return None
    before = [cue for cue in cues.bounds(sentence) if 0 <= target.number.start - cue.end <= NEAR]
    return before[-1].bound if before else None


def _place_after(sentence: str, target: Quantity) -> bool:
    after = sentence[target.number.unit_end : target.number.unit_end + NEAR * 2]
    return bool(re.match(r"\s*i\s+[A-ZÆØÅ][\w-]+(?:s\s+Kommune|\s+Kommune)?", after))


def _unit(sentence: str, number: numbers.Number, measure: Measure | None) -> Unit | None:
    """The unit that the number's own word gives; a bare number counts persons where the goal does, else things."""
    if number.unit is not None:
        return number.unit
    after = sentence[number.end :]
    if _PERSON_NOUN.match(after):
        return Unit.PERSONS
    if _OTHER_NOUN.match(after) and not re.match(
        r"\s*(?:i|om|og|til|fra|pr|ved|for|på|som|der|hvilket)\b", after, re.IGNORECASE
    ):
        return Unit.COUNT
    if _SHARE_SUBJECT.search(sentence[: number.start]):
        return None
    counted = _SUBJECT.search(sentence)
    if counted and _CASES.search(counted["noun"]):
        return Unit.COUNT
    return Unit.PERSONS if measure is Measure.PERSONS else Unit.COUNT


def _change_unit(change: Quantity, target: Quantity | None, sentence: str) -> Unit | None:
    """The change's unit; *yderligere 15 %* on the way to a share is so many percentage points."""
    further = re.search(r"\byderligere\s*$", sentence[: change.number.start], re.IGNORECASE)
    if further and change.number.unit is Unit.PERCENT and target and target.number.unit is Unit.PERCENT:
        return Unit.PERCENTAGE_POINTS
    if change.number.unit is not None:
        return change.number.unit
    return _unit(sentence, change.number, Measure.PERSONS)


def _direction(sentence: str, change: Quantity | None) -> Direction | None:
    found = cues.direction(sentence)
    if found is None and change and change.value:
        return Direction.INCREASE if change.value > 0 else Direction.DECREASE
    return found


def _bound(sentence: str, target: Quantity | None, change: Quantity | None, reference: str | None) -> Bound | None:
    if target is None and change is None and reference is None and not re.search(r"\bniveau", sentence):
        return None
    return cues.bound(sentence)


def _reference(sentence: str) -> str | None:
    for compared in _COMPARED.finditer(sentence):
        found = areas.areas(compared["rest"])
        if found:
            return found[0].area
    if _RANKED.search(sentence):
        found = areas.areas(sentence)
        others = [one.area for one in found if one.area in {"klyngen", "Hele landet"} or one.area.startswith("Region")]
        return others[0] if others else "Hele landet" if re.search(r"\bkommuner\b", sentence, re.IGNORECASE) else None
    return None


def _keeps_level(sentence: str, timing: parts.Timing) -> bool:
    return timing.baseline is not None and bool(re.search(r"\bniveau", sentence))


def _condition(sentence: str) -> str | None:
    found = _CONDITION.search(sentence)
    return found["words"].strip(" ,") if found else None
