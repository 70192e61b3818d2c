"""Which number of a goal sentence is the level to reach, which the change, which the baseline, and when.

A number's part in the sentence is read off the words right beside it: *til 252*, *med 10 %*, *fra 280*, *2 procentpoint
højere*, *et fald på 6,0 %*, *hvor der forventes 4.000*. A number that only describes whom the goal is about (*over 52
uger*, *under 30 år*) has no part. What no rule decides is left empty.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path

from extractor.danish.numbers import Number, Role
from extractor.danish.periods import Period
from extractor.danish.wording import wording
from extractor.goals.cues import DAYS, FILES, LENGTHS
from models.terms import Unit

BESIDE = 25  # characters between a baseline and its period
_ITS_LEVEL = re.compile(r"\s?-?\s?niveau", re.IGNORECASE)
_BEFORE_NUMBER = re.compile(r"\s*:\s*")
_SCALE = re.compile(r"\bskala(?:en)?\b[^.;]{0,20}$|\d\s+ud\s+af\s+$", re.IGNORECASE)  # "4 på en skala fra 1 til 5"
_MORE_THAN = re.compile(r"\bmere\s+end\s+$", re.IGNORECASE)
_ONCE = re.compile(r"\s+gang(?!e)\b", re.IGNORECASE)
# A distance from the level of others is no change: "3 procentpoint over landsgennemsnittet".
_FROM_OTHERS = re.compile(
    r"\s*(?:over|under)\s+(?:niveauet\s+(?:i|for)\s+(?!(?:19|20)\d\d)|lands|region|klynge|gennemsnit)", re.IGNORECASE
)
_AGAINST_LEVEL = re.compile(
    r"\s*(?:%|pct\.?|procent)\s+(?P<way>under|over)\s+niveauet\s+(?:i|for|fra)\s+(?:\w+\s+)?(?:19|20)\d\d",
    re.IGNORECASE,
)
# The level of an earlier time in brackets: "i forhold til 2018 (148)", "(december 2018: 21,6 %)".
_BRACKETED = re.compile(
    r"(?:19|20)\d\d\s*\(\s*(?:ca\.\s*)?$|\((?:i\s+)?(?:[^\W\d_]+\.?\s+)?(?:19|20)\d\d\s*:\s*$", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.;]")
_BEST = re.compile(r"[^.;]{0,12}\b(?:bedste?|højeste|laveste|kommuner|jobcentre)\b", re.IGNORECASE)


class Part(StrEnum):
    """A number's part in a goal sentence."""

    TARGET = "target"
    CHANGE = "change"
    BASELINE = "baseline"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its part; the value of a change carries its sign."""

    number: Number
    part: Part
    value: float


@dataclass(frozen=True, slots=True)
class Timing:
    """When the target is to be reached and what period it is to change from, as printed in the sentence."""

    target: str | None = None
    baseline: str | None = None


@dataclass(frozen=True, slots=True)
class Parts:
    """The patterns that decide, each named by what it shows; those that look back end where the number begins."""

    size: re.Pattern[str]
    after_change: re.Pattern[str]
    before_change: re.Pattern[str]
    by: re.Pattern[str]
    by_after_change: re.Pattern[str]
    baseline: re.Pattern[str]
    where_clause: re.Pattern[str]
    named: re.Pattern[str]
    waiting: re.Pattern[str]
    rank: re.Pattern[str]
    compared: re.Pattern[str]
    since: re.Pattern[str]
    aside: re.Pattern[str]
    again: re.Pattern[str]
    base: re.Pattern[str]

    def quantities(self, sentence: str, numbers: Sequence[Number], durations: bool = False) -> tuple[Quantity, ...]:
        """The numbers of a goal sentence with their parts; `durations` where lengths of time are what it counts."""
        found = [self._quantity(sentence, number, durations) for number in numbers]
        where = self.where_clause.search(sentence)
        if where and sum(one.part is Part.TARGET for one in found) > 1:
            found = [
                replace(one, part=Part.BASELINE) if one.part is Part.TARGET and one.number.start > where.end() else one
                for one in found
            ]
        outside = [one for one in found if one.part is Part.TARGET and not _in_brackets(sentence, one.number.start)]
        if outside:
            found = [
                replace(one, part=Part.NONE)
                if one.part is Part.TARGET and _in_brackets(sentence, one.number.start)
                else one
                for one in found
            ]
        changes = [one.number.start for one in found if one.part is Part.CHANGE]
        return tuple(
            replace(one, part=Part.NONE)  # the change said again: "med 10 pct., svarende til 40 personer"
            if one.part is Part.TARGET
            and self.again.search(sentence[: one.number.start])
            and any(start < one.number.start for start in changes)
            else one
            for one in found
        )

    def timing(self, sentence: str, periods: Sequence[Period], found: Sequence[Quantity]) -> Timing:
        """The periods of a goal sentence: beside its baseline number, after *end i*, *i forhold til*, *fra … til …*."""
        target: list[str] = []
        baseline: str | None = None
        ends = [one.number.unit_end for one in found if one.part is Part.BASELINE]
        for period in periods:
            before = sentence[: period.start]
            since = self.since.search(before) or period.printed.lower().startswith("fra ")
            if "/" in period.iso and since:
                first, last = period.iso.split("/")
                baseline, target = baseline or first, [*target, last]
            elif any(_beside(sentence, end, period) for end in ends) or self._is_baseline(sentence, period, found):
                baseline = baseline or period.iso
            elif not self.aside.search(before):
                target.append(period.iso)
        return Timing(max(target, key=lambda iso: iso.split("/")[-1]) if target else None, baseline)

    def _is_baseline(self, sentence: str, period: Period, found: Sequence[Quantity]) -> bool:
        """Whether a period is that of the level to change from: *end i 2018*, *2018-niveauet*, *(2018: 214)*."""
        if self.compared.search(sentence[: period.start]) or _ITS_LEVEL.match(sentence, period.end):
            return True
        behind = _BEFORE_NUMBER.match(sentence, period.end)
        return behind is not None and any(
            one.part is Part.BASELINE and one.number.start == behind.end() for one in found
        )

    def _quantity(self, sentence: str, number: Number, durations: bool) -> Quantity:
        if self._describes(sentence, number, durations):
            return Quantity(number, Part.NONE, number.value)
        before = sentence[: number.start]
        if number.is_change or (number.signed and self.by.search(before)):
            return Quantity(number, Part.CHANGE, number.value)
        sign = self._sign(sentence, number)
        if sign is not None:
            return Quantity(number, Part.CHANGE, number.value * (1 if number.signed else sign))
        if number.unit is Unit.PERCENTAGE_POINTS:
            return Quantity(number, Part.CHANGE, number.value)
        level = _AGAINST_LEVEL.match(sentence, number.end) if number.unit is Unit.PERCENT else None
        if level:  # "25 % under niveauet i 2018"
            return Quantity(number, Part.CHANGE, -number.value if level["way"].lower() == "under" else number.value)
        part = Part.BASELINE if self.baseline.search(before) or _BRACKETED.search(before) else Part.TARGET
        return Quantity(number, part, number.value)

    def _describes(self, sentence: str, number: Number, durations: bool) -> bool:
        """Whether the number only says whom the goal is about, when, or which of several."""
        before = sentence[: number.start]
        if number.role != Role.QUANTITY or self.named.search(before) or _SCALE.search(before):
            return True
        if self.base.search(before) or (_MORE_THAN.search(before) and _ONCE.match(sentence, number.end)):
            return True
        if number.unit is Unit.PERCENTAGE_POINTS and _FROM_OTHERS.match(sentence, number.unit_end):
            return True
        if self.rank.search(before) and _BEST.match(sentence, number.unit_end):  # "de 25 pct. bedste kommuner"
            return True
        is_length = number.unit in LENGTHS or DAYS.match(sentence, number.end) is not None
        return is_length and not (durations and not self.waiting.search(before))

    def _sign(self, sentence: str, number: Number) -> int | None:
        """+1 or -1 where the words beside the number make it a change; None where they do not."""
        before = sentence[: number.start]
        beside = self.after_change.match(sentence, number.end)
        if beside:
            return self._way(beside["word"])
        change = self.before_change.search(before)
        if not change:
            return None
        if self.by.search(before) and not self.by_after_change.search(before):
            return None
        return self._way(change.group()) or self._way(before)

    def _way(self, words: str) -> int | None:
        """Where the last word of size in `words` points: -1 down, +1 up."""
        found = list(self.size.finditer(words))
        if not found:
            return None
        return -1 if found[-1]["down"] else 1


def _in_brackets(sentence: str, place: int) -> bool:
    return sentence.rfind("(", 0, place) > sentence.rfind(")", 0, place)


def _beside(sentence: str, end: int, period: Period) -> bool:
    return 0 <= period.start - end <= BESIDE and not _SENTENCE_END.search(sentence, end, period.start)


@cache
def parts(folder: Path | None = None) -> Parts:
    """The patterns over the words of the vocabulary, or of the file in `folder`."""
    of = wording(FILES, folder).pattern
    return Parts(
        size=of(r"(?P<down>@down@)|(?P<up>@up@)"),
        after_change=of(r"\s*(?:%|pct\.?|procent\w*|kr\.?|personer)?\s*(?P<word>@size_after@)"),
        before_change=of(r"(?:(?:\bmed|@size_noun@[^.;,]{0,60}?\s+på)(?: @about@\.?)*|\byderligere)\s*$"),
        by=of(r"\bmed(?: @about@\.?)*\s*$"),
        by_after_change=of(r"(?:@down@|@up@)[^.;]{0,80}\bmed(?: @about@\.?)*\s*$"),
        baseline=of(
            r"(?:@baseline_before@|\bhvor der (?:forventes|var|er|blev|har været)(?: \w+){0,4}"
            r"|\(\s*(?:i )?(?:19|20)\d\d\s*:)\s*:?\s*$"
        ),
        where_clause=of("@where_clause@"),
        named=of(r"@named_number@\.?\s*$"),
        waiting=of(r"@waiting@\s*$"),
        rank=of(r"\b(?:de|den|top)\s*$"),
        compared=of(
            r"(?:@compared_with@\.?|(?<!videreføres\s)(?<!videreført\s)\bfra"
            r"|\b(?:fald|stigning) på [\d,.]+\s*(?:%|pct\.|procent) i)(?: @level_noun@(?: (?:for|i))?)?\s*$"
        ),
        since=of(r"\bfra\s*$"),
        base=of(r"\b(?:af|blandt) (?:de|alle|kommunens|vores)(?: @about@\.?)*\s*$"),
        again=of(r"@says_again@(?: @about@\.?)*\s*$"),
        aside=of(r"\([^)]*\b(?:videreføres|videreført|fortsat) fra\s*$"),
    )
