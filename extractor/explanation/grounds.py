"""What a goal was read from: its sentence with what stands above it, or the cells of its row.

A dataset keeps the canonical text and the rows, not the layout. What stood above a sentence is therefore looked up in
the text and tried: the label and the heading with which the fields come out as they are in the row are those that were
used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

from extractor.explanation.rules import BY_WORDS
from extractor.goals import cells, fields, tables
from extractor.goals.fields import Fields
from extractor.goals.labels import LabelKind, labels, run_in
from extractor.goals.tables import TableGoal
from extractor.sections import Outline
from models.blocks import Block, BlockKind, Grid, GridCell, Reading
from models.explanation import Source
from models.records import Document, Extraction, Goal, Table

COMPARED = (
    "quantified", "target_groups", "measure", "direction", "bound", "target_value", "target_unit", "change_value",
    "change_unit", "baseline_value", "baseline_period", "target_period", "frequency", "reference", "condition",
)  # fmt: skip
_MARKS = " \t*_:•○●▪✓#-–"
LONGEST_LABEL = 80  # characters
LINES_ABOVE = 40  # in which the line that opens a list is looked for


@dataclass(frozen=True, slots=True)
class Ground:
    """The texts that the fields of a goal are read from; `row` where it stands in a table."""

    texts: Mapping[Source, str]
    row: TableGoal | None = None

    def read(self, document: Document, folder: Path | None) -> list[Fields]:
        """The fields, once for each goal that the texts hold."""
        text = {source: self.texts.get(source, "") for source in Source}
        if self.row is None:
            above = text[Source.LABEL], text[Source.HEADING], text[Source.CHAPTER]
            return list(fields.read(text[Source.SENTENCE], *above, document, folder))
        row = replace(
            self.row,
            subject=text[Source.ROW],
            target=None if self.row.target is None else text[Source.TARGET],
            header=text[Source.HEADER],
            baseline=None if self.row.baseline is None else text[Source.BASELINE],
            baseline_header=text[Source.BASELINE_HEADER],
        )
        return list(cells.of_row(row, text[Source.CHAPTER], document, folder))


def ground_of(goal: Goal, extraction: Extraction, folder: Path | None) -> Ground:
    """Of all grounds that the text offers, the first that gives the most fields as the row has them."""
    offered = [*_rows(goal, extraction, folder), *_sentences(goal, extraction)]
    return max(offered, key=lambda ground: agreement(goal, closest(goal, ground.read(extraction.document, folder))))


def closest(goal: Goal, found: list[Fields]) -> Fields | None:
    """Of the goals in one sentence, the one that is most like the row."""
    return max(found, key=lambda said: agreement(goal, said), default=None)


def agreement(goal: Goal, said: Fields | None) -> int:
    """How many fields are as the row has them."""
    return sum(getattr(said, name) == getattr(goal, name) for name in COMPARED) if said else -1


def _chapter(goal: Goal, extraction: Extraction) -> str:
    outline = Outline(extraction.sections)
    return ". ".join(title.title for title in outline.path(outline.at(goal.span.start)))


def _sentences(goal: Goal, extraction: Extraction) -> Iterator[Ground]:
    """The sentence with each label and heading that it may have been read with, the likeliest first."""
    section = Outline(extraction.sections).at(goal.span.start)
    before = extraction.text[section.span.end if section else 0 : goal.span.start].split("\n")
    label = before[-1].strip(_MARKS)
    opening = run_in(before[-1] + goal.span.quote)
    names_goals = opening is not None and labels().kind(opening[0]) is LabelKind.GOALS
    near = [*([opening[0]] if opening and names_goals else []), *_openers(before[:-1])]
    titles = [section.title] if section else []
    headings = [*titles, *near, ""] if goal.rule in BY_WORDS else [*near, *titles, ""]
    for one, heading in product([label, ""] if 0 < len(label) <= LONGEST_LABEL else [""], dict.fromkeys(headings)):
        yield Ground(
            {
                Source.SENTENCE: goal.span.quote,
                Source.LABEL: one,
                Source.HEADING: heading,
                Source.CHAPTER: _chapter(goal, extraction),
            }
        )


def _openers(lines: list[str]) -> Iterator[str]:
    """The lines above that may open a list of goals or stand as their label, the nearest first."""
    known = labels()
    for line in reversed(lines[-LINES_ABOVE:]):
        text = line.strip(_MARKS)
        if text and (line.rstrip("*_ ").endswith(":") or known.kind(text) is not None):
            yield re.sub(r"\s+", " ", text)


def _rows(goal: Goal, extraction: Extraction, folder: Path | None) -> Iterator[Ground]:
    """The row of a table that the goal is, read again from its cells."""
    chapter = _chapter(goal, extraction)
    for table in extraction.tables:
        if not table.span.start <= goal.span.start < table.span.end:
            continue
        for row in tables.find(_reading(table, extraction), labels(folder), extraction.document):
            if (row.start, row.end) == (goal.span.start, goal.span.end):
                yield Ground(
                    {
                        Source.ROW: row.subject,
                        Source.TARGET: row.target or "",
                        Source.HEADER: row.header,
                        Source.BASELINE: row.baseline or "",
                        Source.BASELINE_HEADER: row.baseline_header,
                        Source.CHAPTER: chapter,
                    },
                    row,
                )


def _reading(table: Table, extraction: Extraction) -> Reading:
    """The table with its caption as it was laid out, as far as its rows tell."""
    held = tuple(
        GridCell(cell.row, cell.col, cell.text, cell.start, cell.end, cell.is_header, cell.page, cell.bbox)
        for cell in extraction.cells
        if cell.table_id == table.table_id and cell.start is not None and cell.end is not None
    )
    grid = Grid(table.n_rows, table.n_cols, table.header_rows, held, table.page_end)
    span = table.span
    blocks = [Block(BlockKind.TABLE, span.start, span.end, span.start, span.end, grid=grid)]
    start = extraction.text.rfind(table.caption, 0, span.start) if table.caption else -1
    if table.caption and start >= 0:
        end = start + len(table.caption)
        blocks.insert(0, Block(BlockKind.CAPTION, start, end, start, end))
    return Reading(extraction.text, tuple(blocks))
