"""The year that the document is for, which is seldom the year in which it was written."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.identity.dates import dates, without_dates
from extractor.identity.evidence import Evidence, preceding
from models.terms import DocType

Years = tuple[int, int | None]  # first and, where it is for several, last year

_LATE = 4  # month from which a report is for the year that it is dated
_LONGEST = 10  # years that one plan or policy is for, at most
_SPAN = re.compile(
    r"(?<![\d/.-])(?P<first>(?:19|20)\d\d)"
    r"(?:\s*(?:[-–—/&+]|og|til(?: og med)?|t\.o\.m\.)\s*(?P<last>(?:20)?\d\d)(?![.,/]?\d|\s?%))?(?!\d|\.\d)",
    re.I,
)
_YEARS_BEFORE = r"\s*(?:for\s+|i\s+)?(?:hele\s+)?(?:året\s+|år\s+|årene\s+|perioden\s+)?$"
_NAMED = re.compile(
    r"(?:besk\w{1,4}[flt]+igelses?(?:plan|politik|strategi|indsats)\w*|resultatrevision\w*|handle?plan\w*|handlingsplan\w*"
    r"|virksomhedsplan\w*|strategi(?:en)?|status(?:sen)?(?:\s+på\s+mål\w*)?)" + _YEARS_BEFORE,
    re.I,
)
_GOALS = re.compile(
    r"(?:\bmål(?:ene)?|\w*ministermål\w*|resultat(?:mål|krav)\w*|ministerens\s+mål|indsatsen|indsatsområder|fokusområder"
    r"|prioriteter|pejlemærker|strategi)" + _YEARS_BEFORE,
    re.I,
)
_SHALL = re.compile(r"\b(?:skal|forventes?|målet|målsætning\w*)\b", re.I)
_WHEN = re.compile(r"(?<!forhold til )(?<!end )\b(?:i|for|ultimo|udgangen\s+af|løbet\s+af)\s+(?:år\s+)?$", re.I)
_PREDECESSOR = re.compile(
    r"\b(?:erstatter|afløser|tidligere|forrige|sidste\s+års|foregående|gældende|fra|i\s+forhold\s+til|siden)\b[^.]*$",
    re.I,
)
_BUDGET = re.compile(
    r"\b(?:budget\w*|regnskab\w*|finanslov\w*|aftale\w*|lov\w*|reform\w*|kommuneplan\w*|sag\w*)\s*(?:for\s+)?$", re.I
)

# What a year weighs by where it stands and what it stands beside.
_COVER_LINE = 20.0
_COVER = 8.0
_RUNNING = 6.0
_HEADING = 3.0
_NAMED_IN_PROSE = 1.0
_GOAL_SENTENCE = 0.15
_GOALS_IN_PROSE = 0.6
_ANY = 0.01  # settles what nothing else does
_LEAST = 1.5


@dataclass(frozen=True, slots=True)
class _Place:
    years: Years
    start: int
    end: int


def find_years(evidence: Evidence, title: str | None, kind: DocType) -> Years | None:
    """First and last year that the document is for; None where nothing says.

    The title's own year decides. Else what cover, running heads, headings and prose call it, weighed; years of writing,
    of budgets, laws and predecessors do not count. Last the file's name.
    """
    for text in (title, evidence.metadata_title):
        named = list(_years(without_dates(text or "")))
        if named:
            return named[0].years
    weights: defaultdict[Years, float] = defaultdict(float)
    for years, weight in _weighed(evidence, kind):
        weights[years] += weight
    # The later of two that weigh the same: a plan speaks of the year before it as well.
    best = max(weights, key=lambda years: (weights[years], years[0]), default=None)
    if best and weights[best] >= _LEAST:
        return best
    reported = next((item for item in dates(title or "")), None)
    if reported and kind is DocType.STATUS and reported.month >= _LATE:
        return reported.year, None  # "Opfølgningsrapport, juli 2012"; one of early spring may be for the year before
    return next((place.years for place in _years(re.sub(r"_|(?<!\d)-|-(?!\d)", " ", evidence.file_name))), None)


def _weighed(evidence: Evidence, kind: DocType) -> Iterator[tuple[Years, float]]:
    for line in evidence.opening:
        yield from _of_cover_line(line)
    for head in evidence.running:
        yield from _named(head.text, _RUNNING, _RUNNING)
    for heading in evidence.headings:
        yield from _named(heading, _HEADING, _HEADING)
    for line in evidence.prose:
        yield from _named(line, _NAMED_IN_PROSE, _GOALS_IN_PROSE)
        yield from _of_goal_sentence(line)
        if kind is DocType.STATUS:  # a report on a year speaks of it more than of any other
            for place in _years(line):
                yield (place.years[0], None), _ANY


def _of_cover_line(line: str) -> Iterator[tuple[Years, float]]:
    """A line that is a year, a span or a quarter alone; else years beside the name of a document or of goals."""
    text = without_dates(line)
    places = list(_years(text))
    if len(places) == 1:
        rest = (text[: places[0].start] + text[places[0].end :]).strip(" .,:()–-")
        if re.fullmatch(
            r"(?:(?:for|i)\s+)?(?:året|år|årene|perioden|\d\.\s*(?:kvartal|halvår)\w*|[12]\. og 2\. halvår)?",
            rest,
            re.I,
        ):
            yield places[0].years, _COVER_LINE
            return
    yield from _named(line, _COVER, _COVER)


def _of_goal_sentence(line: str) -> Iterator[tuple[Years, float]]:
    """The year in which something shall be reached: "skal i 2019 være højst 400"."""
    if _SHALL.search(line):
        blank = without_dates(line)
        for place in _years(blank):
            if _WHEN.search(preceding(blank, place.start)):
                yield place.years, _GOAL_SENTENCE


def _named(text: str, document: float, goals: float) -> Iterator[tuple[Years, float]]:
    """Years that stand beside the name of a document ("beskæftigelsesplanen for 2015") or of goals ("mål for 2015")."""
    blank = without_dates(text)
    for place in _years(blank):
        before = preceding(blank, place.start)
        if _PREDECESSOR.search(before) or _BUDGET.search(before):
            continue
        if _NAMED.search(before):
            yield place.years, document
        elif _GOALS.search(before):
            yield place.years, goals


def _years(text: str) -> Iterator[_Place]:
    """Years and spans of years in `text`: "2020", "2018-2021", "2022/23"."""
    for found in _SPAN.finditer(text):
        first = int(found["first"])
        if not 1995 <= first <= 2049:
            continue
        last = int(found["last"]) if found["last"] else None
        if last is not None and last < 100:
            last += first // 100 * 100
        if last is None or not first < last <= first + _LONGEST:
            yield _Place((first, None), found.start("first"), found.end("first"))
        else:
            yield _Place((first, last), found.start("first"), found.end("last"))
