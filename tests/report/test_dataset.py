from __future__ import annotations

import csv
import hashlib
import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import duckdb
import frictionless
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from models.records import TABLES, Finding, Goal, Image, Problem
from models.schema import columns, row
from models.terms import Severity
from report.dataset import listed, write, write_csv
from report.folder import contents
from report.frames import Rows, arrow, frame

UNREAD = Problem("", "scannet.pdf", kind="encrypted", severity=Severity.ERROR, message="Filen er låst.")


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def dataset(tmp_path, make_extraction):
    write([make_extraction(), make_extraction("Agersø")], [UNREAD], tmp_path)
    return tmp_path


def test_every_table_is_there_in_all_three_formats_even_without_rows(dataset):
    with duckdb.connect(str(dataset / "dataset.duckdb"), read_only=True) as connection:
        for name, record in TABLES.items():
            expected = [column.name for column in columns(record)]
            with (dataset / f"{name}.csv").open(encoding="utf-8", newline="") as file:
                rows = list(csv.reader(file))
            parquet = pq.read_table(dataset / f"{name}.parquet")
            stored = connection.table(name)
            assert rows[0] == parquet.column_names == stored.columns == expected
            assert len(rows) - 1 == parquet.num_rows == len(stored)
    assert (dataset / "results.csv").read_text(encoding="utf-8").count("\n") == 1


def test_csv_holds_integers_as_integers_and_empties_as_nothing(dataset):
    with (dataset / "goals.csv").open(encoding="utf-8", newline="") as file:
        goal = next(csv.DictReader(file))
    assert goal["page"] == "3"
    assert goal["target_value"] == "412"
    assert goal["change_value"] == "-7.5"
    assert goal["quantified"] == "true"
    assert goal["target_groups"] == "sygedagpenge | kvinder"
    assert goal["bbox"] == "72.0 100.0 500.0 120.0"
    assert goal["line"] == goal["reference"] == ""
    raw = (dataset / "goals.csv").read_bytes()
    assert b"\r" not in raw
    assert not raw.startswith(b"\xef\xbb\xbf")


def test_pandas_reads_numbers_as_numbers(dataset):
    goals = pd.read_csv(dataset / "goals.csv")
    assert goals["change_value"].tolist() == [-7.5, -7.5]
    assert goals["start"].dtype == "int64"
    assert goals["quantified"].tolist() == [True, True]
    assert goals["frequency"].isna().all()


def test_parquet_and_duckdb_are_typed(dataset):
    schema = pq.read_schema(dataset / "goals.parquet")
    assert [str(schema.field(name).type) for name in ("page", "target_value", "quantified", "quote")] == [
        "int64", "double", "bool", "string",
    ]  # fmt: skip
    assert str(schema.field("target_groups").type) in {"list<element: string>", "list<item: string>"}
    assert schema.field("quote").metadata[b"description"].startswith(b"The exact text")
    with duckdb.connect(str(dataset / "dataset.duckdb"), read_only=True) as connection:
        types = dict(
            connection.sql("SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = 'goals'").fetchall()
        )
        assert (types["page"], types["target_value"], types["quantified"]) == ("BIGINT", "DOUBLE", "BOOLEAN")
        assert types["target_groups"] == "VARCHAR[]"
        found = connection.sql("SELECT count(*) FROM goals WHERE list_contains(target_groups, 'kvinder')").fetchall()[0]
        assert found == (2,)


def test_duckdb_says_what_its_tables_and_columns_mean(dataset):
    with duckdb.connect(str(dataset / "dataset.duckdb"), read_only=True) as connection:
        comments = connection.sql(
            "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal"
        ).fetchall()
        assert {(table, name): text for table, name, text in comments if table in TABLES} == {
            (table, column.name): column.description for table, record in TABLES.items() for column in columns(record)
        }
        tables = dict(connection.sql("SELECT table_name, comment FROM duckdb_tables()").fetchall())
    assert tables == {table: record.__doc__ for table, record in TABLES.items()}


