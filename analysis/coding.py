"""A coding sheet: goals of a run drawn at random, to be judged by hand, and what the judged sheet says of the run.

Goals tell precision and fields. Sentences that are no goal of the run, drawn in the same way, tell what was missed.
What is drawn hangs on the seed and on each row's own id, so that the same run gives the same sheet on any machine, and
a larger sample holds the smaller one.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from analysis.dataset import Dataset
from analysis.evaluation.mentions import FIELDS
from analysis.evaluation.reliability import Bin, reliability
from analysis.evaluation.tally import Share
from analysis.evaluation.values import wilson, words
from models.errors import BeskplanError, ExitCode
from models.records import Extraction, Figure, Goal, Section, Table
from models.schema import row

Splitter = Callable[[str], Sequence[tuple[int, int]]]  # a text -> the places of its sentences

GOAL_FIELDS = FIELDS["goals"]
LEAST_WORDS = 5  # of a sentence that is worth judging
_BLOCK = re.compile(
    r"(?:[^\n]|\n(?!\s*\n|[ \t]*(?:[-–•○●▪✓*#]|\d{1,2}[.)])[ \t]))+"
)  # up to a blank line or a list item
_MARKS = " \t\r\n-–•○●▪✓*#_"  # what is no part of a sentence at its ends
_YES = {"1", "x", "ja", "j", "yes", "y", "sand", "true"}
_NO = {"0", "nej", "n", "no", "falsk", "false"}
_UNSURE = {"?", "tvivl", "unsure", "borderline"}


class SheetError(BeskplanError):
    """A coded sheet that cannot be read, or that belongs to another run."""

    exit_code = ExitCode.USAGE


class Kind(StrEnum):
    """What a line of the sheet asks about."""

    GOAL = "goal"
    SENTENCE = "sentence"


class Judgement(StrEnum):
    """What the coder says of a line; nothing where it was left empty."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the sheet. `fields` are those of a goal; `version` changes where one of them does."""

    kind: Kind
    line_id: str
    version: str
    file: str
    place: str
    section: str
    quote: str
    fields: Mapping[str, Any]
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Coded:
    """One line as it came back from the coder."""

    line_id: str
    version: str
    judgement: Judgement | None
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CodedSheet:
    """What a judged sheet says of its run.

    `goals`: how many of the judged goals are goals; `fields` and `whole`: of those, the fields and the rows without a
    wrong one; `missed`: how many of the judged sentences are goals. `gone`: lines whose goal the run no longer has;
    `changed`: goals whose fields are others now, left out of `fields`. `run_goals` and `run_sentences`: how many of
    either the run holds.
    """

    goals: Share
    whole: Share
    fields: Mapping[str, Share]
    missed: Share
    unsure: int
    empty: int
    gone: int
    changed: int
    run_goals: int
    run_sentences: int
    reliability: tuple[Bin, ...]

    @property
    def recall(self) -> tuple[float, float, float] | None:
        """Estimated recall with the ends of its 95 % interval, or None where either kind was not judged: goals of the
        run that are goals, by those and the sentences expected to be goals too. The interval is that of `missed`."""
        rate, reach = self.missed.share, wilson(self.missed.right, self.missed.of)
        if rate is None or reach is None or not self.goals.share:
            return None
        true = self.goals.share * self.run_goals
        middle, low, high = (true / (true + one * self.run_sentences) for one in (rate, reach[1], reach[0]))
        return middle, low, high


