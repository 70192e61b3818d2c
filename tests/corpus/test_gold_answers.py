"""The gold answers: quotes that stand in the texts, words of the vocabulary, only the planted inconsistencies."""

from __future__ import annotations

import json
import re
import tomllib

import pytest
import yaml

from models import terms
from scripts.examples.__main__ import CORPUS
from scripts.examples.specification import load_all
from scripts.examples.text import render

SPECIFICATIONS = {spec.name: spec for spec in load_all(CORPUS / "specification")}
ANSWERS = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted((CORPUS / "gold").iterdir())}
CHANGES = yaml.safe_load((CORPUS / "specification" / "changes.yaml").read_text(encoding="utf-8"))
POINT = r"\d{4}(?:-(?:Q[1-4]|S[12]|\d{2}(?:-\d{2})?))?"
PERIOD = re.compile(f"{POINT}(?:/{POINT})?")
GROUPS = {
    group["name"]
    for group in tomllib.loads(
        (CORPUS.parent / "models" / "vocabulary" / "target_groups.toml").read_text(encoding="utf-8")
    )["group"]
}
ENUMERATIONS = {
    "level": terms.GoalLevel,
    "measure": terms.Measure,
    "direction": terms.Direction,
    "bound": terms.Bound,
    "target_unit": terms.Unit,
    "change_unit": terms.Unit,
    "unit": terms.Unit,
    "frequency": terms.Frequency,
    "verdict": terms.Verdict,
    "stated_verdict": terms.Verdict,
    "computed_verdict": terms.ComputedVerdict,
    "kind": terms.FindingKind,
    "severity": terms.Severity,
    "doc_type": terms.DocType,
    "stage": terms.Stage,
}


def rows(answer: dict) -> list[dict]:
    kinds = ("goals", "results", "findings", "checks")
    return [answer["document"], *(row for kind in kinds for row in answer[kind])]


def number(text: str) -> int | None:
    return int(text.replace(".", "")) if re.fullmatch(r"\d{1,3}(\.\d{3})*", text) else None


@pytest.mark.parametrize("name", ANSWERS)
def test_every_quote_stands_in_its_text(name: str):
    text = render(SPECIFICATIONS[name]).canonical
    for kind in ("sections", "goals", "results", "figures"):
        for row in ANSWERS[name][kind]:
            assert text.count(row["quote"]) >= row["occurrence"] >= 1, row["quote"]
    for finding in ANSWERS[name]["findings"]:
        assert all(quote in text for quote in finding["evidence"])


@pytest.mark.parametrize("name", ANSWERS)
def test_two_mentions_of_a_goal_stand_in_two_places(name: str):
    places = [(goal["quote"], goal["occurrence"], goal["goal_key"]) for goal in ANSWERS[name]["goals"]]
    assert len(places) == len(set(places))


@pytest.mark.parametrize("name", ANSWERS)
def test_every_field_holds_a_word_of_the_vocabulary(name: str):
    for row in rows(ANSWERS[name]):
        for field, values in ENUMERATIONS.items():
            assert row.get(field) is None or row[field] in set(values), (field, row)
        assert set(row.get("target_groups", [])) <= GROUPS
        for field in ("target_period", "baseline_period", "period", "comparison_period"):
            assert row.get(field) is None or PERIOD.fullmatch(row[field]), (field, row)


@pytest.mark.parametrize("name", ANSWERS)
def test_numbers_and_their_units_come_together(name: str):
    for goal in ANSWERS[name]["goals"]:
        assert (goal["target_value"] is None) == (goal["target_unit"] is None)
        assert (goal["change_value"] is None) == (goal["change_unit"] is None)
        if goal["change_value"] and goal["direction"]:
            assert (goal["change_value"] > 0) == (goal["direction"] == "increase")
    for result in ANSWERS[name]["results"]:
        held = [result[field] for field in ("value", "change_value", "verdict") if result[field] is not None]
        assert len(held) == 1, result


@pytest.mark.parametrize("name", ANSWERS)
def test_tables_are_rectangular_and_their_totals_add_up(name: str):
    for table in ANSWERS[name]["tables"]:
        cells = table["cells"]
        assert (len(cells), {len(row) for row in cells}) == (table["n_rows"], {table["n_cols"]})
        body = cells[table["header_rows"] :]
        for grid in (body, [list(column) for column in zip(*cells, strict=True)][1:]):
            if grid[-1][0] == "I alt":
                for *parts, total in list(zip(*grid, strict=True))[1:]:
                    values = [number(part) for part in parts]
                    if None not in values:
                        assert sum(values) == number(total), (table["caption"], total)


def test_the_planted_inconsistencies_are_the_only_findings():
    found = {name: [finding["kind"] for finding in answer["findings"]] for name, answer in ANSWERS.items()}
    assert {name: kinds for name, kinds in found.items() if kinds} == {
        "e05_noerreklit_2013_plan": ["conflict"],
        "e08_noerreklit_2017_plan": ["text_table"],
    }


def test_one_verdict_contradicts_its_figures():
    contradicted = [
        (name, goal["goal_key"])
        for name, answer in ANSWERS.items()
        for check in answer["checks"]
        for goal in answer["goals"]
        if goal["id"] == check["goal"] and check["agreement"] is False
    ]
    assert contradicted == [("e04_egedrup_2019_status", "voksenlaerlinge")]


@pytest.mark.parametrize("name", ANSWERS)
def test_mentions_of_a_goal_differ_only_where_a_conflict_is_planted(name: str):
    aims: dict[str, set[tuple]] = {}
    for goal in ANSWERS[name]["goals"]:
        aims.setdefault(goal["goal_key"], set()).add((goal["target_value"], goal["change_value"], goal["reference"]))
    torn = {key for key, values in aims.items() if len({target for target, *_ in values}) > 1}
    assert torn == ({"sygedagpenge-52-uger"} if name == "e05_noerreklit_2013_plan" else set())


def aims(name: str, level: str | None) -> dict[str, dict]:
    return {goal["goal_key"]: goal for goal in ANSWERS[name]["goals"] if level in (None, goal["level"])}


def movement(before: dict, after: dict) -> str:
    """How a goal's target went on: harder is lower for a maximum, higher for a minimum or a rise."""
    if before["target_value"] == after["target_value"] and before["reference"] == after["reference"]:
        return "continued"
    lower = after["target_value"] < before["target_value"]
    wanted_low = before["bound"] == "at_most" or before["direction"] == "decrease"
    return "tightened" if lower == wanted_low else "relaxed"


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: f"{change['earlier'][:3]}-{change['later'][:3]}")
def test_goals_go_on_from_year_to_year_as_the_list_of_changes_says(change: dict):
    earlier, later = (aims(change[side], change.get("only")) for side in ("earlier", "later"))
    seen: dict[str, set[str]] = {"dropped": set(earlier) - set(later), "new": set(later) - set(earlier)}
    for key in set(earlier) & set(later):
        kind = movement(earlier[key], later[key])
        is_status = ANSWERS[change["later"]]["document"]["doc_type"] == "status"
        seen.setdefault("moved" if is_status and kind != "continued" else kind, set()).add(key)
    listed = {kind: set(keys) for kind, keys in change.items() if isinstance(keys, list)}
    assert {kind: keys for kind, keys in seen.items() if keys} == listed
