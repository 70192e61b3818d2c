"""Which chunks of a text file are headings, and how deep they stand.

A heading is told by its number in an unbroken count, by the table of contents, by its marks (#, bold, capitals), or by
standing alone as a title does. What only looks like one (a cover line, a list without signs, a sentence) is left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from extractor.layout import marks
from extractor.layout.text_chunks import Chunk
from extractor.layout.text_contents import Contents, fold

LONGEST_TITLE = 14  # words of a title that nothing but its looks speaks for
SHORT_SENTENCE = 5  # words of a title that is a whole sentence: "Sådan følger vi op"
LONGEST_LABEL = 7  # words of a label such as "Mål for 2020:"
LIST_OF_TITLES = 4  # so many titles with nothing under them are a list
SAME_TITLE = 92.0  # rapidfuzz ratio of two spellings of one title
_NAMED = re.compile(
    r"(?:minister(?:ens\s+)?)?(?:mål|indsatsområde|fokusområde|pejlemærke|tema|delmål|spor)\s*(?:nr\.\s*)?\d{1,2}\s*[.:\-–—]\s*(?=[A-ZÆØÅ])",
    re.IGNORECASE,
)
_PARENTHESES = re.compile(r"\([^)]*\)")
_COVER_WORDS = re.compile(
    r"(?:19|20)\d\d|kommune|jobcent|beskæftigelses|plan\b|strategi|politik|revision|status|rapport|udkast|forslag|version"
    r"|notat|opfølgning|forvaltning|udvalg|januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december",
    re.IGNORECASE,
)
_LABELLED_WORD = re.compile(r"[^\W\d_]+:\s+\S+(?:\s\S+)?")  # "Vurdering: Grøn" tells, it does not head
_SIGNATURE = re.compile(r"på\s.*\svegne\b|(?:med\s+)?(?:venlig|kærlig)\s+hilsen|god\s+læselyst", re.IGNORECASE)
_HAS_WORD = re.compile(r"[^\W\d_]{3,}")
_SUCCESSOR_BONUS = 0.5
_CONTENTS_BONUS = 3.0
_ALONE_BONUS = 0.25


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading's depth, its number as printed, and where its title begins in the chunk's text."""

    level: int
    number: str | None
    title: int


@dataclass(frozen=True, slots=True)
class _Candidate:
    chunk: Chunk
    plain: str
    hashes: int | None
    numbering: marks.Numbering | None
    listed: bool
    named: bool
    bold: bool
    capitals: bool
    label: bool
    title: bool


def find(chunks: Sequence[Chunk], contents: Contents | None, before_table: frozenset[int]) -> dict[int, Heading]:
    """Headings by index of their chunk; `before_table` are chunks right above a table, where a caption may stand."""
    candidates = {index: made for index, chunk in enumerate(chunks) if (made := _candidate(chunk, contents))}
    counted = _unbroken_count(candidates)
    strong = {
        index
        for index, one in candidates.items()
        if index in counted or one.hashes or (one.listed and not one.numbering)
    }
    titles = {fold(_PARENTHESES.sub("", candidates[index].plain)) for index in strong}
    weak = {
        index
        for index, one in candidates.items()
        if index not in strong and index not in before_table
        and (one.named or one.bold or one.capitals or one.label or one.title or _comes_back(one, titles))
    }  # fmt: skip
    weak -= _lists(weak, len(chunks))
    return _levels(candidates, strong | weak, counted)


def cover(chunks: Sequence[Chunk], headings: dict[int, Heading]) -> frozenset[int]:
    """Chunks that stand on the cover: short lines before the first heading with a text under it."""
    found: list[int] = []
    for index, chunk in enumerate(chunks):
        heading = headings.get(index)
        long = marks.word_count(chunk.text) > LONGEST_TITLE or marks.is_sentence(chunk.text)
        if index == 0 and long and not heading and len(chunks) > 1 and _COVER_WORDS.search(chunks[1].text):
            continue  # a notice above the title
        below_title = found and (marks.hashes(chunk.text) or (1, 0))[0] > 1
        if (
            long
            or below_title
            or _is_apparatus(chunk.text)
            or chunk.depth is not None
            or (heading and (heading.number or not _COVER_WORDS.search(chunk.text)))
        ):
            break
        found.append(index)
    return frozenset(found)


