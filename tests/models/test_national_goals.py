"""The minister's goals by year."""

from __future__ import annotations

import pytest

from models.national_goals import NationalGoal, national_goals


def test_goals_of_a_year_come_by_number():
    for year in range(2008, 2025):
        goals = national_goals(year)
        assert [goal.number for goal in goals] == list(range(1, len(goals) + 1))
        assert all(goal.year == year and goal.title.strip() == goal.title and goal.title for goal in goals)
        assert {goal.form for goal in goals} <= {"title", "label"}


def test_a_goal():
    assert national_goals(2020)[2] == NationalGoal(2020, 3, "Flere personer med handicap skal i beskæftigelse", "title")
    assert [len(national_goals(year)) for year in (2008, 2019, 2020, 2024)] == [3, 7, 3, 5]


@pytest.mark.parametrize("year", [1999, 2010, 2014, 2016, 2050])
def test_a_year_whose_goals_are_not_documented(year):
    assert national_goals(year) == ()


def test_a_file_of_ones_own_takes_the_place_of_the_one_that_ships(tmp_path):
    own = '{"2031": [{"n": 1, "title": "Flere skal med", "form": "title"}]}'
    (tmp_path / "national_goals.json").write_text(own, encoding="utf-8")
    assert national_goals(2031, tmp_path) == (NationalGoal(2031, 1, "Flere skal med", "title"),)
    assert national_goals(2020, tmp_path) == ()
