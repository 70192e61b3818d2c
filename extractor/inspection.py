"""One page of a PDF as it was understood: its blocks, columns, cells, figures and furniture, to be drawn."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

from extractor.layout import pages
from extractor.reading import pdf_crops
from extractor.reading.source import Source
from models.blocks import Block, BlockKind, Reading
from models.errors import BeskplanError, ExitCode
from models.inspection import Drawn, Inspection, Part
from models.provenance import Box

_WORDS = 12  # of a block's text that are told


class NoPageError(BeskplanError):
    """The document has no such page."""

    exit_code = ExitCode.USAGE


def inspect(source: Source, page: int) -> Inspection:
    """What was understood of one page, counted from 1. Raises ReadingError where the file is no PDF that can be read,
    NoPageError where it has no such page."""
    reading = pages.compose(source.data)
    if not 1 <= page <= (reading.pages or 0):
        raise NoPageError(f"{source.name} has {reading.pages} pages and no page {page}.", "Name one of them.")
    picture, scale = pdf_crops.whole_page(source.data, page)
    return Inspection(page, picture, scale, tuple(_drawn(reading, page)))


def _drawn(reading: Reading, page: int) -> Iterator[Drawn]:
    for number, region in enumerate((one for one in reading.regions if one.page == page), 1):
        yield Drawn(Part.COLUMN, "column", f"column {number}", region.bbox)
    for number, (block, boxes) in enumerate(_blocks(reading, page), 1):
        text = _beginning(reading.content(block))
        for place, box in enumerate(boxes):
            name = f"{number} goes on" if place else f"{number} {_kind(block)}"
            yield Drawn(Part.BLOCK, block.kind, name, box, "" if place else text)
        for cell in block.grid.cells if block.grid else ():
            if cell.page == page and cell.bbox:
                kind = "header" if cell.is_header else "cell"
                yield Drawn(Part.CELL, kind, f"{cell.row},{cell.col}", cell.bbox, cell.text)
    for number, picture in enumerate((one for one in reading.pictures if one.page == page), 1):
        kind = "chart" if picture.vector else "picture"
        yield Drawn(Part.FIGURE, kind, f"{kind} {number}", picture.bbox)
        for label in picture.labels:
            yield Drawn(Part.LABEL, "label", "", label.bbox, label.text)
    for line in reading.furniture:
        if line.page == page and line.bbox:
            yield Drawn(Part.FURNITURE, "furniture", "furniture", line.bbox, line.text)


def _blocks(reading: Reading, page: int) -> Iterator[tuple[Block, list[Box]]]:
    """The blocks that stand on a page, wholly or with some lines, each with its boxes there: one for every column."""
    for block in reading.blocks:
        if block.grid:
            cells = [cell.bbox for cell in block.grid.cells if cell.page == page and cell.bbox]
            boxes = [reduce(Box.union, cells)] if cells else []
        else:
            places = reading.places_of(block.start, block.end)
            boxes = _stacked([place.bbox for place in places if place.page == page and place.bbox])
        if boxes:
            yield block, boxes


def _stacked(lines: list[Box]) -> list[Box]:
    """Boxes around lines that stand below each other."""
    stacks: list[Box] = []
    for line in lines:
        if stacks and line.bottom > stacks[-1].bottom and line.x0 < stacks[-1].x1 and stacks[-1].x0 < line.x1:
            stacks[-1] = stacks[-1].union(line)
        else:
            stacks.append(line)
    return stacks


def _kind(block: Block) -> str:
    if block.kind is BlockKind.HEADING and block.level:
        return f"heading, level {block.level}"
    if block.grid:
        return f"table, {block.grid.n_rows} x {block.grid.n_cols}"
    return str(block.kind)


def _beginning(text: str) -> str:
    words = text.split()
    return " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")
