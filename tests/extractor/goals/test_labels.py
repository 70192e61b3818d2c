"""Goals under headings, labels and lead-ins of all decades, the minister's among them."""

from __future__ import annotations

CASE_FILES = ("labels.yaml",)


def test_the_goal_is_found(goal):
    assert goal.read(), [row.span.quote for row in goal.touching()]


def test_its_fields_are_what_the_words_say(goal):
    assert goal.wrong() == {}
