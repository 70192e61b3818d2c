"""The program: its group of commands. Each command is a module of `commands/`."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import Any

import click

from commands.apply import apply
from commands.audit import audit
from commands.bring_in import bring_in
from commands.check import check
from commands.cite import cite
from commands.columns import columns
from commands.compare import compare
from commands.evaluate import evaluate
from commands.explain import explain
from commands.export import export
from commands.inspect import inspect
from commands.match import match
from commands.query import query
from commands.review import review
from commands.run import run
from commands.show import show
from models.errors import BeskplanError


class _Told(click.ClickException):
    """An error of beskplan as click tells it: one sentence on standard error."""

    def __init__(self, error: BeskplanError) -> None:
        super().__init__(str(error))
        self.exit_code = int(error.exit_code)  # type: ignore[misc]  # click declares it for the class


class _Commands(click.Group):
    """Commands whose errors are told in one sentence, with their exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BeskplanError as error:
            raise _Told(error) from error


def _print_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from report.version import version

        click.echo(f"beskplan {version()}")
        ctx.exit()


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="Print the version.",
)  # fmt: skip
def main() -> None:
    """Read Danish municipal employment plans and write their goals, tables and figures as one dataset.

    \b
    Examples:
      beskplan run plans/ -o outputs/plans
      beskplan show plans/aalborg-2019.pdf
      beskplan columns goals
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # where the terminal has no Danish letters


for _command in (
    run, show, explain, inspect, check, audit, compare, match, review, apply, export, cite, evaluate, query, bring_in,
    columns,
):  # fmt: skip
    main.add_command(_command)

if __name__ == "__main__":
    main()
