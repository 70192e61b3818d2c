"""Which number of a goal sentence is the level to reach, which the change, which the baseline, and when.

A number's part in the sentence is read off the words right beside it: *til 252*, *med 10 %*, *fra 280*, *2 procentpoint
højere*, *et fald på 6,0 %*, *hvor der forventes 4.000*. A number that only describes whom the goal is about (*over 52
uger*, *under 30 år*) has no part. What no rule decides is left empty.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from extractor.danish.numbers import Number, Role
from extractor.danish.periods import Period
from models.terms import Unit

_TIME_UNITS = {Unit.WEEKS, Unit.MONTHS, Unit.YEARS, Unit.HOURS}


class Part(StrEnum):
    """A number's part in a goal sentence."""

    TARGET = "target"
    CHANGE = "change"
    BASELINE = "baseline"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its part; a change carries its sign, `None` where the words give none."""

    number: Number
    part: Part
    value: float


_DOWN = r"(?:ned(?!bring|gang|sæt)\b|reducer|nedbring|sænk|mindsk|fald|halver|forkort|begræns|nedgang|reduktion|lavere|færre|mindre|under)"
_UP = r"(?:op\b|øg|forøg|stig|hæv|løft|voks|vækst|forbedr|styrk|højere|flere|mere|bedre|over|yderligere|større)"
_SIZE = re.compile(rf"(?P<down>{_DOWN})\w*|(?P<up>{_UP})\w*", re.IGNORECASE)

_AFTER_CHANGE = re.compile(
    r"\s*(?:%|pct\.?|procent\w*)?\s*(?P<word>lavere|højere|færre|flere|mindre|mere|bedre|større|fald|stigning)\b",
    re.IGNORECASE,
)
_BEFORE_CHANGE = re.compile(
    r"(?:(?:\bmed|\b(?:fald|stigning|reduktion|nedgang|vækst|forøgelse|fremgang|forbedring|ændring|udvikling|løft)\b[^.;,]{0,60}?\s+på)"
    r"(?:\s+(?:mindst|minimum|min\.|højst|højest|maksimalt|max\.?|ca\.|omkring|knap|godt|cirka|i\s+alt|samlet|gennemsnitligt))*|\byderligere)\s*$",
    re.IGNORECASE,
)
_WITH_IS_CHANGE = re.compile(
    rf"\b(?:{_DOWN}|{_UP})\w*\b[^.;]{{0,80}}\bmed(?:\s+(?:mindst|minimum|højst|maksimalt|ca\.|i\s+alt))*\s*$",
    re.IGNORECASE,
)
_BEFORE_BASELINE = re.compile(
    r"(?:\bfra(?:\s+(?:de|en|et|den|det))?|\bi\s+forhold\s+til|\bmod|\bhvor\s+der\s+(?:forventes|var|er|blev|har\s+været)(?:\s+\w+){0,4}|\bbaseline|\budgangspunkt(?:et)?|\(\s*(?:i\s+)?(?:19|20)\d\d\s*:)\s*:?\s*$",
    re.IGNORECASE,
)
_WHERE_CLAUSE = re.compile(r"\bhvor\s+(?:der|antallet|andelen|niveauet|den|det)\b", re.IGNORECASE)
_BEFORE_TARGET = re.compile(
    r"(?:\btil|\bi\s+alt|\bpå|\bvære|\bmaksimalt|\bhøjst|\bhøjest|\bmindst|\bminimum)\s*$", re.IGNORECASE
)
_NAMED_NUMBER = re.compile(r"\b(?:uge|dag|nr\.|nummer|fase|trin|danskprøve|match|niveau|spor|side|tabel|figur)\s*$", re.IGNORECASE)
_IN_DAYS = re.compile(r"\s*(?:arbejds|hver)?(?:dage|døgn)\b", re.IGNORECASE)
_WITH = re.compile(r"\bmed\s*$", re.IGNORECASE)
_RANK = re.compile(r"\b(?:de|den|top)\s*$", re.IGNORECASE)
_RATE_PERIOD = re.compile(r"\s*(?:uger|måneder|mdr\.?|år)s?\b", re.IGNORECASE)


def quantities(sentence: str, numbers: Sequence[Number], durations: bool = False) -> tuple[Quantity, ...]:
    """The numbers of a goal sentence with their parts; `durations` where lengths of time are what it counts."""
    found = [_quantity(sentence, number, durations) for number in numbers]
    where = _WHERE_CLAUSE.search(sentence)
    targets = [one for one in found if one.part is Part.TARGET]
    if where and len(targets) > 1:
        found = [
            Quantity(one.number, Part.BASELINE, one.number.value)
            if one.part is Part.TARGET and one.number.start > where.end()
            else one
            for one in found
        ]
    return tuple(found)


def _quantity(sentence: str, number: Number, durations: bool) -> Quantity:
    before, after = sentence[: number.start], sentence[number.end :]
    if number.role != Role.QUANTITY or _ranks(sentence, number):
        return Quantity(number, Part.NONE, number.value)
    if number.unit in _TIME_UNITS and not (durations and not _is_waiting(before)):
        return Quantity(number, Part.NONE, number.value)
    if _NAMED_NUMBER.search(before) or (_IN_DAYS.match(after) and not durations):
        return Quantity(number, Part.NONE, number.value)
    sign = _change_sign(sentence, number)
    if number.signed and _WITH.search(before):
        return Quantity(number, Part.CHANGE, number.value)
    if number.is_change or sign is not None:
        value = number.value if number.is_change or number.signed else number.value * (sign or 1)
        return Quantity(number, Part.CHANGE, value)
    if number.unit is Unit.PERCENTAGE_POINTS:
        return Quantity(number, Part.CHANGE, number.value)
    if _BEFORE_BASELINE.search(before):
        return Quantity(number, Part.BASELINE, number.value)
    if (
        not _BEFORE_TARGET.search(before)
        and re.search(r"\b(?:over|under|mere\s+end|mindre\s+end)\s*$", before, re.IGNORECASE)
        and _RATE_PERIOD.match(after)
    ):
        return Quantity(number, Part.NONE, number.value)
    return Quantity(number, Part.TARGET, number.value)


def _ranks(sentence: str, number: Number) -> bool:
    """A number that places the municipality among others: *blandt de tre bedste*, *de 25 pct. bedste kommuner*."""
    return bool(
        _RANK.search(sentence[max(number.start - 20, 0) : number.start])
        and re.match(r"[^.;]{0,12}\bbedste?\b", sentence[number.unit_end :])
    )


def _is_waiting(before: str) -> bool:
    """A length of time that says after or within what time, rather than how long something shall last."""
    return bool(
        re.search(r"\b(?:efter|inden\s+for|inden|senest|hver|hvert|de\s+(?:første|seneste))\s*$", before, re.IGNORECASE)
    )


def _change_sign(sentence: str, number: Number) -> int | None:
    """+1 or -1 where the words beside the number make it a change; None where they do not."""
    before, after = sentence[: number.start], sentence[number.end :]
    beside = _AFTER_CHANGE.match(after)
    if beside:
        return _sign(beside["word"])
    change = _BEFORE_CHANGE.search(before)
    if not change:
        return None
    words = change.group()
    own = _sign(words)
    if own is not None:
        return own
    if re.match(r"\s*(?:med)\b", words, re.IGNORECASE):
        return _sign(_last_change(before)) if _WITH_IS_CHANGE.search(before) else None
    return _sign(_last_change(before))


def _last_change(before: str) -> str:
    found = [match.group() for match in _SIZE.finditer(before)]
    return found[-1] if found else ""


def _sign(words: str) -> int | None:
    found = list(_SIZE.finditer(words))
    if not found:
        return None
    return -1 if found[-1]["down"] else 1


_BASELINE_BEFORE = re.compile(
    r"(?:\bi\s+forhold\s+til|\bift\.|\bend(?:\s+i)?|\bgennemsnittet\s+(?:for|i)|\bniveauet\s+(?:for|i|fra)"
    r"|\bresultatet\s+(?:for|i)|\bprognosen\s+for|\b(?:samme\s+)?niveau\s+som(?:\s+i)?|\bsammenlignet\s+med|(?<!videreføres )(?<!videreført )\bfra"
    r"|\bbaseline|\budgangspunkt(?:et)?\s+i|\b(?:fald|stigning)\s+på\s+[\d,.]+\s*(?:%|pct\.|procent)\s+i)"
    r"(?:\s+(?:gennemsnittet|niveauet|resultatet|antallet|andelen|året|prognosen|tallet|målet)(?:\s+(?:for|i))?)?\s*$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\([^)]*\b(?:videreføres|videreført|fortsat)\s+fra\s*$", re.IGNORECASE)  # "(videreføres fra 2019)"


@dataclass(frozen=True, slots=True)
class Timing:
    """When the target is to be reached and what period it is to change from, as printed in the sentence."""

    target: str | None = None
    baseline: str | None = None


def timing(sentence: str, periods: Sequence[Period], found: Sequence[Quantity]) -> Timing:
    """The periods of a goal sentence: beside its baseline number, after *end i*, *i forhold til*, *fra … til …*."""
    target: list[str] = []
    baseline: str | None = None
    baseline_ends = [one.number.unit_end for one in found if one.part is Part.BASELINE]
    for period in periods:
        before = sentence[: period.start]
        beside = any(
            0 <= period.start - end <= 25 and not re.search(r"[.;]", sentence[end : period.start])
            for end in baseline_ends
        )
        if ("/" in period.iso and re.match(r"fra\b", period.printed, re.IGNORECASE)) or _from_to(sentence, period):
            first, last = period.iso.split("/")
            baseline, target = baseline or first, [*target, last]
        elif beside or _BASELINE_BEFORE.search(before):
            baseline = baseline or period.iso
        elif not _ASIDE.search(before):
            target.append(period.iso)
    return Timing(max(target, key=lambda iso: iso.split("/")[-1]) if target else None, baseline)


def _from_to(sentence: str, period: Period) -> bool:
    return "/" in period.iso and bool(re.search(r"\bfra\s*$", sentence[: period.start], re.IGNORECASE))
