"""Two goals weighed against one another: the same, different, or too near to tell.

What they are held against decides; words decide only where that leaves it open (goals of quality, efforts without a
name). Words that are near the threshold make a pair doubtful: it is put before a person and joins nothing by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from analysis.matching.subjects import COUNTED, Subject
from models.terms import Direction, Measure

SAME = 72.0  # of 100: words from which two goals are the same where only words can tell
MARGIN = 14.0  # below SAME by no more than this: doubtful
_OPPOSITE = {Direction.INCREASE, Direction.DECREASE}
_NEAR_MEASURES = {Measure.SHARE, Measure.TRANSITION}


class Verdict(StrEnum):
    """Whether two goals are one."""

    SAME = "same"
    DOUBTFUL = "doubtful"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with how near the words are (0 to 100) and what decided."""

    verdict: Verdict
    score: float
    reason: str


def judge(one: Subject, other: Subject, wants: tuple[Direction | None, Direction | None] = (None, None)) -> Judgement:
    """Whether two goals are held against the same figure. `wants` is which way each wants it to go, where that is
    all it says."""
    score = similarity(one, other)
    if {*wants} == _OPPOSITE:
        return Judgement(Verdict.DIFFERENT, score, "opposite directions")
    alike = one.key == other.key
    apart = "" if alike else _apart(one, other)
    if apart:
        return Judgement(Verdict.DIFFERENT, score, apart)
    open_question = _unsaid(one) if alike else _open(one, other)
    if open_question:
        verdict = Verdict.DOUBTFUL if score >= SAME - MARGIN else Verdict.DIFFERENT
        return Judgement(verdict, score, open_question)
    if one.settled and other.settled:
        return Judgement(Verdict.SAME, score, "the same figure")
    if score >= SAME:
        return Judgement(Verdict.SAME, score, "the same words")
    verdict = Verdict.DOUBTFUL if score >= SAME - MARGIN else Verdict.DIFFERENT
    return Judgement(verdict, score, "words")


def similarity(one: Subject, other: Subject) -> float:
    """How near the words are, 0 to 100: half by the words that they share, half by all that they say. Parts of
    compounds and forms of one word count as the word."""
    left, right = one.said, other.said
    if not left or not right:
        return 0.0
    return (fuzz.token_set_ratio(left, right) + fuzz.token_sort_ratio(left, right)) / 2


def _apart(one: Subject, other: Subject) -> str:
    """What makes them two figures; "" where nothing does."""
    if one.measure is not other.measure and not ({one.measure, other.measure} <= _NEAR_MEASURES):
        return "another measure"
    if one.groups != other.groups and (one.groups and other.groups):
        return "another group"
    for name, label in _PARTS:
        if getattr(one, name) != getattr(other, name):
            return label
    if one.unit and other.unit and one.unit != other.unit:
        return "another unit"
    if one.facets and other.facets and not (one.facets & other.facets):
        return "another step or object"
    return ""


_PARTS = (
    ("flow", "inflow against how many there are"),
    ("stretches", "another stretch of time"),
    ("ages", "another age"),
    ("area", "another area's figures"),
    ("whole", "a share of another whole"),
)


def _open(one: Subject, other: Subject) -> str:
    """What leaves it open whether they are one; "" where nothing does."""
    if one.groups != other.groups and one.measure is not Measure.ACTIVITY:
        return "only one names its group"
    if one.measure is not other.measure:
        return "share or transition"
    if one.facets != other.facets:
        return "one says more of the step or object"
    return _unsaid(one)


def _unsaid(one: Subject) -> str:
    return "no group" if one.measure in COUNTED and not one.groups else ""
