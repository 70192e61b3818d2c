"""Words as they are compared: without inflection, compounds taken apart, words that stand for one another made one.

The stems are those of Snowball's Danish algorithm (https://snowballstem.org/algorithms/danish/stemmer.html).
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import snowballstemmer

from models import vocabulary

FILE_NAME = "matching.toml"
_TOKEN = re.compile(r"[a-zæøåéüöä0-9]+(?:[-/][a-zæøåéüöä0-9]+)*")
_SHORTEST_PART = 3  # letters that a compound's rest must have to be a word
_ENDINGS = frozenset({"erne", "ernes", "ene", "enes", "ers", "ens", "ede", "ende"})  # of one word, not of a compound
_GAP = 3  # words that may stand between those of a phrase
_STEMMER = snowballstemmer.stemmer("danish")


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text in lower case; "16-66-årige" and "og/eller" are one each."""
    return tuple(_TOKEN.findall(text.lower()))


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The word without its inflection."""
    return str(_STEMMER.stemWord(word))


Part = tuple[str, str]  # (how it fits: stem, begins or ends; the text)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in order that name a value of a facet, at most three others between two of them."""

    kind: str
    value: str
    parts: tuple[Part, ...]

    def goes_on(self, fitting: Sequence[frozenset[Part]], start: int) -> bool:
        """Whether the phrase, whose first word stands at `start`, goes on from there."""
        at = start + 1
        for part in self.parts[1:]:
            reach = range(at, min(len(fitting), at + _GAP + 1))
            found = next((place for place in reach if part in fitting[place]), None)
            if found is None:
                return False
            at = found + 1
        return True


def phrase(kind: str, value: str, written: str) -> Phrase:
    """A phrase as the vocabulary writes it."""
    parts: list[Part] = []
    for word in written.lower().split():
        if word.endswith("*"):
            parts.append(("begins", word[:-1]))
        elif word.startswith("*"):
            parts.append(("ends", stem(word[1:])))
        else:
            parts.append(("stem", stem(word)))
    return Phrase(kind, value, tuple(parts))


class Vocabulary:
    """The words of `matching.toml`."""

    def __init__(self, data: dict[str, Any]) -> None:
        words = data["words"]
        phrases = [
            phrase(kind, value, written)
            for kind, values in data.items()
            if kind not in {"words", "plain"}
            for value, several in values.items()
            for written in several
        ]
        self._starting: dict[Part, list[Phrase]] = defaultdict(list)
        for one in phrases:
            self._starting[one.parts[0]].append(one)
        self._parts = tuple(dict.fromkeys(part for one in phrases for part in one.parts))
        self._fitting: dict[str, frozenset[Part]] = {}
        self._small = frozenset(words["small"])
        self._same = {stem(word): stem(group[0]) for group in words["same"] for word in group}
        self._compounds = tuple(sorted(words["parts"], key=lambda part: (-len(part), part)))
        self._contents: dict[str, tuple[str, ...]] = {}
        self.plain = frozenset(f"object:{name}" for name in data["plain"]["objects"])  # say by themselves to whom

    def named(self, words: Sequence[str]) -> dict[str, frozenset[str]]:
        """For each facet (destination, object, whole ...) that the words name, its values."""
        fitting = [self._fits(word) for word in words]
        found: dict[str, set[str]] = defaultdict(set)
        for start, parts in enumerate(fitting):
            for part in parts:
                for one in self._starting.get(part, ()):
                    if one.value not in found[one.kind] and one.goes_on(fitting, start):
                        found[one.kind].add(one.value)
        return {kind: frozenset(values) for kind, values in found.items()}

    def content(self, words: Iterable[str]) -> tuple[str, ...]:
        """The stems that say what a text is about, sorted, each once; numbers and small words left out."""
        return tuple(sorted({one for word in words for one in self._content(word)}))

    def _fits(self, word: str) -> frozenset[Part]:
        known = self._fitting.get(word)
        if known is None:
            stemmed = stem(word)
            known = self._fitting[word] = frozenset(part for part in self._parts if _fits(part, word, stemmed))
        return known

    def _content(self, word: str) -> tuple[str, ...]:
        known = self._contents.get(word)
        if known is None:
            said = () if word in self._small or word[0].isdigit() else self._parted(word)
            known = self._contents[word] = tuple(one for one in said if one not in self._small)
        return known

    def _parted(self, word: str) -> tuple[str, ...]:
        for part in self._compounds:
            rest = word[len(part) :].lstrip("s-") if word.startswith(part) else ""
            if len(rest) >= _SHORTEST_PART and rest not in _ENDINGS:
                return self._one(part), self._one(rest)
        return (self._one(word),)

    def _one(self, word: str) -> str:
        stemmed = stem(word)
        return self._same.get(stemmed, stemmed)


def _fits(part: Part, word: str, stemmed: str) -> bool:
    how, text = part
    if how == "begins":
        return word.startswith(text)
    return stemmed.endswith(text) if how == "ends" else stemmed == text


@cache
def load(folder: Path | None = None) -> Vocabulary:
    """The vocabulary of matching, the user's own where `folder` holds a `matching.toml`."""
    return Vocabulary(tomllib.loads(vocabulary.read(FILE_NAME, folder)))
