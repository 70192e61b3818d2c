"""Where results may stand: the sentences of prose and of items that are no goals, with what stands above them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from extractor.danish.sentences import sentences
from extractor.goals.labels import LabelKind, Labels, run_in
from extractor.results.clauses import clauses
from extractor.sections import Outline
from models.blocks import Block, BlockKind, Reading
from models.records import Goal

LONGEST_LABEL = 4  # words of a label before a colon or of a heading that names a report
ANNOUNCED_FOR = 3  # blocks after "Tabel 2 viser …" that still speak of the table
_HELD = 0.5  # the part of a sentence that a goal must hold to be the sentence
_WORD = re.compile(r"[^\W_]+")
_NOTE_SIGN = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹]")
_SIGNS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")
_REPORTS = re.compile(
    r"(?:resultat|status|statistik|opfølgning|målopfyldelse|vurdering|måling|fakta|data|evaluering|konklusion|udvikling)",
    re.IGNORECASE,
)
_THE_TABLE = re.compile(
    r"\b(?:tabellen|figuren|grafen|diagrammet|ovenstående|nedenstående|oversigten|heraf\s+fremgår)\b", re.IGNORECASE
)
_NAMED_TABLE = re.compile(r"\b(?P<kind>tabel|figur)(?:len|en)?\s+(?P<number>\d+)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One sentence `text[start:end]` that may report something.

    `block` and `chapter` tell which sentences stand together. `label` is the report label that it stands under or
    after ("Resultat"), `titles` the headings above it, innermost first, `notes` the notes that its marks point to,
    `shown` what is said of the tables and figures that it points to or stands under, the nearest first, `caption` the
    caption above it. `unfinished` is a sentence that broke off before a
    table and goes on here. `is_alone`: the block holds nothing else.
    """

    start: int
    end: int
    block: int
    chapter: int
    label: str
    titles: str
    notes: tuple[str, ...]
    shown: tuple[str, ...]
    caption: str
    caption_start: int
    unfinished: str
    is_alone: bool

    @property
    def reports(self) -> bool:
        """Whether the label above says that what follows was observed."""
        return bool(_REPORTS.match(self.label))


@dataclass(frozen=True, slots=True)
class Chapters:
    """Where chapters begin: at headings that are more than a label ("Resultat") above what follows."""

    starts: tuple[int, ...]

    def at(self, offset: int) -> int:
        """Where the chapter begins that holds `offset`; -1 before the first."""
        index = bisect_right(self.starts, offset) - 1
        return self.starts[index] if index >= 0 else -1


def chapters(reading: Reading, labels: Labels) -> Chapters:
    """The chapters of a document."""
    headings = reading.of_kind(BlockKind.HEADING)
    return Chapters(tuple(block.start for block in headings if not _is_label(reading.content(block), block, labels)))


@dataclass(slots=True)
class _Walk:
    """What the walk over the blocks knows where it stands."""

    label: str = ""
    caption: str = ""
    caption_start: int = -1
    header: str = ""  # of the table right above
    table_at: int = -2
    announced: tuple[str, ...] = ()
    announced_at: int = -1
    unfinished: str = ""


@dataclass(frozen=True, slots=True)
class _Held:
    """The stretches that goals have taken, ascending, and the length of the longest."""

    stretches: tuple[tuple[int, int], ...]
    longest: int

    @classmethod
    def by(cls, goals: Sequence[Goal]) -> Self:
        taken = sorted((goal.span.start, goal.span.end) for goal in goals)
        return cls(tuple(taken), max((end - start for start, end in taken), default=0))

    def has_most_of(self, start: int, end: int) -> bool:
        """Whether one goal has most of this stretch."""
        near = self.stretches[
            bisect_left(self.stretches, (start - self.longest,)) : bisect_left(self.stretches, (end,))
        ]
        return any(min(end, last) - max(start, first) > _HELD * (end - start) for first, last in near)


