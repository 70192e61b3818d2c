from __future__ import annotations

import pytest

from analysis.evaluation.values import bag, comparable, dice, wilson, words
from models.terms import Bound


@pytest.mark.parametrize(
    ("one", "other", "field"),
    [
        (["A-dagpenge", "unge"], ("unge", "a-dagpenge"), "target_groups"),
        ("unge | kvinder", ("kvinder", "unge"), "target_groups"),
        (2, 2.0, "target_value"),
        ("851", ("851",), "kommune_code"),
        (66.66667, 66.66666, "target_value"),
        (-0.0, 0, "change_value"),
        ("Strandvig | Fjordø", ("Strandvig", "Fjordø"), "kommune"),
        ("at_most", Bound.AT_MOST, "bound"),
        ("Hele  landet", "hele landet", "reference"),
        (True, "true", "quantified"),
        (None, "", "bound"),
        (None, (), "target_groups"),
        ([], None, "target_groups"),
    ],
)
def test_values_that_are_the_same(one, other, field):
    assert comparable(one, field) == comparable(other, field)


@pytest.mark.parametrize(
    ("one", "other", "field"),
    [
        (["unge"], ("unge", "kvinder"), "target_groups"),
        (2, 2.001, "target_value"),
        (0, None, "change_value"),
        (False, None, "quantified"),
        (False, True, "quantified"),
        ("Strandvig | Fjordø", ("Fjordø", "Strandvig"), "kommune"),
        ("2019", "2019-12", "target_period"),
    ],
)
def test_values_that_differ(one, other, field):
    assert comparable(one, field) != comparable(other, field)


def test_words_leave_out_tags_and_line_end_hyphens():
    assert words("Syge-\ndagpenge <b>skal</b> falde, ½ år") == ["sygedagpenge", "skal", "falde", "½", "år"]
    assert words("a-kasse") == ["a", "kasse"]
    assert words(None) == []


def test_dice_counts_every_word():
    assert dice(bag("a b c"), bag("c d")) == pytest.approx(2 / 5)
    assert dice(bag("a a"), bag("a")) == pytest.approx(2 / 3)
    assert dice(bag(""), bag("")) == 0


def test_wilson_interval():
    assert wilson(0, 0) is None
    assert wilson(45, 50) == pytest.approx((0.786, 0.957), abs=0.001)  # as printed by R: binom::binom.wilson(45, 50)
    low, high = wilson(50, 50) or (0, 0)
    assert (low, high) == (pytest.approx(0.929, abs=0.001), 1.0)
