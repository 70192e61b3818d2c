from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.coding import Coded, Judgement, Kind, SheetError, draw, judgement, weigh, wrong_fields
from analysis.evaluation.tally import Share
from extractor.danish.sentences import sentences


@pytest.fixture
def dataset(extractions, written):
    return written(extractions)


def coded(line, said, *wrong):
    return Coded(line.line_id, line.version, said, wrong)


def of_kind(lines, kind):
    return [line for line in lines if line.kind is kind]


def test_the_same_seed_draws_the_same_and_a_larger_sample_holds_the_smaller(dataset):
    small, again, large, other = (
        draw(dataset, size, seed, sentences) for size, seed in ((5, 1), (5, 1), (9, 1), (5, 2))
    )
    assert small == again
    assert {line.line_id for line in small} < {line.line_id for line in large}
    assert {line.line_id for line in small} != {line.line_id for line in other}


def test_goals_and_half_as_many_sentences_are_drawn_all_where_there_are_fewer(dataset, extractions):
    lines = draw(dataset, 5, 1, sentences)
    assert (len(of_kind(lines, Kind.GOAL)), len(of_kind(lines, Kind.SENTENCE))) == (5, 3)
    every = of_kind(draw(dataset, 10_000, 1, sentences), Kind.GOAL)
    assert sorted(line.line_id for line in every) == sorted(goal.goal_id for one in extractions for goal in one.goals)


def test_other_sentences_touch_no_goal_heading_or_table(dataset, extractions):
    texts = {one.document.file: one for one in extractions}
    lines = of_kind(draw(dataset, 10_000, 1, sentences), Kind.SENTENCE)
    assert len(lines) > 30
    for line in lines:
        extraction = texts[line.file]
        start, end = map(int, line.line_id.rsplit(":", 1)[1].split("-"))
        assert line.quote in extraction.text[start:end]
        for held in (*extraction.goals, *extraction.sections, *extraction.tables):
            assert end <= held.span.start or held.span.end <= start


def test_a_judged_sheet_gives_precision_fields_and_recall(dataset):
    lines = draw(dataset, 10, 1, sentences)
    goals, others = of_kind(lines, Kind.GOAL), of_kind(lines, Kind.SENTENCE)
    judged = [
        *(coded(line, Judgement.YES) for line in goals[:6]),
        coded(goals[6], Judgement.YES, "measure", "reference"),
        coded(goals[7], Judgement.NO, "measure"),
        coded(goals[8], Judgement.UNSURE),
        coded(goals[9], None),
        coded(others[0], Judgement.YES),
        *(coded(line, Judgement.NO) for line in others[1:]),
    ]
    sheet = weigh(dataset, judged, sentences)
    assert sheet.goals == Share(7, 8)
    assert sheet.whole == Share(6, 7)
    assert sheet.fields["level"] == Share(7, 7)
    assert sheet.fields["measure"].right == sheet.fields["measure"].of - 1
    # A field that should not be empty counts too.
    filled = sum(line.fields["reference"] is not None for line in goals[:7])
    expected = Share(filled, filled + 1) if goals[6].fields["reference"] is None else Share(filled - 1, filled)
    assert sheet.fields["reference"] == expected
    assert sheet.missed == Share(1, 5)
    assert (sheet.unsure, sheet.empty, sheet.gone, sheet.changed) == (1, 1, 0, 0)
    true = 7 / 8 * sheet.run_goals
    assert sheet.recall[0] == pytest.approx(true / (true + sheet.run_sentences / 5))
    assert sheet.recall[1] < sheet.recall[0] < sheet.recall[2]
    assert sum(one.right.of for one in sheet.reliability) == 8


def test_recall_is_not_estimated_without_sentences(dataset):
    goals = of_kind(draw(dataset, 3, 1, sentences), Kind.GOAL)
    assert weigh(dataset, [coded(line, Judgement.YES) for line in goals], sentences).recall is None


def test_a_sheet_of_another_run_is_refused_and_lines_that_are_gone_are_counted(dataset):
    line = of_kind(draw(dataset, 3, 1, sentences), Kind.GOAL)[0]
    gone = replace(line, line_id="g-of-yesterday")
    with pytest.raises(SheetError, match="No line of the sheet is of the run"):
        weigh(dataset, [coded(gone, Judgement.YES)], sentences)
    sheet = weigh(dataset, [coded(gone, Judgement.YES), coded(line, Judgement.YES)], sentences)
    assert (sheet.gone, sheet.goals) == (1, Share(1, 1))


def test_a_goal_whose_fields_changed_is_a_goal_still_but_its_fields_do_not_count(dataset):
    line = replace(of_kind(draw(dataset, 3, 1, sentences), Kind.GOAL)[0], version="v000000")
    sheet = weigh(dataset, [coded(line, Judgement.YES, "measure")], sentences)
    assert (sheet.goals, sheet.changed, sheet.whole) == (Share(1, 1), 1, Share())
    assert sheet.fields["measure"] == Share()


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("Ja", Judgement.YES), (" x ", Judgement.YES), ("1", Judgement.YES), ("SAND", Judgement.YES),
        ("nej", Judgement.NO), ("0", Judgement.NO), ("?", Judgement.UNSURE), ("", None), ("  ", None),
    ],
)  # fmt: skip
def test_what_coders_write(cell, said):
    assert judgement(cell) is said


def test_what_cannot_be_understood_is_refused():
    assert wrong_fields("measure, Target_Value;bound") == ("measure", "target_value", "bound")
    assert wrong_fields(" ") == ()
    with pytest.raises(ValueError, match="mesure is no field"):
        wrong_fields("mesure")
    with pytest.raises(ValueError, match="neither yes, no"):
        judgement("maybe")
