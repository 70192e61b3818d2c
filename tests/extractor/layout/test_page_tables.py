"""Tables of PDFs, made here with reportlab: ruled, banded, aligned by white space alone, and what is no table."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle

from extractor.layout.pages import compose
from models.blocks import Block, BlockKind, Reading

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=13, spaceAfter=7)
CAPTION = ParagraphStyle("caption", fontName="Helvetica-Oblique", fontSize=9, leading=11, spaceAfter=3)
SMALL = ParagraphStyle("small", fontName="Helvetica", fontSize=7.5, leading=9, spaceAfter=4)
ITEM = ParagraphStyle("item", parent=BODY, leftIndent=14, bulletIndent=4, spaceAfter=2)
PROSE = (
    "Tallene viser, hvordan det er gået i kommunen. Nogle grupper er blevet mindre, mens andre er vokset, og udvalget "
    "drøfter dem på sit møde i foråret."
)
OTHER = "Der følges op på tallene igen, når året er gået, og de sammenlignes da med tallene i hele landet."


def read(story: Sequence[Flowable]) -> Reading:
    stream = io.BytesIO()
    SimpleDocTemplate(stream, pagesize=A4, invariant=1).build(list(story))
    return compose(stream.getvalue())


def texts(reading: Reading, *kinds: BlockKind) -> list[str]:
    return [reading.content(block) for block in reading.of_kind(*kinds)]


def table(reading: Reading) -> Block:
    (block,) = reading.of_kind(BlockKind.TABLE)
    return block


def rows(block: Block) -> list[list[str]]:
    assert block.grid
    out = [[""] * block.grid.n_cols for _ in range(block.grid.n_rows)]
    for cell in block.grid.cells:
        out[cell.row][cell.col] = cell.text
    return out


GRID = TableStyle(
    [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("FONT", (0, 0), (-1, -1), "Helvetica", 8),
        ("FONT", (0, 0), (-1, 0), "Helvetica-Bold", 8),
    ]
)
BARE = TableStyle(
    [
        ("FONT", (0, 0), (-1, -1), "Helvetica", 8),
        ("FONT", (0, 0), (-1, 0), "Helvetica-Bold", 8),
        ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
    ]
)
FIGURES = [["Gruppe", "2018", "2019"], ["Ledige", "1.120", "1.090"], ["Sygemeldte", "340", "352"], ["Unge", "88", "-"]]


def test_ruled():
    reading = read([Paragraph(PROSE, BODY), Table(FIGURES, style=GRID), Paragraph(OTHER, BODY)])
    block = table(reading)
    assert rows(block) == FIGURES
    assert reading.content(block) == "\n".join("\t".join(row) for row in FIGURES)
    assert block.grid
    assert block.grid.header_rows == 1
    assert all(cell.page == 1 and cell.bbox for cell in block.grid.cells)


def test_aligned_by_white_space():
    reading = read([Paragraph(PROSE, BODY), Table(FIGURES, colWidths=90, style=BARE), Paragraph(OTHER, BODY)])
    block = table(reading)
    assert rows(block) == FIGURES
    assert block.grid
    assert block.grid.header_rows == 1


def test_banded():
    bands = [("BACKGROUND", (0, row), (-1, row), colors.lightgrey) for row in (0, 2)]
    style = TableStyle([*BARE.getCommands(), *bands])
    reading = read([Paragraph(PROSE, BODY), Table(FIGURES, colWidths=90, style=style), Paragraph(OTHER, BODY)])
    assert rows(table(reading)) == FIGURES


@pytest.mark.parametrize("style", [GRID, BARE])
def test_over_a_page_break_is_one_without_the_repeated_header(style):
    body = [[f"Gruppe {index}", str(100 + index), str(200 + index)] for index in range(60)]
    reading = read([Paragraph(PROSE, BODY), Table([FIGURES[0], *body], colWidths=90, style=style, repeatRows=1)])
    block = table(reading)
    assert rows(block) == [FIGURES[0], *body]
    assert (block.page, block.grid and block.grid.page_end) == (1, 2)


def test_two_of_one_shape_on_two_pages_stay_two_where_text_parts_them():
    story = [Table(FIGURES, style=GRID), PageBreak(), Paragraph(PROSE, BODY), Table(FIGURES, style=GRID)]
    assert len(list(read(story).of_kind(BlockKind.TABLE))) == 2


def test_label_over_columns_stands_in_the_first_of_them():
    head = [["Gruppe", "Udvikling", ""], ["", "2018", "2019"]]
    spans = [("SPAN", (0, 0), (0, 1)), ("SPAN", (1, 0), (2, 0))]
    style = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), *spans])
    block = table(read([Table(head + FIGURES[1:], style=style)]))
    assert rows(block)[:2] == head
    assert block.grid
    assert block.grid.header_rows == 2


def test_lines_of_a_cell_are_joined():
    cell = Paragraph("Borgere på midlertidige og varige ydelser i alt", ParagraphStyle("cell", fontSize=8, leading=9))
    block = table(read([Table([["Gruppe", "2018"], [cell, "12"]], colWidths=[80, 60], style=GRID)]))
    assert rows(block)[1] == ["Borgere på midlertidige og varige ydelser i alt", "12"]


def test_header_on_coloured_ground_over_rows_that_white_space_aligns():
    style = TableStyle([*BARE.getCommands(), ("BACKGROUND", (0, 0), (-1, 0), colors.lightblue)])
    reading = read([Paragraph(PROSE, BODY), Table(FIGURES, colWidths=90, style=style), Paragraph(OTHER, BODY)])
    assert rows(table(reading)) == FIGURES


def test_row_without_figures_and_row_of_two_lines_stay_in_the_table():
    label = Paragraph("Borgere på midlertidige ydelser i kommunen", ParagraphStyle("cell", fontSize=8, leading=9.5))
    body = [FIGURES[0], FIGURES[1], [label, "", ""], ["Fleksjob", "40", "41"], FIGURES[3]]
    block = table(read([Paragraph(PROSE, BODY), Table(body, colWidths=90, style=BARE)]))
    assert [row[0] for row in rows(block)][2] == "Borgere på midlertidige ydelser i kommunen"
    assert len(rows(block)) == 5


def test_figures_in_prose_and_in_items_are_no_table():
    story = [Paragraph(PROSE, BODY), *(Paragraph(f"{share} %", ITEM, bulletText="•") for share in (10, 20, 30))]
    assert not list(read(story).of_kind(BlockKind.TABLE))


def test_frame_around_text_is_no_table():
    frame = Table([[Paragraph(PROSE, BODY)]], style=TableStyle([("BOX", (0, 0), (-1, -1), 1, colors.black)]))
    reading = read([frame, Paragraph(OTHER, BODY)])
    assert not list(reading.of_kind(BlockKind.TABLE))
    assert PROSE in texts(reading, BlockKind.PARAGRAPH)


def test_caption_source_and_note_are_blocks_of_their_own():
    story = [
        Paragraph(PROSE, BODY), Paragraph("Tabel 3: Borgere på ydelser", CAPTION), Table(FIGURES, style=GRID),
        Paragraph("Kilde: Jobindsats", SMALL), Paragraph("Anm.: Tallene er foreløbige.", SMALL),
    ]  # fmt: skip
    reading = read(story)
    (caption,) = reading.of_kind(BlockKind.CAPTION)
    assert (reading.content(caption), caption.number) == ("Tabel 3: Borgere på ydelser", "3")
    assert texts(reading, BlockKind.SOURCE, BlockKind.NOTE) == ["Kilde: Jobindsats", "Anm.: Tallene er foreløbige."]


def test_words_in_another_type_above_a_table_name_it():
    story = [
        Paragraph(PROSE, BODY),
        Paragraph("Udvikling i borgere på ydelser", CAPTION),
        Table(FIGURES, style=GRID),
    ]
    assert texts(read(story), BlockKind.CAPTION) == ["Udvikling i borgere på ydelser"]


def test_sentence_above_a_table_is_text():
    story = [
        Paragraph(PROSE, BODY),
        Paragraph("<i>Tabellen viser borgere på ydelser</i>", BODY),
        Table(FIGURES, style=GRID),
    ]
    assert not list(read(story).of_kind(BlockKind.CAPTION))
