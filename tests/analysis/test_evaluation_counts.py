from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace

import pytest

from analysis.dataset import DatasetError
from analysis.evaluation import compare, evaluate
from analysis.evaluation.gold import GoldFolder
from analysis.evaluation.grids import relations
from analysis.evaluation.reliability import reliability
from analysis.evaluation.tally import Counts, Fault, Share, all_fields
from analysis.examination import examined
from extractor.pipeline import extract
from extractor.reading.source import gather
from models.terms import ComputedVerdict, Measure
from report.evaluation import tally_figures

SHARES = ("precision", "recall", "f1")


@pytest.fixture
def gold_of(tmp_path, answers):
    """A function that writes the answers of an extraction, changed as `edit` says, and reads them back."""

    def make(extraction, edit=lambda data: None):
        folder = tmp_path / "gold"
        folder.mkdir(exist_ok=True)
        data = answers(extraction)
        edit(data)
        (folder / extraction.document.file).with_suffix(".json").write_text(json.dumps(data), encoding="utf-8")
        return GoldFolder(folder).of(extraction.document.file)

    return make


def test_what_answers_itself_is_perfect(extractions, gold_of):
    for extraction in extractions:
        tally = compare(extraction, gold_of(extraction))
        assert {name: (one.miss, one.extra) for name, one in tally.records.items() if one.gold} == {
            name: (0, 0) for name, one in tally.records.items() if one.gold
        }
        assert tally.records["goals"].hit == len(extraction.goals)
        assert tally.records["results, whole record"].hit == len(extraction.results)
        assert all(one.right == one.of for one in tally.fields.values())
        assert tally.remarks == []
        assert sorted(tally.judged) == sorted((goal.confidence, True) for goal in extraction.goals)


def test_a_missed_goal_costs_recall_alone(extractions, gold_of):
    extraction = extractions[0]
    gold = gold_of(extraction)
    lost = replace(extraction, goals=extraction.goals[1:])
    tally = compare(lost, gold)
    total = len(extraction.goals)
    assert tally.records["goals"] == Counts(total - 1, 1, 0)
    assert tally.records["goals"].precision == 1
    assert tally.records["goals"].recall == pytest.approx((total - 1) / total)
    assert tally.records["goals"].f1 == pytest.approx(2 * (total - 1) / (2 * total - 1))
    assert tally.records["goals, whole record"] == Counts(total - 1, 1, 0)
    (remark,) = tally.remarks
    assert (remark.fault, remark.table, remark.quote) == (Fault.MISSED, "goals", extraction.goals[0].span.quote)


def test_an_extra_goal_costs_precision_alone(extractions, gold_of):
    extraction = extractions[0]
    gold = gold_of(extraction, lambda data: data["goals"].pop(0))
    tally = compare(extraction, gold)
    total = len(extraction.goals)
    assert tally.records["goals"] == Counts(total - 1, 0, 1)
    assert [(one.fault, one.quote) for one in tally.remarks] == [(Fault.EXTRA, extraction.goals[0].span.quote)]
    assert [confidence for confidence, is_right in tally.judged if not is_right] == [extraction.goals[0].confidence]


def test_a_wrong_field_costs_that_field_and_the_whole_record(extractions, gold_of):
    extraction = extractions[0]
    gold = gold_of(extraction)
    wrong = Measure.QUALITY if extraction.goals[0].measure is not Measure.QUALITY else Measure.SHARE
    changed = replace(extraction, goals=(replace(extraction.goals[0], measure=wrong), *extraction.goals[1:]))
    before, after = compare(extraction, gold), compare(changed, gold)
    total = len(extraction.goals)
    assert after.records["goals"] == Counts(total, 0, 0)
    assert after.records["goals, whole record"] == Counts(total - 1, 1, 1)
    assert after.fields["goals.measure"] == Share(total - 1, total)
    assert {name: one for name, one in after.fields.items() if name != "goals.measure"} == {
        name: one for name, one in before.fields.items() if name != "goals.measure"
    }
    together = all_fields(before.fields, "goals")
    assert all_fields(after.fields, "goals") == Share(together.of - 1, together.of)
    (remark,) = after.remarks
    assert (remark.field, remark.gold, remark.found) == ("measure", str(extraction.goals[0].measure), str(wrong))


