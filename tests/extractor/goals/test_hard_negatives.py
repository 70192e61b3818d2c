"""What looks like a goal and is none: forecasts, activities, purposes, principles, history, laws, words about goals."""

from __future__ import annotations

CASE_FILES = ("*.yaml",)


def test_no_goal_is_read_in_it(other):
    assert [goal.span.quote for goal in other.touching()] == []


def test_no_goal_is_read_where_none_is_marked(document, read_case):
    assert [goal.span.quote for goal in read_case(document.name).elsewhere()] == []
