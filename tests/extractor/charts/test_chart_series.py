"""Charts drawn here as programs draw them, through to the numbers that they print."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from extractor.charts.series import Point, series
from extractor.layout.pages import compose
from extractor.pipeline import extract
from extractor.reading.source import Source
from models.blocks import BlockKind
from models.records import Extraction
from models.terms import Origin, Unit, ValueKind

LEFT, BASE, WIDTH, HEIGHT = 120.0, 420.0, 360.0, 150.0
PROSE = "Jobcentret holder møde med virksomhederne hvert kvartal, og planen lægges sammen med den enkelte ledige."
BLUE, SAND = colors.HexColor("#205493"), colors.HexColor("#d9a441")

Draw = Callable[[Canvas], None]


def page(draw: Draw, caption: str = "Figur 1: Fuldtidspersoner på sygedagpenge") -> bytes:
    """A page of prose with one figure, its axis drawn, its caption above it."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=True)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(60, 780, "Beskæftigelsesplan 2020 for Lindebæk Kommune")
    for index in range(8):
        canvas.drawString(60, 750 - 13 * index, PROSE)
    if caption:
        canvas.setFont("Helvetica-Oblique", 9)
        canvas.drawString(60, BASE + HEIGHT + 28, caption)
    canvas.line(LEFT, BASE, LEFT + WIDTH, BASE)
    canvas.line(LEFT, BASE + HEIGHT, LEFT + WIDTH, BASE + HEIGHT)
    draw(canvas)
    canvas.setFillColor(colors.black)
    canvas.setFont("Helvetica", 10)
    for index in range(12):
        canvas.drawString(60, 330 - 13 * index, PROSE)
    canvas.save()
    return stream.getvalue()


def points(draw: Draw) -> dict[tuple[str, ...], float]:
    found: dict[tuple[str, ...], float] = {}
    for picture in compose(page(draw)).pictures:
        read = series(picture)
        held: Sequence[Point] = read.points if read else ()
        found |= {point.path: point.number.value for point in held}
    return found


def ticks(canvas: Canvas, top: float, step: float) -> None:
    canvas.setFont("Helvetica", 7)
    count = round(top / step)
    for index in range(count + 1):
        y = BASE + HEIGHT * index / count
        canvas.setStrokeColor(colors.lightgrey)
        canvas.line(LEFT, y, LEFT + WIDTH, y)
        canvas.drawRightString(LEFT - 4, y - 2.5, f"{step * index:g}")


def names(canvas: Canvas, texts: Sequence[str], size: float = 7.5) -> None:
    canvas.setFillColor(colors.black)
    canvas.setFont("Helvetica", size)
    step = WIDTH / len(texts)
    for index, text in enumerate(texts):
        for line, part in enumerate(text.split("\n")):
            canvas.drawCentredString(LEFT + step * (index + 0.5), BASE - 11 - 9 * line, part)


def bars(groups: Sequence[Sequence[float]], fills: Sequence[colors.Color], top: float, printed: str = "") -> Draw:
    """Bars side by side, group by group, the number above each. `printed`: what the last bar says instead."""

    def draw(canvas: Canvas) -> None:
        step = WIDTH / len(groups)
        canvas.setFont("Helvetica", 7)
        for index, group in enumerate(groups):
            width = 0.7 * step / len(group)
            for place, value in enumerate(group):
                x = LEFT + step * (index + 0.15) + width * place
                canvas.setFillColor(fills[place])
                canvas.rect(x, BASE, width, HEIGHT * value / top, stroke=0, fill=1)
                canvas.setFillColor(colors.black)
                last = printed and index == len(groups) - 1 and place == len(group) - 1
                text = printed if last else f"{value:g}".replace(".", ",")
                canvas.drawCentredString(x + width / 2, BASE + HEIGHT * value / top + 3, text)

    return draw


def legend(canvas: Canvas, entries: Sequence[tuple[str, colors.Color]]) -> None:
    canvas.setFont("Helvetica", 7)
    for index, (text, fill) in enumerate(entries):
        x = LEFT + 60 + 110 * index
        canvas.setFillColor(fill)
        canvas.rect(x, BASE - 38, 6, 6, stroke=0, fill=1)
        canvas.setFillColor(colors.black)
        canvas.drawString(x + 9, BASE - 37.5, text)


