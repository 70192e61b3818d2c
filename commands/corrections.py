"""Corrections as runs take them in: the rows as a person wanted them, and what a person should know as problems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.terms import Severity

if TYPE_CHECKING:
    from analysis.corrections import Correction
    from models.records import Check, Document, Extraction, Problem


class Corrector:
    """The decisions of a file of corrections, ready to be taken in document by document."""

    def __init__(self, path: Path) -> None:
        from analysis.corrections import load, standing

        self.path = path
        self._standing: list[Correction] = list(standing(load(path)).values())
        self._told: list[tuple[str, str]] = []
        self._documents: list[Document] = []

    def __len__(self) -> int:
        return len(self._standing)

    def taken(self, extraction: Extraction) -> Extraction:
        """The extraction as a person corrected it; what is to be told is among its problems. Taken in twice, a decision
        does no more than once."""
        from dataclasses import replace

        from analysis.corrections import Taken, take_in
        from models.records import Problem

        if not self._standing:
            return extraction
        self._documents.append(extraction.document)
        taken = Taken()
        corrected = take_in(extraction, self._standing, taken)
        told = tuple(
            Problem(doc_id, extraction.document.file, kind="correction", severity=Severity.NOTE, message=sentence)
            for doc_id, sentence in taken.told
        )
        self._told += taken.told
        return replace(corrected, problems=(*corrected.problems, *told)) if told else corrected

    def checks(self, checks: Sequence[Check]) -> Sequence[Check]:
        """The checks as they were decided."""
        from analysis.corrections import Taken, corrected_checks

        taken = Taken()
        corrected = corrected_checks(checks, self._standing, taken)
        self._told += taken.told
        return corrected

    def later(self, rows: Iterable[tuple[str, list[Any]]]) -> Iterator[tuple[str, list[Any]]]:
        """Rows that only all documents together give, as a run writes them last: the checks as they were decided."""
        for table, records in rows:
            yield table, list(self.checks(records)) if table == "checks" else records

    def left(self) -> list[Problem]:
        """Decisions on documents that were not among those read; they stay in the file."""
        from analysis.corrections import orphans
        from models.records import Problem

        return [
            Problem(
                "", str(self.path.name), kind="correction", severity=Severity.NOTE,
                message=f"{one.row_id}: its document is not in this run; what was typed is kept in the file.",
            )
            for one in orphans(self._standing, self._documents)
        ]  # fmt: skip

    @property
    def told(self) -> list[str]:
        """The sentences that a person should read."""
        return [sentence for _, sentence in self._told]
