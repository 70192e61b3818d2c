"""What is held against what: one document against itself, then all documents of a run against each other.

`examined` needs one document and can be done wherever it was read. A `Ledger` takes the documents one by one, in any
order, keeps of each only what others are held against, and gives the rows of checks, findings and coverage once all
have come.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from analysis.audit import audit
from analysis.audit.documents import Reports
from analysis.check import checks
from analysis.check.plans import Reported, against
from models.calendar import parse
from models.records import Check, Coverage, Document, Extraction, Finding, Goal
from models.terms import DocType, GoalLevel, Stage

_RANK = {Stage.ADOPTED: 2, None: 1, Stage.PROPOSAL: 1, Stage.DRAFT: 0}


def examined(extraction: Extraction) -> Extraction:
    """The extraction with its findings, its checks and how much was tested; what only the audit reads is let go."""
    findings, coverage = audit(extraction)
    return replace(
        extraction, findings=findings, coverage=coverage, checks=checks(extraction), statements=(), contents=()
    )  # fmt: skip


class Ledger:
    """What the documents of a run say of each other."""

    def __init__(self) -> None:
        self._reported: dict[str, Reported] = {}
        self._findings: dict[str, tuple[Finding, ...]] = {}
        self._coverage: dict[str, tuple[Coverage, ...]] = {}
        self._figures = Reports()

    def entered(self, extractions: Iterable[Extraction]) -> Iterator[Extraction]:
        """The examined extractions, each entered as it passes and handed on without the rows that the ledger gives."""
        for extraction in extractions:
            document = extraction.document
            self._reported[document.doc_id] = Reported(document, extraction.goals, extraction.checks)
            self._findings[document.doc_id] = extraction.findings
            self._coverage[document.doc_id] = extraction.coverage
            self._figures.add(extraction)
            yield replace(extraction, findings=(), checks=(), coverage=())

    def rows(self) -> Iterator[tuple[str, list[Any]]]:
        """(table, records) of findings, checks and coverage, by document and place."""
        across = self._figures.findings()
        for doc_id in sorted(self._reported):
            findings = [*self._findings[doc_id], *(one for one in across if one.doc_id == doc_id)]
            yield "findings", sorted(findings, key=lambda one: (one.span.start, one.kind, one.finding_id))
            yield "checks", list(self._checks(self._reported[doc_id]))
            yield "coverage", list(self._coverage[doc_id])

    def _checks(self, reported: Reported) -> tuple[Check, ...]:
        """The document's checks; of a status, and of a chapter that looks back, held against the plan of its year."""
        for year in _years(reported):
            plan = self._plan(reported.document, year)
            if plan is not None:
                reported = replace(reported, checks=against(reported, plan))
        return reported.checks

    def _plan(self, document: Document, year: int) -> Reported | None:
        """The plan of the document's municipality for a year; of several the one that has come furthest."""
        found = [
            one for one in self._reported.values()
            if one.document.doc_type is DocType.PLAN and one.document.doc_id != document.doc_id
            and _leads(one.document) == _leads(document) and _leads(document) and _is_for(one.document, year)
        ]  # fmt: skip
        return max(found, key=lambda one: (_RANK[one.document.stage], one.document.doc_id), default=None)


def _years(reported: Reported) -> list[int]:
    """The years whose plan a document reports on."""
    document = reported.document
    if document.year is None:
        return []
    if document.doc_type is DocType.STATUS:
        return [document.year]
    past = {year for goal in reported.goals if (year := _ended(goal)) and year < document.year}
    return sorted(past) if document.doc_type is DocType.PLAN else []


def _ended(goal: Goal) -> int | None:
    """The year in which a local goal was to be reached."""
    if goal.level is not GoalLevel.LOCAL or not goal.target_period:
        return None
    return parse(goal.target_period).last.last_month // 12


def _leads(document: Document) -> str | None:
    return document.kommune[0] if document.kommune else None


def _is_for(document: Document, year: int) -> bool:
    return document.year is not None and document.year <= year <= (document.year_end or document.year)
