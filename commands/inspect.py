"""beskplan inspect: one page of a PDF with what was understood drawn over it."""

from __future__ import annotations

from pathlib import Path

import click

from commands.options import deliver, refuse_missing
from models.errors import ReadingError


@click.command(short_help="Draw what was understood of one page.")
@click.argument("document", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--page", type=click.IntRange(min=1), default=1, show_default=True, help="The page, counted from 1.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("page.png"), show_default=True,
    help="The picture (PNG) to write.",
)  # fmt: skip
def inspect(document: Path, page: int, output: Path) -> None:
    """Draw one page of a PDF with every column, block, table cell, figure and running head framed and named.

    FILE is a plan as PDF. The same is printed in words: name, box in points from the top left corner, first words.

    \b
    Examples:
      beskplan inspect plan.pdf --page 4 -o page.png
      beskplan inspect plan.pdf --page 12
    """
    refuse_missing(document)
    if document.is_dir():
        raise ReadingError("not_a_file", f"{document} is a folder.", "Name one PDF.")

    from extractor.inspection import inspect as inspected
    from extractor.reading.source import Source
    from report.inspection import listing, picture

    found = inspected(Source(document, document.name), page)
    deliver(picture(found), output)
    for line in listing(found):
        click.echo(line)
    click.echo(f"The page is drawn in {output}.")
