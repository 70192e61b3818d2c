"""`beskplan query` and `beskplan import jobindsats`: what they print, write and refuse."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

from cli import main
from models.errors import ExitCode

PLAN = """Hjørring Kommune

Beskæftigelsesplan 2020

1 Udviklingen

Tabel 1: Antal fuldtidspersoner, 2. kvartal 2019

Ydelse\tHjørring\tHele landet
Kontanthjælp\t980\t92.000
Sygedagpenge\t1.020\t61.000
"""
EXPORT = """Fuldtidspersoner på offentlig forsørgelse
Trukket 12. december 2019

Område;Periode;Ydelse;Antal fuldtidspersoner;Fuldtidspersoner i pct. af befolkningen (16-66 år)
Hjørring;2019K2;Kontanthjælp;980,3;2,1
Hjørring;2019K2;Sygedagpenge;1.034,0;2,2
Hjørring;2019K2;Revalidering;;
Hele landet;2019K2;Kontanthjælp;92.000;1,9
"""


def run(*arguments: object):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def refused(result, code: ExitCode) -> str:
    """The one sentence (and its remedy) with which a command ended."""
    assert result.exit_code == code
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith("Error: ")
    return line


@pytest.fixture
def dataset(tmp_path) -> Path:
    plan = tmp_path / "plan.txt"
    plan.write_text(PLAN, encoding="utf-8")
    result = run("run", plan, "-o", tmp_path / "run")
    assert result.exit_code == 0, result.output
    return tmp_path / "run"


@pytest.fixture
def export(tmp_path) -> Path:
    path = tmp_path / "export.csv"
    path.write_bytes(EXPORT.encode("cp1252"))
    return path


def bank(dataset: Path) -> list[tuple]:
    with duckdb.connect(str(dataset / "dataset.duckdb"), read_only=True) as connection:
        return connection.sql(
            "SELECT ref_area, target_groups[1], statistic, value, unit, period, printed FROM observations "
            "WHERE origin = 'jobindsats' ORDER BY start"
        ).fetchall()


def test_a_query_prints_a_table(dataset):
    result = run("query", dataset, "select printed, value from observations order by value")
    assert result.exit_code == 0
    assert [line.split() for line in result.stdout.splitlines()][:2] == [["printed", "value"], ["980", "980"]]
    assert result.stdout.endswith("4 rows\n")


def test_a_query_writes_csv_and_json(dataset, tmp_path):
    question = "select target_groups, value, period from observations where value < 1000"
    assert run("query", dataset, question, "--format", "csv", "-o", tmp_path / "a.csv").exit_code == 0
    assert (tmp_path / "a.csv").read_text(encoding="utf-8") == "target_groups,value,period\nkontanthjælp,980,2019-Q2\n"
    told = json.loads(run("query", dataset, question, "--format", "json").stdout)
    assert told == [{"target_groups": ["kontanthjælp"], "value": 980.0, "period": "2019-Q2"}]


@pytest.mark.parametrize(
    "question",
    [
        "select nonsense from nowhere",
        "selct 1",
        "delete from goals",
        "copy goals to 'goals.csv'",
        "select * from read_csv('/etc/hostname')",
        "attach 'other.duckdb'",
        "install httpfs",
        "",
    ],
)
def test_a_question_that_is_no_good_is_refused_in_one_sentence(dataset, question):
    before = (dataset / "dataset.duckdb").read_bytes()
    assert "docs/QUERIES.md" in refused(run("query", dataset, question), ExitCode.USAGE)
    assert (dataset / "dataset.duckdb").read_bytes() == before


def test_a_folder_without_dataset_is_refused(tmp_path):
    assert "holds no dataset.duckdb" in refused(run("query", tmp_path, "select 1"), ExitCode.USAGE)


def test_an_export_becomes_observations_and_departures_are_listed(dataset, export, tmp_path):
    result = run("import", "jobindsats", export, dataset, "-o", tmp_path / "departures.csv")
    assert result.exit_code == 0, result.output
    assert "6 figures of export.csv imported" in result.stdout
    assert "1 depart by more than rounding" in " ".join(result.stdout.split())
    assert bank(dataset) == [
        ("Hjørring", "kontanthjælp", "fuldtidspersoner", 980.3, "persons", "2019-Q2", "980,3"),
        ("Hjørring", "kontanthjælp", "andel af befolkningen", 2.1, "percent", "2019-Q2", "2,1"),
        ("Hjørring", "sygedagpenge", "fuldtidspersoner", 1034.0, "persons", "2019-Q2", "1.034,0"),
        ("Hjørring", "sygedagpenge", "andel af befolkningen", 2.2, "percent", "2019-Q2", "2,2"),
        ("Hele landet", "kontanthjælp", "fuldtidspersoner", 92000.0, "persons", "2019-Q2", "92.000"),
        ("Hele landet", "kontanthjælp", "andel af befolkningen", 1.9, "percent", "2019-Q2", "1,9"),
    ]
    with (tmp_path / "departures.csv").open(encoding="utf-8", newline="") as file:
        (departure,) = csv.DictReader(file)
    assert (departure["value"], departure["jobindsats"], departure["difference"]) == ("1020", "1034", "-14")
    assert (departure["quote"], departure["line"]) == ("1.020", "11")


def test_the_same_export_again_changes_nothing(dataset, export):
    run("import", "jobindsats", export, dataset)
    once = {path.name: path.read_bytes() for path in dataset.rglob("*") if path.is_file()}
    run("import", "jobindsats", export, dataset)
    assert {path.name: path.read_bytes() for path in dataset.rglob("*") if path.is_file()} == once


def test_the_rest_of_a_dataset_stays_and_every_quote_is_at_its_place(dataset, export):
    before = (dataset / "goals.csv").read_bytes()
    run("import", "jobindsats", export, dataset)
    assert (dataset / "goals.csv").read_bytes() == before
    with duckdb.connect(str(dataset / "dataset.duckdb"), read_only=True) as connection:
        found = connection.sql('SELECT doc_id, start, "end", quote FROM observations').fetchall()
    assert len(found) == 10
    for doc_id, start, end, quote in found:
        assert (dataset / "texts" / f"{doc_id}.txt").read_bytes().decode("utf-8")[start:end] == quote


def test_json_of_the_interface(dataset, tmp_path):
    path = tmp_path / "y30r21.json"
    table = {
        "Variables": [{"Label": "Område"}, {"Label": "Periode"}, {"Label": "Samarbejdsgrad (pct.)"}],
        "Data": [["Hjørring", "2019M07", 30.46], ["Hjørring", "2023QMAT02", 31.0], ["Hele landet", "2019M07", None]],
    }
    path.write_text(json.dumps([table]), encoding="utf-8")
    assert run("import", "jobindsats", path, dataset).exit_code == 0
    assert [row[2:6] for row in bank(dataset)] == [
        ("samarbejdsgrad", 30.46, "percent", "2019-07"),
        ("samarbejdsgrad", 31.0, "percent", "2022-07/2023-06"),
    ]


def test_an_export_with_periods_as_columns(dataset, tmp_path):
    path = tmp_path / "wide.csv"
    path.write_text(
        "Kontanthjælp\nAntal fuldtidspersoner\n;1. kv. 2019;2. kv. 2019\nHjørring;990;980\n", encoding="utf-8"
    )
    assert run("import", "jobindsats", path, dataset).exit_code == 0
    assert [(row[1], row[2], row[3], row[5]) for row in bank(dataset)] == [
        ("kontanthjælp", "fuldtidspersoner", 990.0, "2019-Q1"),
        ("kontanthjælp", "fuldtidspersoner", 980.0, "2019-Q2"),
    ]


@pytest.mark.parametrize(
    "content",
    ["", "{}", "[]", "[{", '[{"Variables": [], "Data": []}]', '[{"Variables": 3}]', "no table at all\n", "a;b\nc;d\n"],
)
def test_a_file_that_is_no_export_is_refused_and_the_dataset_stays(dataset, tmp_path, content):
    path = tmp_path / "file.csv"
    path.write_text(content, encoding="utf-8")
    before = (dataset / "dataset.duckdb").read_bytes()
    refused(run("import", "jobindsats", path, dataset), ExitCode.NOTHING_READ)
    assert (dataset / "dataset.duckdb").read_bytes() == before


def test_importing_into_no_dataset_is_refused(export, tmp_path):
    assert "holds no dataset" in refused(run("import", "jobindsats", export, tmp_path), ExitCode.USAGE)
    assert "missing.csv" in refused(run("import", "jobindsats", "missing.csv", tmp_path), ExitCode.USAGE)


def test_the_share_of_a_population_against_region_and_country(shared, tmp_path):
    """One question finds the figure in both tables of a real plan that report it."""
    plan = next((shared / "plans").glob("000_*.txt"))
    assert run("run", plan, "-o", tmp_path / "run").exit_code == 0
    question = (
        "select ref_area, value, list_transform(places, lambda place: regexp_extract(place, 'row .*')) as cells "
        "from figures_by_group where target_group = 'kontanthjælp' and statistic = 'andel af befolkningen' "
        "and kind = 'share' and period = '2019-Q2' order by value"
    )
    told = json.loads(run("query", tmp_path / "run", question, "--format", "json").stdout)
    assert told == [
        {"ref_area": "Vesthimmerlands", "value": 1.7, "cells": ["row 3 col 2", "row 3 col 4"]},
        {"ref_area": "Region Nordjylland", "value": 1.8, "cells": ["row 3 col 5"]},
        {"ref_area": "Hele landet", "value": 1.9, "cells": ["row 3 col 3", "row 3 col 6"]},
    ]
