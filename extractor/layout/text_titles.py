"""What a chunk's own looks say of it as a title: its marks, its number, its words, its place in the contents."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from extractor.layout import marks
from extractor.layout.text_chunks import Chunk
from extractor.layout.text_contents import Contents, fold

LONGEST_TITLE = 14  # words of a title that nothing but its looks speaks for
SHORT_SENTENCE = 5  # words of a title that is a whole sentence: "Sådan følger vi op"
LONGEST_LABEL = 7  # words of a label such as "Mål for 2020:"
SLIP_OF_THE_PEN = 60.0  # rapidfuzz ratio of a heading to its entry in the contents, where their numbers agree

_NAMED = re.compile(
    r"(?:minister(?:ens\s+)?)?(?:mål|indsatsområde|fokusområde|pejlemærke|tema|delmål|spor)\s*(?:nr\.\s*)?\d{1,2}"
    r"\s*[.:\-–—]\s*(?=[A-ZÆØÅ])",
    re.IGNORECASE,
)
_LABELLED_WORD = re.compile(r"[^\W\d_]+:\s+\S+(?:\s\S+)?")  # "Vurdering: Grøn" tells, it does not head
_SIGNATURE = re.compile(r"på\s.*\svegne\b|(?:med\s+)?(?:venlig|kærlig)\s+hilsen|god\s+læselyst", re.IGNORECASE)
_HAS_WORD = re.compile(r"[^\W\d_]{3,}")
_WHOLLY_BOLD = re.compile(r"(?:\*\*|__)[^*]+(?:\*\*|__)\s*:?")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A chunk that may be a heading, and what speaks for it."""

    chunk: Chunk
    plain: str  # its text without marks
    hashes: int | None  # depth of markdown's mark
    numbering: marks.Numbering | None
    listed: bool  # the table of contents names it
    named: bool  # "Mål 2. …", "Pejlemærke 1: …"
    bold: bool
    capitals: bool
    label: bool  # "Resultatkrav:"
    title: bool  # stands alone and reads as a title

    @property
    def path(self) -> tuple[int, ...]:
        """The number as integers; empty where it has none, or is an annex's."""
        return self.numbering.path if self.numbering else ()


def candidate(chunk: Chunk, contents: Contents | None) -> Candidate | None:
    """What speaks for a chunk as a heading; None where it cannot be one."""
    if chunk.depth is not None and not chunk.counted:
        return None
    plain = marks.plain(chunk.text)
    numbering = marks.numbering(plain)
    text = plain[numbering.title_start :] if numbering else plain
    words = marks.word_count(plain)
    if not plain or words > marks.TITLE_WORDS or "\t" in text or not _may_head(plain):
        return None
    hashes = marks.hashes(chunk.text)
    short = chunk.alone and words <= LONGEST_TITLE and (plain.endswith("?") or not marks.ends_closed(plain))
    upright = text[:1].isupper() or text[:1] in "\"'”“»"
    return Candidate(
        chunk=chunk,
        plain=plain,
        hashes=hashes[0] if hashes else None,
        numbering=numbering if not chunk.counted or "." in plain.split()[0] else None,
        listed=contents is not None and _is_listed(text, numbering, contents),
        named=chunk.alone and bool(_NAMED.match(plain)),
        bold=short and bool(_WHOLLY_BOLD.fullmatch(chunk.text)),
        capitals=short and plain.isupper() and len(plain) > LONGEST_LABEL // 2,
        label=chunk.alone and upright and not numbering and _is_label(plain, words),
        title=short and upright and not numbering and not marks.ends_open(plain) and _reads_as_title(plain),
    )


def is_apparatus(text: str) -> bool:
    """Captions, sources, notes and footnotes, which are no titles and never stand on a cover."""
    beside = marks.source(text) is not None or marks.note(text) is not None
    return beside or marks.caption(text) is not None or marks.footnote(text) is not None


def _may_head(plain: str) -> bool:
    if _LABELLED_WORD.fullmatch(plain) or _SIGNATURE.match(plain):
        return False
    return bool(_HAS_WORD.search(plain)) and not is_apparatus(plain)


def _is_label(plain: str, words: int) -> bool:
    """ "Mål for 2020:" heads what follows; "De fire mål for 2020 er:" only introduces it."""
    inner = plain.rstrip(": ")
    return (
        plain.endswith(":") and words <= LONGEST_LABEL and not marks.is_sentence(plain) and not marks.ends_open(inner)
    )


def _reads_as_title(plain: str) -> bool:
    if not marks.is_sentence(plain) or plain.endswith("?"):
        return True
    return marks.word_count(plain) <= SHORT_SENTENCE and not any(letter.isdigit() for letter in plain)


def _is_listed(text: str, numbering: marks.Numbering | None, contents: Contents) -> bool:
    """Whether the table of contents names this heading; its slips of the pen are forgiven where the number agrees."""
    title = fold(text)
    for entry in contents.entries:
        if numbering and entry.number == numbering.number:
            return fuzz.ratio(title, fold(entry.title)) > SLIP_OF_THE_PEN
        if fold(entry.title) == title and bool(entry.number) == bool(numbering):
            return True
    return False
