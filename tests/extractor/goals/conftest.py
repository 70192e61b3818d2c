"""Small documents with their goals marked: `[[a goal]]`, with its fields listed below, and `{{no goal}}`.

A file of `cases/` is a list of documents. `text` follows a title page; `goals` lists the fields of the marked goals
in reading order, one mapping for each row that the goal makes; fields that are not listed may be anything, and an
empty one (null) must be empty.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
import yaml

from extractor import goals as goals_room
from extractor import sections
from extractor.ids import RecordIds
from extractor.layout import text_blocks
from models.blocks import Reading
from models.records import Document, Goal
from models.terms import DocType

CASES = Path(__file__).parent / "cases"
SAME_PLACE = 0.5  # share of the characters of a goal and of a mark that both must hold to be one place
ROUNDING = 0.05  # "two thirds" is written 66.7

_TITLES = {"plan": "Beskæftigelsesplan", "status": "Status på beskæftigelsesplan", "policy": "Beskæftigelsespolitik"}
_MARK = re.compile(r"\[\[(?P<goal>.+?)\]\]|\{\{(?P<other>.+?)\}\}", re.DOTALL)
_BROKEN_WORD = re.compile(r"(?<=\w)-\n\s*(?=\w)")  # a word that the hand-wrapped line breaks; a reader may join it
_JOINT = "\N{SOFT HYPHEN}"


@dataclass(frozen=True, slots=True)
class Case:
    """One document as written, its marks taken out."""

    name: str
    text: str = field(repr=False)
    document: Document = field(repr=False)
    marks: tuple[tuple[str, bool], ...] = field(
        repr=False
    )  # the marked words in reading order, and whether they are a goal
    fields: tuple[tuple[Mapping[str, Any], ...], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Read:
    """A document's canonical text with the marks in it, and the goals that were read."""

    reading: Reading
    goals: tuple[Goal, ...]
    places: tuple[tuple[int, int], ...]

    def at(self, index: int) -> list[Goal]:
        """The goals at a mark's place."""
        start, end = self.places[index]
        return [goal for goal in self.goals if _overlap(goal, start, end) >= SAME_PLACE]

    def touching(self, index: int) -> list[Goal]:
        """The goals that hold any of a mark's characters."""
        start, end = self.places[index]
        return [goal for goal in self.goals if goal.span.start < end and start < goal.span.end]

    def elsewhere(self) -> list[Goal]:
        """The goals that hold no character of any mark."""
        touched = {id(goal) for index in range(len(self.places)) for goal in self.touching(index)}
        return [goal for goal in self.goals if id(goal) not in touched]


@dataclass(frozen=True, slots=True)
class Marked:
    """One mark of a case."""

    case: Case
    index: int
    fields: tuple[Mapping[str, Any], ...] = ()

    @property
    def words(self) -> str:
        return self.case.marks[self.index][0]

    def read(self) -> list[Goal]:
        return read(self.case.name).at(self.index)

    def touching(self) -> list[Goal]:
        return read(self.case.name).touching(self.index)

    def wrong(self) -> dict[str, tuple[Any, Any]]:
        """The fields that differ, as (expected, read), in the pairing of rows that differs least."""
        rows = self.read()
        if len(rows) != len(self.fields):
            return {"rows": (len(self.fields), len(rows))}
        pairings = (
            [_differences(*pair) for pair in zip(self.fields, order, strict=True)] for order in permutations(rows)
        )
        best = min(pairings, key=lambda pairing: sum(map(len, pairing)))
        return {f"{name} [{row}]": values for row, found in enumerate(best) for name, values in found.items()}


def _overlap(goal: Goal, start: int, end: int) -> float:
    common = min(goal.span.end, end) - max(goal.span.start, start)
    return common / (max(goal.span.end, end) - min(goal.span.start, start))


def _differences(expected: Mapping[str, Any], goal: Goal) -> dict[str, tuple[Any, Any]]:
    found = {name: getattr(goal, name) for name in expected if name != "key"}
    return {name: (expected[name], value) for name, value in found.items() if not _same(expected[name], value)}


def _same(expected: Any, value: Any) -> bool:
    if isinstance(expected, list):
        return set(expected) == set(value)
    if isinstance(expected, (int, float)) and not isinstance(expected, bool):
        return value is not None and abs(expected - value) <= ROUNDING
    return bool(expected == value)


