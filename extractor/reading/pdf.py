"""Bytes of a PDF -> its pages: words, rules, fills and images with their places.

PDFium reads them: it gives the same characters as pdfminer at a fraction of its time and mends broken
cross-reference tables. What the places mean (lines, tables, columns) is decided in `extractor.layout`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from extractor.reading import scans
from extractor.reading.pdf_frame import Frame
from extractor.reading.pdf_graphics import graphics
from extractor.reading.pdf_page import Page
from extractor.reading.pdf_words import words
from models.errors import ReadingError
from models.limits import DEFAULT, Limits
from models.records import Problem

_FETCH_AGAIN = "Fetch it again from where it was published."
_LIMIT = "To read all of it: --limit "
_HEADER_WITHIN = 1024  # bytes in which the mark "%PDF-" must stand (PDF 32000-1, annex H)
_TRAILER_WITHIN = 2048  # bytes in which a whole file names its end
_OTHER_KINDS = {
    b"\xff\xd8\xff": "a JPEG picture",
    b"\x89PNG": "a PNG picture",
    b"PK\x03\x04": "a Word file or an archive",
    b"{\\rtf": "an RTF file",
    b"\xd0\xcf\x11\xe0": "an old Word file",
}


@dataclass(frozen=True, slots=True)
class PdfFile:
    """The pages of one PDF, the title that its metadata gives, and what was amiss with it."""

    pages: tuple[Page, ...]
    title: str | None = None
    problems: tuple[Problem, ...] = ()


def read(data: bytes, limits: Limits = DEFAULT) -> PdfFile:
    """The pages of a PDF; problems name what is beyond the limits and was left out.

    Raises `ReadingError` of kind damaged (no PDF, or one that breaks off), encrypted, no_page or, where no page has a
    word, no_text, ocr or ocr_missing.
    """
    document = _open(data)
    try:
        count = len(document)
        if count == 0:
            raise ReadingError("no_page", "The PDF has no page.", "Export it again from the program that made it.")
        pages, problems = [], list(_whole(data))
        if count > limits.pages:
            message = f"The PDF has {count} pages, of which the first {limits.pages} were read. {_LIMIT}pages={count}."
            problems.append(Problem(doc_id="", file="", kind="left_out", message=message))
        for index in range(min(count, limits.pages)):
            page, trouble = _page(document, index, limits)
            pages.append(page)
            problems.extend(trouble)
        if all(page.width == 0 for page in pages):
            raise ReadingError("damaged", "None of the PDF's pages can be opened.", _FETCH_AGAIN)
        pages, told = scans.read(document, pages)
        problems += told
        title = document.get_metadata_value("Title").strip() or None
    finally:
        document.close()
    if not any(page.words for page in pages):
        raise _wordless(problems)
    return PdfFile(tuple(pages), title, tuple(problems))


def _wordless(problems: Sequence[Problem]) -> ReadingError:
    """Why a PDF without words gives no rows: nothing recognises its pictures, or they hold no text."""
    for problem in problems:
        if problem.kind in ("ocr", "ocr_missing"):
            return ReadingError(problem.kind, f"The PDF holds no text, only pictures. {problem.message}")
    return ReadingError(
        "no_text", "The PDF holds no text, and none can be recognised in its pictures.",
        "Look at it: it may be empty, or a poor scan.",
    )  # fmt: skip


def _open(data: bytes) -> Any:
    if b"%PDF-" not in data[:_HEADER_WITHIN]:
        named = next((name for mark, name in _OTHER_KINDS.items() if data.startswith(mark)), None)
        message = f"The file is no PDF: it is {named}." if named else "The file is no PDF."
        raise ReadingError("damaged", message, "Give the plan itself as PDF or text.")
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise ReadingError(
                "encrypted", "The PDF needs a password.", "Save a copy without password and read that."
            ) from error
        raise ReadingError("damaged", "The PDF is damaged or breaks off.", _FETCH_AGAIN) from error


def _whole(data: bytes) -> tuple[Problem, ...]:
    if b"%%EOF" in data[-_TRAILER_WITHIN:]:
        return ()
    message = f"The PDF breaks off before its end: pages may be missing. {_FETCH_AGAIN}"
    return (Problem(doc_id="", file="", kind="truncated", message=message),)


def _page(document: Any, index: int, limits: Limits) -> tuple[Page, tuple[Problem, ...]]:
    """One page, closed again before the next is opened, so that memory stays flat."""
    number = index + 1
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        lost = Problem(doc_id="", file="", page=number, kind="damaged", message="The page is damaged and was left out.")
        return Page(number, 0.0, 0.0, ()), (lost,)
    frame = _frame(page)
    if frame.width <= 0 or frame.height <= 0:
        page.close()
        flat = Problem(
            doc_id="", file="", page=number, kind="damaged", message="The page has no size and was left out."
        )
        return Page(number, 0.0, 0.0, ()), (flat,)
    textpage = page.get_textpage()
    try:
        drawn = graphics(page.raw, frame, limits.objects)
        characters = textpage.count_chars()
        found = Page(
            number, frame.width, frame.height, words(textpage.raw, frame, limits.characters),
            tuple(drawn.rules), tuple(drawn.fills), tuple(drawn.drawings), tuple(drawn.images), tuple(drawn.frames),
        )  # fmt: skip
    finally:
        textpage.close()
        page.close()
    problems = []
    if drawn.left_out:
        message = "The page holds more drawings than are looked at: tables may be missed there."
        problems.append(Problem(doc_id="", file="", page=number, kind="left_out", message=message))
    if characters > limits.characters:
        said = f"The page holds {characters} characters, of which the first {limits.characters} were read."
        message = f"{said} {_LIMIT}characters={characters}."
        problems.append(Problem(doc_id="", file="", page=number, kind="left_out", message=message))
    return found, tuple(problems)


def _frame(page: Any) -> Frame:
    left, bottom, right, top = page.get_cropbox()
    return Frame(left, bottom, right, top, page.get_rotation() // 90 % 4)
