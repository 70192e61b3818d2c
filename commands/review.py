"""beskplan review: rows put before a person in a spreadsheet."""

from __future__ import annotations

import gc
from pathlib import Path

import click

from commands.options import deliver, names
from commands.selection import FILTERS, told, wanted

_TABLES = ("goals", "results", "matches", "checks")


@click.command(short_help="Write a spreadsheet in which you accept, fix or reject rows.")
@click.argument("run_folder", metavar="RUN", type=click.Path(path_type=Path))
@FILTERS
@click.option("--only", default=",".join(_TABLES), show_default=True, help="Sheets (a comma list).")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("review.xlsx"), show_default=True,
    help="File for the spreadsheet.",
)  # fmt: skip
def review(
    run_folder: Path, kommune: tuple[str, ...], region: tuple[str, ...], year: tuple[str, ...],
    group: tuple[str, ...], measure: tuple[str, ...], level: tuple[str, ...], vocabulary: Path | None,
    only: str, output: Path,
) -> None:  # fmt: skip
    """Write a spreadsheet in which you accept, fix or reject goals, results, matches and checks.

    RUN is a folder that beskplan run wrote. Each row has its quote, a link to its place, and a decision by
    dropdown. Type over what is wrong. What you typed is taken in by beskplan apply, and by every later run into the
    same folder.

    \b
    Examples:
      beskplan review outputs/plans -o review.xlsx
      beskplan review outputs/plans --kommune Aalborg --only goals -o aalborg.xlsx
    """
    from analysis import corrections
    from analysis.compare import subjects
    from analysis.panel import Panel
    from analysis.review import items
    from report.comparing.about import about
    from report.reviewing.sheet import sheet

    if output.suffix.lower() != ".xlsx":
        raise click.UsageError("Name a spreadsheet: -o review.xlsx.")
    if output.exists():
        raise click.UsageError(
            f"{output} is there already, and may hold what somebody typed. Name another file with -o."
        )
    tables = names(only, _TABLES, "--only")
    filters = wanted(kommune, region, year, group, measure, level, vocabulary)
    gc.disable()  # a panel is millions of values that live as long as the command
    panel = Panel(run_folder, filters)
    found = subjects.matching(panel, *corrections.pairs(run_folder), vocabulary)
    rows = list(items(panel, found.doubts, tables))
    deliver(sheet(rows, tables, about(panel, told(filters)), run_folder / "texts", output), output)
    click.echo(
        f"{len(rows)} rows are in {output}. Fill it in, save it as XLSX, then: beskplan apply {output} {run_folder}"
    )
