"""Pictures cut out of a PDF's pages, as PNG. The same bytes and box give the same picture."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from math import ceil, floor
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from models.provenance import Box

_SCALE = 2.0  # pixels per point: 144 dpi
_MARGIN = 1.5  # points around the box
_MOST_PIXELS = 12_000_000  # of one picture; larger ones are drawn coarser
_WHITE = 0xFFFFFFFF


def whole_page(data: bytes, number: int) -> tuple[bytes, float]:
    """One page as PNG, and its pixels per point. Raises IndexError where the PDF has no such page."""
    document = pypdfium2.PdfDocument(data)
    try:
        if not 1 <= number <= len(document):
            raise IndexError(number)
        page = document[number - 1]
        width, height = page.get_size()
        scale = min(_SCALE, (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
        bitmap = page.render(scale=scale)
        picture = _encoded(bitmap)
        bitmap.close()
        page.close()
        return picture, scale
    finally:
        document.close()


def crops(data: bytes, places: Sequence[tuple[int, Box]]) -> Iterator[bytes | None]:
    """For each page (counted from 1) and box on it, as seen, the picture; None where the page cannot be drawn."""
    document = pypdfium2.PdfDocument(data) if places else None
    try:
        for number, box in places:
            yield _crop(document, number, box)
    finally:
        if document is not None:
            document.close()


def _crop(document: Any, number: int, box: Box) -> bytes | None:
    try:
        page = document[number - 1]
    except (pypdfium2.PdfiumError, IndexError):
        return None
    try:
        return _png(page, box)
    except (pypdfium2.PdfiumError, ValueError, MemoryError):
        return None
    finally:
        page.close()


def _png(page: Any, box: Box) -> bytes | None:
    width, height = page.get_size()
    left, top = max(floor(box.x0 - _MARGIN), 0), max(floor(box.top - _MARGIN), 0)
    right, bottom = min(ceil(box.x1 + _MARGIN), ceil(width)), min(ceil(box.bottom + _MARGIN), ceil(height))
    if right <= left or bottom <= top:
        return None
    scale = min(_SCALE, (_MOST_PIXELS / ((right - left) * (bottom - top))) ** 0.5)
    bitmap = pypdfium2.PdfBitmap.new_native(
        max(round((right - left) * scale), 1), max(round((bottom - top) * scale), 1), pdfium.FPDFBitmap_BGRx
    )
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, bitmap.width, bitmap.height, _WHITE)
        pdfium.FPDF_RenderPageBitmap(
            bitmap, page, round(-left * scale), round(-top * scale), round(width * scale), round(height * scale), 0,
            pdfium.FPDF_ANNOT,
        )  # fmt: skip
        return _encoded(bitmap)
    finally:
        bitmap.close()


def _encoded(bitmap: Any) -> bytes:
    file = io.BytesIO()
    bitmap.to_pil().convert("RGB").save(file, "PNG", optimize=False, compress_level=6)
    return file.getvalue()
