"""The word lists of results and verdicts as regular expressions.

A list's phrases stand as they are written in `models/vocabulary/`; `*` at either end of a word is any letters, white
space is of any length.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from models import vocabulary

RESULTS = "results.toml"
VERDICTS = "verdicts.toml"
LETTERS = r"[^\W\d_]"


@cache
def load(name: str, folder: Path | None = None) -> dict[str, Any]:
    """The lists of one vocabulary file, or of the file of that name in `folder`."""
    return tomllib.loads(vocabulary.read(name, folder))


def any_of(phrases: Iterable[str]) -> str:
    """The expression of any of the phrases, the longest first, without word borders."""
    return f"(?:{'|'.join(_phrase(phrase) for phrase in sorted(phrases, key=len, reverse=True))})"


def whole(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of the phrases as whole words, in any case."""
    return re.compile(rf"(?<!\w){any_of(phrases)}(?!\w)", re.IGNORECASE)


def results(section: str, name: str) -> list[str]:
    """One list of the results' vocabulary."""
    phrases: list[str] = load(RESULTS)[section][name]
    return phrases


def _phrase(phrase: str) -> str:
    return r"\s+".join(re.escape(word).replace(r"\*", f"{LETTERS}*") for word in phrase.split())
