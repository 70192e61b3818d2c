"""Which way a goal wants its figure to go, as far as it says so itself."""

from __future__ import annotations

from collections.abc import Iterable

from models.records import Goal
from models.terms import Bound, Direction


def wants_lower(goal: Goal) -> bool | None:
    """True for a maximum or a decrease, False for a minimum or an increase; a bound on the level goes before the words.
    None where the goal says neither."""
    if goal.target_value is not None and goal.bound in {Bound.AT_MOST, Bound.AT_LEAST}:
        return goal.bound is Bound.AT_MOST
    if goal.direction in {Direction.INCREASE, Direction.DECREASE}:
        return goal.direction is Direction.DECREASE
    return None


def most_want_lower(goals: Iterable[Goal]) -> bool:
    """Whether more of the goals ask for less than for more; where they do not say, or are even, less."""
    said = [wanted for wanted in map(wants_lower, goals) if wanted is not None]
    return 2 * sum(said) >= len(said)
