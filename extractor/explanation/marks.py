"""The numbers, periods, groups, areas and cues that a sentence names, with their places."""

from __future__ import annotations

from pathlib import Path

from extractor.danish.mentions import annotated
from models.explanation import Mark, MarkKind


def marks(quote: str, year: int | None, vocabulary: Path | None = None) -> tuple[Mark, ...]:
    """All of them in order of place, the longer first where two begin together; `year` is the document's."""
    named = annotated(quote, year, vocabulary)
    found = []
    for span in (span for spans in named.spans.values() for span in spans):
        start, end = span._.place
        found.append(Mark(start, end, MarkKind(span.label_), span._.read_as))
    return tuple(sorted(found, key=lambda mark: (mark.start, -mark.end, mark.kind)))
