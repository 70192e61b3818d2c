"""An example as a scanner would leave it: pictures of its pages, a little turned and grainy, and no text."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pypdfium2
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

RESOLUTION = 150  # dots per inch
TURNS = (0.6, -0.4)  # degrees, page by page
GRAIN = 16  # grey levels of 256, either way
QUALITY = 45  # of the JPEG, 1 to 95
PAPER = 248  # grey level of the paper


def build(pdf: bytes, title: str, seed: int) -> bytes:
    """The pages of `pdf` as pictures in a new PDF that holds no text; the grain follows from `seed`."""
    grain = np.random.default_rng(seed)
    target = BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=1, pageCompression=1)
    canvas.setTitle(title)
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document):
        picture = page.render(scale=RESOLUTION / 72, grayscale=True).to_pil()
        turned = picture.rotate(TURNS[number % len(TURNS)], resample=Image.Resampling.BICUBIC, fillcolor=255)
        levels = np.minimum(np.asarray(turned, dtype=np.int16), PAPER)
        levels = levels + grain.integers(-GRAIN, GRAIN + 1, size=levels.shape, dtype=np.int16)
        scanned = BytesIO()
        Image.fromarray(levels.clip(0, 255).astype(np.uint8)).save(scanned, "JPEG", quality=QUALITY)
        scanned.seek(0)
        canvas.drawImage(ImageReader(scanned), 0, 0, *A4)
        canvas.showPage()
    document.close()
    canvas.save()
    return target.getvalue()