def _is_short(plain: str) -> bool:
    return marks.word_count(plain) <= SHORT_SENTENCE and not any(letter.isdigit() for letter in plain)


def _is_apparatus(text: str) -> bool:
    """Captions, sources, notes and footnotes, which never stand on a cover."""
    beside = marks.source(text) is not None or marks.note(text) is not None
    return beside or marks.caption(text) is not None or marks.footnote(text) is not None


def _candidate(chunk: Chunk, contents: Contents | None) -> _Candidate | None:
    if chunk.depth is not None and not chunk.counted:
        return None
    plain = marks.plain(chunk.text)
    numbering = marks.numbering(plain)
    words = marks.word_count(plain)
    if not plain or words > marks.TITLE_WORDS or "\t" in plain[numbering.title_start if numbering else 0 :]:
        return None
    if (
        _LABELLED_WORD.fullmatch(plain)
        or _SIGNATURE.match(plain)
        or not _HAS_WORD.search(plain)
        or _is_apparatus(plain)
    ):
        return None
    hashes = marks.hashes(chunk.text)
    wholly_bold = bool(re.fullmatch(r"(?:\*\*|__)[^*]+(?:\*\*|__)\s*:?", chunk.text))
    letters = [letter for letter in plain if letter.isalpha()]
    closed = marks.ends_closed(plain) and not plain.endswith("?")
    sentence = marks.is_sentence(plain)
    text = plain[numbering.title_start :] if numbering else plain
    upright = text[:1].isupper() or text[:1] in "\"'”“»"
    return _Candidate(
        chunk, plain,
        hashes=hashes[0] if hashes else None,
        numbering=numbering if not chunk.counted or "." in plain.split()[0] else None,
        listed=bool(contents) and _is_listed(plain, numbering, contents),
        named=bool(_NAMED.match(plain)) and chunk.alone,
        bold=wholly_bold and words <= LONGEST_TITLE and not closed and chunk.alone,
        capitals=chunk.alone and len(letters) > 3 and all(letter.isupper() for letter in letters) and words <= LONGEST_TITLE and not closed,
        label=chunk.alone and plain.endswith(":") and words <= LONGEST_LABEL and not sentence and upright and not numbering
        and not marks.ends_open(plain.rstrip(": ")),
        title=chunk.alone and not numbering and words <= LONGEST_TITLE and upright and not closed
        and not marks.ends_open(plain) and (not sentence or plain.endswith("?") or _is_short(plain)),
    )  # fmt: skip


def _is_listed(plain: str, numbering: marks.Numbering | None, contents: Contents) -> bool:
    """Whether the table of contents names this heading; one of its slips of the pen is forgiven where the number agrees."""
    title = fold(plain[numbering.title_start :] if numbering else plain)
    for entry in contents.entries:
        if numbering and entry.number and numbering.number.rstrip(".") == entry.number:
            return fuzz.ratio(title, fold(entry.title)) > 60
        if fold(entry.title) == title and bool(entry.number) == bool(numbering):
            return True
    return False


def _comes_back(one: _Candidate, titles: set[str]) -> bool:
    """Whether a line of its own repeats the title of another chapter, as a closing chapter does with its themes."""
    title = fold(_PARENTHESES.sub("", one.plain))
    return one.chunk.alone and not one.numbering and not one.chunk.counted and any(
        fuzz.ratio(title, other, score_cutoff=SAME_TITLE) for other in titles
    )  # fmt: skip


