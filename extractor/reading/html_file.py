"""An HTML file, as municipalities publish agendas, -> its parts, by lxml: nothing is fetched, no script is run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import lxml.html

from extractor.reading.encoding import decode
from extractor.reading.marked import Grid, MarkedFile, MarkedPart, Part, Piece
from models.errors import ReadingError

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_UNSEEN = frozenset({"head", "script", "style", "noscript", "template", "svg", "iframe", "object", "button", "form"})
_RUNNING = frozenset({"nav", "footer"})
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend",
    "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
    "ul",
})  # fmt: skip
_BOLD, _ITALIC = frozenset({"b", "strong", "th"}), frozenset({"i", "em", "cite"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NOTE_ID = re.compile(r"_?(?:fn|ftn|footnote|note|fodnote)[-_:]?(\d{1,3})", re.IGNORECASE)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MOST_SPANNED = 200  # columns or rows


def read(data: bytes) -> MarkedFile:
    """The parts of an HTML file; raises ReadingError where it is empty or no text."""
    decoded = decode(data)
    parser = lxml.html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = lxml.html.document_fromstring(_DECLARATION.sub("", decoded.text), parser=parser)
    except (lxml.etree.LxmlError, ValueError) as error:
        raise ReadingError("damaged", "The file is no HTML.", "Save the page again, or as plain text.") from error
    title = root.find(".//head/title")
    named = " ".join(title.text_content().split()) if title is not None else ""
    walker = _Walker()
    walker.walk(root)
    parts = _levelled(walker.done())
    notes = list(decoded.notes)
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        notes.append(("truncated", "The page is nested too deeply: what stands furthest inside was not read."))
    return MarkedFile(tuple(parts), named or None, tuple(dict.fromkeys(walker.running)), tuple(notes))


def _levelled(parts: list[MarkedPart]) -> Iterator[MarkedPart]:
    """A single heading of the first level names the document; the others begin at level 1."""
    levels = [part.level for part in parts if part.kind is Part.HEADING and part.level]
    top = min(levels, default=1)
    single = levels.count(top) == 1 and len(levels) > 1 and levels[0] == top
    for part in parts:
        if part.kind is not Part.HEADING or part.level is None:
            yield part
        elif single and part.level == top:
            yield MarkedPart(Part.TITLE, part.pieces)
        else:
            yield MarkedPart(Part.HEADING, part.pieces, part.level - top + (0 if single else 1))


class _Walker:
    """Walks the elements in order and gathers text until an element that stands for itself begins or ends."""

    def __init__(self) -> None:
        self.parts: list[MarkedPart] = []
        self.running: list[str] = []
        self.pieces: list[Piece] = []
        self.kind = Part.PARAGRAPH
        self.level: int | None = None
        self.number: str | None = None

    def done(self) -> list[MarkedPart]:
        self.flush()
        return self.parts

    def flush(self) -> None:
        """Ends the part at hand."""
        if any(piece.text.strip() for piece in self.pieces):
            self.parts.append(MarkedPart(self.kind, tuple(self.pieces), self.level, self.number))
            if self.kind is Part.ITEM:  # what follows inside an item is set below it
                self.kind, self.level = Part.PARAGRAPH, None
        self.pieces = []

    def walk(self, element: Any, bold: bool = False, italic: bool = False, depth: int = -1) -> None:
        """Takes in an element; `depth` is that of the list it stands in."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _UNSEEN or not tag or _is_hidden(element):
            return
        if tag in _RUNNING or element.get("role") in ("navigation", "contentinfo"):
            self.flush()
            self.running += [line for text in element.itertext() if (line := " ".join(text.split()))]
            return
        if tag == "table":
            self._table(element, depth)
            return
        if tag == "br":
            self.pieces.append(Piece("\n"))
            return
        if tag == "sup" and (mark := _mark(element)):
            self.pieces.append(Piece(mark.translate(_RAISED), bold, italic))
            return
        block = tag in _BLOCKS
        before = self.kind, self.level, self.number
        if block:
            self.flush()
            self._begin(element, tag, depth)
        bold, italic = bold or tag in _BOLD, italic or tag in _ITALIC
        depth += tag in ("ul", "ol")
        self._text(element.text, bold, italic)
        for child in element:
            self.walk(child, bold, italic, depth)
            self._text(child.tail, bold, italic)
        if block:
            self.flush()
            self.kind, self.level, self.number = before

    def _text(self, text: str | None, bold: bool, italic: bool) -> None:
        if text:
            self.pieces.append(Piece(re.sub(r"\s+", " ", text), bold, italic))

    def _begin(self, element: Any, tag: str, depth: int) -> None:
        """What the text of an element that stands for itself is."""
        note = _NOTE_ID.fullmatch(element.get("id", ""))
        if note and tag in ("li", "p", "div"):
            self.kind, self.level, self.number = Part.FOOTNOTE, None, note[1]
        elif re.fullmatch("h[1-6]", tag):
            self.kind, self.level = Part.HEADING, int(tag[1])
        elif tag == "li":
            self.kind, self.level = Part.ITEM, max(depth, 0)
        elif tag in ("caption", "figcaption"):
            self.kind = Part.CAPTION
        elif self.kind in (Part.HEADING, Part.CAPTION):
            pass  # a paragraph inside a heading is the heading
        elif tag not in ("p", "div") or self.kind is not Part.ITEM:
            self.kind, self.level = (self.kind, self.level) if self.kind is Part.FOOTNOTE else (Part.PARAGRAPH, None)

    def _table(self, element: Any, depth: int) -> None:
        self.flush()
        rows = [row for row in element.iter("tr") if next(row.iterancestors("table")) is element]
        for caption in element.iterchildren("caption"):
            self.walk(caption, depth=depth)
        cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
        nested = any(next(cell.iter("table", "h1", "h2", "h3"), None) is not None for row in cells for cell in row)
        if nested or max(map(len, cells), default=0) < 2 or len(rows) < 2:  # a table that lays out the page
            for row in cells:
                for cell in row:
                    self.walk(cell, depth=depth)
                    self.flush()
            return
        grid = Grid()
        for row in cells:
            grid.begin_row()
            for cell in row:
                is_header = cell.tag == "th" or next(cell.iterancestors("thead"), None) is not None
                grid.add(_cell_text(cell), _span(cell, "colspan"), _span(cell, "rowspan"), is_header)
        self.parts.append(MarkedPart(Part.TABLE, rows=tuple(tuple(row) for row in grid.rows)))


def _cell_text(cell: Any) -> str:
    inner = _Walker()
    inner.walk(cell)
    return " ".join(" ".join(part.text.split()) for part in inner.done())


def _span(cell: Any, name: str) -> int:
    given = cell.get(name, "1").strip()
    return min(max(int(given), 1), _MOST_SPANNED) if given.isdecimal() else 1


def _is_hidden(element: Any) -> bool:
    hidden = element.get("hidden") is not None or element.get("aria-hidden") == "true"
    return hidden or bool(_HIDDEN.search(element.get("style", "")))


def _mark(element: Any) -> str | None:
    """The number of a raised footnote mark."""
    text = str(element.text_content()).strip().strip("[]()")
    return text if text.isdecimal() and len(text) <= 3 else None
