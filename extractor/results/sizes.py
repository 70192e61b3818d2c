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
from extractor.danish.wording import any_of
from extractor.results.clauses import Clause, clause_of
from extractor.results.words import results
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


_SIZE = re.compile(
    rf"\b(?:(?P<down_verb>{any_of(results('size', 'down_verbs'))})|(?P<up_verb>{any_of(results('size', 'up_verbs'))})|"
    rf"(?P<down>{any_of(results('size', 'down_nouns'))})|(?P<up>{any_of(results('size', 'up_nouns'))})|"
    rf"(?P<open>{any_of(results('size', 'open_nouns'))}))\b",
    re.IGNORECASE,
)
_ABOUT = (
    r"(?:\s*(?:ca\.|cirka|omkring|omtrent|godt|knap|næsten|lidt|hele|i\s+alt|samlet|samlet\s+set|kun|blot|henholdsvis|"
    r"hhv\.|gennemsnitligt|i\s+gennemsnit|over|under|mere\s+end|mindre\s+end|nemlig|på|med|er|var|ligger|lå|været|blevet|"
    r":|=|\())*\s*$"
)
_ABOUT_ONLY = re.compile(_ABOUT, re.IGNORECASE)
_BY = re.compile(rf"(?:\b(?:med|på|er|var|nemlig)|\(|^)\s*{_ABOUT}", re.IGNORECASE)
_BY_SO_MUCH = re.compile(rf"\b(?:med|på){_ABOUT}", re.IGNORECASE)
_TO_OR_FROM = re.compile(
    r"\b(?P<word>til|fra|mod)(?:\s+(?:ca\.|omkring|godt|knap|nu|i\s+alt|kun|blot|at\s+være|under|over|at\s+udgøre|"
    r"et\s+niveau\s+på|lige|en\s+andel\s+på))*\s*$",
    re.IGNORECASE,
)
_LEVEL_VERB = re.compile(
    r"\b(?:udgør|udgjorde|ligger|lå|tæller|nu\s+er|er\s+nu|var\s+der|er\s+der|hvoraf|heraf|af\s+de|niveau\s+på|andel\s+på|"
    r"består)\b",
    re.IGNORECASE,
)
_STATED = re.compile(r"\b(?:er|var|udgør|udgjorde|ligger|lå|har|havde|blev|hvoraf|heraf)\b", re.IGNORECASE)
_AUXILIARY = re.compile(r"\b(?:er|var|har|havde|været|blevet)\b", re.IGNORECASE)
_MORE = re.compile(
    r"(?:\s+(?!(?:og|mens|men|samt|i|på|end)\b)[^\W\d_]+){0,2}?\s+(?:(?P<down>færre|lavere|mindre|kortere|dårligere)|"
    r"(?P<up>flere|højere|mere|større|længere|bedre))\b"
    r"(?!(?<=mere)\s+end\s+(?:et|en|to|tre|\d)|(?<=mindre)\s+end\s+(?:et|en|to|tre|\d))",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?:svarende\s+til|svare(?:r|de)\s+(?:\w+\s+)?til|det\s+vil\s+sige|dvs\.|d\.v\.s\.|altså|eller|\()\s*"
    rf"(?:et\s+fald\s+på|en\s+(?:stigning|reduktion|andel|vækst)\s+på)?{_ABOUT}",
    re.IGNORECASE,
)
# "faldet på landsplan 4 pct.": the place stands between the fall and its size.
_PLACE = re.compile(
    r"\b(?:i|på|for)\s+(?:(?-i:Region\s+)?(?-i:[A-ZÆØÅ])[\w-]+(?:\s+Kommune)?|hele\s+landet|landsplan|regionen|kommunen)(?=\s)",
    re.IGNORECASE,
)
# "… faldt 2,7 pct., hvor det i regionen var 2,1 pct.": the same of another area
_SAME_ELSEWHERE = re.compile(r"\b(?:hvor|mens)\s+(?:det|den|faldet|stigningen)\s+[^.;]*\b(?:var|er)\s*$", re.IGNORECASE)
_BY_NOUN = re.compile(
    r"\b(?:faldet|stigningen|nedgangen|fremgangen|reduktionen|væksten)\s+(?:er\s+)?på\s*$", re.IGNORECASE
)
_WENT = re.compile(r"\b(?:gået|gik)\s*$", re.IGNORECASE)
_WAY = re.compile(r"\s+(?P<way>ned|op)\b", re.IGNORECASE)
_OF_A_PLACE = re.compile(
    r"\b(?:(?-i:[A-ZÆØÅ])[\w-]+|landet|landsplan|klyngen|regionen|(?:19|20)\d\d|januar|februar|marts|april|maj|juni|juli|august|"
    r"september|oktober|november|december)\s*\(\s*$",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:i|over|gennem)\s+(?:den\s+|hele\s+)?(?:samme\s+|denne\s+|hele\s+)?(?:periode(?:n)?|år(?:et)?|kvartal|måned)(?=\s)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"^\s+(?:det|den|[^\W\d_]{4,}(?:en|et|ne))(?=\s)", re.IGNORECASE)
