"""The checks of one document."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.check import areas, changes, levels
from analysis.check.evidence import Evidence, Reports
from analysis.check.figures import end_of
from analysis.check.judgement import Judgement, agrees, stated, unknown, verdict
from analysis.check.wanted import wanted
from models.calendar import parse
from models.records import Check, Document, Extraction, Goal
from models.terms import DocType, GoalLevel


def checks(extraction: Extraction) -> tuple[Check, ...]:
    """A check for every goal that something is reported for; in a status document for every goal of the municipality,
    for there a goal without a figure is news."""
    return tuple(_checks(extraction))


def _checks(extraction: Extraction) -> Iterator[Check]:
    reports = Reports(extraction)
    is_status = extraction.document.doc_type is DocType.STATUS
    for goal in extraction.goals:
        evidence = reports.evidence(goal)
        reported = bool(evidence.own or evidence.verdicts)
        if reported or (is_status and goal.level is GoalLevel.LOCAL):
            yield _check(goal, evidence, extraction)


def _check(goal: Goal, evidence: Evidence, extraction: Extraction) -> Check:
    judgement = judge(goal, evidence)
    if judgement.met is not None and _is_to_come(goal, judgement, extraction.document):
        judgement = unknown(f"The goal is for {goal.target_period}; what is reported is older.", judgement.figures)
    computed = verdict(judgement, goal, extraction.document)
    said = stated(evidence.verdicts)
    used = [one.source for one in judgement.figures]
    ids = dict.fromkeys([*used, *(one.result_id for one in evidence.verdicts)])
    quotes = dict.fromkeys([*(one.quote for one in judgement.figures), *(one.span.quote for one in evidence.verdicts)])
    return Check(
        goal.doc_id, goal.goal_id, tuple(ids), said, computed, agrees(said, computed), judgement.why, tuple(quotes)
    )


def _is_to_come(goal: Goal, judgement: Judgement, document: Document) -> bool:
    """Whether a report names a goal of a time that its figures do not reach: it is what comes next. A plan sets its
    goals beside older figures on purpose."""
    if document.doc_type is not DocType.STATUS or not goal.target_period:
        return False
    newest = max((end_of(one.period) for one in judgement.figures), default=0)
    return 0 < newest < parse(goal.target_period).first.first_month


def judge(goal: Goal, evidence: Evidence) -> Judgement:
    """What the figures say of the goal: of its level, its change, its reference area, or its direction."""
    wants = wanted(goal, [group for one in evidence.own for group in one.groups])
    tried = []
    if goal.target_value is not None:
        tried.append(levels.judge(goal, evidence, wants))
    if goal.change_value is not None:
        tried.append(changes.judge(goal, evidence))
    if goal.reference is not None:
        tried.append(areas.judge(goal, evidence, wants))
    if not tried:
        tried.append(changes.judge_direction(goal, evidence, wants))
    decided = next((one for one in tried if one.met is not None), None)
    return decided or next((one for one in tried if one.why), tried[-1])
