"""How much of a file is read: what no plan reaches and a broken or hostile file may."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one document. `seconds` and `memory` end its reading, the others leave out what is beyond them."""

    seconds: int = 300  # without an answer; each page that is recognised as a scan begins them anew
    memory: int = 1_500  # megabytes of address space that reading it may take
    megabytes: int = 500  # of the file
    pages: int = 2_000
    characters: int = 100_000  # of a page; a densely printed one has 10,000
    objects: int = 10_000  # lines, areas and pictures of a page


DEFAULT = Limits()
