"""References to tables, figures, annexes, chapters, pages and footnotes that are not there."""

from __future__ import annotations

import re

from analysis.audit.findings import Audited
from models.records import Extraction
from models.statements import Mention, MentionKind, Place, Statement
from models.terms import FindingKind, Severity

LEAST_NUMBERED = 1  # of a kind that must be numbered in the document before a missing number means anything
_LEAST_CHAPTERS = 2
_NAMES = {
    "table": "Tabel",
    "figure": "Figur",
    "annex": "Bilag",
    "section": "Kapitel",
    "page": "Side",
    "note": "Fodnote",
    "box": "Boks",
}
_DIGITS = re.compile(r"\d+")


class _Targets:
    """What can be pointed to in one document, by kind."""

    def __init__(self, extraction: Extraction) -> None:
        self.numbers: dict[str, set[str]] = {
            "table": {_key(one.number) for one in extraction.tables if one.number},
            "figure": {_key(one.number) for one in extraction.figures if one.number},
            "section": {_key(one.number) for one in extraction.sections if one.number and one.number[0].isdigit()},
            "annex": {_key(number) for one in extraction.sections if (number := _annex(one.number, one.title))},
        }
        for statement in extraction.statements:  # captions whose table or figure was lost in conversion
            if statement.place is Place.CAPTION:
                for mention in list(statement.of(MentionKind.POINTER))[:1]:
                    self.numbers.setdefault(mention.name, set()).add(_key(mention.number))
        self.pages = extraction.document.pages

    def holds(self, mention: Mention) -> bool | None:
        """Whether what a mention points to is there; None where the document does not tell."""
        if mention.number in {"below", "above"}:
            return None
        if mention.name == "page":
            return None if self.pages is None else int(mention.number) <= self.pages
        known = self.numbers.get(mention.name)
        least = _LEAST_CHAPTERS if mention.name == "section" else LEAST_NUMBERED
        if not known or len(known) < least:
            return None
        key = _key(mention.number)
        if key in known or any(one.startswith(f"{key}.") for one in known):
            return True
        return None if mention.name == "section" and self.is_gap(mention) else False

    def is_gap(self, mention: Mention) -> bool:
        """Whether others of its kind are numbered below and above: it was there and got lost, perhaps in reading."""
        place = _order(mention.number)
        known = [_order(one) for one in self.numbers[mention.name]]
        return any(one < place for one in known) and any(one > place for one in known)


def audit(extraction: Extraction) -> Audited:
    """Pointers to a number that nothing in the document has, where others of its kind are numbered."""
    found = Audited(FindingKind.REFERENCE)
    targets = _Targets(extraction)
    for statement in extraction.statements:
        if statement.place in {Place.CAPTION, Place.HEADING, Place.TITLE}:
            continue
        for mention in statement.of(MentionKind.POINTER):
            found.stated += 1
            there = targets.holds(mention)
            if there is None:
                continue
            found.tested += 1
            if not there:
                _missing(found, extraction, statement, mention, targets)
    return found


def _missing(found: Audited, extraction: Extraction, statement: Statement, mention: Mention, targets: _Targets) -> None:
    name = f"{_NAMES[mention.name]} {mention.number}"
    if mention.name == "page":
        message = f"{name} is referred to, the document has {targets.pages} pages."
    else:
        known = ", ".join(sorted(targets.numbers[mention.name], key=_order))
        message = f"{name} is referred to, the document has {_NAMES[mention.name].lower()} {known}."
    lost = mention.name != "page" and targets.is_gap(mention)
    severity = Severity.NOTE if lost else Severity.WARNING
    found.add(extraction.document.doc_id, severity, message, [statement.span], stated=name)


def _annex(number: str | None, title: str) -> str | None:
    """The number of an annex heading, *Bilag 2* or *Tillæg nr. 1 til …*."""
    words = number if number and not number[0].isdigit() else title
    match = re.match(r"(?:bilag|tillæg|appendiks)\s+(?:nr\.\s*)?(\d{1,2}|[A-H])\b", words, re.IGNORECASE)
    return match[1] if match else None


def _key(number: str | None) -> str:
    return (number or "").strip().rstrip(".").lower()


def _order(number: str) -> tuple[int, ...]:
    return tuple(map(int, _DIGITS.findall(number)))
