"""beskplan check: does the status hold?"""

from __future__ import annotations

from pathlib import Path

import click

from commands.options import VOCABULARY, deliver, examined_file, is_dataset


@click.command(short_help="Hold goals against the results reported for them.")
@click.argument("status", metavar="STATUS", type=click.Path(path_type=Path))
@click.option(
    "--against", "plan", metavar="PLAN", type=click.Path(path_type=Path),
    help="The plan that the status reports on: says which goals were kept, changed, dropped or added.",
)  # fmt: skip
@click.option("--format", "form", type=click.Choice(["text", "markdown", "csv"]), default="text", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File for the sheet.")
@VOCABULARY
def check(status: Path, plan: Path | None, form: str, output: Path | None, vocabulary: Path | None) -> None:
    """Hold goals against the results reported for them: the verdict that the document states beside the one that its
    figures imply, with the arithmetic.

    STATUS is a status report or a plan (.txt, .md or .pdf), read now; or a folder that beskplan run wrote, whose checks
    are printed: there every status was held against the plan of its municipality and year.

    \b
    Examples:
      beskplan check status-2019.pdf --against plan-2019.pdf
      beskplan check outputs/plans --format csv -o checks.csv
    """
    from report.checking import render

    if is_dataset(status):
        if plan is not None:
            raise click.UsageError("A run was held against its own plans; --against goes with one document.")
        from analysis.dataset import Dataset

        held = list(Dataset(status))
        goals = {goal.goal_id: goal for one in held for goal in one.goals}
        checked = [(one.document, one.checks) for one in held if one.checks]
    else:
        from analysis.check.plans import Reported, against

        report = examined_file(status, vocabulary)
        goals = {goal.goal_id: goal for goal in report.goals}
        checks = report.checks
        if plan is not None:
            planned = examined_file(plan, vocabulary)
            goals |= {goal.goal_id: goal for goal in planned.goals}
            checks = against(
                Reported(report.document, report.goals, report.checks),
                Reported(planned.document, planned.goals, planned.checks),
            )
        checked = [(report.document, checks)]
    deliver(render(checked, goals, form).encode(), output)