def test_a_value_where_none_should_be_is_wrong_and_two_empty_ones_do_not_count(extractions, gold_of):
    extraction = extractions[0]
    gold = gold_of(extraction)
    index = next(i for i, goal in enumerate(extraction.goals) if goal.frequency is None)
    goals = list(extraction.goals)
    goals[index] = replace(goals[index], reference="Hele landet")
    before = compare(extraction, gold).fields["goals.reference"]
    after = compare(replace(extraction, goals=tuple(goals)), gold).fields["goals.reference"]
    if extraction.goals[index].reference is None:
        assert after == Share(before.right, before.of + 1)
    else:
        assert after == Share(before.right - 1, before.of)


def test_a_borderline_answer_counts_neither_way(extractions, gold_of):
    extraction = extractions[0]
    gold = gold_of(extraction, lambda data: data["goals"][0].update(certainty="borderline"))
    total = len(extraction.goals)
    assert compare(extraction, gold).records["goals"] == Counts(total - 1, 0, 0)
    lost = replace(extraction, goals=extraction.goals[1:])
    assert compare(lost, gold).records["goals"] == Counts(total - 1, 0, 0)


def test_parts_that_were_not_coded_are_not_counted(extractions, gold_of):
    def only_goals(data):
        for part in [part for part in data if part != "goals"]:
            del data[part]

    tally = compare(extractions[1], gold_of(extractions[1], only_goals))
    assert set(tally.records) == {"goals", "goals, whole record"}
    assert "sections" not in compare(extractions[1], gold_of(extractions[1]), ["goals"]).records


def test_identity_sections_and_figures_are_held_against_their_answers(extractions, gold_of):
    extraction = extractions[0]

    def edit(data):
        data["document"]["year"] = 1999
        data["document"]["region"] = None
        data["sections"][1]["title"] = "Et helt andet kapitel"
        data["sections"][2]["certainty"] = "borderline"
        data["figures"].append({"caption": "En figur som ingen har set"})

    tally = compare(extraction, gold_of(extraction, edit))
    assert tally.fields["document.year"] == Share(0, 1)
    assert tally.fields["document.region"] == Share(0, 1)
    assert tally.fields["document.kommune"] == Share(1, 1)
    sections, captioned = len(extraction.sections), sum(bool(one.caption) for one in extraction.figures)
    assert tally.records["sections"] == Counts(sections - 2, 1, 1)
    assert tally.records["figures with caption"] == Counts(captioned, 1, 0)


def test_a_lost_column_costs_the_relations_that_it_had(extractions, gold_of):
    extraction = extractions[1]
    (table,) = extraction.tables
    cells = tuple(cell for cell in extraction.cells if cell.col != table.n_cols - 1)
    gold = gold_of(extraction)
    full = relations(gold.tables[0]["cells"]).total()
    tally = compare(replace(extraction, cells=cells), gold)
    left = relations([row[:-1] for row in gold.tables[0]["cells"]]).total()
    assert tally.records["table relations"] == Counts(left, full - left, 0)
    assert tally.fields["tables.shape"] == Share(0, 1)
    assert tally.records["tables"] == Counts(1, 0, 0)


def test_relations_of_a_small_table():
    found = relations([["", "2018", "2019"], ["Unge", "", "12 "], ["", "3", "12"]])
    assert found == {
        ("2018", "2019", "right"): 1, ("2018", "3", "below"): 1, ("2019", "12", "below"): 1,
        ("Unge", "12", "right"): 1, ("12", "12", "below"): 1, ("3", "12", "right"): 1,
    }  # fmt: skip


