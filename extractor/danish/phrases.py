"""Finds the words of a vocabulary in text, through inflections, compounds and misread letters.

How a phrase is written in a vocabulary file:

    borger              the word, inflected as a noun or an adjective: borgere, borgernes (where the list is inflected)
    kontanthjælp*       also every compound that begins with it: kontanthjælpsmodtagerne
    *sygemeldt          also every compound that ends in it: langtidssygemeldte
    i|til               one word or the other
    i … job             up to three words between, none of them a conjunction
    SU                  written in capitals: found in capitals only
    yderligere #        a number in figures
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from extractor.danish.memory import TEXTS

# Endings of Danish nouns, adjectives and participles, genitives included.
_INFLECTION = "(?:e|en|ens|ene|enes|er|ere|erne|ernes|ers|es|et|ets|n|ne|nes|ns|r|rs|rne|rnes|s|t|te|tes|ts)?"
_GAP = r"(?:\s+(?!(?:og|eller|samt)\b)[\w-]+){0,3}?\s+"

# Scanners take I, 1 and | for l; only for comparing with words that were folded the same way.
_SAME_LETTER = str.maketrans({"i": "l", "1": "l", "|": "l", "\u2010": "-", "\u2011": "-", "\u2013": "-"})
# The letters that a converter writes in two, without their ring or stroke, as a mark of replacement, or not at all.
_DANISH_LETTERS = {"æ": r"(?:æ|ae|[ae?\ufffd ])?", "ø": r"(?:ø|oe|[oöł0?\ufffd ])?", "å": r"(?:å|aa|[aä?\ufffd ])?"}
_DANISH_IN_TWO = {"æ": "(?:æ|ae)", "ø": "(?:ø|oe)", "å": "(?:å|aa)"}
_NUMBER = r"[\dl][\d.,l]*"  # folded: a one is an l
_WORD_START = re.compile(r"(?<![\w-])\w")
_LONG = 6  # letters from which a word is still known when its æ, ø or å is lost
_BEGINNING = 3  # letters by which the phrases that a word may open are looked up
_MIDDLING = 5  # ... when it is misread
_MISREAD_LETTERS = {"æ": "(?:æ|ae|a)", "ø": "(?:ø|oe|[oöł0])", "å": "(?:å|aa|[aä])"}


def fold(text: str) -> str:
    """`text` in small letters, the letters that scanners confuse made one. As long as `text`: offsets hold."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    return lowered.translate(_SAME_LETTER)