@cache
def load(file: str) -> tuple[Case, ...]:
    """The documents of one file of cases."""
    entries = yaml.safe_load((CASES / file).read_text(encoding="utf-8"))
    return tuple(
        _case(f"{Path(file).stem}-{number:02}-{entry['category']}", entry) for number, entry in enumerate(entries, 1)
    )


def _case(name: str, entry: Mapping[str, Any]) -> Case:
    kind, year, last = entry.get("kind", "plan"), entry["year"], entry.get("year_end")
    years = f"{year}-{last}" if last else str(year)
    front = (
        f"Egedrup Kommune\n\n{_TITLES[kind]} {years}\n\n\nByrådet har vedtaget denne tekst på sit møde i oktober.\n\n\n"
    )
    marks = tuple((mark["goal"] or mark["other"], mark["goal"] is not None) for mark in _MARK.finditer(entry["text"]))
    fields = tuple(tuple(one) if isinstance(one, list) else (one,) for one in entry.get("goals", ()))
    assert len(fields) == sum(is_goal for _, is_goal in marks), f"{name}: marks and fields differ in number"
    document = Document(
        doc_id="egedrup", file="egedrup.txt", sha256="0" * 64, kommune=("Egedrup",), kommune_code=(),
        region=("Region Sjælland",), year=year, doc_type=DocType(kind), stage=None, title=None, issued=None, pages=None,
        characters=0, year_end=last,
    )  # fmt: skip
    return Case(
        name, front + _MARK.sub(lambda mark: mark["goal"] or mark["other"], entry["text"]), document, marks, fields
    )


@cache
def read(name: str) -> Read:
    """The goals of a case by its name."""
    case = next(one for file in _files(("*.yaml",)) for one in load(file) if one.name == name)
    reading = text_blocks.compose(case.text.encode())
    ids = RecordIds("egedrup")
    outline = sections.outline(reading, "egedrup", ids)
    places, start = [], 0
    for words, _ in case.marks:
        found = _pattern(words).search(reading.text, start)
        assert found, f"{name}: {words!r} is not in the canonical text"
        places.append(found.span())
        start = found.end()
    return Read(reading, goals_room.goals(reading, case.document, outline, ids), tuple(places))


def _pattern(words: str) -> re.Pattern[str]:
    """The words as the canonical text may hold them: white space free, broken words joined or not."""
    pattern = r"\s+".join(re.escape(word) for word in _BROKEN_WORD.sub(_JOINT, words).split())
    return re.compile(pattern.replace(_JOINT, r"(?:-\s+)?"))


def _files(patterns: tuple[str, ...]) -> list[str]:
    return sorted({path.name for pattern in patterns for path in CASES.glob(pattern)})


def goal_marks(case: Case) -> list[Marked]:
    """The goals of a case, with their fields."""
    indices = [index for index, (_, is_goal) in enumerate(case.marks) if is_goal]
    return [Marked(case, index, fields) for index, fields in zip(indices, case.fields, strict=True)]


def other_marks(case: Case) -> list[Marked]:
    """What a case marks as no goal."""
    return [Marked(case, index) for index, (_, is_goal) in enumerate(case.marks) if not is_goal]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """`goal`, `other` and `document` stand for each of the marks or documents in the module's CASE_FILES."""
    cases = [case for file in _files(getattr(metafunc.module, "CASE_FILES", ())) for case in load(file)]
    for name, marks_of in (("goal", goal_marks), ("other", other_marks)):
        if name in metafunc.fixturenames:
            marks = [mark for case in cases for mark in marks_of(case)]
            metafunc.parametrize(name, marks, ids=[f"{mark.case.name}-{mark.index + 1}" for mark in marks])
    if "document" in metafunc.fixturenames:
        metafunc.parametrize("document", cases, ids=[case.name for case in cases])


@pytest.fixture(scope="session")
def read_case() -> Callable[[str], Read]:
    """Name of a case -> what was read in it."""
    return read


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the cases of `limits.toml` as expected to fail, with their cause."""
    limits = tomllib.loads((CASES.parent / "limits.toml").read_text(encoding="utf-8"))
    causes = {name: cause for cause, names in limits.items() for name in names}
    for item in items:
        name = item.name.partition("[")[2].removesuffix("]")
        cause = causes.get(name) or causes.get(f"{item.path.name}::{name}")
        if item.path.is_relative_to(CASES.parent) and cause:
            item.add_marker(pytest.mark.xfail(reason=cause, strict=True))
