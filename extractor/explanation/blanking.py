"""Words taken away one by one, to see which of them decide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from models.explanation import Source, Words

_WORD = re.compile(r"[^\s.,;:()]+(?:[.,]\d+)*")
_BLANK = "_"  # a letter to the rules, and in no word


def words_of(text: str) -> list[re.Match[str]]:
    """The words and numbers of a text, each with its place."""
    return list(_WORD.finditer(text))


def blanked(text: str, start: int, end: int) -> str:
    """`text` as long as before, the words of `text[start:end]` made unreadable."""
    return text[:start] + _WORD.sub(lambda word: _BLANK * len(word.group()), text[start:end]) + text[end:]


def phrases(source: Source, places: Sequence[re.Match[str]], indexes: Sequence[int]) -> Iterator[Words]:
    """The words of these indexes, neighbours together: 1 2 5 are two phrases."""
    for _, pairs in groupby(enumerate(indexes), key=lambda pair: pair[1] - pair[0]):
        run = [index for _, index in pairs]
        yield Words(source, places[0].string[places[run[0]].start() : places[run[-1]].end()])


def told(value: object) -> str:
    """A field's value as it is printed."""
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:.15g}" if isinstance(value, float) else str(value)
