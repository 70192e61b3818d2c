"""The view `goals`: one row per subject, one column per municipality and year, each cell the target in its own words
and numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from analysis.compare import subjects, wording
from analysis.compare.tables import Cell, Column, Table, View, cell
from analysis.matching.index import Matching
from analysis.matching.subjects import subject
from analysis.panel import Panel
from models.labels import label
from models.provenance import Span
from models.records import Goal

NAME = "goals"
TITLE = "Mål side om side"
WIDEST = 60  # municipalities x years up to which they stand side by side
_HEAD = (
    Column("target_groups", "Målgruppe", width=26),
    Column("measure", "Måles på", width=16),
    Column("figure", "Hvad der tælles", width=34),
)


def view(panel: Panel, found: Matching, *, wide: bool | None = None) -> View:
    """Goals side by side; one below the other where there are more than 60 municipalities x years, or as `wide`
    says."""
    rows = [(row, [goal for goal in row.goals if _in_years(panel, goal)]) for row in subjects.rows(found)]
    rows = [(row, goals) for row, goals in rows if goals]
    places = sorted({_place(panel, goal) for _, goals in rows for goal in goals}, key=str)
    beside = len(places) <= WIDEST if wide is None else wide
    table = _wide(panel, rows, places) if beside else _long(panel, rows)
    return View(NAME, TITLE, (table,), tuple(_notes(panel, rows)))


def _in_years(panel: Panel, goal: Goal) -> bool:
    return not panel.filters.years or panel.year(goal) in panel.filters.years


def _place(panel: Panel, goal: Goal) -> tuple[str, int | None]:
    return panel.kommune(goal), panel.year(goal)


Rows = Sequence[tuple[subjects.Row, list[Goal]]]


def _wide(panel: Panel, rows: Rows, places: Sequence[tuple[str, int | None]]) -> Table:
    columns = (
        *_HEAD,
        *(Column(f"c{at + 1}", f"{name} {year or ''}".strip(), width=24) for at, (name, year) in enumerate(places)),
    )
    at = {place: index for index, place in enumerate(places)}
    lines = []
    for row, goals in rows:
        cells: list[list[Goal]] = [[] for _ in places]
        for goal in goals:
            cells[at[_place(panel, goal)]].append(goal)
        lines.append((*_head(row), *map(together, cells)))
    return Table(NAME, TITLE, columns, tuple(lines))


def _head(row: subjects.Row) -> tuple[Cell | None, ...]:
    return cell(row.groups), cell(row.measure), cell(row.figure)


def together(goals: Sequence[Goal]) -> Cell | None:
    """What one municipality aims at for one year: each target once, marked where documents, or places of one document,
    give one target two levels."""
    if not goals:
        return None
    by_text: dict[str, list[Goal]] = defaultdict(list)
    for goal in goals:
        by_text[wording.target(goal)].append(goal)
    return Cell(" / ".join(by_text), tuple(goals), _conflicting(goals))


def _conflicting(goals: Sequence[Goal]) -> bool:
    """Whether one bound is given two levels for one period: 80 here and 70 there. Two levels in one sentence are two
    goals (of two municipalities, of two years)."""
    levels: dict[tuple[object, ...], dict[float, set[Span]]] = defaultdict(lambda: defaultdict(set))
    for goal in goals:
        if goal.target_value is not None:
            key = goal.bound, goal.target_unit, goal.target_period, goal.frequency
            levels[key][goal.target_value].add(goal.span)
    return any(not (one & other) for values in levels.values() for one, other in combinations(values.values(), 2))


def _long(panel: Panel, rows: Rows) -> Table:
    columns = (
        *_HEAD,
        Column("kommune", "Kommune", width=18),
        Column("year", "År", "year", 7),
        Column("level", "Sat af", width=13),
        Column("target", "Mål", width=40),
        Column("target_value", "Niveau", "number", 11),
        Column("target_unit", "Enhed", width=11),
        Column("change_value", "Ændring", "number", 10),
        Column("change_unit", "Ændringens enhed", width=11),
        Column("conflict", "Modstrid", width=9),
    )
    lines = []
    for row, goals in rows:
        by_place: dict[tuple[str, int | None], list[Goal]] = defaultdict(list)
        for goal in goals:
            by_place[_place(panel, goal)].append(goal)
        for (name, year), here in sorted(by_place.items(), key=lambda item: str(item[0])):
            conflict = _conflicting(here)
            lines += [(*_head(row), cell(name), cell(year), *_one(goal, conflict)) for goal in here]
    return Table(NAME, TITLE, columns, tuple(lines))


def _one(goal: Goal, conflict: bool) -> tuple[Cell | None, ...]:
    return (
        cell(label("level", goal.level)),
        cell(wording.target(goal), goal, marked=conflict),
        cell(goal.target_value),
        cell(label("unit", goal.target_unit)),
        cell(goal.change_value),
        cell(label("unit", goal.change_unit)),
        cell("ja" if conflict else None),
    )


def _notes(panel: Panel, rows: Rows) -> list[str]:
    """What a reader must know: marked cells, and goals of the same group that are counted otherwise."""
    notes = []
    if any(_conflicting(goals) for _, goals in rows):
        notes.append("≠ Samme mål er angivet med to niveauer, i ét eller flere dokumenter.")
    filters = panel.filters
    if filters.groups and filters.measures:
        others: dict[str, set[str]] = defaultdict(set)
        for goal in panel.goals:
            if {*filters.groups} & {*goal.target_groups} and goal.measure not in filters.measures and goal.quantified:
                place = f"{panel.kommune(goal)} {panel.year(goal) or ''}".strip()
                read = subject(goal)
                counted = wording.figure(read, goal.span.quote)
                others[label("measure", goal.measure)].add(f"{place}: {wording.target(goal)} ({counted})")
        for name, told in sorted(others.items()):
            notes.append(f"Andet mål for samme gruppe ({name}), ikke sammenligneligt: {'; '.join(sorted(told)[:6])}.")
    return notes
