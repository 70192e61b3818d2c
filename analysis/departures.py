"""Where a figure of a plan departs from the one in the statistics bank by more than rounding.

A printed 2,5 stands for 2.45 to 2.55: a figure departs where no value inside its interval rounds to the bank's. The
bank revises its figures afterwards, so a departure is no error of the plan.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from models.records import Observation
from models.terms import Origin, Standing

_SLACK = 1e-9

Key = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Departure:
    """A plan's figure beside the bank's for the same statistic, groups, area and period."""

    figure: Observation
    bank: Observation

    @property
    def difference(self) -> float:
        """The plan's figure less the bank's."""
        return round((self.figure.value or 0.0) - (self.bank.value or 0.0), 6)


@dataclass(frozen=True, slots=True)
class Comparison:
    """How many figures of plans the bank has too, and those that depart. `unclear`: figures that the bank has with
    several values, so that none is the one to hold against."""

    compared: int
    unclear: int
    departures: tuple[Departure, ...]


def compare(observations: Iterable[Observation]) -> Comparison:
    """Holds the observed figures of documents against those of the bank."""
    bank: dict[Key, list[Observation]] = defaultdict(list)
    figures: list[tuple[Key, Observation]] = []
    for one in observations:
        key = _key(one)
        if key is None:
            continue
        if one.origin is Origin.JOBINDSATS:
            bank[key].append(one)
        else:
            figures.append((key, one))
    compared = unclear = 0
    found = []
    for key, figure in figures:
        held = sorted(bank.get(key, []), key=lambda one: -(one.decimals or 0))
        if any(departs(one, held[0]) for one in held[1:]):
            unclear += 1
        elif held:
            compared += 1
            if departs(figure, held[0]):  # the most exact of them
                found.append(Departure(figure, held[0]))
    return Comparison(compared, unclear, tuple(found))


def departs(figure: Observation, bank: Observation) -> bool:
    """Whether two printed figures differ by more than the rounding of both."""
    halves = sum(0.5 * 10.0 ** -(one.decimals or 0) for one in (figure, bank))
    return abs((figure.value or 0.0) - (bank.value or 0.0)) > halves + _SLACK


def _key(one: Observation) -> Key | None:
    """What two figures must share to be of the same thing; None where one of it is missing."""
    if one.value is None or not (one.statistic and one.ref_area and one.period and one.unit):
        return None
    if one.standing is not Standing.OBSERVED:
        return None
    return (
        one.statistic, one.kind, one.unit, one.ref_area, one.period, one.comparison_period, one.breakdown,
        *sorted(one.target_groups),
    )  # fmt: skip


def rows(comparison: Comparison) -> Iterator[dict[str, str | float | None]]:
    """The departures as rows of a sheet."""
    for one in comparison.departures:
        figure = one.figure
        yield {
            "doc_id": figure.doc_id,
            "observation_id": figure.observation_id,
            "target_groups": " | ".join(figure.target_groups),
            "statistic": figure.statistic,
            "ref_area": figure.ref_area,
            "period": figure.period,
            "unit": figure.unit,
            "value": figure.value,
            "jobindsats": one.bank.value,
            "difference": one.difference,
            "page": figure.span.page,
            "line": figure.span.line,
            "quote": " ".join(figure.span.quote.split()),
            "jobindsats_id": one.bank.observation_id,
        }
