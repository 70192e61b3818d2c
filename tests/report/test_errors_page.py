"""docs/ERRORS.md names every exit code and every kind of problem that the code can give, and no other."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from models.errors import ExitCode

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "ERRORS.md").read_text(encoding="utf-8")


def kinds_in(source: str) -> Iterator[str]:
    """Kinds as the code gives them: ReadingError("kind", ...) and its like, Problem(..., kind="kind"), a note ("kind",
    "sentence") and a helper called for a problem."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        found: list[ast.expr] = [
            keyword.value for keyword in node.keywords if keyword.arg == "kind" and name == "Problem"
        ]
        if name in ("ReadingError", "RecognitionError", "Refusal"):
            found += node.args[:1]
        if name == "_problem":
            found += node.args[1:2]
        if name == "append" and ast.unparse(node.func).startswith("notes.") and isinstance(node.args[0], ast.Tuple):
            found += node.args[0].elts[:1]
        yield from (value.value for value in found if isinstance(value, ast.Constant))


def rows(title: str) -> list[list[str]]:
    section = PAGE.split(f"\n## {title}\n")[1].split("\n## ")[0]
    lines = re.findall(r"^\| (.*) \|$", section, re.MULTILINE)[2:]
    return [line.split(" | ") for line in lines]


def test_every_exit_code_is_documented():
    assert [(int(row[0]), row[1]) for row in rows("Exit codes")] == [(code.value, code.name) for code in ExitCode]


def test_every_kind_of_problem_is_documented():
    sources = [*sorted((ROOT / "commands").rglob("*.py")), *sorted((ROOT / "extractor").rglob("*.py"))]
    given = {kind for path in sources for kind in kinds_in(path.read_text(encoding="utf-8"))}
    documented = [row[0] for row in rows("Problems")]
    assert documented == sorted(given)


def test_the_scan_finds_kinds():
    source = """
raise ReadingError("a", "b")
raise RecognitionError("j", "b")
Refusal("k", "b")
Problem("", "", kind="c")
Block(kind="d")
_problem(x, "e")
notes.append(("f", "g"))
found.append(("h", "i"))
"""
    assert set(kinds_in(source)) == {"a", "c", "e", "f", "j", "k"}