@dataclass(frozen=True, slots=True)
class Found:
    """One phrase found in a text: `text[start:end]`, and the name that the vocabulary gives it."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class _Phrase:
    name: str
    capitals: bool
    compound: bool


class Phrases:
    """The phrases of a vocabulary, each under a name. Where several begin at one place, the longest is found.

    `heads_left_out`: last parts that make a compound another thing (kontanthjælpsreformen is no people).
    """

    def __init__(
        self, named: Mapping[str, Iterable[str]], *, inflected: bool = True, heads_left_out: Iterable[str] = ()
    ) -> None:
        heads = "|".join(_letters(head) for head in heads_left_out)
        self._refused = re.compile(rf"\w(?:{heads}){_INFLECTION}$") if heads else None
        self._inflected = inflected
        written = [(name, phrase) for name, phrases in named.items() for phrase in phrases]
        written.sort(key=lambda pair: -len(pair[1].strip("*")))
        self._phrases = [_Phrase(name, _is_capitals(phrase), phrase.endswith("*")) for name, phrase in written]
        # By first letters, so that at a word only the phrases are tried that may begin there.
        self._beginning: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self._compiled: dict[str, re.Pattern[str] | None] = {}
        anywhere: list[tuple[int, str]] = []
        for index, (_, phrase) in enumerate(written):
            expression = self._expression(phrase)
            if phrase.startswith("*"):
                anywhere.append((index, expression))
                continue
            for letters in {letters for word in phrase.split()[0].split("|") for letters in _first_letters(word)}:
                self._beginning[letters].append((index, expression))
        self._anywhere = _alternation(anywhere) if anywhere else None
        self._remembered = lru_cache(maxsize=TEXTS)(lambda text: tuple(self._find(text)))

    def find(self, text: str) -> tuple[Found, ...]:
        """The phrases in `text`, ascending, none inside another."""
        return self._remembered(text)

    def _find(self, text: str) -> Iterator[Found]:
        folded = fold(text)
        done = 0
        for word in _WORD_START.finditer(folded):
            if word.start() < done:
                continue
            found = self._at(folded, word.start(), text)
            if found:
                done = found.end
                yield found

    def _at(self, folded: str, position: int, text: str) -> Found | None:
        """The longest phrase that begins at `position`."""
        best: tuple[int, int] | None = None
        beginnings = (self._pattern(folded[position]), self._pattern(folded[position : position + _BEGINNING]))
        for pattern in (*beginnings, self._anywhere):
            match = pattern.match(folded, position) if pattern else None
            if match and match.lastgroup and (best is None or int(match.lastgroup[1:]) < best[0]):
                best = int(match.lastgroup[1:]), match.end()
        if best is None:
            return None
        phrase = self._phrases[best[0]]
        if phrase.capitals and not text[position : best[1]].rstrip("s'’").isupper():
            return None
        if phrase.compound and self._refused and self._refused.search(folded, position, best[1]):
            return None
        return Found(position, best[1], phrase.name)

    def _pattern(self, letters: str) -> re.Pattern[str] | None:
        """The phrases that begin with these letters, compiled once a text has a word that does."""
        if letters not in self._compiled:
            if letters not in self._beginning:
                return None
            self._compiled[letters] = _alternation(self._beginning[letters])
        return self._compiled[letters]

    def ends(self, text: str, end: int, *, words_between: int = 0) -> bool:
        """Whether one of the phrases stands right before `end`, with at most so many words between."""
        window = text[max(0, end - 80) : end]
        return any(
            len(window[found.end :].split()) <= words_between and not re.search(r"[.,;:()]", window[found.end :])
            for found in self.find(window)
        )

    def _expression(self, phrase: str) -> str:
        parts: list[str] = []
        for word in phrase.split():
            if word == "…":
                parts.append(_GAP)
                continue
            if parts and parts[-1] != _GAP:
                parts.append(r"\s+")
            parts.append(f"(?:{'|'.join(self._word(alternative) for alternative in word.split('|'))})")
        return "".join(parts) + ("" if phrase.endswith(("*", "-")) else r"(?!\w)")

    def _word(self, word: str) -> str:
        if word == "#":
            return _NUMBER
        stem = word.strip("*")
        before = r"[\w-]*?" if word.startswith("*") else ""
        if word.endswith("*"):
            return f"{before}{_letters(stem)}[\\w-]*"
        if not self._inflected or not stem[-1:].isalpha() or _is_capitals(stem):
            return f"{before}{_letters(stem)}"
        if stem.endswith("et"):  # participles: rettet, rettede
            return f"{before}{_letters(stem[:-1])}(?:t{_INFLECTION}|des?)"
        return f"{before}{_letters(stem)}{_INFLECTION}"


def _is_capitals(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _alternation(items: list[tuple[int, str]]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<p{index}>{expression})" for index, expression in items))


def _first_letters(word: str) -> set[str]:
    """The letters, folded, that a word may begin with in a text: so many as are the same in every form of it, else one
    in each of its ways of writing."""
    stem = fold(word).rstrip("*")
    kept = stem[:-1] if stem.endswith("et") else stem  # "rettet" also finds "rettede"
    if len(kept) >= _BEGINNING and kept[:_BEGINNING].isascii() and kept[:_BEGINNING].isalpha():
        return {kept[:_BEGINNING]}
    return {"æ": {"æ", "a", "ä"}, "ø": {"ø", "o", "ö"}, "å": {"å", "a"}}.get(fold(word)[0], {fold(word)[0]})


def _letters(word: str) -> str:
    """The regular expression of a word's letters in folded text."""
    danish = _DANISH_LETTERS if len(word) >= _LONG else _MISREAD_LETTERS if len(word) >= _MIDDLING else _DANISH_IN_TWO
    return "".join(
        "[- ]?" if letter == "-" and not word.endswith("-") else danish.get(letter) or re.escape(letter)
        for letter in fold(word)
    )
