"""The picture of a page -> its page: words as Tesseract reads them, with the type that their ink shows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractor.reading import ocr, scan_ink, scan_marks, scan_shapes
from extractor.reading.ocr import ReadLine, ReadWord
from extractor.reading.pdf_page import Fill, Page, Word
from extractor.reading.pdf_words import ASCENT, DESCENT
from extractor.reading.scan_ink import Ink
from extractor.reading.scan_picture import Picture, contrasted, turned
from models.provenance import Box

X_HEIGHT, CAPITAL = 0.52, 0.72  # of the type size, as in Helvetica and Arial
UNSURE = 0.6  # words below this confidence are named in problems
_STRETCH = 3.0  # times the usual height of letters that print may be larger or smaller
_LEGIBLE = 0.5  # share of sure words on a page that stands upright
_SENSELESS = 0.3  # share of sure words below which a picture shows no text
_FEW = 8  # words too few to tell how a page stands
_EVEN = 0.09  # sizes of type that differ by less are one: what the measure of an x-height cannot tell apart
_BOLD = 1.25  # strokes by this factor thicker than those of the running text, at one size
_ITALIC = 1.0  # leaning strokes; upright ones stay below 0.95
_ALL = 0.8  # share of a line's letters that makes all of it bold or italic
_ROW = 0.25  # of the type size: baselines closer than this are one
_WIDE = 1.5  # type sizes: a wider blank parts two lines
_WHITE = 255
_DASHES = re.compile("[-–—−]{2,}|—")  # a dash or a minus that Tesseract is in two minds about
_SIGN = 0.8  # of the x-height: a bullet is lower and narrower
_SOLID = 0.55  # share of its box that the ink of a bullet fills


@dataclass(frozen=True, slots=True)
class Measured:
    """A word with the thickness of its strokes, in type sizes, and how they lean (see `scan_ink`)."""

    word: Word
    stroke: float
    slant: float


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """A page as recognised, before its types are compared with those of the document."""

    page: Page
    words: tuple[Measured, ...]


def recognised(picture: Picture, number: int, turns: bool = True) -> ScannedPage:
    """The page that a picture shows; raises `RecognitionError`.

    A page that makes no sense is tried lying on its sides and on its head; one that makes none either way is a picture
    and has no words.
    """
    found = _upright(picture, number)
    if not turns or _sense(found) >= _LEGIBLE:
        return found
    tries = [found, *(_upright(turned(picture, quarters), number) for quarters in (1, 2, 3))]
    best = max(tries, key=_legible)
    return best if _sense(best) >= _SENSELESS else replace(best, words=())


def _legible(scanned: ScannedPage) -> float:
    return sum(len(one.word.text) * (one.word.confidence or 0.0) ** 2 for one in scanned.words)


def _sense(scanned: ScannedPage) -> float:
    """Share of the words that are sure; 1 for a page of few words, which is a picture or empty."""
    if len(scanned.words) < _FEW:
        return 1.0
    return sum((one.word.confidence or 0.0) >= UNSURE for one in scanned.words) / len(scanned.words)


def _upright(picture: Picture, number: int) -> ScannedPage:
    across, down = scan_shapes.rules(picture)
    shades = scan_shapes.shades(picture)
    levels = contrasted(scan_shapes.inverted(picture, shades), picture.paper)
    levels = scan_shapes.without(levels, [*across, *down], _WHITE)
    ink = levels < _WHITE // 2
    lines = scan_marks.mended(_spelt(ocr.recognise(levels, round(picture.resolution)), ink), ink)
    scale = picture.points
    height, width = picture.levels.shape
    page = Page(
        number, width * scale, height * scale, (),
        rules=tuple(_box(rule, scale) for rule in (*across, *down)),
        fills=tuple(Fill(_box(shade.box, scale), (shade.level,) * 3) for shade in shades),
        turn=picture.turn, scanned=True,
    )  # fmt: skip
    return ScannedPage(page, tuple(word for line in lines for word in _words(line, ink, scale)))


def _spelt(lines: Sequence[ReadLine], ink: Ink) -> list[ReadLine]:
    """The lines without specks, and with the signs that Danish has for those that Tesseract takes them for."""
    heights = sorted(line.x_height for line in lines for _ in line.words)
    usual = heights[len(heights) // 2] if heights else 0.0
    kept = []
    for line in lines:
        if all(word.confidence < UNSURE for word in line.words) and not _is_type(line.x_height, usual):
            continue  # what Tesseract sees in a picture
        words = list(line.words)
        if _is_bullet(words[0], ink, usual):
            if len(words) == 1:
                continue  # read on a line of its own: its ink is found again before the item
            words[0] = replace(words[0], text="•")
        words = [word for index, word in enumerate(words) if not _is_speck(word, 0 < index < len(words) - 1)]
        for index, word in enumerate(words):
            text = "–" if _DASHES.fullmatch(word.text) else _DASHES.sub("-", word.text)
            following = words[index + 1].text if index + 1 < len(words) else ""
            words[index] = replace(word, text="I" if text == "|" and following[:1].islower() else text)
        if words:
            kept.append(replace(line, words=tuple(words)))
    return kept


def _is_type(x_height: float, usual: float) -> bool:
    """Whether a line can be print, by the height of its letters beside those of the page's other lines."""
    return usual / _STRETCH <= x_height <= usual * _STRETCH


def _is_speck(word: ReadWord, inside: bool) -> bool:
    """An unsure mark that is no letter, figure, bullet or per cent; a dash inside a line is none."""
    if word.confidence >= UNSURE or any(character.isalnum() or character in "%•" for character in word.text):
        return False
    return not (inside and all(sign in "-–—−" for sign in word.text))


