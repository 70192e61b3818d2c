"""Which area each number of a sentence is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractor.danish.areas import AreaMention, areas
from extractor.danish.numbers import Number
from extractor.results.clauses import Clause, after, clause_of, respectively
from models.records import Document

_OWN = re.compile(r"\b(?:kommunen|kommunens|jobcentret|jobcenteret|jobcentrets|jobcenterets)\b", re.IGNORECASE)
# An area that others are held against and that has no number of its own: "højere end i Region Nordjylland".
_HELD_AGAINST = re.compile(
    r"(?:\bend|\bi\s+forhold\s+til|\bift\.|\bsammenlignet\s+med|\bi\s+relation\s+til|\bpå\s+(?:linje|linie|niveau)\s+med|\bniveau\s+som)"
    r"(?:\s+(?:i|på|for|resultaterne|resultatet|niveauet|udviklingen|gennemsnittet|ledigheden|andelen|antallet|hele|den|det|de|både))*\s+$",
    re.IGNORECASE,
)
_RANKED_IN = re.compile(r"\bnr\.\s*\d+\s+(?:i|på|blandt)\s+(?:hele\s+)?$", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:,|og|samt|som)\s*(?:(?:i|på|for)\s+)?(?:hele\s+)?", re.IGNORECASE)
_HAS_ITS_OWN = re.compile(
    r"\s*(?:,\s*)?(?:hvor\s+)?(?:\w+\s+){0,3}?(?:er|var|på|med|ligger\s+på|lå\s+på|\()\s*(?:ca\.|omkring)?\s*",
    re.IGNORECASE,
)
_PARTED = re.compile(r"\s*(?:på|med|er|var|:|\()\s*(?:ca\.\s*|omkring\s+)?", re.IGNORECASE)
# Employment areas of a region that has only one.
_RAR_OF = {"Nordjylland": "RAR Nordjylland", "Sjælland": "RAR Sjælland"}


def own_area(document: Document) -> str | None:
    """The municipality that a document speaks of where it names none; the leading one of several."""
    return document.kommune[0] if document.kommune else None


def mentions(sentence: str, document: Document) -> list[AreaMention]:
    """The areas that a sentence names, those of the document itself (*kommunen*, *regionen*) by their names."""
    found = []
    for mention in areas(sentence):
        name = _resolved(mention.area, document)
        if name:
            found.append(AreaMention(mention.start, mention.end, name))
    own = own_area(document)
    named = [(own, _OWN), *((name, _own_name(name)) for name in document.kommune)]
    for name, pattern in named:
        for match in pattern.finditer(sentence):
            if name and not any(one.start <= match.start() < one.end for one in found):
                found.append(AreaMention(match.start(), match.end(), name))
    return sorted(found, key=lambda mention: mention.start)


@cache
def _own_name(name: str) -> re.Pattern[str]:
    """The document's own municipality by its name, known to the vocabulary or not."""
    return re.compile(rf"\b{re.escape(name)}(?:s|')?(?:\s+kommunes?)?\b", re.IGNORECASE)


def _resolved(area: str, document: Document) -> str | None:
    region = document.region[0] if document.region else None
    if area == "regionen":
        return f"Region {region}" if region else None
    if area == "RAR":
        return _RAR_OF.get(region or "")
    return area


def places(
    sentence: str, numbers: Sequence[Number], parts: Sequence[Clause], document: Document, default: str | None
) -> list[tuple[str | None, ...]]:
    """The area of each number; several where one number stands for areas that are named together. `default` holds
    before the sentence names any."""
    named = mentions(sentence, document)
    shared = respectively(sentence, numbers, named, lambda end, start: bool(_JOINED.fullmatch(sentence, end, start)))
    right_before = {
        index: mention for index in range(len(numbers)) if (mention := _right_before(sentence, numbers[index], named))
    }
    found: list[tuple[str | None, ...]] = []
    for index, number in enumerate(numbers):
        start, end = after(sentence, numbers, index)
        others = [mention for other, mention in right_before.items() if other != index]
        behind = [mention for mention in named if start <= mention.start < end and mention not in others]
        if index in shared:
            found.append((shared[index].area,))
        elif behind and not _held_against(sentence, behind[0], numbers):
            found.append((behind[0].area,))
        else:
            clause = clause_of(parts, number.start)
            taken = [after(sentence, numbers, earlier) for earlier in range(index)]
            own = right_before.get(index)
            free = [
                mention
                for mention in named
                if clause.start <= mention.start < number.start
                and (mention == own or not any(start <= mention.start < end for start, end in taken))
                and not _held_against(sentence, mention, numbers)
            ]
            found.append(_nearest(sentence, numbers[:index], free) or (found[-1] if found else (default,)))
    return found


def _nearest(sentence: str, earlier: Sequence[Number], free: Sequence[AreaMention]) -> tuple[str | None, ...]:
    """The last of the areas before a number, with those that are joined to it where no number stands between."""
    if not free:
        return ()
    row = [free[-1]]
    for mention in reversed(free[:-1]):
        if not _JOINED.fullmatch(sentence, mention.end, row[0].start):
            break
        row.insert(0, mention)
    if any(number.start > row[0].start for number in earlier):
        return (row[-1].area,)
    return tuple(dict.fromkeys(mention.area for mention in row))


def _right_before(sentence: str, number: Number, named: Sequence[AreaMention]) -> AreaMention | None:
    """The area that only a small word parts from the number: *over landsgennemsnittet på 29 %*."""
    return next((mention for mention in named if _PARTED.fullmatch(sentence, mention.end, number.start)), None)


def _held_against(sentence: str, mention: AreaMention, numbers: Sequence[Number]) -> bool:
    if _RANKED_IN.search(sentence[: mention.start]):
        return True
    if not _HELD_AGAINST.search(sentence[: mention.start]):
        return False
    following = next((number for number in numbers if number.start >= mention.end), None)
    return following is None or not _HAS_ITS_OWN.fullmatch(sentence[mention.end : following.start])
