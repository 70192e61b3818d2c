"""The view `lineage`: goals of one municipality from one year to the next year that has goals.

A goal is tightened where its level, bound or change asks for more in the direction that it says itself (a maximum or a
decrease: lower; a minimum or an increase: higher), relaxed where it asks for less. Where neither goal says a direction,
another number is only `changed`. Goals of one subject are paired by their words where there are several.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz import fuzz

from analysis.compare import subjects, wording
from analysis.compare.aims import wants_lower
from analysis.compare.tables import Cell, Column, Table, View, cell
from analysis.matching import terms
from analysis.matching.index import Matching
from analysis.panel import Panel, last_year
from models.labels import label
from models.records import Goal
from models.terms import DocType

NAME = "lineage"
TITLE = "Mål fra år til år"
SAME_WORDS = 90.0  # ratio of two goals' words from which a goal without other numbers is continued
_COLUMNS = (
    Column("kommune", "Kommune", width=18),
    Column("target_groups", "Målgruppe", width=26),
    Column("measure", "Måles på", width=16),
    Column("figure", "Hvad der tælles", width=30),
    Column("from_year", "Fra", "year", 7),
    Column("to_year", "Til", "year", 7),
    Column("change", "Udvikling", width=12),
    Column("before", "Før", width=40),
    Column("after", "Efter", width=40),
    Column("difference", "Forskel", "number", 10),
)


def view(panel: Panel, found: Matching) -> View:
    """A row per municipality, subject and step from one year to the next."""
    by_kommune: dict[str, dict[int, dict[subjects.Row, list[Goal]]]] = defaultdict(lambda: defaultdict(dict))
    for row in subjects.rows(found):
        for goal in row.goals:
            year = panel.generation(goal)
            if year is not None:
                by_kommune[panel.kommune(goal)][year].setdefault(row, []).append(goal)
    for years in by_kommune.values():
        for year in years:
            years[year] = _of_plans(panel, year, years[year])
    lines = []
    for kommune, years in sorted(by_kommune.items()):
        for before, after in pairwise(sorted(years)):
            if not panel.filters.years or after in panel.filters.years:
                lines += list(_step(kommune, before, after, years[before], years[after]))
    lone = sorted(kommune for kommune, years in by_kommune.items() if len(years) == 1)
    notes = (
        [f"Kun ét år med mål, så intet at følge: {', '.join(lone[:12])}{' …' if len(lone) > 12 else ''}."]
        if lone
        else []
    )
    return View(NAME, TITLE, (Table(NAME, TITLE, _COLUMNS, tuple(lines)),), tuple(notes))


def _of_plans(panel: Panel, year: int, rows: dict[subjects.Row, list[Goal]]) -> dict[subjects.Row, list[Goal]]:
    """The goals of the year's own plan where there is one: what later documents tell of them is not another goal."""

    def own(goal: Goal) -> bool:
        document = panel.documents[goal.doc_id]
        return document.doc_type is not DocType.STATUS and document.year == year

    if not any(own(goal) for goals in rows.values() for goal in goals):
        return rows
    kept = {row: [goal for goal in goals if own(goal)] for row, goals in rows.items()}
    return {row: goals for row, goals in kept.items() if goals}


def _step(
    kommune: str, before: int, after: int, old: dict[subjects.Row, list[Goal]], new: dict[subjects.Row, list[Goal]]
) -> Iterator[tuple[Cell | None, ...]]:
    for row in sorted({*old, *new}, key=lambda row: (row.groups, row.measure, row.figure, row.subject_id)):
        for one, other in paired(_distinct(old.get(row, [])), _distinct(new.get(row, []))):
            change, difference = compared(one, other)
            yield (
                cell(kommune),
                cell(row.groups),
                cell(row.measure),
                cell(row.figure),
                cell(before),
                cell(after),
                cell(label("change", change)),
                cell(wording.target(one), one) if one else None,
                cell(wording.target(other), other) if other else None,
                cell(difference),
            )


def _distinct(goals: Sequence[Goal]) -> list[Goal]:
    """Each target once, whichever documents tell it: a plan stands as PDF and as text, a status report repeats it."""
    kept: dict[tuple[object, ...], Goal] = {}
    for goal in goals:
        told: tuple[object, ...] = _numbers(goal)
        if goal.target_value is not None:
            told = goal.target_value, goal.target_unit, last_year(goal.target_period)
        elif not any(part is not None for part in told):
            told = _words(goal)
        kept.setdefault(told, goal)
    return list(kept.values())


def paired(old: Sequence[Goal], new: Sequence[Goal]) -> Iterator[tuple[Goal | None, Goal | None]]:
    """Each goal of the one year with the one of the other that is nearest in bound, then in words; those that are
    over are new or dropped."""
    near = sorted(
        (-_nearness(one, other), left, right) for left, one in enumerate(old) for right, other in enumerate(new)
    )
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for _, left, right in near:
        if left not in taken_old and right not in taken_new:
            taken_old.add(left)
            taken_new.add(right)
            yield old[left], new[right]
    yield from ((one, None) for left, one in enumerate(old) if left not in taken_old)
    yield from ((None, other) for right, other in enumerate(new) if right not in taken_new)


def _nearness(one: Goal, other: Goal) -> float:
    agree: int = sum(
        getattr(one, name) == getattr(other, name)
        for name in ("bound", "target_unit", "frequency", "quantified", "change_unit")
    )
    words: float = fuzz.token_set_ratio(" ".join(_words(one)), " ".join(_words(other)))
    return 100.0 * agree + words


def compared(one: Goal | None, other: Goal | None) -> tuple[str, float | None]:
    """(what became of the goal, by how much its level, or else its change, went up)."""
    if one is None:
        return "new", None
    if other is None:
        return "dropped", None
    difference = _difference(one, other)
    if difference is None:
        if _numbers(one) != _numbers(other):
            return "changed", None
        alike = fuzz.ratio(" ".join(_words(one)), " ".join(_words(other))) >= SAME_WORDS
        return ("continued" if alike else "reworded"), None
    if not difference:
        return "continued", 0.0
    lower = wants_lower(other) if wants_lower(other) is not None else wants_lower(one)
    if lower is None:
        return "changed", difference
    return ("tightened" if (difference < 0) == lower else "relaxed"), difference


def _difference(one: Goal, other: Goal) -> float | None:
    """How much the level, or where there is none the stated change, went up; None where they cannot be compared."""
    if one.target_value is not None and other.target_value is not None:
        same = (one.target_unit, one.frequency, one.bound) == (other.target_unit, other.frequency, other.bound)
        return other.target_value - one.target_value if same or _kin(one, other) else None
    if one.target_value is not None or other.target_value is not None or one.change_unit != other.change_unit:
        return None
    if one.change_value is None or other.change_value is None:
        return None
    return other.change_value - one.change_value


def _kin(one: Goal, other: Goal) -> bool:
    """Whether one unit counts both, although only one of them says how its level binds."""
    return (one.target_unit, one.frequency) == (other.target_unit, other.frequency) and None in {one.bound, other.bound}


def _numbers(goal: Goal) -> tuple[object, ...]:
    return goal.target_value, goal.target_unit, goal.change_value, goal.reference


def _words(goal: Goal) -> tuple[str, ...]:
    return tuple(word for word in terms.tokens(goal.span.quote) if not word[0].isdigit())
