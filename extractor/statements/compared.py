"""What a sentence says of one area against another without a number: *ligger under Region Nordjylland*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from extractor.danish.areas import areas
from extractor.danish.wording import any_of, lists, whole
from extractor.statements.pointers import FILE_NAME
from models.statements import Compared, Mention, MentionKind

_REACH = 70  # characters from the words of comparison to the area
_JOINED = re.compile(r"\s*(?:,|og|samt|både|hele|i)?\s*(?:i\s+)?", re.IGNORECASE)
_CHANGES = {
    ("less", "fall"): Compared.LESS_FALL,
    ("more", "fall"): Compared.MORE_FALL,
    ("less", "rise"): Compared.LESS_RISE,
    ("more", "rise"): Compared.MORE_RISE,
}


class Comparisons:
    """Finds comparisons with the words of a vocabulary folder."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        words = lists(FILE_NAME, folder)["compared"]
        level = "|".join(f"(?P<{name}>{any_of(words[name])})" for name in ("above", "below"))
        size = "|".join(f"(?P<{name}>{any_of(words[name])})" for name in ("more", "less"))
        change = "|".join(f"(?P<{name}>{any_of(words[name])})" for name in ("fall", "rise"))
        against = any_of(words["against"])
        self._level = re.compile(rf"(?<!\w)(?:{level})(?!\w)", re.IGNORECASE)
        self._change = re.compile(rf"(?<!\w)(?:{size})\s+(?:\w+\s+)?(?:{change})(?!\w)", re.IGNORECASE)
        self._size_again = re.compile(rf"(?<!\w)(?:{size})\s+{against}(?!\w)", re.IGNORECASE)
        self._against = re.compile(rf"(?<!\w){against}(?!\w)", re.IGNORECASE)
        self._again = re.compile(
            r"(?<!\w)(?:men|og)\s+(?:lidt\s+)?(?P<side>over|under|højere\s+end|lavere\s+end)(?!\w)", re.IGNORECASE
        )
        self._whole = whole(words["whole_period"])

    def whole_period(self, text: str) -> bool:
        """Whether the sentence speaks of all of the time shown."""
        return self._whole.search(text) is not None

    def find(self, text: str) -> Iterator[Mention]:
        """The comparisons of `text`, one for each area that something is held against."""
        named = areas(text, folder=self._folder)
        if not named:
            return
        cues = sorted({*self._levels(text), *self._changes(text)})
        for index, (start, end, what) in enumerate(cues):
            limit = cues[index + 1][0] if index + 1 < len(cues) else len(text)
            last = end
            for area in named:
                if area.start < end or area.start >= limit:
                    continue
                between = text[last : area.start]
                near = last == end and len(between) <= _REACH and not re.search(r"[.;:]|,\s*(?:mens|men|hvor)", between)
                if near or (last > end and _JOINED.fullmatch(between)):
                    yield Mention(MentionKind.COMPARISON, start, end, what, area.area)
                    last = area.end

    def _levels(self, text: str) -> Iterator[tuple[int, int, Compared]]:
        any_level = False
        for match in self._level.finditer(text):
            any_level = True
            yield match.start(), match.end(), Compared.ABOVE if match["above"] else Compared.BELOW
        if any_level:  # "… ligget under Region Nordjylland, men over hele landet"
            for match in self._again.finditer(text):
                side = match["side"].lower()
                yield (
                    match.start("side"),
                    match.end("side"),
                    (Compared.ABOVE if side.startswith(("over", "høj")) else Compared.BELOW),
                )

    def _changes(self, text: str) -> Iterator[tuple[int, int, Compared]]:
        changed: str | None = None
        for match in sorted(
            [*self._change.finditer(text), *self._size_again.finditer(text)], key=lambda match: match.start()
        ):
            groups = match.groupdict()
            if "fall" in groups:
                changed = "fall" if groups["fall"] else "rise"
            if changed is None:
                continue  # "mindre end Region Nordjylland" is a level
            yield match.start(), match.end(), _CHANGES["more" if groups["more"] else "less", changed]
