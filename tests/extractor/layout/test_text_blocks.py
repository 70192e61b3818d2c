"""Plain text -> blocks, on short documents written for the purpose."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.layout.text_blocks import compose
from models.blocks import BlockKind, Reading
from models.errors import ReadingError

PROSE = "Kommunen lægger vægt på, at indsatsen er tidlig og sker tæt på virksomhederne i hele området."


def read(text: str) -> Reading:
    return compose(text.encode())


def contents(reading: Reading, kind: BlockKind) -> list[str]:
    return [" ".join(reading.content(block).split()) for block in reading.of_kind(kind)]


def outline(text: str) -> list[tuple[int | None, str | None, str]]:
    reading = read(text)
    return [(block.level, block.number, reading.content(block)) for block in reading.of_kind(BlockKind.HEADING)]


def test_cover_contents_and_numbered_headings() -> None:
    text = f"""Udkast

Beskæftigelsesplan 2020

Egedrup Kommune



Indhold

1. Indledning ....... 3
2. Mål og rammer ..... 4
2.1 Unge	5

1. Indledning

{PROSE}

2. Mål og rammer

{PROSE}

2.1 Unge

{PROSE}
"""
    assert outline(text) == [(1, "1", "Indledning"), (1, "2", "Mål og rammer"), (2, "2.1", "Unge")]
    reading = read(text)
    assert contents(reading, BlockKind.TITLE) == ["Udkast", "Beskæftigelsesplan 2020", "Egedrup Kommune"]
    assert len(contents(reading, BlockKind.CONTENTS)) == 1


def test_contents_without_page_numbers_are_told_by_titles_that_come_back() -> None:
    text = f"Indholdsfortegnelse\n\nForord\nRammer\nUnge\n\nForord\n\n{PROSE}\n\nRammer\n\n{PROSE}\n\nUnge\n\n{PROSE}\n"
    assert [title for _, _, title in outline(text)] == ["Forord", "Rammer", "Unge"]
    assert len(contents(read(text), BlockKind.CONTENTS)) == 1


def test_a_contents_line_that_wraps_is_one_entry() -> None:
    text = (
        "Indhold\n1. Indledning ..... 2\n2. En lang overskrift om\nindsatsen for de unge ..... 3\n3. Budget ..... 4\n\n"
        f"1. Indledning\n\n{PROSE}\n\n2. En lang overskrift om indsatsen for de unge\n\n{PROSE}\n\n3. Budget\n\n{PROSE}"
    )
    assert [number for _, number, _ in outline(text)] == ["1", "2", "3"]


def test_numbered_goals_inside_a_chapter_are_no_chapters() -> None:
    text = f"""1 Indledning

{PROSE}

2 Mål for året

Målene er følgende:

1 Flere unge i uddannelse end sidste år

{PROSE}

2 Færre borgere på sygedagpenge

{PROSE}

3 Indsatsen

{PROSE}

3.1 Unge

