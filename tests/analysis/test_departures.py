from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.departures import compare, departs
from models.provenance import Span
from models.records import Observation
from models.terms import Origin, Standing, Unit, ValueKind

FIGURE = Observation(
    "plan", "plan.o1", Origin.TABLE, Span(0, 3, "1,7"), "Kontanthjælp", value=1.7, decimals=1, unit=Unit.PERCENT,
    kind=ValueKind.SHARE, statistic="andel af befolkningen", target_groups=("kontanthjælp",), ref_area="Hjørring",
    period="2019-Q2",
)  # fmt: skip
BANK = replace(FIGURE, doc_id="jobindsats-1", observation_id="jobindsats-1.o1", origin=Origin.JOBINDSATS)


@pytest.mark.parametrize(
    ("printed", "bank", "departing"),
    [
        ((1.7, 1), (1.7, 1), False),
        ((1.7, 1), (1.74, 2), False),
        ((1.7, 1), (1.75, 2), False),  # where one cannot tell, nothing is said
        ((1.7, 1), (1.76, 2), True),
        ((1.7, 1), (1.8, 1), False),  # both may stand for 1.75
        ((1.7, 1), (1.9, 1), True),
        ((391, 0), (391.4, 1), False),
        ((391, 0), (392.4, 1), True),
        ((-0.1, 1), (0.1, 1), True),
    ],
)
def test_a_figure_departs_by_more_than_the_rounding_of_both(printed, bank, departing):
    figure = replace(FIGURE, value=printed[0], decimals=printed[1])
    assert departs(figure, replace(BANK, value=bank[0], decimals=bank[1])) is departing


def test_the_most_exact_of_several_agreeing_figures_of_the_bank_counts():
    rough, exact = replace(BANK, value=1.9, decimals=1), replace(BANK, value=1.86, decimals=2)
    found = compare([FIGURE, rough, exact])
    assert [one.bank for one in found.departures] == [exact]
    assert (found.compared, found.unclear) == (1, 0)


def test_where_the_bank_has_two_values_none_is_held_against():
    found = compare([FIGURE, BANK, replace(BANK, value=5.0)])
    assert (found.compared, found.unclear, found.departures) == (0, 1, ())


@pytest.mark.parametrize(
    "other",
    [
        {"period": "2019-Q1"},
        {"ref_area": "Hele landet"},
        {"unit": Unit.PERSONS},
        {"kind": ValueKind.CHANGE},
        {"statistic": "andel af arbejdsstyrken"},
        {"target_groups": ("sygedagpenge",)},
        {"breakdown": "16-24 år"},
        {"standing": Standing.TARGET},
        {"period": None},
        {"statistic": None},
    ],
)
def test_figures_of_different_things_are_not_compared(other):
    assert compare([replace(FIGURE, **other), replace(BANK, value=9.9)]).compared == 0
