"""What is put before a person: rows with what was read in them, pairs of goals that may be one; and what comes back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.corrections import MATCHES, Correction, Decision
from analysis.matching.index import Doubt
from analysis.panel import Panel
from models import schema
from models.records import TABLES, Document
from models.schema import LIST_SEPARATOR

# The columns that a person judges, table by table: they can be typed over.
JUDGED: dict[str, tuple[str, ...]] = {
    "goals": (
        "level", "target_groups", "measure", "direction", "bound", "target_value", "target_unit", "change_value",
        "change_unit", "baseline_value", "baseline_period", "target_period", "frequency", "reference", "condition",
    ),
    "results": (
        "target_groups", "measure", "ref_area", "value", "unit", "change_value", "change_unit", "period",
        "comparison_period", "verdict",
    ),
    "checks": ("stated_verdict", "computed_verdict", "explanation"),
}  # fmt: skip
DECISIONS = {"Accept": Decision.ACCEPT, "Fix": Decision.FIX, "Reject": Decision.REJECT}
_NUMBER = re.compile(r"[+-]?\d{1,3}(\.\d{3})+(,\d+)?|[+-]?\d+(,\d+)?|[+-]?\d+\.\d+")


@dataclass(frozen=True, slots=True)
class Item:
    """One row to judge. `seen` is the row as the dataset has it; for a pair of goals it is the first of them."""

    table: str
    row_id: str
    document: Document
    seen: dict[str, Any]
    other: str = ""
    other_quote: str = ""
    remark: str = ""


def items(panel: Panel, doubts: Sequence[Doubt], tables: Sequence[str]) -> Iterator[Item]:
    """The rows of the panel that the filters want, table by table, in the order of their documents and places."""
    for table in tables:
        if table == MATCHES:
            yield from _pairs(panel, doubts)
            continue
        quotes = {goal.goal_id: goal.span for goal in panel.goals} if table == "checks" else {}
        for row in getattr(panel, table):
            if not _wanted(panel, table, row):
                continue
            seen = schema.row(row)
            if table == "checks" and row.goal_id in quotes:
                span = quotes[row.goal_id]
                seen |= {
                    "quote": span.quote,
                    "start": span.start,
                    "end": span.end,
                    "page": span.page,
                    "line": span.line,
                }
            yield Item(table, _id(table, row), panel.documents[row.doc_id], seen)


def _wanted(panel: Panel, table: str, row: Any) -> bool:
    filters = panel.filters
    document = panel.documents[row.doc_id]
    if filters.years and document.year not in filters.years:
        return False
    return table == "checks" or filters.row(row.target_groups, row.measure)


def _pairs(panel: Panel, doubts: Sequence[Doubt]) -> Iterator[Item]:
    for doubt in doubts:
        other = panel.documents[doubt.other.doc_id]
        remark = f"{doubt.judgement.score:.0f} af 100; {doubt.judgement.reason}"
        quote = f"{' / '.join(other.kommune)} {other.year or ''}: {' '.join(doubt.other.span.quote.split())}"
        yield Item(
            MATCHES, doubt.one.goal_id, panel.documents[doubt.one.doc_id], schema.row(doubt.one), doubt.other.goal_id,
            quote, remark,
        )  # fmt: skip


def _id(table: str, row: Any) -> str:
    return str(row.result_id if table == "results" else row.goal_id)


class UnreadError(ValueError):
    """What was typed into a cell is none of what its column holds."""


def typed(table: str, name: str, value: Any) -> Any:
    """What a person typed, as the column holds it; UnreadError where it cannot be understood. Danish numbers in texts
    are read, lists are parted by " | "."""
    column = next(column for column in schema.columns(TABLES[table]) if column.name == name)
    if value is None or (isinstance(value, str) and not value.strip()):
        return [] if column.type == "list" else None
    if column.type == "number":
        return _number(value)
    if column.type == "list":
        return [part.strip() for part in str(value).split(LIST_SEPARATOR.strip()) if part.strip()]
    said = _text(value)
    if column.values and said not in column.values:
        raise UnreadError(f"{said} is none of: {', '.join(column.values)}")
    return said


def _text(value: Any) -> str:
    """A text; a year that a spreadsheet made a number is "2019" again."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _number(value: Any) -> float:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    said = str(value).strip().replace("\u2212", "-").removesuffix("%").strip()
    if not _NUMBER.fullmatch(said):
        raise UnreadError(f"{value} is no number")
    if "," in said or re.fullmatch(r"[+-]?\d{1,3}(\.\d{3})+", said):
        said = said.replace(".", "").replace(",", ".")
    return float(said)


def correction(
    table: str, row_id: str, chosen: str, cells: dict[str, Any], seen: dict[str, Any], *, sha256: str = "",
    note: str = "", other: str = "",
) -> Correction | None:  # fmt: skip
    """What a line of a sheet says; None where it says nothing. `cells` are the judged columns as they came back. A
    value that was typed over is a fix, also where the person chose Accept or nothing; what cannot be understood is kept
    as it was typed."""
    new: dict[str, Any] = {}
    unread: dict[str, str] = {}
    for name in JUDGED.get(table, ()):
        if name not in cells:
            continue
        try:
            value = typed(table, name, cells[name])
        except UnreadError:
            unread[name] = str(cells[name])
            continue
        if not _same(value, seen.get(name)):
            new[name] = value
    decision = DECISIONS.get(chosen.strip().capitalize())
    if chosen.strip() and decision is None:
        unread["decision"] = chosen
    if decision is Decision.REJECT:
        new = {}
    elif new:
        decision = Decision.FIX
    elif decision is Decision.FIX:  # nothing was typed over: it is the note that says what is wrong
        decision = Decision.NOTE
    if decision is None and not note and not unread:
        return None
    return Correction(table, row_id, decision or Decision.NOTE, sha256, seen, new, note, unread, other)


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, float) and isinstance(other, (int, float)):
        return abs(one - other) < 1e-9
    return (one or None) == (other or None)
