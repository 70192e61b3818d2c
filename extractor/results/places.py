"""Which area each number of a sentence is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractor.danish.areas import AreaMention, areas
from extractor.danish.numbers import Number
from extractor.results.clauses import Clause, after, clause_of
from models.records import Document

_OWN = re.compile(r"\b(?:kommunen|kommunens|jobcentret|jobcenteret|jobcentrets|jobcenterets)\b", re.IGNORECASE)
# An area that others are held against and that has no number of its own: "højere end i Region Nordjylland".
_HELD_AGAINST = re.compile(
    r"(?:\bend|\bi\s+forhold\s+til|\bift\.|\bsammenlignet\s+med|\bi\s+relation\s+til|\bpå\s+(?:linje|linie|niveau)\s+med|\bniveau\s+som)"
    r"(?:\s+(?:i|på|for|resultaterne|resultatet|niveauet|udviklingen|gennemsnittet|ledigheden|andelen|antallet|hele|den|det|de|både))*\s+$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s*(?:,|og|samt|som)\s*(?:(?:i|på|for)\s+)?(?:hele\s+)?", re.IGNORECASE)
_RESPECTIVELY = re.compile(r"\b(?:henholdsvis|hhv\.)", re.IGNORECASE)
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
    shared = _respectively(sentence, numbers, named)
    found: list[tuple[str | None, ...]] = []
    for index, number in enumerate(numbers):
        start, end = after(sentence, numbers, index)
        behind = [mention for mention in named if start <= mention.start < end]
        if index in shared:
            found.append((shared[index],))
        elif behind and not _held_against(sentence, behind[0], numbers):
            found.append((behind[0].area,))
        else:
            clause = clause_of(parts, number.start)
            found.append(_before(sentence, numbers, index, clause, named) or (found[-1] if found else (default,)))
    return found


def _before(
    sentence: str, numbers: Sequence[Number], index: int, clause: Clause, named: Sequence[AreaMention]
) -> tuple[str | None, ...]:
    """The nearest area before the number in its clause that no number before it has taken, with those joined to it."""
    number = numbers[index]
    taken = [after(sentence, numbers, earlier) for earlier in range(index)]
    free = [
        mention
        for mention in named
        if clause.start <= mention.start < number.start
        and not any(start <= mention.start < end for start, end in taken)
        and not _held_against(sentence, mention, numbers)
    ]
    if not free:
        return ()
    group = [free[-1]]
    for mention in reversed(free[:-1]):
        if not _JOINED.fullmatch(sentence, mention.end, group[0].start):
            break
        group.insert(0, mention)
    between = [one for one in numbers[:index] if one.start > group[0].start]
    return tuple(dict.fromkeys(mention.area for mention in group)) if not between else (group[-1].area,)


def _held_against(sentence: str, mention: AreaMention, numbers: Sequence[Number]) -> bool:
    if not _HELD_AGAINST.search(sentence[: mention.start]):
        return False
    following = next((number for number in numbers if number.start >= mention.end), None)
    return following is None or not re.fullmatch(
        r"\s*(?:,\s*)?(?:hvor\s+)?(?:\w+\s+){0,3}?(?:er|var|på|med|ligger\s+på|lå\s+på|\()\s*(?:ca\.|omkring)?\s*", sentence[mention.end : following.start]
    )


def _respectively(sentence: str, numbers: Sequence[Number], named: Sequence[AreaMention]) -> dict[int, str]:
    """The areas of *henholdsvis 6,2 % og 7,8 %*: as many areas joined together, before or after, in order."""
    word = _RESPECTIVELY.search(sentence)
    if not word:
        return {}
    row = [index for index, number in enumerate(numbers) if number.start > word.end()]
    rows = [(earlier, later) for earlier, later in (([m for m in named if m.start < word.start()], row), ([m for m in named if m.start > word.end()], row))]
    for areas_there, indices in rows:
        for chain in _chains(sentence, areas_there):
            if len(chain) >= 2 and len(indices) >= len(chain):
                return {index: mention.area for index, mention in zip(indices, chain, strict=False)}
    before = [index for index, number in enumerate(numbers) if number.start < word.start()]
    for chain in _chains(sentence, [m for m in named if m.start > word.end()]):
        if len(chain) >= 2 and len(before) >= len(chain) and not row:
            return {index: mention.area for index, mention in zip(before[-len(chain) :], chain, strict=True)}
    return {}


def _chains(sentence: str, named: Sequence[AreaMention]) -> list[list[AreaMention]]:
    """The mentions that are joined by commas and *og*, in rows."""
    rows: list[list[AreaMention]] = []
    for mention in named:
        if rows and _JOINED.fullmatch(sentence, rows[-1][-1].end, mention.start):
            rows[-1].append(mention)
        else:
            rows.append([mention])
    return rows
