"""beskplan match: which goals of different documents are the same goal."""

from __future__ import annotations

import gc
from pathlib import Path

import click

from commands.options import deliver
from commands.selection import FILTERS, told, wanted


@click.command(short_help="Put goals of different documents that are the same goal together.")
@click.argument("run_folder", metavar="RUN", type=click.Path(path_type=Path))
@FILTERS
@click.option(
    "--review", "sheet", type=click.Path(path_type=Path), help="Write the doubtful pairs to this spreadsheet."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="CSV of every goal with its subject.")
def match(
    run_folder: Path, kommune: tuple[str, ...], region: tuple[str, ...], year: tuple[str, ...],
    group: tuple[str, ...], measure: tuple[str, ...], level: tuple[str, ...], vocabulary: Path | None,
    sheet: Path | None, output: Path | None,
) -> None:  # fmt: skip
    """Put goals of different documents that are the same goal together: by what they count first (group, measure,
    unit, how long, what share), by their words second. RUN is a folder that beskplan run wrote.

    Pairs that are too near to tell join nothing by themselves: --review writes them to a sheet, in which you accept
    (the same) or reject (different); beskplan apply takes it in, and every comparison follows.

    \b
    Examples:
      beskplan match outputs/plans -o subjects.csv
      beskplan match outputs/plans --review pairs.xlsx
    """
    from analysis import corrections
    from analysis.compare import subjects
    from analysis.panel import Panel
    from report.comparing.about import about
    from report.matches import listed, summary

    filters = wanted(kommune, region, year, group, measure, level, vocabulary)
    gc.disable()  # a panel is millions of values that live as long as the command
    panel = Panel(run_folder, filters)
    found = subjects.matching(panel, *corrections.pairs(run_folder), vocabulary)
    if sheet is not None:
        if sheet.suffix.lower() != ".xlsx":
            raise click.UsageError("Name a spreadsheet for the doubtful pairs: --review pairs.xlsx.")
        from analysis.review import items
        from report.reviewing.sheet import sheet as made

        rows = items(panel, found.doubts, (corrections.MATCHES,))
        deliver(made(rows, (corrections.MATCHES,), about(panel, told(filters)), run_folder / "texts", sheet), sheet)
    if output is not None:
        deliver(listed(panel, found), output)
    for line in summary(found):
        click.echo(line)
    if sheet is not None:
        click.echo(f"The doubtful pairs are in {sheet}; give it to beskplan apply when it is filled in.")