def test_quotes_that_do_not_stand_where_they_should_are_counted(extractions, gold_of):
    extraction = extractions[0]
    first = extraction.goals[0]
    moved = replace(extraction, goals=(replace(first, span=replace(first.span, start=first.span.start + 1)),))
    assert compare(moved, gold_of(extraction)).fields["goals.quote is at start:end"] == Share(0, 1)


def test_coverage_names_what_was_not_compared(extractions, written, gold_of, tmp_path):
    gold_of(extractions[0])
    (tmp_path / "gold" / "zz_other.json").write_text("{}", encoding="utf-8")
    evaluation = evaluate(written(extractions), GoldFolder(tmp_path / "gold"))
    assert [tally.file for tally in evaluation.each] == [extractions[0].document.file]
    assert set(evaluation.without_gold) == {one.document.file for one in extractions[1:]}
    assert evaluation.unread == ("zz_other",)


def test_a_run_without_any_answers_is_told(extractions, written, tmp_path):
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "zz.json").write_text("{}", encoding="utf-8")
    with pytest.raises(DatasetError, match="has an answer file"):
        evaluate(written(extractions[:1]), GoldFolder(tmp_path / "gold"))


def test_counts_of_nothing():
    assert (Counts().precision, Counts().recall, Counts().f1) == (None, None, None)
    assert Counts(0, 3, 0).f1 == 0
    assert Counts(0, 0, 2).f1 is None


def test_reliability_sorts_confidence_into_bins():
    bins = reliability([(0.95, True), (1.0, False), (0.6, True), (0.69, False), (0.3, False)])
    assert [(one.low, one.high, one.right) for one in bins] == [
        (0.0, 0.5, Share(0, 1)), (0.6, 0.7, Share(1, 2)), (0.9, 1.0, Share(1, 2)),
    ]  # fmt: skip
    assert bins[1].stated == pytest.approx(0.645)


def spoiled(extraction, first):
    """With what is wrong on purpose: goals and headings missed, one goal in other words, or wrong fields throughout."""
    goals = tuple(replace(goal, measure=Measure.OTHER, target_value=7.0) for goal in extraction.goals)
    if first:
        words = replace(extraction.goals[0], span=replace(extraction.goals[0].span, quote="Helt andre ord står her"))
        goals = (*extraction.goals[2:], words)
    checks = tuple(replace(one, computed_verdict=ComputedVerdict.MET) for one in extraction.checks)
    return replace(
        extraction, goals=goals, tables=extraction.tables[1:], sections=extraction.sections[:-2],
        findings=extraction.findings[1:], checks=checks,
    )  # fmt: skip


@pytest.mark.parametrize("answers_for", ["examples", "real plans"])
def test_the_figures_agree_with_the_scorer_of_the_contract(
    answers_for, extractions, written, shared, examples, tmp_path
):
    gold = examples.parent / "gold"
    if answers_for == "real plans":
        sources, _ = gather([shared / "plans"])
        extractions, gold = [extract(source) for source in sources], shared / "gold"
    dataset = written([spoiled(examined(one), index == 0) for index, one in enumerate(extractions)])
    command = [sys.executable, shared / "tools" / "score.py", dataset.folder, gold, "--json", tmp_path / "theirs.json"]
    subprocess.run(list(map(str, command)), check=True, capture_output=True)
    theirs = json.loads((tmp_path / "theirs.json").read_text(encoding="utf-8"))
    ours = tally_figures(evaluate(dataset, GoldFolder(gold)).total)
    assert 0 < ours["records"]["goals"]["right"] < ours["records"]["goals"]["gold"]
    for name, want in theirs["records"].items():
        have = ours["records"][name]
        shares = [None if want[one] is None else pytest.approx(want[one], abs=1e-4) for one in SHARES]
        assert [have["gold"], have["found"], *(have[one] for one in SHARES)] == [
            want["gold"], want["predicted"], *shares
        ], name  # fmt: skip
    assert ours["fields"] == {name: want for name, want in theirs["fields"].items() if want["of"]}
