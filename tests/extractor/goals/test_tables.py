"""Rows of goal tables: which column is the target, which the baseline, for which year."""

from __future__ import annotations

CASE_FILES = ("tables.yaml",)


def test_the_goal_is_found(goal):
    assert goal.read(), [row.span.quote for row in goal.touching()]


def test_its_fields_are_what_the_words_say(goal):
    assert goal.wrong() == {}
