"""Corrections against extractions of later versions: found again by id, by quote, by place; told where they meet."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from analysis.corrections import (
    Correction,
    CorrectionsError,
    Decision,
    Taken,
    beside,
    line,
    load,
    orphans,
    standing,
    take_in,
)
from models import schema
from models.provenance import Span
from models.records import Extraction, Goal
from models.terms import Measure, Review


@pytest.fixture
def extraction(extractions) -> Extraction:
    return extractions[1]


def said(goal: Goal, extraction: Extraction, decision: Decision = Decision.FIX, **typed: object) -> Correction:
    return Correction("goals", goal.goal_id, decision, extraction.document.sha256, schema.row(goal), dict(typed))


def taken(extraction: Extraction, *corrections: Correction) -> tuple[Extraction, list[str]]:
    told = Taken()
    return take_in(extraction, list(standing(corrections).values()), told), [sentence for _, sentence in told.told]


def test_what_was_typed_stands_and_is_marked(extraction):
    goal = extraction.goals[1]
    corrected, told = taken(extraction, said(goal, extraction, target_value=411.0))
    assert corrected.goals[1].target_value == 411.0
    assert corrected.goals[1].review is Review.FIXED
    assert told == []
    assert corrected.goals[0] is extraction.goals[0]


def test_a_rejected_goal_goes_and_its_results_stay(extraction):
    answered = next(result.goal_id for result in extraction.results if result.goal_id)
    goal = next(goal for goal in extraction.goals if goal.goal_id == answered)
    corrected, told = taken(extraction, said(goal, extraction, Decision.REJECT))
    assert goal.goal_id not in {one.goal_id for one in corrected.goals}
    assert len(corrected.results) == len(extraction.results)
    assert goal.goal_id not in {result.goal_id for result in corrected.results}
    assert told == []


def test_a_later_version_that_reads_another_value_is_told_and_gives_way(extraction):
    goal = extraction.goals[1]
    later = replace(extraction, goals=(replace(goal, target_value=999.0),))
    corrected, told = taken(later, said(goal, extraction, Decision.ACCEPT))
    assert corrected.goals[0].target_value == goal.target_value
    assert len(told) == 1
    assert "999" in told[0]


def test_a_later_version_that_reads_what_was_typed_is_no_conflict(extraction):
    goal = extraction.goals[1]
    later = replace(extraction, goals=(replace(goal, target_value=411.0),))
    corrected, told = taken(later, said(goal, extraction, target_value=411.0))
    assert (corrected.goals[0].target_value, told) == (411.0, [])


@pytest.mark.parametrize("cut", [0, 4])
def test_a_row_of_another_id_is_found_by_its_quote_or_its_place(extraction, cut):
    goal = extraction.goals[1]
    span = Span(goal.span.start + cut, goal.span.end, goal.span.quote[cut:], line=goal.span.line)
    later = replace(extraction, goals=(replace(goal, goal_id="other.g1", span=span, measure=Measure.OTHER),))
    corrected, told = taken(later, said(goal, extraction, target_value=411.0))
    assert [one.goal_id for one in corrected.goals] == ["other.g1"]
    assert (corrected.goals[0].target_value, corrected.goals[0].measure) == (411.0, goal.measure)
    assert len(told) == 1


def test_a_goal_that_is_no_longer_found_is_put_back(extraction):
    goal = extraction.goals[1]
    corrected, told = taken(replace(extraction, goals=(), results=()), said(goal, extraction, target_value=411.0))
    (restored,) = corrected.goals
    assert restored.span == goal.span
    assert extraction.text[restored.span.start : restored.span.end] == restored.span.quote
    assert restored.target_value == 411.0
    assert "no longer finds" in told[0]


def test_a_goal_whose_quote_is_gone_is_told_and_makes_no_row(extraction):
    goal = extraction.goals[1]
    empty = replace(extraction, text="Noget andet.", goals=(), results=())
    corrected, told = taken(empty, said(goal, extraction, Decision.ACCEPT))
    assert corrected.goals == ()
    assert "kept in the file" in told[0]


def test_a_document_of_other_bytes_is_another_document(extraction):
    goal = extraction.goals[1]
    other = replace(extraction.document, sha256="0" * 64)
    correction = said(goal, extraction, target_value=411.0)
    assert take_in(replace(extraction, document=other), [correction], Taken()).goals == extraction.goals
    assert list(orphans([correction], [other])) == [correction]


def test_taking_in_twice_does_no_more_than_once(extraction):
    correction = said(extraction.goals[1], extraction, target_value=411.0)
    once, _ = taken(extraction, correction)
    assert taken(once, correction) == (once, [])


def test_the_file_grows_and_the_last_decision_stands(tmp_path, extraction):
    first = said(extraction.goals[1], extraction, target_value=411.0)
    second = said(extraction.goals[1], extraction, Decision.REJECT)
    note = replace(first, decision=Decision.NOTE, typed={}, note="se bilag")
    path = beside(tmp_path / "run")
    path.write_text("".join(f"{line(one)}\n" for one in (first, second, note)), encoding="utf-8")
    assert load(path) == [first, second, note]
    assert list(standing(load(path)).values()) == [second]


def test_a_broken_line_is_told_with_its_number(tmp_path, extraction):
    path = tmp_path / "x.jsonl"
    path.write_text(line(said(extraction.goals[1], extraction)) + "\n{broken\n", encoding="utf-8")
    with pytest.raises(CorrectionsError, match="line 2"):
        load(path)
    path.write_text(json.dumps({"table": "goals", "row_id": "a", "decision": "maybe"}), encoding="utf-8")
    with pytest.raises(CorrectionsError, match="line 1"):
        load(path)
