"""Goals wherever they stand, with every field that their own words give.

`candidates` walks the blocks and finds the places, `tables` the rows of goal tables; `fields` and `cells` read the
sentence and the row, `national` knows the minister's own words, `keys` finds the mentions that are one goal.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from extractor.danish.areas import areas
from extractor.danish.number_units import in_kroner
from extractor.goals import candidates, cells, fields, keys, national, tables
from extractor.goals.candidates import Candidate
from extractor.goals.labels import labels
from extractor.goals.tables import TableGoal
from extractor.ids import RecordIds
from extractor.sections import Outline
from models.blocks import Reading
from models.confidence import confidence
from models.national_goals import NationalGoal
from models.records import Document, Goal
from models.terms import GoalLevel

COUNTRYWIDE = re.compile(r"ungdomsårgang|på\s+landsplan|hele\s+landet", re.IGNORECASE)


def goals(
    reading: Reading, document: Document, outline: Outline, ids: RecordIds, vocabulary: Path | None = None
) -> tuple[Goal, ...]:
    """The document's goals in reading order, one row for each mention."""
    reader = _Reader(reading, document, outline, vocabulary)
    found = [goal for one in candidates.find(reading, document, vocabulary) for goal in reader.in_text(one)]
    stated = {goal.national_number for goal in found if goal.national_number}
    named = candidates.headings(reading, document, stated, vocabulary)
    found += [goal for one in named for goal in reader.in_text(one)]
    found += [goal for row in tables.find(reading, labels(vocabulary), document) for goal in reader.in_table(row)]
    found.sort(key=lambda goal: (goal.span.start, goal.span.end))
    return tuple(
        replace(goal, goal_key=key, goal_id=ids.make("g", goal.span.quote))
        for goal, key in zip(found, keys.keys(found), strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Candidates -> rows; keys and ids are given once all of the document's goals are known."""

    reading: Reading
    document: Document
    outline: Outline
    vocabulary: Path | None

    def in_text(self, one: Candidate) -> Iterator[Goal]:
        quote = self.reading.text[one.start : one.end]
        official = national.match(quote, self.document.year, one.number, self.vocabulary)
        if official is None and one.level is GoalLevel.NATIONAL:
            official = national.reworded(quote, self.document.year, one.number, self.vocabulary)
        level = GoalLevel.NATIONAL if official else one.level or GoalLevel.LOCAL
        chapter = self._chapter(one.start)
        for said in fields.read(quote, one.label, one.heading, chapter, self.document, self.vocabulary):
            if official and self.document.year_end:  # the minister's goals are for a year, also in a plan for two
                said = replace(said, target_period=str(official.year))
            goal = self._goal(said, one.start, one.end, level, official)
            number = goal.national_number or (one.number if level is GoalLevel.NATIONAL else None)
            if official is None and self._is_own(quote, said):
                goal = replace(goal, level=GoalLevel.LOCAL)
            yield replace(
                goal, national_number=number, rule=one.rule, confidence=confidence("goals", one.rule, self.vocabulary)
            )

    def _is_own(self, quote: str, said: fields.Fields) -> bool:
        """Whether a goal under the minister's name is the municipality's own level for it: it names the municipality,
        or a figure, which the minister leaves to each, and no minister or country."""
        if said.quantified and not labels(self.vocabulary).national.search(quote) and not COUNTRYWIDE.search(quote):
            return True
        return any(area.area in self.document.kommune for area in areas(quote, folder=self.vocabulary))

    def in_table(self, row: TableGoal) -> Iterator[Goal]:
        official = national.match(row.subject, self.document.year, None, self.vocabulary)
        for said in cells.of_row(row, self._chapter(row.start), self.document, self.vocabulary):
            goal = self._goal(said, row.start, row.end, GoalLevel.NATIONAL if official else GoalLevel.LOCAL, official)
            yield replace(goal, rule=row.rule, confidence=confidence("goals", row.rule, self.vocabulary))

    def _chapter(self, offset: int) -> str:
        return ". ".join(section.title for section in self.outline.path(self.outline.at(offset)))

    def _goal(self, said: fields.Fields, start: int, end: int, level: GoalLevel, official: NationalGoal | None) -> Goal:
        section = self.outline.at(start)
        target, unit = in_kroner(said.target_value, said.target_unit)
        change, change_unit = in_kroner(said.change_value, said.change_unit)
        baseline, _ = in_kroner(said.baseline_value, said.target_unit)
        said = replace(
            said, target_value=target, target_unit=unit, change_value=change, change_unit=change_unit,
            baseline_value=baseline,
        )  # fmt: skip
        return Goal(
            doc_id=self.document.doc_id,
            goal_id="",
            goal_key="",
            span=self.reading.span(start, end),
            level=level,
            section_id=section.section_id if section else None,
            national_year=official.year if official else None,
            national_number=official.number if official else None,
            **{item.name: getattr(said, item.name) for item in dataclasses.fields(said)},
        )
