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


GRID = TableStyle(
    [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("FONT", (0, 0), (-1, -1), "Helvetica", 8),
        ("FONT", (0, 0), (-1, 0), "Helvetica-Bold", 8),
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

    def test_numbered_heading_that_wraps_in_a_narrow_column_is_one(self):
        title = "Beskæftigelsesindsatsen for de ledige i kommunen og i nabokommunerne"
        story = [Paragraph(PROSE, JUSTIFIED), Paragraph(f"3. {title}", CHAPTER), *[Paragraph(OTHER, JUSTIFIED)] * 20]
        assert texts(read(story, columns=2), BlockKind.HEADING) == [title]

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

    def test_figures_in_justified_columns_are_no_table(self):
        text = "Andelen faldt fra 4,8 % til 3,2 % og derefter fra 3,2 % til 2,9 % i de to år, mens 17 % blev i gruppen."
        story = [Paragraph(" ".join([text] * 3), JUSTIFIED) for _ in range(24)]
        assert not list(read(story, columns=2).of_kind(BlockKind.TABLE))


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
