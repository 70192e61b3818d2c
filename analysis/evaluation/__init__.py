"""How good a dataset is, held against answers that were coded by hand.

`gold` reads the answers, `alignment` finds which row answers which, `mentions`, `outline`, `grids` and `examination`
compare them, `tally` counts; `reliability` asks whether stated confidence holds.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from analysis.dataset import Dataset, DatasetError
from analysis.evaluation import examination, grids, mentions, outline
from analysis.evaluation.gold import Gold, GoldFolder
from analysis.evaluation.reliability import Bin, reliability
from analysis.evaluation.tally import Tally
from models.records import Extraction

PARTS = ("document", "sections", "goals", "results", "tables", "figures", "findings", "checks")


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The counts of a run: `each` document's (in the order of the dataset) and their `total`.

    `without_gold` names the documents of the run that have no answers, `unread` the answer files whose document is
    not in the run; neither is counted.
    """

    total: Tally
    each: tuple[Tally, ...]
    without_gold: tuple[str, ...]
    unread: tuple[str, ...]

    @property
    def reliability(self) -> tuple[Bin, ...]:
        """Stated confidence of goals against the share that are goals."""
        return reliability(self.total.judged)


def evaluate(dataset: Dataset, gold: GoldFolder, parts: Collection[str] = PARTS) -> Evaluation:
    """Holds every document of the run that has answers against them, in the `parts` of PARTS that are asked for.

    Raises DatasetError where no document of the run has answers.
    """
    each: list[Tally] = []
    without: list[str] = []
    used: set[str] = set()
    total = Tally()
    for document in dataset.documents:
        answers = gold.of(document.file)
        if answers is None:
            without.append(document.file)
            continue
        used.add(answers.name)
        each.append(compare(dataset.extraction(document), answers, parts))
        total.add(each[-1])
    if not each:
        raise DatasetError(
            f"No document of {dataset.folder} has an answer file.",
            "An answer file is named like its document, with .json at the end.",
        )
    unread = tuple(one.name for one in gold if one.name not in used)
    return Evaluation(total, tuple(each), tuple(without), unread)


def compare(extraction: Extraction, answers: Gold, parts: Collection[str] = PARTS) -> Tally:
    """The counts of one document."""
    tally = Tally(extraction.document.file)
    if extraction.document.pages is None:  # in a PDF's text the quotes of another rendition stand elsewhere
        answers = answers.located(extraction.text)
    coded = {part: answers.mentions[part] for part in parts if part in answers.mentions}
    if "document" in parts and answers.document is not None:
        outline.identity(answers.document, extraction.document, tally)
    if "sections" in coded:
        outline.sections(coded["sections"], extraction.sections, tally)
    if "goals" in coded:
        mentions.compare("goals", coded["goals"], extraction.goals, tally)
    if "results" in coded:
        mentions.compare("results", coded["results"], extraction.results, tally)
    if "tables" in parts and answers.tables is not None:
        grids.tables(answers.tables, extraction.tables, extraction.cells, tally)
    if "figures" in coded:
        outline.figures(coded["figures"], extraction.figures, tally)
    if "findings" in parts and answers.findings is not None:
        examination.findings(answers.findings, extraction.findings, tally)
    if "checks" in parts and answers.checks is not None:
        examination.checks(answers.checks, extraction.checks, extraction.goals, tally)
    outline.places(extraction, tally)
    return tally