def draw(dataset: Dataset, size: int, seed: int, sentences: Splitter) -> list[Line]:
    """A random sample of `size` goals of the run and half as many sentences that are none, in an order that mixes
    documents and kinds: as many as there are where there are fewer."""
    goals: list[Line] = []
    others: list[Line] = []
    for extraction in dataset:
        goals += _goals(extraction)
        others += _others(extraction, sentences)
    chosen = [*_drawn(goals, size, seed), *_drawn(others, (size + 1) // 2, seed)]
    return _drawn(chosen, len(chosen), seed)


def weigh(dataset: Dataset, coded: Iterable[Coded], sentences: Splitter) -> CodedSheet:
    """What the judged lines say of the run. Raises SheetError where none of them is of this run."""
    goals = {line.line_id: line for extraction in dataset for line in _goals(extraction)}
    others = {line.line_id for extraction in dataset for line in _others(extraction, sentences)}
    lines = list(coded)
    known = [line for line in lines if line.line_id in goals or line.line_id in others]
    if not known:
        raise SheetError(f"No line of the sheet is of the run {dataset.folder}.", "Name the run it was drawn from.")
    judged = [line for line in known if line.judgement in {Judgement.YES, Judgement.NO}]
    of_goals = [(goals[line.line_id], line) for line in judged if line.line_id in goals]
    right = [(goal, line) for goal, line in of_goals if line.judgement is Judgement.YES]
    unchanged = [(goal, line) for goal, line in right if goal.version == line.version]
    of_sentences = [line for line in judged if line.line_id in others]
    return CodedSheet(
        goals=Share(len(right), len(of_goals)),
        whole=Share(sum(not line.wrong for _, line in unchanged), len(unchanged)),
        fields={name: _share(name, unchanged) for name in GOAL_FIELDS},
        missed=Share(sum(line.judgement is Judgement.YES for line in of_sentences), len(of_sentences)),
        unsure=sum(line.judgement is Judgement.UNSURE for line in known),
        empty=sum(line.judgement is None for line in known),
        gone=len(lines) - len(known),
        changed=len(right) - len(unchanged),
        run_goals=len(goals),
        run_sentences=len(others),
        reliability=reliability(
            (goal.confidence, line.judgement is Judgement.YES) for goal, line in of_goals if goal.confidence is not None
        ),
    )


def judgement(cell: str) -> Judgement | None:
    """What a coder's cell says, in Danish or English; raises ValueError where it says neither yes, no nor unsure."""
    said = cell.strip().lower()
    for one, forms in ((Judgement.YES, _YES), (Judgement.NO, _NO), (Judgement.UNSURE, _UNSURE)):
        if said in forms:
            return one
    if said:
        raise ValueError(f"{cell!r} is neither yes, no nor ?")
    return None


def wrong_fields(cell: str) -> tuple[str, ...]:
    """The names of fields in a coder's cell; raises ValueError where one is none."""
    names = tuple(re.findall(r"\w+", cell.lower()))
    unknown = [name for name in names if name not in GOAL_FIELDS]
    if unknown:
        raise ValueError(f"{', '.join(unknown)} is no field; the fields are {', '.join(GOAL_FIELDS)}")
    return names


def _share(name: str, pairs: Sequence[tuple[Line, Coded]]) -> Share:
    """A field counts where the row fills it, or where the coder says that it should have."""
    counted = [
        name not in line.wrong for goal, line in pairs if goal.fields[name] not in (None, []) or name in line.wrong
    ]
    return Share(sum(counted), len(counted))


def _drawn(lines: Sequence[Line], size: int, seed: int) -> list[Line]:
    return sorted(lines, key=lambda line: hashlib.sha256(f"{seed}\n{line.line_id}".encode()).digest())[:size]


def _goals(extraction: Extraction) -> Iterator[Line]:
    titles = {section.section_id: section.title for section in extraction.sections}
    for goal in extraction.goals:
        values = row(goal)
        fields = {name: values[name] for name in GOAL_FIELDS}
        version = hashlib.sha256(repr(fields).encode()).hexdigest()[:6]
        yield Line(
            Kind.GOAL, goal.goal_id, f"v{version}", extraction.document.file, place(goal),
            titles.get(goal.section_id or "", ""), goal.span.quote, fields, goal.confidence,
        )  # fmt: skip


def _others(extraction: Extraction, sentences: Splitter) -> Iterator[Line]:
    """The sentences that touch no goal, heading, table or caption."""
    text = extraction.text
    held: list[Goal | Section | Table | Figure] = [
        *extraction.goals,
        *extraction.sections,
        *extraction.tables,
        *extraction.figures,
    ]
    taken = sorted((one.span.start, one.span.end) for one in held)
    heads = [section.span.start for section in extraction.sections]
    for block in _BLOCK.finditer(text):
        for start, end in sentences(block.group()):
            first, last = block.start() + start, block.start() + end
            quote = text[first:last].strip(_MARKS)
            if len(words(quote)) < LEAST_WORDS or any(a < last and first < b for a, b in taken):
                continue
            above = bisect_right(heads, first)
            yield Line(
                Kind.SENTENCE, f"{extraction.document.doc_id}:{first}-{last}", "", extraction.document.file, "",
                extraction.sections[above - 1].title if above else "", quote, {},
            )  # fmt: skip


def place(goal: Goal) -> str:
    """Where a goal stands, as one would look it up: "p. 3" or "line 40"."""
    if goal.span.page is not None:
        return f"p. {goal.span.page}"
    return f"line {goal.span.line}" if goal.span.line is not None else ""
