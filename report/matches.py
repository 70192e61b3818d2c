"""Matched goals as a list, and how many there are."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from analysis.compare import subjects
from analysis.matching.index import Matching
from analysis.panel import Panel
from report.terminal import counted

HEADERS = ("subject_id", "target_groups", "measure", "figure", "kommune", "year", "doc_id", "goal_id", "goal_key")


def listed(panel: Panel, found: Matching) -> bytes:
    """Every goal with its subject, as CSV in the form of the dataset's."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(HEADERS)
    for row in subjects.rows(found):
        for goal in row.goals:
            writer.writerow(
                (
                    row.subject_id, row.groups, row.measure, row.figure, panel.kommune(goal), panel.year(goal),
                    goal.doc_id, goal.goal_id, goal.goal_key,
                )
            )  # fmt: skip
    return stream.getvalue().encode()


def summary(found: Matching) -> Iterator[str]:
    """What was found, in sentences."""
    goals = sum(len(group.goals) for group in found.groups)
    shared = sum(len({goal.doc_id for goal in group.goals}) > 1 for group in found.groups)
    subjects_found = counted(len(found.groups), "subject", "subjects")
    yield f"{counted(goals, 'goal', 'goals')} in {subjects_found}, {shared:,} of them in several documents."
    yield f"{counted(len(found.doubts), 'pair is', 'pairs are')} too near to tell."
