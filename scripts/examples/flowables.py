"""Blocks of a specification as things that reportlab can set on a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import Any

from reportlab.graphics.charts.barcharts import VerticalBarChart
from reportlab.graphics.shapes import Drawing
from reportlab.lib import colors
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph, Spacer, Table, TableStyle

from scripts.examples.specification import PAGE_MARK, Block, Grid, Specification
from scripts.examples.text import contents_lines, heading_line
from scripts.examples.theme import Theme

STRONG = re.compile(r"\*\*(.+?)\*\*")
SLANTED = re.compile(r"(?<!\*)\*([^*]+?)\*(?!\*)")
# First parts of compounds after which a layout program may break a word.
BREAKABLE = re.compile(
    r"(?i)\b(beskæftigelses|uddannelses|virksomheds|arbejdsmarkeds|arbejds|kontanthjælps|forsørgelses|kommunal)(?=[a-zæøå]{5})"
)
NUMERIC = re.compile(r"[-+–]?\s?[\d.,]+(?:\s?(?:%|pct\.|kr\.))?|-|–")


class Setter:
    """Sets the blocks of one document in one theme, in a column `width` points wide."""

    def __init__(
        self, specification: Specification, theme: Theme, width: float, *, ruled: bool = True, hyphenated: bool = False
    ) -> None:
        self._specification = specification
        self._theme = theme
        self._width = width
        self._ruled = ruled
        self._hyphenated = hyphenated

    def flow(self, blocks: tuple[Block, ...]) -> Iterator[Flowable]:
        """The flowables of these blocks, in reading order."""
        for block in blocks:
            yield from self._set(block)

    def _set(self, block: Block) -> Iterator[Flowable]:
        match block.kind:
            case "page":
                return
            case "heading":
                heading = Paragraph(
                    escape(heading_line(block, dot=self._specification.layout.chapter_dot)),
                    self._theme.heading(block.level),
                )
                heading.heading = block
                yield heading
            case "title":
                yield Paragraph(self._markup(block.text), self._theme.heading(1))
            case "item":
                yield self._item(block)
            case "table":
                yield from self.table(block)
            case "figure":
                yield self.figure(block)
            case "contents":
                yield from self._contents(block)
            case "factbox":
                yield self._factbox(block)
            case _:
                yield self._paragraph(block)

    def _paragraph(self, block: Block) -> Flowable:
        theme = self._theme
        if block.kind == "label":
            return Paragraph(self._markup(block.text), theme.style("label", fontName=theme.bold, keepWithNext=1, spaceAfter=3))
        if block.kind == "footnote":
            style = theme.style("footnote", fontSize=theme.size - 2, leading=(theme.size - 2) * 1.3)
            return Paragraph(escape(f"{block.number} {block.text}"), style)
        text = self._markup(block.text)
        text = f"<i>{text}</i>" if block.italic else text
        text = f"<b>{text}</b>" if block.bold else text
        return Paragraph(text, theme.style("line", spaceAfter=2, leftIndent=14) if block.kind == "line" else theme.style("body"))

    def _item(self, block: Block) -> Flowable:
        indent = 14 * block.level
        style = self._theme.style("item", leftIndent=indent, bulletIndent=indent - 11, spaceAfter=3, alignment=0)
        mark = {"-": "–"}.get(block.mark or self._specification.layout.bullet, block.mark or self._specification.layout.bullet)
        text = self._markup(block.text)
        return Paragraph(f"<i>{text}</i>" if block.italic else text, style, bulletText=mark)

    def table(self, block: Block) -> Iterator[Flowable]:
        """Caption, cells, note and source; the cells may go over a page."""
        assert block.grid is not None
        small = self._theme.style("remark", fontSize=self._theme.size - 1.5, leading=(self._theme.size - 1.5) * 1.3, spaceAfter=3)
        yield CondPageBreak(90)
        if block.text:
            style = self._theme.style("caption", fontName=self._theme.bold, spaceAfter=4, spaceBefore=4, alignment=0)
            yield Paragraph(escape(self._caption("Tabel", block)), style)
        yield self._cells(block.grid)
        yield Spacer(1, 3)
        for label, text in (("Anm.", block.note), ("Kilde", block.source)):
            if text:
                yield Paragraph(escape(f"{label}: {text}"), small)
        yield Spacer(1, 6)

    def _cells(self, grid: Grid) -> Flowable:
        theme = self._theme
        size = theme.size - (1 if len(grid.rows[0]) < 6 else 2)
        body = theme.style("cell", fontSize=size, leading=size * 1.2, spaceAfter=0, alignment=0)
        right = theme.style("number", fontSize=size, leading=size * 1.2, spaceAfter=0, alignment=2)
        strong = theme.style("header", fontSize=size, leading=size * 1.2, spaceAfter=0, fontName=theme.bold, alignment=0)

        def cell(row: int, text: str) -> Paragraph:
            style = strong if row < grid.header_rows else right if NUMERIC.fullmatch(text) else body
            return Paragraph(escape(text), style)

        drawn = [[cell(row, text) for text in cells] for row, cells in enumerate(grid.rows)]
        return Table(
            drawn, colWidths=self._column_widths(grid), repeatRows=grid.header_rows, hAlign="LEFT",
            style=TableStyle(self._rules(grid)), spaceBefore=2,
        )  # fmt: skip

    def _rules(self, grid: Grid) -> list[tuple[Any, ...]]:
        last_header = grid.header_rows - 1
        rules: list[tuple[Any, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
        rules += [("TOPPADDING", (0, 0), (-1, -1), 2), ("BOTTOMPADDING", (0, 0), (-1, -1), 3)]
        rules += [("SPAN", (first, row), (last, row)) for row, first, last in _spans(grid)]
        if self._ruled:
            rules += [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("BACKGROUND", (0, 0), (-1, last_header), self._theme.band)]
        return rules

    def _column_widths(self, grid: Grid) -> list[float]:
        """Shares of the width by the longest word and the length of the text in each column."""
        weights = []
        for column in zip(*grid.rows, strict=True):
            longest_word = max((len(word) for cell in column for word in cell.split()), default=1)
            longest_cell = max(len(cell) for cell in column)
            weights.append(max(longest_word + 2, min(longest_cell, 34)) + 2)
        return [self._width * weight / sum(weights) for weight in weights]

    def figure(self, block: Block) -> Flowable:
        """Caption, bars with their values above them, source."""
        assert block.chart is not None
        style = self._theme.style("figure caption", fontName=self._theme.bold, spaceAfter=4, spaceBefore=4, alignment=0)
        small = self._theme.style("figure source", fontSize=self._theme.size - 1.5, leading=self._theme.size)
        parts: list[Flowable] = [Paragraph(escape(self._caption("Figur", block)), style)] if block.text else []
        parts.append(self._chart(block))
        if block.source:
            parts.append(Paragraph(escape(f"Kilde: {block.source}"), small))
        return KeepTogether(parts)

    def _chart(self, block: Block) -> Drawing:
        assert block.chart is not None
        values = [value for _, value in block.chart.bars]
        width, height = self._width, 128.0
        drawing = Drawing(width, height)
        chart = VerticalBarChart()
        chart.x, chart.y, chart.width, chart.height = 34, 26, width - 44, height - 44
        chart.data = [values]
        chart.categoryAxis.categoryNames = [label for label, _ in block.chart.bars]
        chart.categoryAxis.labels.fontName = chart.valueAxis.labels.fontName = chart.barLabels.fontName = self._theme.font
        chart.categoryAxis.labels.fontSize = chart.valueAxis.labels.fontSize = chart.barLabels.fontSize = 7
        chart.categoryAxis.labels.dy = -4
        chart.valueAxis.valueMin = 0
        chart.valueAxis.valueMax = max(values) * 1.25
        chart.valueAxis.labelTextFormat = chart.barLabelFormat = _danish
        chart.barLabels.nudge = 7
        chart.bars[0].fillColor = self._theme.accent if self._theme.accent != colors.black else colors.HexColor("#4a6a8a")
        chart.bars[0].strokeColor = None
        drawing.add(chart)
        return drawing

    def _contents(self, block: Block) -> Iterator[Flowable]:
        theme = self._theme
        yield Paragraph(escape(block.text), theme.heading(1))
        width = self._width
        rows = []
        for line in contents_lines(self._specification, "tabs"):
            title, page = line.split("\t")
            dots = "." * max(3, int((width - 40) / (theme.size * 0.29)) - int(len(title) * 1.85)) if block.style != "none" else ""
            rows.append((f"{title} {dots}", page if block.style != "none" else ""))
        style = theme.style("contents", spaceAfter=0, alignment=0)
        cells = [[Paragraph(escape(title), style), Paragraph(page, style)] for title, page in rows]
        yield Table(cells, colWidths=[width - 30, 30], style=TableStyle([("VALIGN", (0, 0), (-1, -1), "BOTTOM")]))
        yield Spacer(1, 10)

    def _factbox(self, block: Block) -> Flowable:
        theme = self._theme
        inside: list[Flowable] = [Paragraph(escape(block.text), theme.style("box title", fontName=theme.bold, textColor=theme.accent, spaceAfter=3))]
        style = theme.style("box item", leftIndent=9, bulletIndent=0, spaceAfter=2, alignment=0)
        inside += [Paragraph(escape(item), style, bulletText="•") for item in block.items]
        look = [("BACKGROUND", (0, 0), (-1, -1), theme.band), ("LINEBEFORE", (0, 0), (0, -1), 3, theme.accent)]
        return Table([[inside]], colWidths=[self._width - 2], style=TableStyle(look), spaceBefore=4, spaceAfter=8)

    def _caption(self, word: str, block: Block) -> str:
        return f"{word} {block.number}{self._specification.layout.caption_separator}{block.text}" if block.number else block.text

    def _markup(self, text: str) -> str:
        text = escape(text.replace(PAGE_MARK, " "), quote=False)
        text = SLANTED.sub(r"<i>\1</i>", STRONG.sub(r"<b>\1</b>", text))
        return BREAKABLE.sub(lambda match: match.group() + "\u00ad", text) if self._hyphenated else text


def _spans(grid: Grid) -> Iterator[tuple[int, int, int]]:
    """Labels of a two-row header that stand over several columns: (row, first column, last column)."""
    for row in range(grid.header_rows - 1):
        cells = grid.rows[row]
        for column, text in enumerate(cells):
            last = column
            while text and last + 1 < len(cells) and not cells[last + 1] and grid.rows[row + 1][last + 1]:
                last += 1
            if last > column:
                yield row, column, last


def _danish(value: float) -> str:
    return f"{value:,.1f}".replace(",", " ").replace(".", ",").replace(" ", ".").removesuffix(",0")
