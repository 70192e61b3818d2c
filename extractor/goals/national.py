"""The minister's goals: recognised in a document by their official words, and reworded where the document says that the
minister set the goal."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from rapidfuzz import fuzz

from extractor.danish.groups import groups
from extractor.danish.memory import TEXTS
from extractor.goals.words import SMALL
from models.national_goals import NationalGoal, national_goals

SAME_TITLE = 88.0  # rapidfuzz ratio of a goal's words to an official title
REWORDED = 72.0  # the same ratio over sets of words, where the document itself says whose goal it is
MARGIN = 6.0  # to the next best of the year's goals
LONGEST_TITLE = 250  # characters; prose is not compared
YEARS_BACK = 2  # the list of a year that is not documented is taken to be the last one before it
_ANYONE = {"borgere"}  # names nobody in particular
_DIRECTIONS = frozenset(["som", "har", "flere", "færre", "mere", "bedre"])
_ASIDE = re.compile(r"\([^)]*\)")
_EXTRA = re.compile(r"^\W*(?:minister(?:ens\s+)?)?mål\s*(?:nr\.?\s*)?\d+\W*|[\W\d_]+", re.IGNORECASE)


def match(text: str, year: int | None, number: int | None, folder: Path | None = None) -> NationalGoal | None:
    """The minister's goal of the document's `year` that `text` states in its official words; where the document counts
    it (`number`) and only its subject is on record, the subject decides."""
    folded = _fold(text)
    if len(folded) > LONGEST_TITLE:
        return None
    best: tuple[float, NationalGoal] | None = None
    for goal in _of_year(year, folder):
        title = _fold(goal.title)
        if goal.form == "title":
            score = fuzz.ratio(folded, title)
        else:  # only its subject is on record: words of their own are needed to be sure
            score = fuzz.partial_ratio(title, folded) if number == goal.number else 0.0
        if score >= SAME_TITLE and (best is None or score > best[0]):
            best = (score, goal)
    return best[1] if best else None


def reworded(text: str, year: int | None, number: int | None, folder: Path | None = None) -> NationalGoal | None:
    """The minister's goal of the document's `year` that `text` takes up in other words; to be asked only where the
    document says that the minister set the goal. The number that the document gives it decides between two alike.
    A goal for other people than the title's is another goal."""
    folded = _fold(text)
    if len(folded) > LONGEST_TITLE:
        return None
    named = set(groups(text, folder=folder)) - _ANYONE
    scores = []
    for goal in _of_year(year, folder):
        theirs = set(groups(goal.title, folder=folder)) - _ANYONE
        if named and theirs and not named & theirs:
            continue
        score = fuzz.token_set_ratio(_content(folded), _content(_fold(goal.title)))
        scores.append((score + (MARGIN if number == goal.number else 0.0), goal))
    scores.sort(key=lambda pair: -pair[0])
    if not scores or scores[0][0] < REWORDED or (len(scores) > 1 and scores[0][0] - scores[1][0] < MARGIN):
        return None
    return scores[0][1]


def _content(folded: str) -> str:
    """The words that say what the goal is."""
    return " ".join(word for word in folded.split() if word not in SMALL | _DIRECTIONS)


def _of_year(year: int | None, folder: Path | None) -> tuple[NationalGoal, ...]:
    if year is None:
        return ()
    return next((goals for back in range(YEARS_BACK + 1) if (goals := national_goals(year - back, folder))), ())


@lru_cache(maxsize=TEXTS)
def _fold(text: str) -> str:
    return " ".join(_EXTRA.sub(" ", _ASIDE.sub(" ", text.lower())).split())
