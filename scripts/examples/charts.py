"""A bar chart drawn as vectors, with the value above each bar."""

from __future__ import annotations

from reportlab.graphics.charts.barcharts import VerticalBarChart
from reportlab.graphics.shapes import Drawing

from scripts.examples.specification import Chart
from scripts.examples.theme import Theme

HEIGHT = 128.0  # points
LABEL_SIZE = 7


def bar_chart(chart: Chart, theme: Theme, width: float) -> Drawing:
    """The chart, `width` points wide."""
    values = [value for _, value in chart.bars]
    bars = VerticalBarChart()
    bars.x, bars.y, bars.width, bars.height = 34, 26, width - 44, HEIGHT - 44
    bars.data = [values]
    bars.categoryAxis.categoryNames = [label for label, _ in chart.bars]
    for labels in (bars.categoryAxis.labels, bars.valueAxis.labels, bars.barLabels):
        labels.fontName, labels.fontSize = theme.font, LABEL_SIZE
    bars.categoryAxis.labels.dy = -4
    bars.valueAxis.valueMin = 0
    bars.valueAxis.valueMax = max(values) * 1.25
    bars.valueAxis.labelTextFormat = bars.barLabelFormat = _danish
    bars.barLabels.nudge = 7
    bars.bars[0].fillColor = theme.bars
    bars.bars[0].strokeColor = None
    drawing = Drawing(width, HEIGHT)
    drawing.add(bars)
    return drawing


def _danish(value: float) -> str:
    """A number with decimal comma and at most one decimal."""
    return f"{value:.1f}".replace(".", ",").removesuffix(",0")
