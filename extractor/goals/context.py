"""What stands above a place in the document: the goal label, the list, the heading, and who set the goals."""

from __future__ import annotations

from dataclasses import dataclass

from models.terms import GoalLevel


@dataclass(slots=True)
class Context:
    """What a walk over the blocks knows where it stands.

    A goal label ("Resultatkrav:", "Mål for 2020") or an introducing line ("Målene er følgende:") opens a list of goals.
    A report label ("Resultat:") suspends it: after it the list goes on only where an item's own label says so. Another
    introducing line ("Der er fokus på:") opens a list of something else. A heading that is no label ends them all.
    """

    heading: str = ""  # the nearest heading that is no label
    label: str = ""  # the goal label or introducing line that is open
    label_level: GoalLevel | None = None  # who set the goals under it
    level: GoalLevel | None = None  # who set the goals that the text below the heading speaks of
    opened: bool = False  # nothing has come yet under the label
    listed: bool = False  # its list goes on
    reported: bool = False  # a report label has come since
    other_list: bool = False  # a list of something else is open
    group: str = ""  # the bold or run-in label of a list item, for the items below it
    group_depth: int = 0
    grouped: bool = False  # headings under the label name groups, each with goals of its own

    def enter(self, heading: str, level: GoalLevel | None = None) -> None:
        """A heading that is no label; `level` says who set the goals that the text before it spoke of, where that
        holds on."""
        self.level = level
        self.heading, self.label, self.group, self.grouped = heading, "", "", False
        self.opened = self.listed = self.reported = self.other_list = False

    def open_goals(self, label: str, level: GoalLevel | None, *, run_in: bool = False) -> None:
        """A goal label, or a line that introduces goals; a run-in label has its first goal beside it."""
        self.label, self.label_level, self.grouped = label, level, False
        self.opened, self.listed = not run_in, True
        if not run_in:
            self.group, self.other_list = "", False
        self.reported = False

    def takes_group(self) -> bool:
        """Whether a short heading here names a group of the goal label above: it is the first thing under the label,
        or groups have stood there before."""
        return self.listed and not self.reported and not self.other_list and (self.opened or self.grouped)

    def open_group(self, group: str) -> None:
        """A heading that names a group under a goal label."""
        self.group, self.grouped, self.opened = group, True, True

    def open_report(self) -> None:
        """A label above what was done or seen."""
        self.opened, self.reported = False, True

    def open_other(self) -> None:
        """A line that introduces a list of something else."""
        self.opened, self.other_list = False, True
