"""How often a target is counted, on what condition it holds, and whose level it is set against."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extractor.danish import areas
from extractor.danish.wording import wording
from extractor.goals.cues import FILES
from models.terms import Frequency

COUNTRY = "Hele landet"
CLUSTER = "klyngen"


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The patterns, each named by what it shows."""

    frequencies: tuple[tuple[Frequency, re.Pattern[str]], ...]
    conditional: re.Pattern[str]
    compared: re.Pattern[str]
    rank: re.Pattern[str]
    others: re.Pattern[str]
    joined: re.Pattern[str]

    def frequency(self, sentence: str) -> Frequency | None:
        """What the target is counted per: *pr. måned*, *om året*."""
        return next((one for one, pattern in self.frequencies if pattern.search(sentence)), None)

    def condition(self, sentence: str) -> str | None:
        """The words of a condition: *såfremt ordningen forlænges*."""
        found = self.conditional.search(sentence)
        return found["words"].strip(" ,") if found else None

    def second_figure(self, sentence: str) -> str | None:
        """What a sentence says of a second figure: "varigheden af forløbene" after "antallet af sager samt"."""
        found = self.joined.search(sentence)
        return sentence[found.end() :] if found else None

    def is_ranked(self, sentence: str) -> bool:
        """Whether the goal is a place among others: *blandt de ti bedste*, *top 3*."""
        return bool(self.rank.search(sentence))

    def reference(self, sentence: str) -> str | None:
        """The area whose level is the target, or the others that a rank is among."""
        for compared in self.compared.finditer(sentence):
            found = areas.areas(compared["rest"])
            if found:
                return found[0].area
        if not self.is_ranked(sentence):
            return None
        named = [one.area for one in areas.areas(sentence)]
        others = [area for area in named if area in {CLUSTER, COUNTRY} or area.startswith("Region")]
        return others[0] if others else COUNTRY if self.others.search(sentence) else None


@cache
def circumstances(folder: Path | None = None) -> Circumstances:
    """The patterns over the words of the vocabulary, or of the file in `folder`."""
    of = wording(FILES, folder).pattern
    return Circumstances(
        frequencies=tuple((one, of(f"@{one}@")) for one in Frequency),
        conditional=of(r"(?P<words>@condition@[^.;]*?)(?=[.;]|$|,?\s+@after_condition@)"),
        compared=of(r"@compared@(?P<rest>[^.;]{0,120})"),
        rank=of(
            r"\btop\s*-?\s*\d+\b|\bblandt (?:de|den) (?:[\w.]+ ){0,4}(?:bedste|bedst|pct|procent|kommuner|jobcentre)\w*"
            r"|\bbedste? (?:fjerdedel|tredjedel|halvdel)\b|\bnr\. \d+\b"
        ),
        others=of(r"\bkommuner\b"),
        joined=of(r"\b(?:samt|og) (?=@figure@)"),
    )
