"""What several commands share: options, and how paths, names and answers are taken and given."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from models.errors import BeskplanError, ExitCode, OutputError, ReadingError

if TYPE_CHECKING:
    from models.records import Extraction

DEFAULT_OUTPUT = Path("outputs/run")
VOCABULARY = click.option(
    "--vocabulary",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Folder with vocabulary files of your own; each takes the place of the one of its name.",
)
SPACY_MODEL = click.option(
    "--spacy-model", metavar="NAME",
    help="An installed spaCy pipeline for Danish, or its folder: used for what it adds (the tense of verbs).",
)  # fmt: skip


class MissingPathError(BeskplanError):
    """A path that was given does not exist, or cannot be reached."""

    exit_code = ExitCode.USAGE


def names(given: str, known: Sequence[str], option: str) -> list[str]:
    """The names of a comma list; refuses those that are not known."""
    wanted = [name.strip() for name in given.split(",") if name.strip()]
    unknown = [name for name in wanted if name not in known]
    if unknown:
        raise click.BadParameter(f"{unknown[0]} is none of: {', '.join(known)}.", param_hint=option)
    return wanted


def deliver(answer: bytes, output: Path | None) -> None:
    """Prints an answer, or writes it into the file that was named."""
    if output is None:
        click.echo(answer.decode(), nl=False)
        return
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_bytes(answer)
    except OSError as error:
        raise OutputError(f"{output} cannot be written ({error.strerror}).", "Choose another file with -o.") from error


def refuse_missing(path: Path) -> None:
    """Raises MissingPathError where there is nothing at the path, or it cannot be reached."""
    try:
        path.stat()
    except OSError as error:
        raise MissingPathError(f"{path} cannot be opened ({error.strerror}).", "Check the path.") from error


def inside(path: Path, folder: Path) -> bool:
    """Whether the path lies in the folder."""
    return path.resolve().is_relative_to(folder.resolve())


def is_dataset(path: Path) -> bool:
    """Whether a run wrote this folder, or is said to have; raises MissingPathError where there is nothing."""
    refuse_missing(path)
    return path.is_dir()


def examined_file(path: Path, vocabulary: Path | None) -> Extraction:
    """One document, read now, with its findings and checks; raises ReadingError where it cannot be read."""
    refuse_missing(path)
    if path.is_dir():
        raise ReadingError("not_a_file", f"{path} is a folder.", "Name one document.")
    from analysis.examination import examined
    from extractor.pipeline import extract
    from extractor.reading.source import gather

    sources, problems = gather([path])
    if not sources:
        raise ReadingError(problems[0].kind, problems[0].message)
    return examined(extract(sources[0], vocabulary))
