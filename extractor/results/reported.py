"""The numbers that a sentence reports as having happened: level or change, area, period, and why each was taken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.danish import measures
from extractor.danish import numbers as figures
from extractor.danish.numbers import Number
from extractor.danish.periods import Period
from extractor.danish.wording import any_of, whole
from extractor.results import moments, places, subjects, telling, timing
from extractor.results.clauses import Clause, clause_of, clauses
from extractor.results.moments import When
from extractor.results.sizes import Kind, Size, sizes
from extractor.results.subjects import Subject
from extractor.results.words import results
from models.records import Document
from models.terms import Measure, Unit

_TIME_UNITS = {Unit.WEEKS, Unit.MONTHS, Unit.YEARS, Unit.HOURS}
_MONEY = {Unit.KR, Unit.THOUSAND_KR, Unit.MILLION_KR, Unit.BILLION_KR}
_SPENT = whole(results("counting", "spent"))
# Whom an effort is for is no count of what happened: "indsatsen for 500 ledige", "aftaler med 25 virksomheder".
_FOR_WHOM = re.compile(
    r"\b(?:for|til|over\s+for|overfor|blandt|hos|mellem|af\s+de|de|disse|hver|med|mod|i)\s+"
    r"(?:de\s+)?(?:ca\.|omkring|op\s+til|cirka|(?:mere|flere|færre|mindre)\s+end|over|knap|godt)?\s*$",
    re.IGNORECASE,
)
_WITH = re.compile(r"\bmed\s+(?:[^\W\d]+\s+(?:end\s+)?)?$", re.IGNORECASE)
_DONE = re.compile(r"\b(?:haft|indgået|etableret|skabt|været|opnået|gennemført|afholdt|holdt|fået)\b", re.IGNORECASE)
_CONTACT = whole(results("counting", "contact"))
_CHANGED_TO = re.compile(
    rf"(?:\b(?:{any_of([*results('size', 'down_verbs'), *results('size', 'up_verbs')])}|gået|kommet|ned|op)\b"
    r"(?:[^,;]|,\d){0,60}\b(?:til|fra)|\bmod)\s+(?:ca\.|omkring|godt|knap|nu|i\s+alt|kun|lige)?\s*$",
    re.IGNORECASE,
)
_COUNT_SUBJECT = whole(results("counting", "subjects"))
_PRESENT_SIZE = re.compile(r"\b(?:falder|stiger)\b", re.IGNORECASE)
_DURATION_BY = re.compile(
    r"\b(?:på|til|fra|er|var|med|mod|udgør|udgjorde|varighed|steget|faldet|tog|varede)\s+"
    r"(?:(?:den|det|de|tallet)\s+)?(?:ca\.|omkring|knap|godt|i\s+(?:gennemsnit|snit)|gennemsnitligt)?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One observed number of a sentence for one area."""

    number: Number
    kind: Kind
    value: float
    unit: Unit | None
    area: str | None
    when: When
    subject: Subject
    rule: str


@dataclass(frozen=True, slots=True)
class Known:
    """What a sentence may lean on: what was said before it and what stands above it."""

    subject: Subject
    when: When
    area: str | None
    titles: str
    year: int | None  # of months that name none
    reported: bool = False  # a report label stands above: bare amounts are observed


def facts(sentence: str, document: Document, known: Known) -> list[Fact]:
    """The facts of one sentence in order of print; none where it tells nothing that can be counted."""
    dates = moments.dates_of(sentence, known.year)
    quantities = figures.find(sentence, [(date.start, date.end) for date in dates])
    found = [number for number in quantities if telling.is_quantity(number)]
    if not found or telling.is_varying(sentence):
        return []
    parts = clauses(sentence)
    read = sizes(sentence, found, parts)
    whose = subjects.subjects(sentence, read, found, parts, known.subject, known.titles)
    kept = _kept(sentence, read, whose, parts, dates, known)
    if not any(kept):
        return []
    where = places.places(sentence, found, parts, document, known.area)
    when = timing.times(sentence, kept, parts, known.year, known.when)
    told: list[Fact] = []
    for index, size in enumerate(kept):
        if size is None:
            continue
        areas, moment = where[index], when[index]
        if size.linked and told:
            areas = tuple(fact.area for fact in told if fact.number is told[-1].number)
            moment = told[-1].when if told[-1].kind is size.kind else moment
        rule = _rule(sentence, size)
        unit = _unit(sentence, size, whose[index], told)
        told += [Fact(size.number, size.kind, size.value, unit, area, moment, whose[index], rule) for area in areas]
    return told


