"""Goals that stand as sentences: in running text, in project descriptions, in restatements, misread and wrapped."""

from __future__ import annotations

CASE_FILES = (
    "prose.yaml",
    "negatives_*.yaml",
)


def test_the_goal_is_found(goal):
    assert goal.read(), [row.span.quote for row in goal.touching()]


def test_its_fields_are_what_the_words_say(goal):
    assert goal.wrong() == {}
