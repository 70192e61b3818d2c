"""When each number of a sentence holds, and what it is compared with.

A change over *juli 2018 til juli 2019* is observed at the end and compared with the beginning; *januar – april 2019* is
one stretch of time. What a sentence leaves out (*i samme periode*) it takes from the one before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.danish.numbers import Number
from extractor.danish.periods import Period
from extractor.results import moments
from extractor.results.clauses import Clause, after, clause_of, respectively
from extractor.results.moments import When
from extractor.results.sizes import Kind, Size

_COMPARED = re.compile(
    r"(?:\bi\s+forhold\s+til|\bift\.|\bi\s+relation\s+til|\bsammenlignet\s+med|\bsammenholdt\s+med|\bsiden|\bmod(?:\s+i)?|"
    r"\bend(?:\s+(?:i|ved|det\s+var\s+i|året|niveauet\s+i))?|\bniveau\s+(?:som|med)(?:\s+i)?|\bmålt\s+mod|\bfra)"
    r"(?:\s+(?:gennemsnittet|niveauet|resultatet|resultaterne|antallet|andelen|tallet|tallene|den|det|de|både|"
    r"udgangen\s+af|slutningen\s+af)(?:\s+(?:for|i|fra|af))?)*\s*$",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?:pt\.|p\.t\.|i\s+dag|aktuelt|i\s+øjeblikket|nuværende|for\s+tiden|på\s+nuværende\s+tidspunkt)", re.IGNORECASE
)
_JOINED = re.compile(r"\s*(?:,|og|samt)\s*(?:i\s+)?", re.IGNORECASE)
_LEANS = re.compile(
    r"\b(?:et\s+år\s+(?:tidligere|før|forinden)|året\s+før|i\s+(?:den\s+|hele\s+)?(?:samme\s+|denne\s+|pågældende\s+)?"
    r"periode(?:n)?|samme\s+(?:periode|kvartal|måned|tidspunkt|tidsrum|år)|tilsvarende|ligeledes|også|heraf|dermed)\b",
    re.IGNORECASE,
)
# A sentence that opens with another area goes on from the one before: "I klyngen steg antallet med 1,2 pct."
_ELSEWHERE = re.compile(
    r"\W*(?:i|på|for)\s+(?:klyngen|landsplan|hele\s+landet|regionen|(?-i:Region)\s+\w+|sammenlignelige|resten\s+af)\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(r"\bmod\s+(?:ca\.\s+|kun\s+|hele\s+)?$", re.IGNORECASE)
_CAME_TO = re.compile(r"\b(?:steget|faldet|vokset|øget|reduceret)\s+til\s+$", re.IGNORECASE)
_FROM = re.compile(r"\bfra\s*$", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:før|forinden|forrige|sidste|foregående|tidligere)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with its numbers and clauses, its periods (`plain`), those it compares with, and what is known."""

    text: str
    numbers: Sequence[Number]
    parts: Sequence[Clause]
    plain: Sequence[Period]
    compared: Sequence[Period]
    known: When

    def behind(self, index: int, periods: Sequence[Period]) -> list[Period]:
        """Those of the periods that stand right behind a number."""
        start, end = after(self.text, self.numbers, index)
        return [one for one in periods if start <= one.start < end]

    def is_held_against(self, index: int) -> bool:
        """Whether *mod* stands before a number: *179 mod 373 i januar 2011*."""
        return bool(_AGAINST.search(self.text[: self.numbers[index].start]))


def leans(sentence: str) -> bool:
    """Whether a sentence points back to the period of what was said before."""
    return bool(_LEANS.search(sentence) or _ELSEWHERE.match(sentence))


def times(
    sentence: str, found: Sequence[Size | None], parts: Sequence[Clause], year: int | None, known: When
) -> list[When]:
    """When each number holds. `year` is that of months without one; `known` holds where the sentence is silent."""
    named = moments.named(sentence, year, known.period)
    compared = [one for one in named if _is_compared(sentence, one)]
    sizes = [size for size in found if size]
    numbers = [size.number for size in sizes]
    compared += _held_against(sentence, sizes, [one for one in named if one not in compared])
    plain = [one for one in named if one not in compared]
    shared = respectively(sentence, numbers, plain, lambda end, start: bool(_JOINED.fullmatch(sentence, end, start)))
    whole = _Sentence(sentence, numbers, parts, plain, compared, known)
    read = [
        When(shared[index].iso) if index in shared else _when(whole, index, size) for index, size in enumerate(sizes)
    ]
    dated = iter(_from_levels(sizes, read))
    return [next(dated) if size else When() for size in found]


