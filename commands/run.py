"""beskplan run: plans in, one dataset out."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.corrections import Corrector
from commands.limits import LIMIT
from commands.options import DEFAULT_OUTPUT, SPACY_MODEL, VOCABULARY, inside, refuse_missing
from models.errors import NothingReadError, OutputError

if TYPE_CHECKING:  # what takes long to import is imported by the command that needs it
    from extractor.batch import Outcome, Settings, Worker
    from models.limits import Limits
    from models.records import Extraction, Problem


@click.command(short_help="Read plans and write them as one dataset.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=DEFAULT_OUTPUT, show_default=True,
    help="Folder for the dataset; an earlier dataset there is replaced.",
)  # fmt: skip
@click.option(
    "--corrections", type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="File of corrections to take in; OUTPUT.corrections.jsonl, which beskplan apply writes, where none is named.",
)  # fmt: skip
@VOCABULARY
@SPACY_MODEL
@LIMIT
def run(
    paths: Sequence[Path], output: Path, corrections: Path | None, vocabulary: Path | None, spacy_model: str | None,
    limits: Limits,
) -> None:  # fmt: skip
    """Read plans and write them as one dataset.

    PATH is a plan (.pdf, .docx, .html, .txt or .md) or a folder, which is searched with all its sub-folders. A file
    that cannot be read costs only itself: problems.csv says why. Each is read in a process that is ended where the
    file takes more than the limits allow.

    \b
    Examples:
      beskplan run plan.pdf
      beskplan run plans/ more/strategi-2019.txt -o outputs/plans
      beskplan run scans/ --limit seconds=900 --limit pages=5000
    """
    for path in paths:
        refuse_missing(path)
        if inside(path, output):
            raise OutputError(f"The input {path} lies in the output folder {output}.", "Choose another output folder.")

    from analysis.corrections import beside
    from extractor.batch import Settings, Worker

    corrector = Corrector(corrections or beside(output))  # before the first file, so that a broken line costs no time
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # so that what is half-written goes
    with Worker() as worker:  # it imports what it needs while this process does
        _run(paths, output, corrector, worker, Settings(limits, str(vocabulary) if vocabulary else None, spacy_model))


def _run(paths: Sequence[Path], output: Path, corrector: Corrector, worker: Worker, settings: Settings) -> None:
    from analysis.examination import Ledger
    from extractor.batch import outcomes
    from extractor.reading.source import gather
    from report.dataset import write
    from report.folder import holds_documents, replacing
    from report.summary import no_document, summary
    from report.terminal import progress

    if settings.spacy_model:  # before the first file is read
        from extractor.danish.pipeline import danish

        danish(settings.spacy_model)
    sources, problems = gather(paths)
    waiting = [source for source in sources if not inside(source.path, output)]
    with progress(len(waiting)) as done, replacing(output) as folder:
        ledger = Ledger()
        extractions = _extractions(outcomes(waiting, worker, settings), corrector, problems, done)
        counts = write(ledger.entered(extractions), problems, folder, lambda: corrector.later(ledger.rows()))
        read_none = not counts.rows["documents"]
        if read_none and holds_documents(output):
            raise NothingReadError(no_document(problems), f"The earlier dataset in {output} was kept.")
    if read_none:
        raise NothingReadError(no_document(problems), f"See {output / 'problems.csv'}.")
    for line in (*corrector.told, *summary(counts, problems, output)):
        click.echo(line)


def _extractions(
    reading: Iterator[Outcome], corrector: Corrector, problems: list[Problem], done: Callable[[int], None]
) -> Iterator[Extraction]:
    """What the files hold, each examined for itself. A file that cannot be read costs only itself and adds to
    `problems`; one that cannot be examined keeps what was read of it."""
    from analysis.examination import examined
    from models.records import Problem
    from models.terms import Severity

    failed = 0
    for outcome in reading:
        if outcome.problem is not None:
            problems.append(outcome.problem)
        extraction = outcome.extraction
        if extraction is not None:
            extraction = corrector.taken(extraction)
            try:
                extraction = examined(extraction)
            except Exception as error:  # of whatever kind: what was read is worth more than its examination
                document = extraction.document
                message = f"Examining what was read failed ({type(error).__name__}: {error}). Please report it."
                problems.append(
                    Problem(document.doc_id, document.file, kind="crash", severity=Severity.ERROR, message=message)
                )
            yield extraction
        failed += outcome.failed
        done(failed)
    problems += corrector.left()
