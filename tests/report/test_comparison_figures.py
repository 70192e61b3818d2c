"""docs/COMPARISON_FIGURES.md is made of the measured figures, and the panel is what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.compare import subjects
from analysis.panel import Panel
from benchmarks import panel, panel_page


def test_the_page_is_up_to_date():
    assert panel_page.main(["--check"]) == 0


def test_the_panel_is_the_same_each_time_and_of_the_size_that_was_asked_for(tmp_path: Path):
    assert panel.write(tmp_path / "one", 2) == panel.write(tmp_path / "other", 2)
    one, other = Panel(tmp_path / "one"), Panel(tmp_path / "other")
    assert len(one.documents) == 2 * len(panel.YEARS)
    assert one.goals == other.goals
    found = subjects.matching(one)
    assert sum(len(group.goals) for group in found.groups) == len(one.goals)


def test_growth_is_one_for_n_log_n_and_more_for_what_grows_faster():
    from math import log

    small, large = 1_000, 8_000
    assert panel.growth((small, small * log(small)), (large, large * log(large))) == pytest.approx(1)
    assert panel.growth((small, small**2), (large, large**2)) > 1
    assert panel.growth((small, small), (large, large)) < 1
