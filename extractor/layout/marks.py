"""What a line's own characters say of it: bullets, numbers, captions, sources, notes, contents, page numbers.

These recognisers look at one line of text and know nothing of where it stands; text files and PDFs share them.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from models import vocabulary
from models.blocks import Run

TITLE_WORDS = 30  # a heading or caption of more words than this is prose


class Caption(StrEnum):
    """What a caption names."""

    TABLE = "table"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class CaptionMark:
    """A caption line: its kind, its number as printed, and where its text begins."""

    kind: Caption
    number: str | None
    text_start: int


@dataclass(frozen=True, slots=True)
class Numbering:
    """A heading's number as printed ("4.2", "Bilag 1") and where its title begins."""

    number: str
    title_start: int

    @property
    def path(self) -> tuple[int, ...]:
        """The number as integers: (4, 2); empty for annexes."""
        return tuple(int(part) for part in self.number.split(".")) if self.number[0].isdigit() else ()


_BULLET = re.compile(
    r"(?P<indent>[ \t]*)(?P<sign>(?:--?|[•·●○◦▪▫■□▸►➢➤✓✔✗✘☑☐❖>\uf0b7\uf0a7–—*+](?!\*))(?=\s|[a-zæøå])|o(?=\s+\S))\s*"
)
_ORDINAL = re.compile(r"(?P<indent>[ \t]*)(?P<sign>\(?(?:\d{1,2}|[a-h])\)|\d{1,2}\.(?!\d))\s+(?=\S)")
_NUMBERED = re.compile(
    r"(?:(?i:kapitel|afsnit|del)\s+)?(?P<number>\d{1,2}(?:\.\d{1,2}){0,4})\.?"
    r"(?:\s*[:\-–—]\s+|[ \t]+)(?=[A-ZÆØÅ\"”“»'(])"
)
_ANNEX = re.compile(
    r"(?P<number>(?:Bilag|Tillæg|Appendiks|Appendix)\s+(?:nr\.\s*)?\d{1,2}[A-Za-z]?)\s*[:.\-–—]\s*(?=\S)", re.IGNORECASE
)
_HASHES = re.compile(r"[ \t]*(#{1,6})\s+(?=\S)")
_CAPTION = re.compile(
    r"(?:bilags)?(?P<label>tabel|skema|figur|diagram|graf|kort|illustration|billede)"
    r"(?:\s*(?P<number>\d{1,3}(?:\.\d{1,2})*[a-z]?|(?-i:[A-H])(?=[\s:.])))?\s*(?P<mark>[:.\-–—|]+(?=\s)|(?=\s))\s*",
    re.IGNORECASE,
)
_TABLE_LABELS = {"tabel", "skema"}
_SOURCE = re.compile(r"\(?(?:datakilde|kilder?)(?:r)?\s*:\s*", re.IGNORECASE)
_NOTE = re.compile(r"(?:anm(?:ærkning(?:er)?)?|noter?|bemærk(?:ning)?)\s*\.?\s*:\s*", re.IGNORECASE)
_CONTENTS_TITLE = re.compile(r"(?:indhold|indholdsfortegnelse|indholdsoversigt|indholdsliste)\s*:?", re.IGNORECASE)
_CONTENTS_LINE = re.compile(
    r"(?P<title>\S.*?)(?:\s*(?:\.\s?){3,}\s*|\s*…+\s*|\t+|\s{3,}|\s*_{3,}\s*)(?:side\s*)?(?P<page>\d{1,3})\s*"
)
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:(?:side|s\.|page)\s*)?(?P<page>\d{1,3})(?:\s*(?:af|/|of)\s*\d{1,3})?[-–—|\s]*", re.IGNORECASE
)
_FOOTNOTE = re.compile(r"(?P<mark>[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\[\^?\d{1,2}\]:?|<sup>\d{1,2}</sup>)\s*(?=\S)")
_EMPHASIS = re.compile(r"(?P<mark>\*{1,3}|(?<!\w)_{1,3})(?=\S)(?P<body>.+?)(?<=\S)(?P=mark)(?!\w|\*)", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

_ASIDE = re.compile(r",\s*(?:der|som|hvor)\b[^,]*,")  # a relative clause that the sentence goes on after
# "underbygges", "opgøres", "opnås"; not "borgernes", "ansattes", "uddannelses"
_PASSIVE = re.compile(r"[a-zæøå]{3,}(?:(?<![ntd])(?<!ls)es|ttes)|[a-zæøå]{2,}ås")


@cache
def _words(name: str) -> frozenset[str]:
    """A word list of the vocabulary file."""
    lists: dict[str, str] = tomllib.loads(vocabulary.read("prose.toml"))
    return frozenset(lists[name].split())


def bullet(line: str) -> tuple[int, int] | None:
    """Where a list item's own text begins, and its nesting (0 = outermost); None where the line is no bullet item."""
    found = _BULLET.match(line)
    if not found or found.end() >= len(line) or _is_signed_number(line, found):
        return None
    return found.end(), _depth(found["indent"])


def ordinal(line: str) -> tuple[int, int] | None:
    """The same for an item counted by "1.", "1)", "a)" or "(2)"."""
    found = _ORDINAL.match(line)
    return (found.end(), _depth(found["indent"])) if found else None


def numbering(line: str) -> Numbering | None:
    """The number of a numbered heading or annex at the start of `line`."""
    annex = _ANNEX.match(line)
    if annex:
        return Numbering(" ".join(annex["number"].split()), annex.end())
    found = _NUMBERED.match(line)
    return Numbering(found["number"], found.end()) if found else None


def hashes(line: str) -> tuple[int, int] | None:
    """Markdown's heading mark: its depth and where the title begins."""
    found = _HASHES.match(line)
    return (len(found[1]), found.end()) if found else None


def caption(line: str) -> CaptionMark | None:
    """A line that names a table or figure: "Tabel 1: …", "Figur 2. …", "Figur 3 Udvikling i …".

    A sentence that speaks of one ("Figur 2 viser udviklingen …") is none.
    """
    found = _CAPTION.match(line)
    if not found or not (found["number"] or found["mark"]):
        return None
    rest = line[found.end() :]
    if not found["mark"] and (not rest[:1].isupper() or is_sentence(rest)):
        return None
    kind = Caption.TABLE if found["label"].lower() in _TABLE_LABELS else Caption.FIGURE
    return CaptionMark(kind, found["number"], found.end())


def source(line: str) -> int | None:
    """Where the text after *Kilde:* begins."""
    found = _SOURCE.match(line)
    return found.end() if found else None


def note(line: str) -> int | None:
    """Where the text after *Anm.:* or *Note:* begins."""
    found = _NOTE.match(line)
    return found.end() if found else None


def source_inside(line: str) -> tuple[int, int] | None:
    """Start of *Kilde:* inside a line, and where its text begins."""
    found = re.search(r"(?<=[\s(])" + _SOURCE.pattern, line, re.IGNORECASE)
    return (found.start(), found.end()) if found else None


def note_inside(line: str) -> tuple[int, int] | None:
    """Start of *Anm.:* inside a line, and where its text begins."""
    found = re.search(r"(?<=\s)" + _NOTE.pattern, line, re.IGNORECASE)
    return (found.start(), found.end()) if found else None


def is_contents_title(line: str) -> bool:
    """*Indhold*, *Indholdsfortegnelse*."""
    return bool(_CONTENTS_TITLE.fullmatch(plain(line)))


def contents_line(line: str) -> tuple[str, int] | None:
    """Title and page of a line of a table of contents: dot leaders, tabs or wide space before a page number."""
    found = _CONTENTS_LINE.fullmatch(line.strip())
    return (found["title"].strip(" .\t"), int(found["page"])) if found else None


def page_number(line: str) -> int | None:
    """The number of a line that holds a page number alone: "3", "- 3 -", "Side 3 af 20"."""
    found = _PAGE_NUMBER.fullmatch(line.strip())
    return int(found["page"]) if found and line.strip() else None


def is_page_line(line: str) -> bool:
    """Whether a line says itself that it is a page number: "Side 4", "side 4 af 20"."""
    return page_number(line) is not None and line.strip(" -–—|").lower().startswith("side")


def footnote(line: str) -> tuple[str, int] | None:
    """A footnote's mark and where its text begins."""
    found = _FOOTNOTE.match(line)
    return (found["mark"].strip("[^]:<>sup/"), found.end()) if found else None


def runs(text: str, offset: int = 0) -> tuple[Run, ...]:
    """Stretches between markdown's emphasis marks, `offset` added to their places; nested marks give the inner text."""
    found = []
    for match in _EMPHASIS.finditer(text):
        mark, body = match["mark"], match["body"]
        if "\n\n" in body:
            continue
        start, end = match.span("body")
        bold, italic = len(mark) >= 2, len(mark) != 2
        inner = _EMPHASIS.fullmatch(body)
        if inner:
            start, end = start + inner.start("body"), start + inner.end("body")
            bold, italic = bold or len(inner["mark"]) >= 2, italic or len(inner["mark"]) != 2
        found.append(Run(offset + start, offset + end, bold, italic))
    return tuple(found)


def plain(line: str) -> str:
    """The line as one would read it: emphasis marks, hashes and surrounding white space taken off."""
    mark = _HASHES.match(line)
    text = line[mark.end() :] if mark else line
    return _EMPHASIS.sub(lambda match: match["body"], text).strip().strip("*_").strip()


def is_sentence(text: str) -> bool:
    """Whether a line holds a finite verb outside its relative clauses, so that it is prose and no title."""
    for word in _WORD.findall(_ASIDE.sub(" ", text.lower())):
        if word in _words("subordinators"):
            return False
        if word in _words("finite_verbs") or (_PASSIVE.fullmatch(word) and word not in _words("genitives")):
            return True
    return False


def word_count(text: str) -> int:
    """How many words of letters the text holds."""
    return len(_WORD.findall(text))


def ends_open(text: str) -> bool:
    """Whether a line breaks off where no sentence can end: after a preposition, article or conjunction, a comma or a
    hyphen."""
    text = text.rstrip()
    if not text:
        return False
    if text[-1] in ",-–/(":
        return True
    words = _WORD.findall(text[-30:].lower())
    return text[-1].isalpha() and bool(words) and words[-1] in _words("connectives")


def ends_closed(text: str) -> bool:
    """Whether a line ends as a sentence, a label or a quotation does, the raised mark of a note behind it or not."""
    return text.rstrip().rstrip("*_\"'”“»)⁰¹²³⁴⁵⁶⁷⁸⁹").endswith((".", "!", "?", ":", ";"))


def _depth(indent: str) -> int:
    return len(indent.expandtabs(4)) // 2


def _is_signed_number(line: str, found: re.Match[str]) -> bool:
    """ "- 4,3" is a number, "- 4 praktikker" an item: a sign before a number that ends the line or a cell is a sign."""
    return bool(re.match(r"\d[\d.,]*\s*(?:%|pct\.?|procent)?\s*(?:\t|$)", line[found.end() :]))
