"""What a table must say of itself: run, versions, documents, how to cite it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from analysis.panel import Panel
from models.records import Document
from report.version import version

DIGITS = 12  # of the release's hash that are told
_TOOL = "beskplan: goals, results, tables and figures of Danish municipal employment plans"


@dataclass(frozen=True, slots=True)
class About:
    """The run that a table was made from. `release` is a hash of its documents' hashes: the same documents are the
    same release, wherever and in whatever order they were read."""

    run: str
    version: str
    release: str
    documents: tuple[Document, ...]
    filters: str = ""

    @property
    def years(self) -> str:
        """First and last year of the documents: "2009-2024"."""
        years = sorted({document.year for document in self.documents if document.year})
        if not years:
            return ""
        return str(years[0]) if years[0] == years[-1] else f"{years[0]}-{years[-1]}"

    @property
    def kommuner(self) -> int:
        """How many municipalities have a document."""
        return len({name for document in self.documents for name in document.kommune})

    def citation(self) -> str:
        """One sentence to cite the release by."""
        return (
            f"{len(self.documents)} dokumenter fra {self.kommuner} kommuner, {self.years}; udtrukket med beskplan "
            f"{self.version}, udgave {self.release}."
        )

    def bibtex(self) -> str:
        """BibTeX entries of the corpus release and of the tool. `date` of the release is left to who publishes it."""
        return (
            f"@dataset{{beskplan-{self.release},\n"
            f"  title   = {{Danish municipal employment plans {self.years.replace('-', '--')}: {len(self.documents)} "
            f"documents of {self.kommuner} municipalities}},\n"
            f"  version = {{{self.release}}},\n"
            f"  note    = {{Extracted with beskplan {self.version}; the version is a hash of the documents' SHA-256}}\n"
            "}\n\n"
            f"@software{{beskplan,\n"
            f"  title   = {{{_TOOL}}},\n"
            f"  version = {{{self.version}}}\n"
            "}\n"
        )


def about(panel: Panel, filters: str = "") -> About:
    """What there is to say of the dataset of a panel."""
    documents = tuple(panel.documents.values())
    return About(run_name(panel.folder), version(), release(documents), documents, filters)


def run_name(folder: Path) -> str:
    """The name that a run goes by: its folder's."""
    return folder.resolve().name


def release(documents: tuple[Document, ...]) -> str:
    """A hash of the documents' hashes, in any order."""
    joined = "\n".join(sorted(document.sha256 for document in documents))
    return hashlib.sha256(joined.encode()).hexdigest()[:DIGITS]
