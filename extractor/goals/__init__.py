"""Goals wherever they stand, with every field that their own words give.

`candidates` walks the blocks and finds the places, `tables` the rows of goal tables; `fields` reads the sentence,
`national` knows the minister's own words, `keys` finds the mentions that are one goal.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from extractor.goals import candidates, fields, keys, national, tables
from extractor.goals.candidates import Candidate
from extractor.goals.cues import cues
from extractor.goals.labels import labels
from extractor.goals.tables import TableGoal
from extractor.ids import RecordIds
from extractor.sections import Outline
from models.blocks import Reading
from models.provenance import Span
from models.records import Document, Goal
from models.terms import GoalLevel

# What a row's label says of its numbers only: ", højst antal personer", "(pct.)"
_UNIT_WORDS = re.compile(
    r"[,(]\s*(?:højst|mindst|maksimalt|minimum)?\s*(?:antal\s+|i\s+)?(?:fuldtidspersoner|personer|pct\.?|procent|uger|måneder|antal)\.?\)?",
    re.IGNORECASE,
)


def goals(
    reading: Reading, document: Document, outline: Outline, ids: RecordIds, vocabulary: Path | None = None
) -> tuple[Goal, ...]:
    """The document's goals in reading order, one row for each mention."""
    words = labels(vocabulary)
    found = [
        goal
        for one in candidates.find(reading, document, words, cues(vocabulary))
        for goal in _goals(reading, document, outline, one)
    ]
    stated = {goal.national_number for goal in found if goal.national_number}
    found += [
        *(
            goal
            for one in candidates.headings(reading, document, stated)
            for goal in _goals(reading, document, outline, one)
        ),
        *(goal for row in tables.find(reading, words) for goal in _table_goals(reading, document, outline, row)),
    ]
    found.sort(key=lambda goal: (goal.span.start, goal.span.end))
    return tuple(
        replace(goal, goal_key=key, goal_id=ids.make("g", goal.span.quote))
        for goal, key in zip(found, keys.keys(found), strict=True)
    )


def _goals(reading: Reading, document: Document, outline: Outline, one: Candidate) -> Iterator[Goal]:
    span = reading.span(one.start, one.end)
    section = outline.at(one.start)
    chapter = ". ".join(title.title for title in outline.path(section))
    official = national.match(span.quote, document.year, one.number)
    level = GoalLevel.NATIONAL if official else one.level or GoalLevel.LOCAL
    for read in fields.read(span.quote, one.label, one.heading, chapter, document):
        if official and document.year_end:  # the minister's goals are for a year, also in a plan for two
            read = replace(read, target_period=str(official.year))
        yield _goal(
            read, document, span=span, level=level, section_id=section.section_id if section else None,
            national_year=official.year if official else None,
            national_number=official.number if official else one.number if level is GoalLevel.NATIONAL else None,
            rule=one.rule, confidence=one.confidence,
        )  # fmt: skip


def _table_goals(reading: Reading, document: Document, outline: Outline, row: TableGoal) -> Iterator[Goal]:
    section = outline.at(row.start)
    chapter = ". ".join(title.title for title in outline.path(section))
    official = national.match(row.subject, document.year, None)
    words = _UNIT_WORDS.sub("", row.subject) if row.target is not None else row.subject
    found = fields.read(words, "", row.header, chapter, document)
    if row.target is not None:
        found = fields.of_cell(next(found), row.subject, row.target, row.header, row.baseline, row.baseline_header)
    for read in found:
        yield _goal(
            read, document, span=reading.span(row.start, row.end),
            level=GoalLevel.NATIONAL if official else GoalLevel.LOCAL,
            section_id=section.section_id if section else None,
            national_year=official.year if official else None,
            national_number=official.number if official else None,
            rule=row.rule, confidence=row.confidence,
        )  # fmt: skip


def _goal(
    read: fields.Fields, document: Document, *, span: Span, level: GoalLevel, section_id: str | None,
    national_year: int | None, national_number: int | None, rule: str, confidence: float,
) -> Goal:  # fmt: skip
    """The row; its key and id are given once all of the document's goals are known."""
    said = {item.name: getattr(read, item.name) for item in dataclasses.fields(read)}
    return Goal(
        doc_id=document.doc_id, goal_id="", goal_key="", span=span, level=level, section_id=section_id,
        national_year=national_year, national_number=national_number, rule=rule, confidence=confidence, **said,
    )  # fmt: skip
