"""The view `ambition`: targets as change per year in per cent, ranked within their subject.

Two roads, told in a column. `niveauer`: from the stated baseline to the target, (target / baseline - 1) x 100 over the
years between their periods. `oplyst ændring`: a change in per cent that the document states, over the same years. A
target without both ends in time, or whose baseline is zero, is not comparable and stands in the second table with the
reason: no length of time is assumed. Shares are also told in percentage points per year.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.compare import subjects, wording
from analysis.compare.aims import most_want_lower
from analysis.compare.tables import Cell, Column, Table, View, cell
from analysis.matching.index import Matching
from analysis.panel import Panel, last_year
from models.records import Goal, Result
from models.terms import Unit

NAME = "ambition"
TITLE = "Ambition: ændring pr. år"
OTHERS = ("Hele landet", "Region")


@dataclass(frozen=True, slots=True)
class Pace:
    """Change per year: in per cent of the baseline, and in percentage points where the figure is a share."""

    percent: float | None
    points: float | None
    years: float
    road: str


def view(panel: Panel, found: Matching) -> View:
    """Targets ranked by change per year, references beside them, and what could not be compared."""
    ranked: list[tuple[Cell | None, ...]] = []
    left: list[tuple[Cell | None, ...]] = []
    for row in subjects.rows(found):
        goals = _told_once(panel, row)
        paced = [(goal, pace) for goal in goals if isinstance(pace := pace_of(goal), Pace)]
        sign = 1 if most_want_lower(goal for goal, _ in paced) else -1
        paced.sort(key=lambda item: (sign * _size(item[1]), panel.kommune(item[0]), str(panel.year(item[0]))))
        ranked += [
            (
                cell(row.groups),
                cell(row.measure),
                cell(row.figure),
                cell(rank),
                cell(panel.kommune(goal)),
                cell(panel.year(goal)),
                cell(wording.target(goal), goal),
                cell(pace.percent, goal),
                cell(pace.points, goal),
                cell(pace.years),
                cell(pace.road),
                None,
            )
            for rank, (goal, pace) in _ranks(paced)
        ]
        if paced:
            ranked += list(_references(panel, row, [goal for goal, _ in paced]))
        left += [
            (
                cell(row.groups),
                cell(row.measure),
                cell(row.figure),
                cell(panel.kommune(goal)),
                cell(panel.year(goal)),
                cell(wording.target(goal), goal),
                cell(reason),
            )
            for goal in goals
            if isinstance(reason := pace_of(goal), str)
        ]
    return View(
        NAME,
        TITLE,
        (
            Table(NAME, TITLE, _RANKED, tuple(ranked)),
            Table("ambition_left", "Kunne ikke gøres sammenlignelige", _LEFT, tuple(left)),
        ),
        ("Nr. 1 går længst pr. år den vej, som emnets mål vil: ned ved et højst eller et fald, ellers op.",),
    )


_SUBJECT = (
    Column("target_groups", "Målgruppe", width=26),
    Column("measure", "Måles på", width=16),
    Column("figure", "Hvad der tælles", width=30),
)
_RANKED = (
    *_SUBJECT,
    Column("rank", "Nr.", "integer", 6),
    Column("kommune", "Kommune", width=18),
    Column("year", "År", "year", 7),
    Column("target", "Mål", width=40),
    Column("percent_per_year", "% pr. år", "percent", 10),
    Column("points_per_year", "Pct.point pr. år", "number", 10),
    Column("years", "Antal år", "number", 9),
    Column("basis", "Grundlag", width=18),
    Column("reference", "Til sammenligning", width=26),
)
_LEFT = (
    *_SUBJECT,
    Column("kommune", "Kommune", width=18),
    Column("year", "År", "year", 7),
    Column("target", "Mål", width=40),
    Column("reason", "Hvorfor ikke", width=44),
)


def _told_once(panel: Panel, row: subjects.Row) -> list[Goal]:
    """The row's goals of the years that are wanted, each level of a municipality and year once, however many documents
    and places tell it: as the mention that says most of where it starts and how it binds."""
    best: dict[tuple[object, ...], Goal] = {}
    for goal in row.goals:
        year = panel.year(goal)
        if panel.filters.years and year not in panel.filters.years:
            continue
        level = (goal.target_value, goal.target_unit) if goal.target_value is not None else goal.change_value
        words = goal.span.quote if level is None else ""
        key = (
            panel.kommune(goal),
            year,
            goal.target_period if level is None else last_year(goal.target_period),
            level,
            words,
        )
        if key not in best or _says(goal) > _says(best[key]):
            best[key] = goal
    return list(best.values())


def _says(goal: Goal) -> int:
    return sum(
        value is not None for value in (goal.baseline_value, goal.baseline_period, goal.bound, goal.change_value)
    )


def _size(pace: Pace) -> float:
    return pace.percent if pace.percent is not None else pace.points or 0.0


def _ranks(paced: list[tuple[Goal, Pace]]) -> Iterator[tuple[int, tuple[Goal, Pace]]]:
    """Ranks from 1; equal changes share one."""
    rank = 0
    for index, item in enumerate(paced):
        if not index or round(_size(item[1]), 2) != round(_size(paced[index - 1][1]), 2):
            rank = index + 1
        yield rank, item


def pace_of(goal: Goal) -> Pace | str:
    """The goal's change per year, or in Danish why it has none."""
    if goal.target_value is None and goal.change_value is None:
        return "følger et andet niveau" if goal.reference else "intet tal"
    start, end = decimal_year(goal.baseline_period), decimal_year(goal.target_period)
    if goal.baseline_value is None and goal.change_value is None:
        return "udgangspunktet er ikke oplyst"
    if start is None or end is None:
        return "det er ikke oplyst, hvornår ændringen regnes fra"
    years = end - start
    if years <= 0:
        return "målet ligger ikke efter udgangspunktet"
    return _levels(goal, years) or _stated(goal, years) or "ændringen kan ikke regnes i procent"