def test_pictures_stand_where_their_path_says(tmp_path, make_extraction):
    image = Image("figures/egedrup.f1.png", b"\x89PNG")
    write([replace(make_extraction(), images=(image,))], [], tmp_path)
    assert (tmp_path / image.path).read_bytes() == image.data
    assert "figures" in contents(tmp_path)


def test_quotes_stand_at_their_offsets_in_the_written_text(dataset):
    for goal in pd.read_csv(dataset / "goals.csv").itertuples():
        text = (dataset / "texts" / f"{goal.doc_id}.txt").read_bytes().decode("utf-8")
        assert text[goal.start : goal.end] == goal.quote


def test_text_keeps_its_characters_whatever_its_line_ends(tmp_path, make_extraction):
    text = "a\r\nb\u2028c\rMål \ud834 d"
    extraction = make_extraction(text=text, quote="d")
    write([extraction], [], tmp_path)
    written = (tmp_path / "texts" / f"{extraction.document.doc_id}.txt").read_bytes().decode("utf-8")
    assert written == text.replace("\ud834", "\ufffd")
    assert written[extraction.goals[0].span.start] == "d"


def test_rows_come_by_document_and_place(dataset):
    documents = pd.read_csv(dataset / "documents.csv")["doc_id"].tolist()
    assert documents == sorted(documents)
    cells = pd.read_csv(dataset / "cells.csv")
    assert list(zip(cells["doc_id"], cells["row"], cells["col"], strict=True)) == [
        (doc_id, row, col) for doc_id in documents for row in (0, 1) for col in (0, 1)
    ]
    problems = pd.read_csv(dataset / "problems.csv", keep_default_na=False)
    assert problems["doc_id"].tolist() == ["", *documents]


def test_counts_are_those_of_the_files(tmp_path, make_extraction):
    counts = write([make_extraction()], [UNREAD], tmp_path)
    assert (counts.rows["documents"], counts.rows["cells"], counts.rows["results"]) == (1, 4, 0)
    assert counts.problems == {Severity.ERROR: 1, Severity.NOTE: 1}


def test_problems_may_grow_while_documents_are_read(tmp_path, make_extraction):
    problems: list[Problem] = []

    def reading():
        yield make_extraction()
        problems.append(UNREAD)

    write(reading(), problems, tmp_path)
    assert pd.read_csv(tmp_path / "problems.csv")["file"].tolist() == ["scannet.pdf", "Lyngvig.pdf"]


def test_the_same_rows_in_any_order_give_the_same_bytes(tmp_path, make_extraction):
    long = "Målet er, at flere kommer i arbejde. " * 2_000  # goes over several blocks of DuckDB
    one, other = make_extraction(), make_extraction("Agersø", text=long)
    locked = Problem("", "anden.pdf", kind="encrypted", severity=Severity.ERROR)
    for name, extractions, problems in (("a", [one, other], [UNREAD, locked]), ("b", [other, one], [locked, UNREAD])):
        (tmp_path / name).mkdir()
        write(extractions, problems, tmp_path / name)
    assert digests(tmp_path / "a") == digests(tmp_path / "b")


@pytest.mark.parametrize(
    "strange", ["x" * 5_000, "å" * 300_000, '"', "'; DROP TABLE goals; --", "a\x00b", "=1+1", "NULL", "\ufeff"]
)
def test_strange_texts_come_back_from_the_whole_dataset(tmp_path, make_extraction, strange):
    write([make_extraction(cell=strange)], [], tmp_path)
    with (tmp_path / "cells.csv").open(encoding="utf-8", newline="") as file:
        csv.field_size_limit(10**9)
        assert [cell["text"] for cell in csv.DictReader(file)][-1] == strange
    assert pq.read_table(tmp_path / "cells.parquet")["text"].to_pylist()[-1] == strange
    with duckdb.connect(str(tmp_path / "dataset.duckdb"), read_only=True) as connection:
        assert connection.sql("SELECT text FROM cells WHERE row = 1 AND col = 1").fetchall()[0] == (strange,)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["title", "note"])


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(text=TEXTS, items=st.lists(TEXTS, min_size=1))
@example(text="a\rb", items=["a | b", "c|", "|", "\\|", " \\", "\\"])
@example(text='"\n",;\t', items=["\x00", "\r", "\u2028"])
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_back_from_csv_and_parquet(tmp_path, make_extraction, text, items):
    goal = make_extraction().goals[0]
    finding = Finding(goal.doc_id, "f1", goal.span, "sum", "note", text, evidence=tuple(items))  # type: ignore[arg-type]
    table = arrow("findings", frame("findings", [row(finding)]))
    write_csv(table, tmp_path / "findings.csv")
    pq.write_table(table, tmp_path / "findings.parquet")
    content = (tmp_path / "findings.csv").read_bytes()
    (by_csv,) = csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""))
    assert (by_csv["message"], listed(by_csv["evidence"])) == (text, items)
    by_pandas = pd.read_csv(io.BytesIO(content), keep_default_na=False, dtype=str)
    assert by_pandas["message"].tolist() == [text]
    by_duckdb = duckdb.sql(f"SELECT message, evidence FROM read_parquet('{tmp_path}/findings.parquet')").fetchall()[0]
    assert by_duckdb == (text, items)


