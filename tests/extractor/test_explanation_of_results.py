from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.explanation.of_results import explain
from extractor.pipeline import extract
from extractor.reading.source import gather
from models.explanation import Source, Words
from models.records import Extraction

STATUS = """Status på beskæftigelsesplan 2019
Hjørring Kommune

1. Sygedagpenge
Mål for 2019:
- Antallet af borgere på sygedagpenge skal være højst 412.
Resultat:
Antallet af sygedagpengemodtagere faldt fra 445 i 2018 til 409 i 2019.
Målet er nået.

2. Fleksjob
Andelen i fleksjob var 3,2 pct. i april 2019, mens den i Region Nordjylland var 3,5 pct.
"""


@pytest.fixture(scope="module")
def status(tmp_path_factory) -> Extraction:
    path = tmp_path_factory.mktemp("status") / "status.txt"
    path.write_text(STATUS, encoding="utf-8")
    (source,), _ = gather([path])
    return extract(source)


def explained(status, *, value=None, verdict=False):
    (result,) = [one for one in status.results if (one.verdict is not None if verdict else one.value == value)]
    return explain(result, status)


def reason(explanation, field):
    (found,) = [one for one in explanation.reasons if one.field == field]
    return found


def test_a_number_is_explained_by_the_words_without_which_it_would_be_another(status):
    found = explained(status, value=3.5)
    assert reason(found, "value").words == (Words(Source.SENTENCE, "3,5 pct"),)
    assert reason(found, "ref_area").remark.startswith("by the sentence")
    assert any("april" in words.words for words in reason(found, "period").words)
    assert found.alone == "a result"
    assert found.above == ("Fleksjob",)
    assert {"change_value", "verdict"} <= set(found.silent)


def test_an_area_that_is_not_named_is_the_documents_own(status):
    assert "names no other" in reason(explained(status, value=3.2), "ref_area").remark


def test_a_verdict_is_explained_by_its_words_and_the_goal_it_answers(status):
    found = explained(status, verdict=True)
    assert reason(found, "verdict").words == (Words(Source.SENTENCE, "er nået"),)
    assert reason(found, "target_groups").remark == "as the goal that it answers"
    assert reason(found, "goal_id").value == status.goals[0].goal_id
    assert found.above[-1] == status.goals[0].span.quote


def test_a_value_that_nothing_gives_is_said_to_come_from_before(status):
    result = next(one for one in status.results if one.value == 3.2)
    moved = explain(replace(result, comparison_period="1999"), status)
    assert "sentences before it" in reason(moved, "comparison_period").remark


def test_every_result_of_the_examples_has_its_number_explained(examples):
    sources, _ = gather(
        [examples / "e04_egedrup_2019_status.txt", examples / "e07_lindebaek_2012_resultatrevision.txt"]
    )
    for extraction in map(extract, sources):
        assert extraction.results
        for result in extraction.results:
            field = "verdict" if result.verdict else "value" if result.value is not None else "change_value"
            found = explain(result, extraction)
            assert reason(found, field).words, result.span.quote
            assert found.rule
