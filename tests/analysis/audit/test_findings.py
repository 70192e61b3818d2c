from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[Any]:
    held = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["name"]) for case in held]


@pytest.mark.parametrize("case", cases("findings"))
def test_what_must_be_found_is_found_and_nothing_else(examine, case):
    kind, severity, stated = case["found"]
    found = [(str(one.kind), str(one.severity), one.stated) for one in examine(case["text"]).findings]
    assert found == [(kind, severity, stated)]


@pytest.mark.parametrize("case", cases("silence"))
def test_nothing_is_found_where_nothing_is_wrong(examine, case):
    assert [one.message for one in examine(case["text"]).findings] == []


def test_a_finding_quotes_both_places_and_its_numbers(examine):
    case = next(one.values[0] for one in cases("findings") if one.id == "prose that has another number than its table")
    extraction = examine(case["text"])
    (finding,) = extraction.findings
    assert len(finding.evidence) == 2
    assert all(quote in extraction.text for quote in finding.evidence)
    assert extraction.text[finding.span.start : finding.span.end] == finding.span.quote == finding.evidence[0]
    assert "11,7 %" in finding.message
    assert "17,1 %" in finding.message


def test_a_finding_keeps_its_id_when_the_text_around_it_changes(examine):
    sentence = "Antallet af sygedagpengemodtagere faldt fra 400 i 2017 til 380 i 2018, svarende til et fald på 7,5 pct."
    text = "## Udviklingen\n\n{}" + sentence
    ids = [examine(text.format(before)).findings[0].finding_id for before in ("", "Tallene er fra Jobindsats. ")]
    assert len({one.split(".")[1] for one in ids}) == 1


def test_what_was_tested_stands_beside_what_was_found(examine):
    case = next(one.values[0] for one in cases("silence") if one.id == "prose that rounds the table")
    tested = {str(one.kind): (one.stated, one.tested, one.findings) for one in examine(case["text"]).coverage}
    assert tested["arithmetic"] == (5, 3, 0)  # three rows of the table; two changes of prose, held against it
    assert tested["text_table"] == (2, 2, 0)
