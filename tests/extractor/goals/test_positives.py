"""Goals that stand as sentences: in running text, in project descriptions, in restatements, misread and wrapped."""

from __future__ import annotations

CASE_FILES = (
    "prose.yaml",
    "negatives_*.yaml",
)


def test_the_goal_is_read_with_its_fields(goal):
    assert goal.read(), [row.span.quote for row in goal.touching()]
    assert goal.wrong() == {}
