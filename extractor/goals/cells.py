"""The fields of a goal whose target stands in a table's cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from re import Pattern

from extractor.danish import cues, measures, numbers, periods
from extractor.danish.wording import wording
from extractor.goals import fields
from extractor.goals.cues import FILES
from extractor.goals.fields import Fields
from extractor.goals.tables import TableGoal
from extractor.goals.units import units
from models.records import Document
from models.terms import Measure, Unit

SIGNS = "+-–−"
_MEASURE_OF = {
    Unit.PERSONS: Measure.PERSONS,
    Unit.COUNT: Measure.PERSONS,
    Unit.PERCENT: Measure.SHARE,
    Unit.WEEKS: Measure.DURATION,
}
_VAGUE = {None, Measure.QUALITY, Measure.OTHER}


@dataclass(frozen=True, slots=True)
class RowForms:
    """Patterns of a row's label: a change named in front, and the names of units."""

    fall: Pattern[str]
    rise: Pattern[str]
    unit_name: Pattern[str]
    unit_phrase: Pattern[str]


@cache
def row_forms(folder: Path | None = None) -> RowForms:
    """The patterns over the words of the vocabulary, or of the file in `folder`."""
    of = wording(FILES, folder).pattern
    return RowForms(
        fall=of(r"\W*@fall@"),
        rise=of(r"\W*@rise@"),
        unit_name=of(r"@unit_name@\.?"),
        unit_phrase=of(r"[,(]\s*(?:højst|mindst|maksimalt|minimum)?\s*(?:i )?(?:@unit_name@\.?\s*)+\)?"),
    )


def subject(words: str, folder: Path | None = None) -> str:
    """A row's label without what it says of its numbers only: ", højst antal personer", "(pct.)"."""
    return row_forms(folder).unit_phrase.sub("", words)


def of_row(row: TableGoal, chapter: str, document: Document, folder: Path | None = None) -> Iterator[Fields]:
    """The goals of a table's row: as its words say, with the target's own cell where it has one; `chapter` the titles
    that the table stands under."""
    if row.target is None:
        return fields.read(row.subject, "", row.header, chapter, document, folder)
    said = next(fields.read(subject(row.subject, folder), "", row.header, chapter, document, folder))
    return read(said, row.subject, row.target, row.header, row.baseline, row.baseline_header, folder)


def read(
    said: Fields, words: str, target: str, header: str, baseline: str | None, since: str, folder: Path | None = None
) -> Iterator[Fields]:
    """The goals of a target's cell: what the row's `words` say (read as `said`), with the cell's own number, unit and
    bound; `baseline` is the cell of the level to start from and `since` that column's header."""
    forms = row_forms(folder)
    exact = numbers.read_cell(target)
    found = numbers.find(target, [(period.start, period.end) for period in periods.find(target)])
    before = numbers.read_cell(baseline) if baseline else None
    dates = periods.find(since)
    own = exact.unit if exact else found[0].unit if found else None
    unit = own or units(folder).of_header(words) or units(folder).of_header(header)
    if unit is None and said.measure is Measure.PERSONS:
        unit = Unit.PERSONS
    if unit is None and units(folder).number.search(f"{words} {header}"):
        unit = Unit.COUNT
    said = replace(
        said,
        quantified=True,
        measure=_measure(said.measure, words, unit, folder),
        bound=cues.bound(f"{forms.unit_name.sub('', words)} {target}"),
        target_value=None,
        target_unit=None,
        target_printed=None,
        baseline_value=before.value if before else None,
        baseline_printed=baseline if before else None,
        baseline_period=dates[0].iso if dates and before else said.baseline_period,
    )
    fall, rise = forms.fall.match(words), forms.rise.match(words)
    if exact and (fall or rise or target.strip()[:1] in SIGNS):
        size = -abs(exact.value) if fall else exact.value
        yield replace(said, change_value=size, change_unit=unit, change_printed=target)
    elif exact:
        yield replace(said, target_value=exact.value, target_unit=unit, target_printed=target)
    else:
        for number in found[:2] if found and found[0].range_role else found[:1]:
            yield replace(
                said, target_value=number.value, target_unit=number.unit or unit, target_printed=number.printed
            )


def _measure(measure: Measure | None, words: str, unit: Unit | None, folder: Path | None) -> Measure | None:
    """What a terse label leaves open: "Virksomhedsbesøg" is counted, "…, personer" counts people, "…, pct." is a share;
    the name of a benefit alone counts those who are on it."""
    if measure not in _VAGUE:
        return measure
    counted = measures.named_measure(f"Antal {words}", folder=folder) if unit is not Unit.PERCENT else None
    by_unit = None if unit is None else _MEASURE_OF.get(unit)
    return measures.named_measure(words, folder=folder) or counted or by_unit or measure
