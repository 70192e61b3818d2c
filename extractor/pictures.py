"""Which picture on a page each figure's caption belongs to, and the pictures cut out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import permutations

from extractor.reading import pdf_crops
from models.blocks import BlockKind, Picture, Reading
from models.provenance import Box
from models.records import Figure, Image

_REACH = 60.0  # points between a caption and its picture
_FAR = 10_000.0  # weighs more than any distances together: a figure without picture
_BESIDE = 0.3  # of the narrower one's width: how much of it lies over the other
_MOST_TRIED = 6  # pictures or captions of a page whose pairings are all tried
FOLDER = "figures"


def pictures_of(figures: Sequence[Figure], reading: Reading) -> dict[str, Picture]:
    """For each figure that a picture on its page belongs to, by the figure's id, that picture: above or below its
    caption, so that all pictures of a page lie as near to their captions as can be."""
    captions: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.span.page is not None and figure.span.bbox is not None:
            captions[figure.span.page].append(figure)
    found: dict[str, Picture] = {}
    for page, named in captions.items():
        pictures = [picture for picture in reading.pictures if picture.page == page]
        walls = [
            block.bbox
            for block in reading.blocks
            if block.page == page
            and block.bbox
            and block.kind in {BlockKind.PARAGRAPH, BlockKind.TABLE, BlockKind.HEADING}
        ]
        found |= _paired(named, pictures, walls)
    return found


def cut_out(
    figures: Sequence[Figure], pictures: Mapping[str, Picture], data: bytes
) -> tuple[tuple[Figure, ...], tuple[Image, ...]]:
    """The figures with the path of their picture, and the pictures; `data` is the PDF."""
    shown = [figure for figure in figures if figure.figure_id in pictures]
    places = [(pictures[figure.figure_id].page, pictures[figure.figure_id].bbox) for figure in shown]
    images = {
        figure.figure_id: Image(f"{FOLDER}/{figure.figure_id}.png", png)
        for figure, png in zip(shown, pdf_crops.crops(data, places), strict=True)
        if png
    }
    told = (
        replace(figure, image=images[figure.figure_id].path) if figure.figure_id in images else figure
        for figure in figures
    )
    return tuple(told), tuple(images.values())


def _paired(figures: Sequence[Figure], pictures: Sequence[Picture], walls: Sequence[Box]) -> dict[str, Picture]:
    weights = [[_weight(figure, picture, walls) for picture in pictures] for figure in figures]
    if max(len(figures), len(pictures)) > _MOST_TRIED:
        pairs = _nearest_first(weights)
    else:
        pairs = _lightest(weights, len(figures), len(pictures))
    return {figures[one].figure_id: pictures[other] for one, other in pairs if weights[one][other] < _FAR}


def _lightest(weights: Sequence[Sequence[float]], rows: int, columns: int) -> list[tuple[int, int]]:
    """The pairing with the least weight in all; who stays alone weighs as much as what is far."""
    if rows <= columns:
        ways = ([(row, column) for row, column in enumerate(chosen)] for chosen in permutations(range(columns), rows))
    else:
        ways = ([(row, column) for column, row in enumerate(chosen)] for chosen in permutations(range(rows), columns))
    return min(ways, key=lambda pairs: sum(weights[row][column] for row, column in pairs))


def _nearest_first(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    ordered = sorted((weight, row, column) for row, held in enumerate(weights) for column, weight in enumerate(held))
    for _, row, column in ordered:
        if all(row != one and column != other for one, other in pairs):
            pairs.append((row, column))
    return pairs


def _weight(figure: Figure, picture: Picture, walls: Sequence[Box]) -> float:
    """How far a picture lies from a caption, in points; `_FAR` where it cannot be meant."""
    box = figure.span.bbox
    if box is None:
        return _FAR
    over = min(box.x1, picture.bbox.x1) - max(box.x0, picture.bbox.x0)
    narrower = min(box.x1 - box.x0, picture.bbox.x1 - picture.bbox.x0)
    gap = max(picture.bbox.top - box.bottom, box.top - picture.bbox.bottom, 0.0)
    if over < _BESIDE * narrower or gap > _REACH:
        return _FAR
    low, high = sorted((box, picture.bbox), key=lambda one: one.top)
    between = Box(max(box.x0, picture.bbox.x0), low.bottom, min(box.x1, picture.bbox.x1), high.top)
    return _FAR if any(_crosses(wall, between) for wall in walls) else gap


def _crosses(wall: Box, between: Box) -> bool:
    """Whether a block stands in the strip between caption and picture."""
    middle = (wall.top + wall.bottom) / 2
    return between.top < middle < between.bottom and wall.x0 < between.x1 and between.x0 < wall.x1
