"""Words of direction (more, less, keep) and of bound (maximum, minimum), with their place.

The words are in `models/vocabulary/cues.toml`; which of them count is ruled by the dataset's contract: not fight,
limit or strengthen, and "keep" only of a level.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from extractor.danish.phrases import Found, Phrases
from models import vocabulary
from models.terms import Bound, Direction

FILE_NAME = "cues.toml"

_NOT_A_CUE = "-"  # the name of phrases that hold a cue's word in another meaning
_NUMBER_WITHIN = 9  # words from a bound to its number: "højest at være på gennemsnitligt 3.760"
_LEVEL_WITHIN = 5  # words from "fastholde" to the level that is kept
_WINDOW = 200  # characters that hold so many words in any case
_WORD = re.compile(r"[\w½%]+(?:[.,]\d+)*")
_TIME = re.compile(r"(?:(?:over|på)\s+)?\d+\S*\s+(?:uger|måneder|år|dage|timer)\b", re.IGNORECASE)
# A preposition right before a bound makes it part of a time: "i maksimalt 18 måneder".
_TIME_BEFORE = re.compile(r"(?:\b(?:i|efter|inden\s+for|med|varighed\s+på|over)\s+)$", re.IGNORECASE)


# The number may stand before, as the subject: "85 pct. af borgerne skal som minimum være tilfredse".
_NUMBER_BEFORE = re.compile(
    r"\d[\d.,]*\s*(?:%|pct\.?|procent)?(?:\s+[^\s.,;:]+){0,8}\s+(?:skal|må|bør)\s+$", re.IGNORECASE
)

# These bind only the number right behind them: "mere end 80 pct.", but not "mere end i 2018" or "mere end 26 uger".
_LOOSE = re.compile(r"(?:mere|flere|lavere)\s+end|(?:er\s+|ned\s+)?under", re.IGNORECASE)
_AS_AN_ASIDE = re.compile(r"\b(?:med|hos|blandt)\s+$", re.IGNORECASE)
_AMOUNT = re.compile(r"\s+(?!(?:19|20)\d\d\b(?!\s*\w*personer))\d")


@dataclass(frozen=True, slots=True)
class DirectionCue:
    """A word of more, less or keep at `text[start:end]`."""

    start: int
    end: int
    direction: Direction


@dataclass(frozen=True, slots=True)
class BoundCue:
    """A word of maximum, minimum or exactness at `text[start:end]`."""

    start: int
    end: int
    bound: Bound


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    directions: Phrases
    keeping: Phrases
    levels: Phrases
    bounds: Phrases
    numbers: frozenset[str]


@cache
def _load(folder: Path | None) -> _Vocabulary:
    data: dict[str, Any] = tomllib.loads(vocabulary.read(FILE_NAME, folder))
    return _Vocabulary(
        directions=_phrases(data, *Direction),
        keeping=Phrases(
            {Direction.MAINTAIN: data["maintain"]["verbs"], _NOT_A_CUE: data["maintain"]["not_words"]}, inflected=False
        ),
        levels=Phrases({"level": data["maintain"]["levels"]}),
        bounds=_phrases(data, *Bound),
        numbers=frozenset(data["numbers"]["words"]),
    )


def _phrases(data: dict[str, Any], *names: Direction | Bound) -> Phrases:
    named: dict[str, list[str]] = {str(name): data[name]["words"] for name in names}
    named[_NOT_A_CUE] = [phrase for name in names for phrase in data[name]["not_words"]]
    return Phrases(named, inflected=False)


def directions(text: str, *, folder: Path | None = None) -> list[DirectionCue]:
    """Every word of direction in `text`, ascending."""
    words = _load(folder)
    found = [cue for cue in words.directions.find(text) if cue.name != _NOT_A_CUE]
    found += [cue for cue in words.keeping.find(text) if _keeps_a_level(text, cue, words)]
    return [DirectionCue(cue.start, cue.end, Direction(cue.name)) for cue in sorted(found, key=lambda cue: cue.start)]


def direction(text: str, *, folder: Path | None = None) -> Direction | None:
    """The direction that a goal sentence wants: its first word of direction. None where it has none."""
    found = directions(text, folder=folder)
    return found[0].direction if found else None


def bounds(text: str, *, folder: Path | None = None) -> list[BoundCue]:
    """Every word of bound in `text` that binds a number or a level, ascending; times left out (i højst 26 uger)."""
    words = _load(folder)
    return [
        BoundCue(cue.start, cue.end, Bound(cue.name))
        for cue in words.bounds.find(text)
        if cue.name != _NOT_A_CUE and _binds(text, cue, words)
    ]


def bound(text: str, *, folder: Path | None = None) -> Bound | None:
    """The first bound of a sentence; None where it has none."""
    found = bounds(text, folder=folder)
    return found[0].bound if found else None


def _keeps_a_level(text: str, cue: Found, words: _Vocabulary) -> bool:
    if cue.name == _NOT_A_CUE:
        return False
    after = " ".join(text[cue.end : cue.end + _WINDOW].split()[:_LEVEL_WITHIN])
    before = " ".join(text[max(0, cue.start - _WINDOW) : cue.start].split()[-_LEVEL_WITHIN:])
    return any(True for part in (after, before) for _ in words.levels.find(part))


def _binds(text: str, cue: Found, words: _Vocabulary) -> bool:
    """Whether a number or a level follows the cue ("højst 175") or, after "eller derover", stands before it."""
    after = text[cue.end : cue.end + _WINDOW]
    before = text[max(0, cue.start - _WINDOW) : cue.start]
    if _TIME_BEFORE.search(before) and _TIME.match(after.lstrip()):
        return False
    if text[cue.start : cue.end].lower().startswith("eller "):
        return bool(re.search(r"\d\D{0,25}$", before))
    if _NUMBER_BEFORE.search(before):
        return True
    if _LOOSE.fullmatch(text, cue.start, cue.end):
        return bool(_AMOUNT.match(after)) and not _TIME.match(after.lstrip()) and not _AS_AN_ASIDE.search(before)
    following = [word.lower() for word in _WORD.findall(re.split(r"[;:]|\.\s", after)[0])[:_NUMBER_WITHIN]]
    if following[:1] in (["en"], ["et"]):  # "mindst en gang", but not "som minimum en uddannelse"
        return not text[cue.start : cue.end].lower().startswith("som ")
    return any(word[0].isdigit() or word == "½" or word in words.numbers for word in following)
