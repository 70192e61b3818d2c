"""Which words decide a field: those without which it would be another.

Each word of what the goal was read from is blanked out in turn, and the fields are read again. That asks the rules
themselves, so that it cannot tell another story than they do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from extractor.explanation.grounds import COMPARED, Ground, closest
from extractor.goals.fields import Fields
from extractor.goals.labels import labels
from models.explanation import Reason, Source, Words
from models.records import Document, Goal
from models.terms import GoalLevel

_WORD = re.compile(r"[^\s.,;:()]+(?:[.,]\d+)*")
_BLANK = "_"  # a letter to the rules, and in no word
_TOGETHER = "several of its words say so together"
_ELSEWHERE = "read with what stands around it, which the dataset does not keep"


def reasons(
    goal: Goal, ground: Ground, document: Document, folder: Path | None
) -> tuple[tuple[Reason, ...], tuple[str, ...]]:
    """The reasons for the fields that have a value, and the names of those that have none."""
    said = closest(goal, ground.read(document, folder))
    words = _words(goal, said, ground, document, folder) if said else {}
    found, silent = [_level(goal, ground, folder)], []
    for name in COMPARED:
        value = getattr(goal, name)
        if value in (None, ()):
            silent.append(name)
            continue
        remark = ""
        if said is None or getattr(said, name) != value:
            words.pop(name, None)
            remark = _ELSEWHERE
        elif name not in words:
            remark = "no number and no level to reach is named" if value is False else _TOGETHER
        found.append(Reason(name, _told(value), tuple(words.get(name, ())), remark))
    return tuple(found), tuple(silent)


def _words(goal: Goal, said: Fields, ground: Ground, document: Document, folder: Path | None) -> dict[str, list[Words]]:
    """Field -> the words that decide it, in order, those side by side together."""
    deciding: dict[str, list[Words]] = defaultdict(list)
    for source, text in ground.texts.items():
        hits: dict[str, list[int]] = defaultdict(list)
        places = list(_WORD.finditer(text))
        for index, word in enumerate(places):
            blank = text[: word.start()] + _BLANK * len(word.group()) + text[word.end() :]
            other = closest(goal, replace(ground, texts={**ground.texts, source: blank}).read(document, folder))
            for name in _changed(said, other):
                hits[name].append(index)
        for name, indexes in hits.items():
            deciding[name] += [
                Words(source, text[places[first].start() : places[last].end()]) for first, last in _runs(indexes)
            ]
    undated = replace(document, year=None, year_end=None)
    for name in _changed(said, closest(goal, ground.read(undated, folder))):
        deciding[name].append(Words(Source.DOCUMENT, str(document.year)))
    return deciding


def _changed(said: Fields, other: Fields | None) -> Iterator[str]:
    for name in COMPARED:
        if other is None or getattr(said, name) != getattr(other, name):
            yield name


def _runs(indexes: list[int]) -> Iterator[tuple[int, int]]:
    """The first and last of each run of neighbours: 1 2 5 is (1, 2), (5, 5)."""
    for _, pairs in groupby(enumerate(indexes), key=lambda pair: pair[1] - pair[0]):
        run = [index for _, index in pairs]
        yield run[0], run[-1]


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


def _told(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:.15g}" if isinstance(value, float) else str(value)
