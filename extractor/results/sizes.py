"""Which number is a level and which a change, with its sign.

*faldet med 3 %*, *et fald i antallet på 12*, *stigningen er på 7,5 %*, *2 procentpoint højere end i 2018* are changes;
*faldet til 345*, *fra 8,7 % til 11,6 %*, *udgør 20,5 %* are levels. What only says a number over in another unit
(*svarende til 16 personer*) or goes on to another area (*mod 1,3 % på landsplan*) is of the kind of the number before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from extractor.danish.numbers import Number
from extractor.results.clauses import Clause
from models.terms import Unit


class Kind(StrEnum):
    """What an observed number is."""

    LEVEL = "level"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Size:
    """A number read as a level, or as a change with its sign; `linked` where it says the number before it again."""

    number: Number
    kind: Kind
    value: float
    linked: bool = False


_DOWN_VERB = r"faldt|falder|faldet|faldende|sank|sunket|reduceret|reducerede|reduceredes|nedbragt|nedbragte|sænket|mindsket|formindsket|forkortet|afkortet|nedsat|skrumpet|aftaget"
_UP_VERB = r"steg|stiger|steget|stigende|øget|øgede|øgedes|forøget|vokset|voksede|hævet|løftet|forbedret|forlænget|tiltaget|vundet"
_DOWN_NOUN = r"fald(?:et)?|[^\W\d_]*fald|nedgang(?:en)?|reduktion(?:en)?|tilbagegang(?:en)?|nedbringelse(?:n)?|mindskelse|forkortelse|formindskelse"
_UP_NOUN = r"stigning(?:en)?|[^\W\d_]*stigning|vækst(?:en)?|fremgang(?:en)?|forøgelse(?:n)?|forbedring(?:en)?|tilvækst(?:en)?|forlængelse|løft"
_SIZE = re.compile(
    rf"\b(?:(?P<down_verb>{_DOWN_VERB})|(?P<up_verb>{_UP_VERB})|(?P<down>{_DOWN_NOUN})|(?P<up>{_UP_NOUN})|(?P<open>udvikling(?:en)?|ændring(?:en)?))\b",
    re.IGNORECASE,
)
_ABOUT = (
    r"(?:\s*(?:ca\.|cirka|omkring|omtrent|godt|knap|næsten|lidt|hele|i\s+alt|samlet|samlet\s+set|kun|blot|henholdsvis|hhv\.|gennemsnitligt|"
    r"i\s+gennemsnit|over|under|mere\s+end|mindre\s+end|på|med|er|var|ligger|lå|været|blevet|:|=|\())*\s*$"
)
_BY = re.compile(rf"(?:\b(?:med|på|er|var)|\(|^)\s*{_ABOUT}", re.IGNORECASE)
_ABOUT_ONLY = re.compile(_ABOUT, re.IGNORECASE)
_TO_OR_FROM = re.compile(
    r"\b(?P<word>til|fra|mod)(?:\s+(?:ca\.|omkring|godt|knap|nu|i\s+alt|kun|blot|at\s+være|under|over|at\s+udgøre|et\s+niveau\s+på|lige|en\s+andel\s+på))*\s*$",
    re.IGNORECASE,
)
_LEVEL_VERB = re.compile(
    r"\b(?:udgør|udgjorde|ligger|lå|tæller|nu\s+er|er\s+nu|var\s+der|er\s+der|hvoraf|heraf|af\s+de|niveau\s+på|andel\s+på|består)\b", re.IGNORECASE
)
_MORE = re.compile(
    r"(?:\s+(?!(?:og|mens|men|samt|i|på|end)\b)[^\W\d_]+){0,2}?\s+(?:(?P<down>færre|lavere|mindre|kortere|dårligere)|(?P<up>flere|højere|mere|større|længere|bedre))\b",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?:svarende\s+til|svarer\s+(?:\w+\s+)?til|svarede\s+(?:\w+\s+)?til|det\s+vil\s+sige|dvs\.|d\.v\.s\.|altså|eller|\()\s*"
    r"(?:et\s+fald\s+på|en\s+stigning\s+på|en\s+reduktion\s+på|en\s+andel\s+på|en\s+vækst\s+på)?" + _ABOUT,
    re.IGNORECASE,
)
_BY_SO_MUCH = re.compile(r"\b(?:med|på)" + _ABOUT, re.IGNORECASE)
_AUXILIARY = re.compile(r"\b(?:er|var|har|havde|været|blevet)\b", re.IGNORECASE)
_PASSIVE_AHEAD = re.compile(r"\b(?:reduceres|nedbringes|øges|forøges|sænkes|mindskes|hæves|løftes|halveres|fordobles|forkortes)\b", re.IGNORECASE)


def sizes(sentence: str, numbers: Sequence[Number], parts: Sequence[Clause]) -> list[Size | None]:
    """Each number's reading, in order; None where the words leave open which way a change went."""
    found: list[Size | None] = []
    for index, number in enumerate(numbers):
        clause = next(part for part in reversed(parts) if part.start <= number.start)
        previous = next((size for size in reversed(found) if size), None)
        found.append(_size(sentence, numbers, index, clause, previous))
    return found


