"""A table as its reader sees it: which rows and columns are labels, and the path of labels that leads to a number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from extractor.danish.number_units import TIMES
from extractor.observations import cells as cell_contents
from extractor.observations.cells import CellContent
from extractor.observations.labels import LabelReader
from models.records import Cell, Table
from models.terms import NotObserved

_ACCOUNT_BEFORE = re.compile(r"(?P<account>\d{1,2}(?:\.\d{1,2}){1,4}(?:[-+/]\d{1,3})*)\s+(?=[^\W\d])")
_YEAR = re.compile(r"(?:19[89]|20[0-4])\d(?:\s*[-/–]\s*(?:20)?\d\d)?")
_REMARK = re.compile(r"(?:kilde|anm(?:ærkning)?|note|bemærk(?:ning)?)\b", re.IGNORECASE)
_MOST_FIGURES_OF_LABELS = 0.2  # share of a label column's cells that may be numbers
_LEAST_AREAS = 2  # that a spanning label heads beside a column of another kind
_LONGEST_GROUP = 120  # characters of a row label that heads the rows below it


class RowKind(StrEnum):
    """What a row below the header is."""

    DATA = "data"
    GROUP = "group"  # a label alone, which heads the rows below it
    HEADING = "heading"  # a row of a budget that heads the accounts below it and states their sum
    HEADER = "header"  # labels of columns again, for the rows below
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Path:
    """The labels that lead to a row or a column, outer ones first."""

    labels: tuple[str, ...] = ()
    account: str | None = None


@dataclass(slots=True)
class Sheet:
    """One table, taken apart. Rows and columns count as in `cells`."""

    texts: list[list[str]]
    contents: dict[tuple[int, int], CellContent]
    header: tuple[int, ...]
    labels: tuple[int, ...]
    kinds: dict[int, RowKind] = field(default_factory=dict)
    numbering: frozenset[int] = frozenset()
    accounts: frozenset[int] = frozenset()

    @property
    def data_columns(self) -> range:
        """The columns right of the labels."""
        return range(len(self.labels), len(self.texts[0]) if self.texts else 0)

    @property
    def data_rows(self) -> list[int]:
        """The rows that hold numbers of their own."""
        return [row for row, kind in self.kinds.items() if kind in {RowKind.DATA, RowKind.HEADING}]

    def corner(self) -> tuple[str, ...]:
        """What stands above the row labels: it speaks of the whole table."""
        found = [self.texts[row][column] for row in self.header for column in self.labels]
        return tuple(dict.fromkeys(text for text in found if text))


def sheet(table: Table, cells: Sequence[Cell], reader: LabelReader) -> Sheet:
    """The table with its labels told from its numbers."""
    texts = [[""] * table.n_cols for _ in range(table.n_rows)]
    for cell in cells:
        texts[cell.row][cell.col] = " ".join(cell.text.split())
    contents = {
        (row, column): cell_contents.read(text, reader.words)
        for row, line in enumerate(texts)
        for column, text in enumerate(line)
    }
    header = _header(texts, contents, table.header_rows, reader)
    body = range(len(header), table.n_rows)
    accounts = frozenset(_account_columns(texts, header, body, reader))
    numbering = frozenset(_numbering_columns(texts, header, body, reader))
    labels = _label_columns(texts, contents, header, body, accounts | numbering, reader)
    made = Sheet(texts, contents, header, labels, numbering=numbering, accounts=accounts)
    made.kinds = {row: _row_kind(made, row, reader) for row in body}
    return made


def _header(
    texts: list[list[str]], contents: dict[tuple[int, int], CellContent], given: int, reader: LabelReader
) -> tuple[int, ...]:
    """The header rows: those that the layout found, without those that hold figures, and with rows of periods, units
    or areas right below them."""
    count = given
    while count > 1 and _holds_figures(texts, contents, count - 1):
        count -= 1
    while count < len(texts) - 1 and _names_columns(texts[count], first=count == 0, reader=reader):
        count += 1
    if count and not any(text for line in texts[:count] for text in line[1:]):
        return ()  # the name of the first group of rows, taken for a header
    return tuple(range(count))


def _holds_figures(texts: list[list[str]], contents: dict[tuple[int, int], CellContent], row: int) -> bool:
    filled = [column for column, text in enumerate(texts[row]) if column and text]
    figures = [column for column in filled if contents[row, column].figures and not _YEAR.fullmatch(texts[row][column])]
    return len(figures) * 2 > len(filled)


def _names_columns(row: Sequence[str], *, first: bool, reader: LabelReader) -> bool:
    """Whether a row holds nothing but labels of columns: periods, units, areas, kinds of number."""
    filled = [text for text in row[1:] if text]
    if len(filled) < (1 if first else 2):
        return False
    own = reader.read(row[0])
    if row[0] and not first and not (reader.words.naming.alone(row[0]) or (own.plain and not own.areas)):
        return False
    facets = []
    for text in filled:  # figures, which most rows hold, end it at the first
        one = reader.read(text)
        if not (one.plain and (one.areas or one.times or one.unit or one.change or one.counting)):
            return False
        facets.append(one)
    years = [text for text in filled if _YEAR.fullmatch(text)]
    return not any(character.isdigit() for text in filled for character in text) or (
        all(one.times or one.unit or one.areas for one in facets)
        and (first or not row[0] or bool(years) or all(one.times for one in facets))
    )


def _account_columns(texts: list[list[str]], header: Sequence[int], body: range, reader: LabelReader) -> list[int]:
    found = []
    for column in range(min(2, len(texts[0]) if texts else 0)):
        filled = [texts[row][column] for row in body if texts[row][column]]
        named = any(reader.words.accounts.alone(texts[row][column]) for row in header)
        accounts = sum(cell_contents.is_account(text) for text in filled)
        digits = sum(text.replace(".", "").isdigit() for text in filled)
        if filled and (accounts * 2 > len(filled) or (named and (accounts + digits) * 2 > len(filled))):
            found.append(column)
    return found


def _numbering_columns(texts: list[list[str]], header: Sequence[int], body: range, reader: LabelReader) -> list[int]:
    found = []
    for column in range(len(texts[0]) if texts else 0):
        filled = [texts[row][column] for row in body if texts[row][column]]
        named = any(reader.words.numbering.alone(texts[row][column]) for row in header)
        plain = [text.rstrip(".") for text in filled]
        counted = column == 0 and len(plain) > 1 and plain == [str(number) for number in range(1, len(plain) + 1)]
        words_beside = counted and any(
            texts[row][1] and not texts[row][1][:1].isdigit() for row in body if len(texts[row]) > 1
        )
        if filled and ((named and all(len(text) <= 8 for text in filled)) or words_beside):
            found.append(column)
    return found


def _label_columns(
    texts: list[list[str]], contents: dict[tuple[int, int], CellContent], header: Sequence[int], body: range,
    never_numbers: frozenset[int], reader: LabelReader,
) -> tuple[int, ...]:  # fmt: skip
    """The first columns as long as they hold words, periods, ages, accounts or row numbers instead of figures."""
    width = len(texts[0]) if texts else 0
    found: list[int] = []
    for column in range(width):
        filled = [row for row in body if texts[row][column]]
        figures = [row for row in filled if _is_count(contents[row, column], first=not column)]
        named = any(reader.words.naming.alone(texts[row][column]) for row in header)
        years = all(_YEAR.fullmatch(texts[row][column]) for row in figures) and bool(figures)
        is_label = (
            column in never_numbers
            or named
            or (years and (column == 0 or not any(texts[row][column] for row in header)))
            or len(figures) <= (0 if column else _MOST_FIGURES_OF_LABELS) * len(filled)
            or (column == 0 and not any(texts[row][0] for row in header) and 2 * len(figures) < len(filled))
        )
        if not is_label or (column and not filled):
            break
        found.append(column)
    if len(found) == width and width:  # words all over: the first column alone names the rows
        found = found[:1]
    return tuple(found)


def _is_count(content: CellContent, *, first: bool) -> bool:
    """Whether a cell is a figure, well or badly printed. In the first column a bound or a length of time names a row:
    under 8 uger."""
    if not first:
        return bool(content.figures) or content.left_out in {NotObserved.UNREADABLE, NotObserved.RANGE}
    return bool(content.figures) and not content.bound and content.figures[0].unit not in TIMES


def _row_kind(made: Sheet, row: int, reader: LabelReader) -> RowKind:
    texts = made.texts[row]
    filled = [column for column, text in enumerate(texts) if text]
    data = [column for column in filled if column >= len(made.labels)]
    if not filled or not any(character.isalnum() for column in filled for character in texts[column]):
        return RowKind.REMARK
    named = [texts[column] for column in filled if column < len(made.labels)]
    if not data and len(named) > 1:
        return RowKind.REMARK  # labels enough for a number, and no number
    if not data or (len(filled) == 1 and not made.contents[row, filled[0]].figures):
        text = texts[filled[0]]
        if _REMARK.match(text) or len(text) > _LONGEST_GROUP or any(column in made.accounts for column in filled):
            return RowKind.REMARK  # an account without an amount heads nothing
        if _is_item(made, row, reader):
            return RowKind.REMARK
        return RowKind.GROUP
    if _names_columns(texts, first=False, reader=reader) and not any(
        made.contents[row, column].figures and not _YEAR.fullmatch(texts[column]) for column in data
    ):
        return RowKind.HEADER
    if made.accounts and named and _is_heading(made, row, reader):
        return RowKind.HEADING
    return RowKind.DATA


def _is_item(made: Sheet, row: int, reader: LabelReader) -> bool:
    """Whether a label alone is one more of a list of groups, its numbers left blank, rather than the head of others:
    the list begins without a head, and most of its rows are groups as well."""
    body = list(range(len(made.header), len(made.texts)))
    alone = [other for other in body if sum(map(bool, made.texts[other])) == 1]
    if not body or body[0] in alone or not reader.read(made.texts[row][0]).groups:
        return False
    labels = [made.texts[other][0] for other in body if other not in alone]
    return sum(bool(reader.read(label).groups) for label in labels) * 2 > len(labels)


def _is_heading(made: Sheet, row: int, reader: LabelReader) -> bool:
    """A row of a budget without an account of its own that is no total by its words."""
    texts = made.texts[row]
    has_account = any(
        cell_contents.is_account(texts[column]) or texts[column].replace(".", "").isdigit()
        for column in made.accounts
        if texts[column]
    )
    named = [texts[column] for column in made.labels if texts[column]]
    return not has_account and not any(reader.read(text).total for text in named)


def row_paths(made: Sheet, reader: LabelReader) -> dict[int, Path]:
    """The labels that lead to each row of numbers: groups of rows above it, merged cells beside it, its own label."""
    found: dict[int, Path] = {}
    groups: list[str] = []
    heading, above, parent = "", [""] * len(made.labels), ""
    previous = None
    last = max(made.data_rows, default=0)
    group_totals = _totals_of_groups(made, reader)
    for row, kind in made.kinds.items():
        if kind is RowKind.GROUP:
            text = next(text for text in made.texts[row] if text)
            groups = [*groups[:1], text] if previous is RowKind.GROUP and groups else [text]
            heading, parent, above = "", "", [""] * len(made.labels)
        elif kind in {RowKind.DATA, RowKind.HEADING}:
            own, account, above = _own_labels(made, row, above, reader)
            is_total = bool(own) and reader.read(own[-1]).total
            if kind is RowKind.HEADING:
                heading = ""
            grand = is_total and row == last and groups and not group_totals
            of_which = bool(own) and reader.read(own[-1]).of_which
            outer = (
                [] if grand else [*groups, *([heading] if heading else []), *([parent] if of_which and parent else [])]
            )
            found[row] = Path(tuple(dict.fromkeys([*outer, *own])), account)
            if kind is RowKind.HEADING and own:
                heading = own[-1]
            elif is_total:
                heading = ""
            if own and not of_which:
                parent = own[-1]
        previous = kind
    return found


def _totals_of_groups(made: Sheet, reader: LabelReader) -> bool:
    """Whether every group of rows has a total of its own, so that the last row is no grand total."""
    totals: list[bool] = []
    for row, kind in made.kinds.items():
        if kind is RowKind.GROUP:
            totals.append(False)
        elif kind is RowKind.DATA and totals:
            named = [made.texts[row][column] for column in made.labels if made.texts[row][column]]
            totals[-1] |= bool(named) and reader.read(named[-1]).total
    return len(totals) > 1 and all(totals)


def _own_labels(
    made: Sheet, row: int, above: list[str], reader: LabelReader
) -> tuple[list[str], str | None, list[str]]:
    """The row's own labels without account and row number; a merged cell counts for the rows that it spans."""
    own: list[str] = []
    account = None
    kept = list(above)
    texts = made.texts[row]
    last_filled = max((column for column in made.labels if texts[column]), default=-1)
    for column in made.labels:
        text = texts[column]
        if column in made.numbering and (not text or text.rstrip(".").isdigit()):
            continue
        if column in made.accounts and (not text or cell_contents.is_account(text) or text.replace(".", "").isdigit()):
            account = text or account
            continue
        before = _ACCOUNT_BEFORE.match(text)
        if before:
            account, text = before["account"], text[before.end() :]
        if text:
            kept[column:] = [text, *[""] * (len(kept) - column - 1)]
            if reader.read(text).total:
                kept[column] = ""
        elif column < last_filled and column not in made.accounts:
            text = kept[column]
        if text:
            own.append(text)
    return own, account, kept


