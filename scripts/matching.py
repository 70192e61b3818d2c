"""Measures the matching of goals on the pairs judged by hand in corpus/matching/pairs.yaml.

    python -m scripts.matching [--show] [--part tuned|held_out] [--write]

--write puts the figures into docs/matching.json, which docs/COMPARISON_FIGURES.md is made from. Pairs of real plans are
looked up in ../shared/plans and left out where it is absent. The pairs fall into two parts by a hash of their names:
rules were tuned on one, the other was only measured.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from analysis.matching.judgement import Judgement, Verdict, judge
from analysis.matching.subjects import subject, wanted
from extractor.pipeline import extract
from extractor.reading.source import gather
from models.provenance import Span
from models.records import Goal
from models.terms import Direction, GoalLevel, Measure, Unit

ROOT = Path(__file__).resolve().parents[1]
FIGURES = ROOT / "docs" / "matching.json"
PAIRS = ROOT / "corpus" / "matching" / "pairs.yaml"
_SOURCES = (ROOT / "corpus" / "examples", ROOT.parent / "shared" / "plans")


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair with the answer that was given by hand and the one that the rules give."""

    one: str
    other: str
    same: bool
    goals: tuple[Goal, Goal] | None  # None where a document or a goal of it is not there

    @property
    def judgement(self) -> Judgement:
        """What the rules say of the pair; a goal that is not there is no match."""
        if self.goals is None:
            return Judgement(Verdict.DIFFERENT, 0.0, "not found")
        one, other = self.goals
        return judge(subject(one), subject(other), (wanted(one), wanted(other)))

    @property
    def held_out(self) -> bool:
        """Whether the pair belongs to the part that no rule was tuned on."""
        return hashlib.sha256(f"{self.one} {self.other}".encode()).digest()[0] % 2 == 1


def pairs() -> Iterator[Pair]:
    """The pairs of the file, those of documents that are absent left out."""
    data = yaml.safe_load(PAIRS.read_text(encoding="utf-8"))
    own = {name: own_goal(name, line) for name, line in data["goals"].items()}
    for one, other, answer in data["pairs"]:
        if any(":" in name and _document(name.split(":")[0]) is None for name in (one, other)):
            continue
        found = [own.get(name) or _referred(name) for name in (one, other)]
        goals = (found[0], found[1]) if found[0] and found[1] else None
        yield Pair(one, other, answer == "same", goals)


def own_goal(name: str, line: str) -> Goal:
    """A goal as the file writes it: group | measure | unit | value | direction | words."""
    groups, measure, unit, value, direction, words = (part.strip() for part in line.split("|"))
    return Goal(
        name, name, name, Span(0, len(words), words), GoalLevel.LOCAL, bool(value),
        tuple(group.strip() for group in groups.split(",") if group.strip()), Measure(measure),
        direction=Direction(direction) if direction else None,
        target_value=float(value) if value else None,
        target_unit=Unit(unit) if unit and value else None,
    )  # fmt: skip


def _referred(name: str) -> Goal | None:
    document, _, goal = name.partition(":")
    return (_document(document) or {}).get(goal)


@cache
def _document(name: str) -> dict[str, Goal] | None:
    """The goals of the document whose file name begins so, by the last part of their ids."""
    for folder in _SOURCES:
        path = next(iter(sorted(folder.glob(f"{name}_*.txt"))), None) if folder.is_dir() else None
        if path is not None:
            sources, _ = gather([path])
            return {goal.goal_id.rpartition(".")[2]: goal for goal in extract(sources[0]).goals}
    return None


def measured(chosen: list[Pair]) -> dict[str, Any]:
    """Precision and recall of `same`, and how many pairs are left to a person."""
    said = [pair for pair in chosen if pair.judgement.verdict is Verdict.SAME]
    right = sum(pair.same for pair in said)
    truth = sum(pair.same for pair in chosen)
    return {
        "pairs": len(chosen),
        "same": truth,
        "precision": right / len(said) if said else None,
        "recall": right / truth if truth else None,
        "doubtful": sum(pair.judgement.verdict is Verdict.DOUBTFUL for pair in chosen),
    }


def main() -> None:
    """Prints the figures, and with --show each pair that was not answered right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--part", choices=["tuned", "held_out"])
    options = parser.parse_args()
    everything = list(pairs())
    parts = {
        "tuned": [pair for pair in everything if not pair.held_out],
        "held_out": [pair for pair in everything if pair.held_out],
        "all": everything,
    }
    for name, chosen in parts.items():
        print(name, measured(chosen))
    if options.write:
        figures = {name: measured(chosen) for name, chosen in parts.items()}
        FIGURES.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    if options.show:
        for pair in parts[options.part or "all"]:
            if (pair.judgement.verdict is Verdict.SAME) != pair.same:
                print(_told(pair))


def _told(pair: Pair) -> str:
    judgement = pair.judgement
    lines = [f"{'same' if pair.same else 'different'}: {pair.one} {pair.other} {judgement}"]
    if pair.goals is not None:
        lines += [f"    {goal.span.quote[:100]!r} {subject(goal).key} {subject(goal).words}" for goal in pair.goals]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
