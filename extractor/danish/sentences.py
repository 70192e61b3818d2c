"""The sentences of a block of text: the same as the Danish pipeline cuts, without its tokens."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from extractor.danish.sentence_starts import starts

BLOCKS = 2048  # remembered: goals, results and figures ask for the same blocks of one document


@lru_cache(maxsize=BLOCKS)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of one block of text as `(start, end)`, ascending, end exclusive.

    White space is trimmed at both ends; every other character is in exactly one sentence. Text without any is no
    sentence.
    """
    spans = []
    for start, end in pairwise([0, *starts(text), len(text)]):
        held = text[start:end]
        begin, stop = start + len(held) - len(held.lstrip()), start + len(held.rstrip())
        if begin < stop:
            spans.append((begin, stop))
    return tuple(spans)
