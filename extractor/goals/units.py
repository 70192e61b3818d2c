"""The unit of a goal's number: what it counts, by the word after it, the subject before it, or a table's header."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extractor.danish.numbers import Number
from extractor.danish.wording import wording
from extractor.goals.cues import FILES
from extractor.goals.quantities import Quantity
from models.terms import Measure, Unit

_LENGTHS = {"uger": Unit.WEEKS, "måneder": Unit.MONTHS, "år": Unit.YEARS, "timer": Unit.HOURS}
_LENGTH = re.compile(r"(?:\bantal\s+|,\s*|\(\s*(?:i\s+)?)(uger|måneder|år|timer)\b", re.IGNORECASE)
_POINTS = re.compile(r"(?:%|pct\.?)-?\s?point|procentpoint", re.IGNORECASE)
_PERCENT = re.compile(r"%|\bpct\b|\bprocent\b|\bandel", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Units:
    """Patterns of the nouns that numbers count."""

    people_after: re.Pattern[str]
    thing_after: re.Pattern[str]
    percentage: re.Pattern[str]
    share: re.Pattern[str]
    cases_counted: re.Pattern[str]
    cases: re.Pattern[str]
    people: re.Pattern[str]
    number: re.Pattern[str]
    further: re.Pattern[str]

    def of_number(self, sentence: str, number: Number, measure: Measure | None) -> Unit | None:
        """The unit that the number's own word gives; a bare number counts persons where the goal does, else things,
        and nothing that could be told where the sentence is about a share."""
        if number.unit is not None:
            return number.unit
        if self.people_after.match(sentence, number.end):
            return Unit.PERSONS
        if self.thing_after.match(sentence, number.end):
            return Unit.COUNT
        if self.percentage.search(sentence, 0, number.start):
            return Unit.PERCENT
        if self.share.search(sentence, 0, number.start):
            return None
        if self.cases_counted.search(sentence):
            return Unit.COUNT
        return Unit.PERSONS if measure is Measure.PERSONS else Unit.COUNT

    def of_change(
        self, sentence: str, change: Quantity, target: Quantity | None, measure: Measure | None
    ) -> Unit | None:
        """The change's unit; *yderligere 15 %* on the way to a share is so many percentage points."""
        to_share = target is not None and target.number.unit is Unit.PERCENT
        if change.number.unit is Unit.PERCENT and to_share and self.further.search(sentence, 0, change.number.start):
            return Unit.PERCENTAGE_POINTS
        return self.of_number(sentence, change.number, measure)

    def of_header(self, header: str) -> Unit | None:
        """The unit that a header or a row's label names for bare numbers: "pct.", "antal uger", ", personer"."""
        length = _LENGTH.search(header)
        if length:
            return _LENGTHS[length[1].lower()]
        if _POINTS.search(header):
            return Unit.PERCENTAGE_POINTS
        if _PERCENT.search(header):
            return Unit.PERCENT
        if self.people.search(header):
            return Unit.PERSONS
        if self.cases.search(header):
            return Unit.COUNT
        return None


@cache
def units(folder: Path | None = None) -> Units:
    """The patterns over the words of the vocabulary, or of the file in `folder`."""
    of = wording(FILES, folder).pattern
    return Units(
        people_after=of(r"\s*(?:@before_noun@ )?@people@"),
        thing_after=of(r"\s*(?!@function_word@|@size_after@)(?:\w+ ){0,2}?[a-zæøå]{4,}"),
        percentage=re.compile(r"[^\W\d_]procent(?:en)?\s+(?:er|på|til|skal|må|være)\b", re.IGNORECASE),
        share=of("@share@"),
        cases_counted=of(r"@number_of@ (?:(?!@after_subject@)\w+ )*?@cases@"),
        cases=of("@cases@"),
        people=of("@people@"),
        number=of(r"\bantal\b"),
        further=of(r"\byderligere\s*$"),
    )
