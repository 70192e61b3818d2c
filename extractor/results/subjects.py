"""Whom a number is about and what it counts: its own words first, then what they lean on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.danish import groups, measures
from extractor.danish.groups import GroupMention, Role
from extractor.danish.numbers import Number
from extractor.danish.wording import COUNTED, any_of, lists
from extractor.results.clauses import Clause, after, before, clause_of, respectively
from extractor.results.sizes import Kind, Size
from models.terms import Measure, Unit

# "andelen", "antallet" alone lean on what was said before; "andelen af …" says it.
_BARE = re.compile(
    r"\b(?:andelen|antallet|tallet|resultatet|effekten|graden|varigheden|niveauet)\b"
    r"(?!\s+(?:af|der|som|på\s+[^\W\d]|blandt|vedr|over|med\s+[^\W\d]))",
    re.IGNORECASE,
)
_COMPLETE = re.compile(
    r"\b(?:andel|andelen|antal|antallet)\s+(?:af|der|som|personer|borgere|på\s+[^\W\d]|[^\W\d_]{6,})", re.IGNORECASE
)
_PART_OF = re.compile(r"(?:hvoraf|heraf)\b", re.IGNORECASE)
ANYONE = {"borgere"}
# "Af de 63 borgere, som deltog": those spoken of before.
_SO_MANY = re.compile(
    r"\d\s+(?:borgere|personer|deltagere)\b[^.]*?\b(?:deltog|deltaget|af\s+dem|i\s+målgruppen|indkaldt|på\s+holdet)\b",
    re.IGNORECASE,
)
_ANY_CITIZENS = re.compile(
    r"\bantallet\s+af\s+(?:borgere|personer)\b"
    r"(?!\s+(?:på|med|der|som|under|over|mellem|i\s+(?!perioden|samme|hele)(?-i:[a-zæøå])))",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\s*(?:(?!(?:af|i|på|med|som|der|har|var|er|og)\b)[^\W\d_]+(?:-[^\W\d_]+)?(?:e|er|t)\s+){0,3}?"
    rf"{any_of(lists(COUNTED)['people'])}\b",
    re.IGNORECASE,
)
_SMALL_WORDS = r"i|om|og|til|fra|pr|ved|for|på|som|der|hvilket|mod|af|ud|mens|samt"
_VERBS = r"var|er|har|kom|fik|blev|gik|[^\W\d_]+(?:et|ået|sket)"
_THING = re.compile(
    r"\s*(?!(?:færre|flere|lavere|højere|mindre|mere)\s+(?:end|i)\b)"
    rf"(?:(?!(?:{_SMALL_WORDS}|{_VERBS})\b)[^\W\d_]+\s+){{0,2}}?(?!(?:{_SMALL_WORDS}|{_VERBS})\b)[^\W\d_]{{3,}}",
    re.IGNORECASE,
)
_CASES = re.compile(
    r"\bantal(?:let)?\s+(?:af\s+)?(?:(?!(?:på|i|uden|med|til|af|for|der|som)\b)[^\W\d_]+\s+){0,2}?"
    rf"{any_of(lists(COUNTED)['cases'])}\b",
    re.IGNORECASE,
)
_COUNTED_PERSONS = re.compile(
    r"(?<=\d)\s*(?:fuldtids|helårs)?personer\b|^\W*(?:det|dette)\s+svare(?:r|de)\s+(?:[^\W\d_]+\s+)?til\b",
    re.IGNORECASE,
)
_FIELD = re.compile(r"\b([^\W\d_]{5,}?)s?områdets?\b", re.IGNORECASE)
_SHARE_NOUN = re.compile(r"andel|procenten|[^\W\d_]grad(?:en)?\b|frekvens|(?:%|pct\.?|procent)\s+af\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom something is about and what is counted of them; empty where nothing says it."""

    groups: tuple[str, ...] = ()
    measure: Measure | None = None


def subjects(
    sentence: str, sizes: Sequence[Size | None], numbers: Sequence[Number], parts: Sequence[Clause], known: Subject,
    above: str,
) -> list[Subject]:  # fmt: skip
    """The subject of each number. `known` is what the sentence leans on, `above` the titles that it stands under."""
    sentence = _without_unit(sentence)
    whole = _of_people(sentence, _own(sentence, known, above), sizes)
    shared = respectively(sentence, numbers, _people_once(sentence), lambda _end, _start: True)
    found: list[Subject] = []
    for index, (number, size) in enumerate(zip(numbers, sizes, strict=True)):
        if size and size.linked and found:
            found.append(_again(sentence, number, found[-1]))
            continue
        words = _words_of(sentence, numbers, index, parts)
        own = groups.groups(words) if _names(words) else ()
        clause = clause_of(parts, number.start).of(sentence)
        apart = _PART_OF.match(clause) or own
        counted = measures.named_measure(clause) if apart and not _leans(clause) else None
        people = (shared[index].group,) if index in shared else own or whole.groups
        found.append(_of_people(sentence, Subject(people, counted or whole.measure), sizes))
    return found


def _without_unit(sentence: str) -> str:
    """The sentence without what only explains its numbers, as long as before: "143 personer" names no group,
    "svarer til" no answer, "sygedagpengeområdet" those on sygedagpenge."""
    plain = _COUNTED_PERSONS.sub(lambda match: " " * len(match.group()), sentence)
    return _FIELD.sub(lambda match: match[1].ljust(len(match.group())), plain)


