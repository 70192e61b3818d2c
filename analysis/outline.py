"""Which sections of a document belong together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.records import Section


class Outline:
    """The sections of one document, by their ids."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self._by_id = {one.section_id: one for one in sections}

    def path(self, section_id: str | None) -> Iterator[Section]:
        """The section and those it stands in, innermost first."""
        section = self._by_id.get(section_id or "")
        while section is not None:
            yield section
            section = self._by_id.get(section.parent_id or "")

    def together(self, one: str | None, other: str | None) -> bool:
        """Whether two places are of one section, one stands in the other's, or both in one below a chapter."""
        if one == other:
            return True
        first = [section.section_id for section in self.path(one)]
        second = [section.section_id for section in self.path(other)]
        if one in second or other in first:
            return True
        return bool(first[1:2]) and first[1:2] == second[1:2]
