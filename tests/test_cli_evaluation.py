"""`beskplan evaluate` and `beskplan explain`, on runs of the invented examples."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import main
from models.errors import ExitCode

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "corpus" / "gold"


def beskplan(*arguments: object):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def dataset(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("dataset") / "run"
    plans = [
        ROOT / "corpus" / "examples" / f"{name}.txt"
        for name in ("e04_egedrup_2019_status", "e11_noerreklit_2018_politik")
    ]
    assert beskplan("run", *plans, "-o", folder).exit_code == 0
    return folder


def goals(dataset: Path) -> list[dict[str, str]]:
    with (dataset / "goals.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_evaluate_prints_the_figures(dataset):
    result = beskplan("evaluate", dataset, "--gold", GOLD)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("2 documents held against answers.\n10 answer files are of documents")
    assert "\ngoals " in result.stdout
    assert max(map(len, result.stdout.splitlines()[2:])) <= 80


def test_evaluate_writes_json_of_the_parts_that_are_asked_for(dataset, tmp_path):
    target = tmp_path / "new" / "figures.json"
    result = beskplan("evaluate", dataset, "--gold", GOLD, "--only", "goals,tables", "--format", "json", "-o", target)
    assert (result.exit_code, result.stdout) == (0, "")
    records = json.loads(target.read_text(encoding="utf-8"))["records"]
    assert {"goals", "table relations"} <= set(records)
    assert "sections" not in records


def test_evaluate_shows_what_was_missed(dataset, tmp_path):
    (tmp_path / "e11.json").write_text(
        json.dumps({"goals": [{"quote": "En sætning om noget helt andet, som ingen plan har."}]}), encoding="utf-8"
    )
    result = beskplan("evaluate", dataset, "--gold", tmp_path, "--show", "missed, extra", "--format", "markdown")
    assert "missed in goals: En sætning om noget helt andet" in result.stdout
    assert result.stdout.count("extra in goals: ") > 1


def test_a_coding_sheet_goes_out_and_comes_back(dataset, tmp_path):
    sheet = tmp_path / "sheet.csv"
    result = beskplan("evaluate", dataset, "--sample", 6, "--seed", 3, "-o", sheet)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith(f"9 lines to judge are in {sheet}. In is_goal write")
    first = sheet.read_bytes()
    beskplan("evaluate", dataset, "--sample", 6, "--seed", 3, "-o", sheet)
    assert sheet.read_bytes() == first
    rows = list(csv.DictReader(io.StringIO(first.decode("utf-8-sig"), newline=""), delimiter=";"))
    for row in rows:
        row["is_goal"] = "ja" if row["kind"] == "goal" else "nej"
    next(row for row in rows if row["kind"] == "goal")["wrong_fields"] = "measure"
    with sheet.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    answer = json.loads(beskplan("evaluate", dataset, "--coded", sheet, "--format", "json").stdout)
    assert (answer["precision"]["right"], answer["precision"]["of"]) == (6, 6)
    assert (answer["fields"]["measure"]["right"], answer["fields"]["measure"]["of"]) == (5, 6)
    assert (answer["whole_records"]["right"], answer["sentences"]["of"]) == (5, 3)
    assert answer["recall"]["estimate"] == 1.0
    text = beskplan("evaluate", dataset, "--coded", sheet).stdout
    assert "goals that are goals (precision)      6   6  100.0  61.0 to 100.0" in text


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ([], "one of --gold, --sample and --coded"),
        (["--gold", GOLD, "--sample", "5"], "one of --gold, --sample and --coded"),
        (["--sample", "5"], "-o sheet.csv"),
        (["--sample", "5", "-o", "sheet.xlsx"], "-o sheet.csv"),
        (["--gold", GOLD, "--show", "mised"], "mised is none of: missed, extra, fields"),
        (["--gold", GOLD, "--only", "gaols"], "gaols is none of: document, sections"),
        (["--gold", ROOT / "tests"], "holds no answer file"),
    ],
)
def test_evaluate_says_what_it_needs(dataset, options, words):
    result = beskplan("evaluate", dataset, *options)
    assert result.exit_code == ExitCode.USAGE
    assert words in " ".join(result.stderr.split())


@pytest.mark.parametrize("command", [["evaluate", "RUN", "--gold", GOLD], ["explain", "g1", "RUN"]])
def test_a_folder_without_dataset_is_told(tmp_path, command):
    result = beskplan(*(tmp_path if word == "RUN" else word for word in command))
    assert result.exit_code == ExitCode.USAGE
    assert "holds no dataset" in result.stderr


def test_evaluate_says_where_it_cannot_write(dataset, tmp_path):
    result = beskplan("evaluate", dataset, "--gold", GOLD, "-o", tmp_path)
    assert result.exit_code == ExitCode.OUTPUT
    assert "cannot be written" in result.stderr


def test_explain_tells_why_in_80_columns(dataset):
    for goal in goals(dataset):
        result = beskplan("explain", goal["goal_id"], dataset)
        assert result.exit_code == 0, result.output
        assert f"Rule: {goal['rule']}" in " ".join(result.stdout.split())
        assert "  level " in result.stdout
        assert max(map(len, result.stdout.splitlines())) <= 80
        assert "\x1b" not in result.stdout


def test_explain_knows_only_goals_of_the_run(dataset):
    result = beskplan("explain", "g-of-yesterday", dataset)
    assert result.exit_code == ExitCode.USAGE
    assert "holds no goal g-of-yesterday" in result.stderr
