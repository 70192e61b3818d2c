"""Goals in tables: rows of a table that has a column of targets or a column of goals in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.danish import numbers, periods
from extractor.goals.labels import Labels
from extractor.layout import grid as shapes
from extractor.layout import marks
from models.blocks import Block, BlockKind, Grid, Reading
from models.records import Document

LEAST_WORDS = 3
FEW_WORDS = 4  # of a cell that without a number is a title of goals told elsewhere
_NOT_TARGET = re.compile(
    r"\b(?:opfyld\w*|nået|indfri\w*|måletidspunkt|målgruppe\w*|målt|måling\w*|målopfyldelse|afvigelse|forskel|status|resultat|formål|\w*indikator\w*|forventes|effekt(?:er|en)?)\b",
    re.IGNORECASE,
)
_SEEN = re.compile(
    r"\b(?:faktisk|realiseret|opnået|regnskab|forventet|forv|skøn|afvigelse|udvikling|ændring|nr|trend|baseline|udgangspunkt)\b",
    re.IGNORECASE,
)
_DEADLINE = re.compile(r"\b(?:frist|tidsfrist|deadline|hvornår|tidspunkt|opnås\s+senest|senest)\b", re.IGNORECASE)
_PLANNED = re.compile(r"\b(?:planen|plan|krav|ønsket|niveau\s+20\d\d)\b", re.IGNORECASE)
_TARGET_HEADER = re.compile(r"\bkrav(?:et|ene)?\b|\bambitionsniveau\b", re.IGNORECASE)
_BASELINE = re.compile(r"\b(?:baseline|udgangspunkt|nuværende\s+niveau|startniveau)\b", re.IGNORECASE)
_LEVEL = re.compile(
    r"^(?:niveau|gennemsnit|antal|bestand|seneste\s+tal)?\s*(?:i\s+|ultimo\s+|primo\s+|pr\.\s+)?", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class TableGoal:
    """A goal in a table: its row in the canonical text, the words that say what it is about, and its cells."""

    start: int
    end: int
    subject: str
    target: str | None  # the target's cell; None where the goal stands in words in `subject`
    header: str  # of the target's column, the row's deadline before it
    baseline: str | None
    baseline_header: str
    rule: str


def find(reading: Reading, labels: Labels, document: Document) -> Iterator[TableGoal]:
    """The goals of the document's tables, in reading order."""
    for index, block in enumerate(reading.blocks):
        if block.kind is BlockKind.TABLE and block.grid is not None:
            yield from _in_table(block.grid, _caption(reading, index), labels, document)


def _caption(reading: Reading, index: int) -> str:
    above: Block | None = reading.blocks[index - 1] if index else None
    return reading.content(above) if above and above.kind in {BlockKind.CAPTION, BlockKind.HEADING} else ""


def _in_table(grid: Grid, caption: str, labels: Labels, document: Document) -> Iterator[TableGoal]:
    rows = grid.texts()
    headers = _header_paths(rows, grid.header_rows)
    targets = [column for column, header in enumerate(headers) if _names_target(header, labels)]
    body = rows[grid.header_rows :]
    if not any(column > 0 and _is_numeric(body, column) for column in targets) and (
        targets or _names_target(caption, labels)
    ):
        targets += _unnamed(headers, body, document)
    if not targets:
        return
    baseline = _baseline_column(headers, targets)
    deadline = next((column for column, header in enumerate(headers) if _DEADLINE.search(header)), None)
    for number in range(grid.header_rows, grid.n_rows):
        row = rows[number]
        places = [cell for cell in grid.cells if cell.row == number and cell.text]
        if not places:
            continue
        start, end = min(cell.start for cell in places), max(cell.end for cell in places)
        numeric = [column for column in targets if column > 0 and _is_target(row[column])]
        for column in numeric or targets:
            text, header = row[column], headers[column]
            if deadline is not None and column != deadline and periods.find(row[deadline], document.year):
                header = f"{row[deadline]}. {header}"  # what stands first says when
            if numeric:
                yield TableGoal(
                    start, end, _subject(row, numeric, caption), text, header,
                    row[baseline] if baseline is not None and baseline != column else None,
                    headers[baseline] if baseline is not None else "", "target column",
                )  # fmt: skip
            elif _says_a_goal(text):
                yield TableGoal(start, end, text, None, header, None, "", "goal column")


