from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from analysis.arithmetic import Fit, Printed, Range, change_in_percent, danish, decimals_of, fit


@pytest.mark.parametrize(
    ("before", "after", "stated", "decimals", "expected"),
    [
        (4000, 3760, -6.0, 1, Fit.ROUNDED),
        (2020, 2000, -1.1, 1, Fit.NOT),
        (1820, 1800, -1.1, 1, Fit.ROUNDED),
        (37099, 35817, -3.4, 1, Fit.TRUNCATED),
        (12, 5, -58.33, 2, Fit.ROUNDED),
        (500, 450, 10.0, 1, Fit.NOT),
        (382, 398, 4.1, 1, Fit.ROUNDED),  # both are rounded averages: 397.5 from 381.9 would do
    ],
)
def test_a_change_is_wrong_only_where_no_values_give_it(before, after, stated, decimals, expected):
    follows = change_in_percent(Printed(before), Printed(after))
    assert follows is not None
    assert fit(Printed(stated, decimals), follows) is expected


def test_a_change_from_nought_is_not_computed():
    assert change_in_percent(Printed(0), Printed(5)) is None


@given(
    st.floats(1, 1e6), st.floats(0, 1e6), st.integers(0, 2), st.integers(0, 2)
)  # fmt: skip
def test_a_change_that_was_rounded_from_its_levels_always_fits(before, after, digits, shown):
    first, last = Printed(round(before, digits), digits), Printed(round(after, digits), digits)
    assume(first.range.low > 0)
    follows = change_in_percent(first, last)
    exact = (after / before - 1) * 100
    assert fit(Printed(round(exact, shown), shown), follows) is Fit.ROUNDED


@given(st.floats(-1e5, 1e5), st.integers(0, 2))
def test_a_number_that_was_cut_off_never_counts_as_wrong(value, digits):
    step = 10**digits
    cut = int(value * step) / step
    assert fit(Printed(cut, digits), Range(value, value)) is not Fit.NOT


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (1684.5, 1, "1.684,5"), (-0.04, 1, "0,0"), (22990, 0, "22.990"), (2.5, None, "2,5"), (-1.0, None, "-1"),
        (0.1, 2, "0,10"),
    ],
)  # fmt: skip
def test_numbers_are_shown_as_danish_documents_print_them(value, decimals, shown):
    assert danish(value, decimals) == shown


@pytest.mark.parametrize(
    ("printed", "decimals"), [("2,50", 2), ("1.684", 0), ("20,5 %", 1), ("tolv", None), (None, None)]
)
def test_decimals_are_those_that_were_printed(printed, decimals):
    assert decimals_of(printed) == decimals
