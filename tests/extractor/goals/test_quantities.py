"""Levels, changes, bounds, baselines, periods and frequencies in the forms in which goals say them."""

from __future__ import annotations

CASE_FILES = ("quantities.yaml",)


def test_the_goal_is_read_with_its_fields(goal):
    assert goal.read(), [row.span.quote for row in goal.touching()]
    assert goal.wrong() == {}
