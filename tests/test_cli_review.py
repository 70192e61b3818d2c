"""The way of a review: sheet out, edited with openpyxl, applied, and a run with an extractor that reads otherwise."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

import extractor.batch
from cli import main

EXAMPLES = Path(__file__).parents[1] / "corpus" / "examples"
NAMES = ("e01_egedrup_2018_plan.txt", "e03_egedrup_2020_plan.txt", "e04_egedrup_2019_status.txt")


def call(*arguments: object, code: int = 0) -> str:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exit_code == code, result.output
    return result.output


def goals(folder: Path) -> dict[str, dict[str, str]]:
    with (folder / "goals.csv").open(encoding="utf-8", newline="") as file:
        return {row["goal_id"]: row for row in csv.DictReader(file)}


@pytest.fixture
def run(tmp_path: Path) -> Path:
    plans = tmp_path / "plans"
    plans.mkdir()
    for name in NAMES:
        (plans / name).write_bytes((EXAMPLES / name).read_bytes())
    call("run", plans, "-o", tmp_path / "run")
    return tmp_path / "run"


class Sheet:
    """A review sheet as a person edits it: by the headings of its columns."""

    def __init__(self, path: Path, title: str) -> None:
        self.path, self.book = path, openpyxl.load_workbook(path)
        self.sheet = self.book[title]
        self.at = {cell.value: cell.column for cell in self.sheet[1]}

    def __iter__(self):
        return iter(range(2, self.sheet.max_row + 1))

    def get(self, line: int, heading: str) -> object:
        return self.sheet.cell(line, self.at[heading]).value

    def put(self, line: int, heading: str, value: object) -> None:
        self.sheet.cell(line, self.at[heading]).value = value

    def line(self, words: str) -> int:
        return next(line for line in self if words in str(self.get(line, "Citat")))

    def save(self) -> None:
        self.book.save(self.path)


def test_what_was_typed_survives_a_better_extractor(run: Path, tmp_path: Path, monkeypatch):
    review = tmp_path / "review.xlsx"
    call("review", run, "-o", review)
    sheet = Sheet(review, "Mål")
    fixed, accepted = sheet.line("420 fuldtidspersoner"), sheet.line("langtidsledige højst er 120")
    rejected, noted, dated = (
        sheet.line("hurtig og enkel service"),
        sheet.line("samarbejdsgraden øges"),
        sheet.line("405"),
    )
    lines = {"fixed": fixed, "accepted": accepted, "rejected": rejected, "noted": noted, "dated": dated}
    ids = {name: str(sheet.get(line, "id")) for name, line in lines.items()}
    sheet.put(fixed, "Afgørelse", "Fix")
    sheet.put(fixed, "target_value", "1.415,5")
    sheet.put(fixed, "target_groups", "a-dagpenge | unge")
    sheet.put(accepted, "Afgørelse", "Accept")
    sheet.put(rejected, "Afgørelse", "Reject")
    sheet.put(noted, "Bemærkning", "=tjek med bilag 2")
    sheet.put(dated, "target_period", 2021)  # typed over without a decision; a spreadsheet makes it a number
    sheet.save()
    told = call("apply", review, run)
    assert "5 new decisions" in told

    after = goals(run)
    assert (after[ids["fixed"]]["target_value"], after[ids["fixed"]]["target_groups"]) == (
        "1415.5",
        "a-dagpenge | unge",
    )
    assert after[ids["fixed"]]["review"] == "fixed"
    assert after[ids["accepted"]]["review"] == "accepted"
    assert ids["rejected"] not in after
    assert after[ids["dated"]]["target_period"] == "2021"
    assert "tjek med bilag 2" in (tmp_path / "run.corrections.jsonl").read_text(encoding="utf-8")

    read = extractor.batch.outcomes

    def later(*arguments):  # an extractor that reads a level otherwise, and no longer finds the goal that was fixed
        for outcome in read(*arguments):
            kept = [goal for goal in outcome.extraction.goals if goal.goal_id != ids["fixed"]]
            changed = [replace(goal, target_value=77.0) if goal.goal_id == ids["accepted"] else goal for goal in kept]
            yield replace(outcome, extraction=replace(outcome.extraction, goals=tuple(changed)))

    monkeypatch.setattr(extractor.batch, "outcomes", later)
    told = call("run", tmp_path / "plans", "-o", run)
    again = goals(run)
    assert again[ids["accepted"]]["target_value"] == after[ids["accepted"]]["target_value"]
    assert "now reads 77" in told
    assert again[ids["fixed"]]["target_value"] == "1415.5"
    assert "no longer finds" in told
    assert ids["rejected"] not in again
    with (run / "problems.csv").open(encoding="utf-8") as file:
        assert {row["kind"] for row in csv.DictReader(file)} >= {"correction"}

    before = (tmp_path / "run.corrections.jsonl").read_bytes()
    assert "0 new decisions" in call("apply", review, run)
    assert (tmp_path / "run.corrections.jsonl").read_bytes() == before


def test_a_second_opinion_stands_and_both_are_kept(run: Path, tmp_path: Path):
    for number, value in ((1, 100), (2, 200)):
        path = tmp_path / f"review{number}.xlsx"
        call("review", run, "-o", path, "--only", "goals")
        sheet = Sheet(path, "Mål")
        line = sheet.line("langtidsledige højst er")
        sheet.put(line, "target_value", value)
        name = str(sheet.get(line, "id"))
        sheet.save()
        told = call("apply", path, run)
    assert "decided before" in told
    assert float(goals(run)[name]["target_value"]) == 200
    assert len((tmp_path / "run.corrections.jsonl").read_text(encoding="utf-8").splitlines()) == 2


def test_what_cannot_be_understood_is_told_with_its_place_and_kept(run: Path, tmp_path: Path):
    path = tmp_path / "review.xlsx"
    call("review", run, "-o", path)
    sheet = Sheet(path, "Mål")
    sheet.put(2, "target_value", "omkring hundrede")
    sheet.put(2, "measure", "personer")
    sheet.put(3, "Afgørelse", "Måske")
    sheet.save()
    before = goals(run)
    told = call("apply", path, run)
    assert "Mål, linje 2: 'omkring hundrede' in target_value" in told
    assert "linje 3: 'Måske'" in told
    assert "omkring hundrede" in (tmp_path / "run.corrections.jsonl").read_text(encoding="utf-8")
    assert goals(run) == before


def test_pairs_that_a_person_decided_are_followed_by_every_comparison(run: Path, tmp_path: Path):
    call("match", run, "-o", tmp_path / "before.csv", "--review", tmp_path / "pairs.xlsx")
    sheet = Sheet(tmp_path / "pairs.xlsx", "Samme mål")
    sheet.book.copy_worksheet(sheet.sheet)  # people keep copies; only the sheet of the name is read
    ids = [row["goal_id"] for row in csv.DictReader((tmp_path / "before.csv").open(encoding="utf-8"))]
    first = next(name for name in ids if "2018" in name)
    second = next(name for name in ids if "2020" in name)
    sheet.put(2, "Afgørelse", "Accept")
    sheet.put(2, "id", first)
    sheet.put(2, "other", second)
    sheet.save()
    call("apply", tmp_path / "pairs.xlsx", run)
    call("match", run, "-o", tmp_path / "after.csv")
    subjects = {
        row["goal_id"]: row["subject_id"] for row in csv.DictReader((tmp_path / "after.csv").open(encoding="utf-8"))
    }
    assert subjects[first] == subjects[second]


def test_a_sheet_that_is_there_is_not_written_over(run: Path, tmp_path: Path):
    path = tmp_path / "review.xlsx"
    path.write_bytes(b"mine")
    assert "is there already" in call("review", run, "-o", path, code=2)
    assert path.read_bytes() == b"mine"


@pytest.mark.parametrize("make", ["text", "other book", "no ids"])
def test_a_file_that_is_no_review_sheet_is_refused(run: Path, tmp_path: Path, make: str):
    path = tmp_path / "sheet.xlsx"
    if make == "text":
        path.write_text("id;decision", encoding="utf-8")
    elif make == "other book":
        openpyxl.Workbook().save(path)
    else:
        call("review", run, "-o", path)
        book = openpyxl.load_workbook(path)
        book["Mål"].delete_cols(1)
        book.save(path)
    before = goals(run)
    call("apply", path, run, code=2)
    assert goals(run) == before
    assert not (tmp_path / "run.corrections.jsonl").exists()
