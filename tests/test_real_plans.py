"""The bars that the tool must reach on real plans, measured by the scorer that lies beside them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent


def run(folder: Path, output: Path) -> None:
    subprocess.run([sys.executable, "cli.py", "run", str(folder), "-o", str(output)], cwd=ROOT, check=True)


@pytest.fixture(scope="module")
def scores(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    output = tmp_path_factory.mktemp("real") / "run"
    run(shared / "plans", output)
    report = output.with_suffix(".json")
    subprocess.run(
        [sys.executable, shared / "tools" / "score.py", output, shared / "gold", "--json", report],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return json.loads(report.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("rows", "bar"),
    [("sections", 0.95), ("table relations", 0.99), ("tables", 1.0), ("figures with caption", 0.95), ("goals", 0.95)],
)
def test_rows(scores: dict[str, Any], rows: str, bar: float) -> None:
    assert scores["records"][rows]["f1"] >= bar


def test_whole_goals(scores: dict[str, Any]) -> None:
    assert scores["records"]["goals, whole record"]["f1"] >= 0.85


@pytest.mark.parametrize(("field", "bar"), [("document (all)", 1.0), ("tables.shape", 1.0), ("goals (all)", 0.95)])
def test_fields(scores: dict[str, Any], field: str, bar: float) -> None:
    assert scores["fields"][field]["right"] >= bar * scores["fields"][field]["of"]


def test_every_quote_stands_at_its_offsets(scores: dict[str, Any]) -> None:
    quotes = {name: value for name, value in scores["fields"].items() if name.endswith("quote is at start:end")}
    assert {name.split(".")[0] for name in quotes} >= {"sections", "goals", "figures"}
    assert all(value["right"] == value["of"] > 0 for value in quotes.values())


@pytest.mark.parametrize("field", ["target_value", "change_value", "baseline_value"])
def test_no_number_is_misread(scores: dict[str, Any], field: str) -> None:
    counted = scores["fields"][f"goals.{field}"]
    assert counted["right"] == counted["of"] > 0


@pytest.fixture(scope="module")
def layout(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, float]]:
    """Per style of rendition, the scorer's columns by name."""
    output = tmp_path_factory.mktemp("real") / "pdfs"
    run(shared / "pdfs", output)
    told = subprocess.run(
        [sys.executable, shared / "tools" / "score_pdfs.py", output, shared / "pdfs"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    header, *lines = (line.replace("|", " ").split() for line in told.strip().splitlines())
    return {line[0]: dict(zip(header[1:], map(float, line[1:]), strict=True)) for line in lines}


@pytest.mark.parametrize("style", ["plain", "word", "brochure"])
@pytest.mark.parametrize(
    ("column", "bar"), [("adjF1", 97), ("shape", 90), ("words", 99), ("parag", 97), ("headF1", 95), ("figF1", 95)]
)
def test_pdf_layout(layout: dict[str, dict[str, float]], style: str, column: str, bar: float) -> None:
    assert layout[style][column] >= bar


@pytest.mark.parametrize("style", ["plain", "word", "brochure"])
def test_no_running_head_leaks(layout: dict[str, dict[str, float]], style: str) -> None:
    assert layout[style]["leak"] == 0
