"""Observations: one number of a table or of prose with what it measures, for whom, where, when and in which unit.

`sheet` tells labels from numbers, `labels` reads what one label says, `lines` what all labels of a row or column say
together, `surroundings` what is said around the table; `subjects`, `timing` and `whereabouts` decide for each number,
`meaning` puts it together; `hierarchy` tells what totals add up; `reported` takes the numbers of prose.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from extractor.ids import RecordIds
from extractor.observations import reported, surroundings
from extractor.observations.hierarchy import sums_of
from extractor.observations.labels import LabelReader
from extractor.observations.meaning import Meaning, axes, meaning
from extractor.observations.sheet import RowKind, Sheet, sheet
from extractor.observations.standings import standing
from extractor.observations.subjects import is_money
from extractor.observations.view import Place, View
from extractor.sections import Outline
from models.blocks import Reading
from models.records import Cell, Document, Observation, Result, Table
from models.terms import NotObserved, Origin, Standing, ValueKind

__all__ = ["axes", "observations", "of_table", "views"]


def observations(
    reading: Reading, document: Document, outline: Outline, tables: Sequence[Table], cells: Sequence[Cell],
    results: Sequence[Result], ids: RecordIds, vocabulary: Path | None = None,
) -> tuple[tuple[Observation, ...], tuple[Cell, ...]]:  # fmt: skip
    """The document's observations in reading order, and its cells with the reason where figures gave none.

    Charts add theirs elsewhere; what comes from tables and prose is here.
    """
    found: list[Observation] = []
    marked: list[Cell] = []
    for _, own, view in views(reading, document, outline, tables, cells, vocabulary):
        made, left = of_table(view, own, reading, ids)
        found += made
        marked += left
    found += reported.observations(results, ids, vocabulary)
    found.sort(key=lambda one: (one.span.start, one.span.end))
    return tuple(found), tuple(marked)


def views(
    reading: Reading, document: Document, outline: Outline, tables: Sequence[Table], cells: Sequence[Cell],
    vocabulary: Path | None = None,
) -> Iterator[tuple[Table, list[Cell], View]]:  # fmt: skip
    """Each table with its cells and with everything that its numbers are understood by."""
    reader = LabelReader(document, vocabulary)
    by_table: dict[str, list[Cell]] = defaultdict(list)
    for cell in cells:
        by_table[cell.table_id].append(cell)
    for table in tables:
        around = surroundings.around(table, reading, outline)
        own = by_table[table.table_id]
        yield table, own, View(sheet(table, own, reader), around, document, reader)


def of_table(
    view: View, cells: Sequence[Cell], reading: Reading, ids: RecordIds, origin: Origin = Origin.TABLE
) -> tuple[list[Observation], list[Cell]]:
    """The observations of one table, and its cells with the reason why figures in them gave none."""
    found: dict[tuple[int, int], list[Observation]] = {}
    marked: list[Cell] = []
    for cell in cells:
        reason = _left_out(view.sheet, cell)
        content = view.sheet.contents[cell.row, cell.col]
        row = view.rows.get(cell.row)
        column = view.columns(cell.row).get(cell.col) if row else None
        if reason is None and content.figures and row and column:
            place = Place(row, column)
            if content.bound and standing(view, place) is not Standing.TARGET:
                reason = NotObserved.BOUND  # a bound is a value only where a target is set
            elif content.in_brackets and not is_money(view, place):
                reason = NotObserved.UNREADABLE
            else:
                found[cell.row, cell.col] = [
                    _observation(cell, figure_index, view, place, reading, ids, origin)
                    for figure_index in range(len(content.figures))
                ]
        marked.append(replace(cell, left_out=reason))
    return list(_with_totals(view, found)), marked


def _left_out(made: Sheet, cell: Cell) -> NotObserved | None:
    """Why a cell with figures gives no observation; None where it gives one, or holds no figures."""
    content = made.contents[cell.row, cell.col]
    if not content.figures and content.left_out is None:
        return None
    if cell.row in made.header or made.kinds.get(cell.row) is RowKind.HEADER:
        return NotObserved.HEADER
    if cell.col in made.numbering:
        return NotObserved.NUMBERING
    if cell.col in made.labels:
        is_account = content.left_out is NotObserved.ACCOUNT or cell.col in made.accounts
        return NotObserved.ACCOUNT if is_account else NotObserved.LABEL
    if made.kinds.get(cell.row) in {RowKind.GROUP, RowKind.REMARK}:
        return NotObserved.LABEL if content.figures else content.left_out or NotObserved.LABEL
    return content.left_out


def _observation(
    cell: Cell, figure_index: int, view: View, place: Place, reading: Reading, ids: RecordIds, origin: Origin
) -> Observation:
    figure = view.sheet.contents[cell.row, cell.col].figures[figure_index]
    meant: Meaning = meaning(view, place, figure)
    start, end = cell.start or 0, cell.end or 0
    span = reading.span(start, end)
    if cell.bbox is not None:
        span = replace(span, page=cell.page, bbox=cell.bbox)
    return Observation(
        cell.doc_id,
        ids.make("o", f"{cell.table_id} {cell.row} {cell.col}" + (f" {figure_index}" if figure_index else "")),
        origin,
        span,
        indicator=meant.indicator,
        value=figure.value,
        unit=meant.unit,
        kind=meant.kind,
        statistic=meant.statistic,
        target_groups=meant.groups,
        ref_area=meant.area,
        period=meant.period,
        comparison_period=meant.comparison,
        printed=figure.printed,
        decimals=figure.decimals,
        total=meant.total,
        standing=meant.standing,
        held_against=meant.held_against,
        account=meant.account,
        breakdown=meant.breakdown,
        table_id=cell.table_id,
        row=cell.row,
        col=cell.col,
    )


def _with_totals(view: View, found: dict[tuple[int, int], list[Observation]]) -> Iterator[Observation]:
    """The observations with the totals that take them in."""
    taken: dict[tuple[int, int], list[str]] = defaultdict(list)
    totals: set[tuple[int, int]] = set()
    row_sums = sums_of(list(view.rows.values()), view.sheet)
    for column in view.sheet.data_columns:
        for one in row_sums:
            _take(found, (one.total, column), [(row, column) for row in one.parts], taken, totals)
    for row in view.rows:
        for one in sums_of(list(view.columns(row).values())):
            _take(found, (row, one.total), [(row, column) for column in one.parts], taken, totals)
    for place, listed in found.items():
        for observation in listed:
            yield replace(observation, total=observation.total or place in totals, part_of=tuple(taken[place]))


def _take(
    found: dict[tuple[int, int], list[Observation]], total: tuple[int, int], parts: list[tuple[int, int]],
    taken: dict[tuple[int, int], list[str]], totals: set[tuple[int, int]],
) -> None:  # fmt: skip
    """Notes a sum where its numbers are levels of one unit; shares and changes do not add up."""
    held = found.get(total)
    if not held:
        return
    totals.add(total)
    for place in parts:
        part = found.get(place)
        if part and part[0].kind is held[0].kind is ValueKind.LEVEL and part[0].unit is held[0].unit:
            taken[place].append(held[0].observation_id)
