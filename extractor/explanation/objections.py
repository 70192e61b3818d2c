"""What spoke against a goal: the cues that take sentences for forecasts, reports, law or talk about goals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from extractor.explanation.rules import BY_WORDS, STATED
from extractor.goals.cues import Cues, cues
from extractor.goals.statements import quantities
from models.explanation import Objection
from models.records import Goal


def objections(goal: Goal, vocabulary: Path | None = None) -> tuple[Objection, ...]:
    """Each cue against the goal that its quote holds, with why it did not win."""
    return tuple(_objections(goal, cues(vocabulary)))


def _objections(goal: Goal, known: Cues) -> Iterator[Objection]:
    quote = goal.span.quote
    clause = known.main_clause(quote)
    for shows, pattern in (("tells what was done", known.told), ("tells what was done", known.perfect)):
        found = pattern.search(quote)
        if not found:
            continue
        if not pattern.search(clause):
            answer = "in a clause that only adds to the sentence"
        elif known.must.search(clause):
            answer = "the main clause says skal"
        else:
            answer = _answer(goal)
        yield Objection(shows, found.group(), answer)
        break
    for shows, pattern in _against(known):
        if found := pattern.search(quote):
            yield Objection(shows, found.group(), _answer(goal))
    if not quantities(quote) and goal.rule in BY_WORDS:
        yield Objection("names no number", "", f"rule {goal.rule} asks for none")


def _against(known: Cues) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return (
        ("forecasts the world outside", known.forecast),
        ("expects a rise or a fall", known.expected_move),
        ("quotes the law", known.law),
        ("says how it went with a goal", known.verdict),
        ("speaks of goals that stand elsewhere", known.elsewhere),
        ("tells how often something is done", known.habit),
    )


def _answer(goal: Goal) -> str:
    if goal.rule == STATED:
        return "the sentence says outright that it is the goal"
    if goal.rule in BY_WORDS:
        return f"rule {goal.rule} weighs more"
    return f"it stands where goals stand ({goal.rule})"
