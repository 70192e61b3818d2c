"""What a PDF page holds before anyone asks what it means: words, rules, fills and images, each with its place."""

from __future__ import annotations

from dataclasses import dataclass

from models.provenance import Box

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Word:
    """Printed characters without white space between them, in one type.

    `box` spans ascenders and descenders, `baseline` is its distance from the page's top, `size` the type size as
    printed; all in PDF points. `spaced` is False where no white space parts it from the word before (a raised
    footnote mark, a change of type inside a word). `confidence` is how sure the recognition of a scanned word is, 0 to
    1; None where the file itself says its characters.
    """

    text: str
    box: Box
    baseline: float
    size: float
    bold: bool = False
    italic: bool = False
    upright: bool = True
    spaced: bool = True
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Fill:
    """A coloured area."""

    box: Box
    colour: Colour


@dataclass(frozen=True, slots=True)
class Page:
    """One page; boxes are measured from the top left corner of the page as one sees it.

    `rules` are thin strokes along the axes, edges of framed rectangles included; `frames` are those rectangles;
    `drawings` the outlines of everything that is neither a rule nor a plain rectangle (curves, polygons). `scanned` is
    True where the words were recognised; `turn` is then the angle in degrees by which the page was turned
    counterclockwise to stand upright and straight: its boxes are those of the turned page.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Box, ...] = ()
    fills: tuple[Fill, ...] = ()
    drawings: tuple[Box, ...] = ()
    images: tuple[Box, ...] = ()
    frames: tuple[Box, ...] = ()
    turn: float = 0.0
    scanned: bool = False