def column_path(made: Sheet, column: int, row: int, reader: LabelReader) -> Path:
    """The labels that lead to a column for the numbers of `row`: spanning ones first."""
    again = [other for other, kind in made.kinds.items() if kind is RowKind.HEADER and other < row]
    rows = [*made.header[: -1 or None], *again[-1:]] if again and made.header else [*made.header, *again[-1:]]
    if again and len(made.header) <= 1:
        rows = [again[-1]]
    found = []
    for index, header in enumerate(rows):
        text = made.texts[header][column] or _spanning(made, rows, index, column)
        if text and not _is_beside_areas(made, rows, index, column, reader):
            found.append(text)
    return Path(tuple(dict.fromkeys(found)))


def _is_beside_areas(made: Sheet, rows: Sequence[int], index: int, column: int, reader: LabelReader) -> bool:
    """Whether a spanning label that stands above this column is only that of the areas right of it: a page that
    centres its labels may put it one column too far left, above *Mål for 2019*."""
    if not made.texts[rows[index]][column] or index + 1 >= len(rows):
        return False
    below = made.texts[rows[index + 1]]
    spanned = []
    for right in range(column + 1, len(below)):
        if made.texts[rows[index]][right] or not below[right]:
            break
        spanned.append(right)
    own = reader.read(below[column])
    beside = [reader.read(below[right]) for right in spanned]
    return (
        len(beside) >= _LEAST_AREAS and all(one.areas for one in beside) and not own.areas and own.standing is not None
    )


def _spanning(made: Sheet, rows: Sequence[int], index: int, column: int) -> str:
    """The label left of an empty header cell that spans it: only where labels stand below both."""
    if not any(made.texts[lower][column] for lower in rows[index + 1 :]):
        return ""
    for left in range(column - 1, len(made.labels) - 1, -1):
        text = made.texts[rows[index]][left]
        if text:
            return text if any(made.texts[lower][left] for lower in rows[index + 1 :]) else ""
    return ""
