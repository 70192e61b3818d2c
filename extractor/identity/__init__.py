"""Which document it is: whose, for which year, of which kind and stage, when written, under which title.

The text decides; a file's name is asked only where the text says nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractor.identity.evidence import evidence as gather
from extractor.identity.issued import find_issued
from extractor.identity.kind import find_kind
from extractor.identity.kommune import find_municipalities
from extractor.identity.stage import find_stage
from extractor.identity.title import find_title
from extractor.identity.year import find_years
from models.blocks import Reading
from models.municipalities import Municipalities
from models.terms import DocType, Stage

__all__ = ["Identity", "identify"]


@dataclass(frozen=True, slots=True)
class Identity:
    """What a document says of itself; empty or None where it does not say.

    `kommune` are official names without "Kommune", the leading one first; `codes` are theirs in the same order, an
    empty string for one that the vocabulary does not know, and none at all where it knows none of them. `year_end` is
    set where the document is for several years, `issued` is an ISO month or date.
    """

    kommune: tuple[str, ...]
    codes: tuple[str, ...]
    regions: tuple[str, ...]
    year: int | None
    year_end: int | None
    doc_type: DocType
    stage: Stage | None
    title: str | None
    issued: str | None


def identify(reading: Reading, file_name: str, municipalities: Municipalities) -> Identity:
    """The identity of one document, from its text first and from the name of its file last."""
    evidence = gather(reading, file_name)
    title = find_title(evidence)
    kind = find_kind(evidence, title)
    year, year_end = find_years(evidence, title, kind) or (None, None)
    places = find_municipalities(evidence, title, municipalities)
    codes = tuple(place.code for place in places)
    return Identity(
        kommune=tuple(place.name for place in places),
        codes=codes if any(codes) else (),
        regions=tuple(dict.fromkeys(place.region for place in places if place.region)),
        year=year,
        year_end=year_end,
        doc_type=kind,
        stage=find_stage(evidence, kind, year),
        title=title,
        issued=find_issued(evidence, kind, year),
    )
