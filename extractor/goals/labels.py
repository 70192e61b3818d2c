"""Which headings, labels and introducing lines name goals, which name reports, and who set the goals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from extractor.danish.wording import wording
from models.terms import GoalLevel

LONGEST_LABEL = 9  # words; a longer title is a chapter that speaks of goals rather than a label above them
FILES = ("goal_labels.toml",)
_RUN_IN = re.compile(
    r"\s*(?P<label>(?:\*\*)?(?:[^.:;!?\n]|(?<=\b[a-zæøå]{3})\.(?=\s+\d)){2,80}?)\s*:\s*(?:\*\*)?\s*(?=\S)"
)
_NAMED_GOAL = re.compile(
    r"(?P<name>(?:minister(?:ens\s+)?|beskæftigelses|del|resultat|fokus|strategiske?\s)?mål)\s*(?:nr\.\s*)?(?P<number>\d{1,2})\s*[.:\-–—]\s*(?=\S)",
    re.IGNORECASE,
)
_NO_GOALS = re.compile(r"\b(?:ikke|ingen)\s+(?:er\s+)?mål\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class LabelKind(StrEnum):
    """What stands under a label."""

    GOALS = "goals"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class NamedGoal:
    """A heading that counts goals: "Mål 2. …", "Ministermål 2: …"."""

    number: int
    text_start: int
    national: bool


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of `goal_labels.toml`, ready to be looked for."""

    goal: re.Pattern[str]
    not_goal: tuple[str, ...]
    report: re.Pattern[str]
    answers: re.Pattern[str]
    glossary: re.Pattern[str]
    national: re.Pattern[str]
    local: re.Pattern[str]

    def kind(self, title: str) -> LabelKind | None:
        """Whether a short title is a label above goals, above a report, or neither."""
        words = _WORD.findall(title.lower())
        if not words or len(words) > LONGEST_LABEL:
            return None
        if self.report.match(title.strip("*_ ")):
            return LabelKind.REPORT
        return LabelKind.GOALS if self.names_goals(title) else None

    def names_goals(self, text: str) -> bool:
        """Whether the text names goals: "mål", "resultatkrav", but not "formål", and not "de er ikke mål"."""
        if _NO_GOALS.search(text):
            return False
        return any(not match.group().lower().endswith(self.not_goal) for match in self.goal.finditer(text))

    def level(self, text: str) -> GoalLevel | None:
        """Who set the goals that the text speaks of; None where it does not say. The local word wins: a municipality
        that adds to the minister's goals names both."""
        if self.local.search(text):
            return GoalLevel.LOCAL
        return GoalLevel.NATIONAL if self.national.search(text) else None


@cache
def labels(folder: Path | None = None) -> Labels:
    """The labels of the vocabulary, or of the file in `folder`."""
    words = wording(FILES, folder)
    of = words.pattern
    return Labels(
        goal=of("@goal@"),
        not_goal=words.words("not_goal"),
        report=of("@report@"),
        answers=of("@answers@"),
        glossary=of(r"\W*@glossary@\W*$"),
        national=of("@national@"),
        local=of("@local@"),
    )


def run_in(text: str) -> tuple[str, int] | None:
    """A label that opens a paragraph ("Mål for 2020: at andelen …") and where the text after it begins."""
    found = _RUN_IN.match(text)
    return (found["label"].strip("*_ "), found.end()) if found else None


def named_goal(title: str) -> NamedGoal | None:
    """The count in a heading that is a goal itself."""
    found = _NAMED_GOAL.match(title)
    if not found:
        return None
    return NamedGoal(int(found["number"]), found.end(), found["name"].lower().startswith("minister"))
