"""What a sentence counts: people, shares, moves to job or education, durations, activities and so on.

The words are in `models/vocabulary/measures.toml`; the definitions are those of the dataset's contract. What is
counted is read from the goal's own clause first; reasons, means and consequences decide only where it is silent.
"""

from __future__ import annotations

import re
import tomllib
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
_PURPOSE = " for at "
_SHORTEST_CLAUSE = 12  # characters: nothing shorter says what is to be reached
# A number that counts something: no year, no ordinal, no share of a hundred.
_COUNT = re.compile(
    r"(?<![\w.,])(?<!match )(?!(?:19|20)\d\d\b)\d+(?:\.\d{3})*(?!\w)"
    r"(?![\w.,]*\s*(?:%|pct|procent|kvartal|halvår|års?\b|årige?|måned(?:ers?)?\b|uge[rs]*\b|dage?\b|timer?\b))"
)
_PERCENT = re.compile(
    r"\d\s*(?:%|pct\b|procent)|\b(?:halvdelen|tredjedel|fjerdedel)\b|\bud\s+af\s+(?:tre|fire|fem|ti)\b", re.IGNORECASE
)
# A percentage by which something rises or falls is no share: "et fald på 3,8 %", "2 pct. færre".
_CHANGE = re.compile(
    r"\b(?:med|på)\s+(?:(?:henholdsvis|hhv\.|ca\.|mindst|minimum)\s+)?[\d.,]+\s*(?:%|pct\b|procent\b)(?!\.?\s*-?point)"
    r"|\d\s*(?:%|pct\.?|procent)\s+(?:lavere|højere|færre|flere|mindre|mere)\b",
    re.IGNORECASE,
)
_SHARE_OF = re.compile(r"(?:%|pct\.?|procent)\s+(?:af|med|som|der|er)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    measures: dict[str, Phrases]
    quantity: Phrases
    keeping: Phrases
    delivering: Phrases
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
        duration_of_others=Phrases({"before": data["duration"]["not_after"]}, inflected=False),
        noun_before_purpose=Phrases({"noun": data["clauses"]["not_purpose_after"]}),
        opening=re.compile(rf"\s*(?:{opening})\b[^,.]*,", re.IGNORECASE),
        clauses=tuple(data["clauses"]["after_goal"]),
    )


@dataclass(frozen=True, slots=True)
class _Clause:
    """Where a clause first speaks of each thing; None where it does not."""

    text: str
    places: dict[str, int]
    group: int | None
    firm: int | None
    counted: int | None  # the first word or number that says how many
    percent: bool  # a share in percent; not a rise or fall by so many percent
    change: bool  # a rise or fall by so many percent
    moving: bool  # rises, falls or stays

    def has(self, *measures: Measure) -> bool:
        return any(measure in self.places for measure in measures)

    def place(self, measure: Measure) -> int:
        return self.places.get(measure, len(self.text))


def measure(text: str, context: str = "", *, folder: Path | None = None) -> Measure | None:
    """What a goal or a result counts; `quality` where neither it nor its heading names anything countable.

    `context`, its heading or label, tells what is counted where the sentence only has a number or a level ("bevare
    niveauet for 2018" under "Fleksjob"). None for text without words.
    """
    if not re.search(r"[^\W\d_]{2}", text):
        return None
    named = named_measure(text, folder=folder)
    if named or not context:
        return named or Measure.QUALITY
    words = _load(folder)
    clause = _read(text, words, folder)
    if clause.counted is None and not clause.percent and not clause.moving and not any(words.keeping.find(text)):
        return Measure.QUALITY
    around = _read(context, words, folder)
    if clause.percent:
        return Measure.TRANSITION if around.has(Measure.TRANSITION) else Measure.SHARE
    return Measure.PERSONS if around.group is not None else _decide(around, words) or Measure.PERSONS


def named_measure(text: str, *, folder: Path | None = None) -> Measure | None:
    """What the sentence's own words count; None where they do not say ("Tilsvarende er der sket et fald på 3 %")."""
    words = _load(folder)
    whole = _read(text, words, folder)
    if whole.has(Measure.COOPERATION_RATE):
        return Measure.COOPERATION_RATE
    own = _decide(_read(_own_clause(text, words), words, folder), words)
    return own or (_decide(whole, words) if whole.counted is not None else None)


