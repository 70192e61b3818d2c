"""Patterns of Danish sentences, written as grammar over the word lists of a vocabulary file.

A pattern is a regular expression in which `@name@` stands for any word of the list `name` and a space for any white
space: "@modal@ .* @change@". The words stay in the file, where a researcher can read and extend them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from models import vocabulary

LEAST_MISREAD = 4  # letters of a word that is still known with one of them misread
_MISREAD = str.maketrans({"ø": "[øo]", "å": "[åa]", "æ": "(?:æ|ae)", "l": "[l1I]"})
_LIST = re.compile(r"@(\w+)@")


class Wording:
    """The word lists of one vocabulary file, and the patterns made of them."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self._lists = {name: tuple(words) for name, words in lists.items()}
        self._alternations = {name: alternation(words) for name, words in lists.items()}

    def words(self, name: str) -> tuple[str, ...]:
        """The words of one list."""
        return self._lists[name]

    def pattern(self, template: str) -> re.Pattern[str]:
        """The compiled pattern; raises KeyError where it names a list that the file does not hold."""
        filled = _LIST.sub(lambda match: self._alternations[match[1]], template)
        return re.compile(filled.replace(" ", r"\s+"), re.IGNORECASE)


def alternation(words: Sequence[str]) -> str:
    """Any of the words, whole, the longest first; "*" stands for any letters. Words long enough to be known are found
    with the letters that scanners confuse, too."""
    return rf"\b(?:{'|'.join(_form(word) for word in sorted(words, key=len, reverse=True))})\b"


def _form(word: str) -> str:
    form = re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", " ")
    return form if len(word) < LEAST_MISREAD else form.translate(_MISREAD)


@cache
def wording(name: str, folder: Path | None = None) -> Wording:
    """The word lists of the vocabulary file `name`, or of the one in `folder`."""
    return Wording(tomllib.loads(vocabulary.read(name, folder)))
