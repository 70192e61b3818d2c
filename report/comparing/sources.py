"""The quote and place behind every cell, numbered in the order in which a reader meets them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysis.compare.tables import Cell, Placed, View
from models.records import Document

HEADERS = ("nr", "kommune", "year", "file", "page", "line", "start", "end", "quote", "doc_id", "row_id")
TITLES = ("Nr.", "Kommune", "År", "Fil", "Side", "Linje", "Start", "Slut", "Citat", "Dokument", "Række")
_IDS = ("observation_id", "result_id", "goal_id")  # results and observations name others' ids too


@dataclass(frozen=True, slots=True)
class Source:
    """One row of the dataset that stands behind a cell."""

    number: int
    row: Placed
    row_id: str
    kommune: str
    year: int | None
    file: str

    @property
    def place(self) -> str:
        """Page or line in Danish: "side 4"; "" where neither is known."""
        span = self.row.span
        if span.page is not None:
            return f"side {span.page}"
        return f"linje {span.line}" if span.line is not None else f"tegn {span.start}"

    @property
    def quote(self) -> str:
        """The quote in one line."""
        return " ".join(self.row.span.quote.split())

    def values(self) -> tuple[str | int | None, ...]:
        """What a list of sources shows, in the order of `HEADERS`."""
        span = self.row.span
        return (
            self.number, self.kommune, self.year, self.file, span.page, span.line, span.start, span.end, self.quote,
            self.row.doc_id, self.row_id,
        )  # fmt: skip


class Sources:
    """The sources of a view."""

    def __init__(self, view: View, documents: Mapping[str, Document]) -> None:
        self._numbers: dict[str, int] = {}
        self._sources: list[Source] = []
        for table in view.tables:
            for row in table.rows:
                for cell in row:
                    for one in cell.sources if cell is not None else ():
                        self._number(one, documents)

    def _number(self, row: Placed, documents: Mapping[str, Document]) -> None:
        name = row_id(row)
        if name in self._numbers:
            return
        document = documents[row.doc_id]
        self._numbers[name] = len(self._sources) + 1
        self._sources.append(
            Source(len(self._sources) + 1, row, name, " / ".join(document.kommune), document.year, document.file)
        )

    def of(self, cell: Cell | None) -> Sequence[int]:
        """The numbers of what stands behind a cell."""
        return sorted({self._numbers[row_id(row)] for row in cell.sources}) if cell is not None else ()

    def __iter__(self) -> Iterator[Source]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)

    def __getitem__(self, number: int) -> Source:
        return self._sources[number - 1]


def row_id(row: Placed) -> str:
    """The id of a row of the dataset."""
    return next(str(getattr(row, name)) for name in _IDS if hasattr(row, name))


def runs(numbers: Sequence[int]) -> str:
    """1, 2, 3, 7 as "1-3, 7"."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][-1] + 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return ", ".join(str(part[0]) if len(part) == 1 else f"{part[0]}-{part[-1]}" for part in parts)
