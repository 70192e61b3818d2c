"""Whom a sentence is about: the target groups that it names, the most specific of them.

The words, and which group is wider than which, are in `models/vocabulary/target_groups.toml`.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from pathlib import Path

from extractor.danish.memory import TEXTS
from extractor.danish.phrases import Phrases
from models import vocabulary

FILE_NAME = "target_groups.toml"


class Role(IntEnum):
    """How a group is spoken of; of several in one sentence the lowest decides whom it is about."""

    NAMED = 0
    OUTCOME = 1  # where others end up: "overgår til fleksjob", "bliver jobparate"
    GENERIC = 2  # anyone: "borgere"
    REFERRING = 3  # the ones spoken of before: "borgerne"; the heading or label tells who
    ASIDE = 4  # a place ("småjob i virksomheden") or a circumstance
    BACKGROUND = 5  # part of a reason ("…, da virksomhederne …"): never whom the sentence is about


_NUMBER_BEFORE = re.compile(r"\d\s+(?:fuldtids|helårs)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class GroupMention:
    """A group named at `text[start:end]`."""

    start: int
    end: int
    group: str
    role: Role = Role.NAMED


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    phrases: Phrases
    labels: Phrases
    replaces: dict[str, frozenset[str]]
    generic: frozenset[str]
    adding: frozenset[str]
    outcome_after: Phrases
    place_after: Phrases
    aside_after: Phrases
    reason_after: re.Pattern[str]


# A definite noun: borgeren, borgerne, personerne, and their genitives.
_DEFINITE = re.compile(r"(?:en|et|ne)s?$")
# What joins two groups that are named side by side, with the words that may describe the second.
_JOINT = re.compile(
    r"\s*(?:,|/|\b(?:og|eller|samt|og/eller)\b)\s*"
    r"(?:(?!(?:der|som|herunder|især|særligt|på|i|med|af|til|hvor|hvis|når|fra)\b)[\w-]+\s+){0,2}",
    re.IGNORECASE,
)
_PLACES = {"virksomheder"}
_NO_GROUP = "-"  # the name of phrases that hold a group's word in another meaning


@cache
def _load(folder: Path | None) -> _Vocabulary:
    data = tomllib.loads(vocabulary.read(FILE_NAME, folder))
    groups = data["group"]
    roles = data["roles"]
    words = {group["name"]: group["words"] for group in groups}
    words[_NO_GROUP] = data["not_groups"]
    return _Vocabulary(
        phrases=Phrases(words, heads_left_out=data["not_people"]),
        labels=Phrases({group["name"]: group.get("labels", []) for group in groups}),
        replaces={group["name"]: frozenset(group["replaces"]) for group in groups},
        generic=frozenset(group["name"] for group in groups if group.get("generic")),
        adding=frozenset(group["name"] for group in groups if group.get("adds")),
        outcome_after=Phrases({"outcome": roles["outcome_after"]}, inflected=False),
        place_after=Phrases({"place": roles["place_after"]}, inflected=False),
        aside_after=Phrases({"aside": roles["aside_after"]}, inflected=False),
        reason_after=re.compile("|".join(re.escape(words) + r"\b" for words in roles["reason_after"])),
    )


def mentions(text: str, *, folder: Path | None = None) -> list[GroupMention]:
    """Every group that `text` names, ascending, with its role; wider groups beside specific ones included.

    `folder`: a researcher's vocabulary, whose `target_groups.toml` takes the place of the one that ships.
    """
    return list(_mentions(text, folder))


@lru_cache(maxsize=TEXTS)
def _mentions(text: str, folder: Path | None) -> tuple[GroupMention, ...]:
    words = _load(folder)
    reason = words.reason_after.search(text)
    found = []
    for phrase in words.phrases.find(text):
        if phrase.name == _NO_GROUP:
            continue
        role = _role(text, phrase.start, phrase.end, phrase.name, words)
        if reason and phrase.start > reason.start():
            role = Role.BACKGROUND
        found.append(GroupMention(phrase.start, phrase.end, phrase.name, role))
    return tuple(found)


def groups(text: str, context: str = "", *, folder: Path | None = None) -> tuple[str, ...]:
    """The groups that a sentence is about, in order of mention, each once.

    The most specific replaces the wider where both speak of the same people (unge på uddannelseshjælp); side by side
    (ledige og sygemeldte) both stand. Where the sentence names none of its own, those of its heading or label
    (`context`) hold; a group that comes in addition (kvinder) is added to them.
    """
    words = _load(folder)
    named = mentions(text, folder=folder)
    own = [
        mention for mention in named if mention.group not in words.adding and not (context and _is_unit(text, mention))
    ]
    added = [mention for mention in named if mention.group in words.adding and mention.role is Role.NAMED]
    chosen = _strongest(own, Role.GENERIC)
    if not chosen and context:
        around = _specific(context, _label(context, words, folder), words)
        if around:
            return tuple(dict.fromkeys((*around, *(mention.group for mention in added))))
    if not chosen and not added:
        chosen = _strongest(own, Role.ASIDE)
    return _specific(text, sorted([*chosen, *added], key=lambda mention: mention.start), words)


def _is_unit(text: str, mention: GroupMention) -> bool:
    """Whether the mention only says what a number counts: "95 personer" is about those whom the label names."""
    persons = text[mention.start : mention.end].lower().startswith("person")
    return persons and mention.role is Role.GENERIC and _NUMBER_BEFORE.search(text[: mention.start]) is not None


def _label(context: str, words: _Vocabulary, folder: Path | None) -> list[GroupMention]:
    """Whom a heading or label is about; some words tell it there only ("Integration")."""
    named = _strongest(mentions(context, folder=folder), Role.REFERRING)
    return named or [GroupMention(found.start, found.end, found.name) for found in words.labels.find(context)]


def _strongest(found: list[GroupMention], weakest: Role) -> list[GroupMention]:
    """The mentions of the strongest role that there is, none weaker than `weakest`. Anyone who is named side by side
    with a group ("borgere og virksomheder") counts with it later, so generic ones stay beside named ones."""
    roles = [mention.role for mention in found if mention.role <= weakest]
    if not roles:
        return []
    strongest = min(roles)
    allowed = {strongest, Role.GENERIC} if strongest is Role.NAMED else {strongest}
    return [mention for mention in found if mention.role in allowed]


def _role(text: str, start: int, end: int, group: str, words: _Vocabulary) -> Role:
    if group in words.generic:
        return Role.REFERRING if _DEFINITE.search(text[start:end].lower()) else Role.GENERIC
    before = text[max(0, start - 80) : start]
    if group in _PLACES:
        return Role.ASIDE if words.place_after.ends(before, len(before), words_between=2) else Role.NAMED
    if words.aside_after.ends(before, len(before), words_between=1):
        return Role.ASIDE
    return Role.OUTCOME if words.outcome_after.ends(before, len(before), words_between=2) else Role.NAMED


def _specific(text: str, found: list[GroupMention], words: _Vocabulary) -> tuple[str, ...]:
    """The groups of `found` without those that a more specific one replaces, in order of mention."""
    present = {mention.group for mention in found}
    replaced = frozenset().union(*(words.replaces.get(group, frozenset()) for group in present)) & present
    kept = []
    for index, mention in enumerate(found):
        if mention.group not in replaced or _side_by_side(text, found, index):
            kept.append(mention.group)
    return tuple(dict.fromkeys(kept))


def _side_by_side(text: str, found: list[GroupMention], index: int) -> bool:
    """Whether a conjunction or a comma joins the mention to the one before or after it."""
    pairs = [(found[i], found[i + 1]) for i in (index - 1, index) if 0 <= i < len(found) - 1]
    return any(
        left.group != right.group and _JOINT.fullmatch(text, left.end, right.start) is not None for left, right in pairs
    )