def find(reading: Reading, outline: Outline, goals: Sequence[Goal], labels: Labels) -> Iterator[Candidate]:
    """The sentences in reading order; a label before them is left out."""
    notes = {
        block.number.translate(_SIGNS): reading.content(block)
        for block in reading.of_kind(BlockKind.FOOTNOTE)
        if block.number
    }
    captions = _captions(reading)
    held = _Held.by(goals)
    parts, walk = chapters(reading, labels), _Walk()
    for index, block in enumerate(reading.blocks):
        content = reading.content(block)
        if block.kind is BlockKind.HEADING:
            walk = _Walk(label=content) if _is_label(content, block, labels) else _Walk()
        elif block.kind is BlockKind.CAPTION:
            walk.caption, walk.caption_start, walk.header = content, block.start, ""
        elif block.kind is BlockKind.TABLE:
            walk.header, walk.table_at = _header(block), index
        elif block.kind in {BlockKind.SOURCE, BlockKind.NOTE} and walk.table_at == index - 1:
            walk.table_at = index
        if block.kind not in {BlockKind.PARAGRAPH, BlockKind.ITEM}:
            continue
        own, begin = _run_in(content, labels)
        walk.label = own or ("" if begin else walk.label)
        for start, end in sentences(content[begin:]):
            sentence = content[begin + start : begin + end]
            place = block.content_start + begin + start
            pointed = _pointed(sentence, captions)
            if pointed:
                walk.announced, walk.announced_at = (*pointed, sentence), index
            if held.has_most_of(place, place + len(sentence)):
                continue
            marks = [sign.translate(_SIGNS) for sign in _NOTE_SIGN.findall(sentence)]
            under = walk.table_at == index - 1 or _THE_TABLE.search(sentence)
            seen = (*pointed, *((walk.caption, walk.header) if under else ()))
            seen += walk.announced if index - walk.announced_at <= ANNOUNCED_FOR else ()
            goes_on = start == 0 and begin == 0 and sentence[:1].islower()
            yield Candidate(
                start=place, end=place + len(sentence), block=index, chapter=parts.at(place), label=walk.label,
                titles=". ".join(one.title for one in outline.path(outline.at(place))),
                notes=tuple(notes[mark] for mark in marks if mark in notes), shown=tuple(text for text in seen if text),
                caption=walk.caption, caption_start=walk.caption_start,
                unfinished=walk.unfinished if goes_on else "",
                is_alone=start == 0 and begin + end >= len(content.rstrip()),
            )  # fmt: skip
        walk.unfinished = _unfinished(content) if block.kind is BlockKind.PARAGRAPH else ""


def _unfinished(content: str) -> str:
    """The last clause of a paragraph that breaks off without a stop."""
    last = content.rstrip()
    if not last or last.endswith((".", "!", "?", ":")):
        return ""
    sentence = last[sentences(last)[-1][0] :]
    return clauses(sentence)[-1].of(sentence)


def _is_label(content: str, block: Block, labels: Labels) -> bool:
    """Whether a heading only names what stands below it ("Resultat", "Mål for 2020"), so that its chapter goes on."""
    if block.number is not None or len(_WORD.findall(content)) > LONGEST_LABEL:
        return False
    return labels.kind(content) is not None


def _run_in(content: str, labels: Labels) -> tuple[str, int]:
    """A short label before a colon that names a report or a verdict, and where the text after it begins."""
    found = run_in(content)
    if not found or len(_WORD.findall(found[0])) > LONGEST_LABEL or re.search(r"\d", found[0]):
        return "", 0
    if labels.kind(found[0]) is LabelKind.GOALS and not re.search(r"nået|opfyld|indfri", found[0], re.IGNORECASE):
        return "", 0
    return found


def _captions(reading: Reading) -> dict[tuple[str, str], tuple[str, ...]]:
    """What is printed above each numbered table and figure: its caption, and a table's header."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for index, block in enumerate(reading.blocks):
        if block.kind is not BlockKind.CAPTION or not block.number:
            continue
        words = reading.text[block.start : block.content_end].lower().split(block.number)[0]
        below = reading.blocks[index + 1] if index + 1 < len(reading.blocks) else None
        header = _header(below) if below and below.kind is BlockKind.TABLE else ""
        found["figur" if "figur" in words else "tabel", block.number] = (reading.content(block), header)
    return found


def _header(table: Block) -> str:
    if table.grid is None:
        return ""
    return ". ".join(cell.text for cell in table.grid.cells if cell.row < table.grid.header_rows and cell.text)


def _pointed(sentence: str, captions: dict[tuple[str, str], tuple[str, ...]]) -> tuple[str, ...]:
    """What is printed above the table or figure that a sentence points to."""
    found = _NAMED_TABLE.search(sentence)
    return captions.get((found["kind"].lower(), found["number"]), ()) if found else ()
