"""One document's results, sentence by sentence, with a memory of what the sentences before have told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from extractor.danish import periods
from extractor.danish.number_units import in_kroner
from extractor.goals.labels import Labels
from extractor.results import (
    answers,
    candidates,
    judged_rows,
    moments,
    places,
    reported,
    subjects,
    table_times,
    telling,
    timing,
)
from extractor.results.candidates import Candidate
from extractor.results.moments import When
from extractor.results.reported import Fact, Known
from extractor.results.sizes import Kind
from extractor.results.subjects import Subject
from extractor.results.verdicts import Said, Verdicts, ahead
from extractor.sections import Outline
from models.blocks import Reading
from models.calendar import parse
from models.confidence import confidence
from models.provenance import Span
from models.records import Document, Goal, Result
from models.terms import DocType

_GOES_ON = re.compile(r"\W*(?:det|dette|den|heraf|hvilket|hermed|resultatet|tallet)\b", re.IGNORECASE)
_PAST_YEAR = re.compile(
    r"\b(?:det|de|over\s+det|i\s+det)\s+(?:seneste|sidste)\s+(?:år|(?:12|tolv)\s+måneder)\b", re.IGNORECASE
)
_COMPARES_ALL = re.compile(
    r"\bsammenlign\w*\b[^.]{0,240}?\bsamme\s+(?:periode|kvartal|måned)(?:er)?"
    r"\s+(?:i\s+(?:(?:19|20)\d\d|året\s+før)|året\s+før|sidste\s+år)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Memory:
    """What the sentences of the chapter have told so far; `place` is where `subject` was last named."""

    block: int = -1
    chapter: int = -2
    caption_start: int = -1
    place: int = -1
    told_in: int = -1  # the block that `when` was told in
    earlier: str | None = None  # the period that was told of before `when` in that block
    subject: Subject = field(default_factory=Subject)
    when: When = field(default_factory=When)
    area: str | None = None


class Reader:
    """Reads the results of one document; holds what all of its sentences share."""

    def __init__(
        self, reading: Reading, document: Document, outline: Outline, goals: Sequence[Goal], labels: Labels,
        verdicts: Verdicts,
    ) -> None:  # fmt: skip
        self._reading, self._document, self._outline = reading, document, outline
        self._labels, self._said = labels, verdicts
        self._goals = sorted(goals, key=lambda goal: goal.span.start)
        parts = candidates.chapters(reading, labels)
        self._chapters = [parts.at(goal.span.start) for goal in self._goals]
        self._own = places.own_area(document)
        self._reported = moments.reported_by(document, reading)
        self._compares_all = document.doc_type is DocType.STATUS and bool(_COMPARES_ALL.search(reading.text))

    def sentences(self) -> Iterator[Result]:
        """The results of running prose, in reading order."""
        memory = _Memory()
        for one in candidates.find(self._reading, self._outline, self._goals, self._labels):
            memory = self._turned(memory, one)
            sentence = self._reading.text[one.start : one.end]
            above = answers.above(one, self._goals, self._chapters)
            yield from self._verdicts(one, sentence, above, memory)
            yield from self._facts(one, sentence, above, memory)

    def rows(self) -> Iterator[Result]:
        """The verdicts of goal tables, in reading order."""
        for row in judged_rows.find(self._reading, self._said):
            goal = next((goal for goal in self._goals if goal.span.start < row.end and row.start < goal.span.end), None)
            titles = ". ".join(section.title for section in self._outline.path(self._outline.at(row.start)))
            subject = subjects.merged(subjects.named(row.words), subjects.titled(titles))
            span = self._reading.span(row.start, row.end)
            yield self._judged(span, row.said, goal, subject, titles, "verdict in a table")

    def _turned(self, memory: _Memory, one: Candidate) -> _Memory:
        """The memory as it reaches into this sentence: a new chapter forgets all, a new caption tells its subject."""
        if one.chapter != memory.chapter:
            memory = _Memory(chapter=one.chapter, block=one.block)
        if one.caption_start > memory.caption_start:
            memory.caption_start = memory.place = one.caption_start
            memory.subject, memory.when = subjects.named(one.caption), When()
        if one.block != memory.block:
            memory.block, memory.area = one.block, None
        return memory

    def _facts(self, one: Candidate, sentence: str, above: Sequence[Goal], memory: _Memory) -> Iterator[Result]:
        known = self._known(one, sentence, above, memory)
        found = reported.facts(sentence, self._document, known)
        for fact in found:
            goal = answers.answered(one, fact.subject, above, self._document)
            yield self._result(self._reading.span(one.start, one.end), fact, goal)
        if found:
            last = found[-1]
            memory.subject, memory.place = subjects.merged(last.subject, memory.subject), one.start
            memory.area = last.area
            when = _spoken_of(found)
            if when.period:
                before = memory.when.period if memory.told_in == one.block else None
                memory.earlier = before if before and before < when.period and len(before) == len(when.period) else None
                memory.when, memory.told_in = when, one.block
        elif telling.is_told(sentence):
            if subjects.people_of(sentence):
                memory.subject, memory.place = subjects.merged(subjects.named(sentence), memory.subject), one.start
            span = moments.spoken_of(sentence, known.year)
            if span:
                memory.when, memory.told_in = span, one.block

    def _known(self, one: Candidate, sentence: str, above: Sequence[Goal], memory: _Memory) -> Known:
        leaning = Subject(above[0].target_groups, above[0].measure) if above else Subject()
        newer = bool(above) and above[0].span.start > memory.place
        if memory.place == memory.caption_start and set(leaning.groups) & set(memory.subject.groups):
            memory.subject = Subject(leaning.groups, memory.subject.measure)  # a caption describes what the goal names
        subject = subjects.merged(leaning, memory.subject) if newer else subjects.merged(memory.subject, leaning)
        told = memory.when if memory.told_in == one.block or timing.leans(sentence) else When()
        if _GOES_ON.match(sentence) and told.comparison is None and memory.told_in == one.block:
            told = When(told.period, memory.earlier)
        shown = [*map(table_times.of_note, one.notes), table_times.of_table(one.shown)]
        when = next((found for found in shown if found.period), told)
        return Known(
            subject=subject,
            when=when,
            area=memory.area if memory.area and _GOES_ON.match(sentence) else self._own,
            titles=one.titles,
            year=self._document.year if self._document.doc_type is DocType.STATUS else None,
            reported=one.reports,
        )

    def _result(self, span: Span, fact: Fact, goal: Goal | None) -> Result:
        is_change = fact.kind is Kind.CHANGE
        value, unit = in_kroner(fact.value, fact.unit)
        return Result(
            doc_id=self._document.doc_id, result_id="", span=span,
            target_groups=fact.subject.groups, measure=fact.subject.measure, ref_area=fact.area,
            value=None if is_change else value, unit=None if is_change else unit,
            change_value=value if is_change else None, change_unit=unit if is_change else None,
            period=fact.when.period or self._reported_for(goal), comparison_period=self._comparison(fact, span.quote),
            goal_id=goal.goal_id if goal else None,
            rule=fact.rule, confidence=confidence("results", fact.rule),
        )  # fmt: skip

    def _reported_for(self, goal: Goal | None) -> str | None:
        """The period of a report's number where nothing says it: its goal's month or quarter in the year reported, else
        the report's own."""
        wanted = goal.target_period if goal and self._reported else None
        own = wanted is not None and wanted.startswith(str(self._document.year)) and "/" not in wanted
        return wanted if own and len(self._reported or "") == moments.YEAR else self._reported

    def _comparison(self, fact: Fact, sentence: str) -> str | None:
        """What a change is counted from: *det seneste år*, or what a report says once for all of its changes: that they
        are against the same period of the year before."""
        period = fact.when.period or self._reported
        if period and fact.kind is Kind.CHANGE and not fact.when.comparison and _PAST_YEAR.search(sentence):
            return moments.a_year_before(period)
        if fact.when.comparison or fact.kind is not Kind.CHANGE or not period or not self._compares_all:
            return fact.when.comparison
        return moments.a_year_before(period) if period.startswith(str(self._document.year)) else None

    def _verdicts(self, one: Candidate, sentence: str, above: Sequence[Goal], memory: _Memory) -> Iterator[Result]:
        alone = self._said.standing_alone(sentence, one.label) if one.is_alone or one.label else None
        said = (alone,) if alone else self._said.of(f"{one.unfinished} {sentence}".strip())
        for verdict in said:
            groups = subjects.people_of(verdict.words)
            goals = answers.judged(verdict.words, groups, above, verdict.plural)
            subject = subjects.merged(subjects.named(verdict.words), memory.subject, subjects.titled(one.titles))
            span = self._reading.span(one.start, one.end)
            if not goals:
                yield self._judged(span, verdict, None, subject, one.titles, "verdict")
            for goal in goals:
                judged = self._judged(span, verdict, goal, subject, one.titles, "verdict")
                yield replace(judged, period=self._judged_at(verdict.words) or judged.period)

    def _judged_at(self, clause: str) -> str | None:
        """The period that a verdict's own clause names, where it names one: *målet er indfriet pr. 2. kvartal*."""
        named = {one.iso for one in periods.find(clause, self._document.year)}
        return named.pop() if len(named) == 1 else None

    def _judged(self, span: Span, said: Said, goal: Goal | None, subject: Subject, titles: str, rule: str) -> Result:
        period = (goal.target_period if goal else None) or self._period_above(titles)
        verdict = ahead(said.verdict) if said.light and self._is_ahead(period) else said.verdict
        return Result(
            doc_id=self._document.doc_id, result_id="", span=span,
            target_groups=goal.target_groups if goal else subject.groups,
            measure=goal.measure if goal else subject.measure, ref_area=self._own,
            period=period, verdict=verdict, goal_id=goal.goal_id if goal else None, rule=rule,
            confidence=confidence("results", rule),
        )  # fmt: skip

    def _period_above(self, titles: str) -> str | None:
        years = [one.iso for one in periods.find(titles) if len(one.iso) == 4]
        return years[0] if years else str(self._document.year) if self._document.year else None

    def _is_ahead(self, period: str | None) -> bool:
        """Whether the document was written before the period ended."""
        if not period or not self._document.issued:
            return False
        return parse(self._document.issued).last.last_month < parse(period).last.last_month


def _spoken_of(found: Sequence[Fact]) -> When:
    """The time that a sentence's facts leave in mind: that of its change, else of its levels, the later against the
    earlier."""
    change = next((fact.when for fact in found if fact.kind is Kind.CHANGE and fact.when.period), None)
    if change:
        return change
    compared = next((fact.when for fact in found if fact.when.comparison), None)
    periods_told = sorted({fact.when.period for fact in found if fact.when.period})
    if compared or not periods_told:
        return compared or When()
    if len(periods_told) == 2 and len(periods_told[0]) == len(periods_told[1]):
        return When(periods_told[1], periods_told[0])
    return found[-1].when if found[-1].when.period else When(periods_told[-1])
