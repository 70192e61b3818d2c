"""A status report held against the plan that it reports on: what became of each goal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from analysis.arithmetic import danish, decimals_of
from analysis.check.figures import said
from analysis.check.pairing import Pair, pairs
from models.calendar import parse
from models.records import Check, Document, Goal
from models.terms import DocType, GoalLevel, Outcome

SAME_WORDS = 97  # of 100: what a line break or a missing stop changes
LEAST_RESTATED = 2  # goals of a plan that a chapter must restate before the others are missing from it


@dataclass(frozen=True, slots=True)
class Reported:
    """One document with its goals and the checks of them."""

    document: Document
    goals: tuple[Goal, ...]
    checks: tuple[Check, ...]


def against(status: Reported, plan: Reported) -> tuple[Check, ...]:
    """The status document's checks, each with what became of the goal since the plan; the plan's goals that the
    status leaves out come last. Goals of the minister are the same everywhere and are left out."""
    mine = _told_once(_of_year(status, plan.document))
    theirs = _told_once(
        goal for goal in plan.goals if goal.level is GoalLevel.LOCAL and not _is_past(goal, plan.document)
    )
    matched = pairs(theirs, mine)
    if status.document.doc_type is not DocType.STATUS and len(matched) < LEAST_RESTATED:
        return status.checks
    of_goal = {pair.second.goal_key: pair for pair in matched}
    restated = {goal.goal_id: of_goal.get(goal.goal_key) for goal in _of_year(status, plan.document)}
    known = {check.goal_id for check in status.checks}
    done = [_compared(check, restated, plan.document) for check in status.checks]
    for goal in mine:
        if goal.goal_id not in known:
            done.append(_compared(Check(goal.doc_id, goal.goal_id, ()), restated, plan.document))
    return (*done, *_dropped(status.document, plan.document, theirs, matched))


def _of_year(status: Reported, plan: Document) -> Iterator[Goal]:
    """The goals of the status document, or of a closing chapter, that are for the plan's year."""
    for goal in status.goals:
        if goal.level is not GoalLevel.LOCAL:
            continue
        if status.document.doc_type is DocType.STATUS or _is_for(goal, plan):
            yield goal


def _is_for(goal: Goal, plan: Document) -> bool:
    if not goal.target_period or plan.year is None:
        return False
    return parse(goal.target_period).last.last_month // 12 == (plan.year_end or plan.year)


def _is_past(goal: Goal, plan: Document) -> bool:
    """Whether a goal in a plan is one of years before, restated."""
    return (
        bool(goal.target_period and plan.year)
        and parse(goal.target_period or "").last.last_month < (plan.year or 0) * 12
    )


def _told_once(goals: Iterator[Goal] | Sequence[Goal]) -> list[Goal]:
    """The first mention of each goal; a sentence with two targets is two goals."""
    first: dict[tuple[object, ...], Goal] = {}
    for goal in goals:
        first.setdefault((goal.goal_key, goal.bound, goal.target_value, goal.change_value), goal)
    by_key: dict[tuple[str, object], Goal] = {}
    for goal in first.values():
        by_key.setdefault((goal.goal_key, goal.bound), goal)
    return list(by_key.values())


def _compared(check: Check, restated: dict[str, Pair | None], plan: Document) -> Check:
    if check.goal_id not in restated:
        return check
    pair = restated[check.goal_id]
    if pair is None:
        reason = f"No goal of {plan.doc_id} is about the same."
        return replace(check, plan_id=plan.doc_id, outcome=Outcome.NEW, outcome_reason=reason)
    outcome, reason = outcome_of(pair)
    return replace(
        check, plan_id=plan.doc_id, plan_goal_id=pair.first.goal_id, outcome=outcome, outcome_reason=reason
    )  # fmt: skip


def _dropped(status: Document, plan: Document, theirs: Sequence[Goal], matched: Sequence[Pair]) -> Iterator[Check]:
    kept = {pair.first.goal_id for pair in matched}
    for goal in theirs:
        if goal.goal_id not in kept:
            yield Check(
                status.doc_id, goal.goal_id, (), explanation="The report does not take the goal up.",
                evidence=(goal.span.quote,), plan_id=plan.doc_id, plan_goal_id=goal.goal_id, outcome=Outcome.DROPPED,
                outcome_reason="No goal of the report is about the same.",
            )  # fmt: skip


def outcome_of(pair: Pair) -> tuple[Outcome, str]:
    """What became of a goal from the plan (first) to the report (second), with the numbers of both."""
    plan, report = pair.first, pair.second
    for outcome, before, after in (
        (Outcome.CHANGED_TARGET, _aim(plan), _aim(report)),
        (Outcome.CHANGED_BASELINE, _baseline(plan), _baseline(report)),
        (Outcome.CHANGED_DEADLINE, plan.target_period, report.target_period),
    ):
        if before != after and (outcome is Outcome.CHANGED_TARGET or (before and after)):
            return outcome, f"{before or 'nothing'} in the plan, {after or 'nothing'} in the report ({pair.reason})."
    alike = fuzz.ratio(" ".join(plan.span.quote.lower().split()), " ".join(report.span.quote.lower().split()))
    return (Outcome.SAME if alike >= SAME_WORDS else Outcome.REWORDED), f"{pair.reason.capitalize()}."


def _aim(goal: Goal) -> str | None:
    """What the goal is to reach, in words that two goals of one aim share."""
    parts = []
    if goal.target_value is not None:
        bound = str(goal.bound).replace("_", " ") + " " if goal.bound else ""
        per = f" per {goal.frequency}" if goal.frequency else ""
        parts.append(
            f"{bound}{danish(goal.target_value, decimals_of(goal.target_printed))}{said(goal.target_unit)}{per}"
        )
    elif goal.change_value is not None:
        parts.append(f"{danish(goal.change_value)}{said(goal.change_unit)}")
    if goal.reference:
        parts.append(f"the level of {goal.reference}")
    return ", ".join(parts) or None


def _baseline(goal: Goal) -> str | None:
    return None if goal.baseline_value is None else danish(goal.baseline_value)
