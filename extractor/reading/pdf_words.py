"""The words of a PDF page by PDFium, asked once per word instead of once per character where that will do."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from sys import intern
from typing import Any

import pypdfium2.raw as pdfium

from extractor.reading.pdf_frame import Frame
from extractor.reading.pdf_page import Word
from models.provenance import Box

# PDFium reports a hyphen that ends a line as U+0002 (older releases: U+FFFE) and runs the next line on without a break.
_TOKEN = re.compile("[^\\s\\x00\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
_MENDED = str.maketrans(
    {
        "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
        "\u00a0": " ", "\u2010": "-", "\u2011": "-", "\ufffe": "-", "\x02": "-",
        "\u200b": "", "\u200c": "", "\u200d": "", "\ufeff": "",
        # Bullets that Symbol and Wingdings keep in the private use area.
        "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf076": "❖", "\uf0a8": "□", "\uf02d": "–",
        "\uf06f": "○",
    }
)  # fmt: skip
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BOLD_NAME = re.compile(r"bold|black|heavy|demi|extrabd|fed\b", re.IGNORECASE)
_PLAIN_NAME = re.compile(r"regular|roman|book|light|medium|italic|oblique|normal", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"italic|oblique|kursiv|slanted|-it\b", re.IGNORECASE)
_ITALIC_FLAG = 1 << 6  # PDF 32000-1, table 123
_BOLD_FLAG = 1 << 18
_HEAVY = 600  # font weights from here on are bold where the name does not say
ASCENT, DESCENT = 0.78, 0.22  # of the type size; the same for every face, so that lines of one size have one height
_CHANGE_OF_SIZE = 0.9  # below this ratio two characters of a word are of two sizes


@dataclass(frozen=True, slots=True)
class _Type:
    """How a character is set. `size` is in points as printed; `right` and `up` its direction of writing."""

    size: float
    bold: bool
    italic: bool
    right: float
    up: float


def words(textpage: Any, frame: Frame, most: int) -> tuple[Word, ...]:
    """The words among the first `most` characters of a page in the order of its content stream, each printed place
    once."""
    reader = _Characters(textpage, frame, most)
    seen: set[tuple[str, int, int]] = set()
    found: list[Word] = []
    for token in _TOKEN.finditer(reader.text):
        for word in _split(reader, *token.span()):
            # Fake bold and shadows print a word twice on one spot.
            key = word.text, round(word.box.x0), round(word.baseline)
            if not word.text or key in seen or not _on_page(word.box, frame):
                continue
            seen.add(key)
            found.append(word)
    return tuple(found)


class _Characters:
    """The characters of one text page, with buffers that its questions to PDFium share."""

    def __init__(self, textpage: Any, frame: Frame, most: int) -> None:
        self.page = textpage
        self.frame = frame
        self.text = _text(textpage, most)
        self._shared: dict[float, float] = {}
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self._matrix = pdfium.FS_MATRIX()
        self._rect = pdfium.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def size(self, index: int) -> float:
        """The font size that the content stream sets, before the page's own scaling."""
        return float(pdfium.FPDFText_GetFontSize(self.page, index))

    def type(self, index: int, size: float) -> _Type:
        matrix = self._matrix
        pdfium.FPDFText_GetMatrix(self.page, index, matrix)
        scale = (matrix.c * matrix.c + matrix.d * matrix.d) ** 0.5 or 1.0
        pdfium.FPDFText_GetFontInfo(self.page, index, self._name, 128, self._flags)
        bold, italic = _style(self._name.value, self._flags.value)
        if bold is None:
            bold = pdfium.FPDFText_GetFontWeight(self.page, index) >= _HEAVY
        right, up = self.frame.direction(matrix.a, matrix.b)
        return _Type(size * scale, bold, italic, right, up)

    def share(self, value: float) -> float:
        """One object for all equal numbers of the page: the words of a line agree in height, baseline and size."""
        return self._shared.setdefault(value, value)

    def box(self, start: int, end: int) -> Box:
        """Around the characters from `start` to `end`, exclusive, of which only the outer two are asked."""
        rect = self._rect
        pdfium.FPDFText_GetLooseCharBox(self.page, start, rect)
        left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
        if end - start > 1:
            pdfium.FPDFText_GetLooseCharBox(self.page, end - 1, rect)
            left, bottom = min(left, rect.left), min(bottom, rect.bottom)
            right, top = max(right, rect.right), max(top, rect.top)
        return self.frame.box(left, bottom, right, top)

    def baseline(self, index: int) -> float:
        pdfium.FPDFText_GetCharOrigin(self.page, index, self._x, self._y)
        return self.frame.point(self._x.value, self._y.value)[1]


