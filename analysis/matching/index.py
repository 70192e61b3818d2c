"""Many goals put into groups of one subject each, and the pairs that a person has to decide, in time n log n.

Goals whose key settles what figure they are held against are sorted into groups by it. The others are compared within
their key only, and each only with the few first goals of groups that share most of its rarer words: a bounded number,
however large the panel.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from analysis.matching.judgement import SAME, Judgement, Verdict, judge
from analysis.matching.subjects import Subject, subject, wanted
from models.records import Goal
from models.terms import Direction

RARE = 4  # words of a goal that are looked up, the rarest first
KEPT = 16  # groups that are looked at per word, the earliest first
COMPARED = 8  # groups that a goal is compared with, those first that share most of its rare words
NEAR_KEYS = 16  # groups of another key, of the same group and measure, that a goal's group is held against for doubts
DIGITS = 8


@dataclass(slots=True)
class Group:
    """Goals of one subject. `first` is the earliest in the order given; its id and words name the group."""

    subject_id: str
    first: Goal
    subject: Subject
    goals: list[Goal] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two goals of different groups that may be one."""

    one: Goal
    other: Goal
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Matching:
    """Every goal in exactly one group, and the pairs that were too near to tell."""

    groups: tuple[Group, ...]
    doubts: tuple[Doubt, ...]
    of: dict[str, Group]  # goal_id -> its group


def match(
    goals: Sequence[Goal],
    joined: Sequence[tuple[str, str]] = (),
    parted: Sequence[tuple[str, str]] = (),
    vocabulary: Path | None = None,
) -> Matching:
    """The goals in groups. `joined` and `parted` are pairs of goal ids that a person called the same or different:
    they stand over every rule."""
    ordered = sorted(goals, key=lambda goal: (goal.doc_id, goal.span.start, goal.goal_id))
    read = [(goal, subject(goal, vocabulary)) for goal in ordered]
    groups = _Settled(), _Worded(Counter(word for _, one in read for word in one.words))
    for goal, one in read:
        groups[0 if one.settled else 1].add(goal, one)
    made = [*groups[0].groups, *groups[1].groups]
    of = {goal.goal_id: group for group in made for goal in group.goals}
    made = _decided(made, of, joined, parted, vocabulary)
    doubts = tuple(_doubts(made, groups[1].near, {frozenset(pair) for pair in (*joined, *parted)}))
    return Matching(tuple(made), doubts, of)


class _Settled:
    """Groups by key alone."""

    def __init__(self) -> None:
        self._by_key: dict[tuple[object, ...], Group] = {}

    def add(self, goal: Goal, one: Subject) -> None:
        group = self._by_key.get(one.key)
        if group is None:
            group = self._by_key[one.key] = Group(_id(repr(one.key)), goal, one)
        group.goals.append(goal)

    @property
    def groups(self) -> list[Group]:
        return list(self._by_key.values())


class _Worded:
    """Groups by words within a key, each told by its first goal."""

    def __init__(self, counts: Counter[str]) -> None:
        self._counts = counts
        self._by_words: dict[tuple[object, ...], Group] = {}
        self._by_rare: dict[tuple[object, ...], list[int]] = defaultdict(list)
        self.groups: list[Group] = []
        self.near: list[tuple[Goal, Group, Judgement]] = []

    def add(self, goal: Goal, one: Subject) -> None:
        exact = (one.key, one.words)
        group = self._by_words.get(exact) or self._nearest(goal, one)
        if group is None:
            group = Group(_id(repr(exact)), goal, one)
            self.groups.append(group)
            for word in self._rare(one):
                posted = self._by_rare[one.key, word]
                if len(posted) < KEPT:
                    posted.append(len(self.groups) - 1)
        self._by_words.setdefault(exact, group)
        group.goals.append(goal)

    def _rare(self, one: Subject) -> list[str]:
        return sorted(one.words, key=lambda word: (self._counts[word], word))[:RARE]

    def _nearest(self, goal: Goal, one: Subject) -> Group | None:
        shared: Counter[int] = Counter()
        for word in self._rare(one):
            shared.update(self._by_rare.get((one.key, word), ()))
        best: tuple[float, Group] | None = None
        doubt: tuple[Group, Judgement] | None = None
        for number in sorted(shared, key=lambda number: (-shared[number], number))[:COMPARED]:
            group = self.groups[number]
            judgement = judge(one, group.subject, (wanted(goal), wanted(group.first)))
            if judgement.verdict is Verdict.SAME and (best is None or judgement.score > best[0]):
                best = judgement.score, group
            elif judgement.verdict is Verdict.DOUBTFUL and (doubt is None or judgement.score > doubt[1].score):
                doubt = group, judgement
        if best is None and doubt is not None:
            self.near.append((goal, *doubt))
        return best[1] if best else None


def _decided(
    groups: list[Group],
    of: dict[str, Group],
    joined: Sequence[tuple[str, str]],
    parted: Sequence[tuple[str, str]],
    vocabulary: Path | None,
) -> list[Group]:
    """The groups as a person's answers make them. A pair of goals that are no longer there is passed over."""
    for one, other in joined:
        left, right = of.get(one), of.get(other)
        if left is None or right is None or left is right:
            continue
        left.goals += right.goals
        of.update({goal.goal_id: left for goal in right.goals})
        groups.remove(right)
    for one, other in parted:
        group = of.get(one)
        if group is None or group is not of.get(other):
            continue
        goal = next(goal for goal in group.goals if goal.goal_id == other)
        group.goals.remove(goal)
        of[other] = Group(_id(f"apart {other}"), goal, subject(goal, vocabulary), [goal])
        groups.append(of[other])
    return groups


def _doubts(
    groups: Sequence[Group], near: Sequence[tuple[Goal, Group, Judgement]], told: set[frozenset[str]]
) -> Iterator[Doubt]:
    """Pairs that a person should see: near by words, or groups that differ only in what one of them leaves unsaid."""
    seen = set(told)

    def new(one: Goal, other: Goal) -> bool:
        pair = frozenset({one.goal_id, other.goal_id})
        return len(pair) == 2 and one.doc_id != other.doc_id and pair not in seen and not seen.add(pair)  # type: ignore[func-returns-value]

    for goal, group, judgement in near:
        if new(group.first, goal):
            yield Doubt(group.first, goal, judgement)
    blocks: dict[tuple[object, ...], list[Group]] = defaultdict(list)
    for group in groups:
        blocks[tuple(sorted(group.subject.groups)), *group.subject.key[3:7]].append(group)
    for block in blocks.values():
        block.sort(key=lambda group: (" ".join(group.subject.words), group.subject_id))
        for index, group in enumerate(block):
            for other in block[index + 1 : index + 1 + NEAR_KEYS]:
                if group.subject.key == other.subject.key and not group.subject.settled:
                    continue
                judgement = judge(group.subject, other.subject, _wants(group, other))
                if judgement.verdict is Verdict.DOUBTFUL and judgement.score >= SAME and new(group.first, other.first):
                    yield Doubt(group.first, other.first, judgement)


def _wants(one: Group, other: Group) -> tuple[Direction | None, Direction | None]:
    return wanted(one.first), wanted(other.first)


def _id(text: str) -> str:
    return f"s{hashlib.sha256(text.encode()).hexdigest()[:DIGITS]}"
