"""What a worker is asked and what it answers."""

from __future__ import annotations

from dataclasses import dataclass

from models.limits import DEFAULT, Limits
from models.records import Extraction


@dataclass(frozen=True, slots=True)
class Settings:
    """How files are read. `vocabulary` is a folder, `spacy_model` an installed pipeline (see `extractor.pipeline`)."""

    limits: Limits = DEFAULT
    vocabulary: str | None = None
    spacy_model: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One file to read."""

    path: str
    name: str
    settings: Settings


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file gave no rows: a problem's kind and its sentence."""

    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the file holds, or why it gave no rows: one of the two. Neither is a sign of life."""

    extraction: Extraction | None = None
    refusal: Refusal | None = None
