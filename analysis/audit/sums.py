"""Totals of tables against the sums of their parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.arithmetic import Range, danish
from analysis.audit import words
from analysis.audit.findings import Audited
from analysis.audit.tables import Tables, is_change, printed
from models.provenance import Span
from models.records import Extraction, Observation
from models.terms import FindingKind, Severity, ValueKind

LEAST_PARTS = 2
_PART_OF_GAP = 0.25  # of a total: parts that leave out more are no list of its parts


@dataclass(frozen=True, slots=True)
class _Sum:
    """A total with its parts; `gap` is how far the total lies above all sums that the parts allow, signed."""

    total: Observation
    parts: tuple[Observation, ...]
    gap: float

    @property
    def made(self) -> float:
        return sum(one.value or 0.0 for one in self.parts)


def audit(extraction: Extraction, tables: Tables) -> Audited:
    """Totals that are not the sum of their parts beyond the rounding of each."""
    found = Audited(FindingKind.SUM)
    by_line: dict[tuple[str, bool, int], list[_Sum]] = defaultdict(list)
    for total, parts in _totals(tables):
        found.stated += 1
        if len(parts) < LEAST_PARTS or {one.unit for one in parts} != {total.unit}:
            continue
        found.tested += 1
        downwards = all(one.col == total.col for one in parts)
        line = (total.table_id or "", downwards, (total.row if downwards else total.col) or 0)
        by_line[line].append(_Sum(total, tuple(parts), _gap(total, parts)))
    for sums in by_line.values():
        _judge(found, sums, tables, extraction)
    return found


def _totals(tables: Tables) -> Iterator[tuple[Observation, list[Observation]]]:
    """Every total with its parts, in order of print. A total that is a part of two, of its row and of its column, is
    summed both ways."""
    parts: dict[str, list[Observation]] = defaultdict(list)
    for one in tables.all:
        for total_id in one.part_of:
            parts[total_id].append(one)
    for total in tables.all:
        if not total.total or is_change(total) or total.kind is ValueKind.RANK:
            continue
        held = parts.get(total.observation_id) or _shares(total, tables)
        column = [one for one in held if one.col == total.col]
        row = [one for one in held if one.row == total.row]
        if column:
            yield total, column
        if row:
            yield total, row


def _shares(total: Observation, tables: Tables) -> list[Observation]:
    """The shares of one whole above a total share in its column."""
    if total.statistic not in words.names("adding_shares"):
        return []
    return [
        one for one in tables.by_table[total.table_id or ""]
        if one.col == total.col and not one.total and (one.row or 0) < (total.row or 0)
        and _whole(one) == _whole(total)
    ]  # fmt: skip


def _whole(one: Observation) -> tuple[object, ...]:
    return one.statistic, one.ref_area, one.unit, one.kind


def _gap(total: Observation, parts: Sequence[Observation]) -> float:
    """How far the total lies outside the sums that the parts allow; nought where inside. Numbers of people are
    rounded averages, so whole numbers have their half too."""
    low = sum(printed(one).range.low for one in parts)
    high = sum(printed(one).range.high for one in parts)
    stated = printed(total).range
    if Range(low, high).meets(stated.low, stated.high):
        return 0.0
    return stated.low - high if stated.low > high else stated.high - low


def _judge(found: Audited, sums: list[_Sum], tables: Tables, extraction: Extraction) -> None:
    """One finding for a line of totals that are wrong; what kind of slip it is shows in the others of the line."""
    wrong = [one for one in sums if one.gap]
    if not wrong:
        return
    if any(abs(one.gap) > _PART_OF_GAP * abs(one.total.value or 0.0) for one in wrong):
        return  # the rows are not what the total is the total of
    table = tables.tables.get(wrong[0].total.table_id or "")
    around = f"{table.caption or ''} {_announcing(extraction, table.span.start) if table else ''}" if table else ""
    short = all(one.gap > 0 for one in wrong) and len(wrong) == len(sums)
    chosen = short and (len(sums) > 1 or words.pattern("chosen").search(around) is not None)
    severity = Severity.WARNING if chosen else Severity.ERROR
    stated = " / ".join(str(printed(one.total)) for one in wrong)
    computed = " / ".join(danish(one.made, max(max(part.decimals or 0 for part in one.parts), 0)) for one in wrong)
    rest = "; a row may be missing or left out on purpose" if chosen else ""
    message = f"{wrong[0].total.indicator}: the parts add up to {computed}, not {stated}{rest}."
    found.add(extraction.document.doc_id, severity, message, [tables.row(wrong[0].total), *_spans(wrong, tables)],
              stated=stated, computed=computed)  # fmt: skip


def _spans(wrong: list[_Sum], tables: Tables) -> list[Span]:
    """The parts as evidence, where a total is summed along its row; those of a column are the table."""
    return [tables.row(one.total) for one in wrong if all(part.row == one.total.row for part in one.parts)]


def _announcing(extraction: Extraction, offset: int) -> str:
    """The words right above a table."""
    return extraction.text[max(0, offset - 400) : offset]
