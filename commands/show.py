"""beskplan show: one document as it was understood."""

from __future__ import annotations

from pathlib import Path

import click

from commands.limits import LIMIT
from commands.options import SPACY_MODEL, VOCABULARY, refuse_missing
from models.errors import ReadingError
from models.limits import Limits


@click.command(short_help="Print one document as it was understood.")
@click.argument("document", metavar="DOC", type=click.Path(path_type=Path))
@VOCABULARY
@SPACY_MODEL
@LIMIT
def show(document: Path, vocabulary: Path | None, spacy_model: str | None, limits: Limits) -> None:
    """Print one document as it was understood: identity, outline, goals, tables, figures, problems.

    DOC is a plan (.pdf, .docx, .html, .txt or .md), which is read now.

    \b
    Examples:
      beskplan show plan.pdf
      beskplan show plans/strategi-2019.txt | less
    """
    refuse_missing(document)
    if document.is_dir():
        raise ReadingError("not_a_file", f"{document} is a folder.", "Name one plan, or use beskplan run for a folder.")

    from extractor.batch import Settings, Worker, outcomes
    from extractor.reading.source import gather
    from report.showing import show as show_document
    from report.terminal import console

    with Worker() as worker:
        sources, problems = gather([document])
        settings = Settings(limits, str(vocabulary) if vocabulary else None, spacy_model)
        for outcome in outcomes(sources, worker, settings):
            if outcome.extraction:
                show_document(outcome.extraction, console())
            problems += [outcome.problem] if outcome.problem else []
    if problems:
        raise ReadingError(problems[0].kind, problems[0].message)
