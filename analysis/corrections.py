"""What a person said of rows, kept by stable id in a small text file beside the run, and taken in by later runs.

The file, RUN.corrections.jsonl, holds one line of JSON per decision and only ever grows: a later line on a row stands
over an earlier one, and what was typed before remains to be read. A decision holds the row as the person saw it, so
that it still means the same when the extractor has learned to read the row otherwise, or no longer finds it.

A row is found again by its id; else by its quote in the same file; else by its place there. What was accepted or fixed
stands over what the extractor reads now; where the two differ otherwise than the person saw, it is told.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from models import schema
from models.errors import BeskplanError, ExitCode
from models.provenance import Span
from models.records import TABLES, Check, Document, Extraction
from models.terms import Review

MATCHES = "matches"
SUFFIX = ".corrections.jsonl"
OVERLAP = 0.5  # of the shorter quote that two places must share to be one
# What names a row and its place is the extractor's; the rest is what a person judges.
_IDENTITY = frozenset(
    {
        "doc_id", "goal_id", "goal_key", "result_id", "result_ids", "page", "line", "start", "end", "quote", "bbox",
        "section_id", "rule", "confidence", "review", "target_printed", "change_printed", "baseline_printed",
    }
)  # fmt: skip


class CorrectionsError(BeskplanError):
    """A file of corrections or a review sheet that cannot be read."""

    exit_code = ExitCode.USAGE


class Decision(StrEnum):
    """What a person said of a row; a note alone is no decision."""

    ACCEPT = "accept"
    FIX = "fix"
    REJECT = "reject"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision on one row, or on a pair of goals (table `matches`, `other` being the second)."""

    table: str
    row_id: str
    decision: Decision
    sha256: str = ""  # of the document
    seen: dict[str, Any] = field(default_factory=dict)  # the row as the person saw it
    typed: dict[str, Any] = field(default_factory=dict)  # column -> the value that was typed
    note: str = ""
    unread: dict[str, str] = field(default_factory=dict)  # column -> what was typed and could not be understood
    other: str = ""

    @property
    def meant(self) -> dict[str, Any]:
        """The row's columns as the person wants them."""
        return {name: value for name, value in (self.seen | self.typed).items() if name not in _IDENTITY}


def beside(folder: Path) -> Path:
    """The file of corrections of the run in `folder`."""
    folder = folder.resolve()
    return folder.with_name(folder.name + SUFFIX)


def load(path: Path) -> list[Correction]:
    """The decisions of a file, in the order in which they were made; none where there is no file. Raises
    CorrectionsError at a line that is none."""
    if not path.exists():
        return []
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
            found.append(Correction(**data | {"decision": Decision(data["decision"])}))
        except (ValueError, TypeError, KeyError) as error:
            raise CorrectionsError(
                f"{path}, line {number}, is no correction ({error}).", "Mend or remove it."
            ) from error
    return found


def line(correction: Correction) -> str:
    """The decision as the file holds it, empty fields left out."""
    data = {item.name: getattr(correction, item.name) for item in fields(correction)}
    return json.dumps({name: value for name, value in data.items() if value}, ensure_ascii=False)


def standing(corrections: Iterable[Correction]) -> dict[tuple[str, str], Correction]:
    """The last decision on each row or pair; a note alone takes no decision back."""
    last: dict[tuple[str, str], Correction] = {}
    for one in corrections:
        key = one.table, " ".join(sorted(filter(None, (one.row_id, one.other))))
        if one.decision is not Decision.NOTE or key not in last:
            last[key] = one
    return last


def pairs(folder: Path) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The pairs of goals of the run that a person called the same, and those that a person called different."""
    said = [one for one in standing(load(beside(folder))).values() if one.table == MATCHES]
    return (
        [(one.row_id, one.other) for one in said if one.decision is Decision.ACCEPT],
        [(one.row_id, one.other) for one in said if one.decision is Decision.REJECT],
    )


@dataclass(slots=True)
class Taken:
    """What became of decisions: rows as they were wanted, and sentences on what a person should know."""

    told: list[tuple[str, str]] = field(default_factory=list)  # doc_id, sentence


def take_in(extraction: Extraction, corrections: Sequence[Correction], taken: Taken) -> Extraction:
    """The extraction as a person corrected it. `corrections` are those that stand."""
    document = extraction.document
    changed: dict[str, tuple[Any, ...]] = {}
    for table in ("goals", "results"):
        mine = [one for one in corrections if one.table == table and _is_of(one, document)]
        if mine:
            rows = getattr(extraction, table)
            changed[table] = corrected_rows(table, rows, mine, document, extraction.text, taken)
    checks = getattr(extraction, "checks", ())
    if checks:
        changed["checks"] = corrected_checks(checks, corrections, taken)
    if "goals" in changed and "results" not in changed:
        changed["results"] = extraction.results
    kept = {goal.goal_id for goal in changed.get("goals", extraction.goals)}
    if "results" in changed:
        changed["results"] = tuple(
            result if result.goal_id in kept else replace(result, goal_id=None) for result in changed["results"]
        )
    return replace(extraction, **changed)  # type: ignore[arg-type]


def _is_of(correction: Correction, document: Document) -> bool:
    if correction.sha256:
        return correction.sha256 == document.sha256
    return correction.row_id.rpartition(".")[0] == document.doc_id


def corrected_rows(
    table: str, rows: Sequence[Any], corrections: Sequence[Correction], document: Document, text: str, taken: Taken
) -> tuple[Any, ...]:
    """The rows of one document's table as they were wanted."""
    made: list[Any] = list(rows)
    claimed: set[int] = set()
    exact = {_id(table, row): at for at, row in enumerate(made)}
    gone: set[int] = set()
    for one in sorted(corrections, key=lambda one: one.row_id not in exact):  # those found by id claim their rows first
        if one.decision is Decision.NOTE:
            continue
        at = exact.get(one.row_id)
        if at is None:
            at = _found_again(one, made, claimed)
        if at is None or at in claimed:
            restored = _restored(table, one, document, text, taken)
            if restored is not None:
                made.append(restored)
            continue
        claimed.add(at)
        if one.decision is Decision.REJECT:
            gone.add(at)
            continue
        made[at] = _as_meant(table, made[at], one, taken)
    kept = [row for at, row in enumerate(made) if at not in gone]
    return tuple(sorted(kept, key=lambda row: (row.span.start, row.span.end)))


