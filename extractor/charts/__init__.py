"""Chart series: the numbers that vector charts print at their bars, points and slices, as observations.

`marks` reads the labels, `axes` finds the categories that numbers stand at, `bars` holds them against the drawing,
`series` puts them together; `meaning` says what each number measures.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from extractor.charts.meaning import Meaning, meaning
from extractor.charts.series import Point, series
from extractor.ids import RecordIds
from models.blocks import Picture
from models.records import Document, Figure, Observation
from models.terms import Origin

__all__ = ["observations"]


def observations(
    figures: Sequence[Figure], pictures: Mapping[str, Picture], document: Document, ids: RecordIds,
    vocabulary: Path | None = None,
) -> tuple[Observation, ...]:  # fmt: skip
    """The observations of the document's charts, figure by figure; `pictures` are those of `extractor.pictures`.

    Their quote is the figure's caption, since a chart's labels are no part of the text; their box is the label's.
    """
    found: list[Observation] = []
    for figure in figures:
        picture = pictures.get(figure.figure_id)
        read = series(picture) if picture else None
        if picture is None or read is None:
            continue
        for point in read.points:
            meant = meaning(point, read, figure, document, vocabulary)
            found.append(_observation(point, meant, figure, picture, ids))
    return tuple(found)


def _observation(point: Point, meant: Meaning, figure: Figure, picture: Picture, ids: RecordIds) -> Observation:
    named = " ".join([figure.figure_id, *point.names])
    return Observation(
        figure.doc_id, ids.make("o", named), Origin.CHART,
        replace(figure.span, page=picture.page, bbox=point.box),
        indicator=meant.indicator, value=point.number.value, unit=meant.unit, kind=meant.kind,
        target_groups=meant.groups, ref_area=meant.area, period=meant.period, comparison_period=meant.comparison,
        printed=point.printed, decimals=point.number.decimals, figure_id=figure.figure_id,
    )  # fmt: skip
