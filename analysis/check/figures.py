"""One reported number, from prose or from a table, as a goal is held against it."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.arithmetic import Printed
from models.calendar import parse
from models.records import Observation
from models.terms import Origin, Unit, ValueKind

_COUNTS = frozenset({Unit.PERSONS, Unit.COUNT})


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that was reported: a level, or a signed change. `source` is the id of its row."""

    printed: Printed
    unit: Unit | None
    is_change: bool
    area: str | None
    groups: tuple[str, ...]
    period: str | None
    comparison: str | None
    source: str
    quote: str
    after: str = ""  # the words right after the number

    def __str__(self) -> str:
        return f"{self.printed}{said(self.unit)}"


def said(unit: Unit | None) -> str:
    """The unit as it stands after a number."""
    if unit is None or unit is Unit.COUNT:
        return ""
    return {Unit.PERCENT: " %", Unit.PERCENTAGE_POINTS: " percentage points"}.get(unit, f" {unit}")


def end_of(period: str | None) -> int:
    """The last month of a period, counted since year nought; 0 where there is none."""
    return parse(period).last.last_month if period else 0


def comparable(one: Unit | None, other: Unit | None) -> bool:
    """Whether numbers of the two units can be held against each other: people and cases of them can."""
    return one == other or {one, other} <= {*_COUNTS, None}


def as_figure(one: Observation) -> Figure | None:
    """A number of a table as a figure; None where it is not a figure that was observed."""
    if one.origin is not Origin.TABLE or one.value is None:
        return None
    decimals = one.decimals if one.decimals is not None else fewest(one.value)
    return Figure(
        Printed(one.value, decimals), one.unit, one.kind is ValueKind.CHANGE, one.ref_area, one.target_groups,
        one.period, one.comparison_period, one.observation_id, one.span.quote,
    )  # fmt: skip


def fewest(value: float) -> int:
    """As few decimals as the value needs."""
    return 0 if value == int(value) else len(f"{value:.6f}".rstrip("0").split(".")[1])
