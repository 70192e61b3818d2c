"""Errors planted in a clean document: one of each kind that it has a place for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from random import Random

from models.terms import FindingKind
from scripts.planted.places import Draft, Place


@dataclass(frozen=True, slots=True)
class Planted:
    """One error: what stands there now, and the stretches of the text that a finding of it may quote."""

    kind: FindingKind
    right: str
    wrong: str
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Spoiled:
    """A document with planted errors."""

    text: str
    errors: tuple[Planted, ...]


def planted(draft: Draft, random: Random) -> Spoiled:
    """One error of each kind, at places drawn at random that do not touch each other's evidence."""
    by_kind: dict[FindingKind, list[Place]] = defaultdict(list)
    for place in draft.places:
        by_kind[place.kind].append(place)
    chosen: list[tuple[Place, str]] = []
    for kind in sorted(by_kind, key=lambda kind: len(by_kind[kind])):  # the kinds with few places first
        free = [one for one in by_kind[kind] if not any(_touch(one, other) for other, _ in chosen)]
        if free:
            place = random.choice(free)
            chosen.append((place, random.choice(place.wrong)))
    return _made(draft.text, chosen)


def _touch(one: Place, other: Place) -> bool:
    mine = [(one.start, one.end), *one.witness]
    theirs = [(other.start, other.end), *other.witness]
    return any(a < d and c < b for a, b in mine for c, d in theirs)


def _made(text: str, chosen: list[tuple[Place, str]]) -> Spoiled:
    edits = sorted(((place.start, place.end, wrong) for place, wrong in chosen), reverse=True)
    made = text
    for start, end, wrong in edits:
        made = made[:start] + wrong + made[end:]

    def now(offset: int) -> int:
        return offset + sum(len(wrong) - (end - start) for start, end, wrong in edits if end <= offset)

    errors = []
    for place, wrong in chosen:
        begin = now(place.start)
        witness = ((now(start), now(end)) for start, end in place.witness)
        places = ((begin, begin + len(wrong)), *witness)
        errors.append(Planted(place.kind, text[place.start : place.end], wrong, places))
    return Spoiled(made, tuple(sorted(errors, key=lambda error: error.places[0])))
