"""Results: what prose reports as having happened, and what the document says of its goals.

`candidates` walks the sentences, `reported` reads their numbers (`sizes` level or change, `places` where, `timing` when,
`subjects` of whom), `verdicts` what is said of a goal, `judged_rows` the same in tables, `answers` which goal it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extractor.danish import periods
from extractor.goals.labels import LabelKind, Labels, labels
from extractor.ids import RecordIds
from extractor.results import answers, candidates, judged_rows, places, reported, subjects, timing, verdicts
from extractor.results.candidates import Candidate
from extractor.results.reported import Fact, Known
from extractor.results.sizes import Kind
from extractor.results.subjects import Subject
from extractor.results.timing import When
from extractor.results.verdicts import Said
from extractor.sections import Outline
from models.blocks import Reading
from models.provenance import Span
from models.records import Document, Goal, Result
from models.terms import DocType, Verdict

_GOES_ON = re.compile(r"\W*(?:det|dette|den|heraf|hvilket|hermed|resultatet|tallet)\b", re.IGNORECASE)
_COMPARES_ALL = re.compile(r"\bsammenlign\w*\b.{0,160}?\bsamme\s+(?:periode|kvartal|måned)(?:er)?\s+(?:i\s+(?P<year>(?:19|20)\d\d)|året\s+før|sidste\s+år|i\s+året\s+før)", re.IGNORECASE | re.DOTALL)


@dataclass(slots=True)
class _Memory:
    """What the sentences before have told, for those that lean on them."""

    block: int = -1
    chapter: int = -1
    subject: Subject = Subject()
    when: When = When()
    area: str | None = None
    above: str = ""
    unfinished: str = ""


def results(
    reading: Reading, document: Document, outline: Outline, goals: Sequence[Goal], ids: RecordIds, vocabulary: Path | None = None
) -> tuple[Result, ...]:
    """The document's results in reading order: a row for each area and number, and for each verdict."""
    words = labels(vocabulary)
    reader = _Reader(reading, document, outline, goals, words)
    found = [*reader.sentences(), *reader.rows()]
    found.sort(key=lambda result: (result.span.start, result.span.end))
    return tuple(replace(result, result_id=ids.make("r", result.span.quote)) for result in found)


class _Reader:
    """Reads one document's results; holds what all of its sentences share."""

    def __init__(self, reading: Reading, document: Document, outline: Outline, goals: Sequence[Goal], words: Labels) -> None:
        self._reading, self._document, self._outline, self._words = reading, document, outline, words
        self._goals = sorted(goals, key=lambda goal: goal.span.start)
        self._candidates = list(candidates.find(reading, outline, self._goals, words))
        chapters = candidates.chapters(reading, words)
        self._chapters = [chapters.at(goal.span.start) for goal in self._goals]
        self._compared = _COMPARES_ALL.search(reading.text)
        self._own = places.own_area(document)

    def sentences(self) -> Iterator[Result]:
        """The results of running prose."""
        memory = _Memory()
        for one in self._candidates:
            self._turn(memory, one)
            sentence = self._reading.text[one.start : one.end]
            yield from self._sentence(one, sentence, memory)

    def rows(self) -> Iterator[Result]:
        """The verdicts of goal tables."""
        for row in judged_rows.find(self._reading):
            goal = next((goal for goal in self._goals if goal.span.start < row.end and row.start < goal.span.end), None)
            above = ". ".join(section.title for section in self._outline.path(self._outline.at(row.start)))
            subject = Subject(goal.target_groups, goal.measure) if goal else subjects.of_titles(f"{row.words}. {above}")
            yield self._verdict_row(self._reading.span(row.start, row.end), row.said, goal, subject, above, "verdict in a table", 0.85)

    def _turn(self, memory: _Memory, one: Candidate) -> None:
        """Forgets what does not reach into this sentence: a new chapter forgets all, a new caption what it is about."""
        if one.chapter != memory.chapter:
            memory.chapter, memory.subject, memory.when, memory.area, memory.above = one.chapter, Subject(), When(), None, ""
        if one.above != memory.above:
            memory.above, memory.subject = one.above, subjects.named(one.above)
""" 
