"""Which words decide a field: those without which it would be another.

Each word of what the goal was read from is blanked out in turn, and the fields are read again. That asks the rules
themselves, so that it cannot tell another story than they do. Where no word alone decides (*flere* twice, or a group
that the sentence and its heading name), words are looked for that are enough without all the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from extractor.explanation.blanking import blanked, phrases, told, words_of
from extractor.explanation.grounds import COMPARED, Ground, closest
from extractor.goals.fields import Fields
from extractor.goals.labels import labels
from models.explanation import Reason, Source, Words
from models.records import Document, Goal
from models.terms import GoalLevel

_ENOUGH = "enough without the rest"
_NO_WORD = "no word says otherwise"
_NO_NUMBER = "no number and no level to reach is named"
_ELSEWHERE = "read with what stands around it, which the dataset does not keep"
_NUMERIC = ("quantified", "target_value", "target_unit", "change_value", "change_unit")
_CONTEXT = (Source.CHAPTER, Source.HEADING, Source.LABEL, Source.BASELINE_HEADER, Source.HEADER)


@dataclass(frozen=True, slots=True)
class _Trial:
    """A ground and its document, to be read again with something blanked out."""

    goal: Goal
    ground: Ground
    document: Document
    folder: Path | None

    def said(self) -> Fields | None:
        """The goal's fields as they come out."""
        return closest(self.goal, self.ground.read(self.document, self.folder))

    def without(self, source: Source, start: int, end: int) -> _Trial:
        """With `text[start:end]` of a source blanked out."""
        blank = blanked(self.ground.texts[source], start, end)
        return replace(self, ground=replace(self.ground, texts={**self.ground.texts, source: blank}))

    def undated(self) -> _Trial:
        """In a document that does not say its year."""
        return replace(self, document=replace(self.document, year=None, year_end=None))


def reasons(
    goal: Goal, ground: Ground, document: Document, folder: Path | None
) -> tuple[tuple[Reason, ...], tuple[str, ...]]:
    """The reasons for the fields that have a value, and the names of those that have none."""
    trial = _Trial(goal, ground, document, folder)
    said = trial.said()
    needed = _needed(trial, said) if said else {}
    found, silent = [_level(goal, ground, folder)], []
    for name in COMPARED:
        value = getattr(goal, name)
        if value in (None, ()):
            silent.append(name)
        elif said is None or getattr(said, name) != value:
            found.append(Reason(name, told(value), (), _ELSEWHERE))
        elif name in needed:
            found.append(Reason(name, told(value), tuple(needed[name])))
        elif value is False:
            found.append(Reason(name, told(value), (), _NO_NUMBER))
        else:
            enough = _enough(trial, name)
            found.append(Reason(name, told(value), enough, _ENOUGH if enough else _NO_WORD))
    return tuple(found), tuple(silent)


def _needed(trial: _Trial, said: Fields) -> dict[str, list[Words]]:
    """Field -> the words without which it would be another, in order, those side by side together."""
    needed: dict[str, list[Words]] = defaultdict(list)
    for source, text in trial.ground.texts.items():
        hits: dict[str, list[int]] = defaultdict(list)
        places = words_of(text)
        for index, word in enumerate(places):
            for name in _changed(said, trial.without(source, *word.span()).said()):
                hits[name].append(index)
        for name, indexes in hits.items():
            needed[name] += phrases(source, places, indexes)
    for name in _changed(said, trial.undated().said()):
        needed[name].append(Words(Source.DOCUMENT, str(trial.document.year)))
    return needed


def _enough(trial: _Trial, name: str) -> tuple[Words, ...]:
    """Words that give the field its value without all the others: blanked out are the year of the document, what stands
    above, and then word by word from the end, as long as the value holds."""
    value = getattr(trial.goal, name)

    def holds(other: _Trial) -> bool:
        said = other.said()
        return said is not None and getattr(said, name) == value

    trial = trial.undated() if holds(trial.undated()) else trial
    kept: list[Words] = []
    sources = [*(one for one in _CONTEXT if one in trial.ground.texts), *trial.ground.texts]
    for source in dict.fromkeys(sources):
        text = trial.ground.texts[source]
        places = words_of(text)
        left: list[int] = []
        if holds(trial.without(source, 0, len(text))):
            trial = trial.without(source, 0, len(text))
            continue
        for index in reversed(range(len(places))):
            other = trial.without(source, *places[index].span())
            if holds(other):
                trial = other
            else:
                left.insert(0, index)
        kept += phrases(source, places, left)
    return tuple(kept)


def _changed(said: Fields, other: Fields | None) -> Iterator[str]:
    """The fields that differ; where no goal is left it was the number that is missing."""
    for name in COMPARED:
        if (name in _NUMERIC) if other is None else getattr(said, name) != getattr(other, name):
            yield name


def _level(goal: Goal, ground: Ground, folder: Path | None) -> Reason:
    """Who set the goal: the minister's official words, or what names the minister or the municipality above it."""
    known = labels(folder)
    value = str(goal.level)
    if goal.national_year:
        number = f" {goal.national_number}" if goal.national_number else ""
        return Reason("level", value, (), f"official words of the minister's goal{number} for {goal.national_year}")
    pattern = known.national if goal.level is GoalLevel.NATIONAL else known.local
    found = tuple(
        Words(source, word.group())
        for source, text in ground.texts.items()
        for word in list(pattern.finditer(text))[:1]
    )
    if found:
        return Reason("level", value, found)
    if goal.level is GoalLevel.LOCAL:
        return Reason("level", value, (), "nothing names the minister or the state as who set it")
    return Reason("level", value, (), _ELSEWHERE)
