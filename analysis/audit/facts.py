"""The numbers that prose reports, each with its digits as printed and what it is about."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from analysis.arithmetic import Printed
from analysis.audit import words
from models.provenance import Span
from models.records import Extraction, Result
from models.statements import Mention, MentionKind, Statement
from models.terms import Measure, Unit

_SHARES = frozenset({Unit.PERCENT, Unit.PERCENTAGE_POINTS})
COUNTS = frozenset({Unit.PERSONS, Unit.COUNT})
_WINDOW = 14  # characters before a number in which a word makes it inexact


@dataclass(frozen=True, slots=True)
class Fact:
    """One number of a result. `exact`: printed in figures, with no *ca.* before it."""

    printed: Printed
    unit: Unit | None
    is_change: bool
    area: str | None
    groups: tuple[str, ...]
    measure: Measure | None
    period: str | None
    comparison: str | None
    span: Span
    exact: bool
    result_id: str
    place: int
    statistic: str | None = None

    @property
    def about(self) -> tuple[object, ...]:
        """What it is a number of: area, groups, measure."""
        return self.area, self.groups, self.measure


class Prose:
    """The statements and facts of one document's prose."""

    def __init__(self, extraction: Extraction) -> None:
        self.extraction = extraction
        self.statements = extraction.statements
        self._starts = [one.span.start for one in self.statements]
        self._statistics = {one.result_id: one.statistic for one in extraction.observations if one.result_id}
        taken: set[int] = set()
        self.facts = tuple(fact for result in extraction.results if (fact := self._fact(result, taken)) is not None)

    def statement_at(self, offset: int) -> Statement | None:
        """The statement that holds the place."""
        index = bisect_right(self._starts, offset) - 1
        held = self.statements[index] if index >= 0 else None
        return held if held and offset < held.span.end else None

    def numbers_in(self, start: int, end: int) -> list[Mention]:
        """The numbers printed between two places."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        found: list[Mention] = []
        for statement in self.statements[first:]:
            if statement.span.start >= end:
                break
            found += [one for one in statement.of(MentionKind.NUMBER) if start <= one.start < end]
        return found

    def is_about(self, mention: Mention) -> bool:
        """Whether a word makes the number inexact."""
        text = self.extraction.text[max(0, mention.start - _WINDOW) : mention.start]
        return words.before("about").search(text) is not None

    def _fact(self, result: Result, taken: set[int]) -> Fact | None:
        is_change = result.value is None
        value, unit = (result.change_value, result.change_unit) if is_change else (result.value, result.unit)
        if value is None:
            return None
        printed = [
            one for one in self.numbers_in(result.span.start, result.span.end)
            if one.value is not None and abs(abs(one.value) - abs(value)) < 1e-9 and _alike(one.unit, unit)
        ]  # fmt: skip
        mention = next((one for one in printed if one.start not in taken), printed[0] if printed else None)
        if mention is not None:
            taken.add(mention.start)
        decimals = mention.decimals if mention else None
        exact = decimals is not None and mention is not None and not self.is_about(mention)
        exact = exact and self._says_where(result)
        return Fact(
            Printed(value, decimals or 0), unit, is_change, result.ref_area, result.target_groups, result.measure,
            result.period, result.comparison_period, result.span, exact, result.result_id,
            mention.start if mention else result.span.start, self._statistics.get(result.result_id),
        )  # fmt: skip

    def _says_where(self, result: Result) -> bool:
        """Whether the area of a result is its sentence's own: a sentence that names only others may be of them."""
        statement = self.statement_at(result.span.start)
        named = statement.names(MentionKind.AREA) if statement else ()
        quote = result.span.quote
        return not named or result.ref_area in named or (result.ref_area or "") in quote or "ommune" in quote


def _alike(printed: Unit | None, unit: Unit | None) -> bool:
    return (
        printed == unit
        or printed is None
        or unit is None
        or (printed in COUNTS and unit in COUNTS)
        or {printed, unit} <= _SHARES
    )
