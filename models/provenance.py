"""Where a value stands: the one value type that every record uses to point at its place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Box:
    """A rectangle on a page, in PDF points (1/72 inch) from the page's top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float

    def __str__(self) -> str:
        """The contract's form: "x0 top x1 bottom", one decimal."""
        return f"{self.x0:.1f} {self.top:.1f} {self.x1:.1f} {self.bottom:.1f}"

    def union(self, other: Box) -> Box:
        """The smallest rectangle that holds both."""
        return Box(
            min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1), max(self.bottom, other.bottom)
        )


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document's canonical text: `text[start:end] == quote`, by construction.

    `page` is 1-based and set for PDFs, `line` is the 1-based line of the source file and set for plain text;
    `start` and `end` are character offsets, end exclusive.
    """

    start: int
    end: int
    quote: str
    page: int | None = None
    line: int | None = None
    bbox: Box | None = None
