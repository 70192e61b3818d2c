"""Finds the words of a vocabulary in text, through inflections, compounds and misread letters.

How a phrase is written in a vocabulary file:

    borger              the word, inflected as a noun or an adjective: borgere, borgernes (where the list is inflected)
    kontanthjælp*       also every compound that begins with it: kontanthjælpsmodtagerne
    *sygemeldt          also every compound that ends in it: langtidssygemeldte
    i|til               one word or the other
    i … job             up to three words between, none of them a conjunction
    SU                  written in capitals: found in capitals only
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

# Endings of Danish nouns, adjectives and participles, genitives included.
_ENDINGS = (
    "e|en|ens|ene|enes|er|ere|erne|ernes|ers|es|et|ets|n|ne|nes|ns|r|rs|rne|rnes|s|t|ts|te|tes|de|des"  # fmt: skip
)
_INFLECTION = f"(?:{_ENDINGS})?"
_GAP = r"(?:\s+(?!(?:og|eller|samt)\b)[\w-]+){0,3}?\s+"

# Scanners take I, 1 and | for l; only for comparing with words that were folded the same way.
_SAME_LETTER = str.maketrans({"i": "l", "1": "l", "|": "l", "\u2010": "-", "\u2011": "-"})
# The letters that a converter writes in two, without their ring or stroke, as a mark of replacement, or not at all.
_DANISH_LETTERS = {"æ": r"(?:æ|ae|[ae?\ufffd ])?", "ø": r"(?:ø|oe|[oö0?\ufffd ])?", "å": r"(?:å|aa|[aä?\ufffd ])?"}
_DANISH_IN_TWO = {"æ": "(?:æ|ae)", "ø": "(?:ø|oe)", "å": "(?:å|aa)"}
_LONG = 6  # letters from which a word is still known when its æ, ø or å is lost


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


class Phrases:
    """The phrases of a vocabulary, each under a name. Where several begin at one place, the longer phrase is found.

    `heads_left_out`: last parts that make a compound another thing (kontanthjælpsreformen is no people).
    """

    def __init__(
        self, named: Mapping[str, Iterable[str]], *, inflected: bool = True, heads_left_out: Iterable[str] = ()
    ) -> None:
        heads = "|".join(_letters(head) for head in heads_left_out)
        # `(?!x)` with an empty x would refuse everything
        self._refused = rf"(?![\w-]*(?:{heads}){_INFLECTION}(?![\w-]))" if heads else ""
        self._inflection = _INFLECTION if inflected else ""
        pairs = [(name, phrase) for name, phrases in named.items() for phrase in phrases]
        pairs.sort(key=lambda pair: -len(pair[1].strip("*")))
        self._names = [name for name, _ in pairs]
        self._capitals = [any(len(word) > 1 and word.isupper() for word in phrase.split()) for _, phrase in pairs]
        self._pattern = re.compile("|".join(f"({self._expression(phrase)})" for _, phrase in pairs) or "(?!)")

    def find(self, text: str) -> Iterator[Found]:
        """The phrases in `text`, ascending, none inside another."""
        for match in self._pattern.finditer(fold(text)):
            index = (match.lastindex or 1) - 1
            if self._capitals[index] and not text[match.start() : match.end()].rstrip("s'’").isupper():
                continue
            yield Found(match.start(), match.end(), self._names[index])

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
            alternatives = [self._word(alternative) for alternative in word.split("|")]
            parts.append(alternatives[0] if len(alternatives) == 1 else f"(?:{'|'.join(alternatives)})")
        lead = "" if phrase.startswith("*") else r"(?<![\w-])"
        return lead + "".join(parts) + ("" if phrase.endswith(("*", "-", "%")) else r"(?![\w])")

    def _word(self, word: str) -> str:
        stem = word.strip("*")
        before = r"(?<![\w-])[\w-]*" if word.startswith("*") else ""
        if word.endswith("*"):
            return f"{before}{_letters(stem)}{self._refused}[\\w-]*"
        ending = self._inflection if stem[-1:].isalpha() and not stem.isupper() else ""
        return f"{before}{_letters(stem)}{ending}"


def _letters(word: str) -> str:
    """The regular expression of a word's letters in folded text."""
    danish = _DANISH_LETTERS if len(word) >= _LONG else _DANISH_IN_TWO
    folded = fold(word)
    return "".join("[- ]?" if letter == "-" and word[-1] != "-" else danish.get(letter, re.escape(letter)) for letter in folded)
