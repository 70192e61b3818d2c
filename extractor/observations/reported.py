"""The numbers that prose reports, as observations of the same form as those of tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from extractor.danish import numbers
from extractor.danish.numbers import Number
from extractor.ids import RecordIds
from extractor.observations import statistics
from models.records import Observation, Result
from models.terms import Measure, Origin, Unit, ValueKind

_SAME = 1e-9
# Measures that are one statistic, also where a sentence leaves its name to the one before.
_BY_MEASURE = {Measure.COOPERATION_RATE: "samarbejdsgrad"}


def observations(results: Sequence[Result], ids: RecordIds, folder: Path | None) -> Iterator[Observation]:
    """One observation for each result that holds a number."""
    known = statistics.load(folder)
    for result in results:
        is_change = result.change_value is not None
        value = result.change_value if is_change else result.value
        unit = result.change_unit if is_change else result.unit
        if value is None:
            continue
        printed = _printed(result.span.quote, value, unit)
        named = [one for one in known.named([result.span.quote]) if is_change or _fits(one, unit)]
        statistic = named[0].name if named else _BY_MEASURE.get(result.measure) if result.measure else None
        share = not is_change and (unit is Unit.PERCENT or result.measure is Measure.SHARE)
        yield Observation(
            result.doc_id,
            ids.make("o", f"{result.result_id} {value}"),
            Origin.TEXT,
            result.span,
            indicator=" > ".join([*result.target_groups, statistic or str(result.measure or "")]).strip(" >"),
            value=value,
            unit=unit,
            kind=ValueKind.CHANGE if is_change else ValueKind.SHARE if share else ValueKind.LEVEL,
            statistic=statistic,
            target_groups=result.target_groups,
            ref_area=result.ref_area,
            period=result.period,
            comparison_period=result.comparison_period,
            printed=printed.printed if printed else None,
            decimals=printed.decimals if printed else None,
            result_id=result.result_id,
        )


def _fits(one: statistics.Statistic, unit: Unit | None) -> bool:
    return unit is None or one.unit is None or one.unit is unit


def _printed(quote: str, value: float, unit: Unit | None) -> Number | None:
    """The number of the quote that has the value; signs may be said by words (*et fald på 3,8 %*)."""
    fitting = [one for one in numbers.find(quote) if abs(abs(one.value) - abs(value)) < _SAME]
    return next((one for one in fitting if one.unit is unit), None) or next(iter(fitting), None)
