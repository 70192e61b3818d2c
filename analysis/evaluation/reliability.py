"""Whether stated confidence holds: of the goals said to be 0.9 sure, how many are goals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from analysis.evaluation.tally import Share

_EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True, slots=True)
class Bin:
    """The goals whose confidence is at least `low` and below `high` (the last bin holds 1.0), with their mean."""

    low: float
    high: float
    stated: float
    right: Share


def reliability(judged: Iterable[tuple[float, bool]]) -> tuple[Bin, ...]:
    """The bins that hold goals, ascending. `judged`: confidence of each goal with whether it is one."""
    return tuple(_bins(sorted(judged)))


def _bins(judged: list[tuple[float, bool]]) -> Iterator[Bin]:
    for low, high in pairwise(_EDGES):
        held = [pair for pair in judged if low <= pair[0] < high or (high == 1.0 and pair[0] == 1.0)]
        if held:
            stated = sum(confidence for confidence, _ in held) / len(held)
            yield Bin(low, high, round(stated, 4), Share(sum(is_right for _, is_right in held), len(held)))