@given(value=st.floats(allow_nan=False, allow_infinity=False), number=st.integers(0, 2**53))
@example(value=-0.0, number=0)
@example(value=3760.0, number=3760)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_number_comes_back_from_csv(make_extraction, tmp_path, value, number):
    goal = make_extraction().goals[0]
    path = tmp_path / "goals.csv"
    write_csv(arrow("goals", frame("goals", [row(goal) | {"target_value": value, "national_number": number}])), path)
    with path.open(encoding="utf-8", newline="") as file:
        (read,) = csv.DictReader(file)
    assert float(read["target_value"]) == value
    assert not read["target_value"].startswith("-0") or value < 0
    assert read["national_number"] == str(number)


def test_frames_are_of_nullable_types(make_extraction):
    data = frame("goals", [row(goal) for goal in make_extraction().goals])
    assert (str(data["page"].dtype), str(data["confidence"].dtype), str(data["quantified"].dtype)) == (
        "Int64", "Float64", "boolean",
    )  # fmt: skip
    assert list(frame("goals", []).columns) == [column.name for column in columns(Goal)]


def test_a_process_of_its_own_gives_the_same_bytes(tmp_path):
    script = (
        "import sys, pathlib, importlib.util\n"
        "spec = importlib.util.spec_from_file_location('hand', sys.argv[1])\n"
        "hand = importlib.util.module_from_spec(spec); spec.loader.exec_module(hand)\n"
        "from report.dataset import write\n"
        "texts = ['Mål ' * n for n in (900, 9000, 90000)]\n"
        "write([hand._extraction(text=text) for text in texts], [], pathlib.Path(sys.argv[2]))\n"
    )
    root = Path(__file__).parents[2]
    for name, seed in (("a", "1"), ("b", "2")):
        (tmp_path / name).mkdir()
        command = [sys.executable, "-c", script, str(Path(__file__).with_name("conftest.py")), str(tmp_path / name)]
        subprocess.run(command, check=True, cwd=root, env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(root)})
    assert digests(tmp_path / "a") == digests(tmp_path / "b")


def test_rows_keep_their_order_however_many_there_are(monkeypatch, make_extraction):
    added = [make_extraction(name, text=f"{name} " * 20) for name in ("Å", "Æ", "z", "a", "Ø", "B")]

    def goals():
        rows = Rows()
        for extraction in added:
            goal = extraction.goals[0]
            rows.add("goals", [replace(goal, goal_id=f"{goal.goal_id}-{number}") for number in (2, 1, 10)])
        return rows.tables()["goals"].select(["doc_id", "goal_id"]).to_pylist()

    expected = [
        {"doc_id": doc_id, "goal_id": f"{doc_id}.g1-{number}"}
        for doc_id in sorted(extraction.document.doc_id for extraction in added)
        for number in (2, 1, 10)
    ]
    assert goals() == expected
    monkeypatch.setattr("report.frames._PACKED_ROWS", 2)
    assert goals() == expected


def test_two_documents_of_one_id_are_told(tmp_path, make_extraction):
    with pytest.raises(ValueError, match="lyngvig-2019-plan"):
        write([make_extraction(), make_extraction()], [], tmp_path)
