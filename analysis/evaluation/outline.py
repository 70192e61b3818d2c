"""What is compared by its words alone: the document's identity, its headings, its captions; and where quotes stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from analysis.evaluation.alignment import ALIKE
from analysis.evaluation.gold import Answer
from analysis.evaluation.tally import Fault, Tally
from analysis.evaluation.values import bag, comparable, dice, words
from models.records import Document, Extraction, Figure, Section

IDENTITY = ("kommune", "kommune_code", "region", "year", "doc_type", "stage")


def identity(answer: Mapping[str, Any], document: Document, tally: Tally) -> None:
    """Counts the fields that answer or document fill."""
    for name in IDENTITY:
        want, have = comparable(answer.get(name), name), comparable(getattr(document, name), name)
        if want is None and have is None:
            continue
        tally.right(f"document.{name}", want == have)
        if want != have:
            tally.remark(Fault.FIELD, "document", "", name, want, have)


def sections(answers: Sequence[Answer], rows: Sequence[Section], tally: Tally) -> None:
    """Counts headings by their titles; a borderline heading may be a section or not."""
    want = _titles(answer.values["title"] for answer in answers if not answer.borderline)
    optional = _titles(answer.values["title"] for answer in answers if answer.borderline)
    have = _titles(row.title for row in rows)
    missed, extra = want - have, have - want - optional
    tally.count("sections", (want & have).total(), missed.total(), extra.total())
    for fault, titles in ((Fault.MISSED, missed), (Fault.EXTRA, extra)):
        for title in titles.elements():
            tally.remark(fault, "sections", title)


def figures(answers: Sequence[Answer], rows: Sequence[Figure], tally: Tally) -> None:
    """Counts the figures that have a caption, by its words."""
    tally.count("figures with caption")  # so that it is said where there are none
    free = [(row.caption, bag(row.caption)) for row in rows if row.caption]
    for answer in answers:
        caption = answer.values.get("caption")
        if not caption:
            continue
        best = max(free, key=lambda pair: dice(bag(caption), pair[1]), default=None)
        if best is not None and dice(bag(caption), best[1]) >= ALIKE:
            free.remove(best)
            tally.count("figures with caption", hit=1)
        else:
            tally.count("figures with caption", miss=1)
            tally.remark(Fault.MISSED, "figures", caption)
    for caption, _ in free:
        tally.count("figures with caption", extra=1)
        tally.remark(Fault.EXTRA, "figures", caption)


def places(extraction: Extraction, tally: Tally) -> None:
    """Counts the quotes that stand in the canonical text where their row says."""
    for table in ("sections", "goals", "results", "figures", "findings"):
        for row in getattr(extraction, table):
            stands = extraction.text[row.span.start : row.span.end] == row.span.quote
            tally.right(f"{table}.quote is at start:end", stands)


def _titles(titles: Iterable[str]) -> Counter[str]:
    return Counter(" ".join(words(title)) for title in titles)
