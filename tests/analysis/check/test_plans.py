from __future__ import annotations

from pathlib import Path

import pytest

from analysis.check import checks
from analysis.check.pairing import paired, pairs
from analysis.check.plans import Reported, against
from extractor.pipeline import extract
from extractor.reading.source import Source

PLAN = """# Beskæftigelsesplan 2019

Hjørring Kommune

## Mål for 2019

- Antallet af sygedagpengemodtagere må i 2019 i gennemsnit højst være 450 personer.
- Antallet af sygedagpengesager over 26 uger må i 2019 i gennemsnit højst være 120.
- Samarbejdsgraden skal øges fra 30 pct. i 2018 til 33 pct. i 2019.
- Der skal indgås mindst 40 aftaler om voksenlærlinge i 2019.
- Antallet af kontanthjælpsmodtagere skal falde med 5 pct. inden udgangen af 2019.
"""
STATUS = """# Status på beskæftigelsesplan 2019

Hjørring Kommune, februar 2020

## Målene

*{0}*

Målet er nået.
"""


def reported(path: Path, text: str) -> Reported:
    path.write_text(text, encoding="utf-8")
    extraction = extract(Source(path, path.name))
    return Reported(extraction.document, extraction.goals, checks(extraction))


@pytest.fixture
def plan(tmp_path) -> Reported:
    return reported(tmp_path / "plan.txt", PLAN)


@pytest.mark.parametrize(
    ("goal", "outcome", "reason"),
    [
        ("Antallet af sygedagpengemodtagere må i 2019 i gennemsnit højst være 450 personer.", "same", ""),
        ("I 2019 må der i gennemsnit højst være 450 sygedagpengemodtagere i kommunen.", "reworded", ""),
        (
            "Antallet af sygedagpengemodtagere må i 2019 i gennemsnit højst være 470 personer.",
            "changed_target",
            "at most 450 persons in the plan, at most 470 persons in the report",
        ),
        (
            "Samarbejdsgraden skal øges fra 31 pct. i 2018 til 33 pct. i 2019.",
            "changed_baseline",
            "30 in the plan, 31 in the report",
        ),
        (
            "Antallet af kontanthjælpsmodtagere skal falde med 5 pct. inden juni 2020.",
            "changed_deadline",
            "2019-12 in the plan, 2020-06 in the report",
        ),
        ("Tilfredsheden blandt virksomhederne skal i 2019 være mindst 80 pct.", "new", ""),
    ],
)
def test_what_became_of_a_goal(goal, outcome, reason, plan, tmp_path):
    found = against(reported(tmp_path / "status.txt", STATUS.format(goal)), plan)
    (kept,) = [check for check in found if check.outcome != "dropped"]
    assert str(kept.outcome) == outcome
    assert reason in kept.outcome_reason
    dropped = [check for check in found if check.outcome == "dropped"]
    assert len(dropped) == (5 if outcome == "new" else 4)


def test_time_tells_two_goals_apart_that_words_do_not(plan):
    first, second = plan.goals[:2]
    assert paired(first, second) is None
    assert [(pair.first, pair.second) for pair in pairs(plan.goals, plan.goals)] == [
        (pair.first, pair.first) for pair in pairs(plan.goals, plan.goals)
    ]


def test_words_alone_make_no_pair(plan, tmp_path):
    other = reported(
        tmp_path / "other.txt",
        PLAN.replace("sygedagpengemodtagere", "førtidspensionister").replace("sygedagpengesager", "fleksjobsager"),
    )
    subjects = {(pair.first.target_groups, pair.second.target_groups) for pair in pairs(plan.goals, other.goals)}
    assert all(one == another for one, another in subjects)


@pytest.mark.parametrize("suffix", ["txt", "pdf"])
def test_the_example_pair_gives_its_dropped_goal_moved_target_and_contradicted_verdict(suffix, examples):
    plan, status = (
        extract(Source(path, path.name))
        for path in (examples / f"e02_egedrup_2019_plan.{suffix}", examples / f"e04_egedrup_2019_status.{suffix}")
    )
    found = against(
        Reported(status.document, status.goals, checks(status)), Reported(plan.document, plan.goals, checks(plan))
    )
    quotes = {goal.goal_id: goal.span.quote for goal in (*plan.goals, *status.goals)}
    outcomes = {str(check.outcome) for check in found}
    assert outcomes == {"same", "changed_target", "dropped"}
    (dropped,) = [check for check in found if check.outcome == "dropped"]
    (moved,) = [check for check in found if check.outcome == "changed_target"]
    (contradicted,) = [check for check in found if check.agreement is False]
    assert "ordinære løntimer" in quotes[dropped.goal_id]
    assert "at most 340 persons in the plan, at most 350 persons in the report" in moved.outcome_reason
    assert "voksenlærlinge" in quotes[contradicted.goal_id]
    assert contradicted.explanation == "36 (2019) is below at least 40."
