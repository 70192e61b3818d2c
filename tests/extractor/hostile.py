"""PDFs that are made to break their readers, each small as a file; the names say what is wrong with them."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

LINE = "Antallet af ledige i Lyngvig Kommune skal falde til 120 personer i 2019."


def raw(*objects: bytes, root: int = 1) -> bytes:
    """A PDF of these objects, numbered from 1, with a right cross-reference table."""
    stream = io.BytesIO()
    stream.write(b"%PDF-1.5\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(stream.tell())
        stream.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    place = stream.tell()
    stream.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for offset in offsets:
        stream.write(b"%010d 00000 n \n" % offset)
    stream.write(b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, place))
    return stream.getvalue()


def content(data: bytes, times: int = 1) -> bytes:
    """A stream object, deflated `times` times over."""
    for _ in range(times):
        data = zlib.compress(data, 9)
    filters = b"[" + b"/FlateDecode " * times + b"]"
    return b"<</Length %d/Filter %s>>stream\n%s\nendstream" % (len(data), filters, data)


def one_page(stream: bytes, box: bytes = b"0 0 595 842", font: bytes = b"/Helvetica") -> bytes:
    return raw(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>" % box,
        stream,
        b"<</Type/Font/Subtype/Type1/BaseFont%s>>" % font,
    )


def text(line: str = LINE) -> bytes:
    return b"BT /F1 11 Tf 72 700 Td (%s) Tj ET\n" % line.encode("cp1252")


def decompression_bomb() -> bytes:
    """Four kilobytes that become a gigabyte of content stream."""
    compressor = zlib.compressobj(9)
    block = b" " * (1 << 20)
    parts = [compressor.compress(text())] + [compressor.compress(block) for _ in range(1024)] + [compressor.flush()]
    data = zlib.compress(b"".join(parts), 9)
    return one_page(b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\nendstream" % (len(data), data))


def picture_bomb() -> bytes:
    """A picture of 60,000 by 60,000 pixels on a page without text."""
    data = zlib.compress(b"\0" * (60_000 * 100), 9)
    picture = b"<</Type/XObject/Subtype/Image/Width 60000/Height 60000/ColorSpace/DeviceGray/BitsPerComponent 8"
    return raw(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>",
        content(b"q 595 0 0 842 0 0 cm /I Do Q"),
        picture + b"/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(data), data),
    )


def many_rectangles(count: int = 20_000) -> bytes:
    drawn = b"".join(b"%d %d 3 3 re S\n" % (20 + 4 * (n % 140), 20 + 5 * (n // 140)) for n in range(count))
    return one_page(content(text() + drawn))


def many_characters(count: int = 200_000) -> bytes:
    words = LINE.split()
    lines = []
    for index in range(count // 10):
        x, y = 20 + (index * 37) % 500, 20 + (index * 13) % 800
        lines.append(b"BT /F1 2 Tf %d %d Td (%s%d) Tj ET\n" % (x, y, words[index % 4].encode("cp1252"), index))
    return one_page(content(b"".join(lines)))


def grid(lines: int = 200) -> bytes:
    """A ruled grid whose crossings are the square of its lines."""
    drawn = b"".join(
        b"%d 20 m %d 820 l S\n20 %d m 580 %d l S\n" % (20 + n * 2, 20 + n * 2, 20 + n * 4, 20 + n * 4)
        for n in range(lines)
    )
    return one_page(content(text() + drawn))


def cyclic_page_tree() -> bytes:
    return raw(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R 2 0 R]/Count 3/Parent 3 0 R>>",
        b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2/Parent 2 0 R>>",
    )


def cyclic_form() -> bytes:
    """A form that draws itself."""
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X 5 0 R>>>>/Length 5>>"
    form += b"stream\n/X Do\nendstream"
    return raw(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 6 0 R>>/XObject<</X 5 0 R>>>>>>",
        content(text() + b"/X Do"),
        form,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )


def many_pages(count: int = 20_000) -> bytes:
    kids = b" ".join(b"%d 0 R" % (number + 5) for number in range(count))
    pages = [b"<</Type/Page/Parent 2 0 R>>"] * count
    return raw(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d/MediaBox[0 0 595 842]/Contents 3 0 R/Resources<</Font<</F1 4 0 R>>>>>>"
        % (kids, count),
        content(text()),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *[b"<</Type/Page/Parent 2 0 R/Contents 3 0 R>>"] * len(pages),
    )


def wrong_cross_references() -> bytes:
    data = one_page(content(text()))
    return re.sub(rb"(\d{10}) 00000 n", lambda found: b"%010d 00000 n" % (int(found[1]) + 7), data)


def missing_font() -> bytes:
    return one_page(content(text()), font=b"/NoSuchFontAnywhere")


def font_that_is_none() -> bytes:
    return one_page(content(text().replace(b"/F1", b"/F9")))


def zero_size_page() -> bytes:
    return one_page(content(text()), box=b"0 0 0 0")


def endless_page() -> bytes:
    """A page of 200 by 200 inches, the most that a PDF allows, and text at its edge."""
    return one_page(content(text()), box=b"0 0 14400 14400")


def nested_arrays() -> bytes:
    return raw(b"<</Type/Catalog/Pages " + b"[" * 20_000 + b"]" * 20_000 + b">>")


def plain() -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=1)
    canvas.drawString(72, 700, LINE)
    canvas.save()
    return stream.getvalue()


HOSTILE: dict[str, Callable[[], bytes]] = {
    one.__name__: one
    for one in (
        decompression_bomb, picture_bomb, many_rectangles, many_characters, grid, cyclic_page_tree, cyclic_form,
        many_pages, wrong_cross_references, missing_font, font_that_is_none, zero_size_page, endless_page,
        nested_arrays,
    )
}  # fmt: skip
