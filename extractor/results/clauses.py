"""A sentence cut into the clauses that say things of their own, and into the stretches that belong to its numbers.

Danish contrasts and adds by *mens*, *hvorimod*, *men*, *hvilket*, *hvoraf*: each opens a clause with its own verb,
area and period. Commas and *og* bound what belongs to a number beside them; *henholdsvis* hands out one thing each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from extractor.danish.numbers import Number

_OPENERS = re.compile(
    r"""[,;]?\s+(?P<opener>mens|hvorimod|imens|men|hvoraf|heraf|hvilket|hvorefter|hvorfor|således\s+at|medens)\b
        |;\s+(?P<after_semicolon>)(?=\S)
        |,\s+(?P<relative>hvor|så|idet|da|fordi|ligesom|og\s+(?:at\s+)?(?:antallet|andelen|der|det|den|de|i|på|for)|at)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# What says the same over again in another unit stays with what it explains.
_EXPLAINS = re.compile(
    r"hvilket\s+(?:\w+\s+)?(?:svarer|svarede|giver|er\s+(?:et|en)\s+(?:fald|stigning))", re.IGNORECASE
)
# Words that end what belongs to the number before them.
_BOUNDARY = re.compile(
    r"[,;:–]|\s-\s|\b(?:og|men|mens|medens|mod|imod|samt|eller|hvor\w*|hvilket|end|sammenlignet|kilde|der|som)\b"
    r"|\b(?:i\s+forhold\s+til|ift\.|i\s+relation\s+til)",
    re.IGNORECASE,
)
_RESPECTIVELY = re.compile(r"\b(?:henholdsvis|hhv\.)", re.IGNORECASE)


class Placed(Protocol):
    """Something at a place of a sentence."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""


Item = TypeVar("Item", bound=Placed)


@dataclass(frozen=True, slots=True)
class Clause:
    """The clause `text[start:end]` of a sentence; `opener` is the word that opened it, empty for the first."""

    start: int
    end: int
    opener: str = ""

    def of(self, sentence: str) -> str:
        """Its words."""
        return sentence[self.start : self.end]


def clauses(sentence: str) -> tuple[Clause, ...]:
    """The clauses of a sentence in order; together they hold every character of it."""
    cuts = [(0, "")]
    for match in _OPENERS.finditer(sentence):
        name = match.lastgroup or "after_semicolon"
        if not _EXPLAINS.match(sentence, match.start(name)):
            cuts.append((match.start(name), match[name].lower() or ";"))
    ends = [begin for begin, _ in cuts[1:]] + [len(sentence)]
    return tuple(Clause(begin, end, opener) for (begin, opener), end in zip(cuts, ends, strict=True))


def clause_of(parts: Sequence[Clause], place: int) -> Clause:
    """The clause that holds the character at `place`."""
    return next(clause for clause in reversed(parts) if clause.start <= place)


def after(sentence: str, numbers: Sequence[Number], index: int) -> tuple[int, int]:
    """Where the words stand that follow a number and belong to it: *i Region Nordjylland* in *3,6 % i Region
    Nordjylland mod 1,3 %*, a bracket right behind it included."""
    start = numbers[index].unit_end
    end = numbers[index + 1].start if index + 1 < len(numbers) else len(sentence)
    bracket = re.match(r"\s*\([^)]*\)", sentence[start:end])
    bound = _BOUNDARY.search(sentence, start + bracket.end() if bracket else start, end)
    return start, bound.start() if bound else end


def before(numbers: Sequence[Number], index: int, clause: Clause) -> tuple[int, int]:
    """Where the words of a number's clause stand that come before it and after the number before it."""
    start = max(clause.start, numbers[index - 1].unit_end) if index else clause.start
    return min(start, numbers[index].start), numbers[index].start


def respectively(
    sentence: str, numbers: Sequence[Number], items: Sequence[Item], joined: Callable[[int, int], bool]
) -> dict[int, Item]:
    """Which item belongs to which number (by its index) by *henholdsvis*: as many items in a row as there are numbers
    after the word, or before it where the items come last. `joined` tells whether a gap joins two items."""
    word = _RESPECTIVELY.search(sentence)
    if not word:
        return {}
    earlier = [item for item in items if item.end <= word.start()]
    later = [item for item in items if item.start >= word.end()]
    behind = [index for index, number in enumerate(numbers) if number.start >= word.end()]
    ahead = [index for index, number in enumerate(numbers) if number.start < word.start()]
    for row in reversed(_rows(earlier, joined)):
        if 2 <= len(row) <= len(behind):
            return dict(zip(behind, row, strict=False))
    for row in _rows(later, joined):
        indices = behind if len(behind) >= len(row) else ahead[-len(row) :]
        if 2 <= len(row) <= len(indices):
            return dict(zip(indices, row, strict=False))
    return {}


def _rows(items: Sequence[Item], joined: Callable[[int, int], bool]) -> list[list[Item]]:
    rows: list[list[Item]] = []
    for item in items:
        if rows and joined(rows[-1][-1].end, item.start):
            rows[-1].append(item)
        else:
            rows.append([item])
    return rows
