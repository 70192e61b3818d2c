"""All rules over one document."""

from __future__ import annotations

from dataclasses import replace

from analysis.audit import (
    changes,
    comparisons,
    conflicts,
    contents,
    counts,
    periods,
    pointers,
    prose_tables,
    sums,
    table_changes,
)
from analysis.audit.facts import Prose
from analysis.audit.findings import Audited
from analysis.audit.tables import Tables
from models.records import Coverage, Extraction, Finding
from models.terms import FindingKind


def audit(extraction: Extraction) -> tuple[tuple[Finding, ...], tuple[Coverage, ...]]:
    """The document's findings in reading order, and for each kind how much was tested."""
    prose = Prose(extraction)
    arithmetic = changes.audit(prose)
    changes.parts(prose, arithmetic)
    tables = Tables(extraction)
    table_changes.audit(arithmetic, tables, extraction.document.doc_id)
    text_table, times = prose_tables.audit(prose, tables)
    comparisons.audit(text_table, prose, tables)
    done = [
        arithmetic, sums.audit(extraction, tables), text_table, times, conflicts.audit(prose), counts.audit(extraction),
        pointers.audit(extraction), periods.audit(prose), contents.audit(extraction),
    ]  # fmt: skip
    by_kind = {kind: Audited(kind) for kind in FindingKind}
    for one in done:
        by_kind[one.kind].stated += one.stated
        by_kind[one.kind].tested += one.tested
        for finding in one.findings:
            by_kind[finding.kind].findings.append(finding)
    findings = [finding for one in by_kind.values() for finding in one.findings]
    findings.sort(key=lambda one: (one.span.start, one.kind, one.finding_id))
    return tuple(findings), tuple(one.coverage(extraction.document) for one in by_kind.values())


def audited(extraction: Extraction) -> Extraction:
    """The extraction with its findings and how much was tested."""
    findings, coverage = audit(extraction)
    return replace(extraction, findings=findings, coverage=coverage)
