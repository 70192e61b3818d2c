"""The documents of a dataset as a panel of municipalities and years, with the rows that comparisons ask for.

Only the tables and the documents that are asked for are made into records: a panel of 1,470 documents holds some 60,000
goals.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from analysis.dataset import DatasetError
from models.records import TABLES, Check, Document, Goal, Observation, Result
from models.schema import columns, records

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Filters:
    """Which documents and rows are wanted; empty wants all. `years` and `kommuner` are of the document, the others of
    the row."""

    kommuner: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    groups: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()

    def document(self, document: Document) -> bool:
        """Whether the document's municipality and region are wanted."""
        return (not self.kommuner or bool({*self.kommuner} & {*document.kommune})) and (
            not self.regions or bool({*self.regions} & {*document.region})
        )

    def goal(self, goal: Goal) -> bool:
        """Whether the goal's group, measure and level are wanted."""
        return self.row(goal.target_groups, goal.measure) and (not self.levels or goal.level in self.levels)

    def row(self, groups: Iterable[str], measure: str | None) -> bool:
        """Whether a row of these groups and this measure is wanted."""
        return (not self.groups or bool({*self.groups} & {*groups})) and (not self.measures or measure in self.measures)


class Panel:
    """The rows of the dataset in `folder`, for the documents that `filters` want. Raises DatasetError where there is
    no dataset or a table cannot be read."""

    def __init__(self, folder: Path, filters: Filters | None = None) -> None:
        self.folder = folder
        self.filters = filters or Filters()
        everything = self._records(Document, self.table("documents"))
        self.documents: dict[str, Document] = {
            document.doc_id: document for document in everything if self.filters.document(document)
        }
        self._all = len(self.documents) == len(everything)

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        """The goals of the documents, of every group, measure and level: a view chooses among them."""
        return self._records(Goal, self.table("goals"))

    @cached_property
    def results(self) -> tuple[Result, ...]:
        """The results of the documents."""
        return self._records(Result, self.table("results"))

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """The goals held against results."""
        return self._records(Check, self.table("checks"))

    @cached_property
    def observations(self) -> tuple[Observation, ...]:
        """The numbers of tables and charts of the documents; those of prose are results too."""
        return self._records(Observation, self.table("observations"))

    def table(self, name: str) -> pa.Table:
        """One table of the dataset, the wanted documents' rows only."""
        path = self.folder / f"{name}.parquet"
        try:
            table = pq.read_table(path)
        except (OSError, pa.ArrowInvalid) as error:
            reason = "there is no such file" if isinstance(error, FileNotFoundError) else str(error).splitlines()[0]
            raise DatasetError(
                f"{self.folder} holds no dataset that can be read: {path.name}: {reason}.",
                "Name the folder that beskplan run -o wrote.",
            ) from error
        missing = {column.name for column in columns(TABLES[name]) if column.required} - {*table.column_names}
        if missing:
            raise DatasetError(f"{path} has no column {', '.join(sorted(missing))}.", "Run beskplan run again.")
        if name == "documents" or self._all:
            return table
        return table.filter(pc.is_in(table["doc_id"], pa.array(list(self.documents))))

    def _records(self, kind: type[Record], table: pa.Table) -> tuple[Record, ...]:
        return tuple(records(kind, {name: table[name].to_pylist() for name in table.column_names}, table.num_rows))

    def kommune(self, row: Any) -> str:
        """The municipality of a row's document: the leading one, or all that it serves."""
        return " / ".join(self.documents[row.doc_id].kommune) or "(ukendt kommune)"

    def year(self, goal: Goal) -> int | None:
        """The year that a goal stands for in the panel: the year it is to be reached where its document is for that
        year or looks back on it; else, for goals further ahead or for all the document's years, the document's own."""
        document = self.documents[goal.doc_id]
        reach = last_year(goal.target_period)
        end = document.year_end or document.year
        if reach is None or document.year is None or end is None or reach > end:
            return document.year
        spans = "/" in (goal.target_period or "")
        return document.year if spans and reach >= document.year else reach

    def generation(self, goal: Goal) -> int | None:
        """The year of the plan that a goal belongs to: its document's, or an earlier one that the document looks back
        on."""
        own = self.documents[goal.doc_id].year
        reach = last_year(goal.target_period)
        return own if own is None or reach is None or reach > own else reach


def last_year(period: str | None) -> int | None:
    """The last year of a period: 2019 of "2018-07/2019-07"."""
    if not period:
        return None
    digits = period.rpartition("/")[2][:4]
    return int(digits) if digits.isdigit() else None


def first_per_key(goals: Sequence[Goal]) -> list[Goal]:
    """One goal for each key of a document and each of its targets: a goal that an annex repeats counts once."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for goal in goals:
        told = (goal.doc_id, goal.goal_key, goal.target_value, goal.change_value, goal.reference, goal.target_period)
        if told not in seen:
            seen.add(told)
            kept.append(goal)
    return kept