def test_bars_with_an_axis_of_ticks_and_names_of_two_lines() -> None:
    def draw(canvas: Canvas) -> None:
        ticks(canvas, 400, 100)
        bars([[320], [141], [118]], [BLUE], 400)(canvas)
        names(canvas, ["Under 30 år", "30 til\n49 år", "50 år og\nderover"])

    assert points(draw) == {("Under 30 år",): 320, ("30 til 49 år",): 141, ("50 år og derover",): 118}


def test_few_bars_far_apart_do_not_take_ticks_for_values() -> None:
    def draw(canvas: Canvas) -> None:
        ticks(canvas, 4, 1)
        bars([[2.5], [3.1]], [BLUE], 4)(canvas)
        names(canvas, ["Egedrup", "Hele landet"])

    assert points(draw) == {("Egedrup",): 2.5, ("Hele landet",): 3.1}


def test_groups_of_bars_are_told_apart_by_the_colours_of_the_legend() -> None:
    def draw(canvas: Canvas) -> None:
        ticks(canvas, 40, 10)
        bars([[31, 28], [22, 25], [17, 12]], [BLUE, SAND], 40)(canvas)
        names(canvas, ["Dagpenge", "Kontanthjælp", "Sygedagpenge"])
        legend(canvas, [("2018", BLUE), ("2019", SAND)])

    assert points(draw) == {
        ("2018", "Dagpenge"): 31, ("2019", "Dagpenge"): 28, ("2018", "Kontanthjælp"): 22,
        ("2019", "Kontanthjælp"): 25, ("2018", "Sygedagpenge"): 17, ("2019", "Sygedagpenge"): 12,
    }  # fmt: skip


@pytest.mark.parametrize("entries", [[], [("2018", BLUE)], [("2018", SAND), ("2019", SAND)]])
def test_groups_of_bars_without_a_legend_for_each_give_nothing(entries: list[tuple[str, colors.Color]]) -> None:
    def draw(canvas: Canvas) -> None:
        bars([[31, 28], [22, 25], [17, 12]], [BLUE, SAND], 40)(canvas)
        names(canvas, ["Dagpenge", "Kontanthjælp", "Sygedagpenge"])
        legend(canvas, entries)

    assert points(draw) == {}


def test_a_number_that_its_bar_denies_gives_nothing() -> None:
    def draw(canvas: Canvas) -> None:
        bars([[320], [141], [118], [90]], [BLUE], 400, printed="900")(canvas)
        names(canvas, ["Dagpenge", "Kontanthjælp", "Sygedagpenge", "Fleksjob"])

    assert points(draw) == {}


def test_stacked_bars_hold_their_numbers() -> None:
    def draw(canvas: Canvas) -> None:
        step = WIDTH / 3
        canvas.setFont("Helvetica", 7)
        for index, (low, high) in enumerate([(40, 30), (55, 21), (34, 44)]):
            x = LEFT + step * (index + 0.3)
            for value, base, fill in ((low, 0, BLUE), (high, low, SAND)):
                canvas.setFillColor(fill)
                canvas.rect(x, BASE + 1.5 * base, 40, 1.5 * value, stroke=0, fill=1)
                canvas.setFillColor(colors.black)
                canvas.drawCentredString(x + 20, BASE + 1.5 * (base + value / 2) - 3, f"{value}")
        names(canvas, ["2017", "2018", "2019"])
        legend(canvas, [("Jobparate", BLUE), ("Aktivitetsparate", SAND)])

    assert points(draw) == {
        ("Jobparate", "2017"): 40, ("Aktivitetsparate", "2017"): 30, ("Jobparate", "2018"): 55,
        ("Aktivitetsparate", "2018"): 21, ("Jobparate", "2019"): 34, ("Aktivitetsparate", "2019"): 44,
    }  # fmt: skip


