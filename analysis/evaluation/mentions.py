"""Goals and results held against their answers: found or not, and each field of those that were found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from analysis.evaluation.alignment import Mention, align
from analysis.evaluation.gold import Answer
from analysis.evaluation.tally import WHOLE_RECORD, Fault, Tally
from analysis.evaluation.values import Comparable, bag, comparable, dice
from models.records import Goal, Result

FIELDS = {
    "goals": (
        "level", "quantified", "target_groups", "measure", "direction", "bound", "target_value", "target_unit",
        "change_value", "change_unit", "baseline_value", "baseline_period", "target_period", "frequency", "reference",
    ),
    "results": (
        "target_groups", "measure", "ref_area", "value", "unit", "change_value", "change_unit", "period",
        "comparison_period", "verdict",
    ),
}  # fmt: skip
_SAME_NUMBER = ("ref_area", "value", "change_value")  # one sentence gives a result for each area and number
NEAR_BORDERLINE = 0.5  # Dice from which a row without answer is taken for a borderline one
_AGREEMENT = 0.05  # what agreeing fields add to the likeness of quotes, at most
_NUMBER_AGREEMENT = 0.5


def compare(table: str, answers: Sequence[Answer], rows: Sequence[Goal | Result], tally: Tally) -> None:
    """Counts the rows of a table, their fields and whole records."""
    names = FIELDS[table]
    tally.count(table)
    tally.count(table + WHOLE_RECORD)
    gold_values = [_values(answer.values.get, names) for answer in answers]
    row_values = [_values(partial(getattr, row), names) for row in rows]

    def agreement(g: int, f: int) -> float:
        one, other = gold_values[g], row_values[f]
        same = _AGREEMENT * sum(one[name] == other[name] for name in names) / len(names)
        numbered = table == "results" and all(one[name] == other[name] for name in _SAME_NUMBER)
        return same + (_NUMBER_AGREEMENT if numbered else 0.0)

    pairs = align(
        [Mention.of(answer.quote, answer.start) for answer in answers],
        [Mention.of(row.span.quote, row.span.start) for row in rows],
        agreement,
    )
    for g, f in pairs:
        if answers[g].borderline:
            continue
        tally.count(table, hit=1)
        _judge(rows[f], True, tally)
        _fields(table, answers[g].quote, gold_values[g], row_values[f], tally)
    _without_partner(table, answers, rows, pairs, tally)


def _values(get: Callable[[str], Any], names: Sequence[str]) -> dict[str, Comparable]:
    return {name: comparable(get(name), name) for name in names}


def _fields(table: str, quote: str, gold: dict[str, Comparable], found: dict[str, Comparable], tally: Tally) -> None:
    wrong = False
    for name, want in gold.items():
        if want is None and found[name] is None:
            continue
        tally.right(f"{table}.{name}", want == found[name])
        if want != found[name]:
            wrong = True
            tally.remark(Fault.FIELD, table, quote, name, want, found[name])
    tally.count(table + WHOLE_RECORD, hit=not wrong, miss=wrong, extra=wrong)


def _without_partner(
    table: str, answers: Sequence[Answer], rows: Sequence[Goal | Result], pairs: list[tuple[int, int]], tally: Tally
) -> None:
    """Answers that no row gives are missed, rows that no answer asks for are extra; borderline ones are neither."""
    answered, matched = {g for g, _ in pairs}, {f for _, f in pairs}
    for g, answer in enumerate(answers):
        if g not in answered and not answer.borderline:
            tally.count(table, miss=1)
            tally.count(table + WHOLE_RECORD, miss=1)
            tally.remark(Fault.MISSED, table, answer.quote)
    borderline = [bag(answer.quote) for answer in answers if answer.borderline]
    for f, row in enumerate(rows):
        if f in matched or any(dice(one, bag(row.span.quote)) >= NEAR_BORDERLINE for one in borderline):
            continue
        tally.count(table, extra=1)
        tally.count(table + WHOLE_RECORD, extra=1)
        tally.remark(Fault.EXTRA, table, row.span.quote)
        _judge(row, False, tally)


def _judge(row: Goal | Result, is_right: bool, tally: Tally) -> None:
    tally.ruled.append(("goals" if isinstance(row, Goal) else "results", row.rule, is_right))
    if isinstance(row, Goal) and row.confidence is not None:
        tally.judged.append((row.confidence, is_right))
