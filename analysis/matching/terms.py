"""Words as they are compared: without inflection, compounds taken apart, words that stand for one another made one.

The stems are those of Snowball's Danish algorithm (https://snowballstem.org/algorithms/danish/stemmer.html).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
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


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in order, each as a stem, or as the beginning or the end of a word."""

    words: tuple[tuple[str, str], ...]  # (kind: stem, begins or ends; text)

    def within(self, words: tuple[str, ...], stems: tuple[str, ...]) -> bool:
        """Whether the words hold the phrase, with at most three others between two of its own."""
        return any(self._from(words, stems, start) for start in range(len(words)))

    def _from(self, words: tuple[str, ...], stems: tuple[str, ...], start: int) -> bool:
        at = start
        for index, part in enumerate(self.words):
            reach = start + 1 if index == 0 else min(len(words), at + _GAP + 1)
            found = next((place for place in range(at, reach) if _fits(part, words[place], stems[place])), None)
            if found is None:
                return False
            at = found + 1
        return True

    @property
    def opener(self) -> tuple[str, str]:
        """The part that a text must hold at all."""
        return self.words[-1]


def _fits(part: tuple[str, str], word: str, stemmed: str) -> bool:
    kind, text = part
    if kind == "begins":
        return word.startswith(text)
    return stemmed.endswith(text) if kind == "ends" else stemmed == text


def phrase(written: str) -> Phrase:
    """A phrase as the vocabulary writes it."""
    parts: list[tuple[str, str]] = []
    for word in written.lower().split():
        if word.endswith("*"):
            parts.append(("begins", word[:-1]))
        elif word.startswith("*"):
            parts.append(("ends", stem(word[1:])))
        else:
            parts.append(("stem", stem(word)))
    return Phrase(tuple(parts))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of `matching.toml`: for each kind of facet its values with the phrases that name them."""

    facets: dict[str, tuple[tuple[str, tuple[Phrase, ...]], ...]]
    small: frozenset[str]
    same: dict[str, str]
    parts: tuple[str, ...]
    plain: frozenset[str]  # facets of objects that say by themselves to whom they are delivered

    def named(self, kind: str, words: tuple[str, ...], stems: tuple[str, ...]) -> frozenset[str]:
        """The values of a facet that the words name."""
        return frozenset(
            value
            for value, phrases in self.facets[kind]
            if any(one.within(words, stems) for one in phrases)
        )  # fmt: skip

    def content(self, words: Iterable[str]) -> tuple[str, ...]:
        """The stems that say what a text is about, sorted, each once; numbers and small words left out."""
        found: set[str] = set()
        for word in words:
            if word in self.small or word[0].isdigit():
                continue
            found.update(self._parted(word))
        return tuple(sorted(found - self.small))

    def _parted(self, word: str) -> tuple[str, ...]:
        for part in self.parts:
            rest = word[len(part) :].lstrip("s-") if word.startswith(part) else ""
            if len(rest) >= _SHORTEST_PART and rest not in _ENDINGS:
                return self._one(part), self._one(rest)
        return (self._one(word),)

    def _one(self, word: str) -> str:
        stemmed = stem(word)
        return self.same.get(stemmed, stemmed)


@cache
def load(folder: Path | None = None) -> Vocabulary:
    """The vocabulary of matching, the user's own where `folder` holds a `matching.toml`."""
    data: dict[str, Any] = tomllib.loads(vocabulary.read(FILE_NAME, folder))
    words = data.pop("words")
    plain = data.pop("plain")["objects"]
    return Vocabulary(
        facets={
            kind: tuple((value, tuple(map(phrase, written))) for value, written in values.items())
            for kind, values in data.items()
        },
        small=frozenset(words["small"]),
        same={stem(word): stem(group[0]) for group in words["same"] for word in group},
        parts=tuple(sorted(words["parts"], key=lambda part: (-len(part), part))),
        plain=frozenset(f"object:{name}" for name in plain),
    )
