from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from models.records import Cell
from report.showing import show
from report.terminal import counted, shortened


def shown(extraction, *, width: int = 80) -> str:
    output = io.StringIO()
    show(extraction, Console(file=output, width=width, highlight=False, markup=False, emoji=False))
    return output.getvalue()


def test_a_document_is_shown_with_all_that_was_understood(make_extraction):
    text = shown(make_extraction())
    lines = [" ".join(line.split()) for line in text.splitlines()]
    for expected in (
        "Municipality Lyngvig 998, Klitsø 999",
        "Region Nordjylland",
        "Kind plan, draft",
        "Outline (1)",
        "1 Mål for året",
        "p. 3 · local · sygedagpenge, kvinder · persons · at most 412 persons (-7.5",
        "Table 1: Forløb [2 x 2]",
        "Gruppe Antal",
        "Figure 1: Udvikling [chart]",
        "note: mojibake: Tegn rettet.",
    ):
        assert expected in lines


def test_no_line_is_wider_than_the_terminal_or_ends_in_blanks(make_extraction):
    extraction = make_extraction(text="Målet er at nå " + "meget " * 200 + "x" * 300)
    wide = replace(
        extraction,
        tables=(replace(extraction.tables[0], n_rows=40, n_cols=12, caption="Forløb " * 40),),
        cells=tuple(
            Cell("d", extraction.tables[0].table_id, row, col, f"Kontanthjælpsmodtagere {row}/{col}", row == 0)
            for row in range(40)
            for col in range(12)
        ),
    )
    lines = shown(wide).splitlines()
    assert max(len(line) for line in lines) <= 80
    assert all(line == line.rstrip() for line in lines)
    assert sum(line.count("Kontanthjælpsmodtager") for line in lines) == 6  # the first rows' labels
    assert any(line.rstrip().endswith("…") for line in lines)


def test_an_empty_document_is_shown(make_extraction):
    extraction = make_extraction()
    document = replace(extraction.document, kommune=(), kommune_code=(), region=(), year=None, stage=None, title=None)
    text = shown(
        replace(extraction, document=document, sections=(), goals=(), tables=(), cells=(), figures=(), problems=())
    )
    assert "Lyngvig.pdf" in text.splitlines()[0]
    assert "Year          not said" in text
    assert "Goals (0)" in text


def test_what_a_document_says_does_not_steer_the_terminal(make_extraction):
    text = "Målet er [red]\x1b[31m\x07 :smile: \u202egnirts[/red] at nå 5"
    output = shown(make_extraction(text=text))
    assert not set(output) & {"\x1b", "\x07", "\u202e"}
    assert "[red]" in output
    assert ":smile:" in output


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("kort", 4, "kort"),
        ("to\n\tlinjer ", 20, "to linjer"),
        ("ledige og sygemeldte", 12, "ledige og…"),
        ("Kontanthjælpsmodtagere", 10, "Kontanthj…"),
        ("a Kontanthjælpsmodtagere", 10, "a Kontant…"),
        ("mål, som gælder", 6, "mål…"),
        ("", 5, ""),
    ],
)
def test_texts_are_shortened_at_a_word(text, length, expected):
    assert shortened(text, length) == expected
    assert len(expected) <= length


@pytest.mark.parametrize(("number", "expected"), [(0, "0 goals"), (1, "1 goal"), (1204, "1,204 goals")])
def test_numbers_stand_with_their_noun(number, expected):
    assert counted(number, "goal", "goals") == expected
