"""How far the document has come: draft, proposal, adopted. Only what it says of itself counts."""

from __future__ import annotations

import re

from extractor.identity.dates import dates, without_dates
from extractor.identity.evidence import Evidence
from extractor.identity.kind import kind_of
from extractor.layout import marks
from models.terms import DocType, Stage

_COUNTED = (
    r"(?:(?:\d{1,2}\.|første|andet|tredje|foreløbigt?|endeligt?|revideret|internt|nyt|politisk"
    r"|(?:administrationen|forvaltningen|jobcent(?:re|ere)t|direktionen)s)\s+){0,2}"
)
_DRAFT = r"(?:(?:hørings|arbejds|rå)?udkast(?:et)?|kladde|(?:hørings|arbejds)(?:version|udgave))"
_PROPOSAL = r"(?:(?:hørings)?forslag|oplæg)"
_ALONE = (
    r"\W*{counted}{word}\W*(?:(?:pr\.?|af|den|d\.|version|ver\.?|v\.?|nr\.?)?\s*(?:den\s+|d\.\s*)?\d[\w\s./:-]*"
    r"|(?:i|til)\s+(?:høring|behandling|godkendelse)\b[\w\s.,/:-]*)?\W*"
)
_DRAFT_ALONE = re.compile(_ALONE.format(counted=_COUNTED, word=_DRAFT), re.I)
_PROPOSAL_ALONE = re.compile(_ALONE.format(counted=_COUNTED, word=_PROPOSAL), re.I)
_OF_DOCUMENT = r"\W*{counted}{word}(?:\s+(?P<stamp>[\d.]+\s*\w*(?:\s+20\d\d)?))?(?:\s+til)?[\s:–-]+(?P<rest>.+)"
_DRAFT_OF = re.compile(_OF_DOCUMENT.format(counted=_COUNTED, word=_DRAFT), re.I)
_PROPOSAL_OF = re.compile(_OF_DOCUMENT.format(counted=_COUNTED, word=_PROPOSAL), re.I)
_AFTER = (
    r"(?:(?:[-–—,.:(]|(?:19|20)\d\d)\s*|\s)\(?{counted}{word}(?:\s+til\s+(?:godkendelse|høring|behandling)[\w\s]*)?"
    r"(?:\s*(?:pr\.|version|ver\.|v\.)?\s*[\d./-]*)\W*$"
)
_DRAFT_AFTER = re.compile(_AFTER.format(counted=_COUNTED, word=_DRAFT), re.I)
_PROPOSAL_AFTER = re.compile(_AFTER.format(counted=_COUNTED, word=_PROPOSAL), re.I)
_TO_BE_DECIDED = re.compile(
    r"(?:^|[-–—,(:]\s*|\bfremlagt\s+|\bforelagt\s+|\bsag\s+)til\s+(?:politisk\s+|endelig\s+)?"
    r"(?:godkendelse|vedtagelse|behandling)\b",
    re.I,
)
_ADOPTED_LINE = re.compile(
    r"(?:^|[-–—,.:(]\s*)(?:er\s+)?(?:endeligt?\s+|politisk\s+)?(?:vedtaget|godkendt|tiltrådt)\s*:?\s*"
    r"(?:af|i|på|den|d\.|\d|ved)\b(?P<rest>.*)",
    re.I,
)
_NOT_YET = re.compile(
    r"\b(?:skal|kan|vil|bør|forventes?|ikke|endnu|når|hvis|inden|indtil|før|såfremt|hvert|årligt|hvorefter|at)\b", re.I
)
_SELF = {
    DocType.PLAN: r"(?:beskæftigelses|handlings?|handle)?plan(?:en)?|(?:beskæftigelses)?strategi(?:en)?",
    DocType.POLICY: r"(?:beskæftigelses|arbejdsmarkeds)?politik(?:ken)?",
    DocType.STATUS: (
        r"resultatrevision(?:en)?|status(?:sen|rapporten|notatet)?|rapporten|opfølgning(?:en|srapporten)?|evalueringen"
    ),
    DocType.OTHER: r"notatet|rapporten|analysen",
}
_STATEMENT = (
    r"\b(?:denne\s+|nærværende\s+|den\s+foreliggende\s+)?(?:{subject})(?:\s+for)?(?:\s+(?P<year>(?:19|20)\d\d))?"
    r"(?:\s+for\s+[^.,]{{3,40}}?)?"
    r"\s+(?:er|blev|er\s+blevet)\s+(?:endeligt?\s+|politisk\s+)?(?:vedtaget|godkendt|tiltrådt)\s+(?:af|i|på|den)\b"
)
_COVER_WORDS = 18
_WATERMARKS = 3  # a watermark that was read as text stands alone in so many places
_COLOPHON = 15  # last lines that may hold one


