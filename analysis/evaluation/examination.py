"""Findings and checks held against their answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from analysis.evaluation.gold import Answer, FindingAnswer
from analysis.evaluation.tally import Fault, Tally
from analysis.evaluation.values import bag, comparable, dice
from models.records import Check, Finding, Goal
from models.terms import ComputedVerdict, Severity

SAME_QUOTE = 0.6  # Dice from which a check's goal is the one of the answer
_ALIKE = 0.5  # Dice of a quote and the evidence together, or …
_HELD = 0.8  # … the part of the quote's words that the evidence has
_VERDICTS = ("stated_verdict", "computed_verdict")
# Whether the goal's period still ran is a matter of dating, not of judgement.
_SIDE = {str(ComputedVerdict.ON_TRACK): "met", str(ComputedVerdict.OFF_TRACK): "not_met"}


def findings(answers: Sequence[FindingAnswer], rows: Sequence[Finding], tally: Tally) -> None:
    """Counts findings: of one kind with one of the answer's quotes in its evidence. Errors are counted once more by
    themselves, for what is called an error must be one."""
    for name in ("findings", "findings, errors"):
        tally.count(name)
    free = list(rows)
    for answer in answers:
        found = next((row for row in free if _is_of(row, answer)), None)
        if found is not None:
            free.remove(found)
            if found.severity is Severity.ERROR:
                tally.count("findings, errors", hit=1)
        if answer.borderline:
            continue
        tally.count("findings", hit=found is not None, miss=found is None)
        if found is None:
            tally.remark(Fault.MISSED, "findings", answer.message)
    for row in free:
        tally.count("findings", extra=1)
        tally.remark(Fault.EXTRA, "findings", row.message)
        if row.severity is Severity.ERROR:
            tally.count("findings, errors", extra=1)


def checks(answers: Sequence[Answer], rows: Sequence[Check], goals: Sequence[Goal], tally: Tally) -> None:
    """Counts the verdicts of goals that have a check among the answers."""
    quotes = {goal.goal_id: bag(goal.span.quote) for goal in goals}
    for answer in answers:
        if answer.borderline:
            continue
        asked = bag(answer.quote)
        alike = [(dice(asked, quotes.get(row.goal_id, Counter())), -place) for place, row in enumerate(rows)]
        likeness, place = max(alike, default=(0.0, 0))
        check = rows[-place] if likeness >= SAME_QUOTE else None
        for name in _VERDICTS:
            want = _side(answer.values.get(name))
            have = _side(getattr(check, name) if check else None)
            if want is None and have is None:
                continue
            tally.right(f"checks.{name}", want == have)
            if want != have:
                tally.remark(Fault.FIELD, "checks", answer.quote, name, want, have)


def _side(verdict: object) -> object:
    value = comparable(verdict, "verdict")
    return _SIDE.get(str(value), value) if value is not None else None


def _is_of(row: Finding, answer: FindingAnswer) -> bool:
    if row.kind != answer.kind:
        return False
    evidence = bag(" ".join([*row.evidence, row.span.quote]))
    return any(_is_quoted(bag(quote), evidence) for quote in answer.evidence)


def _is_quoted(quote: Counter[str], evidence: Counter[str]) -> bool:
    return dice(quote, evidence) >= _ALIKE or (quote & evidence).total() >= _HELD * max(1, quote.total())
