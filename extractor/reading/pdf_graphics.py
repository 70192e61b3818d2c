"""The rules, fills, drawings and images of a PDF page by PDFium: strokes and areas, not yet tables or charts."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from extractor.reading.pdf_frame import Frame
from extractor.reading.pdf_page import Fill
from models.provenance import Box

THIN = 2.6  # a stroke or bar at most this thick is a rule, in points
SHORT = 3.0  # and it is at least this long
_MAX_DEPTH = 6  # of forms inside forms
_MAX_SEGMENTS = 2_000  # of one path
_CORNERS = 6  # points of a closed rectangle, its start repeated, at most
_WHITE = 250

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(slots=True)
class Graphics:
    """What is drawn on a page besides its text. `left_out` is True where a page holds more than is looked at."""

    rules: list[Box] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    drawings: list[Box] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    frames: list[Box] = field(default_factory=list)
    left_out: bool = False


def graphics(page: Any, frame: Frame, most: int) -> Graphics:
    """The graphics of a page handle, at most so many, boxes as seen on the page."""
    found = Graphics()
    for count, (shape, matrix) in enumerate(_objects(page, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject)):
        if count >= most:
            found.left_out = True
            break
        kind = pdfium.FPDFPageObj_GetType(shape)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            found.images.append(_bounds(shape, matrix, frame))
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            _add_path(found, shape, matrix, frame)
        elif kind == pdfium.FPDF_PAGEOBJ_SHADING:
            found.drawings.append(_bounds(shape, matrix, frame))
    return found


def _objects(
    holder: Any, count_of: Any, object_of: Any, matrix: Matrix = _IDENTITY, depth: int = 0
) -> Iterator[tuple[Any, Matrix]]:
    """The objects of a page or form that are no text, forms opened."""
    for index in range(count_of(holder)):
        shape = object_of(holder, index)
        kind = pdfium.FPDFPageObj_GetType(shape)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        if kind != pdfium.FPDF_PAGEOBJ_FORM:
            yield shape, matrix
        elif depth < _MAX_DEPTH:
            own = pdfium.FS_MATRIX()
            pdfium.FPDFPageObj_GetMatrix(shape, own)
            inner = _chain((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
            yield from _objects(shape, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, inner, depth + 1)


def _add_path(found: Graphics, shape: Any, matrix: Matrix, frame: Frame) -> None:
    fill_mode, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(shape, fill_mode, stroked)
    colour = _fill_colour(shape) if fill_mode.value else None
    if not stroked.value and colour is None:
        return
    segments = pdfium.FPDFPath_CountSegments(shape)
    if segments <= _CORNERS:
        _add_shape(found, _bounds(shape, matrix, frame), _is_straight(shape, segments), bool(stroked.value), colour)
        return
    for box, straight in _subpaths(shape, min(segments, _MAX_SEGMENTS), matrix, frame):
        _add_shape(found, box, straight, bool(stroked.value), colour)


def _add_shape(found: Graphics, box: Box, straight: bool, stroked: bool, colour: tuple[int, int, int] | None) -> None:
    """`straight` shapes have edges along the axes only: they are rules or rectangles."""
    width, height = box.x1 - box.x0, box.bottom - box.top
    white = colour is not None and min(colour) >= _WHITE
    if min(width, height) <= THIN:
        if max(width, height) >= SHORT and (stroked or not white):
            found.rules.append(box)
    elif not straight:
        found.drawings.append(box)
    else:
        if stroked:
            found.rules.extend(_edges(box))
            found.frames.append(box)
        if colour is not None and not white:
            found.fills.append(Fill(box, colour))


def _edges(box: Box) -> tuple[Box, Box, Box, Box]:
    return (
        Box(box.x0, box.top, box.x1, box.top), Box(box.x0, box.bottom, box.x1, box.bottom),
        Box(box.x0, box.top, box.x0, box.bottom), Box(box.x1, box.top, box.x1, box.bottom),
    )  # fmt: skip


def _fill_colour(shape: Any) -> tuple[int, int, int] | None:
    """The fill's colour; None where it cannot be seen through and through."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(shape, red, green, blue, alpha):
        return 128, 128, 128  # a pattern
    return (red.value, green.value, blue.value) if alpha.value > 8 else None


def _points(shape: Any, segments: int) -> Iterator[tuple[int, float, float]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(segments):
        segment = pdfium.FPDFPath_GetPathSegment(shape, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        yield pdfium.FPDFPathSegment_GetType(segment), x.value, y.value


def _is_straight(shape: Any, segments: int) -> bool:
    points = list(_points(shape, segments))
    if any(kind == pdfium.FPDF_SEGMENT_BEZIERTO for kind, _, _ in points):
        return False
    return _along_axes([(x, y) for _, x, y in points])


def _along_axes(points: list[tuple[float, float]]) -> bool:
    return all(min(abs(a[0] - b[0]), abs(a[1] - b[1])) < 0.5 for a, b in pairwise(points))


def _subpaths(shape: Any, segments: int, matrix: Matrix, frame: Frame) -> Iterator[tuple[Box, bool]]:
    """The parts of a path that holds several: their boxes, and whether their edges run along the axes."""
    own = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(shape, own)
    to_page = _chain((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
    part: list[tuple[float, float]] = []
    curved = False
    for kind, x, y in _points(shape, segments):
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(part) > 1:
                yield _part(part, curved, frame)
            part, curved = [], False
        curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        part.append(_apply(to_page, x, y))
    if len(part) > 1:
        yield _part(part, curved, frame)


def _part(points: list[tuple[float, float]], curved: bool, frame: Frame) -> tuple[Box, bool]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    straight = not curved and _along_axes(points) and len(points) <= _CORNERS
    return frame.box(min(xs), min(ys), max(xs), max(ys)), straight


def _bounds(shape: Any, matrix: Matrix, frame: Frame) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(shape, left, bottom, right, top)
    corners = [_apply(matrix, x, y) for x in (left.value, right.value) for y in (bottom.value, top.value)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return frame.box(min(xs), min(ys), max(xs), max(ys))


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _chain(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    x0, y0 = _apply(then, e, f)
    (ax, ay), (cx, cy) = _turn(then, a, b), _turn(then, c, d)
    return ax, ay, cx, cy, x0, y0


def _turn(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    return matrix[0] * x + matrix[2] * y, matrix[1] * x + matrix[3] * y
