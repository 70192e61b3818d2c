"""A finding with its numbers and quotes, and the count of what was tested beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from models.provenance import Span
from models.records import Coverage, Document, Finding
from models.terms import FindingKind, Severity

ID_DIGITS = 8


@dataclass(slots=True)
class Audited:
    """What the rules of one kind of finding give: findings, and how many statements were seen and tested."""

    kind: FindingKind
    findings: list[Finding] = field(default_factory=list)
    stated: int = 0
    tested: int = 0

    def add(
        self, doc_id: str, severity: Severity, message: str, places: Iterable[Span], *, stated: str | None = None,
        computed: str | None = None, kind: FindingKind | None = None,
    ) -> None:  # fmt: skip
        """Adds a finding at the first of `places`; their quotes are its evidence. One that says the same of the same
        places is added once."""
        spans = list(places)
        quotes = tuple(dict.fromkeys(span.quote for span in spans))
        kind = kind or self.kind
        finding_id = f"{doc_id}.n{_digest(kind, spans, stated, computed)}"
        if any(one.finding_id == finding_id for one in self.findings):
            return
        self.findings.append(
            Finding(doc_id, finding_id, spans[0], kind, severity, message, stated, computed, quotes)
        )  # fmt: skip

    def coverage(self, document: Document) -> Coverage:
        """The row that says how much was tested."""
        return Coverage(document.doc_id, self.kind, self.stated, self.tested, len(self.findings))


def _digest(kind: FindingKind, spans: list[Span], stated: str | None, computed: str | None) -> str:
    """Of what the finding names, so that it keeps its id when something else in the document changes: places inside
    the document only tell equal quotes apart."""
    quotes = "\n".join(" ".join(span.quote.split()) for span in spans)
    words = f"{kind}\n{quotes}\n{stated}\n{computed}"
    return hashlib.sha256(words.encode("utf-8")).hexdigest()[:ID_DIGITS]
