"""The words of tables: what a header or a row label says of its numbers beside naming them.

They are in `models/vocabulary/tables.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from extractor.danish.phrases import Phrases, fold
from models import vocabulary
from models.terms import Standing, Unit

FILE_NAME = "tables.toml"

_NOT_PART_OF_A_WORD = r"(?![\w])"
_LABEL_EDGES = " \t:;,.()[]*–-"


class WordList:
    """Words that are looked for whole, in small letters; an ending is part of a word only where the list has it."""

    def __init__(self, words: Iterable[str]) -> None:
        listed = sorted({fold(word) for word in words}, key=len, reverse=True)
        self._words = frozenset(listed)
        self._pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(_expression, listed))}){_NOT_PART_OF_A_WORD}")

    def search(self, text: str) -> re.Match[str] | None:
        """The first of the words in `text`."""
        return self._pattern.search(fold(text))

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where the words stand."""
        return [found.span() for found in self._pattern.finditer(fold(text))]

    def opens(self, text: str) -> bool:
        """Whether the text begins with one of the words."""
        return self._pattern.match(fold(text.lstrip(_LABEL_EDGES))) is not None

    def alone(self, text: str) -> bool:
        """Whether the text is one of the words and nothing else."""
        folded = fold(" ".join(text.split()))
        return folded in self._words or folded.strip(_LABEL_EDGES) in self._words


def _expression(word: str) -> str:
    return r"\s+".join(r"(?:\s+[\w.]+){0,2}?" if part == "…" else re.escape(part) for part in word.split()).replace(
        r"\s+(?:\s+[\w.]+){0,2}?", r"(?:\s+[\w.]+){0,2}?"
    )


@dataclass(frozen=True, slots=True)
class TableWords:
    """The word lists of tables."""

    change: WordList
    difference: WordList
    rank: WordList
    share: WordList
    total: WordList
    total_when_short: WordList
    index: WordList
    mean: WordList
    of_which: WordList
    standing: Mapping[Standing, WordList]
    areas: Mapping[str, WordList]
    numbering: WordList
    accounts: WordList
    naming: WordList  # headings of columns that name the rows by numbers
    durations: Mapping[Unit, WordList]
    nearly: WordList
    bound: WordList
    goal_bound: WordList
    letters: Mapping[str, Standing]
    benefits: frozenset[str]
    people: Phrases
    things: Phrases


@cache
def load(folder: Path | None = None) -> TableWords:
    """The words of the vocabulary file, the user's own where `folder` holds one."""
    data: dict[str, Any] = tomllib.loads(vocabulary.read(FILE_NAME, folder))
    columns, before = data["columns"], data["before_numbers"]
    return TableWords(
        change=WordList(data["change"]),
        difference=WordList(data["difference"]),
        rank=WordList(data["rank"]),
        share=WordList(data["share"]),
        total=WordList(data["total"]),
        total_when_short=WordList(data["total_when_short"]),
        index=WordList(data["index"]),
        mean=WordList(data["mean"]),
        of_which=WordList(data["heraf"]),
        standing={Standing(name): WordList(listed) for name, listed in data["standing"].items()},
        areas={name: WordList(listed) for name, listed in data["areas"].items()},
        numbering=WordList(columns["numbering"]),
        accounts=WordList(columns["accounts"]),
        naming=WordList(columns["labels"]),
        durations={Unit(name): WordList(listed) for name, listed in data["durations"].items()},
        nearly=WordList(before["nearly"]),
        bound=WordList(before["bound"]),
        goal_bound=WordList(before["goal"]),
        letters={letter: Standing(name) for name, letters in data["standing_letters"].items() for letter in letters},
        benefits=frozenset(data["benefits"]),
        people=Phrases({"people": data["counted"]["people"]}),
        things=Phrases({"things": data["counted"]["things"]}),
    )