def _says_a_goal(text: str) -> bool:
    """Whether a cell of a goal column says what is to be reached: a few words without verb or number only name it."""
    words = len(_WORD.findall(text))
    return words >= LEAST_WORDS and (words > FEW_WORDS or marks.is_sentence(text) or re.search(r"\d", text) is not None)


def _header_paths(rows: list[list[str]], header_rows: int) -> list[str]:
    """The header of each column, a spanning label carried over the columns it spans."""
    paths = [""] * len(rows[0]) if rows else []
    for row in rows[:header_rows]:
        label = ""
        for column, text in enumerate(row):
            label = text or (label if column and header_rows > 1 and row is not rows[header_rows - 1] else "")
            paths[column] = f"{paths[column]} {label}".strip()
    return paths


def _unnamed(headers: list[str], body: list[list[str]], document: Document) -> list[int]:
    """The columns of targets in a table of goals that no header calls so: *Niveau i planen*; those of the document's
    municipalities; of its own year and later ones; or the only one with numbers."""
    numeric = [column for column in range(1, len(headers)) if _is_numeric(body, column)]
    free = [
        column for column in numeric if not _NOT_TARGET.search(headers[column]) and not _SEEN.search(headers[column])
    ]
    planned = [column for column in free if _PLANNED.search(headers[column])]
    placed = [column for column in free if headers[column].removesuffix(" Kommune") in document.kommune]
    dated = [column for column in free if document.year and _year(headers[column]) >= document.year]
    return planned or placed or dated or (free if len(free) == 1 else [])


def _is_numeric(body: list[list[str]], column: int) -> bool:
    """Whether most cells of a column are targets by their form."""
    held = [row[column] for row in body if row[column].strip(" -–")]
    return bool(held) and sum(_is_target(text) for text in held) * 2 > len(held)


def _year(header: str) -> int:
    """The year that a header names; 0 where it names none."""
    return next((int(period.iso[:4]) for period in periods.find(header)), 0)


def _names_target(header: str, labels: Labels) -> bool:
    names = labels.names_goals(header) or _TARGET_HEADER.search(header) is not None
    return names and not _NOT_TARGET.search(header)


def _is_target(text: str) -> bool:
    """Whether a cell is a target: a figure, or one with the few words that bound it."""
    if shapes.is_number(text):
        return True
    dates = [(period.start, period.end) for period in periods.find(text)]
    return bool(numbers.find(text, dates)) and len(_WORD.findall(text)) <= LEAST_WORDS + 1


def _baseline_column(headers: list[str], targets: list[int]) -> int | None:
    """The column of the level to start from: one that says so, or the only one left of the targets whose header names
    a level at a time before theirs ("Niveau i december 2007")."""
    named = next((column for column, header in enumerate(headers) if _BASELINE.search(header)), None)
    if named is not None:
        return named
    levels = []
    for column in range(1, targets[0] if targets[0] else targets[-1]):
        dates = periods.find(headers[column])
        rest = _LEVEL.sub("", headers[column])
        if len(dates) == 1 and rest.strip(" .") == dates[0].printed.strip(" .") and column not in targets:
            levels.append(column)
    return levels[0] if levels else None


def _subject(row: list[str], numeric: list[int], caption: str) -> str:
    """What the row is about: the words of its cells left of the targets."""
    words = [cell for place, cell in enumerate(row) if place < numeric[0] and _WORD.search(cell)]
    return ". ".join([*words, caption] if caption and not any(len(word) > 20 for word in words) else words)
