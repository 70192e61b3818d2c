"""Headings -> the outline: sections with their parents, and which section a place stands in."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from extractor.ids import RecordIds
from models.blocks import BlockKind, Reading
from models.records import Section


@dataclass(frozen=True)
class Outline:
    """The sections of a document in reading order."""

    sections: tuple[Section, ...]

    def at(self, offset: int) -> Section | None:
        """The section that the canonical text at `offset` stands in (its own heading included)."""
        index = bisect_right(self.sections, offset, key=lambda section: section.span.start) - 1
        return self.sections[index] if index >= 0 else None

    def path(self, section: Section | None) -> tuple[Section, ...]:
        """The section and those it stands in, innermost first."""
        found: list[Section] = []
        while section is not None:
            found.append(section)
            section = self._by_id.get(section.parent_id or "")
        return tuple(found)

    @cached_property
    def _by_id(self) -> dict[str, Section]:
        return {one.section_id: one for one in self.sections}


def outline(reading: Reading, doc_id: str, ids: RecordIds) -> Outline:
    """One section per heading block; its parent is the nearest heading above it of a lesser level."""
    sections: list[Section] = []
    open_sections: list[Section] = []
    for block in reading.of_kind(BlockKind.HEADING):
        level = block.level or 1
        while open_sections and open_sections[-1].level >= level:
            open_sections.pop()
        title = title_of(reading.content(block))
        section = Section(
            doc_id,
            ids.make("s", title),
            reading.span(block.content_start, block.content_end),
            number=block.number,
            title=title,
            level=level,
            parent_id=open_sections[-1].section_id if open_sections else None,
        )
        sections.append(section)
        open_sections.append(section)
    return Outline(tuple(sections))


def title_of(text: str) -> str:
    """A heading's title on one line; the colon of a label is no part of it."""
    return " ".join(text.split()).rstrip(":").rstrip()
