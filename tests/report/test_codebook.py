from __future__ import annotations

import pytest

from models.records import TABLES, Document, Goal
from models.schema import columns
from report import codebook


def test_the_page_is_up_to_date():
    assert codebook.main(["--check"]) == 0


def test_the_page_names_every_column():
    page = codebook.markdown()
    for table, record in TABLES.items():
        section = page.split(f"\n## {table}\n")[1].split("\n## ")[0]
        for column in columns(record):
            assert f"| `{column.name}` | {column.type} |" in section


def test_a_page_of_yesterday_is_told_and_rewritten(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(codebook, "CODEBOOK", tmp_path / "CODEBOOK.md")
    assert codebook.main(["--check"]) == 1
    assert codebook.main(["--write"]) == 0
    assert codebook.main(["--check"]) == 0
    (tmp_path / "CODEBOOK.md").write_bytes(codebook.markdown().encode("utf-8") + b"\n")
    assert codebook.main(["--check"]) == 1
    assert "--write" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["--wirte"], ["--check", "--write"]])
def test_other_arguments_are_refused(arguments):
    assert codebook.main(arguments) == 2


@pytest.mark.parametrize(
    ("record", "name", "expected"),
    [
        (Goal, "target_value", "Level to reach [in target_unit]"),
        (Document, "pages", "Number of pages; empty for plain text [pages]"),
        (
            Document,
            "kommune_code",
            "Three-digit municipality code, in the order of kommune (Danmarks Statistik, kommunekoder)",
        ),
        (Document, "title", "Title as printed"),
    ],
)
def test_a_meaning_names_unit_and_source(record, name, expected):
    (column,) = [column for column in columns(record) if column.name == name]
    assert codebook.meaning(column) == expected
