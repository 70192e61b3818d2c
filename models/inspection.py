"""What was understood of one page, to be drawn: each thing with its name and box."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from models.provenance import Box


class Part(StrEnum):
    """What is drawn; blocks are drawn in the colour of their kind."""

    COLUMN = "column"
    BLOCK = "block"
    CELL = "cell"
    FIGURE = "figure"
    LABEL = "label"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Drawn:
    """One thing on the page. `kind` says more of it (heading, paragraph, table, chart …), `text` how it reads."""

    part: Part
    kind: str
    name: str
    bbox: Box
    text: str = ""


@dataclass(frozen=True, slots=True)
class Inspection:
    """One page: its picture (PNG, `scale` pixels per point) and what was understood, in reading order."""

    page: int
    picture: bytes
    scale: float
    drawn: tuple[Drawn, ...]
