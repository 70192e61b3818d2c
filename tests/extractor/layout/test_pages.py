"""Whole PDFs, made here with reportlab, through to their blocks."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from extractor.layout.pages import compose
from models.blocks import Block, BlockKind, Reading

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=13, spaceAfter=7)
JUSTIFIED = ParagraphStyle("justified", parent=BODY, alignment=4)
CHAPTER = ParagraphStyle("chapter", fontName="Helvetica-Bold", fontSize=16, leading=20, spaceBefore=12, spaceAfter=6)
SECTION = ParagraphStyle("section", fontName="Helvetica-Bold", fontSize=12, leading=15, spaceBefore=8, spaceAfter=4)
CAPTION = ParagraphStyle("caption", fontName="Helvetica-Oblique", fontSize=9, leading=11, spaceAfter=3)
SMALL = ParagraphStyle("small", fontName="Helvetica", fontSize=7.5, leading=9, spaceAfter=4)
ITEM = ParagraphStyle("item", parent=BODY, leftIndent=14, bulletIndent=4, spaceAfter=2)
INNER = ParagraphStyle("inner", parent=ITEM, leftIndent=30, bulletIndent=20)

PROSE = (
    "Kommunen samarbejder med virksomhederne om at skaffe arbejdskraft, og jobcentret holder møde med dem hvert "
    "kvartal. Ledige får en samtale i den første uge, og planen for vejen tilbage til arbejde lægges sammen med den "
    "enkelte."
)
OTHER = (
    "De unge møder den samme rådgiver gennem hele forløbet. Rådgiveren kender skolerne i området og kan hurtigt finde "
    "en praktikplads, så ventetiden bliver kort og lysten til at lære mere holdes ved lige i de vigtige måneder."
)


def pdf(story: Sequence[Flowable], head: str = "", columns: int = 1) -> bytes:
    """The story as a PDF with a running head and a numbered foot on every page."""
    stream = io.BytesIO()
    width = (A4[0] - 120 - 20 * (columns - 1)) / columns
    frames = [Frame(60 + index * (width + 20), 60, width, A4[1] - 130, 0, 0, 0, 0) for index in range(columns)]

    def furnish(canvas: Canvas, document: BaseDocTemplate) -> None:
        if head:
            canvas.setFont("Helvetica", 8)
            canvas.drawString(60, A4[1] - 40, head)
            canvas.drawRightString(A4[0] - 60, 30, f"Side {document.page}")

    BaseDocTemplate(
        stream, pagesize=A4, pageTemplates=[PageTemplate(frames=frames, onPage=furnish)], invariant=1
    ).build(list(story))
    return stream.getvalue()


def read(story: Sequence[Flowable], **options) -> Reading:
    reading = compose(pdf(story, **options))
    check(reading)
    return reading


def check(reading: Reading) -> None:
    """Every character that is no white space lies in one block; cells and places agree with the text."""
    covered = [0] * len(reading.text)
    for block in reading.blocks:
        assert 0 <= block.start <= block.content_start <= block.content_end <= block.end <= len(reading.text)
        for place in range(block.start, block.end):
            covered[place] += 1
        for run in block.runs:
            assert block.start <= run.start < run.end <= block.end
        if block.grid:
            assert len(block.grid.cells) == block.grid.n_rows * block.grid.n_cols
            for cell in block.grid.cells:
                assert reading.text[cell.start : cell.end] == cell.text
                assert block.start <= cell.start <= cell.end <= block.end
    assert all(count == 1 for count, letter in zip(covered, reading.text, strict=True) if not letter.isspace())
    starts = [place.start for place in reading.places]
    assert starts == sorted(starts)
    assert not [problem for problem in reading.problems if problem.kind == "unplaced"]


def texts(reading: Reading, *kinds: BlockKind) -> list[str]:
    return [reading.content(block) for block in reading.of_kind(*kinds)]


def only(reading: Reading, kind: BlockKind) -> Block:
    (block,) = reading.of_kind(kind)
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


class TestText:
    def test_paragraph_is_one_line_and_blocks_stand_apart(self):
        reading = read([Paragraph(PROSE, BODY), Paragraph(OTHER, BODY)])
        assert reading.text == f"{PROSE}\n\n{OTHER}"

    def test_paragraphs_without_space_between_them_are_told_by_their_short_last_lines(self):
        tight = ParagraphStyle("tight", parent=BODY, spaceAfter=0)
        reading = read([Paragraph(text, tight) for text in (PROSE, OTHER, PROSE)])
        assert texts(reading, BlockKind.PARAGRAPH) == [PROSE, OTHER, PROSE]

    def test_indented_first_lines_begin_paragraphs(self):
        indented = ParagraphStyle("indented", parent=JUSTIFIED, spaceAfter=0, firstLineIndent=14)
        reading = read([Paragraph(text, indented) for text in (PROSE, OTHER)])
        assert texts(reading, BlockKind.PARAGRAPH) == [PROSE, OTHER]

    def test_paragraph_goes_on_over_the_page(self):
        story = [Spacer(1, 680), Paragraph(" ".join([PROSE, OTHER] * 3), JUSTIFIED), Paragraph(OTHER, BODY)]
        reading = read(story, head="Egekommune")
        first, second = reading.of_kind(BlockKind.PARAGRAPH)
        assert reading.content(first) == " ".join([PROSE, OTHER] * 3)
        assert first.page == 1
        assert second.page == 2

    def test_sentence_that_ends_with_the_page_does_not_go_on(self):
        reading = read([Paragraph(PROSE, BODY), PageBreak(), Paragraph(OTHER, BODY)])
        assert texts(reading, BlockKind.PARAGRAPH) == [PROSE, OTHER]

    def test_every_line_has_its_place(self):
        reading = read([Paragraph(PROSE, BODY)])
        place = reading.places[1]
        assert place.start > 0
        assert place.page == 1
        assert place.bbox
        assert place.bbox.x0 == pytest.approx(60, abs=1)
        span = reading.span(0, len(PROSE))
        assert span.quote == PROSE
        assert span.bbox
        assert span.bbox.bottom > place.bbox.bottom

    def test_bold_and_italic_stretches_are_runs(self):
        reading = read(
            [Paragraph(f"Der er <b>to mål</b> for de unge. {PROSE}", BODY), Paragraph(f"<i>{OTHER}</i>", BODY)]
        )
        first, second = reading.of_kind(BlockKind.PARAGRAPH)
        (bold,) = first.runs
        assert (reading.text[bold.start : bold.end], bold.bold, bold.italic) == ("to mål", True, False)
        (italic,) = second.runs
        assert (reading.text[italic.start : italic.end], italic.bold, italic.italic) == (OTHER, False, True)

    def test_same_bytes_give_the_same_reading(self):
        data = pdf([Paragraph(PROSE, BODY), Table(FIGURES, style=GRID)], head="Egekommune")
        assert compose(data) == compose(data)


class TestFurniture:
    def test_running_head_and_page_number_are_set_aside_with_their_page(self):
        story = [flowable for number in range(4) for flowable in (Paragraph(PROSE[number * 9 :], BODY), PageBreak())]
        reading = read(story, head="Egekommune | Arbejdsmarked")
        assert "Egekommune" not in reading.text
        assert "Side" not in reading.text
        assert [(line.text, line.page) for line in reading.furniture if line.page == 3] == [
            ("Egekommune | Arbejdsmarked", 3),
            ("Side 3", 3),
        ]

    def test_line_that_stands_on_one_page_only_stays(self):
        story = [
            Paragraph("Overskrift på den første side", BODY),
            PageBreak(),
            Paragraph(PROSE, BODY),
            PageBreak(),
            Paragraph(OTHER, BODY),
        ]
        reading = read(story, head="Egekommune")
        assert "Overskrift på den første side" in reading.text

    def test_header_that_a_table_repeats_is_set_aside(self):
        table = Table(FIGURES[:1] + FIGURES[1:] * 30, style=GRID, repeatRows=1)
        reading = read([Paragraph(PROSE, BODY), table])
        assert reading.text.count("Gruppe") == 1
        assert "Gruppe" in [line.text for line in reading.furniture]


class TestHeadings:
    def test_levels_follow_numbers_then_type(self):
        reading = read([
            Paragraph("1. Indledning", CHAPTER), Paragraph(PROSE, BODY),
            Paragraph("1.1 Baggrund", SECTION), Paragraph(OTHER, BODY),
            Paragraph("Bilag om tal", SECTION), Paragraph(PROSE, BODY),
            Paragraph("2. Mål", CHAPTER), Paragraph(OTHER, BODY),
        ])  # fmt: skip
        found = [(block.level, block.number, reading.content(block)) for block in reading.of_kind(BlockKind.HEADING)]
        assert found == [(1, "1", "Indledning"), (2, "1.1", "Baggrund"), (2, None, "Bilag om tal"), (1, "2", "Mål")]

    def test_heading_of_two_lines_is_one(self):
        title = "Flere virksomheder skal have den arbejdskraft, som de mangler i de kommende år"
        reading = read([Paragraph(title, CHAPTER), Paragraph(PROSE, BODY)])
        assert title in texts(reading, BlockKind.HEADING, BlockKind.TITLE)

    def test_bold_words_inside_a_sentence_make_no_heading(self):
        reading = read([Paragraph(PROSE, BODY), Paragraph(f"<b>Unge.</b> {OTHER}", BODY)])
        assert not list(reading.of_kind(BlockKind.HEADING))

    def test_italic_paragraph_is_no_heading(self):
        reading = read([Paragraph(PROSE, BODY), Paragraph("<i>Ledigheden skal falde til 400 personer.</i>", BODY)])
        assert not list(reading.of_kind(BlockKind.HEADING))

    def test_cover_lines_are_titles_and_its_small_print_is_not(self):
        cover = [
            Paragraph("Beskæftigelsesplan 2024", CHAPTER),
            Paragraph("Egekommune", SECTION),
            Paragraph("Vedtaget i november", BODY),
        ]
        reading = read([*cover, PageBreak(), Paragraph("Indledning", CHAPTER), *[Paragraph(PROSE, BODY)] * 6])
        assert texts(reading, BlockKind.TITLE) == ["Beskæftigelsesplan 2024", "Egekommune"]
        assert texts(reading, BlockKind.HEADING) == ["Indledning"]


class TestContents:
    ENTRIES = (
        ("1. Indledning", "2"),
        ("2. Mål for de ledige", "3"),
        ("2.1 Unge under tredive", "4"),
        ("3. Økonomi", "5"),
    )

    def test_lines_with_page_numbers_are_one_block(self):
        table = Table(self.ENTRIES, colWidths=[300, 60], style=TableStyle([("ALIGN", (1, 0), (1, -1), "RIGHT")]))
        reading = read(
            [
                Paragraph("Indhold", CHAPTER),
                table,
                PageBreak(),
                Paragraph("1. Indledning", CHAPTER),
                Paragraph(PROSE, BODY),
            ]
        )
        block = only(reading, BlockKind.CONTENTS)
        assert reading.content(block).splitlines()[:3] == ["Indhold", "1. Indledning\t2", "2. Mål for de ledige\t3"]
        assert not list(reading.of_kind(BlockKind.TABLE))
        assert texts(reading, BlockKind.HEADING) == ["Indledning"]

    def test_leaders_give_way_to_a_tab(self):
        lines = [Paragraph(f"{title} {'.' * 60} {page}", BODY) for title, page in self.ENTRIES]
        reading = read([*lines, PageBreak(), Paragraph("1. Indledning", CHAPTER), Paragraph(PROSE, BODY)])
        assert reading.content(only(reading, BlockKind.CONTENTS)).splitlines()[3] == "3. Økonomi\t5"

    def test_titles_without_page_numbers_come_back_further_down(self):
        titles = ["Indledning", "Mål for de ledige", "Økonomi"]
        story = [Paragraph("Indhold", CHAPTER), *(Paragraph(title, BODY) for title in titles), PageBreak()]
        for title in titles:
            story += [Paragraph(title, CHAPTER), Paragraph(PROSE, BODY)]
        reading = read(story)
        assert reading.content(only(reading, BlockKind.CONTENTS)).splitlines() == ["Indhold", *titles]
        assert texts(reading, BlockKind.HEADING) == titles

    def test_prose_that_ends_in_a_number_is_no_contents(self):
        lines = [f"Der var ledige borgere i kommunen i {year}" for year in (2017, 2018, 2019)]
        reading = read([Paragraph(line, BODY) for line in [PROSE, *lines]])
        assert texts(reading, BlockKind.PARAGRAPH) == [PROSE, *lines]

    def test_figures_in_the_last_column_of_a_table_are_no_page_numbers(self):
        table = Table(
            [[name, str(number)] for number, name in enumerate(("Ledige", "Unge", "Syge", "I alt"), 20)], colWidths=120
        )
        assert not list(read([Paragraph(PROSE, BODY), table]).of_kind(BlockKind.CONTENTS))


class TestItems:
    def test_stand_on_lines_of_their_own_with_their_signs_and_depths(self):
        story = [
            Paragraph("Jobcentret vil:", BODY), Paragraph("holde flere møder", ITEM, bulletText="•"),
            Paragraph("med de små virksomheder", INNER, bulletText="–"), Paragraph(OTHER, ITEM, bulletText="•"),
        ]  # fmt: skip
        reading = read(story)
        assert reading.text == f"Jobcentret vil:\n\n• holde flere møder\n– med de små virksomheder\n• {OTHER}"
        assert [(block.level, reading.content(block)) for block in reading.of_kind(BlockKind.ITEM)] == [
            (0, "holde flere møder"), (1, "med de små virksomheder"), (0, OTHER),
        ]  # fmt: skip

    def test_paragraph_after_a_list_is_no_part_of_its_last_item(self):
        reading = read([Paragraph("flere møder", ITEM, bulletText="•"), Paragraph(PROSE, BODY)])
        assert texts(reading, BlockKind.PARAGRAPH) == [PROSE]

    def test_dash_inside_a_sentence_opens_no_item(self):
        words = "jobcentret holder møde med virksomhederne "
        text = f"I kommunen {words * 2}– også de små – og {words * 3}"
        for lead in range(12):
            reading = read([Paragraph("x" * lead + " " + text, BODY)])
            assert not list(reading.of_kind(BlockKind.ITEM))


class TestTables:
    def test_ruled(self):
        reading = read([Paragraph(PROSE, BODY), Table(FIGURES, style=GRID), Paragraph(OTHER, BODY)])
        block = only(reading, BlockKind.TABLE)
        assert rows(block) == FIGURES
        assert reading.content(block) == "\n".join("\t".join(row) for row in FIGURES)
        assert block.grid
        assert block.grid.header_rows == 1
        assert all(cell.page == 1 and cell.bbox for cell in block.grid.cells)

    def test_aligned_by_white_space(self):
        reading = read([Paragraph(PROSE, BODY), Table(FIGURES, colWidths=90, style=BARE), Paragraph(OTHER, BODY)])
        block = only(reading, BlockKind.TABLE)
        assert rows(block) == FIGURES
        assert block.grid
        assert block.grid.header_rows == 1

    def test_banded(self):
        bands = [("BACKGROUND", (0, row), (-1, row), colors.lightgrey) for row in (0, 2)]
        style = TableStyle([*BARE.getCommands(), *bands])
        reading = read([Paragraph(PROSE, BODY), Table(FIGURES, colWidths=90, style=style), Paragraph(OTHER, BODY)])
        assert rows(only(reading, BlockKind.TABLE)) == FIGURES

    @pytest.mark.parametrize("style", [GRID, BARE])
    def test_over_a_page_break_is_one_without_the_repeated_header(self, style):
        body = [[f"Gruppe {index}", str(100 + index), str(200 + index)] for index in range(60)]
        reading = read(
            [Paragraph(PROSE, BODY), Table([FIGURES[0], *body], colWidths=90, style=style, repeatRows=1)],
            head="Egekommune",
        )
        block = only(reading, BlockKind.TABLE)
        assert rows(block) == [FIGURES[0], *body]
        assert (block.page, block.grid and block.grid.page_end) == (1, 2)

    def test_two_of_one_shape_on_two_pages_stay_two_where_text_parts_them(self):
        story = [Table(FIGURES, style=GRID), PageBreak(), Paragraph(PROSE, BODY), Table(FIGURES, style=GRID)]
        assert len(list(read(story).of_kind(BlockKind.TABLE))) == 2

    def test_label_over_columns_stands_in_the_first_of_them(self):
        head = [["Gruppe", "Udvikling", ""], ["", "2018", "2019"]]
        spans = [("SPAN", (0, 0), (0, 1)), ("SPAN", (1, 0), (2, 0))]
        style = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), *spans])
        block = only(read([Table(head + FIGURES[1:], style=style)]), BlockKind.TABLE)
        assert rows(block)[:2] == head
        assert block.grid
        assert block.grid.header_rows == 2

    def test_lines_of_a_cell_are_joined(self):
        cell = Paragraph(
            "Borgere på midlertidige og varige ydelser i alt", ParagraphStyle("cell", fontSize=8, leading=9)
        )
        block = only(read([Table([["Gruppe", "2018"], [cell, "12"]], colWidths=[80, 60], style=GRID)]), BlockKind.TABLE)
        assert rows(block)[1] == ["Borgere på midlertidige og varige ydelser i alt", "12"]

    def test_figures_in_prose_and_in_items_are_no_table(self):
        story = [Paragraph(PROSE, BODY), *(Paragraph(f"{share} %", ITEM, bulletText="•") for share in (10, 20, 30))]
        assert not list(read(story).of_kind(BlockKind.TABLE))

    def test_frame_around_text_is_no_table(self):
        frame = Table([[Paragraph(PROSE, BODY)]], style=TableStyle([("BOX", (0, 0), (-1, -1), 1, colors.black)]))
        reading = read([frame, Paragraph(OTHER, BODY)])
        assert not list(reading.of_kind(BlockKind.TABLE))
        assert PROSE in texts(reading, BlockKind.PARAGRAPH)

    def test_caption_source_and_note_are_blocks_of_their_own(self):
        story = [
            Paragraph(PROSE, BODY), Paragraph("Tabel 3: Borgere på ydelser", CAPTION), Table(FIGURES, style=GRID),
            Paragraph("Kilde: Jobindsats", SMALL), Paragraph("Anm.: Tallene er foreløbige.", SMALL),
        ]  # fmt: skip
        reading = read(story)
        caption = only(reading, BlockKind.CAPTION)
        assert (reading.content(caption), caption.number) == ("Tabel 3: Borgere på ydelser", "3")
        assert texts(reading, BlockKind.SOURCE, BlockKind.NOTE) == ["Kilde: Jobindsats", "Anm.: Tallene er foreløbige."]

    def test_words_in_another_type_above_a_table_name_it(self):
        story = [
            Paragraph(PROSE, BODY),
            Paragraph("Udvikling i borgere på ydelser", CAPTION),
            Table(FIGURES, style=GRID),
        ]
        assert texts(read(story), BlockKind.CAPTION) == ["Udvikling i borgere på ydelser"]

    def test_sentence_above_a_table_is_text(self):
        story = [
            Paragraph(PROSE, BODY),
            Paragraph("<i>Tabellen viser borgere på ydelser</i>", BODY),
            Table(FIGURES, style=GRID),
        ]
        assert not list(read(story).of_kind(BlockKind.CAPTION))


class TestFootnotes:
    def test_small_print_under_a_called_number(self):
        story = [Paragraph(f"{PROSE}<super size=6>1</super>", BODY), Paragraph("1 Opgjort af jobcentret.", SMALL)]
        reading = read(story)
        note = only(reading, BlockKind.FOOTNOTE)
        assert (note.number, reading.content(note)) == ("1", "Opgjort af jobcentret.")
        assert texts(reading, BlockKind.PARAGRAPH)[0].endswith("enkelte.¹")

    def test_small_print_that_no_mark_calls_for_is_none(self):
        reading = read([Paragraph(PROSE, BODY), Paragraph("1 af de unge er begyndt.", SMALL)])
        assert not list(reading.of_kind(BlockKind.FOOTNOTE))


class TestColumns:
    STORY = tuple(Paragraph(text, JUSTIFIED) for text in (PROSE, OTHER) * 14)

    def test_are_read_one_after_the_other(self):
        reading = read(self.STORY, head="Egekommune", columns=2)
        assert texts(reading, BlockKind.PARAGRAPH) == [PROSE, OTHER] * 14

    def test_three(self):
        reading = read(self.STORY, columns=3)
        assert texts(reading, BlockKind.PARAGRAPH) == [PROSE, OTHER] * 14

    def test_text_on_coloured_ground_is_kept_apart_from_the_sentence_around_it(self):
        panel = Table(
            [[Paragraph(OTHER, BODY)]], style=TableStyle([("BACKGROUND", (0, 0), (-1, -1), colors.lightgrey)])
        )
        reading = read([*self.STORY[:4], panel, *self.STORY[4:]], columns=2)
        assert texts(reading, BlockKind.PARAGRAPH).count(OTHER) == 15
        assert set(texts(reading, BlockKind.PARAGRAPH)) == {PROSE, OTHER}


class Bars(Flowable):
    """A bar chart with a value over each bar and a name under it."""

    def wrap(self, *_: float) -> tuple[float, float]:
        return 300, 120

    def draw(self) -> None:
        canvas = self.canv
        canvas.setFont("Helvetica", 6)
        canvas.line(20, 20, 280, 20)
        for index, value in enumerate((12, 35, 28, 51)):
            canvas.setFillColorRGB(0.1, 0.4, 0.4)
            canvas.rect(30 + 60 * index, 20, 30, value * 1.5, stroke=0, fill=1)
            canvas.setFillColorRGB(0, 0, 0)
            canvas.drawCentredString(45 + 60 * index, 22 + value * 1.5, str(value))
            canvas.drawCentredString(45 + 60 * index, 10, f"Område {index}")


class TestPictures:
    def test_chart_keeps_its_labels_out_of_the_text(self):
        story = [
            Paragraph(PROSE, BODY),
            Paragraph("Figur 1. Ledighed i procent", CAPTION),
            Bars(),
            Paragraph("Kilde: Jobindsats", SMALL),
            Paragraph(OTHER, BODY),
        ]
        reading = read(story)
        (picture,) = reading.pictures
        assert picture.vector
        assert {"12", "35", "28", "51"} <= {label.text for label in picture.labels}
        assert "Område" not in reading.text
        assert texts(reading, BlockKind.CAPTION, BlockKind.SOURCE) == [
            "Figur 1. Ledighed i procent",
            "Kilde: Jobindsats",
        ]
        assert not list(reading.of_kind(BlockKind.TABLE))


class TestHyphens:
    def lines(self, *lines: str) -> str:
        stream = io.BytesIO()
        canvas = Canvas(stream, pagesize=A4, invariant=1)
        for index, line in enumerate(lines):
            canvas.drawString(72, 700 - 14 * index, line)
        canvas.save()
        reading = compose(stream.getvalue())
        check(reading)
        return reading.text

    @pytest.mark.parametrize(
        ("before", "after", "joined"),
        [
            ("Kommunen vil styrke den samlede beskæftigel-", "sesindsats i de kommende år.", "beskæftigelsesindsats i"),
            (
                "Kommunen vil styrke den samlede beskæftigel\u00ad",
                "sesindsats i de kommende år.",
                "beskæftigelsesindsats i",
            ),
            ("Kommunen følger hver måned tallene for til-", "og afgang i alle grupper.", "til- og afgang"),
            ("Kommunen holder møde med hver eneste a-", "kasse i området om de ledige.", "a-kasse i"),
            ("Kommunen har været med i projektet siden 2017-", "2018 og går videre med det.", "2017-2018 og"),
            ("Kommunen har en aftale om tal med STAR-", "kontoret i landsdelen om det.", "STAR-kontoret i"),
        ],
    )
    def test_at_line_ends(self, before, after, joined):
        assert joined in self.lines(before, after)

    def test_document_bears_witness_to_its_own_spelling(self):
        text = self.lines(
            "Her mødes alle ung-til-ung-hold i byen og taler om dem.",
            "Hvert af dem er et ung-til-ung-",
            "hold med sin egen plan.",
        )
        assert text.count("ung-til-ung-hold") == 2


@pytest.mark.parametrize("style", ["plain", "word", "brochure"])
def test_real_renditions_keep_every_paragraph(shared, style):
    """The renditions of real plans come with what stands in them: paragraphs whole, and headings by name."""

    def fold(text: str) -> str:
        return "".join(text.translate(str.maketrans("¹²³", "123")).replace("\u00ad", "").replace("-", "").split())

    files = sorted((shared / "pdfs").glob(f"*_{style}.pdf"))
    assert files
    shapes, right = 0, 0
    for file in files:
        truth = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
        reading = compose(file.read_bytes())
        check(reading)
        whole = fold(reading.text)
        wanted = [fold(item["text"]) for item in truth["paragraphs"] if len(item["text"]) >= 25]
        assert sum(text in whole for text in wanted) >= 0.97 * len(wanted)
        assert fold(truth["running_header"]) not in whole
        titles = [fold(item["title"]) for item in truth["headings"]]
        found = [fold(reading.content(block)) for block in reading.of_kind(BlockKind.HEADING)]
        assert 2 * sum(title in found for title in titles) >= 0.95 * (len(titles) + len(found))
        read_as = [(block.grid.n_rows, block.grid.n_cols) for block in reading.of_kind(BlockKind.TABLE) if block.grid]
        shapes += len(truth["tables"])
        right += sum((table["n_rows"], table["n_cols"]) in read_as for table in truth["tables"])
    assert right >= 0.9 * shapes
