from pathlib import Path

import pytest

from extractor.reading.source import Source, gather
from models.errors import ReadingError


def test_folders_are_looked_through_in_one_order(tmp_path: Path) -> None:
    for name in [
        "b.txt",
        "a/plan.pdf",
        "a/plan.md",
        "c.xlsx",
        "d.docx",
        "e.HTM",
        ".hidden.txt",
        "a/.git/x.txt",
        "Thumbs.db",
    ]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    sources, problems = gather([tmp_path])
    assert [source.name for source in sources] == ["a/plan.md", "a/plan.pdf", "b.txt", "d.docx", "e.HTM"]
    assert [(problem.file, problem.kind) for problem in problems] == [("c.xlsx", "unsupported")]


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_bytes(b"x")
    sources, _ = gather([tmp_path, tmp_path / "plan.txt"])
    assert len(sources) == 1


def test_a_folder_without_plans_is_named(tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    sources, problems = gather([tmp_path / "tom"])
    assert not sources
    assert [problem.kind for problem in problems] == ["no_plans"]


def test_a_folder_named_like_a_file_is_named_and_looked_into(tmp_path: Path) -> None:
    (tmp_path / "x.txt").mkdir()
    (tmp_path / "x.txt" / "plan.txt").write_bytes(b"x")
    sources, problems = gather([tmp_path])
    assert [source.name for source in sources] == ["x.txt/plan.txt"]
    assert [problem.kind for problem in problems] == ["not_a_file"]


def test_datasets_of_earlier_runs_are_passed_over(tmp_path: Path) -> None:
    for name in ["plan.txt", "ud/datapackage.json", "ud/documents.csv", "ud/texts/a.txt"]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    sources, _ = gather([tmp_path])
    assert [source.name for source in sources] == ["plan.txt"]


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(ReadingError) as refused:
        Source(tmp_path / "gone.txt", "gone.txt").data  # noqa: B018
    assert refused.value.kind == "unreadable"
