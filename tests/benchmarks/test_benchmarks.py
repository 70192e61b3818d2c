"""What the benchmarks count, and the page that is made of it."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest

from benchmarks import made, tables
from benchmarks.cost import FailedError, measured
from benchmarks.peers import PEERS
from report import benchmarks_page

WHOLE = [["Ydelse", "Antal"], ["Dagpenge", "412"], ["Fleksjob", "233"], ["I alt", "645"]]


def test_a_table_as_it_was_printed_is_wholly_right() -> None:
    assert tables.f1(tables.counted([WHOLE], [WHOLE], joined=False)) == 1


def test_pieces_of_a_table_count_together_only_where_they_are_joined() -> None:
    pieces = [WHOLE[:2], WHOLE[2:]]
    apart, joined = (tables.f1(tables.counted([WHOLE], pieces, joined=way)) for way in (False, True))
    assert apart is not None
    assert joined is not None
    assert apart < joined < 1


def test_tables_that_are_not_there_count_against() -> None:
    one = tables.f1(tables.counted([WHOLE], [WHOLE, [["x", "y"], ["z", "w"]]], joined=False))
    assert one is not None
    assert one < 1


def test_words_that_a_line_end_parts_are_mended_for_everyone() -> None:
    want, have = [["Sygedagpenge", "412"]], [["Syge-\ndagpenge", "412"]]
    assert tables.f1(tables.counted([want], [have], joined=False)) == 1


def test_nothing_wanted_and_nothing_found_has_no_score() -> None:
    assert tables.f1(tables.counted([], [], joined=False)) is None


def test_a_process_is_measured_with_what_it_prints() -> None:
    cost, printed = measured(["-c", "x = bytearray(60 * 2**20); print(len(x))"])
    assert printed.strip() == b"62914560"
    assert cost.megabytes > 60
    assert cost.seconds > 0


def test_a_process_that_fails_is_told() -> None:
    with pytest.raises(FailedError, match="no such thing"):
        measured(["-c", "raise SystemExit('no such thing')"])


def test_made_files_are_as_long_as_they_should_be(tmp_path: Path) -> None:
    assert len(pypdfium2.PdfDocument(made.long_pdf(31, tmp_path / "long.pdf"))) == 31
    assert made.long_text(20_000, tmp_path / "long.txt").stat().st_size >= 20_000


def test_the_plain_script_reads_a_ruled_table(examples: Path) -> None:
    found = PEERS["pdfplumber, text and tables"](examples / "e05_noerreklit_2013_plan.pdf")
    assert any(len(grid) > 1 for grid in found)


def test_the_page_is_up_to_date() -> None:
    assert benchmarks_page.main(["--check"]) == 0


def test_the_page_says_how_many_times_as_fast() -> None:
    figures = json.loads((benchmarks_page.DOCS / benchmarks_page.FIGURES).read_text(encoding="utf-8"))
    figures["start_up"]["seconds"] = 1.0
    for peer in figures["peers"]:
        seconds = {"beskplan run": 2.0, "pdfplumber, text and tables": 5.0}.get(peer["name"], 1.0)
        peer["each"] = [{"file": "a.pdf", "pages": 10, "seconds": seconds, "megabytes": 1.0}]
    page = benchmarks_page.markdown(figures)
    assert "2.50 times as fast" in page
    assert "5.00 times" in page