def _own_clause(text: str, words: _Vocabulary) -> str:
    """The goal's own clause: without a condition that opens the sentence, and up to the first reason, means or
    consequence."""
    opening = words.opening.match(text)
    begin = opening.end() if opening else 0
    lowered = text.lower().replace("\n", " ")
    end = len(text)
    for marker in words.clauses:
        place = lowered.find(marker, begin + _SHORTEST_CLAUSE)
        if 0 < place < end and not (marker == _PURPOSE and words.noun_before_purpose.ends(text, place)):
            end = place
    return text[begin:end]


def _read(text: str, words: _Vocabulary, folder: Path | None) -> _Clause:
    places: dict[str, int] = {}
    for name, phrases in words.measures.items():
        for found in phrases.find(text):
            of_others = name == Measure.DURATION and words.duration_of_others.ends(text, found.start, words_between=0)
            if found.name == _YES and not of_others:
                places[name] = found.start
                break
    named = [mention for mention in mentions(text, folder=folder) if mention.role is not Role.BACKGROUND]
    firms = [mention.start for mention in named if mention.group == "virksomheder" and mention.role is Role.NAMED]
    people = [mention.start for mention in named if mention.group != "virksomheder"]
    moving = bool(directions(text, folder=folder))
    change = moving and _CHANGE.search(text) is not None
    counting = [found.start for found in words.quantity.find(text)]
    counting += [number.start() for number in _COUNT.finditer(text)]
    return _Clause(
        text=text,
        places=places,
        group=min(people, default=None),
        firm=min(firms, default=None),
        counted=min(counting, default=None),
        percent=_PERCENT.search(text) is not None and not change,
        change=change,
        moving=moving,
    )


def _decide(clause: _Clause, words: _Vocabulary) -> Measure | None:
    """What the clause counts; None where it counts nothing."""
    if clause.has(Measure.OTHER):
        return Measure.OTHER
    if clause.has(Measure.SATISFACTION):
        asked = clause.place(Measure.ACTIVITY) <= clause.place(Measure.SATISFACTION)
        return Measure.ACTIVITY if asked else Measure.SATISFACTION
    return _counted(clause, words) or _uncounted(clause, words)


def _counted(clause: _Clause, words: _Vocabulary) -> Measure | None:
    """What stands after the word or number that says how many."""
    if clause.counted is None and not clause.percent:
        return None
    nowhere = len(clause.text)
    people = min((place for place in (clause.group, clause.firm) if place is not None), default=nowhere)
    counted = clause.counted if clause.counted is not None else nowhere
    if clause.place(Measure.DURATION) < min(clause.group if clause.group is not None else nowhere, counted):
        return Measure.DURATION
    head = min((clause.place(noun), noun) for noun in (Measure.ACTIVITY, Measure.JOBS))
    if clause.place(Measure.TRANSITION) < min(head[0], people):
        return Measure.TRANSITION
    if head[0] <= people and head[0] < nowhere:
        return _share_of_activity(clause) if head[1] is Measure.ACTIVITY else Measure.JOBS
    if people < nowhere:
        return _people(clause, words)
    if clause.has(Measure.TRANSITION):
        return Measure.TRANSITION
    return Measure.SHARE if clause.has(Measure.SHARE) else None


def _share_of_activity(clause: _Clause) -> Measure:
    """An activity is counted; the share of it that succeeds is a transition where people move on."""
    if not _SHARE_OF.search(clause.text) and not clause.has(Measure.SHARE):
        return Measure.ACTIVITY
    return Measure.TRANSITION if clause.has(Measure.TRANSITION) else Measure.SHARE


def _people(clause: _Clause, words: _Vocabulary) -> Measure:
    """People or firms are counted: those who move on, who get something, or who are in a state."""
    if clause.has(Measure.TRANSITION):
        return Measure.TRANSITION
    more_of_them = re.search(r"\b(?:flere|færre)\b", clause.text, re.IGNORECASE) is not None
    delivered = clause.has(Measure.ACTIVITY) and (more_of_them or any(words.delivering.find(clause.text)))
    if delivered:
        return Measure.ACTIVITY
    return Measure.SHARE if clause.has(Measure.SHARE) or clause.percent else Measure.PERSONS


def _uncounted(clause: _Clause, words: _Vocabulary) -> Measure | None:
    """A clause without a number or a word of number."""
    for found in (Measure.DURATION, Measure.TRANSITION, Measure.SHARE, Measure.JOBS):
        if clause.has(found):
            return found
    if clause.has(Measure.PERSONS) or (clause.group is not None and any(words.keeping.find(clause.text))):
        return Measure.PERSONS
    if clause.has(Measure.ACTIVITY) and (clause.moving or any(words.delivering.find(clause.text))):
        return Measure.ACTIVITY
    return Measure.PERSONS if clause.group is not None and clause.change else None
