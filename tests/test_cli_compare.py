"""compare, match, export and cite as commands: every view in every form, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import main
from commands.compare import VIEWS
from models.errors import ExitCode
from report.comparing import SUFFIXES

EXAMPLES = Path(__file__).parents[1] / "corpus" / "examples"


def call(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("compare") / "run"
    names = ("e01_egedrup_2018_plan.txt", "e04_egedrup_2019_status.txt", "e05_noerreklit_2013_plan.txt")
    result = call("run", *(EXAMPLES / name for name in names), "-o", folder)
    assert result.exit_code == 0, result.output
    return folder


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_in_every_form(run, tmp_path, view):
    for suffix in SUFFIXES:
        path = tmp_path / f"{view}{suffix}"
        result = call("compare", run, view, "-o", path)
        assert result.exit_code == 0, result.output
        assert path.stat().st_size > 100
    printed = call("compare", run, view)
    assert printed.stdout == (tmp_path / f"{view}.txt").read_text(encoding="utf-8")


def test_a_selection_may_name_a_municipality_in_any_of_its_ways_and_years_as_a_span(run):
    result = call("compare", run, "coverage", "--kommune", "Egedrup", "--year", "2018-2018", "--format", "csv")
    assert "e01_egedrup" in result.stdout
    assert "e04_egedrup" not in result.stdout
    assert "noerreklit" not in result.stdout


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--measure", "personer"], "none of: persons"),
        (["--level", "kommunal"], "none of: national"),
        (["--year", "i fjor"], "no year"),
        (["--format", "xlsx"], "Name the file"),
    ],
)
def test_what_is_not_understood_is_refused_in_one_sentence(run, options, words):
    result = call("compare", run, "goals", *options)
    assert result.exit_code == ExitCode.USAGE
    assert words in result.stderr


def test_a_folder_without_a_dataset_is_told(tmp_path):
    for command in (["compare"], ["match"], ["review", "-o", tmp_path / "x.xlsx"], ["cite"]):
        result = call(command[0], tmp_path, *command[1:])
        assert result.exit_code == ExitCode.USAGE
        assert "holds no dataset" in result.stderr


def test_a_file_that_cannot_be_written_is_told(run, tmp_path):
    (tmp_path / "file").touch()
    for arguments in (["compare", run, "-o", tmp_path / "file" / "x.csv"],
                      ["export", run, "--to", "dta", "-o", tmp_path / "file" / "x"]):  # fmt: skip
        result = call(*arguments)
        assert result.exit_code == ExitCode.OUTPUT
        assert "cannot be written" in result.stderr


def test_a_citation_names_the_material_by_its_hash(run):
    printed = call("cite", run).stdout
    assert printed.startswith("@dataset{beskplan-")
    assert "3 documents of 2 municipalities" in printed
    assert "2013--2019" in printed
    assert "@software{beskplan" in printed


def test_nothing_to_compare_is_an_empty_table_and_no_error(run, tmp_path):
    for suffix in SUFFIXES:
        assert call("compare", run, "goals", "--year", "1999", "-o", tmp_path / f"x{suffix}").exit_code == 0
