from __future__ import annotations

import hashlib
import json

import frictionless
import pandas as pd
import pytest

from models.records import TABLES, Problem
from models.schema import columns
from models.terms import Measure, Severity
from report.dataset import write
from report.package import table_schema


@pytest.fixture
def dataset(tmp_path, make_extraction):
    unread = Problem("", "scannet.pdf", kind="encrypted", severity=Severity.ERROR, message="Filen er låst.")
    write([make_extraction(), make_extraction("Agersø", cell='a "b", c\n=d')], [unread], tmp_path)
    return tmp_path


def errors(folder) -> list[str]:
    report = frictionless.validate(str(folder / "datapackage.json"))
    return [kind for (kind,) in report.flatten(["type"])]


def test_descriptor_and_rows_are_valid(dataset):
    assert errors(dataset) == []


def replace_cell(path, column: str, value: str | None) -> None:
    """Changes one cell and puts the new size and digest into the descriptor, so that only the cell can be amiss."""
    data = pd.read_csv(path, dtype=str, keep_default_na=False)
    data.loc[0, column] = value
    data.to_csv(path, index=False)
    descriptor = path.parent / "datapackage.json"
    package = json.loads(descriptor.read_text(encoding="utf-8"))
    for resource in package["resources"]:
        if resource["path"] == path.name:
            resource |= {
                "bytes": path.stat().st_size,
                "hash": f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}",
            }
    descriptor.write_text(json.dumps(package), encoding="utf-8")


@pytest.mark.parametrize(
    ("table", "column", "value", "error"),
    [
        ("goals", "measure", "happiness", "constraint-error"),
        ("goals", "quantified", "", "constraint-error"),
        ("goals", "target_value", "412 borgere", "type-error"),
        ("goals", "start", "1.5", "type-error"),
        ("goals", "section_id", "elsewhere", "foreign-key"),
        ("cells", "table_id", "elsewhere", "foreign-key"),
        ("goals", "goal_id", "", "primary-key"),
    ],
)
def test_rows_that_are_amiss_are_found(dataset, table, column, value, error):
    replace_cell(dataset / f"{table}.csv", column, value)
    assert error in errors(dataset)


def test_a_changed_file_is_found_by_its_digest(dataset):
    path = dataset / "goals.csv"
    path.write_bytes(path.read_bytes().replace(b"412,", b"413,"))
    assert "hash-count" in errors(dataset)


def test_the_descriptor_describes_every_column(dataset):
    package = json.loads((dataset / "datapackage.json").read_text(encoding="utf-8"))
    resources = {resource["name"]: resource for resource in package["resources"]}
    assert list(resources) == list(TABLES)
    for table, record in TABLES.items():
        fields = resources[table]["schema"]["fields"]
        assert [(field["name"], field["description"]) for field in fields] == [
            (column.name, column.description) for column in columns(record)
        ]
    goals = {field["name"]: field for field in resources["goals"]["schema"]["fields"]}
    assert goals["measure"]["constraints"] == {"enum": [str(measure) for measure in Measure]}
    assert goals["target_groups"]["separator"] == " | "
    assert goals["target_value"]["unit"] == "target_unit"


def test_the_descriptor_says_nothing_of_when_or_where_it_was_made(dataset):
    text = (dataset / "datapackage.json").read_text(encoding="utf-8")
    assert str(dataset) not in text
    assert not {"created", "version"} & json.loads(text).keys()


def test_keys_are_those_of_the_records():
    assert table_schema("cells")["primaryKey"] == ["table_id", "row", "col"]
    assert "primaryKey" not in table_schema("problems")
    references = {tuple(key["fields"]): key["reference"]["resource"] for key in table_schema("sections")["foreignKeys"]}
    assert references == {("doc_id",): "documents", ("parent_id",): ""}
