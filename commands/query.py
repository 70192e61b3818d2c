"""beskplan query: a question in SQL to a dataset."""

from __future__ import annotations

from pathlib import Path

import click

from commands.options import deliver


@click.command(short_help="Ask a dataset a question in SQL.")
@click.argument("run_folder", metavar="RUN", type=click.Path(path_type=Path))
@click.argument("sql", metavar="SQL")
@click.option(
    "--format", "form", type=click.Choice(("table", "csv", "json")), default="table", show_default=True,
    help="How the answer is written.",
)  # fmt: skip
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File for the answer (csv or json).")
def query(run_folder: Path, sql: str, form: str, output: Path | None) -> None:
    """Ask a dataset a question in SQL.

    RUN is the folder that beskplan run wrote; its tables are those of `beskplan columns`, and there are two views,
    figures_by_group and latest_per_municipality. SQL is one question in DuckDB's SQL. Nothing is changed by it.

    \b
    Examples:
      beskplan query outputs/plans "select doc_id, count(*) from goals group by all"
      beskplan query outputs/plans "from latest_per_municipality" --format csv -o latest.csv
    """
    from report.query import ask, print_answer, written
    from report.terminal import console

    answer = ask(run_folder, sql)
    if form == "table" and output is None:
        print_answer(answer, console())
        return
    deliver(written(answer, "csv" if form == "table" else form), output)
