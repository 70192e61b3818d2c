"""A Word file (.docx) -> its parts, by python-docx and its parser, which follows no external entity.

Deleted text of tracked changes is left out, inserted text is in; macros, links and embedded files are not looked at.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from extractor.reading.marked import Grid, MarkedFile, MarkedPart, Part, Piece
from models.errors import ReadingError

_UNPACKED = 200 << 20  # bytes that the parts of a file may come to
_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_CONTENTS = re.compile(r"toc \d", re.IGNORECASE)
_LIST = re.compile(r"list (?:bullet|number)(?: (\d))?", re.IGNORECASE)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LEFT_OUT = {qn("w:del"), qn("w:moveFrom"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_BOX = qn("w:txbxContent")
_SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


def read(data: bytes) -> MarkedFile:
    """The parts of a Word file; raises ReadingError where it is none, is damaged, or unpacks to more than is read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > _UNPACKED:
                raise ReadingError(
                    "too_large", "The Word file unpacks to more than is read.", "Save it again without pictures."
                )
        document = docx.Document(io.BytesIO(data))
    except ReadingError:
        raise
    except Exception as error:  # python-docx gives whatever zip, XML and its own classes raise
        raise ReadingError(
            "damaged", "The Word file is damaged, or no Word file.", "Save it again as .docx."
        ) from error
    reader = _Reader(document)
    parts = tuple(reader.blocks(document.element.body))
    return MarkedFile((*parts, *reader.footnotes()), document.core_properties.title.strip() or None, reader.running())


