"""Tables in the styles of several programs, through to their cells and to what is said of their quality."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Spacer, Table

from extractor import table_quality
from extractor.layout.pages import compose
from models.blocks import Grid, GridCell
from models.terms import TableQuality

BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=10.5, leading=14, spaceAfter=7)
SMALL = ParagraphStyle("small", fontName="Helvetica", fontSize=8, leading=10)
BULLET = ParagraphStyle("bullet", parent=SMALL, leftIndent=9)
PROSE = (
    "Kommunen samarbejder med virksomhederne om at skaffe arbejdskraft, og jobcentret holder møde med dem hvert "
    "kvartal. Ledige får en samtale i den første uge, og planen lægges sammen med den enkelte. "
)
HEADER = ["Ydelse", "2017", "2018", "2019"]
ROWS = [
    ["Kontanthjælp", "1.204", "1.118", "987"], ["Sygedagpenge", "412", "398", "421"],
    ["Fleksjob", "233", "241", "260"], ["I alt", "1.849", "1.757", "1.668"],
]  # fmt: skip
RIGHT = ("ALIGN", (1, 0), (-1, -1), "RIGHT")
RULED = ("GRID", (0, 0), (-1, -1), 0.5, colors.grey)
BOLD_HEADER = ("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold")


def grids(story: Sequence[Flowable], columns: int = 1, size: tuple[float, float] = A4) -> list[Grid]:
    stream = io.BytesIO()
    width = (size[0] - 110 - 18 * (columns - 1)) / columns
    frames = [Frame(55 + i * (width + 18), 55, width, size[1] - 110, 0, 0, 0, 0) for i in range(columns)]
    document = BaseDocTemplate(stream, pagesize=size, invariant=True)
    document.addPageTemplates(PageTemplate("page", frames))
    document.build(list(story))
    return [block.grid for block in compose(stream.getvalue()).blocks if block.grid]


def amid(table: Flowable) -> list[Flowable]:
    return [Paragraph(PROSE * 3, BODY), table, Spacer(1, 8), Paragraph(PROSE * 3, BODY)]


def quality(grid: Grid) -> TableQuality:
    return table_quality.judged(grid)[0]


def test_three_lines_and_white_space() -> None:
    style = [RIGHT, ("LINEABOVE", (0, 0), (-1, 0), 1, colors.black), ("LINEBELOW", (0, 0), (-1, 0), 0.5, colors.black),
             ("LINEBELOW", (0, -1), (-1, -1), 1, colors.black)]  # fmt: skip
    (grid,) = grids(amid(Table([HEADER, *ROWS], style=style, colWidths=[140, 70, 70, 70], hAlign="LEFT")))
    assert grid.texts() == [HEADER, *ROWS]
    assert (grid.header_rows, quality(grid)) == (1, TableQuality.RELIABLE)


def test_rows_without_names_for_their_columns_are_not_reliable() -> None:
    (grid,) = grids(amid(Table(ROWS, style=[RIGHT], colWidths=[140, 60, 60, 60], hAlign="LEFT")))
    assert grid.texts() == ROWS
    assert table_quality.judged(grid) == (TableQuality.CHECK, ("no row names the columns",))


def test_a_band_of_names_above_groups_of_rows() -> None:
    rows = [
        ["Gruppe", "Mål", "Resultat", "Afvigelse"], ["Jobparate", "", "", ""], ["Under 30 år", "120", "98", "-22"],
        ["30 år og derover", "340", "351", "11"], ["Aktivitetsparate", "", "", ""],
        ["Under 30 år", "210", "190", "-20"], ["30 år og derover", "160", "166", "6"],
    ]  # fmt: skip
    style = [
        RIGHT, BOLD_HEADER, ("BACKGROUND", (0, 0), (-1, 0), colors.darkred),
        ("TEXTCOLOR", (0, 0), (-1, 0), colors.white), ("LINEBELOW", (0, 0), (-1, -1), 0.25, colors.lightgrey),
    ]  # fmt: skip
    (grid,) = grids(amid(Table(rows, style=style, colWidths=[170, 80, 80, 80], hAlign="LEFT")))
    assert grid.texts() == rows
    assert grid.header_rows == 1


def test_the_last_line_of_a_paragraph_is_no_groups_label() -> None:
    story = [Paragraph(PROSE * 2 + "Tallene ses her", BODY), *amid(Table(ROWS, style=[RIGHT], hAlign="LEFT"))[1:]]
    (grid,) = grids(story)
    assert grid.texts() == ROWS


def test_words_in_rows_that_level_lines_part() -> None:
    rows = [
        ["Mål", "Indsats", "Status"],
        [
            "Flere i job",
            Paragraph("Samtaler i første uge af forløbet og praktik i lokale virksomheder", SMALL),
            "I gang",
        ],
        ["Færre sygemeldte", Paragraph("Tidlig opfølgning og delvis raskmelding hvor det er muligt", SMALL), "Nået"],
        ["Unge i uddannelse", Paragraph("Mentor og fast kontaktperson", SMALL), "Ikke nået"],
    ]
    style = [("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey), ("LINEABOVE", (0, 0), (-1, 0), 0.5, colors.grey),
             ("VALIGN", (0, 0), (-1, -1), "TOP"), ("FONTSIZE", (0, 0), (-1, -1), 8), BOLD_HEADER]  # fmt: skip
    (grid,) = grids(amid(Table(rows, style=style, colWidths=[110, 170, 90])))
    texts = grid.texts()
    assert [row[0] for row in texts] == ["Mål", "Flere i job", "Færre sygemeldte", "Unge i uddannelse"]
    assert [row[2] for row in texts] == ["Status", "I gang", "Nået", "Ikke nået"]
    assert texts[1][1] == "Samtaler i første uge af forløbet og praktik i lokale virksomheder"


def test_columns_of_prose_between_level_lines_are_no_table() -> None:
    pair = [Paragraph(PROSE * 3, SMALL), Paragraph(PROSE * 3, SMALL)]
    style = [("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    assert grids([Table([pair, pair, pair, pair], style=style, colWidths=[230, 230])]) == []


def test_a_table_in_a_box_beside_the_text() -> None:
    inner = Table([HEADER[:3], *(row[:3] for row in ROWS)], style=[RIGHT, ("FONTSIZE", (0, 0), (-1, -1), 7.5)],
                  colWidths=[80, 35, 35])  # fmt: skip
    box = Table([[Paragraph("<b>Fakta om ledighed</b>", SMALL)], [inner]], colWidths=[165],
                style=[("BACKGROUND", (0, 0), (-1, -1), colors.lightblue)])  # fmt: skip
    page = Table([[[Paragraph(PROSE, BODY) for _ in range(6)], box]], colWidths=[300, 175],
                 style=[("VALIGN", (0, 0), (-1, -1), "TOP")])  # fmt: skip
    (grid,) = grids([page, Paragraph(PROSE * 6, BODY)])
    assert grid.texts() == [HEADER[:3], *(row[:3] for row in ROWS)]


def test_a_narrow_table_in_one_of_three_columns() -> None:
    table = Table([HEADER[:3], *(row[:3] for row in ROWS)], style=[RULED, ("FONTSIZE", (0, 0), (-1, -1), 7)],
                  colWidths=[60, 36, 36])  # fmt: skip
    (grid,) = grids([Paragraph(PROSE * 4, BODY), table, *(Paragraph(PROSE * 5, BODY) for _ in range(4))], columns=3)
    assert grid.texts() == [HEADER[:3], *(row[:3] for row in ROWS)]


def test_items_inside_cells() -> None:
    items = [Paragraph("Tidlig opfølgning hos den enkelte", BULLET, "•"), Paragraph("Delvis raskmelding", BULLET, "•")]
    (grid,) = grids(amid(Table([["Mål", "Indsats"], ["Færre sygemeldte", items]], style=[RULED], colWidths=[130, 220])))
    assert grid.texts()[1] == ["Færre sygemeldte", "• Tidlig opfølgning hos den enkelte • Delvis raskmelding"]


def test_labels_over_two_columns_beside_a_deep_one() -> None:
    rows = [["Område", "Mål 2018", "", "Mål 2019", ""], ["", "Antal", "Pct.", "Antal", "Pct."],
            ["Dagpenge", "412", "3,1", "401", "3,0"], ["Kontanthjælp", "988", "7,2", "950", "6,9"]]  # fmt: skip
    spans = [("SPAN", (0, 0), (0, 1)), ("SPAN", (1, 0), (2, 0)), ("SPAN", (3, 0), (4, 0)), RULED]
    (grid,) = grids(amid(Table(rows, style=spans, colWidths=[120, 60, 60, 60, 60])))
    assert grid.texts() == rows
    assert (grid.header_rows, quality(grid)) == (2, TableQuality.RELIABLE)


@pytest.mark.parametrize(("repeated", "expected"), [(1, TableQuality.RELIABLE), (0, TableQuality.CHECK)])
def test_a_table_over_two_pages_is_reliable_where_its_header_comes_again(repeated: int, expected: TableQuality) -> None:
    rows = [["Kommune", "Antal"], *([f"Område {index}", str(100 + 7 * index)] for index in range(60))]
    (grid,) = grids(amid(Table(rows, style=[RULED], colWidths=[150, 80], repeatRows=repeated)))
    assert grid.texts() == rows
    assert quality(grid) is expected


def test_a_page_on_its_side() -> None:
    wide = [row + row[1:] + row[1:] for row in [HEADER, *ROWS]]
    (grid,) = grids(amid(Table(wide, style=[RULED], colWidths=[120] + [60] * 9)), size=landscape(A4))
    assert grid.texts() == wide


def test_two_tables_that_white_space_does_not_part_are_doubtful() -> None:
    style = [RIGHT, BOLD_HEADER, ("FONTSIZE", (0, 0), (-1, -1), 8)]
    left = Table([HEADER[:3], *(row[:3] for row in ROWS)], style=style, colWidths=[90, 50, 50])
    right = Table([[row[0], row[3]] for row in [HEADER, *ROWS]], style=style, colWidths=[90, 50])
    (grid,) = grids(amid(Table([[left, Spacer(20, 1), right]])))
    assert quality(grid) is TableQuality.DOUBTFUL


def cells(*rows: Sequence[str], header_rows: int = 1) -> Grid:
    held = [GridCell(r, c, text, 0, 0, r < header_rows) for r, row in enumerate(rows) for c, text in enumerate(row)]
    return Grid(len(rows), len(rows[0]), header_rows, tuple(held))


@pytest.mark.parametrize(
    ("rows", "doubt"),
    [
        ([["", "Antal"], ["A", "391 1,7"], ["B", "12"], ["C", "14"]], "a cell holds two numbers"),
        ([["", "Antal", ""], ["A", "391", "4"], ["B", "12", "5"]], "a column of numbers has no name"),
        ([["", "x", "y"], *[["A", "1", ""]] * 4, ["B", "2", "3"]], "a column is almost empty"),
        ([["", "x"], ["A", "1"], ["B", "2"], ["C", "ord"], ["D", "ord"]], "numbers and words stand in one column"),
    ],
)
def test_what_speaks_against_a_table(rows: list[list[str]], doubt: str) -> None:
    assert doubt in table_quality.judged(cells(*rows))[1]


@pytest.mark.parametrize(
    "rows",
    [
        [["", "Antal (andel)"], ["A", "391 (1,7 %)"], ["B", "12 (0,4 %)"]],
        [["", "Antal"], ["A", "12 345"], ["B", "1 204"]],
        [["", "Periode"], ["A", "2018-2019"], ["B", "1. kvartal 2019"]],
        [["Mål", "Status"], ["A", "Nået"], ["B", "-"]],
        [["", "2018", "", "2019", ""], ["", "Antal", "Pct.", "Antal", "Pct."], ["A", "1", "2", "3", "4"]],
    ],
)
def test_what_does_not(rows: list[list[str]]) -> None:
    header_rows = 2 if len(rows[0]) == 5 else 1
    assert table_quality.judged(cells(*rows, header_rows=header_rows)) == (TableQuality.RELIABLE, ())
