"""Where results may stand: the sentences of running prose and of items that are no goals, with what stands above them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.danish.sentences import sentences
from extractor.goals.labels import LabelKind, Labels, run_in
from extractor.sections import Outline
from models.blocks import Block, BlockKind, Reading
from models.records import Goal

LONGEST_LABEL = 4  # words of a label before a colon or of a heading that names a report
_HELD = 0.5  # the part of a sentence that a goal must hold to be the sentence
_WORD = re.compile(r"[^\W_]+")
_NOTE_SIGN = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹]")
_SIGNS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")
_NAMED_TABLE = re.compile(r"\b(?P<kind>tabel|figur)(?:len|en)?\s+(?P<number>\d+)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One sentence `text[start:end]` that may report something.

    `block` and `chapter` tell which sentences stand together; `chapter` is where the nearest heading that is no label
    begins. `label` is the report label that it stands under or after ("Resultat"), `titles` the headings above it,
    innermost first, `captions` those that its table, figure or note mark points to, the nearest first, and `above` the
    caption right over it.
    """

    start: int
    end: int
    block: int
    chapter: int
    label: str
    titles: str
    captions: tuple[str, ...]
    above: str
    alone: bool


def find(reading: Reading, outline: Outline, goals: Sequence[Goal], labels: Labels) -> Iterator[Candidate]:
    """The sentences in reading order; a label before them is left out."""
    notes = {block.number: reading.content(block) for block in reading.of_kind(BlockKind.FOOTNOTE) if block.number}
    captions = {_key(reading, block): reading.content(block) for block in reading.of_kind(BlockKind.CAPTION) if block.number}
    label, chapter, above, announced = "", -1, "", ""
    for index, block in enumerate(reading.blocks):
        content = reading.content(block)
        if block.kind is BlockKind.HEADING:
            is_label = _is_label(content, block, labels)
            label = content if is_label else ""
            chapter, above, announced = (chapter, above, announced) if is_label else (block.start, "", "")
        elif block.kind is BlockKind.CAPTION:
            above = content
        if block.kind not in {BlockKind.PARAGRAPH, BlockKind.ITEM}:
            continue
        own, begin = _run_in(content, labels)
        label = own or ("" if begin else label)
        for start, end in sentences(content[begin:]):
            sentence = content[begin + start : begin + end]
            place = block.content_start + begin + start
            announced = _pointed(sentence, captions) or announced
            if _is_goal(place, place + len(sentence), goals):
                continue
            marks = [notes[mark] for sign in _NOTE_SIGN.findall(sentence) if (mark := sign.translate(_SIGNS)) in notes]
            section = outline.at(place)
            yield Candidate(
                place, place + len(sentence), index, chapter, own or label,
                ". ".join(one.title for one in outline.path(section)),
                tuple(text for text in (*marks, _pointed(sentence, captions), announced) if text),
                above, start == 0 and begin + end >= len(content.rstrip()),
            )  # fmt: skip


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


def _is_goal(start: int, end: int, goals: Sequence[Goal]) -> bool:
    for goal in goals:
        held = min(end, goal.span.end) - max(start, goal.span.start)
        if held > _HELD * (end - start):
            return True
    return False


def _key(reading: Reading, block: Block) -> tuple[str, str]:
    words = reading.text[block.start : block.content_end].lower()
    return ("figur" if "figur" in words.split(str(block.number))[0] else "tabel", str(block.number))


def _pointed(sentence: str, captions: dict[tuple[str, str], str]) -> str:
    """The caption of the table or figure that a sentence points to."""
    found = _NAMED_TABLE.search(sentence)
    return captions.get((found["kind"].lower(), found["number"]), "") if found else ""