def _held_against(sentence: str, sizes: Sequence[Size], named: Sequence[Period]) -> list[Period]:
    """The periods that belong to a level after *mod* only: *26,4 pct. mod 25,0 pct. i 2011*."""
    numbers = [size.number for size in sizes]
    if not numbers or any(one.start < numbers[0].start for one in named):
        return []
    whole = _Sentence(sentence, numbers, (), named, (), When())
    levels = [index for index in range(1, len(sizes)) if sizes[index].kind is Kind.LEVEL]
    behind = [whole.behind(index, named)[:1] for index in levels if whole.is_held_against(index)]
    return [one for periods in behind for one in periods if one.first == one.last]


def _when(sentence: _Sentence, index: int, size: Size) -> When:
    own = _beside(sentence, index)
    period = own or _elsewhere(sentence, index)
    if size.kind is Kind.CHANGE:
        return _of_change(sentence, period)
    if period is None:
        return When(None if _NOW.search(sentence.text) else sentence.known.period)
    if size.number.range_role and moments.is_between(sentence.text, period):
        return When(period.first if size.number.range_role == "from" else period.last)
    return When(moments.whole_year(period.iso), _compared_with(sentence, index))


def _beside(sentence: _Sentence, index: int) -> Period | None:
    """The period that belongs to this number alone: right after it, or before it in its own clause."""
    held = sentence.behind(index, sentence.compared) if sentence.is_held_against(index) else []
    behind = sorted([*sentence.behind(index, sentence.plain), *held], key=lambda one: one.start)
    if behind:
        return behind[0]
    number = sentence.numbers[index]
    clause = clause_of(sentence.parts, number.start)
    taken = [one for earlier in range(index) for one in sentence.behind(earlier, sentence.plain)]
    free = [one for one in sentence.plain if clause.start <= one.start < number.start and one not in taken]
    return free[-1] if free else None


def _elsewhere(sentence: _Sentence, index: int) -> Period | None:
    """A period that the sentence names in another clause holds for all of it; the nearest before, else the first."""
    earlier = [one for one in sentence.plain if one.start < sentence.numbers[index].start]
    return next(iter([*reversed(earlier), *sentence.plain]), None)


def _of_change(sentence: _Sentence, period: Period | None) -> When:
    against = sentence.compared[0].iso if sentence.compared else None
    known = sentence.known
    if period is None:
        if against is None:
            return When() if _NOW.search(sentence.text) and not known.period else known
        return When(known.period if known.period != against else None, against)
    if against is None and period.iso == known.period:
        return known
    if against is None and moments.is_between(sentence.text, period):
        return When(period.last, period.first)
    return When(period.iso, against)


def _compared_with(sentence: _Sentence, index: int) -> str | None:
    """A level is compared with the period after *mod* (*179 mod 373 i januar 2011*), with the one before where it is
    said to have come from there (*er steget til 393*), or with one that its clause names before the next number."""
    number = sentence.numbers[index]
    following = sentence.numbers[index + 1] if index + 1 < len(sentence.numbers) else None
    if following and sentence.is_held_against(index + 1):
        behind = sentence.behind(index + 1, [*sentence.plain, *sentence.compared])
        return behind[0].iso if behind else None
    if index and _CAME_TO.search(sentence.text[: number.start]):
        earlier = [one for one in sentence.plain if one.start < sentence.numbers[index - 1].start]
        return earlier[-1].iso if earlier else None
    if number.range_role or sentence.is_held_against(index):
        return None
    clause = clause_of(sentence.parts, number.start)
    until = following.start if following else clause.end
    return next((one.iso for one in sentence.compared if clause.start <= one.start < until), None)


def _from_levels(sizes: Sequence[Size], read: list[When]) -> list[When]:
    """A change whose levels are dated and that is not itself (*faldet med 12 fra 280 i januar til 268 i maj*)."""
    told = list(zip(sizes, read, strict=True))
    starts = [when.period for size, when in told if size.number.range_role == "from"]
    ends = [when.period for size, when in told if size.number.range_role == "to"]
    if len(starts) != 1 or len(ends) != 1 or not starts[0] or not ends[0] or starts == ends:
        return read
    dated = When(ends[0], starts[0])
    return [dated if size.kind is Kind.CHANGE and when.comparison is None else when for size, when in told]


def _is_compared(sentence: str, period: Period) -> bool:
    before = sentence[: period.start]
    if period.first != period.last and _FROM.search(before):
        return False
    if moments.is_year_before(period) and not before.strip(" \n*_"):
        return False  # "Et år tidligere var der …" speaks of that year
    earlier = period.is_resolved and bool(_EARLIER.search(period.printed))
    return bool(_COMPARED.search(before)) or period.relation == "since" or earlier
