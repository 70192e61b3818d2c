from __future__ import annotations

from analysis.evaluation.alignment import APART, Mention, align


def mentions(*pairs: tuple[str, int | None]) -> list[Mention]:
    return [Mention.of(quote, start) for quote, start in pairs]


def test_the_most_alike_are_paired_first_and_once():
    gold = mentions(("flere unge i job", None), ("flere unge i job nu", None))
    found = mentions(("flere unge i job nu", None), ("helt andre ord", None))
    assert align(gold, found, lambda g, f: 0) == [(1, 0)]


def test_six_of_ten_words_are_enough_and_five_are_not():
    gold = mentions(("a b c d e", None))
    assert align(gold, mentions(("a b c x y", None)), lambda g, f: 0) == [(0, 0)]
    assert align(gold, mentions(("a b v x y", None)), lambda g, f: 0) == []


def test_the_same_words_elsewhere_are_another_mention():
    gold = mentions(("flere unge i job", 1000))
    assert align(gold, mentions(("flere unge i job", 1000 + APART)), lambda g, f: 0) == [(0, 0)]
    assert align(gold, mentions(("flere unge i job", 1001 + APART)), lambda g, f: 0) == []
    assert align(gold, mentions(("flere unge i job", None)), lambda g, f: 0) == [(0, 0)]


def test_of_equal_quotes_the_agreeing_then_the_nearer_is_taken():
    gold = mentions(("mindst 100 og højst 175", 50), ("mindst 100 og højst 175", 50))
    found = mentions(("mindst 100 og højst 175", 50), ("mindst 100 og højst 175", 50))
    crossed = align(gold, found, lambda g, f: 0.05 * (g != f))
    assert sorted(crossed) == [(0, 1), (1, 0)]
    near = align(mentions(("mål", 300)), mentions(("mål", 10), ("mål", 290)), lambda g, f: 0)
    assert near == [(0, 1)]
