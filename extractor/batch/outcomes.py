"""How reading one file ended."""

from __future__ import annotations

from dataclasses import dataclass

from models.records import Extraction, Problem


@dataclass(frozen=True, slots=True)
class Outcome:
    """One file's end: what it holds, or the problem that kept it from giving rows. `failed` where that is a fault; a
    duplicate is none."""

    name: str
    extraction: Extraction | None = None
    problem: Problem | None = None
    failed: bool = False