def corrected_checks(checks: Sequence[Check], corrections: Iterable[Correction], taken: Taken) -> tuple[Check, ...]:
    """The checks as they were decided. They have no place of their own: a check is found by its goal's id alone."""
    said = {one.row_id: one for one in corrections if one.table == "checks" and one.decision is not Decision.NOTE}
    kept = (
        check for check in checks if check.goal_id not in said or said[check.goal_id].decision is not Decision.REJECT
    )
    return tuple(
        _as_meant("checks", check, said[check.goal_id], taken) if check.goal_id in said else check for check in kept
    )


def _found_again(one: Correction, rows: Sequence[Any], claimed: set[int]) -> int | None:
    """The row of the same quote, the nearest in place where there are several; else the one whose place it shares."""
    quote, start, end = _words(one.seen.get("quote")), one.seen.get("start"), one.seen.get("end")
    if not quote or start is None or end is None:
        return None
    free = [at for at, row in enumerate(rows) if at not in claimed and hasattr(row, "span")]
    same = [at for at in free if _words(rows[at].span.quote) == quote]
    if same:
        return min(same, key=lambda at: abs(rows[at].span.start - start))
    shared = [(_overlap(rows[at].span, start, end), at) for at in free]
    best = max(shared, key=lambda pair: (pair[0], -pair[1]), default=(0.0, 0))
    return best[1] if best[0] >= OVERLAP else None


def _overlap(span: Span, start: int, end: int) -> float:
    common = min(span.end, end) - max(span.start, start)
    return common / max(1, min(span.end - span.start, end - start))


def _as_meant(table: str, row: Any, one: Correction, taken: Taken) -> Any:
    """The row with the columns that a person accepted or typed; tells where the extractor now reads another value than
    the person saw and wants."""
    now = schema.row(row)
    meant = one.meant
    for name, value in meant.items():
        read = now.get(name)
        if name in now and not _alike(read, value) and not _alike(read, one.seen.get(name)):
            taken.told.append(
                (
                    row.doc_id,
                    f"{_id(table, row)}: {name} is kept as {_shown(value)}, as it was "
                    f"{'typed' if name in one.typed else 'accepted'}; the extractor now reads {_shown(read)}.",
                )
            )
    review = Review.FIXED if one.typed else Review.ACCEPTED
    values = now | {name: value for name, value in meant.items() if name in now} | {"review": str(review)}
    return schema.record(TABLES[table], values)


def _restored(table: str, one: Correction, document: Document, text: str, taken: Taken) -> Any | None:
    """A row that the extractor no longer finds, put back where its quote still stands; told either way."""
    if one.decision is Decision.REJECT:
        return None
    quote, start = str(one.seen.get("quote") or ""), one.seen.get("start")
    place = (
        start if quote and isinstance(start, int) and text[start : start + len(quote)] == quote else text.find(quote)
    )
    if not quote or place < 0:
        what = "its quote is no longer in the document" if quote else "it has no place of its own"
        taken.told.append(
            (
                document.doc_id,
                f"{one.row_id}: a row that was {one.decision}ed is not found again: {what}. It is kept in the file.",
            )
        )
        return None
    taken.told.append(
        (document.doc_id, f"{one.row_id}: the extractor no longer finds this row; it was put back as {one.decision}ed.")
    )
    review = Review.FIXED if one.typed else Review.ACCEPTED
    values = one.seen | one.typed | {
        "doc_id": document.doc_id, "start": place, "end": place + len(quote), "review": str(review),
    }  # fmt: skip
    return schema.record(TABLES[table], values)


def _id(table: str, row: Any) -> str:
    return str(row.result_id if table == "results" else row.goal_id)


def _words(quote: Any) -> str:
    return " ".join(str(quote or "").split())


def _alike(one: Any, other: Any) -> bool:
    if isinstance(one, (int, float)) and isinstance(other, (int, float)) and not isinstance(one, bool):
        return abs(one - other) < 1e-9
    return (one or None) == (other or None)


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return " | ".join(map(str, value)) or "empty"
    return "empty" if value in (None, "") else str(value)


def orphans(corrections: Iterable[Correction], documents: Iterable[Document]) -> Iterator[Correction]:
    """Decisions on documents that are not in the run."""
    known = {document.sha256 for document in documents}
    return (one for one in corrections if one.sha256 and one.sha256 not in known)
