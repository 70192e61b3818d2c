"""beskplan run: plans in, one dataset out."""

from __future__ import annotations

import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.options import DEFAULT_OUTPUT, SPACY_MODEL, VOCABULARY, inside, refuse_missing
from models.errors import NothingReadError, OutputError, ReadingError

if TYPE_CHECKING:  # what takes long to import is imported by the command that needs it
    from extractor.reading.source import Source
    from models.records import Extraction, Problem


@click.command(short_help="Read plans and write them as one dataset.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=DEFAULT_OUTPUT, show_default=True,
    help="Folder for the dataset; an earlier dataset there is replaced.",
)  # fmt: skip
@VOCABULARY
@SPACY_MODEL
def run(paths: Sequence[Path], output: Path, vocabulary: Path | None, spacy_model: str | None) -> None:
    """Read plans and write them as one dataset.

    PATH is a plan (.txt, .md or .pdf) or a folder, which is searched with all its sub-folders. A file that cannot be
    read costs only itself: problems.csv says why.

    \b
    Examples:
      beskplan run plan.pdf
      beskplan run plans/ more/strategi-2019.txt -o outputs/plans
    """
    for path in paths:
        refuse_missing(path)
        if inside(path, output):
            raise OutputError(f"The input {path} lies in the output folder {output}.", "Choose another output folder.")

    from analysis.examination import Ledger
    from extractor.reading.source import gather
    from report.dataset import write
    from report.folder import holds_documents, replacing
    from report.summary import no_document, summary
    from report.terminal import progress

    if spacy_model:  # before the first file is read
        from extractor.danish.pipeline import danish

        danish(spacy_model)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # so that what is half-written goes
    sources, problems = gather(paths)
    waiting = deque(source for source in sources if not inside(source.path, output))
    del sources  # each holds its file's bytes once it is read
    with progress(len(waiting)) as done, replacing(output) as folder:
        ledger = Ledger()
        extractions = _extractions(waiting, vocabulary, spacy_model, problems, done)
        counts = write(ledger.entered(extractions), problems, folder, ledger.rows)
        read_none = not counts.rows["documents"]
        if read_none and holds_documents(output):
            raise NothingReadError(no_document(problems), f"The earlier dataset in {output} was kept.")
    if read_none:
        raise NothingReadError(no_document(problems), f"See {output / 'problems.csv'}.")
    for line in summary(counts, problems, output):
        click.echo(line)


def _extractions(
    waiting: deque[Source],
    vocabulary: Path | None,
    spacy_model: str | None,
    problems: list[Problem],
    done: Callable[[int], None],
) -> Iterator[Extraction]:
    """What each file holds, examined for itself. A file that cannot be read costs only itself and adds to `problems`;
    of files with the same bytes the first is read. Takes the files out of `waiting`, so that none is kept in memory
    once it is read."""
    from analysis.examination import examined
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
                extraction = examined(extract(source, vocabulary, spacy_model))
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
