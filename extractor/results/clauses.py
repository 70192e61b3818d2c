"""A sentence cut into the clauses that say things of their own, and into the stretches that belong to its numbers.

Danish contrasts and adds by *mens*, *hvorimod*, *men*, *hvilket*, *hvoraf*: each opens a clause with its own verb,
area and period. *mod* opens one where a number follows it. Commas and *og* bound what belongs to a number beside them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.danish.numbers import Number

_OPENERS = re.compile(
    r"""[,;]?\s+(?P<opener>mens|hvorimod|imens|men|hvoraf|heraf|hvilket|hvorefter|hvorfor|således\s+at|medens)\b
        |;\s+(?P<after_semicolon>)(?=\S)
        |,\s+(?P<relative>hvor|så|idet|da|fordi|ligesom|og\s+(?:at\s+)?(?:antallet|andelen|der|det|den|de|i|på|for)|at)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# What says the same over again in another unit stays with what it explains.
_EXPLAINS = re.compile(r"hvilket\s+(?:\w+\s+)?(?:svarer|svarede|giver|er\s+(?:et|en)\s+(?:fald|stigning))", re.IGNORECASE)
# Words that end what belongs to the number before them.
BOUNDARY = re.compile(
    r"[,;:–]|\s-\s|\b(?:og|men|mens|medens|mod|imod|samt|eller|hvor\w*|hvilket|end|sammenlignet|kilde|der|som|hvoraf)\b"
    r"|\b(?:i\s+forhold\s+til|ift\.|i\s+relation\s+til)",
    re.IGNORECASE,
)


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
        opener = match["opener"] or match["relative"] or ";"
        begin = match.start("opener") if match["opener"] else match.start("relative") if match["relative"] else match.end()
        if _EXPLAINS.match(sentence, begin):
            continue
        cuts.append((begin, opener.lower()))
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
    begin = start + bracket.end() if bracket else start
    bound = BOUNDARY.search(sentence, begin, end)
    return start, bound.start() if bound else end


def before(sentence: str, numbers: Sequence[Number], index: int, clause: Clause) -> tuple[int, int]:
    """The words of a number's clause that stand before it and after the number before it."""
    start = max(clause.start, numbers[index - 1].unit_end) if index else clause.start
    return min(start, numbers[index].start), numbers[index].start
