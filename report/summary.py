"""The closing lines of a run: what was read, what was not, and where to look next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from models.records import Problem
from models.terms import Severity
from report.dataset import Counts
from report.terminal import counted, shortened

NAMED = 5  # files that could not be read, named one by one
SENTENCE_LENGTH = 300  # characters
_COUNTED = (
    ("goals", "goal", "goals"),
    ("results", "result", "results"),
    ("tables", "table", "tables"),
    ("figures", "figure", "figures"),
    ("sections", "section", "sections"),
    ("checks", "check", "checks"),
    ("findings", "finding", "findings"),
)


def summary(counts: Counts, problems: Sequence[Problem], folder: Path) -> Iterator[str]:
    """Lines of plain text about the dataset in `folder`; `problems` are those of files that gave no document."""
    failed = [problem for problem in problems if problem.severity is Severity.ERROR]
    read = f"{counted(counts.rows['documents'], 'document', 'documents')} read"
    yield read + (f", {counted(len(failed), 'file', 'files')} could not be read:" if failed else ".")
    yield from (f"  {told(problem)}" for problem in failed[:NAMED])
    if len(failed) > NAMED:
        yield f"  and {len(failed) - NAMED:,} more."
    yield "Found " + ", ".join(counted(counts.rows[table], *words) for table, *words in _COUNTED) + "."
    weighed = [counted(n, weight, f"{weight}s") for weight in Severity if (n := counts.problems.get(weight, 0))]
    if weighed:
        yield f"Problems: {', '.join(weighed)}; see {folder / 'problems.csv'}."
    yield f"The dataset is in {folder}: start with goals.csv; beskplan columns explains every column."


def no_document(problems: Sequence[Problem]) -> str:
    """Why a run gave no document, in one sentence: the gravest problem."""
    if not problems:
        return "No plan was found."
    gravest = min(problems, key=lambda problem: list(Severity).index(problem.severity))
    others = f" (and {counted(len(problems) - 1, 'other problem', 'other problems')})" if len(problems) > 1 else ""
    return f"No document could be read: {told(gravest)}{others}"


def told(problem: Problem) -> str:
    """A problem's sentence with the file that it is about, in one line."""
    sentence = problem.message if problem.file in problem.message else f"{problem.file}: {problem.message}"
    return shortened(sentence, SENTENCE_LENGTH)
