"""Line ends: which hyphens belong to the word, and which only parted it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extractor.layout.page_lines import Line

_SOFT = "\u00ad"
_LONGEST = 80  # characters in which the last word of a line must begin
_PARTED = re.compile(r"(?P<head>[^\W_][\w/]*(?:-[\w/]+)*)[-\u00ad]+$")
_HEAD_OF_NEXT = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# After these a hyphen stands for a word that is left out: "til- og afgang", "land- eller bykommuner".
_SHARED_ENDING = {"og", "eller", "samt", "og/eller", "hhv", "til", "som", "men"}


class Lexicon:
    """The words that a document prints whole: the witness of how a word parted at a line's end is written."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._words: set[str] = set()
        for line in lines:
            self._words.update(
                _WORDS.findall(line.text.rstrip("-" + _SOFT).lower()[: -1 if line.text.endswith("-") else None])
            )

    def __contains__(self, word: str) -> bool:
        return word.lower() in self._words

    def glue(self, before: str, after: str) -> tuple[str, str]:
        """`before` as it goes on into `after`, and what stands between them ("" or a space)."""
        if not before.endswith(("-", "/", _SOFT)):
            return before, " "
        if before.endswith("/") and before[-2:-1].isalnum() and after[:1].isalnum():
            return before, ""
        parted = _PARTED.search(before[-_LONGEST:])
        if not parted or not after:
            return before, " "
        if before.endswith(_SOFT):
            return before.rstrip(_SOFT + "-"), ""
        following = _HEAD_OF_NEXT.match(after)
        if following is None or not after[0].islower():
            return before, "" if after[0].isalnum() else " "
        if following[0].lower() in _SHARED_ENDING:
            return before, " "
        if self._keeps_hyphen(parted["head"], following[0]):
            return before, ""
        return before[:-1], ""

    def _keeps_hyphen(self, head: str, tail: str) -> bool:
        if f"{head}-{tail}" in self:
            return True
        if f"{head}{tail}" in self:
            return False
        last = re.split("[-/]", head)[-1]
        # Letters that stand for a name ("a-kasse", "IT-kurser", "STAR-tal") and figures keep their hyphen.
        return len(last) == 1 or not last.isalpha() or (last.isupper() and len(last) > 1) or _is_name(last)


def _is_name(word: str) -> bool:
    """Mixed capitals, as in "UUo" or "FTFs"."""
    return sum(letter.isupper() for letter in word) > 1


def soft_free(text: str) -> str:
    """The text without the soft hyphens that no line end called for."""
    return text.replace(_SOFT, "")


def flowed(lines: Sequence[str], lexicon: Lexicon) -> str:
    """Lines of one paragraph or cell as one."""
    text = ""
    for line in lines:
        if not text:
            text = line
            continue
        text, between = lexicon.glue(text, line)
        text += between + line
    return soft_free(text)
