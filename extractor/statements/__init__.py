"""What sentences, headings and captions name, for the audit that holds a document against itself.

`pointers` finds what a sentence points to, `announced` how many it says will follow, `compared` what it says of areas
without a number, `contents` reads the table of contents; numbers, periods, areas and groups are those of `danish`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from extractor.danish import numbers, periods
from extractor.danish.areas import areas
from extractor.danish.groups import mentions as groups
from extractor.danish.measures import named_measure
from extractor.danish.number_model import Role
from extractor.danish.sentences import sentences
from extractor.sections import Outline
from extractor.statements.announced import Announced
from extractor.statements.compared import Comparisons
from extractor.statements.pointers import Pointers
from models.blocks import Block, BlockKind, Reading
from models.statements import Mention, MentionKind, Place, Statement

_PLACES = {
    BlockKind.PARAGRAPH: Place.PROSE,
    BlockKind.ITEM: Place.ITEM,
    BlockKind.HEADING: Place.HEADING,
    BlockKind.TITLE: Place.TITLE,
    BlockKind.CAPTION: Place.CAPTION,
}
_WHOLE = frozenset({Place.HEADING, Place.TITLE, Place.CAPTION})
_TELLING = frozenset(
    {MentionKind.NUMBER, MentionKind.PERIOD, MentionKind.POINTER, MentionKind.COUNT, MentionKind.COMPARISON}
)
_ORDINAL = re.compile(r"\W{0,2}(\d{1,2})(?!\.?\d)")


class _Reader:
    """Reads statements with the words of one vocabulary."""

    def __init__(self, vocabulary: Path | None) -> None:
        self._folder = vocabulary
        self._pointers = Pointers(vocabulary)
        self._announced = Announced(vocabulary)
        self._compared = Comparisons(vocabulary)

    def statement(self, reading: Reading, start: int, end: int, block: int, section_id: str | None) -> Statement | None:
        """The statement `text[start:end]`; None where it names nothing that could be held against anything."""
        text = reading.text[start:end]
        found = sorted(self._mentions(text), key=lambda mention: (mention.start, mention.end))
        kinds = {mention.kind for mention in found}
        if not kinds & _TELLING:
            return None
        moved = tuple(_moved(mention, start) for mention in found)
        measure = named_measure(text, folder=self._folder) if MentionKind.COMPARISON in kinds else None
        return Statement(
            reading.span(start, end), _PLACES[reading.blocks[block].kind], block, section_id, moved, measure,
            opens=self._announced.opens(text), whole_period=self._compared.whole_period(text),
        )  # fmt: skip

    def _mentions(self, text: str) -> Iterator[Mention]:
        if not any(letter.isdigit() for letter in text):  # only numbers in words: announcements, and comparisons
            compared = list(self._compared.find(text))
            yield from compared
            yield from self._announced.find(text)
            if compared:
                yield from self._named(text)
            return
        pointed = list(self._pointers.find(text))
        dated = [one for one in periods.find(text) if not any(p.start <= one.start < p.end for p in pointed)]
        yield from pointed
        yield from (Mention(MentionKind.PERIOD, one.start, one.end, one.iso) for one in dated)
        taken = [*((one.start, one.end) for one in pointed), *((one.start, one.end) for one in periods.find(text))]
        for number in numbers.find(text, taken):
            if number.role is Role.QUANTITY:
                yield Mention(
                    MentionKind.NUMBER, number.start, number.end, value=number.value, decimals=number.decimals,
                    unit=number.unit,
                )  # fmt: skip
        yield from self._announced.find(text)
        yield from self._compared.find(text)
        yield from self._named(text)

    def _named(self, text: str) -> Iterator[Mention]:
        yield from (Mention(MentionKind.AREA, one.start, one.end, one.area) for one in areas(text, folder=self._folder))
        yield from (
            Mention(MentionKind.GROUP, one.start, one.end, one.group) for one in groups(text, folder=self._folder)
        )


def statements(reading: Reading, outline: Outline, vocabulary: Path | None = None) -> tuple[Statement, ...]:
    """The document's statements in reading order."""
    reader = _Reader(vocabulary)
    found: list[Statement] = []
    for index, block in enumerate(reading.blocks):
        place = _PLACES.get(block.kind)
        if place is None:
            continue
        section = outline.at(block.content_start)
        section_id = section.section_id if section else None
        for start, end in _stretches(reading, block, place):
            statement = reader.statement(reading, start, end, index, section_id)
            if statement:
                found.append(statement)
    return tuple(_with_list(statement, reading) for statement in found)


def _stretches(reading: Reading, block: Block, place: Place) -> Sequence[tuple[int, int]]:
    if place in _WHOLE:
        return ((block.content_start, block.content_end),)
    begin = block.content_start
    return [(begin + start, begin + end) for start, end in sentences(reading.content(block))]


def _with_list(statement: Statement, reading: Reading) -> Statement:
    """The statement with the number of items below it, where a list follows its block. A later sentence of the block
    that itself opens a list is the one that the list belongs to."""
    if not any(statement.of(MentionKind.COUNT)):
        return statement
    rest = reading.text[statement.span.end : reading.blocks[statement.block].content_end]
    if rest.rstrip().endswith(":"):
        return statement
    items: list[Block] = []
    for one in reading.blocks[statement.block + 1 :]:
        if one.kind is not BlockKind.ITEM:
            break
        items.append(one)
    if not items:
        return statement
    outermost = min(item.level or 0 for item in items)
    listed = _counted([item for item in items if (item.level or 0) == outermost], reading)
    end = items[-1] if len(listed) == sum((item.level or 0) == outermost for item in items) else listed[-1]
    return replace(statement, listed=len(listed), list_end=end.content_end)


def _counted(items: list[Block], reading: Reading) -> list[Block]:
    """The items of one list: where they are counted, as far as the count runs on."""
    numbers = [_ORDINAL.match(reading.text[item.start : item.content_start]) for item in items]
    first = numbers[0]
    if first is None:
        return items
    for place, number in enumerate(numbers):
        if number is None or int(number[1]) != int(first[1]) + place:
            return items[:place]
    return items


def _moved(mention: Mention, offset: int) -> Mention:
    return replace(mention, start=mention.start + offset, end=mention.end + offset)
