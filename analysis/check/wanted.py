"""Which way a goal wants its figure to go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from analysis.check import words
from models.records import Goal
from models.terms import Bound, Direction, Measure

_MORE_IS_BETTER = frozenset(
    {Measure.TRANSITION, Measure.ACTIVITY, Measure.COOPERATION_RATE, Measure.SATISFACTION, Measure.JOBS}
)


class Side(StrEnum):
    """The side of a level on which a figure does what the goal wants."""

    LOW = "low"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Wanted:
    """The side that is wanted; `assumed` says why, where the goal itself does not say."""

    side: Side
    assumed: str = ""

    def has(self, value: float, level: float) -> bool:
        """Whether the value lies on the wanted side of the level, or on it."""
        slack = 1e-9 * max(1.0, abs(level))
        return value <= level + slack if self.side is Side.LOW else value >= level - slack


def wanted(goal: Goal, reported: Iterable[str] = ()) -> Wanted | None:
    """The side that the goal wants; None where neither its words nor what it counts tell. `reported`: the groups that
    figures were reported of, which tell where the goal names none."""
    if goal.bound is Bound.AT_MOST and not _binds_change(goal):
        return Wanted(Side.LOW)
    if goal.bound is Bound.AT_LEAST and not _binds_change(goal):
        return Wanted(Side.HIGH)
    if goal.direction is Direction.DECREASE or (goal.change_value or 0) < 0:
        return Wanted(Side.LOW)
    if goal.direction is Direction.INCREASE or (goal.change_value or 0) > 0:
        return Wanted(Side.HIGH)
    if goal.measure in _MORE_IS_BETTER:
        return Wanted(Side.HIGH, "more is taken to be better")
    people = goal.measure is Measure.PERSONS and set(goal.target_groups or reported) & words.fewer_is_better()
    if goal.measure is Measure.DURATION or people:
        return Wanted(Side.LOW, "fewer is taken to be better")
    return None


def _binds_change(goal: Goal) -> bool:
    """Whether the bound is of the size of the change: *reduceres med minimum 20 pct.*"""
    return goal.target_value is None and goal.change_value is not None
