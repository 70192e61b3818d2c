"""What is said around a table: its caption, the sentence that announces it, what explains its numbers, the headings."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.danish.sentences import sentences
from extractor.sections import Outline
from models.blocks import Block, BlockKind, Reading
from models.records import Figure, Table

_POINTS_DOWN = re.compile(
    r"\b(?:neden(?:for|stående|under)|nedestående|herunder|følgende)\s+(?:\w+\s+){0,2}?"
    r"(?:tabel(?:len)?|oversigt|skema|opgørelse|figur|vises|viser|fremgår)\b"
    r"|\b(?:tabel(?:len)?|oversigt(?:en)?|skema(?:et)?|opgørelse(?:n)?)\s+(?:neden(?:for|under)|herunder)\b",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(r"\b(?:tabel(?:len)?|oversigt(?:en)?|skema(?:et)?)\b", re.IGNORECASE)
_LOOKS_BACK = re.compile(r"\b(?:oven(?:for|stående)|fremgår\s+af)\b|^\s*(?:som\s+det\s+ses|det\s+ses)\b", re.IGNORECASE)
_EXPLAINS = re.compile(
    r"^\W*(?:målingen|opgørelsen|tallene|tabellen|andelen?|alle\s+tal|beløb(?:ene)?|note|anm\.?|anmærkning|\*|1\))"
    r".*\b(?:viser|vist|angiver|angivet|er\s+opgjort|opgjort|omregnet|udtryk|omfatter|i\s+(?:1\.?000|t\.|mio))",
    re.IGNORECASE | re.DOTALL,
)
# How a line begins that names what stands below it, where the layout did not take it for a caption.
_NAMES = re.compile(
    r"(?:den\s+)?(?:udvikling(?:en)?|antal(?:let)?|andel(?:en)?|fordeling(?:en)?|oversigt|status|ændring(?:er)?|nøgletal|budget)\b",
    re.IGNORECASE,
)
# Behind the announcing sentence: "Beløbene er i 1.000 kr."
_AMOUNTS = re.compile(r"\W*(?:alle\s+)?(?:beløb(?:ene)?|tal(?:lene)?|udgifter(?:ne)?|priser(?:ne)?)\b", re.IGNORECASE)
_REACH_UP, _REACH_DOWN = 3, 3  # blocks
_LONGEST_LABEL = 160  # characters of a line that names what stands below it


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words around a table, each empty where there are none. `headings`: innermost first."""

    caption: str = ""
    announcing: tuple[str, ...] = ()
    explaining: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()


def around(table: Table | Figure, reading: Reading, outline: Outline) -> Surroundings:
    """The words around one table, or around one figure by its caption."""
    index = bisect_left(reading.blocks, table.span.start, key=lambda block: block.start)
    headings = tuple(section.title for section in outline.path(outline.at(table.span.start)))
    explaining = [table.note or "" if isinstance(table, Table) else "", *_below(reading, index)]
    return Surroundings(
        caption=table.caption or "",
        announcing=tuple(_above(reading, index, captioned=bool(table.caption))),
        explaining=tuple(text for text in explaining if text),
        headings=headings,
    )


def _above(reading: Reading, index: int, *, captioned: bool) -> Iterator[str]:
    """What right above announces the table, nearest first: a heading or a line that names it, a sentence that points
    at it with what it says of its amounts, a label with a colon."""
    for distance, block in enumerate(reversed(reading.blocks[max(0, index - _REACH_UP) : index])):
        text = reading.content(block)
        if block.kind is BlockKind.CAPTION:
            continue
        if block.kind in {BlockKind.HEADING, BlockKind.TITLE, BlockKind.TABLE}:
            if distance or block.kind is not BlockKind.HEADING:
                return
            yield text  # a heading right above is the table's own
            continue
        if not captioned and len(text) <= _LONGEST_LABEL and _NAMES.match(text):
            yield text
            return
        found = [reading.text[start:end] for start, end in _sentences(reading, block)]
        announcing = [one for one in found if _is_announcing(one)]
        if announcing:
            yield announcing[-1]
            following = found[found.index(announcing[-1]) + 1 :]
            yield from (one for one in following if _AMOUNTS.match(one))
            return
        if text.rstrip().endswith(":") and len(text) <= _LONGEST_LABEL:
            yield text
        elif found:
            return


def _is_announcing(sentence: str) -> bool:
    """Whether a sentence points down at a table: *Nedenstående tabel viser*, not *som det fremgår af ovenstående*."""
    if _POINTS_DOWN.search(sentence):
        return True
    return bool(_ANNOUNCES.search(sentence)) and not _LOOKS_BACK.search(sentence)


def _below(reading: Reading, index: int) -> Iterator[str]:
    """The lines right below that explain the numbers."""
    for block in reading.blocks[index + 1 : index + 1 + _REACH_DOWN]:
        if block.kind in {BlockKind.HEADING, BlockKind.TITLE, BlockKind.TABLE}:
            return
        text = reading.content(block)
        if block.kind in {BlockKind.NOTE, BlockKind.FOOTNOTE} or _EXPLAINS.search(text):
            yield text


def _sentences(reading: Reading, block: Block) -> list[tuple[int, int]]:
    return [
        (block.content_start + start, block.content_start + end)
        for start, end in sentences(reading.text[block.content_start : block.content_end])
    ]