_SAID_OF_IT = re.compile(
    r"(?:\s+(?!og\b|mens\b|men\b)[^\W\d_]+){0,4}?\s+(?:svare(?:r|de)\s+til|udgør|udgjorde)(?:\s+(?:ca\.|godt|knap|omkring))?\s*",
    re.IGNORECASE,
)
_SHARE_OF = re.compile(r"\s+af\b", re.IGNORECASE)


def sizes(sentence: str, numbers: Sequence[Number], parts: Sequence[Clause]) -> list[Size | None]:
    """Each number's reading, in order; None where the words leave open which way a change went."""
    found: list[Size | None] = []
    for index, number in enumerate(numbers):
        clause = clause_of(parts, number.start)
        begin = max(clause.start, numbers[index - 1].unit_end) if index else clause.start
        previous = next((size for size in reversed(found) if size), None)
        found.append(_size(sentence, number, sentence[min(begin, number.start) : number.start], previous))
    return found


def _size(sentence: str, number: Number, between: str, previous: Size | None) -> Size | None:
    """`between`: the words of the number's clause that stand before it and after the number before it."""
    linked = previous is not None and bool(_LINK.search(between))
    if number.is_change:
        return Size(number, Kind.CHANGE, number.value)
    if previous and _moved(sentence, number, between, previous, linked):
        sign = _last_sign(sentence[: number.start])
        return Size(number, Kind.CHANGE, _signed(number, sign), linked) if sign else None
    more = _MORE.match(sentence, number.unit_end)
    if more and not _BY_NOUN.search(between):
        return Size(number, Kind.CHANGE, (-1 if more["down"] else 1) * abs(number.value), linked)
    if _WENT.search(between) and (way := _WAY.match(sentence, number.unit_end)):  # "er gået 152 ned"
        return Size(number, Kind.CHANGE, (-1 if way["way"].lower() == "ned" else 1) * abs(number.value), linked)
    if (
        _OF_A_PLACE.search(between) and not number.signed and number.unit is not Unit.PERCENTAGE_POINTS
    ):  # "i Region Sjælland (70 pct.)"
        return Size(number, Kind.LEVEL, number.value)
    if number.range_kind == "movement" or _is_end(number, between, linked):
        return Size(number, Kind.LEVEL, number.value)
    sign = _sign(between, number)
    if sign is not None:
        return Size(number, Kind.CHANGE, _signed(number, sign), linked)
    if previous and (linked or _goes_on(between) or (previous.kind is Kind.CHANGE and _SAME_ELSEWHERE.search(between))):
        return _again(number, previous, linked)
    if number.unit is Unit.PERCENTAGE_POINTS:
        sign = 1 if number.signed else _last_sign(sentence[: number.start])
        return Size(number, Kind.CHANGE, _signed(number, sign)) if sign else None
    return Size(number, Kind.LEVEL, number.value)


def _moved(sentence: str, number: Number, between: str, previous: Size, linked: bool) -> bool:
    """Whether the number says by how much something went from one level to another: *fra 28 til 25, altså med 11 %*."""
    by_so_much = linked or bool(_BY_SO_MUCH.search(between))
    return previous.number.range_role == "to" and by_so_much and not _SHARE_OF.match(sentence, number.unit_end)


def _is_end(number: Number, between: str, linked: bool) -> bool:
    """Whether the number is where a change ended or began: *faldet til 345*."""
    towards = _TO_OR_FROM.search(between)
    return (
        towards is not None
        and towards["word"].lower() != "mod"
        and not linked
        and number.unit is not Unit.PERCENTAGE_POINTS
    )


def _again(number: Number, previous: Size, linked: bool) -> Size | None:
    if previous.kind is Kind.CHANGE:
        return Size(number, Kind.CHANGE, _signed(number, -1 if previous.value < 0 else 1), linked)
    return Size(number, Kind.LEVEL, number.value, linked) if number.unit is not Unit.PERCENTAGE_POINTS else None


def _signed(number: Number, sign: int) -> float:
    return number.value if number.signed else sign * abs(number.value)


def _sign(between: str, number: Number) -> int | None:
    """The sign that the last word of size before the number gives it; None where no such word reaches it."""
    last = next(iter(reversed(list(_SIZE.finditer(between)))), None)
    if last is None:
        return None
    reach = _TIME.sub(" ", _PLACE.sub(" ", between[last.end() :]))
    if (last["down_verb"] or last["up_verb"]) and not _is_noun(between, last):
        reach = _SUBJECT.sub("", reach)  # "faldt antallet 2,1 pct."
    elif _SAID_OF_IT.fullmatch(reach):  # "nedgangen svarer til 9,9 pct."
        return -1 if last["down"] or last["down_verb"] else 1 if last["up"] or last["up_verb"] else None
    if _LEVEL_VERB.search(reach) or not (_ABOUT_ONLY.fullmatch(reach) or _BY.search(reach)):
        return None
    is_verb = bool(last["down_verb"] or last["up_verb"]) and not _is_noun(between, last)
    if is_verb and re.search(r"\b(?:er|var)\s*(?:på\s*)?$", reach, re.IGNORECASE):  # "er faldet og er på 345"
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


def _goes_on(between: str) -> bool:
    """Whether the number goes on in a row that an earlier one began: *3 % i A, 5 % i B og 6 % i C*, *mod 1,3 %*."""
    towards = _TO_OR_FROM.search(between)
    return bool(towards and towards["word"].lower() == "mod") or not _STATED.search(between)
