"""A computed verdict with its arithmetic in one sentence, and whether the document's own verdict agrees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.check.evidence import MET, NOT_MET
from analysis.check.figures import Figure, end_of
from models.records import Document, Goal, Result
from models.terms import ComputedVerdict, Verdict


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether the goal is on the wanted side (None: cannot be computed), why, and the figures that it rests on."""

    met: bool | None
    why: str
    figures: tuple[Figure, ...] = ()


def unknown(why: str, figures: Sequence[Figure] = ()) -> Judgement:
    """A judgement that cannot be computed, with what is missing."""
    return Judgement(None, why, tuple(figures))


def verdict(judgement: Judgement, goal: Goal, document: Document) -> ComputedVerdict:
    """The verdict in the dataset's words: on or off track while the goal's period runs, met or not after it."""
    if judgement.met is None:
        return ComputedVerdict.NOT_COMPUTABLE
    if runs(judgement, goal, document):
        return ComputedVerdict.ON_TRACK if judgement.met else ComputedVerdict.OFF_TRACK
    return ComputedVerdict.MET if judgement.met else ComputedVerdict.NOT_MET


def runs(judgement: Judgement, goal: Goal, document: Document) -> bool:
    """Whether the goal's period still ran when it was reported on: both the newest of the figures and the writing of
    the document, where that is known, lie before its end."""
    end = end_of(goal.target_period) or end_of(str(document.year) if document.year else None)
    newest = max((end_of(one.period) for one in judgement.figures), default=0)
    return bool(end) and max(newest, end_of(document.issued)) < end


def stated(verdicts: Sequence[Result]) -> Verdict | None:
    """What the document says of the goal: its last word on it."""
    return verdicts[-1].verdict if verdicts else None


def agrees(said: Verdict | None, computed: ComputedVerdict) -> bool | None:
    """Whether the two say the same; None where either does not decide."""
    good = {ComputedVerdict.MET: True, ComputedVerdict.ON_TRACK: True}.get(computed)
    if computed in {ComputedVerdict.NOT_MET, ComputedVerdict.OFF_TRACK}:
        good = False
    if good is None or said is None or said not in MET | NOT_MET:
        return None
    return good == (said in MET)
