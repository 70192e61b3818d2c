"""Why a result is a row as it is.

The sentence is read again as the extractor reads it: alone, then with the titles above it, with the goal above it, and
with what the sentences before it told. The first of these that gives a field its value is where the value comes from;
within the sentence the words are those without which the field would be another.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.explanation import rules
from extractor.explanation.blanking import blanked, phrases, told, words_of
from extractor.explanation.marks import marks
from extractor.goals.labels import run_in
from extractor.results import places, reported
from extractor.results.moments import When
from extractor.results.reported import Known
from extractor.results.sizes import Kind
from extractor.results.subjects import Subject
from extractor.results.verdicts import load_verdicts
from extractor.sections import Outline
from models.explanation import Explanation, Reason, Source, Words
from models.records import Document, Extraction, Goal, Result
from models.terms import DocType

COMPARED = (
    "target_groups", "measure", "ref_area", "value", "unit", "change_value", "change_unit", "period",
    "comparison_period", "verdict",
)  # fmt: skip
_NUMERIC = ("value", "change_value", "verdict")  # what is gone where a word less leaves no result
_AREA = "ref_area"
_CELLS = re.compile(r"[\t|\n]+")
_ASKS = "opfyldt"  # what a header or a label above says, which the dataset does not keep
_ITS_OWN = "the document's own municipality, as the sentence names no other"
_TOGETHER = "by the sentence, no word of it alone"
_AS_GOAL = "as the goal that it answers"
_NEAREST = "the nearest goal above that fits"

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Trial:
    """A result's sentence, to be read again with more or less of what stands around it."""

    result: Result
    goal: Goal | None
    document: Document
    titles: str
    folder: Path | None

    def read(self, sentence: str, known: Known) -> Values | None:
        """The fields as they come out: of the facts or verdicts in the sentence, those most like the row."""
        found = self._verdicts(sentence) if self.result.verdict else self._facts(sentence, known)
        return max(found, key=self.agreement, default=None)

    def agreement(self, values: Values) -> int:
        """How many fields are as the row has them."""
        return sum(values.get(name) == getattr(self.result, name) for name in COMPARED)

    def known(self) -> Iterator[tuple[Source, Known]]:
        """What the sentence may lean on, each time with more: nothing, the titles, the goal, what was told before."""
        year = self.document.year if self.document.doc_type is DocType.STATUS else None
        own, nothing = places.own_area(self.document), Subject()
        goal = Subject(self.goal.target_groups, self.goal.measure) if self.goal else nothing
        before = Subject(self.result.target_groups, self.result.measure)
        when = When(self.result.period, self.result.comparison_period)
        yield Source.SENTENCE, Known(nothing, When(), own, "", year, reported=True)
        yield Source.CHAPTER, Known(nothing, When(), own, self.titles, year, reported=True)
        yield Source.GOAL, Known(goal, When(), own, self.titles, year, reported=True)
        yield Source.BEFORE, Known(before, when, self.result.ref_area, self.titles, year, reported=True)

    def _facts(self, sentence: str, known: Known) -> list[Values]:
        return [
            {
                "target_groups": fact.subject.groups,
                "measure": fact.subject.measure,
                "ref_area": fact.area,
                "change_value" if fact.kind is Kind.CHANGE else "value": fact.value,
                "change_unit" if fact.kind is Kind.CHANGE else "unit": fact.unit,
                "period": fact.when.period,
                "comparison_period": fact.when.comparison,
            }
            for fact in reported.facts(sentence, self.document, known)
        ]

    def _verdicts(self, sentence: str) -> list[Values]:
        verdicts = load_verdicts(self.folder)
        label = run_in(sentence)
        found = [*verdicts.of(sentence)]
        if label:
            found += filter(None, [verdicts.standing_alone(sentence[label[1] :], label[0])])
        found += filter(None, (verdicts.standing_alone(cell, _ASKS) for cell in _CELLS.split(sentence)))
        return [{"verdict": said.verdict} for said in found]


def explain(result: Result, extraction: Extraction, vocabulary: Path | None = None) -> Explanation:
    """Why `result`, a row of `extraction`, was taken for a result and how its fields were read.

    Files in the folder `vocabulary` take the place of the vocabulary files that ship, as in the run.
    """
    outline = Outline(extraction.sections)
    titles = [section.title for section in outline.path(outline.at(result.span.start))]
    goal = next((goal for goal in extraction.goals if goal.goal_id == result.goal_id), None)
    trial = _Trial(result, goal, extraction.document, ". ".join(titles), vocabulary)
    quote = result.span.quote
    alone = trial.read(quote, next(trial.known())[1])
    return Explanation(
        row=result,
        rule=rules.meaning(result.rule),
        alone="a result" if alone else "no result",
        above=(*reversed(titles), *((goal.span.quote,) if goal else ())),
        marks=marks(quote, extraction.document.year, vocabulary),
        reasons=tuple(_reasons(trial)),
        silent=tuple(name for name in COMPARED if getattr(result, name) in (None, ())),
        objections=(),
    )


def _reasons(trial: _Trial) -> Iterator[Reason]:
    result, quote = trial.result, trial.result.span.quote
    readings = [(source, known, trial.read(quote, known)) for source, known in trial.known()]
    needed = _needed(trial, readings[-1][1], readings[-1][2])
    for name in COMPARED:
        value = getattr(result, name)
        if value in (None, ()):
            continue
        source = next((one for one, _, said in readings if said and said.get(name) == value), None)
        if name in needed:
            yield Reason(name, told(value), tuple(needed[name]))
        elif name == _AREA and value == places.own_area(trial.document) and source in {Source.SENTENCE, None}:
            yield Reason(name, told(value), (), _ITS_OWN)
        elif source is Source.SENTENCE:
            yield Reason(name, told(value), (), _TOGETHER)
        elif source is not None:
            yield Reason(name, told(value), (), f"from the {source}")
        elif trial.goal is not None and value in (trial.goal.target_period, getattr(trial.goal, name, None)):
            yield Reason(name, told(value), (), _AS_GOAL)
        else:
            yield Reason(name, told(value), (), f"from the {Source.BEFORE}, or the year of the document")
    if trial.goal is not None:
        yield Reason("goal_id", trial.goal.goal_id, (), _NEAREST)


def _needed(trial: _Trial, known: Known, said: Values | None) -> dict[str, list[Words]]:
    """Field -> the words of the sentence without which it would be another."""
    needed: dict[str, list[Words]] = defaultdict(list)
    if said is None:
        return needed
    quote = trial.result.span.quote
    places_of_words = words_of(quote)
    hits: dict[str, list[int]] = defaultdict(list)
    for index, word in enumerate(places_of_words):
        other = trial.read(blanked(quote, *word.span()), known)
        if other and all(said.get(name) != other.get(name) for name in _NUMERIC if said.get(name) is not None):
            other = None  # another result of the sentence
        for name in COMPARED:
            if (name in _NUMERIC) if other is None else said.get(name) != other.get(name):
                hits[name].append(index)
    for name, indexes in hits.items():
        needed[name] += phrases(Source.SENTENCE, places_of_words, indexes)
    return needed
