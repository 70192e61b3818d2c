"""What a view gives: tables of cells, each with the rows of the dataset that stand behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from models.provenance import Span

Kind = Literal["text", "integer", "number", "percent", "year"]


class Placed(Protocol):
    """A row of the dataset with its place in a document."""

    @property
    def doc_id(self) -> str:
        """The document."""

    @property
    def span(self) -> Span:
        """The place in it."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a name for machines (ASCII, at most 32 characters), a heading in Danish, and what it holds."""

    name: str
    title: str
    kind: Kind = "text"
    width: int = 14  # characters, as spreadsheets count


@dataclass(frozen=True, slots=True)
class Cell:
    """A value with what stands behind it. Numbers are numbers; `percent` holds 2.5 for 2.5 per cent."""

    value: str | float | int | None
    sources: tuple[Placed, ...] = ()
    marked: bool = False  # set apart where people look at it: a conflict


@dataclass(frozen=True, slots=True)
class Table:
    """One table. A cell of None is empty: the documents do not say."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell | None, ...], ...]


@dataclass(frozen=True, slots=True)
class View:
    """A named comparison: its tables and what a reader must know of them."""

    name: str
    title: str
    tables: tuple[Table, ...]
    notes: tuple[str, ...] = ()


def cell(value: str | float | int | None, *sources: Placed, marked: bool = False) -> Cell | None:
    """A cell, or None where there is no value."""
    return None if value is None or value == "" else Cell(value, sources, marked)


def joined(cells: Sequence[Cell | None], separator: str = "; ") -> Cell | None:
    """One cell of several, each text once."""
    found = [one for one in cells if one is not None]
    if not found:
        return None
    texts = list(dict.fromkeys(str(one.value) for one in found))
    return Cell(
        found[0].value if len(found) == 1 else separator.join(texts),
        tuple(source for one in found for source in one.sources),
        any(one.marked for one in found),
    )
