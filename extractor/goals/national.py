"""The minister's goals: recognised in a document by their official words."""

from __future__ import annotations

import re
from pathlib import Path

from rapidfuzz import fuzz

from models.national_goals import NationalGoal, national_goals

SAME_TITLE = 88.0  # rapidfuzz ratio of a goal's words to an official title
LONGEST_TITLE = 250  # characters; prose is not compared
YEARS_BACK = 2  # the list of a year that is not documented is taken to be the last one before it
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


def _of_year(year: int | None, folder: Path | None) -> tuple[NationalGoal, ...]:
    if year is None:
        return ()
    return next((goals for back in range(YEARS_BACK + 1) if (goals := national_goals(year - back, folder))), ())


def _fold(text: str) -> str:
    return " ".join(_EXTRA.sub(" ", _ASIDE.sub(" ", text.lower())).split())
