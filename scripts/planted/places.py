"""A text with the places where an error of some kind can be planted."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from models.terms import FindingKind


@dataclass(frozen=True, slots=True)
class Place:
    """`text[start:end]` can be replaced by one of `wrong` so that the document contradicts itself.

    `witness` are stretches that a finding may quote instead of the place: the other half of the contradiction, or the
    total of a sum.
    """

    kind: FindingKind
    start: int
    end: int
    wrong: tuple[str, ...]
    witness: tuple[tuple[int, int], ...] = ()

    def moved(self, offset: int) -> Place:
        """The place in a text that this one is put into at `offset`."""
        witness = tuple((start + offset, end + offset) for start, end in self.witness)
        return Place(self.kind, self.start + offset, self.end + offset, self.wrong, witness)


@dataclass(slots=True)
class Draft:
    """A text while it is written, with its places."""

    text: str = ""
    places: list[Place] = field(default_factory=list)

    def add(self, text: str) -> int:
        """Appends; returns where it begins."""
        start = len(self.text)
        self.text += text
        return start

    def can_be(
        self, kind: FindingKind, begin: int, printed: str, wrong: tuple[str, ...],
        witness: tuple[tuple[int, int], ...] = (),
    ) -> None:  # fmt: skip
        """Notes the first `printed` after `begin` as a place."""
        start = self.text.index(printed, begin)
        wrong = tuple(one for one in wrong if one != printed)
        if wrong:
            self.places.append(Place(kind, start, start + len(printed), wrong, witness))

    def line_at(self, start: int) -> tuple[int, int]:
        """The line that holds a place."""
        end = self.text.find("\n", start)
        return self.text.rfind("\n", 0, start) + 1, end if end >= 0 else len(self.text)


def drawn(random: Random, low: int, high: int, without: frozenset[int] = frozenset()) -> int:
    """A number from low to high that is none of `without`."""
    return random.choice([number for number in range(low, high + 1) if number not in without])
