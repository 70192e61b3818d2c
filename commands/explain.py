"""beskplan explain: why a row is as it is."""

from __future__ import annotations

from pathlib import Path

import click

from commands.options import DEFAULT_OUTPUT, VOCABULARY


@click.command(short_help="Tell why a goal is a row as it is.")
@click.argument("goal_id", metavar="ID")
@click.argument("run_folder", metavar="[RUN]", type=click.Path(path_type=Path), default=DEFAULT_OUTPUT)
@VOCABULARY
def explain(goal_id: str, run_folder: Path, vocabulary: Path | None) -> None:
    """Tell why a goal is a row as it is: its sentence with what was read in it, the rule, the words behind each field.

    ID is a goal_id of goals.csv. RUN is the folder that beskplan run wrote, outputs/run where none is named.

    \b
    Examples:
      beskplan explain aalborg-2019-status-370b83.g-52c1 outputs/plans
    """
    from analysis.dataset import Dataset
    from extractor.explanation import explain as reasons_for
    from report.explanation import show as show_explanation
    from report.terminal import console

    dataset = Dataset(run_folder)
    extraction = dataset.extraction(dataset.holding("goals", goal_id))
    goal = next(goal for goal in extraction.goals if goal.goal_id == goal_id)
    show_explanation(reasons_for(goal, extraction, vocabulary), extraction.document, console())
