"""Scans: real pictures of pages, askew and grainy, recognised by Tesseract."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractor.layout import pages
from extractor.reading import pdf, scans
from extractor.reading.pdf_page import Word
from models.blocks import BlockKind, Reading
from models.errors import ReadingError
from models.provenance import Box

LINES = (
    "Antallet af ledige i Lyngvig skal falde til 120 personer i 2019.",
    "Det svarer til et fald på 2,5 procent i forhold til året før,",
    "og det er et mål for alle, der er ansat i jobcentret.",
)
ROWS = (("Gruppe", "2018", "Ændring"), ("Dagpenge", "1.204", "-2,1 %"), ("Kontanthjælp", "880", "-0,7 %"))


def letter(canvas: Canvas) -> None:
    """A heading, a paragraph, two items and a ruled table."""
    canvas.setFont("Helvetica-Bold", 18)
    canvas.drawString(72, 750, "Mål for ledige")
    canvas.setFont("Helvetica", 11)
    for index, line in enumerate(LINES):
        canvas.drawString(72, 720 - 14 * index, line)
    for index, line in enumerate(("Flere samtaler med de unge", "Færre på sygedagpenge")):
        canvas.drawString(72, 660 - 14 * index, "•")
        canvas.drawString(86, 660 - 14 * index, line)
    canvas.grid([72, 200, 300, 400], [560, 580, 600, 620])
    for row, cells in enumerate(ROWS):
        canvas.setFont("Helvetica-Bold" if row == 0 else "Helvetica", 9)
        for column, cell in enumerate(cells):
            canvas.drawString((78, 206, 306)[column], 606 - 20 * row, cell)


def drawn(draw: Callable[[Canvas], None], size: tuple[float, float] = A4) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=size, invariant=1)
    draw(canvas)
    canvas.save()
    return stream.getvalue()


def picture(data: bytes, turn: float = 0.0) -> Image.Image:
    """The first page as a grainy picture, turned by degrees counterclockwise."""
    document = pypdfium2.PdfDocument(data)
    rendered = document[0].render(scale=200 / 72, grayscale=True).to_pil()
    turned = rendered.rotate(turn, resample=Image.Resampling.BICUBIC, fillcolor=255, expand=abs(turn) > 45)
    levels = np.minimum(np.asarray(turned, dtype=np.int16), 245)
    levels = levels + np.random.default_rng(7).integers(-12, 13, size=levels.shape)
    return Image.fromarray(levels.clip(0, 255).astype(np.uint8))


def scan(sheet: Image.Image, over: Callable[[Canvas], None] = lambda canvas: None) -> bytes:
    """A PDF whose only page is that picture, with something printed over it."""
    size = (A4[1], A4[0]) if sheet.width > sheet.height else A4

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(sheet), 0, 0, *size)
        over(canvas)

    return drawn(draw, size)


@pytest.fixture(scope="module")
def askew(tesseract: None) -> Reading:
    return pages.compose(scan(picture(drawn(letter), turn=1.3)))


class TestScannedPage:
    def test_is_read_whole(self, askew: Reading):
        assert askew.ocr
        assert askew.pages == 1
        (paragraph,) = (askew.content(block) for block in askew.of_kind(BlockKind.PARAGRAPH))
        assert paragraph == " ".join(LINES)

    def test_has_headings_items_and_tables(self, askew: Reading):
        assert [askew.content(block) for block in askew.of_kind(BlockKind.HEADING, BlockKind.TITLE)] == [
            "Mål for ledige"
        ]
        items = [askew.content(block) for block in askew.of_kind(BlockKind.ITEM)]
        assert items == ["Flere samtaler med de unge", "Færre på sygedagpenge"]
        (table,) = askew.of_kind(BlockKind.TABLE)
        assert table.grid
        cells = [tuple(cell.replace(" ", "") for cell in row) for row in table.grid.texts()]
        assert cells == [tuple(cell.replace(" ", "") for cell in row) for row in ROWS]
        assert table.grid.header_rows == 1

    def test_places_are_those_of_the_page_as_one_sees_it(self, askew: Reading):
        (heading,) = askew.of_kind(BlockKind.HEADING, BlockKind.TITLE)
        assert heading.bbox
        # Turned by 1.3 degrees counterclockwise about the middle of the page.
        angle = np.radians(1.3)
        x, y = 72 - A4[0] / 2, A4[1] - 750 - A4[1] / 2
        assert heading.bbox.x0 == pytest.approx(A4[0] / 2 + x * np.cos(angle) + y * np.sin(angle), abs=4)
        assert heading.bbox.bottom == pytest.approx(A4[1] / 2 - x * np.sin(angle) + y * np.cos(angle), abs=6)

    def test_same_bytes_same_reading(self, askew: Reading):
        assert pages.compose(scan(picture(drawn(letter), turn=1.3))) == askew


@pytest.mark.usefixtures("tesseract")
class TestPages:
    def test_words_say_how_sure_they_are(self):
        found = pdf.read(scan(picture(drawn(letter)))).pages[0]
        assert found.scanned
        assert all(word.confidence is not None and 0 <= word.confidence <= 1 for word in found.words)

    def test_lying_on_its_side_is_turned(self):
        (page,) = pdf.read(scan(picture(drawn(letter), turn=90))).pages
        assert page.height > page.width
        assert "ledige" in [word.text for word in page.words]
        assert round(page.turn) in {-90, 90, 270}

    def test_bold_and_italic_show_in_the_ink(self):
        def draw(canvas: Canvas) -> None:
            for index, (font, line) in enumerate(
                (("Helvetica", LINES[0]), ("Helvetica-Oblique", LINES[1]), ("Helvetica-Bold", LINES[2]))
            ):
                canvas.setFont(font, 11)
                canvas.drawString(72, 700 - 20 * index, line)

        page = pdf.read(scan(picture(drawn(draw)))).pages[0]
        faces = {word.text: (word.bold, word.italic) for word in page.words}
        assert faces["Antallet"] == (False, False)
        assert faces["forhold"] == (False, True)
        assert faces["jobcentret."] == (True, False)

    def test_unsure_words_are_named(self):
        def smudged(canvas: Canvas) -> None:
            letter(canvas)
            canvas.setFont("Helvetica", 11)
            canvas.drawString(72, 500, "Tilbud til borgere med særlige behov")
            canvas.setFillGray(1)
            for x in range(74, 290, 5):
                canvas.rect(x, 496, 1.6, 14, stroke=0, fill=1)

        file = pdf.read(scan(picture(drawn(smudged))))
        (told,) = [problem for problem in file.problems if problem.kind == "ocr_unsure"]
        assert told.page == 1

    def test_stamp_on_a_scan_does_not_hide_it(self):
        stamped = scan(picture(drawn(letter)), lambda canvas: canvas.drawString(400, 820, "Bilag 3, side 1"))
        (page,) = pdf.read(stamped).pages
        assert page.scanned
        assert len(page.words) > 30

    def test_text_layer_of_rubbish_is_left_for_the_picture(self):
        def draw(canvas: Canvas) -> None:
            text = canvas.beginText(72, 720)
            text.setTextRenderMode(3)
            for line in LINES:
                text.textLine(
                    "".join(chr(33 + (ord(character) * 7) % 90) if character != " " else " " for character in line)
                )
            canvas.drawText(text)

        file = pdf.read(scan(picture(drawn(letter)), draw))
        assert file.pages[0].scanned
        assert [problem.kind for problem in file.problems if problem.severity == "note"] == ["ocr"]

    def test_good_text_layer_of_a_scan_is_kept(self):
        data = scan(picture(drawn(letter)), letter)
        assert not pdf.read(data).pages[0].scanned

    def test_picture_without_words_has_no_text(self):
        noise = np.random.default_rng(1).integers(0, 255, size=(300, 212), dtype=np.uint8)
        with pytest.raises(ReadingError) as caught:
            pdf.read(scan(Image.fromarray(noise)))
        assert caught.value.kind == "no_text"


class TestWithoutTesseract:
    @pytest.fixture(autouse=True)
    def absent(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setenv("PATH", str(tmp_path))

    def test_scan_is_refused_with_the_way_to_install_it(self):
        with pytest.raises(ReadingError, match="apt-get install tesseract-ocr") as caught:
            pdf.read(scan(picture(drawn(letter))))
        assert caught.value.kind == "ocr_missing"

    def test_pages_with_text_are_read_and_the_scan_among_them_is_named(self):
        document = pypdfium2.PdfDocument.new()
        for data in (drawn(letter), scan(picture(drawn(letter)))):
            document.import_pages(pypdfium2.PdfDocument(data))
        stream = io.BytesIO()
        document.save(stream)
        file = pdf.read(stream.getvalue())
        assert [bool(page.words) for page in file.pages] == [True, False]
        (told,) = [problem for problem in file.problems if problem.kind == "ocr_missing"]
        assert told.page == 2


PROSE = (
    f"{' '.join(LINES)} Jobcentret holder flere samtaler med de unge, og færre er derfor på sygedagpenge i længere tid."
)


def words(text: str) -> list[Word]:
    return [Word(token, Box(0, 0, 1, 1), 1, 10) for token in text.split()]


class TestRubbish:
    @pytest.mark.parametrize(
        "text",
        [
            PROSE,
            "The number of people out of work has fallen since last year in all parts of the country " * 4,
            "Jobindsats A-dagpenge Kontanthjælp Uddannelseshjælp Fleksjob Ledighedsydelse Førtidspension " * 6,
            "1.204 880 -2,1 -0,7 3,5 120 2018 2019 " * 10,
            "kr. pct. mio. RAR KL STAR BDO ABC " * 10,
        ],
    )
    def test_words_are_none(self, text: str):
        assert not scans.is_rubbish(words(text))

    @pytest.mark.parametrize(
        "text",
        [
            " ".join(f"{word[::-1]}#{word}".swapcase().replace("e", "%") for word in PROSE.split()),
            "\uf041\uf06e\uf074 \uf061\uf066\uf06c\uf065 \uf061a\uf064b " * 20,
            "".join(character if character == " " else chr(ord(character) + 3) for character in PROSE),
        ],
    )
    def test_what_no_font_can_say_is(self, text: str):
        assert scans.is_rubbish(words(text))
