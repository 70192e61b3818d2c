"""docs/QUERIES.md: every example is run and gives the rows that stand below it."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import main
from report.views import VIEWS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "QUERIES.md").read_text(encoding="utf-8")
MADE = re.search(r"^beskplan (run .+)$", PAGE, re.MULTILINE)
EXAMPLES = re.findall(r"```\nbeskplan (query [^\n]+)\n```\n\n```csv\n(.*?)```", PAGE, re.DOTALL)
FOLDER = "outputs/figures"


@pytest.fixture(scope="module")
def dataset(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("queries") / "figures"
    words = [word.replace(FOLDER, str(folder)) for word in shlex.split(MADE[1])]
    result = CliRunner().invoke(
        main, [str(ROOT / word) if word.startswith("corpus/") else word for word in words], catch_exceptions=False
    )
    assert result.exit_code == 0, result.output
    return folder


@pytest.mark.parametrize(("command", "expected"), EXAMPLES, ids=[command[:60] for command, _ in EXAMPLES])
def test_an_example_gives_what_stands_below_it(dataset, command, expected):
    words = [word.replace(FOLDER, str(dataset)) for word in shlex.split(command)]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0, result.output
    assert result.stdout == expected


def test_every_view_has_its_section_and_an_example():
    for view in VIEWS:
        assert f"\n## {view.name}\n" in PAGE
        assert any(view.name in command for command, _ in EXAMPLES)
