"""The goals of a panel under their subjects: the rows that views of goals share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis.compare import wording
from analysis.matching.index import Group, Matching, match
from analysis.panel import Panel, first_per_key
from models.labels import label
from models.records import Goal

Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, eq=False)  # told apart as objects: the goals of a row are many to compare
class Row:
    """One subject with the goals that are about it, each key of a document once."""

    subject_id: str
    groups: str
    measure: str  # the Danish word
    figure: str
    goals: tuple[Goal, ...]


def matching(panel: Panel, joined: Pairs = (), parted: Pairs = (), vocabulary: Path | None = None) -> Matching:
    """The goals that the panel's filters want, in groups."""
    wanted = [goal for goal in panel.goals if panel.filters.goal(goal)]
    return match(wanted, joined, parted, vocabulary)


def rows(found: Matching) -> Iterator[Row]:
    """The subjects in the order in which people look for them: group, measure, what is counted."""
    made = (_row(group) for group in found.groups)
    return iter(
        sorted(made, key=lambda row: (row.groups.startswith("("), row.groups, row.measure, row.figure, row.subject_id))
    )


def _row(group: Group) -> Row:
    subject = group.subject
    return Row(
        group.subject_id, wording.groups(subject.groups), label("measure", subject.measure),
        wording.figure(subject, group.first.span.quote), tuple(first_per_key(group.goals)),
    )  # fmt: skip