def _text(textpage: Any, most: int) -> str:
    """The first characters, one for each of PDFium's, so that offsets count the same."""
    count = min(pdfium.FPDFText_CountChars(textpage), most)
    units = (ctypes.c_ushort * (count + 1))()
    if pdfium.FPDFText_GetText(textpage, 0, count, units) == count + 1:
        text = bytes(units)[: 2 * count].decode("utf-16-le", "replace")
        if len(text) == count:
            return text
    # Characters that are none, or that take two units: slower, one by one.
    return "".join([_character(pdfium.FPDFText_GetUnicode(textpage, index)) for index in range(count)])


def _character(code: int) -> str:
    """Lone surrogates and the replacement of nothing come as a blank, so that no offset moves."""
    return chr(code) if 0 < code < 0xD800 or 0xDFFF < code <= 0x10FFFF else " "


@lru_cache(maxsize=4096)
def _style(name: bytes, flags: int) -> tuple[bool | None, bool]:
    """Bold and italic by the font's name and flags; bold is None where both are silent and its weight must tell."""
    face = name.decode("utf-8", "replace")
    italic = bool(_ITALIC_NAME.search(face)) or bool(flags & _ITALIC_FLAG)
    if _BOLD_NAME.search(face) or flags & _BOLD_FLAG:
        return True, italic
    silent = not _PLAIN_NAME.search(face) and "-" not in face and "," not in face
    return (None if silent else False), italic


def _split(reader: _Characters, start: int, end: int) -> Iterator[Word]:
    """The words of one token: more than one where the size of type changes inside it."""
    cuts = [start, end]
    first = reader.size(start)
    if end - start > 1:
        last = reader.size(end - 1)
        if min(first, last) < _CHANGE_OF_SIZE * max(first, last):
            sizes = [reader.size(index) for index in range(start, end)]
            cuts[1:1] = [
                start + place + 1
                for place, (one, other) in enumerate(pairwise(sizes))
                if min(one, other) < _CHANGE_OF_SIZE * max(one, other)
            ]
    before: Word | None = None
    for left, right in pairwise(cuts):
        before = _word(reader, left, right, first if left == start else reader.size(left), before)
        yield before


def _word(reader: _Characters, start: int, end: int, size: float, before: Word | None) -> Word:
    style = reader.type(start, size)
    box = reader.box(start, end)
    text = reader.text[start:end].translate(_MENDED)
    upright = style.right > 0 and abs(style.up) < 0.1 * style.right
    baseline = reader.baseline(start) if upright else box.bottom
    if upright:
        top, bottom = baseline - ASCENT * style.size, baseline + DESCENT * style.size
        box = Box(box.x0, reader.share(top), box.x1, reader.share(bottom))
    if (
        before
        and upright
        and style.size < _CHANGE_OF_SIZE * before.size
        and baseline < before.baseline - 0.1 * before.size
    ):
        text = text.translate(_RAISED)
    return Word(
        intern(text), box, reader.share(baseline), reader.share(style.size), style.bold, style.italic, upright,
        spaced=before is None,
    )  # fmt: skip


def _on_page(box: Box, frame: Frame) -> bool:
    return box.x1 > 0 and box.bottom > 0 and box.x0 < frame.width and box.top < frame.height
