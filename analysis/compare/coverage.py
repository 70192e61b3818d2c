"""The view `coverage`: which municipality and year has which document, with how many goals, and what the panel lacks.

The panel is every municipality that has a document, or every municipality of the vocabulary where asked for, times
every year from the first to the last that has one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

from analysis.compare.tables import Cell, Column, Table, View, cell
from analysis.panel import Panel
from models.labels import label
from models.municipalities import load_municipalities
from models.records import Document
from models.terms import DocType

NAME = "coverage"
TITLE = "Dækning: dokumenter og mål"
_COLUMNS = (
    Column("kommune", "Kommune", width=18),
    Column("region", "Region", width=14),
    Column("year", "År", "year", 7),
    Column("doc_type", "Dokument", width=12),
    Column("goals", "Mål", "integer", 8),
    Column("quantified", "heraf med tal", "integer", 9),
    Column("results", "Resultater", "integer", 10),
    Column("file", "Fil", width=40),
)


def view(panel: Panel, *, everyone: bool = False, vocabulary: Path | None = None) -> View:
    """A row per document, and a row per municipality and year without a plan."""
    goals = Counter(goal.doc_id for goal in panel.goals)
    quantified = Counter(goal.doc_id for goal in panel.goals if goal.quantified)
    results = Counter(panel.table("results")["doc_id"].to_pylist())
    wanted = panel.filters.years
    documents = [one for one in panel.documents.values() if not wanted or {*wanted} & {*_years(one)}]
    documents.sort(key=lambda one: (one.kommune, one.year or 0, one.doc_type, one.doc_id))
    lines = tuple(
        (
            cell(" / ".join(one.kommune) or "(ukendt)"),
            cell(" / ".join(dict.fromkeys(one.region))),
            cell(one.year),
            cell(label("doc_type", one.doc_type)),
            cell(goals[one.doc_id]),
            cell(quantified[one.doc_id]),
            cell(results[one.doc_id]),
            cell(one.file),
        )
        for one in documents
    )
    years = sorted({year for one in documents for year in _years(one)})
    span = list(range(years[0], years[-1] + 1)) if years else []
    return View(
        NAME,
        TITLE,
        (
            Table(NAME, TITLE, _COLUMNS, lines),
            _grid(documents, span, goals),
            _missing(documents, span, everyone, vocabulary),
        ),
    )


def _years(document: Document) -> range:
    """The years that the document is for."""
    if document.year is None:
        return range(0)
    return range(document.year, (document.year_end or document.year) + 1)


def _grid(documents: list[Document], span: list[int], goals: Counter[str]) -> Table:
    """Goals per municipality and year; an empty cell is a year without a document."""
    held: dict[str, dict[int, list[Document]]] = defaultdict(lambda: defaultdict(list))
    for one in documents:
        for name in one.kommune or ("(ukendt)",):
            for year in _years(one):
                held[name][year].append(one)
    columns = (Column("kommune", "Kommune", width=18), *(Column(f"y{year}", str(year), width=12) for year in span))
    lines = tuple((cell(name), *(_kinds(held[name].get(year, ()), goals) for year in span)) for name in sorted(held))
    return Table("coverage_grid", "Dokumenter og mål pr. kommune og år", columns, lines)


def _kinds(documents: list[Document] | tuple[()], goals: Counter[str]) -> Cell | None:
    return cell(", ".join(f"{label('doc_type', one.doc_type)} ({goals[one.doc_id]})" for one in documents))


def _missing(documents: list[Document], span: list[int], everyone: bool, vocabulary: Path | None) -> Table:
    """Municipality and years of the panel without a plan, and how many."""
    regions = {name: region for one in documents for name, region in zip(one.kommune, one.region, strict=False)}
    if everyone:
        regions |= {one.name: one.region for one in load_municipalities(vocabulary)}
    names = {*regions, *(name for one in documents for name in one.kommune)}
    planned = {
        (name, year)
        for one in documents
        if one.doc_type is DocType.PLAN
        for name in one.kommune
        for year in _years(one)
    }
    lines: list[tuple[Cell | None, ...]] = []
    for name in sorted(names):
        years = [year for year in span if (name, year) not in planned]
        if years:
            lines.append((cell(name), cell(regions.get(name)), cell(len(years)), cell(_runs(years))))
    columns = (
        Column("kommune", "Kommune", width=18),
        Column("region", "Region", width=14),
        Column("missing", "År uden plan", "integer", 10),
        Column("years", "Hvilke", width=50),
    )
    return Table("coverage_missing", "Mangler i panelet", columns, tuple(lines))


def _runs(years: list[int]) -> str:
    """2015, 2016, 2017, 2020 as "2015-2017, 2020"."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
