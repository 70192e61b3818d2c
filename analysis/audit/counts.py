"""How many a sentence says will follow, against how many items the list below it has."""

from __future__ import annotations

from analysis.audit.findings import Audited
from models.provenance import Span
from models.records import Extraction
from models.statements import MentionKind, Statement
from models.terms import FindingKind, Severity


def audit(extraction: Extraction) -> Audited:
    """Sentences that announce N items above a list of another length."""
    found = Audited(FindingKind.COUNT)
    for statement in extraction.statements:
        counts = list(statement.of(MentionKind.COUNT))
        found.stated += len(counts)
        if len(counts) != 1 or statement.listed is None or statement.listed < 2:
            continue  # two numbers in one sentence: which of them the list is of is not said
        found.tested += 1
        announced = int(counts[0].value or 0)
        if announced == statement.listed:
            continue
        severity = Severity.WARNING if statement.opens else Severity.NOTE
        message = f"Announced are {announced} {counts[0].name}, the list below has {statement.listed} items."
        found.add(
            extraction.document.doc_id, severity, message, [statement.span, *_items(extraction, statement)],
            stated=str(announced), computed=str(statement.listed),
        )  # fmt: skip
    return found


def _items(extraction: Extraction, statement: Statement) -> list[Span]:
    """The stretch of the list, where the text below is known to be one."""
    if statement.list_end is None:
        return []
    begin, end = statement.span.end, statement.list_end
    text = extraction.text[begin:end]
    start = begin + len(text) - len(text.lstrip())
    return [Span(start, end, extraction.text[start:end], statement.span.page, None, None)]