def _of_people(sentence: str, subject: Subject, sizes: Sequence[Size | None]) -> Subject:
    """What is counted where only changes or numbers of people are named: no share, and people where nothing says."""
    told = [size for size in sizes if size and not size.linked]
    shares = any(size.kind is Kind.LEVEL and size.number.unit is Unit.PERCENT for size in told)
    people = any(size.number.unit is Unit.PERSONS for size in told)
    by_percent = all(size.number.unit is Unit.PERCENT for size in told) and not _SHARE_NOUN.search(sentence)
    if subject.measure is Measure.SHARE and not shares and (people or by_percent):
        return Subject(subject.groups, Measure.PERSONS)
    if subject.measure is Measure.PERSONS and told and all(_is_share(size) for size in told):
        return Subject(subject.groups, Measure.SHARE)
    if subject.measure is None and told and not shares and (subject.groups or people):
        return Subject(subject.groups, Measure.PERSONS)
    return subject


def _is_share(size: Size) -> bool:
    """Whether a number is a level in percent: of people, that is a share."""
    return size.kind is Kind.LEVEL and size.number.unit is Unit.PERCENT


def merged(*subjects: Subject) -> Subject:
    """The first of each field that is not empty."""
    return Subject(
        next((one.groups for one in subjects if one.groups), ()),
        next((one.measure for one in subjects if one.measure), None),
    )


def named(sentence: str) -> Subject:
    """What a sentence names by its own words, whether or not it holds a number."""
    return Subject(people_of(sentence), measures.named_measure(sentence) if not _leans(sentence) else None)


def people_of(sentence: str) -> tuple[str, ...]:
    """The groups that a sentence names as those it is about."""
    words = _without_unit(sentence)
    return groups.groups(words) if _names(words) else ()


def titled(titles: str) -> Subject:
    """What titles tell: whom a chapter is about; what is counted only where they count something."""
    return Subject(groups.groups("", titles) if titles else (), measures.named_measure(titles) if titles else None)


def unit_of(sentence: str, number: Number, subject: Subject) -> Unit | None:
    """The unit of a level: the number's own, or what the noun beside it counts."""
    if number.unit is not None:
        return number.unit
    if _PEOPLE.match(sentence, number.end):
        return Unit.PERSONS
    if _CASES.search(sentence[: number.start]) or _THING.match(sentence, number.end):
        return Unit.COUNT
    of_people = subject.measure in {Measure.PERSONS, Measure.TRANSITION, Measure.SHARE}
    return Unit.PERSONS if of_people or set(subject.groups) - {"virksomheder"} else Unit.COUNT


def _again(sentence: str, number: Number, said: Subject) -> Subject:
    """Persons said again as a share of others (*svarende til 6,1 % af arbejdsstyrken*) are a share."""
    if (
        said.measure is Measure.PERSONS
        and number.unit is Unit.PERCENT
        and re.match(r"\s+af\b", sentence[number.unit_end :])
    ):
        return Subject(said.groups, Measure.SHARE)
    return said


def _own(sentence: str, known: Subject, above: str) -> Subject:
    own = named(sentence)
    people = own.groups
    if people and _ANY_CITIZENS.search(sentence) and known.groups:
        people = known.groups
    around = known.groups or titled(above).groups
    if set(people) == ANYONE and around and _SO_MANY.search(sentence):
        people = around  # "83 borgere har deltaget": of those spoken of
    if not people:
        added = groups.groups(sentence, " ") if groups.mentions(sentence) else ()
        people = around or (added if not known.groups else ())
    elif around and set(people) <= {"kvinder", "mænd"}:
        people = tuple(dict.fromkeys((*around, *people)))
    measure = own.measure or known.measure
    if measure is None:
        measure = measures.measure(sentence, above)
        measure = None if measure in {Measure.QUALITY, Measure.OTHER} else measure
    return Subject(people, measure)


def _names(words: str) -> bool:
    """Whether a group is named that the words are about, rather than in passing."""
    return any(mention.role in {Role.NAMED, Role.GENERIC} for mention in groups.mentions(words))


def _leans(sentence: str) -> bool:
    return bool(_BARE.search(sentence)) and not _COMPLETE.search(sentence)


def _words_of(sentence: str, numbers: Sequence[Number], index: int, parts: Sequence[Clause]) -> str:
    """The words that belong to one number of several: behind it, else before it in its clause."""
    if len(numbers) == 1:
        return ""
    start, end = after(sentence, numbers, index)
    if _names(sentence[start:end]) and not _are_anyone(sentence[start:end]):
        return sentence[start:end]
    clause = clause_of(parts, numbers[index].start)
    start, end = before(numbers, index, clause)
    if index and numbers[index - 1].start >= clause.start:
        start = after(sentence, numbers, index - 1)[1]
    if _names(sentence[start:end]):
        return sentence[start:end]
    return ""


def _are_anyone(words: str) -> bool:
    """Whether the words after a number only name anyone: "1.713 borgere"."""
    return all(mention.role is not Role.NAMED for mention in groups.mentions(words))


def _people_once(sentence: str) -> list[GroupMention]:
    """The named groups, each at its first mention."""
    named = [one for one in groups.mentions(sentence) if one.role is Role.NAMED]
    return [one for index, one in enumerate(named) if one.group not in {other.group for other in named[:index]}]
