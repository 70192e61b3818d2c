"""Findings with their quotes, and beside them how much was tested."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from models.records import Coverage, Document, Finding
from models.terms import FindingKind, Severity
from report.listing import Listing, markdown_cell
from report.terminal import counted, shortened

FORMATS = ("text", "markdown")
QUOTE_LENGTH = 200  # characters
_KINDS = {
    FindingKind.ARITHMETIC: "changes and shares against their numbers",
    FindingKind.SUM: "totals against their parts",
    FindingKind.TEXT_TABLE: "prose against tables",
    FindingKind.CONFLICT: "goals and figures given twice",
    FindingKind.COUNT: "announced counts",
    FindingKind.REFERENCE: "references",
    FindingKind.PERIOD: "times and deadlines",
    FindingKind.TOC: "lines of the table of contents",
}


def render(
    audited: Sequence[tuple[Document, Sequence[Finding], Sequence[Coverage]]],
    form: str,
    least: Severity = Severity.NOTE,
) -> str:
    """The findings of documents, of `least` weight, each document with how much of it was tested."""
    lines: list[str] = []
    for document, findings, coverage in audited:
        shown = [one for one in findings if list(Severity).index(one.severity) <= list(Severity).index(least)]
        lines += _document(document, shown, coverage, form)
    return "\n".join(lines).rstrip() + "\n"


def _document(
    document: Document, findings: Sequence[Finding], coverage: Sequence[Coverage], form: str
) -> Iterator[str]:
    title = f"{document.doc_id} ({document.file})"
    yield f"# {markdown_cell(title)}" if form == "markdown" else title
    yield ""
    weights = [counted(n, f"{weight}", f"{weight}s") for weight in Severity if (n := _of(findings, weight))]
    yield f"{', '.join(weights)}." if weights else "Nothing was found."
    yield ""
    for finding in findings:
        yield from _finding(finding, form)
    listing = tested(coverage)
    yield listing.markdown() if form == "markdown" else listing.text()
    yield ""


def _finding(finding: Finding, form: str) -> Iterator[str]:
    head = f"{finding.severity}: {finding.kind}{_place(finding)}. {finding.message}"
    yield (
        f"- **{finding.severity}: {finding.kind}**{_place(finding)}. {markdown_cell(finding.message)}"
        if (form == "markdown")
        else shortened(head, 2 * QUOTE_LENGTH)
    )
    for quote in finding.evidence:
        shown = shortened(quote, QUOTE_LENGTH)
        yield f"  > {markdown_cell(shown)}" if form == "markdown" else f"    {shown}"
        if form == "markdown":
            yield ""
    yield ""


def tested(coverage: Sequence[Coverage]) -> Listing:
    """How many statements of each kind there are, how many were held against something, and what was found."""
    rows = tuple(
        (_KINDS[one.kind], str(one.stated), str(one.tested), str(one.findings)) for one in coverage if one.stated
    )
    return Listing("What was tested", ("", "stated", "tested", "findings"), rows or (("nothing", "0", "0", "0"),))


def _place(finding: Finding) -> str:
    if finding.span.page is not None:
        return f" (page {finding.span.page})"
    return f" (line {finding.span.line})" if finding.span.line is not None else ""


def _of(findings: Iterable[Finding], weight: Severity) -> int:
    return sum(finding.severity is weight for finding in findings)
