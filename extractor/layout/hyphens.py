"""Line ends: which hyphens belong to the word, and which only parted it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_SOFT = "\u00ad"
_LONGEST = 80  # characters in which the last word of a line must begin
_PARTED = re.compile(r"(?P<head>[^\W_][\w/]*(?:-[\w/]+)*)[-\u00ad]+$")
_HEAD_OF_NEXT = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# After these a hyphen stands for a word that is left out: "til- og afgang", "land- eller bykommuner".
_SHARED_ENDING = {"og", "eller", "samt", "og/eller", "hhv", "til", "som", "men"}


class Lexicon:
    """The words that a document prints whole: the witness of how a word parted at a line's end is written."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words: set[str] = set()
        for line in lines:
            whole = line.rstrip("-" + _SOFT).lower()
            self._words.update(_WORDS.findall(whole[:-1] if line.endswith("-") else whole))

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


def rejoined(lines: Sequence[str]) -> list[str]:
    """The lines of a text file, as many as there were, the words that were parted at line ends put together: the rest
    of a word moves up to the line where it begins."""
    lexicon = Lexicon(lines)
    whole = list(lines)
    for index in range(len(whole) - 1):
        line, following = whole[index].rstrip(), whole[index + 1]
        if not line.endswith(("-", _SOFT)) or not following.strip() or "\t" in line:
            continue
        before, between = lexicon.glue(line, following.lstrip())
        rest = following.split(maxsplit=1)
        if not between and following.lstrip()[:1].islower():
            whole[index] = before + rest[0]
            whole[index + 1] = rest[1] if len(rest) > 1 else ""
    return [soft_free(line) for line in whole]


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
