"""Files one after the other: each ends in one outcome, whatever it does to the process that reads it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.batch.messages import Question, Refusal, Settings
from extractor.batch.outcomes import Outcome
from extractor.batch.worker import Worker
from extractor.reading.source import Source
from models.errors import ReadingError
from models.records import Problem
from models.terms import Severity


def outcomes(sources: Sequence[Source], worker: Worker, settings: Settings) -> Iterator[Outcome]:
    """How each file ended, in their order. Of files with the same bytes the first that can be read is read."""
    read: dict[str, str] = {}
    for source in sources:
        try:
            digest = source.digest(settings.limits.megabytes)
        except ReadingError as error:
            yield _failed(source, Refusal(error.kind, str(error)))
            continue
        if digest in read:
            message = f"The file is the same as {read[digest]}; it was read once."
            note = Problem("", source.name, kind="duplicate", severity=Severity.NOTE, message=message)
            yield Outcome(source.name, problem=note)
            continue
        answer = worker.ask(Question(str(source.path), source.name, settings))
        if answer.refusal:
            yield _failed(source, answer.refusal)
        else:
            read[digest] = source.name
            yield Outcome(source.name, extraction=answer.extraction)


def _failed(source: Source, refusal: Refusal) -> Outcome:
    problem = Problem("", source.name, None, refusal.kind, Severity.ERROR, refusal.message)
    return Outcome(source.name, problem=problem, failed=True)