class _Reader:
    """One document, its styles and its notes."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.styles = {style.style_id: style for style in document.styles}
        self.calls: list[str] = []  # ids of footnotes in the order in which the text calls for them
        self.counts: dict[str, Counter[int]] = {}  # of headings that Word numbers

    def blocks(self, holder: Any) -> Iterator[MarkedPart]:
        """The parts in the body, a cell or a text box."""
        for element in holder.iterchildren():
            if element.tag == qn("w:p"):
                yield from self._paragraph(element)
            elif element.tag == qn("w:tbl"):
                yield from self._table(element)
            elif element.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
                yield from self.blocks(element)

    def _paragraph(self, element: Any) -> Iterator[MarkedPart]:
        boxes: list[Any] = []
        pieces = tuple(self._pieces(element, boxes))
        kind, level, number = self._kind(element)
        yield MarkedPart(kind, pieces, level, number)
        for box in boxes:
            yield from self.blocks(box)

    def _pieces(self, element: Any, boxes: list[Any]) -> Iterator[Piece]:
        for run in _runs(element):
            text = "".join(self._texts(run, boxes))
            if text:
                yield Piece(text, self._is_set(run, element, "w:b"), self._is_set(run, element, "w:i"))

    def _texts(self, run: Any, boxes: list[Any]) -> Iterator[str]:
        for element in run.iterchildren():
            if element.tag == qn("w:t"):
                yield (element.text or "").replace("\u00ad", "").replace("\u00a0", " ")
            elif element.tag in _SIGNS:
                yield _SIGNS[element.tag]
            elif element.tag == qn("w:footnoteReference"):
                self.calls.append(element.get(qn("w:id")))
                yield str(len(self.calls)).translate(_RAISED)
            elif element.tag not in _LEFT_OUT:
                boxes += [box for box in element.iter(_BOX) if not _is_left_out(box, element)]

    def _is_set(self, run: Any, paragraph: Any, name: str) -> bool:
        """Whether a run is bold or italic, by itself or by its styles."""
        properties = run.find(qn("w:rPr"))
        own = properties.find(qn(name)) if properties is not None else None
        if own is not None:
            return own.get(qn("w:val")) not in ("0", "false", "off")
        named = properties.find(qn("w:rStyle")) if properties is not None else None
        chain = [
            *self._chain(named.get(qn("w:val")) if named is not None else None),
            *self._chain(_style_id(paragraph)),
        ]
        attribute = "bold" if name == "w:b" else "italic"
        return next((bool(set_) for style in chain if (set_ := getattr(style.font, attribute)) is not None), False)

    def _chain(self, style_id: str | None) -> Iterator[Any]:
        """A style and those that it is based on."""
        style, seen = self.styles.get(style_id), set[str]()
        while style is not None and style.style_id not in seen:
            seen.add(style.style_id)
            yield style
            style = getattr(style, "base_style", None)

    def _kind(self, element: Any) -> tuple[Part, int | None, str | None]:
        chain = list(self._chain(_style_id(element)))
        names = [style.name or "" for style in chain]
        if any(_CONTENTS.fullmatch(name) for name in names):
            return Part.CONTENTS, None, None
        if names and names[0].lower() == "title":
            return Part.TITLE, None, None
        if names and names[0].lower() == "caption":
            return Part.CAPTION, None, None
        heading = next((found for name in names if (found := _HEADING.fullmatch(name))), None)
        level = int(heading[1]) if heading else self._outline_level(element, chain)
        numbered, depth = self._numbering(element, chain)
        if level is not None:
            return Part.HEADING, level, self._count(numbered, depth) if numbered else None
        listed = next((found for name in names if (found := _LIST.fullmatch(name))), None)
        if numbered or listed:
            return Part.ITEM, max(depth, int(listed[1] or 1) - 1 if listed else 0), None
        return Part.PARAGRAPH, None, None

    @staticmethod
    def _outline_level(element: Any, chain: list[Any]) -> int | None:
        for holder in (element, *(style.element for style in chain)):
            found = holder.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
            if found is not None:
                level = int(found.get(qn("w:val")))
                return level + 1 if level < 9 else None
        return None

    @staticmethod
    def _numbering(element: Any, chain: list[Any]) -> tuple[str | None, int]:
        """Which list counts a paragraph, and how deep it stands there."""
        for holder in (element, *(style.element for style in chain)):
            found = holder.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if found is None:
                continue
            number, depth = found.find(qn("w:numId")), found.find(qn("w:ilvl"))
            if number is None:
                continue
            if number.get(qn("w:val")) == "0":
                return None, 0
            return number.get(qn("w:val")), int(depth.get(qn("w:val"))) if depth is not None else 0
        return None, 0

    def _count(self, numbered: str, depth: int) -> str:
        """The number that Word prints before a heading: 2.1 for the first below the second."""
        counts = self.counts.setdefault(numbered, Counter())
        counts[depth] += 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        return ".".join(str(counts[level] or 1) for level in range(depth + 1))

    def _table(self, element: Any) -> Iterator[MarkedPart]:
        rows = [row for row in element.iter(qn("w:tr")) if _table_of(row) is element]
        grid = Grid()
        continued = self._spans(rows)
        for index, row in enumerate(rows):
            grid.begin_row()
            properties = row.find(qn("w:trPr"))
            is_header = properties is not None and properties.find(qn("w:tblHeader")) is not None
            for column, cell, columns in _cells(row):
                if (index, column) in continued:
                    text = self._cell_text(cell)
                    grid.add(text, columns, continued[index, column], is_header, skip=column)
        width = max((cell.column + cell.columns for row in grid.rows for cell in row), default=0)
        if width > 1 and len(rows) > 1:
            yield MarkedPart(Part.TABLE, rows=tuple(tuple(row) for row in grid.rows))
            return
        for row in rows:  # a frame around text
            for _, cell, _ in _cells(row):
                yield from self.blocks(cell)

    @staticmethod
    def _spans(rows: list[Any]) -> dict[tuple[int, int], int]:
        """For each cell that is not the rest of one above: how many rows it goes down."""
        spans: dict[tuple[int, int], int] = {}
        above: dict[int, tuple[int, int]] = {}
        for index, row in enumerate(rows):
            for column, cell, _ in _cells(row):
                merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
                goes_on = merge is not None and merge.get(qn("w:val"), "continue") == "continue"
                if goes_on and column in above:
                    spans[above[column]] += 1
                    continue
                above[column] = index, column
                spans[index, column] = 1
        return spans

    def _cell_text(self, cell: Any) -> str:
        return " ".join(text for part in self.blocks(cell) for text in _texts_of(part) if text)

    def footnotes(self) -> Iterator[MarkedPart]:
        """The notes in the order in which the text calls for them."""
        try:
            part = self.document.part.part_related_by(RELATIONSHIP_TYPE.FOOTNOTES)
        except KeyError:
            return
        notes = {note.get(qn("w:id")): note for note in parse_xml(part.blob).iterchildren(qn("w:footnote"))}
        for number, called in enumerate(self.calls.copy(), start=1):
            note = notes.get(called)
            if note is not None:
                pieces = [piece for inner in self.blocks(note) for piece in (*inner.pieces, Piece(" "))]
                yield MarkedPart(Part.FOOTNOTE, tuple(pieces), number=str(number))

    def running(self) -> tuple[str, ...]:
        """The lines of heads and feet, each once."""
        lines = []
        for section in self.document.sections:
            for margin in (section.first_page_header, section.header, section.first_page_footer, section.footer):
                if not margin.is_linked_to_previous:
                    lines += [
                        " ".join(text.split()) for part in self.blocks(margin._element) for text in _texts_of(part)
                    ]
        return tuple(dict.fromkeys(line for line in lines if line))


def _texts_of(part: MarkedPart) -> list[str]:
    return [cell.text for row in part.rows for cell in row] if part.kind is Part.TABLE else [part.text.strip()]


def _style_id(paragraph: Any) -> str | None:
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return None if found is None else found.get(qn("w:val"))


def _runs(element: Any) -> Iterator[Any]:
    """The runs of a paragraph, those in links, fields and insertions included."""
    for child in element.iterchildren():
        if child.tag == qn("w:r"):
            yield child
        elif child.tag not in _LEFT_OUT and child.tag != qn("w:pPr"):
            yield from _runs(child)


def _is_left_out(box: Any, within: Any) -> bool:
    """Whether a text box stands in what is left out, or in another box, which tells it itself."""
    for above in box.iterancestors():
        if above is within:
            return False
        if above.tag in _LEFT_OUT or above.tag == _BOX:
            return True
    return False


def _table_of(row: Any) -> Any:
    return next(row.iterancestors(qn("w:tbl")))


def _cells(row: Any) -> Iterator[tuple[int, Any, int]]:
    """The cells of a row with their column and how many they span."""
    before = row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}")
    column = int(before.get(qn("w:val"))) if before is not None else 0
    for cell in (cell for cell in row.iter(qn("w:tc")) if next(cell.iterancestors(qn("w:tr"))) is row):
        span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
        columns = max(int(span.get(qn("w:val"))), 1) if span is not None else 1
        yield column, cell, columns
        column += columns
