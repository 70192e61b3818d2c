"""The words of `models/vocabulary/check.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import Any

from models import vocabulary
from models.terms import Frequency

FILE_NAME = "check.toml"


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(vocabulary.read(FILE_NAME))


@cache
def fewer_is_better() -> frozenset[str]:
    """Groups of whom fewer is better where a goal does not say."""
    return frozenset(_words()["fewer_is_better"])


def opens(name: str, text: str) -> bool:
    """Whether the text opens with one of the words of a list."""
    return _whole(name).match(text.lstrip()) is not None


def says(name: str, text: str) -> bool:
    """Whether the text has one of the words of a list."""
    return _whole(name).search(text) is not None


def counted_per(after: str) -> Frequency | None:
    """The span of time that a number right before `after` is counted per."""
    for name in _words()["per"]:
        if _per(name).match(after):
            return Frequency(name)
    return None


@cache
def _whole(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_any(_words()[name])}(?!\w)", re.IGNORECASE)


@cache
def _per(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:\s+\w+){{0,2}}?\s+{_any(_words()['per'][name])}(?!\w)", re.IGNORECASE)


def _any(phrases: list[str]) -> str:
    return "(?:" + "|".join(re.escape(one).replace(r"\*", r"\w*") for one in phrases) + ")"
