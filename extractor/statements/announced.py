"""How many a sentence says will follow: *Byrådet har fastsat fem mål:*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from extractor.danish.number_words import CARDINALS, cardinal
from extractor.danish.wording import any_of, lists, whole
from extractor.statements.pointers import FILE_NAME
from models.statements import Mention, MentionKind

LEAST, MOST = 2, 20  # a list of one is none, and longer ones are not counted in words
_COUNTS = tuple(word for word, value in CARDINALS.items() if LEAST <= value <= MOST)
_ADJECTIVES = r"(?:\s+(?!(?:og|eller|af|i|på|med|for|til|måneder|uger|år)\b)[a-zæøå]+(?:e|t|s)\b){0,3}"


class Announced:
    """Finds announcements with the words of a vocabulary folder."""

    def __init__(self, folder: Path | None) -> None:
        words = lists(FILE_NAME, folder)["announced"]
        self._pattern = re.compile(
            rf"(?<![\w.,/-])(?P<count>\d{{1,2}}|{any_of(_COUNTS)}){_ADJECTIVES}\s+(?P<noun>{any_of(words['nouns'])})(?![\w-])",
            re.IGNORECASE,
        )
        self._cues = whole(words["cues"])
        self._open = re.compile(rf"(?<!\w){any_of(words['open_before'])}\s+$", re.IGNORECASE)

    def find(self, text: str) -> Iterator[Mention]:
        """The announcements of `text`: exact numbers before what is counted."""
        for match in self._pattern.finditer(text):
            count = int(match["count"]) if match["count"].isdigit() else cardinal(match["count"].lower())
            if count is None or not LEAST <= count <= MOST or self._open.search(text, 0, match.start()):
                continue
            yield Mention(
                MentionKind.COUNT, match.start("count"), match.end("count"), match["noun"].lower(), value=float(count)
            )

    def opens(self, text: str) -> bool:
        """Whether the sentence says that a list comes next."""
        return text.rstrip().endswith(":") or self._cues.search(text) is not None
