"""What a sentence points to by a number: tables, figures, annexes, chapters, pages, footnotes, boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from extractor.danish.wording import any_of, lists, whole
from models.statements import Mention, MentionKind

FILE_NAME = "statements.toml"
_NUMBER = r"\d{1,3}(?:\.\d{1,2})*(?:[a-z](?!\w))?"
_NUMBERS = rf"(?P<first>{_NUMBER}|[A-H](?![\w]))(?P<more>(?:\s*(?:,|og|til|[-–])\s*{_NUMBER}(?![\d.,]*\w))*)"
# What makes figures after the word a quantity or a date: "side 4" is a page, "afsnit 3 borgere" is none.
_NO_POINTER = re.compile(r"\s*(?:%|pct\b|procent|\.\d|,\d)")
_BELOW, _ABOVE = "below", "above"  # the number of a pointer to the next table or figure, or to the one before
_REACH = 60  # characters around a pointer in which another text may be named


class Pointers:
    """Finds pointers with the words of a vocabulary folder."""

    def __init__(self, folder: Path | None) -> None:
        words = lists(FILE_NAME, folder)
        named = "|".join(f"(?P<{kind}>{any_of(forms)})" for kind, forms in words["pointers"].items())
        self._pattern = re.compile(rf"(?<![\w-])(?:{named})\s+(?:nr\.\s*)?{_NUMBERS}", re.IGNORECASE)
        shown = "|".join(f"(?P<{kind}>{any_of(words['pointers'][kind])})" for kind in ("table", "figure"))
        below, above = any_of(words["places"]["below"]), any_of(words["places"]["above"])
        self._beside = re.compile(
            rf"(?<!\w)(?:(?:(?P<below>{below})|(?P<above>{above}))\s+(?:{shown})(?!\s+\d)(?!\w))", re.IGNORECASE
        )
        self._kinds = tuple(words["pointers"])
        self._elsewhere = whole(words["elsewhere"]["words"])

    def find(self, text: str) -> Iterator[Mention]:
        """The pointers of `text`, one for each number; those into other texts (*lovens kapitel 4*) left out. The number
        of *nedenstående tabel* is `below`."""
        for match in self._beside.finditer(text):
            kind = "table" if match["table"] else "figure"
            yield Mention(
                MentionKind.POINTER, match.start(), match.end(), kind, _BELOW if match["below"] else _ABOVE
            )  # fmt: skip
        for match in self._pattern.finditer(text):
            around = text[max(0, match.start() - _REACH) : match.end() + _REACH]
            if _NO_POINTER.match(text, match.end()) or self._elsewhere.search(around):
                continue
            kind = next(kind for kind in self._kinds if match[kind])
            yield Mention(MentionKind.POINTER, match.start(), match.end("first"), kind, match["first"])
            for number in re.finditer(_NUMBER, match["more"]):
                begin = match.start("more")
                yield Mention(
                    MentionKind.POINTER, begin + number.start(), begin + number.end(), kind, number.group()
                )  # fmt: skip
