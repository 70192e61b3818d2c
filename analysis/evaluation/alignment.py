"""Which row answers which answer: one to one, by the words of their quotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from analysis.evaluation.values import bag, dice

ALIKE = 0.6  # Dice of the words from which two quotes are taken for one
APART = 400  # characters; in the same text, quotes further apart are two mentions


@dataclass(frozen=True, slots=True)
class Mention:
    """A quote with its place in the canonical text, where that is known."""

    words: Counter[str]
    start: int | None

    @classmethod
    def of(cls, quote: str | None, start: int | None) -> Mention:
        """The mention that a quote makes."""
        return cls(bag(quote), start)


def align(
    gold: Sequence[Mention], found: Sequence[Mention], agreement: Callable[[int, int], float]
) -> list[tuple[int, int]]:
    """Pairs (index in `gold`, index in `found`), the most alike first.

    `agreement` of a pair is added to its likeness, so that of two rows with one quote the one whose fields agree is
    taken; then the nearer in place, then in order.
    """
    pairs = []
    for g, answer in enumerate(gold):
        for f, row in enumerate(found):
            likeness = dice(answer.words, row.words)
            if likeness < ALIKE:
                continue
            known = answer.start is not None and row.start is not None
            distance = abs((answer.start or 0) - (row.start or 0)) if known else 0
            if distance <= APART:
                pairs.append((likeness + agreement(g, f), -distance, -abs(g - f), g, f))
    pairs.sort(reverse=True)
    left, right = set(range(len(gold))), set(range(len(found)))
    chosen = []
    for *_, g, f in pairs:
        if g in left and f in right:
            left.remove(g)
            right.remove(f)
            chosen.append((g, f))
    return chosen
