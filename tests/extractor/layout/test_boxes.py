"""Text that stands apart from the running text: fact boxes, frames, sidebars, turned covers; and what is not apart."""

from __future__ import annotations

import io
from collections.abc import Callable

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from extractor.layout import pages
from models.blocks import BlockKind, Reading

SENTENCES = (
    "Antallet af ledige i kommunen skal falde til 120 personer i løbet af 2019, og indsatsen over for de unge skal "
    "styrkes med flere samtaler og tidligere virksomhedsrettede tilbud. Kommunen vil sammen med a-kasserne følge "
    "udviklingen måned for måned og justere indsatsen, hvis tallene ikke går i den rigtige retning. "
) * 3
FACTS = ("Der er 412 unge under 30 år på", "uddannelseshjælp, og tallet er", "opgjort af jobcentret i maj.")


def read(draw: Callable[[Canvas], None]) -> Reading:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=1)
    draw(canvas)
    canvas.save()
    return pages.compose(stream.getvalue())


def column(canvas: Canvas, width: float, box: Callable[[Canvas, float], None] | None = None, top: float = 740) -> None:
    """The sentences set in lines of that width, a box of 90 points after the sixth."""
    for index, line in enumerate(simpleSplit(SENTENCES, "Helvetica", 10.5, width)):
        if index == 6 and box:
            box(canvas, top)
            top -= 90
        canvas.setFillGray(0)
        canvas.setFont("Helvetica", 10.5)
        canvas.drawString(72, top, line)
        top -= 14


def facts(canvas: Canvas, left: float, top: float, size: float = 9) -> None:
    canvas.setFillGray(0)
    canvas.setFont("Helvetica", size)
    for index, line in enumerate(FACTS):
        canvas.drawString(left, top - 12 * index, line)


def paragraphs(reading: Reading) -> list[str]:
    assert not [problem for problem in reading.problems if problem.kind == "unplaced"]
    return [reading.content(block) for block in reading.of_kind(BlockKind.PARAGRAPH)]


APART = [SENTENCES.strip(), " ".join(FACTS)]


def test_fact_box_on_a_ground_does_not_cut_the_sentence():
    def box(canvas: Canvas, top: float) -> None:
        canvas.setFillColorRGB(0.85, 0.92, 0.95)
        canvas.rect(72, top - 70, 450, 74, stroke=0, fill=1)
        facts(canvas, 82, top - 20)

    assert paragraphs(read(lambda canvas: column(canvas, 450, box))) == APART


def test_framed_box_does_not_cut_the_sentence():
    def box(canvas: Canvas, top: float) -> None:
        canvas.rect(72, top - 70, 450, 74)
        facts(canvas, 82, top - 20)

    assert paragraphs(read(lambda canvas: column(canvas, 450, box))) == APART


def test_box_between_two_paragraphs_joins_nothing():
    def draw(canvas: Canvas) -> None:
        column(canvas, 450)
        canvas.rect(72, 460, 450, 60)
        facts(canvas, 82, 505)
        canvas.setFont("Helvetica", 10.5)
        canvas.drawString(72, 430, "a-kasserne deltager i arbejdet.")

    assert paragraphs(read(draw)) == [*APART, "a-kasserne deltager i arbejdet."]


def test_sidebar_in_small_print_stands_apart():
    def draw(canvas: Canvas) -> None:
        column(canvas, 300)
        facts(canvas, 400, 735)

    assert paragraphs(read(draw)) == APART


def test_sidebar_in_a_frame_stands_apart():
    def draw(canvas: Canvas) -> None:
        column(canvas, 300)
        canvas.rect(392, 690, 150, 62)
        facts(canvas, 400, 735, size=10.5)

    assert paragraphs(read(draw)) == APART


def test_table_in_small_print_is_no_sidebar():
    def draw(canvas: Canvas) -> None:
        column(canvas, 450)
        canvas.setFont("Helvetica", 9)
        for row, cells in enumerate((("Gruppe", "2018", "2019"), ("Dagpenge", "120", "110"), ("Syge", "80", "70"))):
            for index, cell in enumerate(cells):
                canvas.drawString((72, 250, 350)[index], 400 - 14 * row, cell)

    (table,) = read(draw).of_kind(BlockKind.TABLE)
    assert table.grid
    assert table.grid.texts() == [["Gruppe", "2018", "2019"], ["Dagpenge", "120", "110"], ["Syge", "80", "70"]]


def test_words_of_a_turned_cover_keep_their_spaces():
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(120, 200)
        canvas.rotate(90)
        canvas.setFont("Helvetica-Bold", 32)
        canvas.drawString(0, 0, "Beskæftigelsesplan 2019")
        canvas.restoreState()
        canvas.showPage()
        column(canvas, 450)

    reading = read(draw)
    assert reading.text.startswith("Beskæftigelsesplan 2019\n")