def lattice(canvas: Canvas) -> None:
    canvas.setStrokeColor(colors.lightgrey)
    for index in range(6):
        canvas.line(LEFT, BASE + 30 * index, LEFT + WIDTH, BASE + 30 * index)
        canvas.line(LEFT + 72 * index, BASE, LEFT + 72 * index, BASE + HEIGHT)


def test_the_grid_of_a_chart_is_no_table() -> None:
    def columns(canvas: Canvas) -> None:
        lattice(canvas)
        bars([[320], [141], [118], [250], [90]], [BLUE], 400)(canvas)
        names(canvas, ["2015", "2016", "2017", "2018", "2019"])

    def curve(canvas: Canvas) -> None:
        lattice(canvas)
        line([32, 14, 12, 25, 9], BLUE)(canvas)
        names(canvas, ["2015", "2016", "2017", "2018", "2019"])

    for draw, last in ((columns, 90), (curve, 9)):
        assert not [block for block in compose(page(draw)).blocks if block.kind is BlockKind.TABLE]
        assert points(draw)[("2019",)] == last


def test_lying_bars_with_falls_and_rises() -> None:
    held = {"Aalborg": -3.5, "Rebild": 1.8, "Hjørring": -7.3, "Morsø": 2.2, "Hele landet": -0.4}

    def draw(canvas: Canvas) -> None:
        zero, unit, step = LEFT + 200, 20.0, 22.0
        for index, (name, value) in enumerate(held.items()):
            y = BASE + HEIGHT - step * (index + 1)
            canvas.setFillColor(BLUE)
            canvas.rect(min(zero, zero + unit * value), y, unit * abs(value), 12, stroke=0, fill=1)
            canvas.setFillColor(colors.black)
            canvas.setFont("Helvetica", 7)
            canvas.drawRightString(LEFT - 6, y + 3, name)
            text = f"{value:.1f}".replace(".", ",")
            if value < 0:
                canvas.drawRightString(zero + unit * value - 3, y + 3, text)
            else:
                canvas.drawString(zero + unit * value + 3, y + 3, text)
        for tick in range(-8, 5, 2):
            canvas.drawCentredString(zero + unit * tick, BASE + 20, f"{tick}")

    assert points(draw) == {(name,): value for name, value in held.items()}


def line(values: Sequence[float], fill: colors.Color, top: float = 60, below: bool = False) -> Draw:
    def draw(canvas: Canvas) -> None:
        step = WIDTH / len(values)
        places = [(LEFT + step * (i + 0.5), BASE + HEIGHT * value / top) for i, value in enumerate(values)]
        canvas.setStrokeColor(fill)
        path = canvas.beginPath()
        path.moveTo(*places[0])
        for place in places[1:]:
            path.lineTo(*place)
        canvas.drawPath(path)
        canvas.setFillColor(fill)
        for x, y in places:
            canvas.circle(x, y, 2, stroke=0, fill=1)
        canvas.setFillColor(colors.black)
        canvas.setFont("Helvetica", 7)
        for (x, y), value in zip(places, values, strict=True):
            canvas.drawCentredString(x, y - 11 if below else y + 5, f"{value:g}")

    return draw


def test_a_line_over_quarters_with_their_years_below() -> None:
    def draw(canvas: Canvas) -> None:
        line([41, 38, 35, 37, 44, 47, 50, 46], BLUE)(canvas)
        names(canvas, ["1. kvt.", "2. kvt.", "3. kvt.", "4. kvt."] * 2)
        canvas.drawCentredString(LEFT + WIDTH / 4, BASE - 24, "2018")
        canvas.drawCentredString(LEFT + 3 * WIDTH / 4, BASE - 24, "2019")

    found = points(draw)
    assert found[("1. kvt. 2018",)] == 41
    assert found[("4. kvt. 2019",)] == 46
    assert len(found) == 8


def test_two_lines_whose_colours_cannot_be_told_give_nothing() -> None:
    def draw(canvas: Canvas) -> None:
        line([41, 38, 35, 37], BLUE)(canvas)
        line([21, 28, 25, 27], SAND, below=True)(canvas)
        names(canvas, ["2016", "2017", "2018", "2019"])

    assert points(draw) == {}


