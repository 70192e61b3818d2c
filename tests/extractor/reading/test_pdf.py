from __future__ import annotations

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from extractor.reading.pdf import read
from models.errors import ReadingError


def drawn(draw, pages: int = 1, **options) -> bytes:
    """A PDF of which `draw(canvas)` fills each page."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=1, **options)
    for _ in range(pages):
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def words_of(draw) -> list[str]:
    return [word.text for word in read(drawn(draw)).pages[0].words]


def one_line(canvas: Canvas) -> None:
    canvas.drawString(72, 700, "Antallet af ledige")


class TestWords:
    def test_have_text_place_and_type(self):
        def draw(canvas):
            canvas.setFont("Helvetica", 11)
            canvas.drawString(72, 742, "Jobcentret")
            canvas.setFont("Helvetica-BoldOblique", 14)
            canvas.drawString(200, 742, "Mål")

        plain, bold = read(drawn(draw)).pages[0].words
        assert (plain.text, plain.bold, plain.italic, plain.size) == ("Jobcentret", False, False, 11)
        assert (bold.text, bold.bold, bold.italic, bold.size) == ("Mål", True, True, 14)
        assert plain.baseline == pytest.approx(A4[1] - 742, abs=0.5)
        assert plain.box.x0 == pytest.approx(72, abs=1)
        assert plain.box.top < plain.baseline < plain.box.bottom

    def test_size_is_the_printed_one_under_a_scale(self):
        def draw(canvas):
            canvas.scale(0.5, 0.5)
            canvas.setFont("Helvetica", 20)
            canvas.drawString(100, 1000, "halv")

        (word,) = read(drawn(draw)).pages[0].words
        assert word.size == pytest.approx(10)

    def test_raised_figure_is_a_mark_of_its_own(self):
        def draw(canvas):
            text = canvas.beginText(72, 700)
            text.setFont("Helvetica", 11)
            text.textOut("ledige")
            text.setFont("Helvetica", 6.5)
            text.setRise(4)
            text.textOut("2")
            canvas.drawText(text)

        word, mark = read(drawn(draw)).pages[0].words
        assert (word.text, mark.text, mark.spaced) == ("ledige", "²", False)

    def test_figure_on_the_line_stays_a_figure(self):
        assert words_of(lambda canvas: canvas.drawString(72, 700, "uge 2")) == ["uge", "2"]

    def test_doubled_print_counts_once(self):
        def draw(canvas):
            canvas.drawString(72, 700, "fed")
            canvas.drawString(72.2, 700, "fed")

        assert words_of(draw) == ["fed"]

    def test_same_word_elsewhere_counts_again(self):
        def draw(canvas):
            canvas.drawString(72, 700, "fed")
            canvas.drawString(72, 600, "fed")

        assert words_of(draw) == ["fed", "fed"]

    def test_outside_the_page_are_left_out(self):
        def draw(canvas):
            canvas.drawString(72, 700, "inde")
            canvas.drawString(72, 2000, "ude")

        assert words_of(draw) == ["inde"]

    def test_turned_text_is_told_apart(self):
        def draw(canvas):
            canvas.translate(100, 100)
            canvas.rotate(90)
            canvas.drawString(0, 0, "lodret")

        (word,) = read(drawn(draw)).pages[0].words
        assert not word.upright

    def test_page_shown_turned_gives_places_as_seen(self):
        def draw(canvas):
            canvas.setPageRotation(90)
            canvas.translate(100, 100)
            canvas.rotate(90)
            canvas.drawString(0, 0, "rettet")

        page = read(drawn(draw)).pages[0]
        assert (round(page.width), round(page.height)) == (round(A4[0]), round(A4[1]))
        assert page.words[0].upright
        assert page.words[0].baseline == pytest.approx(100, abs=1)


class TestGraphics:
    def test_rules_fills_and_frames(self):
        def draw(canvas):
            one_line(canvas)
            canvas.line(72, 600, 300, 600)
            canvas.rect(72, 400, 100, 50, stroke=1, fill=0)
            canvas.setFillColorRGB(0.1, 0.4, 0.3)
            canvas.rect(300, 400, 100, 50, stroke=0, fill=1)

        page = read(drawn(draw)).pages[0]
        (fill,) = page.fills
        assert fill.box.x0 == pytest.approx(300, abs=1)
        assert fill.box.top == pytest.approx(A4[1] - 450, abs=1)
        assert len(page.rules) == 5  # the line and the frame's four edges

    def test_white_and_invisible_areas_are_nothing(self):
        def draw(canvas):
            one_line(canvas)
            canvas.setFillColorRGB(1, 1, 1)
            canvas.rect(300, 400, 100, 50, stroke=0, fill=1)

        page = read(drawn(draw)).pages[0]
        assert not page.fills
        assert not page.rules

    def test_rules_drawn_as_one_path_are_told_apart(self):
        def draw(canvas):
            one_line(canvas)
            path = canvas.beginPath()
            for x in (100, 150, 200, 250):
                path.moveTo(x, 300)
                path.lineTo(x, 400)
            canvas.drawPath(path, stroke=1, fill=0)

        assert len(read(drawn(draw)).pages[0].rules) == 4

    def test_curves_are_drawings(self):
        def draw(canvas):
            one_line(canvas)
            canvas.circle(200, 300, 40)

        page = read(drawn(draw)).pages[0]
        assert len(page.drawings) == 1
        assert not page.rules


class TestRefusals:
    def kind(self, data: bytes) -> str:
        with pytest.raises(ReadingError) as caught:
            read(data)
        assert caught.value.message
        assert caught.value.remedy
        return caught.value.kind

    def test_password(self):
        assert self.kind(drawn(one_line, encrypt=StandardEncryption("hemmelig"))) == "encrypted"

    def test_permissions_alone_are_no_hindrance(self):
        data = drawn(one_line, encrypt=StandardEncryption("", ownerPassword="ejer", canPrint=0))
        assert read(data).pages[0].words

    def test_jpeg_named_pdf(self):
        with pytest.raises(ReadingError, match="JPEG") as caught:
            read(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00")
        assert caught.value.kind == "damaged"

    @pytest.mark.parametrize("data", [b"", b"Beskaeftigelsesplan", b"%PDF-1.4\n", b"%PDF-1.7\n\x00\x01\x02" * 50])
    def test_no_pdf_at_all(self, data):
        assert self.kind(data) == "damaged"

    def test_truncated(self):
        whole = drawn(one_line, pages=5)
        assert self.kind(whole[: len(whole) // 2]) == "damaged"

    def test_no_page(self):
        objects = b"1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[]/Count 0>> endobj\n"
        assert self.kind(b"%PDF-1.4\n" + objects + b"trailer <</Root 1 0 R/Size 3>>\n%%EOF\n") in {"no_page", "damaged"}

    def test_page_tree_that_runs_in_a_circle(self):
        root = b"1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
        tree = b"2 0 obj <</Type/Pages/Kids[3 0 R]/Count 2>> endobj\n"
        tree += b"3 0 obj <</Type/Pages/Kids[2 0 R]/Count 2>> endobj\n"
        assert self.kind(b"%PDF-1.4\n" + root + tree + b"trailer <</Root 1 0 R/Size 4>>\n%%EOF\n") == "damaged"

    def test_scan(self):
        assert self.kind(drawn(lambda canvas: canvas.rect(0, 0, 500, 700, fill=1))) == "no_text"


def test_wrong_cross_reference_table_is_mended():
    data = drawn(one_line)
    place = data.rindex(b"startxref")
    assert read(data[:place] + b"startxref\n7\n%%EOF\n").pages[0].words[0].text == "Antallet"


def test_end_cut_off_is_read_and_said():
    data = drawn(one_line)
    found = read(data[: data.rindex(b"%%EOF")])
    assert found.pages[0].words
    assert [problem.kind for problem in found.problems] == ["truncated"]


def test_whole_file_has_no_problem():
    assert read(drawn(one_line)).problems == ()
