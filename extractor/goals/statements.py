"""The sentences of a block as goals would quote them, with their quantities."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.danish import numbers, periods
from extractor.danish.phrases import fold
from extractor.danish.sentences import sentences
from extractor.goals.cues import MONEY, is_amount
from models.blocks import Block, Reading

LEAST_WORDS = 3
_WORD = re.compile(r"[^\W_]+")
_AMOUNT = re.compile(r"[\W_]*\d[\d.,]*\s+[^\W\d_]{4,}")  # "900 virksomhedsbesøg"
_TRAILING = re.compile(r"(?:[\s,;:]|\b(?:og|samt|eller)$)+$")
_LEADING = re.compile(r"[\s*_\"”“–—-]+(?=[^\W_])|^\(?\d{1,2}\)\s+|^(?:obs!?|bemærk)[!:.]?\s+", re.IGNORECASE)
_OWNER = re.compile(
    r"(?:I\s+)?(?:(?P<name>[A-ZÆØÅ][\w-]+)(?:\s+Kommunes?\b|s\s+(?:plan|kommune)\b)"
    r"|(?P<body>RAR\b|Regionsrådet\b|Det\s+regionale\b|Regeringen\b|Kommunens\s+\w+politik\b))"
)
# What only points elsewhere, or says the sentence before over again.
_REFERRAL = re.compile(r"(?:se|jf\.|der\s+henvises|obs\b|(?:det|dette|hvilket)\s+svarer\s+til\b)", re.IGNORECASE)


def word_count(text: str) -> int:
    """How many words and numbers the text holds."""
    return len(_WORD.findall(text))


def of_block(reading: Reading, block: Block, begin: int = 0) -> list[tuple[int, int]]:
    """The block's sentences from `begin` of its content on that say enough to be a goal."""
    offset = block.content_start + begin
    text = reading.text[offset : block.content_end]
    return [
        (offset + start, offset + end)
        for start, end in sentences(text)
        if word_count(text[start:end]) >= LEAST_WORDS or _AMOUNT.match(text[start:end])
    ]


def quantities(sentence: str) -> tuple[numbers.Number, ...]:
    """The numbers of a sentence, its periods left out."""
    dates = [(period.start, period.end) for period in periods.find(sentence)]
    return tuple(numbers.find(sentence, dates))


def has_figure(sentence: str) -> bool:
    """The same, the number in figures or a share; "two consultants" is none, nor is money."""
    amounts = [one for one in quantities(sentence) if is_amount(sentence, one) and one.unit not in MONEY]
    return any(one.printed[0].isdigit() or one.unit for one in amounts)


def refers(sentence: str) -> bool:
    """Whether the sentence only sends the reader elsewhere ("Se nedenfor.") or says again what stands before it."""
    return bool(_REFERRAL.match(sentence))


def is_of_another(sentence: str, kommune: Sequence[str]) -> bool:
    """Whether the sentence tells of another municipality, its plan, a regional council or the like."""
    found = _OWNER.match(sentence)
    if not found:
        return False
    if found["body"]:
        return True
    own = {fold(name).removesuffix("s") for name in kommune}
    return bool(own) and fold(found["name"]).removesuffix("s") not in own


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """`text[start:end]` without emphasis marks, dashes and the comma or conjunction that joins it to the next item."""
    quote = text[start:end]
    lead = _LEADING.match(quote)
    return start + (lead.end() if lead else 0), start + len(_TRAILING.sub("", quote.rstrip("*_ ")))
