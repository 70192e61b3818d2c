"""The view `national`: which of the minister's goals of its year each plan takes up, how, and what it adds.

Verbatim: the official title, marks and inflection of case aside. Reworded: taken up in other words. Merged: one passage
takes up several. Own goal: not taken up as the minister's, while the plan sets a goal of its own in the same words.
Taken up: of a year whose goals are on record by their subject only, so that their words cannot be compared.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from rapidfuzz import fuzz

from analysis.compare import wording
from analysis.compare.tables import Cell, Column, Table, View, cell
from analysis.matching import terms
from analysis.panel import Panel, first_per_key
from models.labels import label
from models.national_goals import NationalGoal, national_goals
from models.records import Document, Goal
from models.terms import DocType, GoalLevel

NAME = "national"
TITLE = "Ministermål i planerne"
OWN_WORDS = 72.0  # similarity of a local goal with the minister's from which it is one of the same
_CARRIED_ON = re.compile(r"\([^)]*\)")
_COLUMNS = (
    Column("kommune", "Kommune", width=18),
    Column("year", "År", "year", 7),
    Column("number", "Nr.", "integer", 6),
    Column("title", "Ministermål", width=60),
    Column("uptake", "I planen", width=16),
    Column("words", "Planens ord", width=60),
    Column("local_goals", "Egne mål om samme gruppe", "integer", 13),
)
_ADDED = (
    Column("kommune", "Kommune", width=18),
    Column("year", "År", "year", 7),
    Column("taken_up", "Ministermål taget op", "integer", 12),
    Column("left_out", "Udeladt", "integer", 10),
    Column("local_goals", "Egne mål", "integer", 10),
    Column("quantified", "heraf med tal", "integer", 10),
    Column("groups", "Egne mål om", width=60),
)


def view(panel: Panel, vocabulary: Path | None = None) -> View:
    """A row per plan and minister's goal, and a row per plan with what it adds."""
    goals: dict[str, list[Goal]] = defaultdict(list)
    for goal in panel.goals:
        goals[goal.doc_id].append(goal)
    lines: list[tuple[Cell | None, ...]] = []
    added: list[tuple[Cell | None, ...]] = []
    undocumented = set()
    for document in _plans(panel):
        official = national_goals(document.year or 0, vocabulary)
        if not official:
            undocumented.add(document.year)
        here = goals[document.doc_id]
        taken = [_line(document, one, here, vocabulary) for one in official]
        lines += taken
        added.append(_summary(document, taken, here))
    notes = [f"Ministerens mål for {year} er ikke dokumenteret." for year in sorted(filter(None, undocumented))]
    return View(
        NAME,
        TITLE,
        (
            Table(NAME, TITLE, _COLUMNS, tuple(lines)),
            Table("national_added", "Hvad planerne lægger til", _ADDED, tuple(added)),
        ),
        tuple(notes),
    )


def _plans(panel: Panel) -> Iterator[Document]:
    wanted = panel.filters.years
    for document in sorted(panel.documents.values(), key=lambda one: (one.kommune, one.year or 0, one.doc_id)):
        if document.doc_type is DocType.PLAN and document.year and (not wanted or document.year in wanted):
            yield document


def _line(
    document: Document, official: NationalGoal, goals: Sequence[Goal], vocabulary: Path | None
) -> tuple[Cell | None, ...]:
    mentions = [goal for goal in goals if _takes_up(goal, official, vocabulary)]
    own = [goal for goal in goals if goal.level is GoalLevel.LOCAL]
    uptake, told = _uptake(official, mentions, goals, own, vocabulary)
    groups = {group for goal in mentions for group in goal.target_groups}
    about = first_per_key([goal for goal in own if groups & {*goal.target_groups}])
    return (
        cell(" / ".join(document.kommune)),
        cell(document.year),
        cell(official.number),
        cell(official.title),
        cell(label("uptake", uptake), *told),
        cell(wording.shortened(told[0].span.quote), told[0]) if told else None,
        cell(len(about), *about) if mentions else None,
    )


def _uptake(
    official: NationalGoal,
    mentions: Sequence[Goal],
    goals: Sequence[Goal],
    own: Sequence[Goal],
    vocabulary: Path | None,
) -> tuple[str, tuple[Goal, ...]]:
    if mentions and official.form == "label":
        return "taken_up", (mentions[0],)
    if mentions:
        exact = [goal for goal in mentions if _plain(goal.span.quote) == _plain(official.title)]
        if exact:
            return "verbatim", (exact[0],)
        places = {goal.span for goal in mentions}
        shared = any(goal.span in places and goal.national_number not in {None, official.number} for goal in goals)
        return ("merged" if shared else "reworded"), (mentions[0],)
    near = [goal for goal in own if _alike(goal, official, vocabulary)]
    return ("own_goal", (near[0],)) if near else ("left_out", ())


def _takes_up(goal: Goal, official: NationalGoal, vocabulary: Path | None) -> bool:
    """Whether the goal is the minister's: by its number, or by its words where it is a national goal without one."""
    if goal.national_number is not None or goal.level is not GoalLevel.NATIONAL:
        return goal.national_number == official.number
    return _alike(goal, official, vocabulary)


def _alike(goal: Goal, official: NationalGoal, vocabulary: Path | None) -> bool:
    known = terms.load(vocabulary)
    asked, said = (" ".join(known.content(terms.tokens(text))) for text in (official.title, goal.span.quote))
    measure = fuzz.token_set_ratio if official.form == "label" else fuzz.token_sort_ratio  # a label is a part of it
    return measure(asked, said) >= OWN_WORDS


def _plain(text: str) -> str:
    """The words alone: notes in brackets, marks and capitals aside."""
    return " ".join(terms.tokens(_CARRIED_ON.sub(" ", text)))


def _summary(
    document: Document, taken: Sequence[tuple[Cell | None, ...]], goals: Sequence[Goal]
) -> tuple[Cell | None, ...]:
    out = {label("uptake", "left_out"), label("uptake", "own_goal")}
    left = sum(line[4] is not None and line[4].value in out for line in taken)
    own = first_per_key([goal for goal in goals if goal.level is GoalLevel.LOCAL])
    groups = sorted({group for goal in own for group in goal.target_groups})
    return (
        cell(" / ".join(document.kommune)),
        cell(document.year),
        cell(len(taken) - left),
        cell(left),
        cell(len(own), *own),
        cell(sum(goal.quantified for goal in own)),
        cell(", ".join(groups)),
    )
