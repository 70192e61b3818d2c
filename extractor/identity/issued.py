"""When the document was written: a date or a month on the cover, or what the text says of its own making."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.identity.dates import PrintedDate, dates, month_names
from extractor.identity.evidence import Evidence
from extractor.identity.kind import kind_of
from extractor.identity.stage import adoption_lines
from extractor.layout import marks
from models.terms import DocType

_COVER_WORDS = 16
_COLOPHON = 12
_STATEMENT_SPAN = 70  # characters between "er udarbejdet" and its date

_MADE = r"(?:udarbejdet|skrevet|færdig(?:gjort|redigeret)|udfærdiget|revideret|opdateret|udgivet|afsluttet|trykt)"
_LABEL = re.compile(
    rf"\s*(?:senest\s+|sidst\s+)?(?:{_MADE}|udgivelses\w*|redaktion\w*|dato|version|ver\.|rev\.|revision"
    r"|(?:\d\.\s*)?udkast)\b",
    re.I,
)
_SAYS_MADE = re.compile(
    r"\b(?:\w*plan(?:en)?|\w*strategi(?:en)?|\w*politik(?:ken)?|rapporten|status(?:sen)?|notatet|\w*revision(?:en)?|dokumentet"
    rf"|opfølgning(?:en)?|analysen)(?:\s+(?:for\s+)?(?P<year>(?:19|20)\d\d))?\s+(?:er|blev|er\s+blevet)\s+"
    rf"(?:senest\s+)?{_MADE}\b",
    re.I,
)
# What makes a date another than that of writing: the day of the figures, of a meeting, of coming into force.
_OTHER_DATE = re.compile(
    r"(?:\bpr\.?|\bfra|\btil|\bsiden|perioden|\bmød\w+|gælde\w*|\bkraft|senest|frist\w*|inden|indtil|medio|ultimo|primo"
    r"|udgangen\s+af|indgangen\s+til|opgjort|\bdata\w*|\btal\b|mellem|\bi\s+løbet\s+af|høring\w*)\W*(?:den\s+|d\.\s*)?$",
    re.I,
)
_DRAFT_AS_OF = re.compile(r"(?:udkast|version|revideret|opdateret)\s+(?:pr\.?|af)\s*(?:den\s+|d\.\s*)?$", re.I)
_SPAN_AFTER = re.compile(r"\s*(?:[-–—]|til)\s*$", re.I)
_DATA = re.compile(r"\b(?:data|tal|tallene|grundlag|opgjort|opgørelse\w*|møde\w*)\b", re.I)


def find_issued(evidence: Evidence, kind: DocType, year: int | None) -> str | None:
    """The day or month of writing, ISO ("2019-08-14", "2019-08"); None where the document does not say.

    Labelled dates of the front come first (*Revideret*, *Dato*, *Version*), then other dates of the cover, then a
    sentence that says when the document was made, then the date of its adoption.
    """
    adopted = adoption_lines(evidence)
    cover = [line for line in evidence.opening if line not in adopted]
    colophon = (*evidence.front, *evidence.prose[-_COLOPHON:])
    labelled = [line for line in (*cover, *colophon) if _is_labelled(line) and line not in adopted]
    for source in (_of_lines(labelled, kind), _of_lines(cover, kind), _of_statements(evidence, year)):
        found = next(source, None)
        if found:
            return found
    return next((item.iso for line in adopted for item in dates(line)), None)


def _is_labelled(line: str) -> bool:
    return bool(_LABEL.match(line)) and marks.word_count(line) <= _COVER_WORDS


def _of_lines(lines: list[str], kind: DocType) -> Iterator[str]:
    for line in lines:
        if marks.word_count(line) > _COVER_WORDS:
            continue
        for item in dates(line):
            if not _is_other_date(line, item) and not _is_of_report(line, item, kind):
                yield item.iso


def _is_other_date(line: str, item: PrintedDate) -> bool:
    before, after = line[: item.start], line[item.end :]
    if _DRAFT_AS_OF.search(before):
        return False
    if _OTHER_DATE.search(before):
        return True
    # "januar – juni 2019", "januar 2019 - juni 2019" are what the document is about.
    if any(_SPAN_AFTER.fullmatch(line[month.end() : item.start]) for month in month_names(before)):
        return True
    next_date = next(iter(dates(after)), None)
    return bool(next_date and _SPAN_AFTER.fullmatch(after[: next_date.start])) or bool(
        re.search(r"(?:19|20)\d\d\s*[-–—]\s*$", before)
    )


def _is_of_report(line: str, item: PrintedDate, kind: DocType) -> bool:
    """ "Status april 2019" is for that month; "Opfølgning på beskæftigelsesplan 2019 – august 2019" written in it."""
    before = line[: item.start].rstrip()
    return kind is DocType.STATUS and kind_of(before) is not None and bool(re.search(r"\w$", before))


def _of_statements(evidence: Evidence, year: int | None) -> Iterator[str]:
    """Dates in sentences of the front and the end that say when the document itself was made."""
    for line in (*evidence.front, *evidence.prose[-_COLOPHON:]):
        for said in _SAYS_MADE.finditer(line):
            if said["year"] and year is not None and int(said["year"]) != year:
                continue
            rest = line[said.end() : said.end() + _STATEMENT_SPAN * 2]
            item = next(iter(dates(rest)), None)
            between = rest[: item.start] if item else ""
            if (
                item
                and item.start <= _STATEMENT_SPAN
                and not re.search(r"[.!?]\s", between)
                and not _DATA.search(between)
            ):
                yield item.iso
