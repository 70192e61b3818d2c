"""Answer files: what a document holds, coded by hand. One JSON file per document, in the form of corpus/gold.

    {"document": {"kommune": …, "year": …}, "sections": [{"title": …}], "goals": [{"quote": …, "measure": …}],
     "results": […], "tables": [{"caption": …, "header_rows": 1, "cells": [["…"]]}], "figures": [{"caption": …}],
     "findings": [{"kind": …, "message": …, "evidence": ["…"]}], "checks": [{"goal": its id, "computed_verdict": …}]}

A part that a file leaves out was not coded and is not counted; an empty one says that the document holds none.
`"certainty": "borderline"` marks what counts neither way, `"occurrence": 2` the second place where a quote stands.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from models.errors import BeskplanError, ExitCode

MENTIONS = ("sections", "goals", "results", "figures")
_RENDITION = {"sections": "headings"}  # what the answers beside a document's PDF call the same


class GoldError(BeskplanError):
    """An answer file that cannot be read, or a folder without any."""

    exit_code = ExitCode.USAGE


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing that was coded. `start` is its place in the canonical text, once `located`."""

    quote: str
    values: Mapping[str, Any]
    borderline: bool = False
    occurrence: int = 1
    start: int | None = None

    def located(self, text: str) -> Answer:
        """With the place of its quote in `text`; without one where the text has no such words."""
        start = -1
        for _ in range(self.occurrence if self.quote else 0):
            start = text.find(self.quote, start + 1)
        return replace(self, start=start if start >= 0 else None)


@dataclass(frozen=True, slots=True)
class FindingAnswer:
    """One inconsistency that was coded, with the quotes that show it."""

    kind: str
    message: str
    evidence: tuple[str, ...]
    borderline: bool = False


@dataclass(frozen=True, slots=True)
class Gold:
    """The answers for one document; None where a part was not coded."""

    name: str
    document: Mapping[str, Any] | None
    mentions: Mapping[str, tuple[Answer, ...]]
    tables: tuple[Mapping[str, Any], ...] | None
    findings: tuple[FindingAnswer, ...] | None = None
    checks: tuple[Answer, ...] | None = None  # with the quote of the goal that each is of

    def located(self, text: str) -> Gold:
        """With the place of every quote in the canonical text."""
        return replace(
            self,
            mentions={part: tuple(one.located(text) for one in answers) for part, answers in self.mentions.items()},
        )


class GoldFolder:
    """The answer files of a folder. Raises GoldError where it holds none, or one that cannot be read."""

    def __init__(self, folder: Path) -> None:
        self._by_name = {path.stem: _read(path) for path in sorted(folder.glob("*.json"))}
        if not self._by_name:
            raise GoldError(f"{folder} holds no answer file (.json).", "See corpus/gold for their form.")
        self._by_key: dict[str, list[Gold]] = {}
        for gold in self._by_name.values():
            self._by_key.setdefault(_key(gold.name), []).append(gold)

    def __iter__(self) -> Iterator[Gold]:
        return iter(self._by_name.values())

    def of(self, file: str) -> Gold | None:
        """The answers for a file: those of its name, else the only ones whose name shares its part before the first
        "_", "-" or "." ("000-word.pdf" and "000_a1b2.json")."""
        name = PurePosixPath(file).name
        exact = self._by_name.get(PurePosixPath(name).stem)
        shared = self._by_key.get(_key(name), [])
        return exact or (shared[0] if len(shared) == 1 else None)


def _key(name: str) -> str:
    return re.split(r"[_\-.]", name)[0]


def _read(path: Path) -> Gold:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(data, dict):
            raise ValueError("it holds no object")
        return Gold(
            path.stem,
            data.get("document"),
            {part: tuple(map(_answer, data[key])) for part in MENTIONS if (key := _name(part, data)) in data},
            tuple(map(_table, data["tables"])) if "tables" in data else None,
            tuple(map(_finding, data["findings"])) if "findings" in data else None,
            tuple(_checks(data)) if "checks" in data else None,
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise GoldError(f"The answer file {path} cannot be read ({error}).", "See corpus/gold for its form.") from error


def _name(part: str, data: Mapping[str, Any]) -> str:
    return part if part in data else _RENDITION.get(part, part)


def _answer(item: Mapping[str, Any]) -> Answer:
    quote = item.get("quote") or item.get("title") or item.get("caption")
    if not isinstance(quote, str):
        raise ValueError("an answer has no quote")
    return Answer(quote, item, item.get("certainty") == "borderline", int(item.get("occurrence") or 1))


def _table(item: Mapping[str, Any]) -> Mapping[str, Any]:
    if not isinstance(item["cells"], list) or not all(isinstance(row, list) for row in item["cells"]):
        raise ValueError("the cells of a table are no list of rows")
    return item


def _finding(item: Mapping[str, Any]) -> FindingAnswer:
    return FindingAnswer(
        item["kind"], item.get("message") or "", tuple(item["evidence"]), item.get("certainty") == "borderline"
    )


def _checks(data: Mapping[str, Any]) -> Iterator[Answer]:
    """The checks of goals that are among the answers."""
    quotes = {goal["id"]: goal["quote"] for goal in data.get("goals", ()) if "id" in goal}
    for item in data["checks"]:
        if item["goal"] in quotes:
            yield Answer(quotes[item["goal"]], item, item.get("certainty") == "borderline")
