"""Which pages of a PDF are scans, and what stands on them: pictures of paper, and pages whose text layer is rubbish."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np

from extractor.reading import ocr, scan_page
from extractor.reading.ocr import RecognitionError
from extractor.reading.pdf_page import Page, Word
from extractor.reading.progress import step_done
from extractor.reading.scan_page import UNSURE, ScannedPage
from extractor.reading.scan_picture import picture_of, render
from models import vocabulary
from models.provenance import Box
from models.records import Problem
from models.terms import Severity

_STAMP = 25  # words that a scanner or an archive prints upon a page; running text has more
_COVERS = 0.5  # of the page that the pictures of a scanned one cover
_LIGHT = 150  # grey level that most of a sheet of paper reaches, and no photograph
_GLANCE = 36  # dots per inch at which a page is looked at
_LEAST_WORDS = 25  # different words of letters by which a text layer can be judged
_RUBBISH = 0.02  # share of the commonest words below which a text layer is none
_STRANGE = 0.35  # share of words that no language of Europe writes so; running text has next to none
_LEAST_E = 0.04  # share of the letter e, which is the commonest of Danish and of its neighbours, at 9 % and more
_VOWELS = frozenset("aeiouyæøåäöüéAEIOUYÆØÅÄÖÜÉ")
_BETTER = 3  # times as many of the commonest words as the text layer that recognition must find to replace it
_GIVEN_UP = 2  # pages on which Tesseract fails before it is asked no more
_NAMED = 8  # unsure words that a problem shows


def read(document: Any, pages: Sequence[Page]) -> tuple[list[Page], list[Problem]]:
    """The pages, those that are scans recognised, and what is to be said of them.

    Where Tesseract is missing the pages stay as they are, and one problem says so.
    """
    found, problems = list(pages), []
    picked = [page for page in pages if _is_picture(document, page, pages) or is_rubbish(page.words)]
    scanned: list[ScannedPage] = []
    failures = 0
    for page in picked:
        try:
            scanned.append(_scanned(document, page.number))
            step_done()
        except RecognitionError as error:
            if error.kind == "ocr_missing":
                return found, [_missing(picked, error)]
            problems.append(_problem(page.number, "ocr", f"The page is a scan and was not recognised. {error}"))
            failures += 1
            if failures == _GIVEN_UP:
                problems.append(_problem(None, "ocr", "Its further scanned pages were left out."))
                break
    for page in scan_page.evened(scanned):
        before = pages[page.number - 1]
        if before.words and _known(page.words) < max(_BETTER * _known(before.words), _LEAST_WORDS // 5):
            continue
        found[page.number - 1] = page
        problems += _told(page, before)
    return found, problems


def is_rubbish(words: Iterable[Word]) -> bool:
    """Whether a text layer is none: hardly any of the commonest Danish words among many words, and most of them
    unreadable, or letters that occur as in no text (a font whose characters are all named wrongly)."""
    texts = [word.text for word in words]
    private = sum(any(_is_private(character) for character in text) for text in texts)
    if private >= _LEAST_WORDS and private > _STRANGE * len(texts):
        return True
    letters = [text for text in texts if sum(character.isalpha() for character in text) > 1]
    if len(set(letters)) < _LEAST_WORDS or _share(letters) >= _RUBBISH:
        return False
    strange = sum(_is_strange(text) for text in letters) > _STRANGE * len(letters)
    joined = [character for text in letters for character in text.lower() if character.isalpha()]
    return strange or joined.count("e") < _LEAST_E * len(joined)


def _is_private(character: str) -> bool:
    return "\ue000" <= character <= "\uf8ff"


def _is_strange(text: str) -> bool:
    """No vowel in four letters and more, capitals inside a word, or signs between its letters."""
    inner = text.strip(".,;:!?()[]\"'”“»«–-/")
    letters = [character for character in inner if character.isalpha()]
    if len(letters) > 3 and not any(character in _VOWELS for character in letters):
        return True
    mixed = any(one.islower() and other.isupper() for one, other in pairwise(inner))
    return mixed or any(not (character.isalnum() or character in "-/.'’&@") for character in inner)


@cache
def _commonest() -> frozenset[str]:
    return frozenset(tomllib.loads(vocabulary.read("prose.toml"))["commonest"].split())


def _known(words: Iterable[Word]) -> int:
    return sum(word.text.lower().strip(".,;:") in _commonest() for word in words)


def _share(texts: Sequence[str]) -> float:
    return sum(text.lower().strip(".,;:") in _commonest() for text in texts) / len(texts)


def _is_picture(document: Any, page: Page, pages: Sequence[Page]) -> bool:
    """Whether a page is the picture of a sheet: no words, or a stamp, on what looks like paper."""
    drawn = page.images or page.drawings or page.fills or page.rules
    if not page.width or not page.height or not drawn or len(page.words) > _STAMP:
        return False
    if not page.words:
        # Among pages with text a dark picture is a photograph; where there are none, it is a poor scan.
        return not any(len(other.words) > _STAMP for other in pages) or _is_light(document, page)
    return sum(_area(box, page) for box in page.images) > _COVERS * page.width * page.height and _is_light(
        document, page
    )


def _area(box: Box, page: Page) -> float:
    width, height = min(box.x1, page.width) - max(box.x0, 0), min(box.bottom, page.height) - max(box.top, 0)
    return max(width, 0.0) * max(height, 0.0)


def _is_light(document: Any, page: Page) -> bool:
    handle = document[page.number - 1]
    try:
        return float(np.median(render(handle, _GLANCE))) >= _LIGHT
    finally:
        handle.close()


def _scanned(document: Any, number: int) -> ScannedPage:
    ocr.installed()
    handle = document[number - 1]
    try:
        return scan_page.recognised(picture_of(handle), number)
    finally:
        handle.close()


def _told(page: Page, before: Page) -> list[Problem]:
    """What a reader must know of a recognised page: that its text layer was dropped, and its unsure words."""
    problems = []
    if before.words:
        message = f"The page's text layer ({len(before.words)} words) was left for what its picture shows."
        problems.append(_problem(page.number, "ocr", message, Severity.NOTE))
    unsure = [word.text for word in page.words if (word.confidence or 0.0) < UNSURE]
    if unsure:
        shown = " ".join(unsure[:_NAMED])
        message = f"{len(unsure)} of {len(page.words)} words of the scanned page are unsure: {shown}. Look there twice."
        problems.append(_problem(page.number, "ocr_unsure", message))
    return problems


def _missing(picked: Sequence[Page], error: RecognitionError) -> Problem:
    pages = f"{len(picked)} pages are scans" if len(picked) > 1 else "A page is a scan"
    return _problem(picked[0].number, error.kind, f"{pages} and could not be recognised. {error}")


def _problem(page: int | None, kind: str, message: str, severity: Severity = Severity.WARNING) -> Problem:
    return Problem(doc_id="", file="", page=page, kind=kind, severity=severity, message=message)
