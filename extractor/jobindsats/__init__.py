"""Exports of Jobindsats, the statistics bank of the Danish labour market, as records of the same form as a plan's.

`exports` reads the file (CSV of the site, JSON of its interface) into rows; the rows are a table like any other, so
that `observations` tells what each number is.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from extractor.ids import RecordIds, slug
from extractor.jobindsats.exports import Export, read
from extractor.layout import grid
from extractor.observations import of_table, statistics
from extractor.observations.labels import LabelReader
from extractor.observations.sheet import sheet
from extractor.observations.statistics import Statistics
from extractor.observations.surroundings import Surroundings
from extractor.observations.view import View
from extractor.reading.source import Source
from models.blocks import Place, Reading
from models.errors import ReadingError
from models.records import Cell, Document, Extraction, Observation, Problem, Table
from models.terms import DocType, NotObserved, Origin, Severity

NAME = "jobindsats"
_DIGITS = 6  # of the file's SHA-256, as in other documents' ids
_MOST_HEADER_ROWS = 3


def extract(source: Source, vocabulary: Path | None = None) -> Extraction:
    """The export as one document with one table; raises ReadingError where the file is no export."""
    export = read(source.data)
    reading, starts = _reading(export)
    document = _document(source, export, reading)
    ids = RecordIds(document.doc_id)
    table, cells = _table(document, export, reading, starts, ids)
    reader = LabelReader(document, vocabulary)
    around = Surroundings(caption=". ".join(export.titles), explaining=export.notes)
    view = View(sheet(table, cells, reader), around, document, reader)
    found, marked = of_table(view, cells, reading, ids, origin=Origin.JOBINDSATS)
    if not found:
        raise ReadingError("no_export", "The file holds no figure of Jobindsats.", "Export it again as CSV or JSON.")
    named = statistics.load(vocabulary)
    observations = tuple(_named(one, named, export) for one in found)
    return Extraction(
        text=reading.text,
        document=document,
        tables=(table,),
        cells=tuple(marked),
        observations=observations,
        problems=tuple(_problems(document, marked)),
    )


def _reading(export: Export) -> tuple[Reading, dict[tuple[int, int], int]]:
    """The canonical text of an export (titles, rows of cells parted by tabs, notes) and where each cell begins."""
    lines = [*export.titles, *([""] if export.titles else [])]
    text = "".join(f"{line}\n" for line in lines)
    starts: dict[tuple[int, int], int] = {}
    for row, line in enumerate(export.rows):
        for column, cell in enumerate(line):
            starts[row, column] = len(text)
            text += cell + ("\t" if column < len(line) - 1 else "\n")
    text += "".join(f"{note}\n" for note in export.notes)
    places, position = [], 0
    for number, written in enumerate(text.split("\n"), start=1):
        places.append(Place(position, line=number))
        position += len(written) + 1
    return Reading(text, (), places=tuple(places)), starts


def _document(source: Source, export: Export, reading: Reading) -> Document:
    title = export.titles[0] if export.titles else None
    return Document(
        doc_id=f"{NAME}-{slug(title or 'udtraek')[:40].strip('-')}-{source.sha256[:_DIGITS]}",
        file=source.name, sha256=source.sha256, kommune=(), kommune_code=(), region=(), year=None,
        doc_type=DocType.OTHER, stage=None, title=title, issued=None, pages=None, characters=len(reading.text),
    )  # fmt: skip


def _table(
    document: Document, export: Export, reading: Reading, starts: dict[tuple[int, int], int], ids: RecordIds
) -> tuple[Table, list[Cell]]:
    first, last = starts[0, 0], max(starts.items())
    end = last[1] + len(export.rows[last[0][0]][last[0][1]])
    span = reading.span(first, end)
    headers = min(grid.header_rows(export.rows[: _MOST_HEADER_ROWS + 1]), _MOST_HEADER_ROWS) or 1
    table = Table(
        document.doc_id, ids.make("t", span.quote), span, number=None, caption=". ".join(export.titles) or None,
        source="Jobindsats", note=" ".join(export.notes) or None, n_rows=len(export.rows),
        n_cols=len(export.rows[0]), header_rows=headers,
    )  # fmt: skip
    cells = [
        Cell(
            document.doc_id, table.table_id, row, column, text, is_header=row < headers,
            start=starts[row, column], end=starts[row, column] + len(text),
        )
        for row, line in enumerate(export.rows)
        for column, text in enumerate(line)
    ]  # fmt: skip
    return table, cells


def _named(one: Observation, named: Statistics, export: Export) -> Observation:
    """The observation under the statistic that the bank's own label begins with."""
    labels = [*reversed(one.indicator.split(" > ")), *export.titles]
    found = next((statistic for label in labels if (statistic := named.begins(label)) is not None), None)
    return replace(one, statistic=found.name) if found else one


def _problems(document: Document, cells: list[Cell]) -> list[Problem]:
    unread = [cell for cell in cells if cell.left_out is NotObserved.UNREADABLE]
    if not unread:
        return []
    said = f"{len(unread)} cells hold no number that can be read (the first: {unread[0].text}); they are left out."
    return [Problem(document.doc_id, document.file, kind="unreadable_cells", severity=Severity.WARNING, message=said)]
