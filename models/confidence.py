"""How sure a rule is that what it takes is a goal or a result, as counted (see scripts/calibration.py)."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

from models import vocabulary

FILE_NAME = "confidence.toml"


def confidence(table: Literal["goals", "results"], rule: str, folder: Path | None = None) -> float:
    """The share (0 to 1) of the rule's rows that were right; that of all rules for one that was never counted.

    A file in `folder` takes the place of the one that ships.
    """
    shares = _shares(folder)[table]
    return shares.get(rule, shares["all"])


@cache
def _shares(folder: Path | None) -> dict[str, dict[str, float]]:
    shares: dict[str, dict[str, float]] = tomllib.loads(vocabulary.read(FILE_NAME, folder))
    return shares
