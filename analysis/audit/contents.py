"""The table of contents against the headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from analysis.audit.findings import Audited
from models.records import Extraction, Section
from models.statements import ContentsLine
from models.terms import FindingKind, Severity

SAME_TITLE = 72  # of 100: letters in common from which two titles are one that was changed
SAME_NUMBER = 50  # the same, where they have one number
_LETTERS = re.compile(r"[\W_]+")
_MISREAD = str.maketrans({"I": "l", "|": "l"})
_ASIDE = re.compile(r"\([^)]*\)")


def audit(extraction: Extraction) -> Audited:
    """Entries without a heading, with another title or another number than their heading."""
    found = Audited(FindingKind.TOC)
    entries, sections = extraction.contents, extraction.sections
    if len(entries) < 2 or not sections:
        return found
    for entry in entries:
        found.stated += 1
        found.tested += 1
        heading = _heading(entry, sections)
        lines = _folded_lines(extraction.text[entries[-1].span.end :])
        if heading is None and {_fold(entry.title), _fold(_name(entry.number, entry.title))} & lines:
            continue  # it stands there on a line of its own, only it was not read as a heading
        if heading is None:
            name = _name(entry.number, entry.title)
            message = f'The table of contents lists "{name}", which is no heading of the document.'
            found.add(extraction.document.doc_id, Severity.WARNING, message, [entry.span], stated=name)
            continue
        _compare(found, entry, heading, extraction.document.doc_id)
    return found


def _compare(found: Audited, entry: ContentsLine, heading: Section, doc_id: str) -> None:
    listed, printed = _name(entry.number, entry.title), _name(heading.number, heading.title)
    if entry.number and heading.number and _fold(entry.number) != _fold(heading.number):
        message = f'The table of contents numbers "{entry.title}" {entry.number}, its heading {heading.number}.'
        found.add(doc_id, Severity.WARNING, message, [entry.span, heading.span], stated=listed, computed=printed)
    elif _bare(entry.title) != _bare(heading.title):
        message = f'The table of contents has "{listed}" where the heading has "{printed}".'
        found.add(doc_id, Severity.NOTE, message, [entry.span, heading.span], stated=listed, computed=printed)


def _heading(entry: ContentsLine, sections: Sequence[Section]) -> Section | None:
    """The heading that an entry means: of its title, else the one of its number or of a title much
    like it."""
    numbered = [one for one in sections if entry.number and _fold(one.number) == _fold(entry.number)]
    same = [one for one in [*numbered, *sections] if _bare(one.title) == _bare(entry.title)]
    if same:
        return same[0]
    candidates = numbered or list(sections)
    likeness, index = max((_likeness(entry.title, one.title), -place) for place, one in enumerate(candidates))
    return candidates[-index] if likeness >= (SAME_NUMBER if numbered else SAME_TITLE) else None


def _bare(title: str) -> str:
    """The letters of a title; what stands in brackets is left out, as tables of contents do."""
    return _fold(_ASIDE.sub("", title)) or _fold(title)


def _likeness(one: str, other: str) -> float:
    """How alike two titles are, 0 to 100."""
    return fuzz.ratio(_bare(one), _bare(other))


def _fold(text: str | None) -> str:
    """The letters and figures of a text, those that scanners confuse made one."""
    return _LETTERS.sub("", (text or "").translate(_MISREAD).lower())


@lru_cache(maxsize=1)
def _folded_lines(text: str) -> frozenset[str]:
    return frozenset(map(_fold, text.splitlines()))


def _name(number: str | None, title: str) -> str:
    return f"{number} {title}" if number else title
