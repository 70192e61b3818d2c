from __future__ import annotations

import json

import pytest

from analysis.evaluation.gold import Answer, GoldError, GoldFolder


def folder(tmp_path, **files):
    for name, content in files.items():
        text = content if isinstance(content, str) else json.dumps(content)
        (tmp_path / f"{name}.json").write_text(text, encoding="utf-8")
    return GoldFolder(tmp_path)


def test_answers_are_found_by_name_or_by_the_part_before_the_first_mark(tmp_path):
    gold = folder(tmp_path, **{"000_ab12": {}, "plan-skive": {}, "plan-thy": {}})
    assert gold.of("sub/000-word.pdf").name == "000_ab12"
    assert gold.of("000.txt").name == "000_ab12"
    assert gold.of("plan-skive.pdf").name == "plan-skive"
    assert gold.of("plan-thy.txt").name == "plan-thy"
    assert gold.of("plan-lemvig.txt") is None  # "plan" alone would be either
    assert gold.of("001.txt") is None


def test_a_part_left_out_is_not_coded_and_an_empty_one_is(tmp_path):
    gold = folder(tmp_path, a={"goals": [], "sections": [{"title": "Mål"}]}).of("a.txt")
    assert gold.mentions["goals"] == ()
    assert gold.mentions["sections"][0].quote == "Mål"
    assert "results" not in gold.mentions
    assert gold.tables is None
    assert gold.document is None


def test_the_truth_of_a_rendition_names_its_sections_headings(tmp_path):
    gold = folder(tmp_path, a={"headings": [{"title": "Indledning"}], "figures": [{"caption": "Ledige"}]}).of("a.pdf")
    assert [one.quote for part in ("sections", "figures") for one in gold.mentions[part]] == ["Indledning", "Ledige"]


def test_the_second_place_of_a_quote_is_found():
    text = "Flere i job. Og igen: Flere i job."
    assert Answer("Flere i job.", {}, occurrence=2).located(text).start == 22
    assert Answer("Flere i job.", {}, occurrence=3).located(text).start is None
    assert Answer("Færre", {}).located(text).start is None


@pytest.mark.parametrize(
    "content",
    ["{", "[]", {"goals": [{"measure": "share"}]}, {"goals": {"quote": "x"}}, {"tables": [{"cells": "x"}]},
     {"tables": [{}]}, {"goals": [{"quote": "x", "occurrence": "first"}]}],
)  # fmt: skip
def test_an_answer_file_that_is_none_is_told_by_name(tmp_path, content):
    with pytest.raises(GoldError, match=r"a\.json cannot be read"):
        folder(tmp_path, a=content)


def test_an_empty_folder_is_told(tmp_path):
    with pytest.raises(GoldError, match="holds no answer file"):
        GoldFolder(tmp_path)
