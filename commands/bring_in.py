"""beskplan import: figures of a statistics bank into a dataset."""

from __future__ import annotations

from pathlib import Path

import click

from commands.options import DEFAULT_OUTPUT, VOCABULARY, deliver, refuse_missing


@click.group("import", short_help="Bring figures of a statistics bank into a dataset.")
def bring_in() -> None:
    """Bring figures of a statistics bank into a dataset.

    COMMAND is the name of the bank, ARGS is what it takes: beskplan import jobindsats --help.

    \b
    Examples:
      beskplan import jobindsats kontanthjaelp.csv outputs/plans
    """


@bring_in.command(short_help="Figures of an export of Jobindsats.")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.argument("run_folder", metavar="[RUN]", type=click.Path(path_type=Path), default=DEFAULT_OUTPUT)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File for the departures, as CSV.")
@VOCABULARY
def jobindsats(file: Path, run_folder: Path, output: Path | None, vocabulary: Path | None) -> None:
    """Bring the figures of an export of jobindsats.dk into a dataset, and list where plans depart from them.

    FILE is an export as CSV, or an answer of the interface as JSON. RUN is the folder that beskplan run wrote. Its
    figures become observations with the origin jobindsats; importing a file again replaces them. Then every figure
    that the documents give for the same statistic, groups, area and period is held against the bank's.

    \b
    Examples:
      beskplan import jobindsats kontanthjaelp.csv outputs/plans
      beskplan import jobindsats y30r21.json outputs/plans -o departures.csv
    """
    from analysis.dataset import Dataset
    from analysis.departures import compare
    from extractor.jobindsats import extract
    from extractor.reading.source import Source
    from report.additions import add
    from report.departures import sheet, told
    from report.terminal import console

    refuse_missing(file)
    extraction = extract(Source(file, file.name), vocabulary)
    add(extraction, run_folder)
    comparison = compare(one for document in Dataset(run_folder) for one in document.observations)
    told(extraction, comparison, console())
    if output is not None:
        deliver(sheet(comparison), output)
