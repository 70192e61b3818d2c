"""Two targets for different things in one sentence: where the sentence parts, so that each is read by its own words.

A part is a goal of its own where it has a number and says of its own what that number counts: *mens antallet af
langtidsledige skal ned på 85*, *heraf 60 til småjob*, *50 praktikpladser og 25 fleksjob*. What only says the target
again (*svarende til 40 personer*) or its other end (*dog maksimalt 175*) is no part.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extractor.danish.numbers import Number, Role
from extractor.danish.wording import wording
from extractor.goals.cues import FILES, LENGTHS
from models.terms import Unit

_JOINT = re.compile(r"(?:\s*[,;]\s*(?:og|samt|mens|heraf|hvoraf)?|\s+(?:og|samt|mens|heraf|hvoraf))\s+", re.IGNORECASE)
_PART_OF = re.compile(r"(?:heraf|hvoraf)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Halves:
    """The patterns that show what a number counts."""

    subject: re.Pattern[str]
    counted: re.Pattern[str]

    def of(self, sentence: str, numbers: Sequence[Number]) -> list[tuple[int, int]]:
        """The parts `sentence[start:end]`, in order; the whole sentence where it has but one."""
        amounts = [one for one in numbers if one.role == Role.QUANTITY and one.unit not in LENGTHS]
        cuts = [0]
        for joint in _JOINT.finditer(sentence):
            left = [one for one in amounts if cuts[-1] <= one.start and one.unit_end <= joint.start()]
            right = [one for one in amounts if one.start >= joint.end()]
            if left and right and self._begins_another(sentence, joint, left, right[0]):
                cuts.append(joint.end())
        return list(zip(cuts, [*cuts[1:], len(sentence)], strict=True))

    def _begins_another(self, sentence: str, joint: re.Match[str], left: Sequence[Number], first: Number) -> bool:
        if self.subject.match(sentence, joint.end(), first.start):
            return True
        between = sentence[joint.end() : first.start]
        if not self.counted.fullmatch(between):
            return False
        if _PART_OF.search(joint.group()):
            return True
        own, before = _counted(sentence, first), _counted(sentence, left[-1])
        if not own or not before:
            return False
        return own["noun"].lower() != before["noun"].lower() or bool(own["verb"] and before["verb"])


def _counted(sentence: str, number: Number) -> re.Match[str] | None:
    """The noun behind a bare number or behind "percent of", which says what it counts, and the verb behind the noun."""
    if number.unit is None:
        return _NOUN.match(sentence, number.end)
    return _SHARE_OF.match(sentence, number.unit_end) if number.unit is Unit.PERCENT else None


_KIND = (
    r"(?:(?:nye|flere|unge|ledige|private|ordinære)\s+)?(?P<noun>[^\W\d_]{5,}(?:r|b|bs|e|d|ud)|unge)\b"
    r"(?P<verb>\s+(?:skal|kommer|er|får|har|bliver|går|starter|begynder|gennemfører|opnår|påbegynder|[^\W\d_]{3,}es)\b)?"
)
_NOUN = re.compile(rf"\s+{_KIND}", re.IGNORECASE)
_SHARE_OF = re.compile(rf"\s+af\s+(?:(?:de|alle|vores|kommunens)\s+)?{_KIND}", re.IGNORECASE)


@cache
def halves(folder: Path | None = None) -> Halves:
    """The patterns over the words of the vocabulary, or of the file in `folder`."""
    of = wording(FILES, folder).pattern
    return Halves(
        subject=of(r"(?:at |der |skal )?(?:den (?:[^\W\d_]+ )?)?@figure@(?= \w)"),
        counted=of(r"(?:skal |der )?(?:@about@\.? ?)*"),
    )
