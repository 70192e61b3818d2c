"""Results: what prose reports as having happened, and what the document says of its goals.

`candidates` walks the sentences, `reported` reads their numbers (`sizes` level or change, `places` where, `timing`
when, `subjects` of whom), `verdicts` what is said of a goal, `judged_rows` the same in tables, `answers` which goal it
is; `reader` puts them together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from extractor.goals.labels import labels
from extractor.ids import RecordIds
from extractor.results.reader import Reader
from extractor.results.verdicts import load_verdicts
from extractor.sections import Outline
from models.blocks import Reading
from models.records import Document, Goal, Result


def results(
    reading: Reading, document: Document, outline: Outline, goals: Sequence[Goal], ids: RecordIds,
    vocabulary: Path | None = None,
) -> tuple[Result, ...]:  # fmt: skip
    """The document's results in reading order: a row for each area and number, and one for each verdict on a goal."""
    reader = Reader(reading, document, outline, goals, labels(vocabulary), load_verdicts(vocabulary))
    found = [*reader.sentences(), *reader.rows()]
    found.sort(key=lambda result: (result.span.start, result.span.end))
    return tuple(replace(result, result_id=ids.make("r", result.span.quote)) for result in found)
