"""The commands of beskplan. Thin: parses options, calls one function, prints what it returns."""

from __future__ import annotations

import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from models.errors import BeskplanError, ExitCode, NothingReadError, OutputError, ReadingError

if TYPE_CHECKING:  # what takes long to import is imported by the command that needs it
    from extractor.reading.source import Source
    from models.records import Extraction, Problem

DEFAULT_OUTPUT = Path("outputs/run")
_VOCABULARY = click.option(
    "--vocabulary",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Folder with vocabulary files of your own; each takes the place of the one of its name.",
)


class MissingPathError(BeskplanError):
    """A path that was given does not exist, or cannot be reached."""

    exit_code = ExitCode.USAGE


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


@main.command(short_help="Read plans and write them as one dataset.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=DEFAULT_OUTPUT, show_default=True,
    help="Folder for the dataset; an earlier dataset there is replaced.",
)  # fmt: skip
@_VOCABULARY
def run(paths: Sequence[Path], output: Path, vocabulary: Path | None) -> None:
    """Read plans and write them as one dataset.

    PATH is a plan (.txt, .md or .pdf) or a folder, which is searched with all its sub-folders. A file that cannot be
    read costs only itself: problems.csv says why.

    \b
    Examples:
      beskplan run plan.pdf
      beskplan run plans/ more/strategi-2019.txt -o outputs/plans
    """
    for path in paths:
        _refuse_missing(path)
        if _inside(path, output):
            raise OutputError(f"The input {path} lies in the output folder {output}.", "Choose another output folder.")

    from extractor.reading.source import gather
    from report.dataset import write
    from report.folder import holds_documents, replacing
    from report.summary import no_document, summary
    from report.terminal import progress

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # so that what is half-written goes
    sources, problems = gather(paths)
    waiting = deque(source for source in sources if not _inside(source.path, output))
    del sources  # each holds its file's bytes once it is read
    with progress(len(waiting)) as done, replacing(output) as folder:
        counts = write(_extractions(waiting, vocabulary, problems, done), problems, folder)
        read_none = not counts.rows["documents"]
        if read_none and holds_documents(output):
            raise NothingReadError(no_document(problems), f"The earlier dataset in {output} was kept.")
    if read_none:
        raise NothingReadError(no_document(problems), f"See {output / 'problems.csv'}.")
    for line in summary(counts, problems, output):
        click.echo(line)


@main.command(short_help="Print one document as it was understood.")
@click.argument("document", metavar="DOC", type=click.Path(path_type=Path))
@_VOCABULARY
def show(document: Path, vocabulary: Path | None) -> None:
    """Print one document as it was understood: identity, outline, goals, tables, figures, problems.

    DOC is a plan (.txt, .md or .pdf), which is read now.

    \b
    Examples:
      beskplan show plan.pdf
      beskplan show plans/strategi-2019.txt | less
    """
    _refuse_missing(document)
    if document.is_dir():
        raise ReadingError("not_a_file", f"{document} is a folder.", "Name one plan, or use beskplan run for a folder.")

    from extractor.pipeline import extract
    from extractor.reading.source import gather
    from report.showing import show as show_document
    from report.terminal import console

    sources, problems = gather([document])
    if not sources:
        raise ReadingError(problems[0].kind, problems[0].message)
    show_document(extract(sources[0], vocabulary), console())


@main.command(short_help="Print the data dictionary.")
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


@main.command(short_help="Hold a dataset against answers coded by hand.")
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

    faults = [Fault(name) for name in _names(show, list(Fault), "--show")]
    parts = _names(only, PARTS, "--only") or PARTS
    dataset = Dataset(run_folder)
    if gold is not None:
        _deliver(render(hold_against(dataset, GoldFolder(gold), parts), form, faults).encode(), output)
        return
    from extractor.danish.sentences import sentences

    if coded is not None:
        _deliver(render_coded(weigh(dataset, coding_sheet.coded(coded), sentences), form).encode(), output)
    elif sample is not None:
        if output is None or output.suffix.lower() != ".csv":
            raise click.UsageError("Name the file for the coding sheet: -o sheet.csv (spreadsheets open it).")
        lines = draw(dataset, sample, seed, sentences)
        _deliver(coding_sheet.sheet(lines), output)
        click.echo(f"{len(lines)} lines to judge are in {output}. {coding_sheet.INSTRUCTION}")


@main.command(short_help="Tell why a goal is a row as it is.")
@click.argument("goal_id", metavar="ID")
@click.argument("run_folder", metavar="[RUN]", type=click.Path(path_type=Path), default=DEFAULT_OUTPUT)
@_VOCABULARY
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


def _names(given: str, known: Sequence[str], option: str) -> list[str]:
    """The names of a comma list; refuses those that are not known."""
    names = [name.strip() for name in given.split(",") if name.strip()]
    unknown = [name for name in names if name not in known]
    if unknown:
        raise click.BadParameter(f"{unknown[0]} is none of: {', '.join(known)}.", param_hint=option)
    return names


def _deliver(answer: bytes, output: Path | None) -> None:
    """Prints an answer, or writes it into the file that was named."""
    if output is None:
        click.echo(answer.decode(), nl=False)
        return
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_bytes(answer)
    except OSError as error:
        raise OutputError(f"{output} cannot be written ({error.strerror}).", "Choose another file with -o.") from error


def _refuse_missing(path: Path) -> None:
    try:
        path.stat()
    except OSError as error:
        raise MissingPathError(f"{path} cannot be opened ({error.strerror}).", "Check the path.") from error


def _inside(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def _extractions(
    waiting: deque[Source], vocabulary: Path | None, problems: list[Problem], done: Callable[[int], None]
) -> Iterator[Extraction]:
    """What each file holds. A file that cannot be read costs only itself and adds to `problems`; of files with the
    same bytes the first is read. Takes the files out of `waiting`, so that none is kept in memory once it is read."""
    from extractor.pipeline import extract
    from models.records import Problem
    from models.terms import Severity

    read: dict[str, str] = {}
    failed = 0
    while waiting:
        source = waiting.popleft()
        extraction = None
        try:
            if source.sha256 in read:
                message = f"The file is the same as {read[source.sha256]}; it was read once."
                problems.append(Problem("", source.name, kind="duplicate", severity=Severity.NOTE, message=message))
            else:
                extraction = extract(source, vocabulary)
                read[source.sha256] = source.name
        except ReadingError as error:
            problems.append(Problem("", source.name, kind=error.kind, severity=Severity.ERROR, message=str(error)))
            failed += 1
        except Exception as error:  # of whatever kind: a fault in reading one file is not to end the run
            message = f"Reading the file failed unexpectedly ({type(error).__name__}: {error}). Please report it."
            problems.append(Problem("", source.name, kind="crash", severity=Severity.ERROR, message=message))
            failed += 1
        if extraction is not None:
            yield extraction  # outside the try: what goes wrong in writing it is no fault of the file
        done(failed)


if __name__ == "__main__":
    main()
