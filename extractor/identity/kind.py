"""Which kind of document it is: plan, status report, policy, or something else."""

from __future__ import annotations

import re

from extractor.identity.evidence import Evidence
from models.terms import DocType

# What documents of the field call themselves. A status word governs what follows it ("Status for beskæftigelsesplan
# 2019", "Opfølgning på strategien"); the other words count by which comes first.
_STATUS = re.compile(
    r"\b\w*(?:status(?:for\w*|på\w*|notat\w*|rapport\w*|opgørelse\w*)?|opfølgning\w*|evaluering\w*|afrapportering\w*|resultatrevision\w*"
    r"|resultatopgørelse\w*|resultatoversigt\w*|målopfyldelse\w*|scorecard\w*|(?:års|halvårs|kvartals|måneds|slut)rapport\w*"
    r"|årsberetning\w*|opfølgningsredegørelse\w*)\b",
    re.I,
)
_PLAN = re.compile(
    r"\b(?:\w*plan(?:en|er|erne)?s?|\w*strategi(?:en|er|erne)?s?|(?:budget\w*\s+og\s+mål|mål\s+og\s+(?:budget|indsats|strategi)\w*"
    r"|mål\s+for\s+besk\w+)|beskæftigelsesindsats(?:en)?)\b",
    re.I,
)
_POLICY = re.compile(r"\b\w*politik(?:ken|ker)?s?\b", re.I)
_OTHER = re.compile(
    r"\b(?:referat\w*|dagsorden\w*|\w*analyse\w*|metodenotat\w*|høringssvar\w*|kommissorium\w*|vejledning\w*|pressemeddelelse"
    r"|nøgletal\w*|beslutningsprotokol|samarbejdsaftale\w*|budgetopfølgning\w*)\b",
    re.I,
)
_GENRE = re.compile(r"\b(?:notat|rapport|redegørelse|orientering|bilag)\b", re.I)
_MISREAD_L = re.compile(r"(?<=[a-zæøå])I(?=[a-zæøå])")
_NEW_PART = re.compile(r"(?:[-–—:,.;(]|\d)\s*(?:\d\.\s*)?$")

_SAYS_STATUS = re.compile(
    r"\b(?:statussen|resultatrevisionen|opfølgningsrapporten|opfølgningen|afrapporteringen|statusrapporten|statusnotatet"
    r"|(?:denne|nærværende)\s+(?:status|opfølgning|resultatrevision|evaluering))\b",
    re.I,
)
_SAYS_PLAN = re.compile(r"\b(?:beskæftigelsesplan(?:en)?|(?:denne|nærværende)\s+(?:plan|strategi))\b", re.I)
_SAYS_POLICY = re.compile(r"\b(?:beskæftigelsespolitikken|(?:denne|nærværende)\s+politik)\b", re.I)
_OFTEN = 2
_FIRST_WORDS = 8


def kind_of(text: str) -> DocType | None:
    """The kind that a title names; None where it names none.

    A status word wins where it comes first or opens a part of its own ("Beskæftigelsesplan 2019 – Halvårsstatus"), not
    where it is one item of what a plan holds ("mål, strategi og opfølgning").
    """
    text = _MISREAD_L.sub("l", text)
    first: list[tuple[int, int, DocType]] = []
    named = ((_OTHER, DocType.OTHER), (_STATUS, DocType.STATUS), (_POLICY, DocType.POLICY), (_PLAN, DocType.PLAN))
    for order, (pattern, kind) in enumerate(named):
        found = pattern.search(text)
        if found:
            first.append((found.start(), order, kind))
    if not first:
        return DocType.OTHER if _GENRE.search(text) else None
    kind = min(first)[2]
    if kind in {DocType.PLAN, DocType.POLICY} and any(
        _NEW_PART.search(text[: found.start()]) and not re.match(r"\s*(?:,|og\b)", text[found.end() :])
        for found in _STATUS.finditer(text)
    ):
        return DocType.STATUS
    return kind


def find_kind(evidence: Evidence, title: str | None) -> DocType:
    """The document's kind: from its title; else from cover, running heads and headings, from what the text calls
    itself, last from the file's name. Other where nothing says."""
    running = (head.text for head in evidence.running)
    for text in (title, *evidence.titles, evidence.metadata_title, *evidence.cover, *running):
        kind = kind_of(text) if text else None
        if kind and (kind is not DocType.OTHER or text == title):
            return kind
    first_words = (" ".join(line.split()[:_FIRST_WORDS]) for line in evidence.front[:2])
    guesses = (*first_words, re.sub(r"[-_]+", " ", evidence.file_name))
    return _kind_of_text(evidence) or next((kind for text in guesses if (kind := kind_of(text))), DocType.OTHER)


def _kind_of_text(evidence: Evidence) -> DocType | None:
    text = "\n".join(evidence.prose)
    counts = {
        DocType.STATUS: len(_SAYS_STATUS.findall(text)),
        DocType.POLICY: len(_SAYS_POLICY.findall(text)),
        DocType.PLAN: len(_SAYS_PLAN.findall(text)),
    }
    # A status report names the plan that it reports on more often than itself.
    for kind, count in counts.items():
        if count >= _OFTEN:
            return kind
    return None
