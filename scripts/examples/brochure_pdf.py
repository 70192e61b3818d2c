"""An example as a layout program would print it: two columns, colour bands, fact boxes, charts drawn as vectors."""

from __future__ import annotations

from io import BytesIO

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, FrameBreak, NextPageTemplate, PageTemplate, Paragraph

from scripts.examples.flowables import Setter
from scripts.examples.specification import Specification
from scripts.examples.text import NOTICE
from scripts.examples.theme import Theme, brochure

MARGIN = 1.6 * cm
GUTTER = 0.8 * cm
COLUMN = (A4[0] - 2 * MARGIN - GUTTER) / 2
BAND = 1.5 * cm
COVER = 6.5 * cm


def build(specification: Specification) -> bytes:
    """The PDF. Blocks before the first heading stand on the cover's band."""
    theme = brochure()
    target = BytesIO()
    title = specification.document["title"]
    document = BaseDocTemplate(target, pagesize=A4, title=title, invariant=1, pageCompression=1)
    document.addPageTemplates([_cover(specification, theme), _inside(specification, theme)])
    setter = Setter(specification, theme, COLUMN, hyphenated=True)
    blocks = specification.blocks
    first = next(number for number, block in enumerate(blocks) if block.kind == "heading")
    flow: list[Flowable] = [NextPageTemplate("inside")]
    for block in blocks[:first]:
        size = 24 if block.kind == "title" else 11
        style = theme.style("cover", fontSize=size, leading=size * 1.25, textColor=colors.white, alignment=0)
        if block.kind != "page":
            flow.append(Paragraph(block.text, style))
    flow.append(FrameBreak())
    flow += setter.flow(blocks[first:])
    flow.append(Paragraph(NOTICE, theme.style("notice", fontName=theme.italic, alignment=0)))
    document.build(flow)
    return target.getvalue()


def _columns(top: float) -> list[Frame]:
    height = A4[1] - top - 1.9 * cm
    return [
        Frame(MARGIN + number * (COLUMN + GUTTER), 1.9 * cm, COLUMN, height, 0, 0, 0, 0, id=f"column{number}")
        for number in range(2)
    ]


def _cover(specification: Specification, theme: Theme) -> PageTemplate:
    def furnish(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFillColor(theme.accent)
        canvas.rect(0, A4[1] - COVER, A4[0], COVER, stroke=0, fill=1)
        _foot(canvas, document, specification, theme)

    title = Frame(MARGIN, A4[1] - COVER + 0.6 * cm, A4[0] - 2 * MARGIN, COVER - 1.4 * cm, 0, 0, 0, 0, id="title")
    return PageTemplate("cover", [title, *_columns(COVER + 0.7 * cm)], onPage=furnish)


def _inside(specification: Specification, theme: Theme) -> PageTemplate:
    def furnish(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFillColor(theme.accent)
        canvas.rect(0, A4[1] - BAND, A4[0], BAND, stroke=0, fill=1)
        canvas.setFillColor(colors.white)
        canvas.setFont(theme.bold, 9)
        canvas.drawString(MARGIN, A4[1] - BAND + 0.55 * cm, specification.layout.running_head or "")
        _foot(canvas, document, specification, theme)

    return PageTemplate("inside", _columns(BAND + 0.8 * cm), onPage=furnish)


def _foot(canvas: Canvas, document: BaseDocTemplate, specification: Specification, theme: Theme) -> None:
    foot = (specification.layout.page_foot or "").replace("{page}", str(document.page))
    canvas.setFillColor(theme.accent)
    canvas.setFont(theme.font, 8)
    canvas.drawCentredString(A4[0] / 2, 1.0 * cm, foot)