def find_stage(evidence: Evidence, kind: DocType, year: int | None) -> Stage | None:
    """The document's stage; None where it does not say.

    A word for a draft or proposal counts on the cover, in a running head or as a watermark, alone or of a document's
    name: not "udkast til lovforslag", not "målene foreslås ændret". Adopted is a line of the front or the end, or a
    sentence that says so of this document: not the plan that a report reports on, not last year's.
    """
    heads = [head.text for head in evidence.running]
    parts = [part for text in (*evidence.opening, *heads) for part in re.split(r"[|·•]", text)]
    short = [part.strip() for part in parts if marks.word_count(part) <= _COVER_WORDS]
    if any(_is_draft(line) for line in short) or _is_watermarked(evidence.prose):
        return Stage.DRAFT
    if _is_adopted(evidence, kind, year):
        return Stage.ADOPTED
    return Stage.PROPOSAL if any(_is_proposal(line) for line in short) else None


def adoption_lines(evidence: Evidence) -> list[str]:
    """Lines of the front and the end that say by whom or when the document was adopted."""
    lines = (*evidence.opening, *evidence.front, *evidence.prose[-_COLOPHON:])
    return [line for line in dict.fromkeys(lines) if _says_adopted(line)]


def _is_draft(line: str) -> bool:
    return _is_alone(line, _DRAFT_ALONE) or _is_stage_of(line, _DRAFT_OF, _DRAFT_AFTER)


def _is_alone(line: str, word: re.Pattern[str]) -> bool:
    return bool(word.fullmatch(line) or word.fullmatch(without_dates(line)))


def _is_proposal(line: str) -> bool:
    if _is_alone(line, _PROPOSAL_ALONE) or _is_stage_of(line, _PROPOSAL_OF, _PROPOSAL_AFTER):
        return True
    return bool(_TO_BE_DECIDED.search(line))


def _is_stage_of(line: str, before: re.Pattern[str], after: re.Pattern[str]) -> bool:
    """ "Udkast til beskæftigelsesplan 2017", "Beskæftigelsesplan 2017 (udkast)": the word belongs to a document's name,
    which follows or precedes it."""
    ahead = before.match(line)
    if ahead and kind_of(" ".join(ahead["rest"].split()[:4])) in {DocType.PLAN, DocType.STATUS, DocType.POLICY}:
        return True
    behind = after.search(line)
    return bool(behind and kind_of(line[: behind.start()]) is not None)


def _is_watermarked(lines: tuple[str, ...]) -> bool:
    return sum(1 for line in lines if len(line) < 40 and _DRAFT_ALONE.fullmatch(line)) >= _WATERMARKS


def _is_adopted(evidence: Evidence, kind: DocType, year: int | None) -> bool:
    if adoption_lines(evidence):
        return True
    statement = re.compile(_STATEMENT.format(subject=_SELF[kind]), re.I)
    for line in (*evidence.front, *evidence.prose[-_COLOPHON:]):
        for sentence in re.split(r"(?<=[a-zæøå]\.)\s+", line):
            found = statement.search(sentence)
            if not found or _NOT_YET.search(sentence[: found.start()]):
                continue
            if not found["year"] or year is None or int(found["year"]) == year:
                return True
    return False


def _says_adopted(line: str) -> bool:
    """A line of its own, "Vedtaget af byrådet den 12. december 2011", or the end of the title's line."""
    if marks.word_count(line) > _COVER_WORDS:
        return False
    found = _ADOPTED_LINE.search(line)
    if not found or _NOT_YET.search(line):
        return False
    before = line[: found.start()].strip()
    named = not before or kind_of(before) is not None
    return named and bool(dates(line) or re.search(r"[^\W\d_]{4,}", found["rest"]))
