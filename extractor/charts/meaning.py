"""What the numbers of a chart mean: it is read as the table that it draws, its categories the rows, the entries of its
legend the columns, with the caption and the words around."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from extractor.charts.series import Point, Series
from extractor.danish.number_units import TIMES
from extractor.observations import cells, surroundings
from extractor.observations.labels import LabelReader
from extractor.observations.meaning import Meaning, meaning
from extractor.observations.sheet import RowKind, Sheet
from extractor.observations.view import Place, View
from extractor.sections import Outline
from models.blocks import Reading
from models.records import Document, Figure
from models.terms import ValueKind


class ChartReader:
    """Reads the charts of one document."""

    def __init__(self, reading: Reading, document: Document, outline: Outline, vocabulary: Path | None) -> None:
        self._reading, self._document, self._outline = reading, document, outline
        self._labels = LabelReader(document, vocabulary)

    def meanings(self, series: Series, figure: Figure) -> Iterator[tuple[Point, Meaning]]:
        """The numbers of a chart, each with what it means."""
        entries = list(dict.fromkeys(point.entry for point in series.points))
        names = list(dict.fromkeys(point.name for point in series.points))
        made = _sheet(series, names, entries, self._labels)
        caption = figure.caption or figure.span.quote
        around = surroundings.around(figure, self._reading, self._outline)
        # The headings above speak of much besides the chart.
        view = View(made, replace(around, caption=caption, headings=()), self._document, self._labels)
        moves = _moves(series, view)
        for point in series.points:
            row, column = 1 + names.index(point.name), 1 + entries.index(point.entry)
            place = Place(view.rows[row], view.columns(row)[column])
            figures = made.contents[row, column].figures
            if len(figures) == 1:
                meant = replace(
                    meaning(view, place, figures[0]), indicator=" > ".join(dict.fromkeys([caption, *point.path]))
                )
                yield point, _change(meant) if moves else _share(meant, view)


def _moves(series: Series, view: View) -> bool:
    """Whether the numbers are changes: one of them is signed, or the caption speaks of a development and no label of
    a time, so that each number must span it."""
    if any(point.number.value < 0 or point.printed[:1] == "+" for point in series.points):
        return True
    lines = [*view.rows.values(), *view.all_columns]
    return any(one.change for one in view.spoken[:1]) and not any(line.times for line in lines)


def _change(meant: Meaning) -> Meaning:
    """The number as a change: over the span that is named, where one is."""
    first, _, last = (meant.period or "").partition("/")
    if not last:
        return replace(meant, kind=ValueKind.CHANGE)
    return replace(meant, kind=ValueKind.CHANGE, period=last, comparison=first)


def _share(meant: Meaning, view: View) -> Meaning:
    """A share that the caption names has no unit of time: *Andel fortsat ledige efter antal uger*."""
    if meant.unit in TIMES and any(one.share for one in view.spoken[:1]):
        return replace(meant, unit=None, kind=ValueKind.SHARE)
    return meant


def _sheet(series: Series, names: Sequence[str], entries: Sequence[str], reader: LabelReader) -> Sheet:
    """The chart as a sheet: one row of entries, then a row for each category."""
    texts = [["" for _ in range(len(entries) + 1)] for _ in range(len(names) + 1)]
    texts[0] = [" ".join(series.rest), *entries]
    for point in series.points:
        row = 1 + names.index(point.name)
        texts[row][0] = point.name
        texts[row][1 + entries.index(point.entry)] = point.printed
    contents = {
        (row, column): cells.read(text, reader.words)
        for row, line in enumerate(texts)
        for column, text in enumerate(line)
    }
    kinds = dict.fromkeys(range(1, len(texts)), RowKind.DATA)
    return Sheet(texts, contents, header=(0,), labels=(0,), kinds=kinds)
