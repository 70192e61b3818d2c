"""List items: the label that opens one, and whether a report on it follows."""

from __future__ import annotations

import re

from extractor.goals.labels import Labels, run_in
from extractor.goals.statements import word_count
from models.blocks import Block, BlockKind, Reading

LONGEST_BOLD = 8  # words of a bold line that is a label
LONGEST_LABEL = 5  # words of a label before a colon
LONGEST_REPORT = 3  # words of a label such as "Resultat fleksjob"
_INDICATOR = re.compile(
    r"\d|\b(?:antal|andel|gennemsnit|varighed|procent)", re.IGNORECASE
)  # it is what the goal counts
_BARE_TARGET = re.compile(r"(?:[^\W\d_]+\s+)?[\d.,]+\s*(?:%|pct\.?|procent|personer)?\W*")  # "…: mindst 40 pct."
_AFTER_BOLD = re.compile(r"[*_\s]*:?[*_\s]*")


def label(reading: Reading, block: Block) -> tuple[str, int]:
    """The bold or short label that opens an item, and where the text after it begins; "" and 0 where none does."""
    text = reading.content(block)
    for run in block.runs:
        if run.bold and run.start <= block.content_start + 2:
            return _bold_label(text, run.end - block.content_start)
    if text.rstrip().endswith(":") and word_count(text) <= LONGEST_BOLD:
        return text.strip("*_ :"), len(text)
    found = run_in(text)
    indicator = found and (_INDICATOR.search(found[0]) or _BARE_TARGET.fullmatch(text, found[1]))
    if found and word_count(found[0]) <= LONGEST_LABEL and not indicator:
        return found
    return "", 0


def _bold_label(text: str, end: int) -> tuple[str, int]:
    rest = _AFTER_BOLD.match(text, end)
    after = rest.end() if rest else end
    bold = text[:end].strip("*_ :")
    with_colon = text[:after].rstrip("*_ ").endswith(":")
    alone = after >= len(text.rstrip()) and word_count(bold) <= LONGEST_BOLD
    return (bold, after) if bold and (with_colon or alone) else ("", 0)


def continues(reading: Reading, index: int) -> bool:
    """Whether the block before is an item too."""
    return index > 0 and reading.blocks[index - 1].kind is BlockKind.ITEM


def before_report(reading: Reading, index: int, labels: Labels) -> bool:
    """Whether a label of results ("Resultat:") comes next, the items of the same list passed over: what stands before
    its result is a goal."""
    following = next((block for block in reading.blocks[index + 1 :] if block.kind is not BlockKind.ITEM), None)
    if following is None or following.kind not in {BlockKind.HEADING, BlockKind.PARAGRAPH}:
        return False
    text = reading.content(following)
    found = run_in(text)
    stands_alone = following.kind is BlockKind.HEADING or text.rstrip().endswith(":")
    title = text if stands_alone else found[0] if found else ""
    return 0 < word_count(title) <= LONGEST_REPORT and labels.answers.match(title) is not None
