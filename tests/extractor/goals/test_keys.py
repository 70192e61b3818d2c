"""Mentions of one goal share a key; different goals do not, however alike their words."""

from __future__ import annotations

from itertools import combinations

CASE_FILES = ("keys.yaml",)


def test_the_goal_is_found(goal):
    assert goal.read(), [row.span.quote for row in goal.touching()]


def test_mentions_of_one_goal_share_a_key_and_others_do_not(document, read_case):
    found = read_case(document.name)
    mentions = [(fields["key"], row) for index, (fields,) in enumerate(document.fields) for row in found.at(index)]
    alike = [(one.span.quote, other.span.quote) for (a, one), (b, other) in combinations(mentions, 2)
             if (a == b) != (one.goal_key == other.goal_key)]  # fmt: skip
    assert alike == []
