"""The results of the real plans, held against what a reader took from them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import cli

LEAST_F1 = 0.95
LEAST_FIELDS = 0.97  # share of the filled fields that are right


@pytest.fixture(scope="module")
def scored(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict:
    """What the scorer beside the real plans says of a run over them."""
    folder = tmp_path_factory.mktemp("real")
    run = CliRunner().invoke(cli.main, ["run", str(shared / "plans"), "-o", str(folder / "run")])
    assert run.exit_code == 0, run.output
    scorer = shared / "tools" / "score.py"
    subprocess.run(
        [sys.executable, scorer, folder / "run", shared / "gold", "--json", folder / "score.json"],
        check=True, capture_output=True,
    )  # fmt: skip
    return json.loads((folder / "score.json").read_text(encoding="utf-8"))


def test_results_are_found(scored):
    assert scored["records"]["results"]["f1"] >= LEAST_F1


def test_their_fields_are_right(scored):
    fields = [found for name, found in scored["fields"].items() if name.startswith("results.") and "quote" not in name]
    assert sum(found["right"] for found in fields) >= LEAST_FIELDS * sum(found["of"] for found in fields)


def test_every_quote_is_at_its_place(scored):
    place = scored["fields"]["results.quote is at start:end"]
    assert place["right"] == place["of"] > 0
