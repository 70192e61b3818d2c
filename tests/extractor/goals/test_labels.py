"""Goals under headings, labels and lead-ins of all decades, the minister's among them."""

from __future__ import annotations

CASE_FILES = ("labels.yaml",)


def test_the_goal_is_read_with_its_fields(goal):
    assert goal.read(), [row.span.quote for row in goal.touching()]
    assert goal.wrong() == {}
