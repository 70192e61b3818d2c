"""What a sentence counts: people, shares, moves to job or education, durations, activities and so on.

The words are in `models/vocabulary/measures.toml`; the definitions are those of the dataset's contract. What is
counted is read from the goal's own clause first; reasons, means and consequences decide only where it is silent.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from extractor.danish.cues import directions
from extractor.danish.groups import Role, mentions
from extractor.danish.phrases import Phrases
from models import vocabulary
from models.terms import Measure

FILE_NAME = "measures.toml"

_YES, _NO = "+", "-"  # phrases of a measure, and phrases that hold its words in another meaning
# What a label may hold beside the names of groups.
_LABEL_REST = re.compile(r"(?:\W|\d|\b(?:og|eller|samt|på|med|over|under|uger|måneder|år|mv|m\.?m)\b)*", re.IGNORECASE)
_FIRMS = "virksomheder"
_PURPOSE = " for at "
_SHORTEST_CLAUSE = 12  # characters: nothing shorter says what is to be reached
# A number that counts something: no year, no ordinal, no share of a hundred.
_COUNT = re.compile(
    r"(?<![\w.,])(?<!match )(?!(?:19|20)\d\d\b)\d+(?:\.\d{3})*(?!\w)"
    r"(?![\w.,]*\s*(?:%|pct|procent|kvartal|halvår|års?\b|årige?|måned(?:ers?)?\b|uge[rs]*\b|dage?\b|timer?\b))"
)
_PERCENT = re.compile(
    r"\d\s*(?:%|pct\b|procent)|\b(?:halvdelen|tredjedel|fjerdedel)\b|\bud\s+af\s+(?:tre|fire|fem|ti|\d+)\b"
    r"|\bhver\s+(?:anden|tredje|fjerde|femte|tiende)\b(?!\s+(?:uge|måned|dag|år))",
    re.IGNORECASE,
)
_NUMBER_WORD = re.compile(
    r"\b(?:to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv)\s+(?!ud\s+af|måneder|uger|år|dage|timer|gange)",
    re.IGNORECASE,
)
# Before an activity: people take part in it ("30 unge skal i brobygning"); how many are in it is a number of people
# ("antallet af borgere i småjob").
_TAKES_PART = re.compile(
    r"^(?!.*\bantal).*\b(?:i|i\s+gang\s+med|på)\s+(?:en\s+|et\s+)?(?:[^\W\d_]+ede\s+)?$", re.IGNORECASE | re.DOTALL
)
_RIGHT_AFTER = 40  # characters from a number to the noun that it counts
# A percentage by which something rises or falls is no share: "et fald på 3,8 %", "2 pct. færre".
_CHANGE = re.compile(
    r"\b(?:med|på)\s+(?:(?:henholdsvis|hhv\.|ca\.|mindst|minimum)\s+)?[\d.,]+\s*(?:%|pct\b|procent\b)(?!\.?\s*-?point)"
    r"|\bmed\s+(?:mindst\s+)?(?:en\s+)?(?:halvdelen|tredjedel|fjerdedel)\b|\d\s*(?:%|pct\.?|procent)\s+(?:under|over)\s+niveau"
    r"|\d\s*(?:%|pct\.?|procent)\s+(?:lavere|højere|færre|flere|mindre|mere)\b",
    re.IGNORECASE,
)
_IN_CONTACT = re.compile(r"\b(?:kontakt|samarbejde?r?)\s+(?:med|til)\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^)]*\)")
_SHARE_OF = re.compile(r"(?:%|pct\.?|procent)\s+(?:af|med|som|der|er)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    measures: dict[str, Phrases]
    quantity: Phrases
    keeping: Phrases
    delivering: Phrases
    rates: Phrases
    answers: Phrases
    duration_of_others: Phrases
    noun_before_purpose: Phrases
    opening: re.Pattern[str]
    clauses: tuple[str, ...]


@cache
def _load(folder: Path | None) -> _Vocabulary:
    data: dict[str, Any] = tomllib.loads(vocabulary.read(FILE_NAME, folder))
    listed = {name: data[name] for name in Measure if name in data}
    opening = "|".join(re.escape(word) for word in data["clauses"]["before_goal"])
    return _Vocabulary(
        measures={
            name: Phrases({_YES: words["words"], _NO: words.get("not_words", [])}) for name, words in listed.items()
        },
        quantity=Phrases({"quantity": data["quantity"]["words"]}, inflected=False),
        keeping=Phrases({"keeping": data["quantity"]["keeping"]}, inflected=False),
        delivering=Phrases({"verb": data["activity"]["verbs"]}, inflected=False),
        rates=Phrases({"rate": data["activity"]["rates"]}, inflected=False),
        answers=Phrases({"answer": data["satisfaction"]["answers"]}, inflected=False),
        duration_of_others=Phrases({"before": data["duration"]["not_after"]}, inflected=False),
        noun_before_purpose=Phrases({"noun": data["clauses"]["not_purpose_after"]}),
        opening=re.compile(rf"\s*(?:{opening})\b[^,.]*,", re.IGNORECASE),
        clauses=tuple(data["clauses"]["after_goal"]),
    )


@dataclass(frozen=True, slots=True)
class _Clause:
    """What a sentence, or one clause of it, speaks of: the places, ascending, where it does."""

    text: str
    places: dict[str, tuple[int, ...]]  # by measure
    people: tuple[int, ...]
    firms: tuple[int, ...]
    counting: tuple[int, ...]  # the words and numbers that say how many
    moving: tuple[int, ...]  # the words of more, less and keep

    def cut(self, begin: int, end: int) -> _Clause:
        """The clause `text[begin:end]` alone."""

        def held(places: tuple[int, ...]) -> tuple[int, ...]:
            return tuple(place - begin for place in places if begin <= place < end)

        return _Clause(
            self.text[begin:end],
            {name: held(places) for name, places in self.places.items()},
            *(held(places) for places in (self.people, self.firms, self.counting, self.moving)),
        )

    def has(self, measure: Measure) -> bool:
        """Whether the clause holds a word of this measure."""
        return bool(self.places.get(measure))

    def place(self, measure: Measure) -> int:
        """Where it first does; its end where it does not."""
        return _first(self.places.get(measure, ()), self.text)

    @property
    def change(self) -> bool:
        """Whether something rises or falls by so many percent."""
        return bool(self.moving) and _CHANGE.search(self.text) is not None

    @property
    def percent(self) -> bool:
        """Whether a share in percent is named."""
        return _PERCENT.search(self.text) is not None and not self.change


def _first(places: tuple[int, ...], text: str) -> int:
    return places[0] if places else len(text)


def measure(text: str, context: str = "", *, folder: Path | None = None) -> Measure | None:
    """What a goal or a result counts; `quality` where neither it nor its heading names anything countable, `other`
    where it is only the name of a group (a label: "Unge under 30 år").

    `context`, its heading or label, tells what is counted where the sentence only has a number or a level ("bevare
    niveauet for 2018" under "Fleksjob"). None for text without words.
    """
    if not re.search(r"[^\W\d_]{2}", text):
        return None
    words = _load(folder)
    text = _BRACKETS.sub(lambda aside: " " * len(aside.group()), text)  # "(ledige i mindst 80 % af tiden)"
    if _names_only(text, folder):
        return Measure.OTHER
    clause = _read(text, words, folder)
    named = _named(clause, words)
    if named or not context:
        return named or Measure.QUALITY
    if not (clause.counting or clause.percent or clause.moving or any(words.keeping.find(text))):
        return Measure.QUALITY
    around = _read(context, words, folder)
    if clause.percent:
        return Measure.TRANSITION if around.has(Measure.TRANSITION) else Measure.SHARE
    return Measure.PERSONS if around.people else _decide(around, words) or Measure.PERSONS


def _names_only(text: str, folder: Path | None) -> bool:
    """Whether the text is nothing but the names of groups."""
    if _COUNT.search(text) or _PERCENT.search(text):
        return False
    named = mentions(text, folder=folder)
    for mention in reversed(named):
        text = text[: mention.start] + text[mention.end :]
    return bool(named) and _LABEL_REST.fullmatch(text) is not None


def named_measure(text: str, *, folder: Path | None = None) -> Measure | None:
    """What the sentence's own words count; None where they do not say ("Tilsvarende er der sket et fald på 3 %")."""
    words = _load(folder)
    return _named(_read(text, words, folder), words)


def _named(clause: _Clause, words: _Vocabulary) -> Measure | None:
    if clause.has(Measure.COOPERATION_RATE):
        return Measure.COOPERATION_RATE
    own = _decide(clause.cut(*_own_clause(clause.text, words)), words)
    return own or (_decide(clause, words) if clause.counting else None)


def _own_clause(text: str, words: _Vocabulary) -> tuple[int, int]:
    """Where the goal's own clause stands: without a condition that opens the sentence, and up to the first reason,
    means or consequence."""
    opening = words.opening.match(text)
    begin = opening.end() if opening else 0
    lowered = text.lower().replace("\n", " ")
    end = len(text)
    for marker in words.clauses:
        place = lowered.find(marker, begin + _SHORTEST_CLAUSE)
        if 0 < place < end and not (marker == _PURPOSE and words.noun_before_purpose.ends(text, place)):
            end = place
    return begin, end


def _read(text: str, words: _Vocabulary, folder: Path | None) -> _Clause:
    named = [mention for mention in mentions(text, folder=folder) if mention.role is not Role.BACKGROUND]
    counting = [found.start for found in words.quantity.find(text)]
    counting += [number.start() for pattern in (_COUNT, _NUMBER_WORD) for number in pattern.finditer(text)]
    return _Clause(
        text=text,
        places={name: tuple(_places(text, name, phrases, words)) for name, phrases in words.measures.items()},
        people=tuple(mention.start for mention in named if mention.group != _FIRMS),
        firms=tuple(mention.start for mention in named if mention.group == _FIRMS and mention.role is Role.NAMED),
        counting=tuple(sorted(counting)),
        moving=tuple(cue.start for cue in directions(text, folder=folder)),
    )


def _places(text: str, name: str, phrases: Phrases, words: _Vocabulary) -> Iterator[int]:
    for found in phrases.find(text):
        of_others = name == Measure.DURATION and words.duration_of_others.ends(text, found.start)
        if found.name == _YES and not of_others:
            yield found.start


def _decide(clause: _Clause, words: _Vocabulary) -> Measure | None:
    """What the clause counts; None where it counts nothing."""
    if clause.has(Measure.OTHER):
        return Measure.OTHER
    if clause.has(Measure.SATISFACTION):
        asked = clause.place(Measure.ACTIVITY) <= clause.place(Measure.SATISFACTION)
        return Measure.ACTIVITY if asked else Measure.SATISFACTION
    if any(words.rates.find(clause.text)):
        return Measure.ACTIVITY
    if clause.percent and clause.firms and _IN_CONTACT.search(clause.text):
        return Measure.COOPERATION_RATE
    if (clause.percent or clause.has(Measure.SHARE)) and any(words.answers.find(clause.text)):
        return Measure.SATISFACTION
    return _counted(clause, words) or _uncounted(clause, words)


def _counted(clause: _Clause, words: _Vocabulary) -> Measure | None:
    """What stands after the word or number that says how many."""
    if not clause.counting and not clause.percent:
        return None
    nowhere = len(clause.text)
    duration = clause.place(Measure.DURATION)
    if duration <= _first(clause.people, clause.text) and duration < _first(clause.counting, clause.text):
        return Measure.DURATION
    people = min(_first(clause.people, clause.text), _first(clause.firms, clause.text))
    head, noun = min((clause.place(noun), noun) for noun in (Measure.ACTIVITY, Measure.JOBS))
    if clause.place(Measure.TRANSITION) < min(head, people):
        return Measure.TRANSITION
    if _counts_activity(clause):
        return _share_of_activity(clause)
    if head <= people and head < nowhere:
        return _share_of_activity(clause) if noun is Measure.ACTIVITY else Measure.JOBS
    if people < nowhere:
        return _people(clause, words)
    if clause.has(Measure.TRANSITION):
        return Measure.TRANSITION
    return Measure.SHARE if clause.has(Measure.SHARE) else None


def _counts_activity(clause: _Clause) -> bool:
    """Whether an activity stands right after the first number, before any people: "ledige får to samtaler"."""
    if not clause.counting:
        return False
    first = clause.counting[0]
    activity = next((place for place in clause.places[Measure.ACTIVITY] if place > first), None)
    if activity is None or activity - first > _RIGHT_AFTER:
        return False
    return not any(first <= place < activity for place in (*clause.people, *clause.firms))


def _share_of_activity(clause: _Clause) -> Measure:
    """An activity is counted; the share of it that succeeds is a transition where people move on."""
    if not _SHARE_OF.search(clause.text) and not clause.has(Measure.SHARE):
        return Measure.ACTIVITY
    return Measure.TRANSITION if clause.has(Measure.TRANSITION) else Measure.SHARE


def _people(clause: _Clause, words: _Vocabulary) -> Measure:
    """People or firms are counted: those who move on, who get something, or who are in a state."""
    if clause.has(Measure.TRANSITION):
        return Measure.TRANSITION
    delivering = min((found.start for found in words.delivering.find(clause.text)), default=None)
    if delivering is not None and clause.counting and delivering < clause.counting[0]:
        return Measure.ACTIVITY
    more_of_them = re.search(r"\b(?:flere|færre)\b", clause.text, re.IGNORECASE) is not None
    taking_part = _TAKES_PART.search(clause.text[: clause.place(Measure.ACTIVITY)]) is not None
    if clause.has(Measure.SHARE) or clause.percent:
        return Measure.SHARE
    if clause.has(Measure.ACTIVITY) and (more_of_them or taking_part or delivering is not None):
        return Measure.ACTIVITY
    return Measure.PERSONS if clause.people else Measure.ACTIVITY


def _uncounted(clause: _Clause, words: _Vocabulary) -> Measure | None:
    """A clause without a number or a word of number."""
    for found in (Measure.DURATION, Measure.TRANSITION, Measure.SHARE, Measure.JOBS):
        if clause.has(found):
            return found
    if clause.has(Measure.PERSONS) or (clause.people and any(words.keeping.find(clause.text))):
        return Measure.PERSONS
    if clause.has(Measure.ACTIVITY) and (clause.moving or any(words.delivering.find(clause.text))):
        return Measure.ACTIVITY
    return Measure.PERSONS if clause.people and clause.change else None
