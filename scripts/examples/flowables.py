"""Blocks of a specification as things that reportlab can set on a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, PageBreak, Paragraph, Spacer, Table, TableStyle

from scripts.examples.cells import cells
from scripts.examples.charts import bar_chart
from scripts.examples.specification import PAGE_MARK, Block, Specification
from scripts.examples.text import caption, contents_lines, heading_line
from scripts.examples.theme import Theme

STRONG = re.compile(r"\*\*(.+?)\*\*")
SLANTED = re.compile(r"(?<!\*)\*([^*]+?)\*(?!\*)")
# First parts of compounds after which a layout program may break a word.
BREAKABLE = re.compile(
    r"(?i)\b(beskæftigelses|uddannelses|virksomheds|arbejdsmarkeds|arbejds|kontanthjælps|forsørgelses|sags|misbrugs"
    r"|voksen|kommunal)(?=[a-zæøå]{5})"
)
SOFT_HYPHEN = "\u00ad"
INDENT = 14.0  # points, per level of a list
PAGE_NUMBER = 30.0  # points, the column of the contents page that holds them


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets the blocks of one document in a column `width` points wide; `hyphenated` lets long words break."""

    specification: Specification
    theme: Theme
    width: float
    hyphenated: bool = False

    def flow(self, blocks: tuple[Block, ...]) -> Iterator[Flowable]:
        """The flowables of these blocks, in reading order."""
        for block in blocks:
            yield from self._set(block)

    def _set(self, block: Block) -> Iterator[Flowable]:
        match block.kind:
            case "page":
                if block.text:
                    yield PageBreak()
            case "heading":
                yield self._heading(block)
            case "item":
                yield self._item(block)
            case "table":
                yield from self._table(block)
            case "figure":
                yield self._figure(block)
            case "contents":
                yield from self._contents(block)
            case "factbox":
                yield self._factbox(block)
            case _:
                yield self._paragraph(block)

    def _heading(self, block: Block) -> Flowable:
        line = heading_line(block, dot=self.specification.layout.chapter_dot)
        heading = Paragraph(escape(line), self.theme.heading(block.level))
        heading.heading = block
        return heading

    def _paragraph(self, block: Block) -> Flowable:
        theme = self.theme
        match block.kind:
            case "title":
                style = theme.heading(1)
            case "label":
                style = theme.style("label", fontName=theme.bold, keepWithNext=1, spaceAfter=3)
            case "line":
                style = theme.style("line", spaceAfter=2, leftIndent=INDENT)
            case "footnote":
                style = theme.small("footnote")
            case _:
                style = theme.style("body")
        return Paragraph(f"{block.number} {block.text}" if block.kind == "footnote" else self._markup(block), style)

    def _item(self, block: Block) -> Flowable:
        indent = INDENT * block.level
        style = self.theme.style("item", leftIndent=indent, bulletIndent=indent - 11, spaceAfter=3, alignment=0)
        mark = block.mark or self.specification.layout.bullet
        return Paragraph(self._markup(block), style, bulletText="–" if mark == "-" else mark)

    def _table(self, block: Block) -> Iterator[Flowable]:
        assert block.grid is not None
        yield CondPageBreak(90)
        if block.text:
            yield Paragraph(escape(self._caption("Tabel", block)), self.theme.caption())
        yield cells(block.grid, self.theme, self.width, ruled=self.specification.layout.ruled)
        yield Spacer(1, 3)
        for label, text in (("Anm.", block.note), ("Kilde", block.source)):
            if text:
                yield Paragraph(escape(f"{label}: {text}"), self.theme.small("remark"))
        yield Spacer(1, 6)

    def _figure(self, block: Block) -> Flowable:
        assert block.chart is not None
        parts: list[Flowable] = [bar_chart(block.chart, self.theme, self.width)]
        if block.text:
            parts.insert(0, Paragraph(escape(self._caption("Figur", block)), self.theme.caption()))
        if block.source:
            parts.append(Paragraph(escape(f"Kilde: {block.source}"), self.theme.small("source")))
        return KeepTogether(parts)

    def _contents(self, block: Block) -> Iterator[Flowable]:
        theme = self.theme
        yield Paragraph(escape(block.text), theme.heading(1))
        style = theme.style("contents", spaceAfter=0, alignment=0)
        rows = []
        for line in contents_lines(self.specification, "tabs"):
            title, page = line.split("\t")
            free = self.width - PAGE_NUMBER - 16 - stringWidth(title, theme.font, theme.size)
            dots = " " + "." * int(free / stringWidth(".", theme.font, theme.size)) if block.style == "dots" else ""
            rows.append(
                [Paragraph(escape(title + dots), style), Paragraph("" if block.style == "none" else page, style)]
            )
        yield Table(rows, colWidths=[self.width - PAGE_NUMBER, PAGE_NUMBER])
        yield Spacer(1, 10)

    def _factbox(self, block: Block) -> Flowable:
        theme = self.theme
        title = theme.style("box title", fontName=theme.bold, textColor=theme.accent, spaceAfter=3)
        item = theme.style("box item", leftIndent=9, bulletIndent=0, spaceAfter=2, alignment=0)
        inside = [Paragraph(escape(block.text), title)]
        inside += [Paragraph(escape(text), item, bulletText="•") for text in block.items]
        look = [("BACKGROUND", (0, 0), (-1, -1), theme.band), ("LINEBEFORE", (0, 0), (0, -1), 3, theme.accent)]
        return Table([[inside]], colWidths=[self.width - 2], style=TableStyle(look), spaceBefore=4, spaceAfter=8)

    def _caption(self, word: str, block: Block) -> str:
        return caption(word, block, self.specification.layout.caption_separator)

    def _markup(self, block: Block) -> str:
        """The block's text in reportlab's markup."""
        text = escape(block.text.replace(PAGE_MARK, " "), quote=False)
        text = SLANTED.sub(r"<i>\1</i>", STRONG.sub(r"<b>\1</b>", text))
        if self.hyphenated:
            text = BREAKABLE.sub(lambda match: match.group() + SOFT_HYPHEN, text)
        text = f"<i>{text}</i>" if block.italic else text
        return f"<b>{text}</b>" if block.bold else text
