"""beskplan export: the dataset for R, Stata, SPSS and databases."""

from __future__ import annotations

from pathlib import Path

import click

from commands.options import names

_FORMS = ("parquet", "dta", "sav", "sqlite", "jsonl")


@click.command(short_help="Write the dataset for R, Stata, SPSS and databases.")
@click.argument("run_folder", metavar="RUN", type=click.Path(path_type=Path))
@click.option("--to", "form", type=click.Choice(_FORMS), required=True, help="Form of the files.")
@click.option(
    "--tables", default="goals,results,observations,checks,documents", show_default=True, help="A comma list."
)
@click.option("--labels", type=click.Choice(["da", "en"]), default="en", show_default=True, help="Language of labels.")
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="Folder; for sqlite a file.")
def export(run_folder: Path, form: str, tables: str, labels: str, output: Path) -> None:
    """Write the dataset for R, Stata, SPSS and databases: a file per table (one file for sqlite), each row with its
    document's municipality, region, year and kind.

    RUN is a folder that beskplan run wrote. Column names are ASCII of at most 32 characters; what they mean goes
    along as labels, in Danish or English. Lists are joined by " | ", except in parquet and jsonl.

    \b
    Examples:
      beskplan export outputs/plans --to dta --labels da -o stata/
      beskplan export outputs/plans --to sqlite -o plans.sqlite
    """
    from analysis.panel import Panel
    from models.records import TABLES
    from report.exporting import export as write

    wanted = names(tables, tuple(TABLES), "--tables")
    for sentence in write(Panel(run_folder), wanted, form, labels, output):
        click.echo(sentence)
