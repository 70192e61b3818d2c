"""beskplan columns: the data dictionary."""

from __future__ import annotations

import click


@click.command(short_help="Print the data dictionary.")
@click.argument("table", required=False)
def columns(table: str | None) -> None:
    """Print the data dictionary: every column with its type, unit, values and meaning.

    TABLE is one of the dataset's tables; without it, all are printed.

    \b
    Examples:
      beskplan columns
      beskplan columns goals
    """
    from models.records import TABLES
    from report.codebook import print_columns
    from report.terminal import console

    if table is not None and table not in TABLES:
        raise click.BadParameter(f"{table} is no table. The tables are: {', '.join(TABLES)}.", param_hint="TABLE")
    print_columns([table] if table else TABLES, console())
