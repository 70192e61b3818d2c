"""Chart series: the numbers that vector charts print at their bars, points and slices, as observations.

`marks` reads the labels, `axes` finds the categories that numbers stand at, `bars` holds them against the drawing,
`series` puts them together; `meaning` says what each number measures.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from extractor.charts.meaning import ChartReader
from extractor.charts.series import Point, series
from extractor.ids import RecordIds
from extractor.observations.meaning import Meaning
from extractor.sections import Outline
from models.blocks import Picture, Reading
from models.records import Document, Figure, Observation
from models.terms import Origin

__all__ = ["observations"]


def observations(
    figures: Sequence[Figure], pictures: Mapping[str, Picture], reading: Reading, document: Document, outline: Outline,
    ids: RecordIds, vocabulary: Path | None = None,
) -> tuple[Observation, ...]:  # fmt: skip
    """The observations of the document's charts, figure by figure; `pictures` are those of `extractor.pictures`.

    Their quote is the figure's caption, since a chart's labels are no part of the text; their box is the label's.
    """
    reader = ChartReader(reading, document, outline, vocabulary)
    found: list[Observation] = []
    for figure in figures:
        picture = pictures.get(figure.figure_id)
        read = series(picture) if picture else None
        if picture is not None and read is not None:
            found += [
                _observation(point, meant, figure, picture, ids) for point, meant in reader.meanings(read, figure)
            ]
    return tuple(found)


def _observation(point: Point, meant: Meaning, figure: Figure, picture: Picture, ids: RecordIds) -> Observation:
    return Observation(
        figure.doc_id, ids.make("o", " ".join([figure.figure_id, *point.path])), Origin.CHART,
        replace(figure.span, page=picture.page, bbox=point.box),
        indicator=meant.indicator, value=point.number.value, unit=meant.unit, kind=meant.kind,
        statistic=meant.statistic, target_groups=meant.groups, ref_area=meant.area, period=meant.period,
        comparison_period=meant.comparison, printed=point.printed, decimals=point.number.decimals, total=meant.total,
        standing=meant.standing, held_against=meant.held_against, figure_id=figure.figure_id,
    )  # fmt: skip
