from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from analysis.check import checks
from extractor.pipeline import extract
from extractor.reading.source import Source

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "verdicts.yaml").read_text(encoding="utf-8"))
STATUS = """# Status på beskæftigelsesplan 2019

Hjørring Kommune, februar 2020

## Målene

*{goal}*

{report}
"""


def check_of(case, folder: Path):
    path = folder / "status.txt"
    path.write_text(STATUS.format(**case), encoding="utf-8")
    (found,) = checks(extract(Source(path, path.name)))
    return found


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES])
def test_the_verdict_follows_from_the_figures(case, tmp_path):
    check = check_of(case, tmp_path)
    assert check.stated_verdict == case["stated"]
    assert _side(check.computed_verdict) == _side(case["computed"])
    assert check.agreement is case["agreement"]
    assert case["why"] in check.explanation


def _side(verdict: str) -> str:
    return {"on_track": "met", "off_track": "not_met"}.get(verdict, verdict)


def test_a_verdict_is_on_track_while_the_period_runs_and_met_after_it(tmp_path):
    case = next(case for case in CASES if case["name"] == "a maximum that was kept")
    text = STATUS.format(**case).replace("februar 2020", "august 2019").replace("I 2019 var", "I 1. halvår 2019 var")
    path = tmp_path / "status.txt"
    for written, expected in (("august 2019", "on_track"), ("februar 2020", "met")):
        path.write_text(text.replace("august 2019", written), encoding="utf-8")
        (found,) = checks(extract(Source(path, path.name)))
        assert found.computed_verdict == expected


def test_a_goal_table_is_read_by_its_own_row(examples):
    path = examples / "e07_lindebaek_2012_resultatrevision.txt"
    extraction = extract(Source(path, path.name))
    in_rows = [one for one in checks(extraction) if "\t" in _quote(extraction, one.goal_id)]
    assert [str(one.computed_verdict) for one in in_rows] == ["met", "not_met", "met", "not_met"]
    assert all(one.agreement for one in in_rows)


def _quote(extraction, goal_id: str) -> str:
    return next(goal.span.quote for goal in extraction.goals if goal.goal_id == goal_id)