def test_years_along_an_axis_without_numbers_at_its_bars_are_no_values() -> None:
    def draw(canvas: Canvas) -> None:
        ticks(canvas, 400, 100)
        step = WIDTH / 4
        canvas.setFillColor(BLUE)
        for index, value in enumerate([300, 280, 200, 120]):
            canvas.rect(LEFT + step * (index + 0.2), BASE, 50, HEIGHT * value / 400, stroke=0, fill=1)
        names(canvas, ["2016", "2017", "2018", "2019"])

    assert points(draw) == {}


def slices(texts: Sequence[str]) -> Draw:
    def draw(canvas: Canvas) -> None:
        middle = (LEFT + 180, BASE + 75)
        spots = [(250, 130), (250, 30), (80, 20), (80, 120)]
        for index, fill in enumerate((BLUE, SAND, colors.grey, colors.green)):
            canvas.setFillColor(fill)
            canvas.wedge(middle[0] - 60, middle[1] - 60, middle[0] + 60, middle[1] + 60, 90 * index, 90, 0, 1)
        canvas.setFillColor(colors.black)
        canvas.setFont("Helvetica", 7)
        for text, (x, y) in zip(texts, spots, strict=False):
            for number, part in enumerate(text.split("\n")):
                canvas.drawCentredString(LEFT + x, BASE + y - 8.5 * number, part)

    return draw


def test_slices_that_carry_name_and_share() -> None:
    draw = slices(["Dagpenge\n35 %", "Kontanthjælp 25 %", "Sygedagpenge; 30 %", "Fleksjob\n10 %"])
    assert points(draw) == {("Dagpenge",): 35, ("Kontanthjælp",): 25, ("Sygedagpenge",): 30, ("Fleksjob",): 10}


def test_slices_that_make_no_whole_give_nothing() -> None:
    assert points(slices(["Dagpenge 35 %", "Kontanthjælp 25 %", "Sygedagpenge 10 %", "Fleksjob 10 %"])) == {}


def extraction(tmp_path: Path, draw: Draw, caption: str) -> Extraction:
    path = tmp_path / "plan.pdf"
    path.write_bytes(page(draw, caption))
    return extract(Source(path, path.name))


def test_observations_point_to_their_label_and_quote_the_caption(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        ticks(canvas, 40, 10)
        bars([[31.5], [28]], [BLUE], 40)(canvas)
        names(canvas, ["2018", "2019"])

    found = extraction(tmp_path, draw, "Figur 3: Andel sygedagpengemodtagere i virksomhedsrettet tilbud, pct.")
    (figure,) = found.figures
    first, second = found.observations
    assert (first.origin, first.value, first.printed, first.decimals) == (Origin.CHART, 31.5, "31,5", 1)
    assert (first.unit, first.kind, first.period) == (Unit.PERCENT, ValueKind.SHARE, "2018")
    assert (first.figure_id, first.target_groups, first.ref_area) == (figure.figure_id, ("sygedagpenge",), "Lindebæk")
    assert found.text[first.span.start : first.span.end] == first.span.quote == figure.span.quote
    assert first.span.bbox is not None
    assert second.span.bbox is not None
    assert first.span.bbox.x1 < second.span.bbox.x0
    assert first.observation_id != second.observation_id


def test_a_change_between_two_times_that_the_caption_names(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        bars([[3.5], [1.8], [2.2]], [BLUE], 4)(canvas)
        names(canvas, ["Aalborg", "Region Nordjylland", "Hele landet"])

    found = extraction(tmp_path, draw, "Figur 1: Udvikling i ledige i pct., januar 2018 - januar 2019")
    assert [one.ref_area for one in found.observations] == ["Aalborg", "Region Nordjylland", "Hele landet"]
    assert {(one.kind, one.period, one.comparison_period) for one in found.observations} == {
        (ValueKind.CHANGE, "2019-01", "2018-01")
    }


def test_a_chart_without_a_caption_gives_no_figure_and_no_numbers(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        ticks(canvas, 40, 10)
        bars([[31.5], [28]], [BLUE], 40)(canvas)
        names(canvas, ["2018", "2019"])

    found = extraction(tmp_path, draw, "")
    assert found.figures == ()
    assert found.observations == ()
    assert found.tables == ()
