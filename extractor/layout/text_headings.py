"""Which chunks of a text file are headings, and how deep they stand.

A heading is told by its number in an unbroken count, by the table of contents, by its marks (#, bold, capitals), or by
standing alone as a title does. What only looks like one (a cover line, a list without signs, a sentence) is left.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from extractor.layout import marks, text_chapters
from extractor.layout.text_chunks import Chunk
from extractor.layout.text_contents import Contents, fold
from extractor.layout.text_titles import LONGEST_TITLE, Candidate, candidate, is_apparatus

LIST_OF_TITLES = 4  # so many titles with nothing under them are a list
SAME_TITLE = 92.0  # rapidfuzz ratio of two spellings of one title

_PARENTHESES = re.compile(r"\([^)]*\)")
_COVER_WORDS = re.compile(
    r"(?:19|20)\d\d|kommune|jobcent|beskæftigelses|plan\b|strategi|politik|revision|status|rapport|udkast|forslag|version"
    r"|notat|opfølgning|forvaltning|udvalg|januar|februar|marts|april|maj|juni|juli|august|september|oktober|november"
    r"|december",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading's depth, its number as printed, and where its title begins in the chunk's text."""

    level: int
    number: str | None
    title: int


def find(chunks: Sequence[Chunk], contents: Contents | None, before_table: frozenset[int]) -> dict[int, Heading]:
    """Headings by index of their chunk; `before_table` are chunks right above a table, where a caption may stand."""
    candidates = {index: made for index, chunk in enumerate(chunks) if (made := candidate(chunk, contents))}
    counted = text_chapters.chapters(candidates)
    strong = {
        index
        for index, one in candidates.items()
        if index in counted or one.hashes or (one.listed and not one.numbering)
    }
    titles = {fold(_PARENTHESES.sub("", candidates[index].plain)) for index in strong}
    weak = {
        index
        for index, one in candidates.items()
        if index not in strong | before_table
        and (one.named or one.bold or one.capitals or one.label or one.title or _comes_back(one, titles))
    }
    weak -= _lists(weak, len(chunks))
    return _levels(candidates, strong | weak, counted)


def cover(chunks: Sequence[Chunk], headings: Mapping[int, Heading]) -> frozenset[int]:
    """Chunks that stand on the cover: short lines before the first heading with a text under it."""
    found: list[int] = []
    for index, chunk in enumerate(chunks):
        heading = headings.get(index)
        long = marks.word_count(chunk.text) > LONGEST_TITLE or marks.is_sentence(chunk.text)
        if index == 0 and long and not heading and len(chunks) > 1 and _COVER_WORDS.search(chunks[1].text):
            continue  # a notice above the title
        below_title = found and (marks.hashes(chunk.text) or (1, 0))[0] > 1 and index + 1 not in headings
        if (
            long
            or below_title
            or is_apparatus(chunk.text)
            or chunk.depth is not None
            or (heading and (heading.number or not _COVER_WORDS.search(chunk.text)))
        ):
            break
        found.append(index)
    return frozenset(found)


def _comes_back(one: Candidate, titles: set[str]) -> bool:
    """Whether a line of its own repeats the title of another chapter, as a closing chapter does with its themes."""
    title = fold(_PARENTHESES.sub("", one.plain))
    return one.chunk.alone and not one.numbering and not one.chunk.counted and any(
        fuzz.ratio(title, other, score_cutoff=SAME_TITLE) for other in titles
    )  # fmt: skip


def _lists(weak: set[int], total: int) -> set[int]:
    """Weak candidates in a row of so many that they are a list; and a last line, which has nothing under it."""
    dropped: set[int] = {total - 1} & weak
    run: list[int] = []
    for index in [*sorted(weak), -1]:
        if run and index == run[-1] + 1:
            run.append(index)
            continue
        if len(run) >= LIST_OF_TITLES:
            dropped |= set(run)
        run = [index]
    return dropped


def _levels(candidates: dict[int, Candidate], chosen: set[int], counted: set[int]) -> dict[int, Heading]:
    depths = _depths(candidates, chosen)
    anchored = bool(depths or counted)
    labels = {fold(candidates[index].plain) for index in chosen if candidates[index].label}
    headings: dict[int, Heading] = {}
    anchor, above = (0, 0)
    for index in sorted(chosen):
        one = candidates[index]
        number = one.numbering.number if one.numbering and index in counted else None
        begin = _title_start(one, number)
        if index in counted:
            level = anchor = above = max(len(one.path), 1)
        elif one.hashes:
            level = anchor = above = depths[one.hashes]
        elif fold(one.plain) in labels:  # with its colon or, elsewhere, without
            level = above + 1
        else:
            level = above = anchor + 1 if anchored else 1
        headings[index] = Heading(level, number, begin)
    return headings


def _depths(candidates: dict[int, Candidate], chosen: set[int]) -> dict[int, int]:
    """The level of each depth of markdown's marks. A mark that stands once, above all others and with no text under
    it, is the document's title or a line of its cover: what is below it begins at level 1 too."""
    marked = {index: hashes for index in sorted(chosen) if (hashes := candidates[index].hashes)}
    depths = sorted(set(marked.values()))
    above = 0
    while above + 1 < len(depths):
        places = [index for index, depth in marked.items() if depth == depths[above]]
        is_title = len(places) == 1 and (above == 0 or places[0] + 1 in chosen)
        if not is_title or places[0] != list(marked)[above]:
            break
        above += 1
    return {depth: max(place - above, 0) + 1 for place, depth in enumerate(depths)}


def _title_start(one: Candidate, number: str | None) -> int:
    """Where the title begins in the chunk, after hashes, emphasis marks and its number."""
    text = one.chunk.text
    mark = marks.hashes(text)
    begin = mark[1] if mark else 0
    begin += len(text[begin:]) - len(text[begin:].lstrip("*_ "))
    if number and one.numbering:
        found = marks.numbering(text[begin:])
        begin += found.title_start if found else 0
    return begin