def _size(
    sentence: str, numbers: Sequence[Number], index: int, clause: Clause, previous: Size | None
) -> Size | None:
    number = numbers[index]
    if number.is_change:
        return Size(number, Kind.CHANGE, number.value)
    start = max(clause.start, numbers[index - 1].unit_end) if index else clause.start
    between = sentence[min(start, number.start) : number.start]
    linked = previous is not None and bool(_LINK.search(between)) and sentence.find(".", numbers[index - 1].unit_end + 1, number.start) < 0
    moved = previous is not None and previous.number.range_role == "to" and (linked or bool(_BY_SO_MUCH.search(between)))
    if moved and not re.match(r"\s+af\b", sentence[number.unit_end :]):
        sign = _last_sign(sentence[: number.start])
        return Size(number, Kind.CHANGE, _signed(number, sign), linked) if sign else None
    more = _more(sentence, number)
    if more is not None:
        return Size(number, Kind.CHANGE, more * abs(number.value), linked)
    if number.range_kind == "movement":
        return Size(number, Kind.LEVEL, number.value)
    towards = _TO_OR_FROM.search(between)
    if towards and towards["word"].lower() != "mod" and not linked and number.unit is not Unit.PERCENTAGE_POINTS:
        return Size(number, Kind.LEVEL, number.value)
    sign = _sign(between, number)
    if sign is not None:
        return Size(number, Kind.CHANGE, _signed(number, sign), linked)
    if previous and (linked or _goes_on(between, towards)):
        value = number.value if previous.kind is Kind.LEVEL else _signed(number, -1 if previous.value < 0 else 1)
        same = Size(number, previous.kind, value, linked)
        return same if number.unit is not Unit.PERCENTAGE_POINTS or same.kind is Kind.CHANGE else None
    if number.unit is Unit.PERCENTAGE_POINTS:
        sign = _last_sign(sentence[: number.start]) if not number.signed else 1
        return Size(number, Kind.CHANGE, _signed(number, sign)) if sign is not None else None
    return Size(number, Kind.LEVEL, number.value)


def _signed(number: Number, sign: int) -> float:
    return number.value if number.signed else sign * abs(number.value)


def _more(sentence: str, number: Number) -> int | None:
    more = _MORE.match(sentence, number.unit_end)
    return (-1 if more["down"] else 1) if more else None


def _sign(between: str, number: Number) -> int | None:
    """The sign that the last word of size before the number gives it; None where no such word reaches it."""
    last = next(iter(reversed(list(_SIZE.finditer(between)))), None)
    if last is None:
        return None
    reach = between[last.end() :]
    if _LEVEL_VERB.search(reach):
        return None
    verb = (last["down_verb"] or last["up_verb"]) and not _is_noun(between, last)
    if not (_ABOUT_ONLY.fullmatch(reach) or _BY.search(reach)):
        return None
    if verb and re.search(r"\b(?:er|var)\s*(?:på\s*)?$", reach, re.IGNORECASE):  # "er faldet og er på 345"
        return None
    if last["open"]:
        return 1 if number.signed or re.search(r"\bpå\s*$", reach) else None
    return -1 if last["down_verb"] or last["down"] else 1


def _is_noun(between: str, word: re.Match[str]) -> bool:
    """*faldet* is "the fall" unless an auxiliary stands before it: *Faldet er på 3 %*, *antallet er faldet*."""
    return word.group().lower() == "faldet" and not _AUXILIARY.search(between[: word.start()])


def _last_sign(before: str) -> int | None:
    last = next((match for match in reversed(list(_SIZE.finditer(before))) if not match["open"]), None)
    if last is None:
        return None
    return -1 if last["down_verb"] or last["down"] else 1


def _goes_on(between: str, towards: re.Match[str] | None) -> bool:
    """Whether the number goes on in a row that an earlier one began: *3 % i A, 5 % i B og 6 % i C*, *mod 1,3 %*."""
    if towards and towards["word"].lower() == "mod":
        return True
    return not re.search(r"\b(?:er|var|udgør|udgjorde|ligger|lå|har|havde|blev|hvoraf|heraf)\b", between, re.IGNORECASE)


def is_passive_ahead(clause: str) -> bool:
    """Whether the clause says what is to be done with a figure: *reduceres med 10 %*."""
    return bool(_PASSIVE_AHEAD.search(clause))
