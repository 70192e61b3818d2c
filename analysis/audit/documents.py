"""Figures that two documents report for the same area, group and time, and that differ; and baselines of a plan that
depart from the result that the municipality reported for that time."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from analysis.arithmetic import Fit, Printed, Range, decimals_of, fit
from models.provenance import Span
from models.records import Extraction, Finding, Goal, Observation
from models.terms import DocType, FindingKind, GoalLevel, Origin, Severity, Unit, ValueKind

_REVISED = 0.02  # of a figure: the statistics bank revises what it published by less than this


@dataclass(frozen=True, slots=True)
class _Figure:
    doc_id: str
    printed: Printed
    span: Span
    reports: str = ""  # the year that a status document reports on


class Reports:
    """The figures of a run's documents, by what they are of."""

    def __init__(self) -> None:
        self._figures: dict[tuple[object, ...], list[_Figure]] = defaultdict(list)
        self._baselines: list[tuple[tuple[object, ...], _Figure]] = []

    def add(self, extraction: Extraction) -> None:
        """Takes up the figures of a document that say all of what, for whom, where and when."""
        document = extraction.document
        reports = str(document.year) if document.doc_type is DocType.STATUS and document.year else ""
        for one in extraction.observations:
            key = _key(one)
            if key and one.value is not None:
                figure = _Figure(one.doc_id, Printed(one.value, one.decimals or 0), one.span, reports)
                if all(
                    figure.printed != other.printed or figure.doc_id != other.doc_id for other in self._figures[key]
                ):
                    self._figures[key].append(figure)
        area = document.kommune[0] if document.kommune else None
        for goal in extraction.goals:
            key = _baseline_key(goal, area)
            if key and goal.baseline_value is not None:
                printed = Printed(goal.baseline_value, decimals_of(goal.baseline_printed) or 0)
                self._baselines.append((key, _Figure(goal.doc_id, printed, goal.span)))

    def findings(self) -> list[Finding]:
        """The findings across documents, each in the document that comes second."""
        return [*self._differing(), *self._departing()]

    def _differing(self) -> Iterator[Finding]:
        for key, figures in sorted(self._figures.items(), key=lambda item: repr(item[0])):
            by_document: dict[str, list[_Figure]] = defaultdict(list)
            for figure in figures:
                by_document[figure.doc_id].append(figure)
            told = [held[0] for _, held in sorted(by_document.items()) if len(held) == 1]
            for first, second in pairwise(told):
                if not _agree(first.printed, second.printed):
                    both = f"{first.doc_id} gives {first.printed}, {second.doc_id} {second.printed}"
                    yield _finding(first, second, _severity(first, second), f"{both}, for {_about(key)}.")

    def _departing(self) -> Iterator[Finding]:
        for key, baseline in self._baselines:
            for figure in self._figures.get(key, ()):
                is_report = figure.reports == str(key[3])[:4]  # the status of that year, no later look back
                if is_report and not _agree(figure.printed, baseline.printed):
                    reported = f"{figure.printed}, which {figure.doc_id} reports for {_about(key)}"
                    message = f"The baseline {baseline.printed} departs from {reported}."
                    yield _finding(figure, baseline, Severity.WARNING, message)
                    break


def _key(one: Observation) -> tuple[object, ...] | None:
    """What a figure is of; None where it does not say all of it, or was not observed."""
    known = one.period and one.ref_area and one.target_groups and one.statistic and one.unit
    if not known or one.kind in {ValueKind.CHANGE} or one.origin is Origin.CHART:
        return None
    return one.ref_area, one.target_groups, one.statistic, one.period, one.unit


def _baseline_key(goal: Goal, area: str | None) -> tuple[object, ...] | None:
    if goal.level is not GoalLevel.LOCAL or not goal.baseline_period or not goal.target_groups:
        return None
    statistic = "fuldtidspersoner" if goal.target_unit is Unit.PERSONS else None
    return (area, goal.target_groups, statistic, goal.baseline_period, goal.target_unit) if area and statistic else None


def _agree(one: Printed, other: Printed) -> bool:
    fine, coarse = (one, other) if one.decimals >= other.decimals else (other, one)
    return fit(coarse, Range(fine.value, fine.value)) is not Fit.NOT


def _severity(one: _Figure, other: _Figure) -> Severity:
    """A note where the difference is such as revisions of the statistics make."""
    gap = abs(one.printed.value - other.printed.value)
    return Severity.NOTE if gap <= _REVISED * abs(one.printed.value) else Severity.WARNING


def _about(key: tuple[object, ...]) -> str:
    area, groups, statistic, period, _ = key
    named = ", ".join(groups) if isinstance(groups, tuple) else ""
    return f"{statistic} {named} in {area}, {period}"


def _finding(first: _Figure, second: _Figure, severity: Severity, message: str) -> Finding:
    words = f"{first.doc_id}\n{first.span.quote}\n{second.span.quote}\n{first.printed}\n{second.printed}"
    digest = hashlib.sha256(words.encode("utf-8")).hexdigest()[:8]
    return Finding(
        second.doc_id, f"{second.doc_id}.n{digest}", second.span, FindingKind.CONFLICT, severity, message,
        str(second.printed), str(first.printed), (second.span.quote, first.span.quote),
    )  # fmt: skip