def _box(pixels: tuple[int, int, int, int], scale: float) -> Box:
    x0, top, x1, bottom = pixels
    return Box(x0 * scale, top * scale, x1 * scale, bottom * scale)


def _words(line: ReadLine, ink: Ink, scale: float) -> Iterator[Measured]:
    """The words of a line, `scale` in points per pixel."""
    size = _size(line) * scale
    baseline = line.baseline * scale
    for word in line.words:
        box = Box(word.x0 * scale, baseline - ASCENT * size, word.x1 * scale, baseline + DESCENT * size)
        inside = ink[word.top : word.bottom, word.x0 : word.x1]
        seen = Word(word.text, box, baseline, size, confidence=word.confidence)
        yield Measured(seen, scan_ink.stroke(inside) * scale / size, scan_ink.slant(inside))


def _size(line: ReadLine) -> float:
    """The size of type in pixels: by the small letters, or by capitals and figures where a line has no others."""
    if any(character.islower() for word in line.words for character in word.text):
        return line.x_height / X_HEIGHT
    tall = [line.baseline - word.top for word in line.words if any(character.isalnum() for character in word.text)]
    return max(tall) / CAPITAL if tall and max(tall) > 0 else line.x_height / X_HEIGHT


def _is_bullet(word: ReadWord, ink: Ink, x_height: float) -> bool:
    """Whether the first sign of a line is a dot: Tesseract takes it for an e, an o or an asterisk."""
    if len(word.text) > 1 or word.text.isdigit():
        return False
    inside = ink[word.top : word.bottom, word.x0 : word.x1]
    low = max(word.bottom - word.top, word.x1 - word.x0) < _SIGN * x_height
    return low and inside.size > 0 and float(inside.mean()) > _SOLID


def evened(pages: Sequence[ScannedPage]) -> list[Page]:
    """The pages with one size for what is one size of type in the document, bold where strokes are thick
    and italic where they lean."""
    words = [one for scanned in pages for one in scanned.words]
    sizes = _sizes(words)
    lengths: Counter[float] = Counter()
    for one in words:
        lengths[sizes[one.word.size]] += len(one.word.text)
    body = lengths.most_common(1)[0][0] if lengths else 0.0
    strokes = sorted(one.stroke for one in words if sizes[one.word.size] == body)
    usual = strokes[len(strokes) // 2] if strokes else 0.0
    return [replace(scanned.page, words=tuple(_typed(scanned.words, sizes, usual))) for scanned in pages]


def _typed(words: Iterable[Measured], sizes: Mapping[float, float], usual: float) -> Iterator[Word]:
    """The words in their type; those of one line stand on one baseline and are bold, or italic, together or word by
    word."""
    for line in _lines(words, sizes):
        telling = [_telling(one.word.text) for one in line]
        bold = _voted([one.stroke > _BOLD * usual for one in line], telling)
        italic = _voted([one.slant > _ITALIC for one in line], telling)
        baseline = sorted(one.word.baseline for one in line)[len(line) // 2]
        for one, is_bold, is_italic in zip(line, bold, italic, strict=True):
            size = sizes[one.word.size]
            box = Box(one.word.box.x0, baseline - ASCENT * size, one.word.box.x1, baseline + DESCENT * size)
            yield replace(one.word, size=size, baseline=baseline, box=box, bold=is_bold, italic=is_italic)


def _voted(marked: Sequence[bool], telling: Sequence[int]) -> list[bool]:
    """Which words of a line are set so: all where nearly all of the letters that tell are; what tells nothing follows
    the word before it."""
    share = sum(letters for letters, one in zip(telling, marked, strict=True) if one) / max(sum(telling), 1)
    found: list[bool] = []
    for one, letters in zip(marked, telling, strict=True):
        before = found[-1] if found else share > 0.5
        found.append(share >= _ALL or (one if letters else before))
    return found


def _lines(words: Iterable[Measured], sizes: Mapping[float, float]) -> Iterator[list[Measured]]:
    """Words of one size that stand beside each other, left to right: Tesseract often parts a line where it is wide."""
    rows: list[list[Measured]] = []
    for one in sorted(words, key=lambda one: (sizes[one.word.size], one.word.baseline, one.word.box.x0)):
        last = rows[-1][-1] if rows else None
        size = sizes[one.word.size]
        if last and sizes[last.word.size] == size and one.word.baseline - last.word.baseline <= _ROW * size:
            rows[-1].append(one)
        else:
            rows.append([one])
    for row in rows:
        line: list[Measured] = []
        for one in sorted(row, key=lambda one: one.word.box.x0):
            if line and one.word.box.x0 - line[-1].word.box.x1 > _WIDE * sizes[one.word.size]:
                yield line
                line = []
            line.append(one)
        yield line


def _telling(text: str) -> int:
    """Letters of a word, by which its strokes can be judged; a single one, or a dash, has too few."""
    count = sum(character.isalpha() for character in text)
    return count if count > 1 else 0


def _sizes(words: Sequence[Measured]) -> dict[float, float]:
    """For each measured size the one that it stands for: the commonest first, each takes in what is near to it."""
    lengths: Counter[float] = Counter()
    for one in words:
        lengths[one.word.size] += len(one.word.text)
    sizes: dict[float, float] = {}
    for size in sorted(lengths, key=lambda size: (-lengths[size], size)):
        if size not in sizes:
            near = [other for other in lengths if other not in sizes and abs(other - size) <= _EVEN * size]
            sizes.update(dict.fromkeys(near, round(size * 2) / 2))
    return sizes
