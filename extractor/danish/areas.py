"""The areas that a text names: regions, the whole country, RAR areas, the comparison group, municipalities."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extractor.danish.phrases import Found, Phrases
from models import vocabulary
from models.municipalities import load_municipalities

FILE_NAME = "areas.toml"

_KOMMUNE = re.compile(r"\s+kommunes?\b", re.IGNORECASE)
# Names joined before "kommuner": "Rebild og Mariagerfjord kommuner".
_KOMMUNER = re.compile(r"(?:\s*(?:,|og|samt)\s+[A-ZÆØÅ][\w-]+)*\s+kommuner\b")
_BEFORE_A_PLACE = re.compile(r"\b(?:i|for|til|fra|med|mellem|og|jobcenter|borgerne i)\s+$", re.IGNORECASE)
_JOBCENTER = re.compile(r"\bjobcenter\s+$", re.IGNORECASE)
_NEXT_WORD = re.compile(r"\s+(\w+)")


@dataclass(frozen=True, slots=True)
class AreaMention:
    """An area named at `text[start:end]`: `Region …`, `Hele landet`, `RAR …`, `klyngen`, or a municipality's official
    name. `regionen` and `RAR` are the ones that the municipality lies in, which the text leaves unnamed."""

    start: int
    end: int
    area: str


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    areas: Phrases
    municipalities: frozenset[str]
    not_before: frozenset[str]
    also_words: frozenset[str]


@cache
def _load(folder: Path | None) -> _Vocabulary:
    data = tomllib.loads(vocabulary.read(FILE_NAME, folder))
    named: dict[str, list[str]] = dict(data["areas"])
    known = load_municipalities(folder)
    for item in known:
        # Abbreviations in capitals (HTK) are left to those who look for a municipality's name.
        named[item.name] = [item.name, *(variant for variant in item.variants if not variant.isupper())]
    named = {area: [form for name in names for form in (name, _genitive(name))] for area, names in named.items()}
    return _Vocabulary(
        areas=Phrases(named, inflected=False),
        municipalities=frozenset(item.name for item in known),
        not_before=frozenset(data["municipalities"]["not_before"]),
        also_words=frozenset(data["municipalities"]["also_words"]),
    )


def areas(text: str, *, folder: Path | None = None) -> list[AreaMention]:
    """The areas that `text` names, ascending. A municipality is named with or without "Kommune" or "Jobcenter"."""
    words = _load(folder)
    found = []
    for phrase in words.areas.find(text):
        if phrase.name in words.municipalities:
            mention = _municipality(text, phrase, words)
            if mention:
                found.append(mention)
        elif not _names_something_else(text, phrase, words):
            found.append(AreaMention(phrase.start, phrase.end, phrase.name))
    return found


def _municipality(text: str, phrase: Found, words: _Vocabulary) -> AreaMention | None:
    if not text[phrase.start].isupper():
        return None
    before = text[max(0, phrase.start - 20) : phrase.start]
    jobcenter = _JOBCENTER.search(before)
    start = phrase.start - len(jobcenter.group()) if jobcenter else phrase.start
    kommune = _KOMMUNE.match(text, phrase.end)
    if kommune:
        return AreaMention(start, kommune.end(), phrase.name)
    if jobcenter or _KOMMUNER.match(text, phrase.end):
        return AreaMention(start, phrase.end, phrase.name)
    if _names_something_else(text, phrase, words):
        return None
    if phrase.name in words.also_words and not _BEFORE_A_PLACE.search(before):
        return None
    return AreaMention(start, phrase.end, phrase.name)


def _names_something_else(text: str, phrase: Found, words: _Vocabulary) -> bool:
    following = _NEXT_WORD.match(text, phrase.end)
    return following is not None and following.group(1) in words.not_before


def _genitive(name: str) -> str:
    return f"{name}'" if name.endswith(("s", "x", "z")) else f"{name}s"
