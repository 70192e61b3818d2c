"""Which statistic a header, a caption or a sentence names, by the names that join with Jobindsats.

They are in `models/vocabulary/statistics.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from extractor.danish.phrases import Phrases
from models import vocabulary
from models.terms import Unit, ValueKind

FILE_NAME = "statistics.toml"


@dataclass(frozen=True, slots=True)
class Statistic:
    """One statistic: its name, the unit and kind of its levels where they are always the same, and how the exports of
    Jobindsats name it (beginnings of labels, in small letters). `order`: its place in the vocabulary."""

    name: str
    order: int
    unit: Unit | None
    kind: ValueKind
    jobindsats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statistics:
    """The statistics of a vocabulary."""

    listed: tuple[Statistic, ...]
    phrases: Phrases

    def named(self, texts: Iterable[str]) -> tuple[Statistic, ...]:
        """The statistics that any of the texts names, those first that stand first in the vocabulary."""
        names = {found.name for text in texts for found in self.phrases.find(text)}
        return tuple(one for one in self.listed if one.name in names)

    def begins(self, label: str) -> Statistic | None:
        """The statistic that a label of a Jobindsats export begins with; the longest beginning counts."""
        lowered = " ".join(label.lower().split())
        fitting = [
            (len(start), one) for one in self.listed for start in one.jobindsats if lowered.startswith(start.lower())
        ]
        return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


@cache
def load(folder: Path | None = None) -> Statistics:
    """The statistics of the vocabulary file, the user's own where `folder` holds one."""
    data: list[dict[str, Any]] = tomllib.loads(vocabulary.read(FILE_NAME, folder))["statistic"]
    return Statistics(
        listed=tuple(
            Statistic(
                one["name"],
                order,
                Unit(one["unit"]) if "unit" in one else None,
                ValueKind(one["kind"]),
                tuple(one["jobindsats"]),
            )
            for order, one in enumerate(data)
        ),
        phrases=Phrases({one["name"]: one["words"] for one in data}),
    )
