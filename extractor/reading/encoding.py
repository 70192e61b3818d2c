"""Bytes -> text: which encoding a text file was written in, and what was broken on its way here.

Danish plans come in UTF-8, UTF-16, the Windows and DOS code pages, and as text that was decoded wrongly once before
("KÃ¸ge"). Statistical detectors confuse the Danish code pages on short texts, so the choice is made by Danish letters.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

import ftfy

from models.errors import ReadingError

_REPLACEMENT = "\ufffd"
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SINGLE_BYTE = ("cp1252", "latin-1", "cp865")  # the first of equals wins
_DANISH_IN_WORD = re.compile(r"(?<=[a-zA-Z])[æøå]|[æøåÆØÅ](?=[a-zæøå])")
_STRANGE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]|(?<=[a-z])[^\w\s.,;:!?()\[\]\"'’”“«»/%&+*=<>|_§@#–—-](?=[a-z])")
_MOJIBAKE_HINT = re.compile("[ÃÂ][\x80-\xbf\u0152-\u2122ˆ˜]|â€")
_BROKEN_DANISH = {
    letter.encode("utf-8").decode(codec, "ignore"): letter for codec in ("latin-1", "cp1252") for letter in "æøåÆØÅéüöä"
}
_INVISIBLE = re.compile("\u00ad(?!\\s*\n)|[\u200b-\u200d\u2060\ufeff\x00-\x08\x0b\x0e-\x1f\x7f]")
_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2009": " "})
_NEWLINES = re.compile("\r\n?|\u2028|\u2029|\x85")
_FORMATS = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a zip archive or an Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text with "\\n" line ends, how it was encoded, and one note for each thing that was mended."""

    text: str
    encoding: str
    notes: tuple[tuple[str, str], ...]  # (kind, sentence)


def decode(data: bytes) -> Decoded:
    """The text of `data`; raises ReadingError where it is empty or not text."""
    if not data.strip():
        raise ReadingError("empty", "The file is empty.", "Export or copy it again.")
    for magic, what in _FORMATS:
        if data.startswith(magic):
            raise ReadingError("damaged", f"The file is not text but {what}.", "Save the plan as PDF or plain text.")
    encoding = _encoding(data)
    text = data.decode(encoding, errors="replace")
    if text.count("\x00") > len(text) // 50:
        raise ReadingError("damaged", "The file is not text.", "Save the plan as PDF or plain text.")
    notes: list[tuple[str, str]] = []
    if encoding not in {"utf-8", "utf-8-sig"}:
        notes.append(("encoding", f"The file is not in UTF-8; it was read as {encoding}."))
    lost = text.count(_REPLACEMENT)
    if lost:
        notes.append(("encoding", f"{lost} characters could not be read and stand as {_REPLACEMENT}."))
    text, mended = _mend(text)
    text = _NEWLINES.sub("\n", text)
    if mended:
        notes.append(("mojibake", f"Wrongly decoded letters were mended in {mended} lines."))
    invisible = len(_INVISIBLE.findall(text))
    if invisible:
        text = _INVISIBLE.sub("", text)
        notes.append(("invisible", f"{invisible} soft hyphens and other invisible characters were taken out."))
    if not text.strip():
        raise ReadingError("empty", "The file holds no text.", "Export or copy it again.")
    return Decoded(text.translate(_SPACES), encoding, tuple(notes))


def _encoding(data: bytes) -> str:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return name
    wide = _wide(data)
    if wide:
        return wide
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return max(_SINGLE_BYTE, key=lambda name: _danishness(data, name))
    return "utf-8"


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: every second byte of Western text is zero."""
    sample = data[:4000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 4 < len(sample):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _danishness(data: bytes, encoding: str) -> int:
    """Danish letters inside words, less what no Danish text holds."""
    text = data.decode(encoding, errors="replace")
    return len(_DANISH_IN_WORD.findall(text)) - 2 * len(_STRANGE.findall(text)) - 2 * text.count("\ufffd")


def _mend(text: str) -> tuple[str, int]:
    """Letters that were decoded wrongly once before, mended line by line; how many lines it touched."""
    if not _MOJIBAKE_HINT.search(text):
        return text, 0
    mended, touched = [], 0
    for line in text.split("\n"):
        repaired = line
        if _MOJIBAKE_HINT.search(line):
            repaired = ftfy.fix_encoding(line)
            for (
                broken,
                letter,
            ) in _BROKEN_DANISH.items():  # what ftfy leaves alone: too short to be sure of in any language
                repaired = repaired.replace(broken, letter)
        touched += repaired != line
        mended.append(repaired)
    return "\n".join(mended), touched
