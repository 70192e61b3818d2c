"""An example as a word processor would print it: one column, running head, page number, ruled or white-space tables."""

from __future__ import annotations

from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph

from scripts.examples.flowables import Setter
from scripts.examples.specification import Block, Specification
from scripts.examples.text import NOTICE
from scripts.examples.theme import Theme, office

MARGIN = 2.3 * cm


class _Document(BaseDocTemplate):  # type: ignore[misc]
    """A document that remembers on which page each heading came to stand."""

    def __init__(self, target: BytesIO, specification: Specification, theme: Theme) -> None:
        super().__init__(target, pagesize=A4, title=specification.document["title"], invariant=1, pageCompression=1)
        self.heading_pages: dict[str, int] = {}
        frame = Frame(MARGIN, 2 * cm, A4[0] - 2 * MARGIN, A4[1] - 4.4 * cm, 0, 0, 0, 0)

        def furnish(canvas: Canvas, document: BaseDocTemplate) -> None:
            canvas.setFont(theme.font, 8)
            layout = specification.layout
            if layout.running_head:
                canvas.drawString(MARGIN, A4[1] - 1.5 * cm, layout.running_head)
            if layout.page_foot:
                canvas.drawRightString(A4[0] - MARGIN, 1.2 * cm, layout.page_foot.replace("{page}", str(document.page)))

        self.addPageTemplates(PageTemplate("page", [frame], onPage=furnish))

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802  (named by reportlab)
        """Notes the page of a heading."""
        block: Block | None = getattr(flowable, "heading", None)
        if block is not None:
            self.heading_pages.setdefault(block.text, self.page)


def build(specification: Specification, *, embedded: bool = False) -> tuple[bytes, dict[str, int]]:
    """The PDF, and the page (1-based) of each heading by its title; `embedded` sets it in a font of its own."""
    theme = office(embedded=embedded)
    target = BytesIO()
    document = _Document(target, specification, theme)
    setter = Setter(specification, theme, A4[0] - 2 * MARGIN)
    notice = Paragraph(NOTICE, theme.style("notice", fontName=theme.italic))
    flow = list(setter.flow(specification.blocks))
    document.build([notice, *flow] if specification.layout.notice == "first" else [*flow, notice])
    return target.getvalue(), document.heading_pages