def _levels(goal: Goal, years: float) -> Pace | None:
    if not goal.baseline_value or goal.target_value is None:
        return None
    change = (goal.target_value / goal.baseline_value - 1) * 100
    points = (goal.target_value - goal.baseline_value) / years if goal.target_unit is Unit.PERCENT else None
    return Pace(change / years, points, years, "niveauer")


def _stated(goal: Goal, years: float) -> Pace | None:
    if goal.change_value is None:
        return None
    if goal.change_unit is Unit.PERCENT:
        return Pace(goal.change_value / years, None, years, "oplyst ændring")
    if goal.change_unit is Unit.PERCENTAGE_POINTS:
        return Pace(None, goal.change_value / years, years, "oplyst ændring")
    if goal.baseline_value:
        return Pace(goal.change_value / goal.baseline_value * 100 / years, None, years, "oplyst ændring")
    return None


_QUARTERS = {"Q1": 0.125, "Q2": 0.375, "Q3": 0.625, "Q4": 0.875, "S1": 0.25, "S2": 0.75}


def decimal_year(period: str | None) -> float | None:
    """The middle of a period as a year: 2019 is 2019.5, as are 2019-S1 to 2020-S1 apart by one; None where there is
    none. A span counts by its end."""
    year = last_year(period)
    if period is None or year is None:
        return None
    rest = period.rpartition("/")[2][5:]
    if rest in _QUARTERS:
        return year + _QUARTERS[rest]
    month = rest[:2]
    return year + ((int(month) - 0.5) / 12 if month.isdigit() else 0.5)


def _references(panel: Panel, row: subjects.Row, goals: list[Goal]) -> Iterator[tuple[Cell | None, ...]]:
    """What region and country did, as the documents of the ranked goals report it for the same group and measure."""
    about: dict[tuple[str | None, str | None], list[Result]] = defaultdict(list)
    documents = {goal.doc_id for goal in goals}
    asked = {(frozenset(goal.target_groups), goal.measure) for goal in goals}
    for result in _of_others(panel):
        if result.doc_id in documents and (frozenset(result.target_groups), result.measure) in asked:
            about[result.ref_area, result.period].append(result)
    for (area, period), results in sorted(about.items(), key=str):
        result = results[0]
        span = f"{result.comparison_period or '?'} til {period or '?'}"
        yield (
            cell(row.groups),
            cell(row.measure),
            cell(row.figure),
            None,
            cell(area),
            cell(last_year(period)),
            cell("faktisk udvikling", result),
            cell(_yearly(result), result),
            None,
            None,
            cell("indberettet"),
            cell(f"{wording.amount(result.change_value or 0, result.change_unit)} ({span})", result),
        )


def _of_others(panel: Panel) -> list[Result]:
    return [
        result
        for result in panel.results
        if result.change_unit is Unit.PERCENT and (result.ref_area or "").startswith(OTHERS)
    ]


def _yearly(result: Result) -> float | None:
    start, end = decimal_year(result.comparison_period), decimal_year(result.period)
    if result.change_value is None or start is None or end is None or end <= start:
        return None
    return result.change_value / (end - start)
