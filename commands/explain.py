"""beskplan explain: why a row is as it is."""

from __future__ import annotations

from pathlib import Path

import click

from commands.options import DEFAULT_OUTPUT, SPACY_MODEL, VOCABULARY

_RESULT = "r"  # how the last part of a result's id begins


@click.command(short_help="Tell why a goal or a result is a row as it is.")
@click.argument("row_id", metavar="ID")
@click.argument("run_folder", metavar="[RUN]", type=click.Path(path_type=Path), default=DEFAULT_OUTPUT)
@VOCABULARY
@SPACY_MODEL
def explain(row_id: str, run_folder: Path, vocabulary: Path | None, spacy_model: str | None) -> None:
    """Tell why a goal or a result is a row as it is: its sentence with what was read in it, the rule, the words behind
    each field.

    ID is a goal_id of goals.csv or a result_id of results.csv. RUN is the folder that beskplan run wrote, outputs/run
    where none is named.

    \b
    Examples:
      beskplan explain aalborg-2019-status-370b83.g52c10b7e outputs/plans
      beskplan explain aalborg-2019-status-370b83.r0f3a99d1 outputs/plans
    """
    from analysis.dataset import Dataset
    from extractor.danish.model import using
    from extractor.explanation import of_goals, of_results
    from report.explanation import show as show_explanation
    from report.terminal import console

    dataset = Dataset(run_folder)
    with using(spacy_model):
        if row_id.rpartition(".")[2].startswith(_RESULT):
            extraction = dataset.extraction(dataset.holding("results", row_id))
            result = next(result for result in extraction.results if result.result_id == row_id)
            explanation = of_results.explain(result, extraction, vocabulary)
        else:
            extraction = dataset.extraction(dataset.holding("goals", row_id))
            goal = next(goal for goal in extraction.goals if goal.goal_id == row_id)
            explanation = of_goals.explain(goal, extraction, vocabulary)
    show_explanation(explanation, extraction.document, console())
