"""Exports read back by the programs' own libraries."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pandas as pd
import pyarrow.parquet
import pyreadstat
import pytest

from analysis.panel import Panel
from models.records import TABLES
from models.schema import columns
from report.dataset import write
from report.exporting import STATA_LABEL, export, label

LONG = "Antallet af borgere på sygedagpenge " * 100  # more bytes than a Stata text of fixed length holds


@pytest.fixture
def panel(make_extraction, tmp_path: Path) -> Panel:
    folder = tmp_path / "run"
    folder.mkdir()
    write([make_extraction(text=LONG), make_extraction("Klitsø")], [], folder)
    return Panel(folder)


def exported(panel: Panel, form: str, folder: Path, language: str = "da") -> Path:
    list(export(panel, ["goals", "results", "documents"], form, language, folder))
    return folder


def test_stata_has_rows_values_and_labels(panel, tmp_path):
    path = exported(panel, "dta", tmp_path / "out") / "goals.dta"
    frame = pd.read_stata(path)
    assert list(frame["kommune"]) == ["Klitsø | Klitsø", "Lyngvig | Klitsø"]
    assert list(frame["target_value"]) == [412.0, 412.0]
    assert frame["quote"][1] == LONG
    with pd.read_stata(path, iterator=True) as reader:
        labels = reader.variable_labels()
    assert labels["target_value"] == "Niveau, der skal nås"
    assert all(len(text) <= STATA_LABEL for text in labels.values())


def test_spss_has_rows_values_and_labels(panel, tmp_path):
    frame, meta = pyreadstat.read_sav(exported(panel, "sav", tmp_path / "out", "en") / "goals.sav")
    assert list(frame["target_value"]) == [412.0, 412.0]
    assert frame["quote"][1].strip() == LONG.strip()
    assert meta.column_names_to_labels["target_value"] == "Level to reach"


def test_sqlite_holds_every_table_and_what_columns_mean(panel, tmp_path):
    exported(panel, "sqlite", tmp_path / "out" / "plans.sqlite")
    with sqlite3.connect(tmp_path / "out" / "plans.sqlite") as connection:
        assert connection.execute("select sum(target_value) from goals where year = 2019").fetchone() == (824.0,)
        told = connection.execute("select label from columns where column_name = 'quote' limit 1").fetchone()
    assert told == ("Citat",)


def test_parquet_and_jsonl_keep_lists(panel, tmp_path):
    folder = exported(panel, "parquet", tmp_path / "p")
    table = pyarrow.parquet.read_table(folder / "goals.parquet")
    assert table["target_groups"].to_pylist()[0] == ["sygedagpenge", "kvinder"]
    assert table.schema.field("quote").metadata[b"label_da"] == b"Citat"
    lines = (exported(panel, "jsonl", tmp_path / "j") / "goals.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(lines[0])["target_groups"] == ["sygedagpenge", "kvinder"]


@pytest.mark.parametrize("form", ["parquet", "dta", "sav", "jsonl"])
def test_the_same_dataset_gives_the_same_bytes(panel, tmp_path, form):
    one, other = exported(panel, form, tmp_path / "one"), exported(panel, form, tmp_path / "other")
    assert {path.name: path.read_bytes() for path in one.iterdir()} == {
        path.name: path.read_bytes() for path in other.iterdir()
    }


def test_names_of_columns_are_what_statistics_programs_take():
    names = {column.name for record in TABLES.values() for column in columns(record)}
    assert all(name.isascii() and name.isidentifier() and len(name) <= 32 for name in names)


def test_every_column_has_a_danish_label():
    every = {column.name: column for record in TABLES.values() for column in columns(record)}
    english = [name for name, column in every.items() if label(column, "da") == column.description]
    assert english == []