def _unit(sentence: str, size: Size, subject: Subject, told: Sequence[Fact]) -> Unit | None:
    """The unit of the number; a bare one held against another (*61 førtidspensioner mod 74*) has that one's."""
    if size.number.unit is None and told and re.search(r"\bmod\s*$", sentence[: size.number.start]):
        return told[-1].unit
    return subjects.unit_of(sentence, size.number, subject)


def _kept(
    sentence: str, read: Sequence[Size | None], whose: Sequence[Subject], parts: Sequence[Clause], dates: list[Period],
    known: Known,
) -> list[Size | None]:  # fmt: skip
    """The sizes that are reported; what only says a number again goes with that number."""
    kept: list[Size | None] = []
    for index, size in enumerate(read):
        if size is None:
            kept.append(None)
        elif size.linked and index:
            said = kept[-1] and telling.can_be_value(sentence, size.number) and size.number.unit not in _TIME_UNITS
            kept.append(size if said else None)
        else:
            kept.append(size if _is_reported(sentence, size, whose[index], parts, dates, known) else None)
    return kept


def _is_reported(
    sentence: str, size: Size, subject: Subject, parts: Sequence[Clause], dates: list[Period], known: Known
) -> bool:
    number, clause = size.number, clause_of(parts, size.number.start)
    words = _telling_words(sentence, clause, parts)
    if telling.is_ahead(words) or telling.is_rule(words) or not telling.can_be_value(sentence, number):
        return False
    if telling.restates_goal(sentence, number, clause.start) or telling.sets_apart(sentence, number, clause.end, dates):
        return False
    if number.unit in _MONEY and not _SPENT.search(sentence):
        return False
    if number.unit in _TIME_UNITS and not _is_duration(sentence, number, subject):
        return False
    if size.kind is Kind.CHANGE:
        # "nedsat 4 arbejdsgrupper": a bare number changes only what is counted by a unit or by name.
        named = number.unit is not None or bool(_COUNT_SUBJECT.search(sentence)) or bool(subject.groups)
        return named and (not _PRESENT_SIZE.search(words) or bool(dates))
    if not (known.reported or telling.is_told(words) or telling.is_listed(sentence, number)):
        return False
    return number.unit in {Unit.PERCENT, *_TIME_UNITS, *_MONEY} or _counts(sentence, size, words)


def _telling_words(sentence: str, clause: Clause, parts: Sequence[Clause]) -> str:
    """The clause, with the one before where it has no verb of its own or says what that one announces (*det ventes,
    at …*)."""
    words = clause.of(sentence)
    place = list(parts).index(clause)
    if place and (clause.opener == "at" or not (telling.is_told(words) or telling.is_ahead(words))):
        return _telling_words(sentence, parts[place - 1], parts) + words
    return words


def _is_duration(sentence: str, number: Number, subject: Subject) -> bool:
    return (
        number.unit is not Unit.HOURS
        and subject.measure is Measure.DURATION
        and measures.named_measure(sentence) in {Measure.DURATION, None}
        and bool(_DURATION_BY.search(sentence[: number.start]))
    )


def _counts(sentence: str, size: Size, words: str) -> bool:
    """Whether a bare number counts people or things that the clause tells of, rather than those an effort is for."""
    before = sentence[: size.number.start]
    if size.number.range_kind == "movement" or _CHANGED_TO.search(before):
        return True
    if _FOR_WHOM.search(before):
        return bool(
            _WITH.search(before) and _CONTACT.search(before) and _DONE.search(before) and not telling.is_effort(words)
        )
    return not telling.is_effort(words) or bool(_COUNT_SUBJECT.search(words))


def _rule(sentence: str, size: Size) -> str:
    if size.linked:
        return "said again in another unit"
    if size.kind is Kind.CHANGE:
        return "change"
    if size.number.range_kind == "movement":
        return "from and to"
    if size.number.unit is Unit.PERCENT:
        return "share"
    return "counted" if _COUNT_SUBJECT.search(sentence) else "amount"
