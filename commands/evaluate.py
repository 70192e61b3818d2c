"""beskplan evaluate: a dataset held against answers coded by hand."""

from __future__ import annotations

from pathlib import Path

import click

from commands.options import deliver, names


@click.command(short_help="Hold a dataset against answers coded by hand.")
@click.argument("run_folder", metavar="RUN", type=click.Path(path_type=Path))
@click.option(
    "--gold", type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Folder of answer files (JSON), one per document, in the form of corpus/gold.",
)  # fmt: skip
@click.option("--sample", type=click.IntRange(min=1), help="Write a coding sheet of so many goals to judge by hand.")
@click.option("--seed", type=int, default=1, show_default=True, help="Draws another sample.")
@click.option(
    "--coded", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="A coding sheet that was filled in."
)
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True)
@click.option("--show", default="", help="What was not right, one by one: missed, extra, fields (a comma list).")
@click.option("--only", default="", help="Parts to hold against answers (a comma list): document, goals, tables, ...")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File for the answer, or for the coding sheet.")
def evaluate(
    run_folder: Path, gold: Path | None, sample: int | None, seed: int, coded: Path | None, form: str, show: str,
    only: str, output: Path | None,
) -> None:  # fmt: skip
    """Hold a dataset against answers coded by hand: precision, recall and F1 of rows, and the fields that are right.

    RUN is a folder that beskplan run wrote. Answers are files of your own (--gold), or a coding sheet: --sample draws
    goals at random, with sentences that are none, for you to judge in a spreadsheet; --coded reads it back.

    \b
    Examples:
      beskplan evaluate outputs/plans --gold answers --show missed,extra
      beskplan evaluate outputs/plans --sample 50 -o sheet.csv
      beskplan evaluate outputs/plans --coded sheet.csv --format markdown
    """
    if sum(option is not None for option in (gold, sample, coded)) != 1:
        raise click.UsageError("Say what to do: one of --gold, --sample and --coded.")
    from analysis.coding import draw, weigh
    from analysis.dataset import Dataset
    from analysis.evaluation import PARTS
    from analysis.evaluation import evaluate as hold_against
    from analysis.evaluation.gold import GoldFolder
    from analysis.evaluation.tally import Fault
    from report import coding_sheet
    from report.evaluation import render, render_coded

    faults = [Fault(name) for name in names(show, list(Fault), "--show")]
    parts = names(only, PARTS, "--only") or PARTS
    dataset = Dataset(run_folder)
    if gold is not None:
        deliver(render(hold_against(dataset, GoldFolder(gold), parts), form, faults).encode(), output)
        return
    from extractor.danish.sentences import sentences

    if coded is not None:
        deliver(render_coded(weigh(dataset, coding_sheet.coded(coded), sentences), form).encode(), output)
    elif sample is not None:
        if output is None or output.suffix.lower() != ".csv":
            raise click.UsageError("Name the file for the coding sheet: -o sheet.csv (spreadsheets open it).")
        lines = draw(dataset, sample, seed, sentences)
        deliver(coding_sheet.sheet(lines), output)
        click.echo(f"{len(lines)} lines to judge are in {output}. {coding_sheet.INSTRUCTION}")
