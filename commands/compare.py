"""beskplan compare: goals and results held beside one another across municipalities and years."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import click

from commands.options import deliver
from commands.selection import FILTERS, told, wanted

VIEWS = ("goals", "ambition", "national", "lineage", "results", "figures", "coverage")


@click.command(short_help="Hold goals and results beside one another across municipalities and years.")
@click.argument("run_folder", metavar="RUN", type=click.Path(path_type=Path))
@click.argument("view_name", metavar="[VIEW]", type=click.Choice(VIEWS), default="goals")
@FILTERS
@click.option(
    "--layout", type=click.Choice(["wide", "long"]),
    help="goals: municipalities side by side, or one below the other (more than 60 of them).",
)  # fmt: skip
@click.option(
    "--everyone", is_flag=True, help="coverage: all municipalities of Denmark, also those without a document."
)
@click.option(
    "--format", "form", type=click.Choice(["text", "csv", "xlsx", "markdown", "latex", "html"]),
    help="Taken from the ending of the file that -o names; text where none is named.",
)  # fmt: skip
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File for the table.")
def compare(
    run_folder: Path, view_name: str, kommune: tuple[str, ...], region: tuple[str, ...], year: tuple[str, ...],
    group: tuple[str, ...], measure: tuple[str, ...], level: tuple[str, ...], vocabulary: Path | None,
    layout: str | None, everyone: bool, form: str | None, output: Path | None,
) -> None:  # fmt: skip
    """Hold goals and results beside one another across municipalities and years.

    RUN is a folder that beskplan run wrote. VIEW is one of

    \b
      goals     targets by subject, side by side
      ambition  targets as change per year in per cent, ranked
      national  which of the minister's goals each plan takes up, and what it adds
      lineage   goals from year to year: new, continued, tightened, relaxed, dropped
      results   goals with what was reported for them, and the share that was reached
      figures   numbers of tables and charts side by side, with conflicts
      coverage  which municipality and year has which document

    Behind every cell stands where it comes from: a number that leads to the quote and its place.

    \b
    Examples:
      beskplan compare outputs/plans goals --group sygedagpenge --measure persons
      beskplan compare outputs/plans ambition --region Nordjylland -o ambition.xlsx
      beskplan compare outputs/plans lineage --kommune Aalborg --format markdown
    """
    from analysis import corrections
    from analysis.compare import ambition, coverage, figures, goals, lineage, national, results, subjects
    from analysis.panel import Panel
    from report.comparing import SUFFIXES, render
    from report.comparing.about import about
    from report.comparing.sources import Sources

    chosen = form or (SUFFIXES.get(output.suffix.lower()) if output else None) or "text"
    if chosen == "xlsx" and output is None:
        raise click.UsageError("Name the file for the spreadsheet: -o compare.xlsx.")
    filters = wanted(kommune, region, year, group, measure, level, vocabulary)
    gc.disable()  # a panel is millions of values that live as long as the command
    panel = Panel(run_folder, filters)
    if view_name in {"goals", "ambition", "lineage"}:
        joined, parted = corrections.pairs(run_folder)
        found = subjects.matching(panel, joined, parted, vocabulary)
        if view_name == "goals":
            wide = None if layout is None else layout == "wide"
            view = goals.view(panel, found, wide=wide)
        else:
            view = (ambition if view_name == "ambition" else lineage).view(panel, found)
    elif view_name == "national":
        view = national.view(panel, vocabulary)
    elif view_name == "coverage":
        view = coverage.view(panel, everyone=everyone, vocabulary=vocabulary)
    else:
        view = (results if view_name == "results" else figures).view(panel)
    sources = Sources(view, panel.documents)
    told_of = about(panel, told(filters))
    if chosen == "text" and output is None and sys.stdout.isatty():
        from report.comparing.console import show
        from report.terminal import console

        show(view, sources, told_of, console())
        return
    deliver(render(view, sources, told_of, chosen), output)
