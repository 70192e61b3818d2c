"""Character recognition by Tesseract, the program: the one module that knows how it is called and what it prints.

Tesseract runs as a process of its own with one thread (OMP_THREAD_LIMIT), one language model (dan), one mode and one
resolution, so that a picture gives the same words on every run; another release of Tesseract may read otherwise.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from xml.etree import ElementTree

import numpy as np

from models.errors import BeskplanError

Grey = np.ndarray[tuple[int, int], np.dtype[np.uint8]]

LANGUAGE = "dan"
INSTALL = "Install it (Debian and Ubuntu: apt-get install tesseract-ocr tesseract-ocr-dan) and read the file again."
SECONDS = 60  # that one page may take; it takes two to five
_MODE = "11"  # sparse text: as much as is there, in no order; the layout is found from the places as in any PDF
_LISTING_SECONDS = 20
_BOX = re.compile(r"bbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_BASELINE = re.compile(r"baseline (-?[\d.]+) (-?[\d.]+)")
_CONFIDENCE = re.compile(r"x_wconf (-?\d+)")
_HEIGHTS = {name: re.compile(rf"{name} (-?[\d.]+)") for name in ("x_size", "x_descenders", "x_ascenders")}
_LINES = frozenset({"ocr_line", "ocr_caption", "ocr_header", "ocr_textfloat"})


class RecognitionError(BeskplanError):
    """Characters cannot be recognised: `kind` is ocr_missing (no program, no Danish model) or ocr (it failed)."""

    def __init__(self, kind: str, message: str, remedy: str = "") -> None:
        super().__init__(message, remedy)
        self.kind = kind


@dataclass(frozen=True, slots=True)
class ReadWord:
    """One word in pixels from the top left corner; `confidence` is Tesseract's own, 0 to 1."""

    text: str
    x0: int
    top: int
    x1: int
    bottom: int
    confidence: float


@dataclass(frozen=True, slots=True)
class ReadLine:
    """Words that Tesseract takes for one line, left to right; heights in pixels.

    `baseline` is where the line's letters stand at its middle; `x_height` is that of a small x.
    """

    words: tuple[ReadWord, ...]
    baseline: float
    x_height: float


def recognise(picture: Grey, resolution: int, seconds: float = SECONDS) -> tuple[ReadLine, ...]:
    """The lines of a picture of `resolution` dots per inch, in Tesseract's order.

    Raises `RecognitionError` where Tesseract or its Danish model is missing, fails, hangs or prints what is no answer.
    """
    program = installed()
    height, width = picture.shape
    sent = b"P5 %d %d 255\n" % (width, height) + picture.tobytes()
    options = ["-l", LANGUAGE, "--psm", _MODE, "--dpi", str(resolution), "hocr"]
    answer = _run([program, "stdin", "stdout", *options], sent, seconds)
    try:
        page = ElementTree.fromstring(answer)
    except ElementTree.ParseError as error:
        raise RecognitionError("ocr", "Tesseract gave no answer that can be read.", _CHECK) from error
    return tuple(line for element in page.iter() if element.get("class") in _LINES for line in _line(element))


_CHECK = f"Check it with: tesseract --list-langs. {INSTALL}"


def installed() -> str:
    """The path of Tesseract, with its Danish model; raises `RecognitionError` of kind ocr_missing."""
    program = shutil.which("tesseract")
    if program is None:
        raise RecognitionError("ocr_missing", "Tesseract, which recognises the text of scans, is not there.", INSTALL)
    if LANGUAGE not in _languages(program):
        raise RecognitionError("ocr_missing", "Tesseract's Danish model is not there.", INSTALL)
    return program


@lru_cache(maxsize=8)
def _languages(program: str) -> frozenset[str]:
    listed = _run([program, "--list-langs"], b"", _LISTING_SECONDS).decode("utf-8", "replace")
    return frozenset(line.strip() for line in listed.splitlines())


def _run(command: list[str], sent: bytes, seconds: float) -> bytes:
    """What the program prints; the process is dead when this returns, however it ends."""
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(command, input=sent, capture_output=True, timeout=seconds, env=environment, check=False)
    except subprocess.TimeoutExpired as error:
        raise RecognitionError("ocr", f"Tesseract took longer than {seconds:.0f} seconds.", _CHECK) from error
    except OSError as error:
        raise RecognitionError("ocr", f"Tesseract cannot be started ({error.strerror}).", _CHECK) from error
    if done.returncode:
        raise RecognitionError("ocr", f"Tesseract ended with an error ({done.returncode}).", _CHECK)
    return done.stdout


def _line(element: ElementTree.Element) -> Iterator[ReadLine]:
    title = element.get("title", "")
    box, baseline = _BOX.search(title), _BASELINE.search(title)
    heights = [found.search(title) for found in _HEIGHTS.values()]
    words = tuple(word for inner in element.iter() if inner.get("class") == "ocrx_word" for word in _word(inner))
    if not (box and words and all(heights)):
        return
    size, below, above = (float(found[1]) for found in heights if found)
    left, _, right, bottom = (int(edge) for edge in box.groups())
    slope, offset = (float(baseline[1]), float(baseline[2])) if baseline else (0.0, 0.0)
    yield ReadLine(words, bottom + offset + slope * (right - left) / 2, max(size - below - above, 1.0))


def _word(element: ElementTree.Element) -> Iterator[ReadWord]:
    title = element.get("title", "")
    box, confidence = _BOX.search(title), _CONFIDENCE.search(title)
    text = "".join("".join(element.itertext()).split())
    if text and box and confidence:
        x0, top, x1, bottom = (int(edge) for edge in box.groups())
        yield ReadWord(text, x0, top, x1, bottom, int(confidence[1]) / 100)
