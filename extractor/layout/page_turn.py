"""Boxes of scanned pages, found on the page turned straight, as they lie on the page that one sees."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from math import cos, radians, sin
from typing import TypeVar

from extractor.reading.pdf_page import Page
from models.blocks import Block, Furniture, Grid, Picture, Place, Reading
from models.provenance import Box

_Placed = TypeVar("_Placed", Block, Place, Furniture)


def as_seen(reading: Reading, pages: Iterable[Page]) -> Reading:
    """The same reading with the boxes of turned pages turned back."""
    turned = {page.number: page for page in pages if page.turn}
    if not turned:
        return reading
    back = _Back(turned)
    return replace(
        reading,
        blocks=tuple(back.block(block) for block in reading.blocks),
        places=tuple(back.placed(place) for place in reading.places),
        furniture=tuple(back.placed(line) for line in reading.furniture),
        pictures=tuple(back.picture(picture) for picture in reading.pictures),
    )


class _Back:
    """Turns boxes back by the angle of their page."""

    def __init__(self, pages: dict[int, Page]) -> None:
        self.pages = pages

    def box(self, number: int | None, box: Box) -> Box:
        page = self.pages.get(number or 0)
        if page is None:
            return box
        angle = radians(page.turn)
        width, height = (page.height, page.width) if round(page.turn / 90) % 2 else (page.width, page.height)
        corners = [(x - page.width / 2, y - page.height / 2) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
        xs = [width / 2 + x * cos(angle) - y * sin(angle) for x, y in corners]
        ys = [height / 2 + x * sin(angle) + y * cos(angle) for x, y in corners]
        return Box(min(xs), min(ys), max(xs), max(ys))

    def placed(self, one: _Placed) -> _Placed:
        return replace(one, bbox=self.box(one.page, one.bbox)) if one.bbox else one

    def block(self, block: Block) -> Block:
        return replace(self.placed(block), grid=self.grid(block.grid) if block.grid else None)

    def grid(self, grid: Grid) -> Grid:
        cells = (replace(cell, bbox=self.box(cell.page, cell.bbox)) if cell.bbox else cell for cell in grid.cells)
        return replace(grid, cells=tuple(cells))

    def picture(self, picture: Picture) -> Picture:
        labels = tuple(replace(label, bbox=self.box(picture.page, label.bbox)) for label in picture.labels)
        return replace(picture, bbox=self.box(picture.page, picture.bbox), labels=labels)
