"""The document's title as printed on its cover, cover lines joined, without the words for its stage."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.identity.dates import MONTHS, without_dates
from extractor.identity.evidence import Evidence
from extractor.identity.kind import kind_of
from extractor.layout import marks
from models.terms import DocType

_FIELD = re.compile(r"besk\w{1,4}[flt]+igelse\w*|arbejdsmarked\w*|resultatrevision\w*|aktivering\w*", re.I)
_OPENER = re.compile(
    r"(?:(?:halvårs|kvartals|års|midtvejs)?status\w*|opfølgning\w*|evaluering\w*|strategi\w*|plan|politik|afrapportering)"
    r"\s+(?:på|for|af|vedr\w*|over)\b",
    re.I,
)
_HALF_TITLE = re.compile(r"(?:status|opfølgning|evaluering|halvårsstatus|resultatrevision|beskæftigelsesplan)", re.I)
_NO_TITLE = re.compile(
    r"\b(?:erstatter|afløser|se også|jf\.|vedlagt|tidligere|sagsnr|j\.\s?nr|journal|afdeling\w*"
    r"|\w*forvaltning\w*|sekretariat\w*|stab|kontor\w*|center for|indledning|kapitel|udvalg\w*|konsulent\w*|udarbejdet"
    r"|godkendt|vedtaget)\b",
    re.I,
)
_GOES_ON = re.compile(r"(?:for|i(?!\s+samarbejde)|på|til|af|om|vedr\.?|vedrørende)\s", re.I)
_YEAR_LINE = re.compile(
    r"(?:for\s+|i\s+)?(?:året\s+|år\s+|årene\s+)?(?:19|20)\d\d(?:\s*(?:[-–/&]|og|til)\s*(?:20)?\d\d)?", re.I
)
_STATUS_LINE = re.compile(
    r"(?:\d\.\s+(?:kvartal|halvår)s?\w*|(?:halvårs|kvartals|års|midtvejs)?(?:status|opfølgning)\w*)\b", re.I
)

_STAGE = (
    r"(?:(?:\d{1,2}\.|første|andet|tredje|foreløbigt|endeligt|revideret|nyt)\s*)?(?:hørings)?(?:udkast|forslag|kladde)"
)
_STAGE_BEFORE = re.compile(rf"{_STAGE}\b(?!\s+til\b)[\s:–—-]*", re.I)
_STAGE_AFTER = re.compile(
    rf"[\s,.:–—-]*(?:\({_STAGE}[^)]*\)|\b{_STAGE}(?:\s+(?:pr|version|nr)\.?)?\s*[\d.]*)\s*$", re.I
)

_STAMP = re.compile(
    rf"(?:pr\.?\s+|den\s+|d\.\s*)?\d{{1,2}}\.?\s*(?:{'|'.join(MONTHS)}|[./-]\s?\d{{1,2}})(?:[./\s-]+20\d\d)?\b", re.I
)

_MAX_LINES = 3
_LONG_LINE = 16  # words; longer lines are no title
_LEAST = 2.0


@dataclass(frozen=True, slots=True)
class _Candidate:
    score: float
    index: int


def find_title(evidence: Evidence) -> str | None:
    """The title; None where the document shows none.

    From the cover: the line that names a document of the field, with the lines that it needs to be whole. Else what the
    layout or the file's own metadata holds as its title, else a running head that names the document.
    """
    lines = evidence.opening
    scored = [_Candidate(_score(line) - index / 20, index) for index, line in enumerate(lines)]
    best = max(scored, key=lambda item: (item.score, -item.index), default=None)
    if best and best.score >= _LEAST:
        return _spaced(_clean(_joined(lines, best.index)), evidence.metadata_title)
    for text in (*evidence.titles, evidence.metadata_title):
        if text and marks.word_count(text) <= _LONG_LINE * 2 and not _is_other_line(text):
            return _clean(text)
    return _from_running_head(evidence)


def _spaced(title: str, metadata: str | None) -> str:
    """The title with the spaces of the file's own, where a converter lost those of the cover."""
    if metadata and metadata.replace(" ", "").lower() == title.replace(" ", "").lower():
        return metadata if metadata.count(" ") > title.count(" ") else title
    return title


def _is_other_line(text: str) -> bool:
    """A cover line that is no title: a stage, a date, a department or municipality alone, a piece of a sentence."""
    if text.endswith(".") or text[:1].islower():
        return True
    if kind_of(text):
        return bool(_NO_TITLE.search(text))
    rest = without_dates(_STAGE_BEFORE.sub("", text)).strip(" ,.:–-")
    return not marks.word_count(rest) or bool(
        _NO_TITLE.search(text) or re.search(r"\bkommune\w*\s*$|^jobcent\w+(?:\s+\S+){0,2}$|afdeling", rest, re.I)
    )


def _score(line: str) -> float:
    """How much a line looks like the title: 0 where it names no document."""
    kind = kind_of(line)
    words = marks.word_count(line)
    is_prose = words > _LONG_LINE * 1.5 or (line.endswith(".") and marks.is_sentence(line))
    if not kind or is_prose or (marks.numbering(line) and not _STAGE_BEFORE.match(line)):
        return 0.0
    score = 1.0 if kind is not DocType.OTHER else 0.5
    score += 3.0 if _FIELD.search(line) else 0.0
    score += 2.0 if _OPENER.match(line) else 0.0
    score += 1.5 if _YEAR_LINE.search(line) else 0.0
    score += 1.0 if _HALF_TITLE.match(line) else 0.0
    starts = _OPENER.match(line) or _HALF_TITLE.match(line)
    score -= 5.0 if not starts and _NO_TITLE.search(line) else 0.0
    score -= 2.0 if words > _LONG_LINE or line.rstrip().endswith(".") else 0.0
    return score


def _joined(lines: tuple[str, ...], index: int) -> str:
    """The line at `index` with those before and after that it cannot do without."""
    first = last = index
    while first and index - first < _MAX_LINES and _needs_next(lines[first - 1]):
        first -= 1
    while last + 1 < len(lines) and last - index < _MAX_LINES and _belongs_to(lines[last], lines[last + 1]):
        last += 1
    return " ".join(lines[first : last + 1])


def _needs_next(line: str) -> bool:
    if marks.word_count(line) > _LONG_LINE:
        return False
    return bool(_HALF_TITLE.fullmatch(line) or (marks.ends_open(line) and kind_of(line)) or _OPENER.fullmatch(line))


def _belongs_to(line: str, following: str) -> bool:
    if marks.word_count(following) > _LONG_LINE or _NO_TITLE.search(following):
        return False
    if _YEAR_LINE.fullmatch(following) or _GOES_ON.match(following) or _STATUS_LINE.match(following):
        return True
    return marks.ends_open(line) and not line.rstrip().endswith(",")


def _clean(title: str) -> str:
    """The title without a word for its stage before or after it, and the date that belongs to that word; "Forslag til
    beskæftigelsesplan" is a title as a whole."""
    before = _STAGE_BEFORE.match(title)
    if before and before.end() < len(title):
        rest = title[before.end() :]
        stamp = _STAMP.match(rest)
        title = rest[stamp.end() if stamp else 0 :].lstrip(" ,.:-–")
    title = _STAGE_AFTER.sub("", title).strip(" ,:-–|")
    return title[:1].upper() + title[1:]


def _from_running_head(evidence: Evidence) -> str | None:
    for head in sorted(evidence.running, key=lambda item: -item.pages):
        for part in re.split(r"\s*\|\s*|\t", head.text):
            if _score(part) >= _LEAST:
                return _clean(part)
    return None