def _unbroken_count(candidates: dict[int, _Candidate]) -> set[int]:
    """The numbered candidates that make the best rising count through the document: chapters, sections, annexes.

    A chain of numbers, each above the one before, weighed by what speaks for each: the table of contents names it, it
    follows its forerunner directly (4.1 after 4, 5 after 4.3), it stands alone.
    """
    numbered = [(index, one) for index, one in candidates.items() if one.numbering and one.numbering.path]
    named_contents = any(one.listed for _, one in numbered)
    best: list[tuple[float, int | None]] = []
    for place, (_, one) in enumerate(numbered):
        assert one.numbering
        path = one.numbering.path
        own = 1.0 + _CONTENTS_BONUS * one.listed + _ALONE_BONUS * one.chunk.alone
        score, came_from = (own if path[0] <= 1 else own - 1.0), None
        for earlier in range(place):
            other = numbered[earlier][1].numbering
            assert other
            step = _step(other.path, path)
            if step is not None and best[earlier][0] + own + step >= score:
                score, came_from = best[earlier][0] + own + step, earlier
        best.append((score, came_from))
    chain: set[int] = set()
    place = max(range(len(best)), key=lambda at: (best[at][0], at), default=None)
    while place is not None:
        chain.add(numbered[place][0])
        place = best[place][1]
    if named_contents:
        deepest = max(len(one.numbering.path) for _, one in numbered if one.listed and one.numbering)
        chain = {
            index for index in chain
            if candidates[index].listed or len(candidates[index].numbering.path) > deepest  # type: ignore[union-attr]
        }  # fmt: skip
    annexes = {
        index for index, one in candidates.items() if one.numbering and not one.numbering.path and one.chunk.alone
    }
    weak = {index for index in chain if not candidates[index].listed and _is_plain_list(index, candidates)}
    return (chain - weak) | annexes


def _step(before: tuple[int, ...], after: tuple[int, ...]) -> float | None:
    """What speaks for `after` coming next: a bonus where it follows directly, nothing where numbers are left out, None
    where it cannot."""
    if after <= before or after[0] > before[0] + 2:
        return None
    common = 0
    while common < min(len(before), len(after)) and before[common] == after[common]:
        common += 1
    direct = len(after) == common + 1 and after[-1] == (before[common] + 1 if common < len(before) else 1)
    return _SUCCESSOR_BONUS if direct else 0.0


def _is_plain_list(index: int, candidates: dict[int, _Candidate]) -> bool:
    """A counted line with counted lines right above or below it, no blank line between, is an item of a list."""
    one = candidates[index]
    beside = [candidates[other].chunk for other in (index - 1, index + 1) if other in candidates]
    return any(
        chunk.counted and (chunk.first == one.chunk.last + 1 or one.chunk.first == chunk.last + 1) for chunk in beside
    )


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


def _levels(candidates: dict[int, _Candidate], chosen: set[int], counted: set[int]) -> dict[int, Heading]:
    hashes = sorted({one.hashes for index in chosen if (one := candidates[index]).hashes})
    depths = {depth: place for place, depth in enumerate(hashes, start=1)}
    if len(hashes) > 1 and sum(candidates[index].hashes == hashes[0] for index in chosen) == 1:
        depths = {depth: max(place - 1, 1) for depth, place in depths.items()}  # one "#" above all "##" is the title
    anchored = bool(hashes) or any(candidates[index].numbering for index in counted)
    labels = {fold(candidates[index].plain) for index in chosen if candidates[index].label}
    headings: dict[int, Heading] = {}
    anchor, above = (0, 0)
    for index in sorted(chosen):
        one = candidates[index]
        number = one.numbering.number if one.numbering and index in counted else None
        begin = _title_start(one, number)
        if index in counted and one.numbering:
            level = anchor = above = max(len(one.numbering.path), 1)
        elif one.hashes:
            level = anchor = above = depths[one.hashes]
        elif fold(one.plain) in labels:  # with its colon or, elsewhere, without
            level = above + 1
        else:
            shallow = one.capitals or not anchored
            level = above = anchor + 1 if anchored else (1 if shallow else 2)
        headings[index] = Heading(level, number, begin)
    return headings


def _title_start(one: _Candidate, number: str | None) -> int:
    """Where the title begins in the chunk, after hashes, emphasis marks and its number."""
    text = one.chunk.text
    mark = marks.hashes(text)
    begin = mark[1] if mark else 0
    begin += len(text[begin:]) - len(text[begin:].lstrip("*_ "))
    if number and one.numbering:
        found = marks.numbering(text[begin:])
        begin += found.title_start if found else 0
    return begin
