"""Rows of goal tables: which column is the target, which the baseline, for which year."""

from __future__ import annotations

CASE_FILES = ("tables.yaml",)


def test_the_goal_is_read_with_its_fields(goal):
    assert goal.read(), [row.span.quote for row in goal.touching()]
    assert goal.wrong() == {}
