"""Short documents of one's own, cut into blocks at their blank lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

import pytest

from extractor.identity import Identity, identify
from models.blocks import Block, BlockKind, Furniture, Reading
from models.municipalities import Municipalities, load_municipalities

Identify = Callable[..., Identity]


def _kind(piece: str) -> BlockKind:
    if piece.startswith("# "):
        return BlockKind.HEADING
    if piece.startswith("Indhold"):
        return BlockKind.CONTENTS
    return BlockKind.TABLE if "\t" in piece else BlockKind.PARAGRAPH


def _blocks(text: str) -> Iterator[Block]:
    for piece in re.finditer(r"\S.*?(?=\n\s*\n|\s*\Z)", text, re.DOTALL):
        kind = _kind(piece[0])
        mark = 2 if kind is BlockKind.HEADING else 0
        yield Block(kind, piece.start(), piece.end(), piece.start() + mark, piece.end())


@pytest.fixture(scope="session")
def municipalities() -> Municipalities:
    return load_municipalities()


@pytest.fixture
def identify_text(municipalities: Municipalities) -> Identify:
    """Identity of a text: blocks are set apart by blank lines, `heads` are (running head, pages)."""

    def identified(
        text: str, *, heads: Sequence[tuple[str, int]] = (), metadata: str | None = None, file: str = "dokument.txt"
    ) -> Identity:
        furniture = tuple(Furniture(head, page=page + 1) for head, pages in heads for page in range(pages))
        reading = Reading(text, tuple(_blocks(text)), furniture=furniture, title=metadata)
        return identify(reading, file, municipalities)

    return identified
