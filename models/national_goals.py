"""The employment minister's goals, year by year, as far as they are documented."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from models import vocabulary

FILE_NAME = "national_goals.json"


@dataclass(frozen=True, slots=True)
class NationalGoal:
    """One goal that the minister announced for a year.

    `title` is the official title where `form` is "title"; where it is "label", only the goal's subject is known.
    """

    year: int
    number: int
    title: str
    form: Literal["title", "label"]


def national_goals(year: int, folder: Path | None = None) -> tuple[NationalGoal, ...]:
    """The minister's goals for `year`, by number; empty for a year whose goals are not documented. A file in `folder`
    takes the place of the one that ships."""
    return _all_goals(folder).get(year, ())


@cache
def _all_goals(folder: Path | None) -> dict[int, tuple[NationalGoal, ...]]:
    data = json.loads(vocabulary.read(FILE_NAME, folder))
    return {
        int(year): tuple(NationalGoal(int(year), goal["n"], goal["title"], goal["form"]) for goal in goals)
        for year, goals in data.items()
    }
