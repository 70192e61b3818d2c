"""A page with what was understood drawn over it, for people who ask why."""

from __future__ import annotations

import io
from collections.abc import Iterator

from PIL import Image, ImageDraw, ImageFont

from models.inspection import Drawn, Inspection, Part

_COLOURS = {
    "column": "#9a9a9a", "title": "#7b1fa2", "heading": "#c2185b", "paragraph": "#1565c0", "item": "#00838f",
    "table": "#2e7d32", "header": "#66bb6a", "cell": "#66bb6a", "caption": "#ef6c00", "source": "#8d6e63",
    "note": "#8d6e63", "footnote": "#8d6e63", "contents": "#5e35b1", "chart": "#d84315", "picture": "#d84315",
    "label": "#ffab91", "furniture": "#757575",
}  # fmt: skip
_WIDTHS = {Part.COLUMN: 1, Part.CELL: 1, Part.LABEL: 1, Part.FURNITURE: 2, Part.BLOCK: 3, Part.FIGURE: 4}
_NAME_SIZE = {Part.CELL: 11, Part.COLUMN: 14}
_NAMES = 15  # pixels of the names of blocks
_APART = {Part.COLUMN: 4.0, Part.BLOCK: 1.5, Part.FURNITURE: 1.0}  # points around what they hold, to hide no letter


def picture(inspection: Inspection) -> bytes:
    """The page as PNG, every thing framed and named."""
    page = Image.open(io.BytesIO(inspection.picture)).convert("RGB")
    draw = ImageDraw.Draw(page)
    for one in inspection.drawn:
        _frame(draw, one, inspection.scale)
    for one in inspection.drawn:
        if one.name:
            _name(draw, one, inspection.scale)
    file = io.BytesIO()
    page.save(file, "PNG")
    return file.getvalue()


def listing(inspection: Inspection) -> Iterator[str]:
    """The same in words, one line for each block, figure and furniture line."""
    for one in inspection.drawn:
        if one.part in {Part.BLOCK, Part.FIGURE, Part.FURNITURE, Part.COLUMN}:
            yield f"{one.name:28} {one.bbox!s:28} {one.text}".rstrip()


def _frame(draw: ImageDraw.ImageDraw, one: Drawn, scale: float) -> None:
    apart = _APART.get(one.part, 0.0)
    box = one.bbox
    corners = (box.x0 - apart, box.top - apart, max(box.x1, box.x0) + apart, max(box.bottom, box.top) + apart)
    draw.rectangle([round(scale * edge) for edge in corners], outline=_colour(one), width=_WIDTHS[one.part])


def _name(draw: ImageDraw.ImageDraw, one: Drawn, scale: float) -> None:
    """On a ground of its colour: blocks and figures above their left corner, columns at the right, cells inside."""
    font = ImageFont.load_default(_NAME_SIZE.get(one.part, _NAMES))
    left, top, right, bottom = draw.textbbox((0, 0), one.name, font=font)
    width, height = right - left + 4, bottom - top + 4
    apart = _APART.get(one.part, 0.0)
    x, y = scale * (one.bbox.x0 - apart), scale * (one.bbox.top - apart) - height
    if one.part is Part.COLUMN:
        x = scale * (one.bbox.x1 + apart) - width
    elif one.part is Part.CELL:
        x, y = scale * one.bbox.x1 - width, scale * one.bbox.bottom - height
    x, y = max(x, 0.0), max(y, 0.0)
    draw.rectangle([x, y, x + width, y + height], fill=_colour(one))
    draw.text((x + 2 - left, y + 2 - top), one.name, fill="white", font=font)


def _colour(one: Drawn) -> str:
    return _COLOURS.get(one.kind, "#1565c0")
