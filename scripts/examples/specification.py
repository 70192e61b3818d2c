"""The specification of an example: its blocks in reading order, and what should be found in each of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

Annotation = Mapping[str, Any]

# A block of a specification is named by the one of these keys that it holds.
KINDS = (
    "title", "line", "heading", "label", "paragraph", "item", "table", "figure", "factbox", "footnote", "contents",
    "page",
)  # fmt: skip
# Stands in a paragraph where the page ends in the text file.
PAGE_MARK = "<page>"


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a table as one would read them, rectangular.

    In the text file `pipes` sets them between pipes with dashes under the first row, otherwise tabs part them;
    `remnants` leaves tags of a web page in them; before the rows of `page_before` (0-based) a page ends.
    """

    rows: tuple[tuple[str, ...], ...]
    header_rows: int = 1
    pipes: bool = False
    remnants: bool = False
    page_before: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """The bars of a figure, (label, value) each; `announced_by` is the sentence that stands for a missing caption."""

    bars: tuple[tuple[str, float], ...]
    unit: str = ""
    announced_by: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One block; `text` is its caption where it is a table or a figure.

    A block "page" ends a page of the text file; with the text "everywhere" it ends one of the PDF too.
    """

    kind: str
    text: str
    number: str | None = None
    level: int = 1
    page: int | None = None  # of a heading, as the contents page gives it
    mark: str | None = None  # bullet sign of an item
    bold: bool = False
    italic: bool = False
    certainty: str = "clear"  # of a heading as a section
    source: str | None = None
    note: str | None = None
    style: str | None = None
    items: tuple[str, ...] = ()
    grid: Grid | None = None
    chart: Chart | None = None
    goals: tuple[Annotation, ...] = ()
    results: tuple[Annotation, ...] = ()
    findings: tuple[Annotation, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """How the document looks: marks of the text file, running lines of its pages, kind of PDF (empty for none)."""

    markdown: bool = False
    bullet: str = "-"
    chapter_dot: bool = True
    caption_separator: str = ": "
    notice: str = "last"
    running_head: str | None = None
    page_foot: str | None = None
    pdf: str | None = None
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class Specification:
    """One example document: `name` is the stem of its files, `document` its identity as the gold answer gives it."""

    name: str
    document: Annotation
    layout: Layout
    blocks: tuple[Block, ...]

    @property
    def kommune(self) -> str:
        """The municipality that the document speaks for, the leading one of several."""
        return str(self.document["kommune"]).split(" | ")[0]

    def headings(self) -> Iterator[Block]:
        """The headings in reading order."""
        return (block for block in self.blocks if block.kind == "heading")


def load(path: Path) -> Specification:
    """The specification in `path`; raises ValueError where a block has no kind or an unknown key."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Specification(
        name=path.stem,
        document=raw["document"],
        layout=Layout(**raw.get("layout", {})),
        blocks=tuple(_block(entry) for entry in raw["blocks"]),
    )


def load_all(folder: Path) -> tuple[Specification, ...]:
    """All specifications of documents in `folder`, by name."""
    return tuple(load(path) for path in sorted(folder.glob("e*.yaml")))


def _block(entry: dict[str, Any]) -> Block:
    rest = dict(entry)
    kind = next((name for name in KINDS if name in rest), None)
    if kind is None:
        raise ValueError(f"a block without a kind: {entry}")
    text = str(rest.pop(kind) or "")
    for plural, singular in (("goals", "goal"), ("results", "result"), ("findings", "finding")):
        rest[plural] = tuple(rest.get(plural, ())) + ((rest.pop(singular),) if singular in rest else ())
    if "rows" in rest:
        rest["grid"] = Grid(
            rows=_rows(rest.pop("rows")),
            header_rows=rest.pop("header_rows", 1),
            pipes=rest.pop("pipes", False),
            remnants=rest.pop("remnants", False),
            page_before=tuple(rest.pop("page_before", ())),
        )
    if kind == "figure":
        bars = tuple((str(label), float(value)) for label, value in rest.pop("bars").items())
        rest["chart"] = Chart(bars, rest.pop("unit", ""), rest.pop("announced_by", None))
    rest["items"] = tuple(rest.pop("items", ()))
    try:
        return Block(kind, text, **rest)
    except TypeError as error:
        raise ValueError(f"{error}: {entry}") from error


def _rows(drawn: str) -> tuple[tuple[str, ...], ...]:
    rows = tuple(tuple(cell.strip() for cell in line.split("|")) for line in drawn.strip("\n").split("\n"))
    if len({len(row) for row in rows}) != 1:
        raise ValueError(f"rows of unequal length: {rows}")
    return rows
