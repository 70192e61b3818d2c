"""beskplan inspect: what is drawn and told of one page."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner
from PIL import Image

from cli import main
from extractor.inspection import inspect
from extractor.reading.source import Source
from models.errors import ExitCode
from models.inspection import Part


def run(*arguments: object):
    return CliRunner().invoke(main, ["inspect", *map(str, arguments)])


def test_every_word_of_the_page_lies_in_something_that_is_drawn(examples: Path) -> None:
    path = examples / "e10_lindebaek_2023_plan.pdf"
    found = inspect(Source(path, path.name), 1)
    kinds = {one.part for one in found.drawn}
    assert {Part.COLUMN, Part.BLOCK, Part.FIGURE, Part.LABEL} <= kinds
    held = " ".join(one.text for one in found.drawn if one.part is not Part.COLUMN)
    assert "301" in held
    for label in (one for one in found.drawn if one.part is Part.LABEL):
        assert any(
            one.bbox.x0 <= label.bbox.x0 and label.bbox.x1 <= one.bbox.x1
            for one in found.drawn
            if one.part is Part.FIGURE
        )


def test_cells_are_named_by_row_and_column(examples: Path) -> None:
    path = examples / "e05_noerreklit_2013_plan.pdf"
    source = Source(path, path.name)
    drawn = [one for page in range(1, 6) for one in inspect(source, page).drawn]
    cells = {one.name: one for one in drawn if one.part is Part.CELL}
    assert cells["0,0"].kind == "header"
    assert cells["1,0"].bbox.top >= cells["0,0"].bbox.top


def test_the_page_is_drawn_in_the_colours_of_its_parts(examples: Path, tmp_path: Path) -> None:
    target = tmp_path / "made" / "page.png"
    result = run(examples / "e10_lindebaek_2023_plan.pdf", "--page", 1, "-o", target)
    assert result.exit_code == ExitCode.OK
    assert "chart 1" in result.output
    colours = {colour for _, colour in Image.open(target).getcolors(1 << 20) or []}
    assert {(0x15, 0x65, 0xC0), (0xD8, 0x43, 0x15), (0x9A, 0x9A, 0x9A)} <= colours


def test_a_page_that_is_not_there_is_told_with_the_number_of_pages(examples: Path, tmp_path: Path) -> None:
    result = run(examples / "e10_lindebaek_2023_plan.pdf", "--page", 900, "-o", tmp_path / "page.png")
    assert result.exit_code == ExitCode.USAGE
    assert "no page 900" in result.stderr
    assert not (tmp_path / "page.png").exists()


def test_a_text_file_has_no_pages_to_draw(examples: Path, tmp_path: Path) -> None:
    result = run(examples / "e10_lindebaek_2023_plan.txt", "-o", tmp_path / "page.png")
    assert result.exit_code == ExitCode.NOTHING_READ
    assert "no PDF" in result.stderr
