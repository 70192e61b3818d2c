"""Word lists of the vocabulary as regular expressions, and patterns of sentences written as grammar over them.

A list's phrases stand as they are written in `models/vocabulary/`: `*` at either end of a word is any letters, white
space is of any length. In a pattern `@name@` stands for any phrase of the list `name` and a space for any white space:
"@modal@ .* @change@". The words stay in the file, where a researcher can read and extend them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from models import vocabulary

COUNTED = "counted.toml"  # what numbers count, in goals and in results alike
LEAST_MISREAD = 4  # letters of a word that is still known with one of them misread
_LETTERS = r"[^\W\d_]*"
_MISREAD = str.maketrans({"ø": "[øo]", "å": "[åa]", "æ": "(?:æ|ae)", "l": "[l1I]"})
_SHORT_MISREAD = str.maketrans({"å": "[åa]"})  # "ma", "fa", "pa" are no words
_LIST = re.compile(r"@(\w+)@")


@cache
def lists(name: str, folder: Path | None = None) -> dict[str, Any]:
    """The lists of one vocabulary file, or of the file of that name in `folder`."""
    return tomllib.loads(vocabulary.read(name, folder))


def any_of(phrases: Iterable[str]) -> str:
    """The expression of any of the phrases, the longest first, without word borders. Words long enough to be known are
    found with the letters that scanners confuse, too."""
    return f"(?:{'|'.join(_phrase(phrase) for phrase in sorted(phrases, key=len, reverse=True))})"


def whole(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of the phrases as whole words, in any case."""
    return re.compile(_bordered(any_of(phrases)), re.IGNORECASE)


class Wording:
    """Word lists, and the patterns made of them."""

    def __init__(self, words: Mapping[str, Iterable[str]]) -> None:
        self._lists = {name: tuple(phrases) for name, phrases in words.items()}
        self._alternations = {name: _bordered(any_of(phrases)) for name, phrases in self._lists.items()}

    def words(self, name: str) -> tuple[str, ...]:
        """The phrases of one list."""
        return self._lists[name]

    def pattern(self, template: str) -> re.Pattern[str]:
        """The compiled pattern; raises KeyError where it names a list that the file does not hold."""
        filled = _LIST.sub(lambda match: self._alternations[match[1]], template.replace(" ", r"\s+"))
        return re.compile(filled, re.IGNORECASE)


@cache
def wording(names: tuple[str, ...], folder: Path | None = None) -> Wording:
    """The word lists of these vocabulary files, or of those of their names in `folder`."""
    return Wording({name: words for file in names for name, words in lists(file, folder).items()})


def _bordered(expression: str) -> str:
    return rf"(?<!\w){expression}(?!\w)"


def _phrase(phrase: str) -> str:
    return r"\s+".join(_word(word) for word in phrase.split())


def _word(word: str) -> str:
    form = re.escape(word).replace(r"\*", _LETTERS)
    return form.translate(_SHORT_MISREAD if len(word) < LEAST_MISREAD else _MISREAD)
