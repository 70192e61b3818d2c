"""The matching of goals against pairs judged by hand (corpus/matching/pairs.yaml, measured by scripts/matching.py)."""

from __future__ import annotations

from itertools import permutations, product
from random import Random

import pytest

from analysis.matching.index import match
from analysis.matching.judgement import Verdict, judge
from analysis.matching.subjects import subject, wanted
from models.records import Goal
from scripts.matching import measured, own_goal, pairs


def read(line: str, name: str = "a") -> Goal:
    return own_goal(name, line)


def verdict(one: str, other: str) -> Verdict:
    left, right = read(one, "a"), read(other, "b")
    return judge(subject(left), subject(right), (wanted(left), wanted(right))).verdict


def test_the_pairs_of_the_real_plans_and_the_examples(shared):
    figures = measured(list(pairs()))
    assert figures["pairs"] >= 200
    assert figures["precision"] >= 0.95
    assert figures["recall"] >= 0.90


def test_the_pairs_without_the_real_plans():
    known = [pair for pair in pairs() if not any(name[:3] in {"000", "001", "003"} for name in (pair.one, pair.other))]
    figures = measured(known)
    assert figures["pairs"] >= 100
    assert figures["precision"] >= 0.95
    assert figures["recall"] >= 0.90


NEAR_MISSES = [
    ("sygedagpenge | persons | count | 80 | | Højst 80 sygedagpengesager over 52 uger",
     "sygedagpenge | persons | count | 80 | | Højst 80 sygedagpengesager over 26 uger"),
    ("unge | transition | percent | 40 | | Efter 2 år er 40 pct. af de unge i job",
     "unge | transition | percent | 40 | | Efter 3 år er 40 pct. af de unge i job"),
    ("sygedagpenge | persons | persons | 300 | | Højst 300 personer på sygedagpenge",
     "sygedagpenge | share | percent | 3 | | Højst 3 pct. af arbejdsstyrken på sygedagpenge"),
    ("jobparate kontanthjælpsmodtagere | persons | persons | 90 | | Højst 90 jobparate på kontanthjælp",
     "aktivitetsparate kontanthjælpsmodtagere | persons | persons | 90 | | Højst 90 aktivitetsparate på kontanthjælp"),
    ("a-dagpenge | persons | persons | 900 | | Højst 900 dagpengemodtagere i kommunen",
     "a-dagpenge | persons | persons | 900 | | Højst 900 dagpengemodtagere i hele Region Sjælland"),
    ("førtidspension | persons | persons | 60 | | Højst 60 personer på førtidspension",
     "førtidspension | persons | persons | 60 | | Højst 60 personer tilkendes førtidspension"),
    ("ledige | persons | persons | 60 | | Højst 60 ledige over 50 år",
     "ledige | persons | persons | 60 | | Højst 60 ledige"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), NEAR_MISSES)
def test_what_is_nearly_the_same_is_not_the_same(one, other):
    assert verdict(one, other) is Verdict.DIFFERENT


SAME = [
    ("sygedagpenge | persons | count | 80 | | Højst 80 sygedagpengesager over 52 uger",
     "sygedagpenge | persons | count | 60 | | Sygedagpengesager, der har varet mere end et år: højst 60"),
    ("ledige | persons | persons | 60 | decrease | Antallet af ledige skal ned på 60",
     "ledige | persons | | | decrease | Færre ledige"),
    ("uddannelseshjælp, unge | persons | persons | 9 | | Højst 9 unge på uddannelseshjælp",
     "uddannelseshjælp | persons | persons | 8 | | Højst 8 på uddannelseshjælp"),
    ("unge | persons | persons | 5 | | Højst 5 ledige unge under 30 år",
     "unge | persons | persons | 5 | | Højst 5 ledige unge"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_in_other_words_is_the_same(one, other):
    assert verdict(one, other) is Verdict.SAME


def test_opposite_wishes_are_not_the_same_goal_but_levels_are():
    up, down = (
        "fleksjob | persons | | | increase | Flere i fleksjob",
        "fleksjob | persons | | | decrease | Færre i fleksjob",
    )
    assert verdict(up, down) is Verdict.DIFFERENT
    assert verdict(up, "fleksjob | persons | persons | 90 | decrease | 90 i fleksjob") is Verdict.SAME


@pytest.mark.parametrize("quote", ["i 2 år", "ved udgangen af år 2", "18 uger om året"])
def test_a_year_that_is_no_stretch_changes_nothing(quote):
    assert not subject(read(f"ledige | persons | persons | 60 | | Højst 60 ledige {quote}")).stretches


GOALS = [
    read(side, f"d{index}") for index, side in enumerate(sorted({side for pair in SAME + NEAR_MISSES for side in pair}))
]


def test_groups_do_not_hang_on_the_order_of_documents():
    shuffled = list(GOALS)
    Random(7).shuffle(shuffled)
    told = [
        {frozenset(goal.goal_id for goal in group.goals) for group in match(goals).groups}
        for goals in (GOALS, shuffled)
    ]
    assert told[0] == told[1]
    assert sum(map(len, told[0])) == len(GOALS)


def test_judging_is_symmetric():
    for one, other in product(GOALS, GOALS):
        there, back = judge(subject(one), subject(other)), judge(subject(other), subject(one))
        assert there.verdict is back.verdict


def test_a_person_stands_over_every_rule():
    one, other = read(SAME[1][0], "a"), read(SAME[1][1], "b")
    third = read("ledige | quality | | | | Ledige mødes med respekt", "c")
    assert len(match([one, other, third]).groups) == 2
    assert len(match([one, other, third], parted=[("a", "b")]).groups) == 3
    joined = match([one, other, third], joined=[("a", "c"), ("gone", "b")])
    assert [sorted(goal.goal_id for goal in group.goals) for group in joined.groups] == [["a", "b", "c"]]


def test_doubtful_pairs_are_put_before_a_person_once():
    wide = "uddannelseshjælp | transition | percent | 9 | | 9 pct. på uddannelseshjælp skal i gang med en uddannelse"
    wider = f"{wide} eller i job"
    goals = [read(wide, "a"), read(wider, "b"), read(wider, "c")]
    for order in permutations(goals):
        doubts = match(order).doubts
        assert [doubt.judgement.verdict for doubt in doubts] == [Verdict.DOUBTFUL]
        assert {doubts[0].one.goal_id, doubts[0].other.goal_id} == {"a", "b"}
    assert not match(goals, parted=[("a", "b")]).doubts
