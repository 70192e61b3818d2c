"""Figures and the pictures on their pages: which belongs to which, and what is cut out."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image as Pillow
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractor.pipeline import extract
from extractor.reading import pdf_crops
from extractor.reading.source import Source
from models.provenance import Box
from models.records import Extraction

HEIGHT = A4[1]
PROSE = "Jobcentret holder møde med virksomhederne hvert kvartal, og planen lægges sammen med den ledige."
RED, GREEN, BLUE = (200, 30, 30), (30, 160, 60), (30, 60, 190)


def picture(colour: tuple[int, int, int], width: int = 300, height: int = 120) -> ImageReader:
    stream = io.BytesIO()
    Pillow.new("RGB", (width, height), colour).save(stream, "PNG")
    stream.seek(0)
    return ImageReader(stream)


def read(tmp_path: Path, things: Sequence[tuple[float, str | tuple[int, int, int]]]) -> Extraction:
    """A page with captions (texts) and pictures (colours, 300 by 120 points) from the given distances below its top."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=True)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(60, HEIGHT - 40, "Beskæftigelsesplan 2020 for Lindebæk Kommune")
    for index in range(5):
        canvas.drawString(60, HEIGHT - 60 - 13 * index, PROSE)
        canvas.drawString(60, 90 - 13 * index, PROSE)
    for top, thing in things:
        if isinstance(thing, str):
            canvas.drawString(60, HEIGHT - top, thing)
        else:
            canvas.drawImage(picture(thing), 60, HEIGHT - top - 120, 300, 120)
    canvas.save()
    path = tmp_path / "plan.pdf"
    path.write_bytes(stream.getvalue())
    return extract(Source(path, path.name))


def shown(found: Extraction) -> dict[str | None, tuple[int, int, int]]:
    """The colour in the middle of each figure's picture, by the figure's number."""
    images = {image.path: Pillow.open(io.BytesIO(image.data)) for image in found.images}
    return {
        figure.number: image.getpixel((image.width // 2, image.height // 2))[:3]  # type: ignore[index]
        for figure in found.figures
        if figure.image and (image := images[figure.image])
    }


def test_captions_above_their_pictures(tmp_path: Path) -> None:
    found = read(
        tmp_path, [(180, "Figur 1: Ledige efter alder"), (190, RED), (325, "Figur 2: Ledige efter køn"), (335, GREEN)]
    )
    assert shown(found) == {"1": RED, "2": GREEN}
    assert [figure.image for figure in found.figures] == [f"figures/{f.figure_id}.png" for f in found.figures]


def test_captions_below_their_pictures(tmp_path: Path) -> None:
    found = read(
        tmp_path, [(170, RED), (303, "Figur 1: Ledige efter alder"), (312, GREEN), (445, "Figur 2: Ledige efter køn")]
    )
    assert shown(found) == {"1": RED, "2": GREEN}


def test_pictures_that_no_caption_names_are_left_out(tmp_path: Path) -> None:
    found = read(tmp_path, [(180, "Figur 1: Ledige efter alder"), (190, RED), (500, BLUE)])
    assert shown(found) == {"1": RED}
    assert len(found.images) == 1


def test_text_between_caption_and_picture_parts_them(tmp_path: Path) -> None:
    found = read(tmp_path, [(180, "Figur 1: Ledige efter alder"), (200, PROSE), (213, PROSE), (222, RED)])
    assert shown(found) == {}
    assert [figure.image for figure in found.figures] == [None]


def test_the_cut_is_the_picture_at_twice_its_size(tmp_path: Path) -> None:
    (image,) = read(tmp_path, [(180, "Figur 1: Ledige efter alder"), (190, RED)]).images
    width, height = Pillow.open(io.BytesIO(image.data)).size
    assert (abs(width - 600) <= 8, abs(height - 240) <= 8) == (True, True)


@pytest.mark.parametrize(
    ("turned", "box"),
    [
        (0, Box(100, 442, 150, 542)), (90, Box(300, 100, 400, 150)), (180, Box(445, 300, 495, 400)),
        (270, Box(195, 692, 295, 742)),
    ],
)  # fmt: skip
def test_boxes_are_those_of_the_page_as_one_sees_it(turned: int, box: Box) -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842))
    canvas.setFillColorRGB(1, 0, 0)
    canvas.rect(100, 300, 50, 100, stroke=0, fill=1)
    canvas.setPageRotation(turned)  # a quarter turn gives a sheet of 842 by 595
    canvas.save()
    (cut,) = pdf_crops.crops(stream.getvalue(), [(1, box)])
    assert cut is not None
    colours = Pillow.open(io.BytesIO(cut)).getcolors() or []
    red = sum(count for count, colour in colours if colour == (255, 0, 0))
    assert red / sum(count for count, _ in colours) > 0.85


def test_a_page_that_is_not_there_gives_no_picture() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.showPage()
    canvas.save()
    assert list(pdf_crops.crops(stream.getvalue(), [(7, Box(0, 0, 10, 10))])) == [None]


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    things = [(180, "Figur 1: Ledige efter alder"), (190, RED)]
    assert read(tmp_path, things).images == read(tmp_path, things).images