{PROSE}
"""
    assert [number for _, number, _ in outline(text)] == ["1", "2", "3", "3.1"]


@pytest.mark.parametrize(
    ("line", "level"),
    [("Særlige indsatser", 2), ("**Særlige indsatser**", 2), ("Hvad vil vi opnå?", 2), ("Mål 1. Flere unge i job", 2),
     ("Resultatkrav:", 2)],
)  # fmt: skip
def test_unnumbered_headings_stand_below_the_chapter(line: str, level: int) -> None:
    text = f"1. Indledning\n\n{PROSE}\n\n2. Rammer\n\n{PROSE}\n\n{line}\n\n{PROSE}\n\n{PROSE}\n"
    found = outline(text)
    assert len(found) == 3
    assert found[2][0] == level


@pytest.mark.parametrize(
    "line",
    [
        "De fire mål for året er:",
        "Samarbejdet bygger på følgende:",
        "Målene understøttes af tre indsatser:",
        "Jobcentret arbejder sammen med",
        "Der henvises til bilaget.",
        "Borgerne får en plan, der",
        "- Særlige indsatser",
        "Tabel 1: Særlige indsatser",
        "Kilde: Jobindsats",
    ],
)
def test_lines_that_are_no_headings(line: str) -> None:
    text = f"1. Indledning\n\n{PROSE}\n\n2. Rammer\n\n{PROSE}\n\n{line}\n\n{PROSE}\n\n{PROSE}\n"
    assert [title for _, _, title in outline(text)] == ["Indledning", "Rammer"]


def test_a_row_of_short_lines_is_a_list_and_no_headings() -> None:
    items = "Ordinært job\n\nLøntilskud\n\nVirksomhedspraktik\n\nMentorstøtte"
    text = f"1. Indledning\n\n{PROSE}\n\n{items}\n\n{PROSE}\n\n2. Rammer\n\n{PROSE}\n"
    assert [number for _, number, _ in outline(text)] == ["1", "2"]


def test_a_closing_chapter_that_repeats_the_themes_has_them_as_headings() -> None:
    theme = "Flere borgere skal i arbejde eller uddannelse"
    text = f"1. Rammer\n\n{PROSE}\n\n1.1 {theme}\n\n{PROSE}\n\n2. Status for målene\n\n{PROSE}\n\n{theme}.\n\n{PROSE}\n"
    assert [title.rstrip(".") for _, _, title in outline(text)].count(theme) == 2


def test_markdown_headings_with_one_title_above_them() -> None:
    body = f"## Indledning\n\n{PROSE}\n\n## Unge\n\n{PROSE}\n\n### Uddannelse\n\n{PROSE}\n"
    text = f"# Status for planen 2019\n\nAugust 2019\n\n{body}"
    assert outline(text) == [(1, None, "Indledning"), (1, None, "Unge"), (2, None, "Uddannelse")]
    assert contents(read(text), BlockKind.TITLE) == ["Status for planen 2019", "August 2019"]


def test_a_name_between_the_title_and_the_first_heading_is_cover() -> None:
    text = f"# Beskæftigelsesplan 2024\n## Egedrup Kommune\n\n### Status for året\n{PROSE}\n\n### Unge\n{PROSE}\n"
    assert [(level, title) for level, _, title in outline(text)] == [(1, "Status for året"), (1, "Unge")]


def test_a_paragraph_cut_by_a_page_is_one_block() -> None:
    reading = read(f"1. Indledning\n\n{PROSE[:-16]}\n\n\n\n{PROSE[-16:].strip()}\n\n{PROSE}\n")
    assert contents(reading, BlockKind.PARAGRAPH) == [PROSE, PROSE]


def test_an_item_that_breaks_off_after_region_goes_on_after_the_gap() -> None:
    reading = read(
        "Mål for 2020:\n\n- flere ledige end sidste år skal i job, og niveauet skal svare til Region"
        "\n\n\n\nSjælland.\n\nEn ny sætning her.\n"
    )
    assert contents(reading, BlockKind.ITEM) == [
        "flere ledige end sidste år skal i job, og niveauet skal svare til Region Sjælland."
    ]


def test_two_paragraphs_are_not_joined() -> None:
    reading = read(
        "Indsatsen skal give mening for den enkelte borger\n\n\n\nBorgeren er i centrum i alt, hvad jobcentret gør.\n"
    )
    assert len(contents(reading, BlockKind.PARAGRAPH)) == 2


def test_hard_wrapped_text_gives_paragraphs() -> None:
    words = ("Indsatsen skal være tidlig og aktiv for alle borgere i kommunen og ske tæt på " * 12).split()
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) > 70:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    reading = read(
        "\n".join([*lines, line + "."]) + "\n\nEt nyt afsnit begynder her og er ikke en del af det første.\n"
    )
    assert len(contents(reading, BlockKind.PARAGRAPH)) == 2


def test_lines_below_a_labelled_item_are_items_of_their_own() -> None:
    reading = read(
        "Resultatkrav\n\n- **Jobklare:**\n300 praktikpladser\nHeraf 20 % med job bagefter\n"
        "- **Unge:**\n40 i uddannelse\n"
    )
    items = [(block.level, reading.content(block)) for block in reading.of_kind(BlockKind.ITEM)]
    assert items == [
        (0, "Jobklare:"),
        (1, "300 praktikpladser"),
        (1, "Heraf 20 % med job bagefter"),
        (0, "Unge:"),
        (1, "40 i uddannelse"),
    ]


def test_running_heads_and_page_numbers_are_furniture() -> None:
    pages = "".join(f"{PROSE}\n\nEgedrup Kommune – Plan 2020\n\n{page}\n\n\n\n" for page in range(1, 6))
    reading = read(pages)
    assert len(reading.furniture) == 10
    assert contents(reading, BlockKind.PARAGRAPH) == [PROSE] * 5


@pytest.mark.parametrize("line", ["![](_page_0_Picture_1.jpeg)", "![Logo](logo.png)", "<!-- image -->"])
def test_places_of_pictures_are_furniture(line: str) -> None:
    reading = read(f"{PROSE}\n\n{line}\n\n{PROSE}\n")
    assert [furniture.text for furniture in reading.furniture] == [line]
    assert contents(reading, BlockKind.PARAGRAPH) == [PROSE, PROSE]


def test_one_page_line_is_furniture_and_no_heading() -> None:
    reading = read(f"1. Indledning\n\n{PROSE}\n\nSide 4\n\n{PROSE}\n\n2. Rammer\n\n{PROSE}\n")
    assert [line.text for line in reading.furniture] == ["Side 4"]
    assert [number for _, number, _ in outline(reading.text)] == ["1", "2"]


def test_a_label_or_source_that_comes_back_is_text() -> None:
    reading = read("".join(f"{PROSE}\n\nResultatkrav:\n\n{PROSE}\n\n\n\nKilde: Jobindsats\n\n\n\n" for _ in range(4)))
    assert reading.furniture == ()


def test_footnotes_notes_and_sources() -> None:
    reading = read(f"{PROSE}\n\n¹ Se analysen fra 2014.\n\nKilde: Jobindsats\n\nAnm.: Tallene er foreløbige.\n")
    assert [(block.kind, block.number) for block in reading.blocks[1:]] == [
        (BlockKind.FOOTNOTE, "¹"), (BlockKind.SOURCE, None), (BlockKind.NOTE, None)]  # fmt: skip


def test_emphasis_around_a_whole_paragraph_is_no_part_of_it() -> None:
    reading = read("## Unge\n\n*Antallet af unge på hjælp skal falde med 5 %.*\n\nDet er sket.\n\n## Syge\n\nAndet.\n")
    assert contents(reading, BlockKind.PARAGRAPH)[0] == "Antallet af unge på hjælp skal falde med 5 %."


@pytest.mark.parametrize("data", [b"", b"   \n\n", b"\xff\xd8\xff\xe0JFIF"])
def test_nothing_to_read(data: bytes) -> None:
    with pytest.raises(ReadingError):
        compose(data)


LINES = st.sampled_from(
    [
        "",
        "",
        "1. Indledning",
        "2 Mål",
        "2.1 Unge",
        "- et punkt",
        "• et andet",
        "a\tb\tc",
        "1\t2\t3",
        "---\t---\t---",
        "| a | b |",
        "Tabel 1: Ledige",
        "Kilde: STAR",
        "Resultatkrav:",
        "Indhold",
        "Indledning ..... 3",
        "3",
        PROSE,
        "fortsat i små bogstaver",
        "**Fed**",
        "*kursiv linje*",
        "# Overskrift",
        "## Under",
        "Egedrup Kommune",
        "¹ note",
        "\f",
        "  indrykket",
        "1) et",
        "Antal   10   20",
        "---- ----",
        "beskæf-",
        "tigelse",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=40).filter(lambda lines: any(line.strip() for line in lines)))
def test_every_character_belongs_to_exactly_one_block(lines: list[str]) -> None:
    reading = read("\n".join(lines))
    held = [0] * len(reading.text)
    for block in reading.blocks:
        assert block.start <= block.content_start <= block.content_end <= block.end
        for index in range(block.start, block.end):
            held[index] += 1
        if block.grid:
            assert len(block.grid.cells) == block.grid.n_rows * block.grid.n_cols
            assert all(block.start <= cell.start <= cell.end <= block.end for cell in block.grid.cells)
    assert all(count == 1 for count, letter in zip(held, reading.text, strict=True) if not letter.isspace())
    assert list(reading.blocks) == sorted(reading.blocks, key=lambda block: block.start)
    kept = "".join(line.text for line in reading.furniture) + reading.text
    assert _letters(kept) == _letters("".join(lines))  # but for hyphens at line ends


def _letters(text: str) -> list[str]:
    return sorted(letter for letter in text if not letter.isspace() and letter != "-")
