"""What is counted while answers and rows are compared: right, missed, extra, and the places of what was not right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

WHOLE_RECORD = ", whole record"


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows found and right, answers that were missed, rows that no answer asks for."""

    hit: int = 0
    miss: int = 0
    extra: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.hit + other.hit, self.miss + other.miss, self.extra + other.extra)

    @property
    def gold(self) -> int:
        """How many there should be."""
        return self.hit + self.miss

    @property
    def found(self) -> int:
        """How many there are."""
        return self.hit + self.extra

    @property
    def precision(self) -> float | None:
        """Share of what was found that is right; None where nothing was found."""
        return self.hit / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Share of what there is that was found; None where there is nothing to find."""
        return self.hit / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None where there is nothing to find."""
        if self.recall is None:
            return None
        return 2 * self.hit / (self.gold + self.found)


@dataclass(frozen=True, slots=True)
class Share:
    """So many right of so many."""

    right: int = 0
    of: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.of + other.of)

    @property
    def share(self) -> float | None:
        """0 to 1; None of nothing."""
        return self.right / self.of if self.of else None


class Fault(StrEnum):
    """How a row and its answer differ."""

    MISSED = "missed"
    EXTRA = "extra"
    FIELD = "fields"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that is not right: an answer without row, a row without answer, or a field of a matched row."""

    fault: Fault
    file: str
    table: str
    quote: str
    field: str = ""
    gold: str = ""
    found: str = ""


@dataclass(slots=True)
class Tally:
    """The counts of one document while they are made, and of many once added up.

    `records` by name of the table, `fields` by "table.field"; `judged` holds the confidence of each goal that counts
    with whether it is one, `ruled` the table and rule of each goal and result likewise.
    """

    file: str = ""
    records: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    fields: dict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    remarks: list[Remark] = field(default_factory=list)
    judged: list[tuple[float, bool]] = field(default_factory=list)
    ruled: list[tuple[str, str, bool]] = field(default_factory=list)

    def count(self, table: str, hit: int = 0, miss: int = 0, extra: int = 0) -> None:
        """Counts rows of a table."""
        self.records[table] += Counts(hit, miss, extra)

    def right(self, name: str, is_right: bool) -> None:
        """Counts one field that answer or row fill."""
        self.fields[name] += Share(int(is_right), 1)

    def remark(
        self, fault: Fault, table: str, quote: str, name: str = "", gold: object = "", found: object = ""
    ) -> None:
        """Notes what is not right."""
        self.remarks.append(Remark(fault, self.file, table, quote, name, told(gold), told(found)))

    def add(self, other: Tally) -> None:
        """Adds the counts of another document."""
        for name, counts in other.records.items():
            self.records[name] += counts
        for name, share in other.fields.items():
            self.fields[name] += share
        self.remarks += other.remarks
        self.judged += other.judged
        self.ruled += other.ruled


def all_fields(fields: Mapping[str, Share], table: str) -> Share:
    """The fields of one table together; that quotes stand at their offsets is none of them."""
    chosen = (share for name, share in fields.items() if name.startswith(f"{table}.") and "quote" not in name)
    return sum(chosen, Share())


def told(value: object) -> str:
    """A compared value in words: "empty", a number without its zeros, groups in order."""
    if value is None:
        return "empty"
    if isinstance(value, frozenset):
        return ", ".join(sorted(value))
    return f"{value:.15g}" if isinstance(value, float) else str(value)
