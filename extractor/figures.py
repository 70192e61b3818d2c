"""Figures: by their caption, or by the sentence that announces one which has none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor import captions
from extractor.danish.sentences import sentences
from extractor.ids import RecordIds
from extractor.layout import marks
from extractor.sections import Outline
from models.blocks import Block, BlockKind, Reading
from models.provenance import Span
from models.records import Figure
from models.terms import FigureKind

NEARBY = 4  # blocks below an announcing sentence in which the figure's own caption may stand
_FIGURE = r"(?:figur|graf|diagram|kort|illustration|søjlediagram|kurve)"
_ANNOUNCES = re.compile(
    rf"\b(?:(?:nedenstående|neden(?:stående|for|under)\s+(?:ses|vises)|følgende|efterfølgende)\s+{_FIGURE}(?:en|et)?\b"
    rf"|{_FIGURE}(?:en|et)\s+(?:nedenfor|herunder|nedenunder|på\s+næste\s+side)\b|{_FIGURE}\s+(?:nedenfor|herunder)\b)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(rf"\b{_FIGURE}(?:en|et)?\s+(\d+)", re.IGNORECASE)


def figures(reading: Reading, outline: Outline, doc_id: str, ids: RecordIds) -> tuple[Figure, ...]:
    """The document's figures in reading order."""
    found = []
    for span, legend, words in sorted([*_captioned(reading), *_announced(reading)], key=lambda one: one[0].start):
        section = outline.at(span.start)
        found.append(
            Figure(
                doc_id,
                ids.make("f", span.quote),
                span,
                number=legend.number,
                caption=legend.caption,
                source=legend.source,
                kind=_kind(words),
                section_id=section.section_id if section else None,
            )
        )
    return tuple(found)


def _captioned(reading: Reading) -> Iterator[tuple[Span, captions.Legend, str]]:
    for index, block in enumerate(reading.blocks):
        if block.kind is not BlockKind.CAPTION or not _names_figure(reading, index):
            continue
        legend = captions.legend(reading, block, reading.blocks[index + 1 :])
        yield reading.span(block.content_start, block.content_end), legend, reading.content(block)


def _names_figure(reading: Reading, index: int) -> bool:
    """A caption that says *Figur*, or an unnamed one with its source in the line and no table beside it."""
    block = reading.blocks[index]
    kind = captions.caption_kind(reading, block)
    if kind is not None:
        return kind is marks.Caption.FIGURE
    beside = reading.blocks[max(index - 1, 0) : index + 2]
    return not any(one.kind is BlockKind.TABLE for one in beside)


def _announced(reading: Reading) -> Iterator[tuple[Span, captions.Legend, str]]:
    """Sentences that announce a figure which no caption names."""
    numbers = {
        found.number
        for block in reading.of_kind(BlockKind.CAPTION)
        if (found := marks.caption(marks.plain(reading.text[block.start : block.end])))
    }
    for index, block in enumerate(reading.blocks):
        if block.kind not in {BlockKind.PARAGRAPH, BlockKind.ITEM}:
            continue
        content = reading.content(block)
        for match in _ANNOUNCES.finditer(content):
            named = _NUMBERED.search(content, match.start())
            if (named and named[1] in numbers) or _captioned_below(reading, index):
                continue
            start, end = next((start, end) for start, end in sentences(content) if start <= match.start() < end)
            offset = block.content_start
            yield reading.span(offset + start, offset + end), captions.Legend(), content[start:end]
            break


def _captioned_below(reading: Reading, index: int) -> bool:
    nearby: list[Block] = []
    for block in reading.blocks[index + 1 : index + 1 + NEARBY]:
        if block.kind is BlockKind.HEADING:
            break
        nearby.append(block)
    return any(
        block.kind is BlockKind.CAPTION and captions.caption_kind(reading, block) is not marks.Caption.TABLE
        for block in nearby
    )


def _kind(words: str) -> FigureKind:
    return FigureKind.MAP if re.match(r"\s*kort\b", words, re.IGNORECASE) else FigureKind.CHART
