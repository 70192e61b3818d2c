"""The sentences of a block of text, by the Danish pipeline."""

from __future__ import annotations

from functools import lru_cache

from extractor.danish.pipeline import danish

BLOCKS = 2048  # remembered: goals, results and figures ask for the same blocks of one document


@lru_cache(maxsize=BLOCKS)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of one block of text as `(start, end)`, ascending, end exclusive.

    White space is trimmed at both ends; every other character is in exactly one sentence. Text without any is no
    sentence.
    """
    spans = []
    for sentence in danish()(text).sents:
        held = sentence.text
        start = sentence.start_char + len(held) - len(held.lstrip())
        end = sentence.start_char + len(held.rstrip())
        if start < end:
            spans.append((start, end))
    return tuple(spans)
