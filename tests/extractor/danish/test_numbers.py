"""Numbers: the table of forms, round trips of what a Danish writer prints, and the promises that `find` makes."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.danish import numbers
from models.terms import Unit

FORMS = Path(__file__).parent / "forms" / "numbers.tsv"
MARKED = "0123456789.,%½-−– \u00a0\t\n()*/:+'§lOabpctkrmio²"


def forms() -> Iterator[tuple[str, list[str], list[str]]]:
    for line in FORMS.read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("# ") or line.startswith("# 4.2"):
            text, *rest = [part.replace("\\t", "\t").replace("\\n", "\n") for part in line.split("\t")]
            for escape in ("\\u00a0", "\\u202f", "\\u2009"):
                text = text.replace(escape, escape.encode().decode("unicode_escape"))
            columns = [[one.strip() for one in part.split(" ; ") if one.strip()] for part in [*rest, "", ""][:2]]
            yield text, columns[0], columns[1]


def told(number: numbers.Number) -> str:
    parts = [f"{number.value:g}" if number.value < 1e5 else f"{number.value:.10g}"]
    if number.unit:
        parts.append(number.unit.value)
    if number.role is not numbers.Role.QUANTITY:
        parts.append(f"@{number.role.value}")
    if number.is_change:
        parts.append("~change")
    if number.range_role:
        parts.append(f"{number.range_role} -{number.range_kind}")
    return " ".join(parts)


ROWS = list(forms())


def test_table_of_forms_is_long_enough() -> None:
    assert len({text for text, _, _ in ROWS}) == len(ROWS) >= 400


@pytest.mark.parametrize(("text", "expected", "refused"), ROWS, ids=[text for text, _, _ in ROWS])
def test_form(text: str, expected: list[str], refused: list[str]) -> None:
    assert [told(number) for number in numbers.find(text)] == expected
    assert [refusal.printed for refusal in numbers.refusals(text)] == refused
