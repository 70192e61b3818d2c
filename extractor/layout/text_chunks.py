"""Lines of a text file -> chunks: what was one line or paragraph before it was wrapped or cut by a page."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.layout import marks

LEAST_WRAPPED = 0.5  # share of the lines in groups that must be about as long as the longest in a wrapped text
WRAP_WIDTHS = (45, 130)  # characters of a line in a text that was wrapped by hand or by a converter
_LABEL_LINE = re.compile(r"\s*\*\*[^*]+\*\*\s*:?\s*")
_LOWER = re.compile(r"[\"'”“(]?[a-zæøå]")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines `first` to `last` of the text, `start` to `end` in it without surrounding white space."""

    first: int
    last: int
    start: int
    end: int
    text: str
    content: int = 0  # where the text begins after a list sign
    depth: int | None = None  # nesting, where it is a list item
    counted: bool = False  # an item with a number for a sign
    alone: bool = False  # a blank line before it
    below_item: bool = False  # a line of its own under an item


def find(lines: Sequence[str], starts: Sequence[int], taken: frozenset[int]) -> list[Chunk]:
    """The chunks of `lines` that are not `taken` (by tables, contents), in order; `starts` are the lines' offsets."""
    width = _wrap_width(lines, taken)
    chunks: list[Chunk] = []
    for first, last in _groups(lines, taken, width):
        chunk = _chunk(lines, starts, first, last, taken)
        if chunks and _goes_on(chunks[-1], chunk, lines, taken):
            before = chunks[-1]
            start = before.start
            text = (
                before.text + "".join("\n" + lines[index] for index in range(before.last + 1, chunk.last + 1)).rstrip()
            )
            chunks[-1] = replace(before, last=chunk.last, end=start + len(text), text=text)
        else:
            chunks.append(_under_item(chunk, chunks))
    return chunks


def _groups(lines: Sequence[str], taken: frozenset[int], width: int | None) -> Iterator[tuple[int, int]]:
    """First and last line of each chunk, lines that wrap onto the next put together."""
    index = 0
    while index < len(lines):
        if index in taken or not lines[index].strip():
            index += 1
            continue
        first = index
        while index + 1 < len(lines) and index + 1 not in taken and lines[index + 1].strip():
            if not _wraps(lines[index], lines[index + 1], width):
                break
            index += 1
        yield first, index
        index += 1


def _wrap_width(lines: Sequence[str], taken: frozenset[int]) -> int | None:
    """The width at which the text was wrapped, None where a line is a paragraph."""
    inner = [
        len(lines[index].rstrip())
        for index in range(len(lines) - 1)
        if index not in taken and index + 1 not in taken and lines[index].strip() and lines[index + 1].strip()
        and not marks.bullet(lines[index + 1])
    ]  # fmt: skip
    if len(inner) < 10:
        return None
    width = int(statistics.quantiles(inner, n=20)[-1])
    near = sum(length >= 0.75 * width for length in inner)
    return width if WRAP_WIDTHS[0] <= width <= WRAP_WIDTHS[1] and near >= LEAST_WRAPPED * len(inner) else None


def _wraps(line: str, following: str, width: int | None) -> bool:
    """Whether `following` is the rest of `line`."""
    if _begins(following) or marks.hashes(line) or _LABEL_LINE.fullmatch(line):
        return False
    if marks.ends_open(line):
        return True
    if width and len(line.rstrip()) >= 0.75 * width:
        return True
    return bool(_LOWER.match(following.strip())) and not marks.ends_closed(line)


def _begins(line: str) -> bool:
    """Whether a line can only be the first of something."""
    stripped = line.strip()
    return bool(
        marks.bullet(line) or marks.ordinal(line) or marks.hashes(line) or marks.caption(stripped)
        or marks.footnote(stripped) or _LABEL_LINE.fullmatch(line) or stripped.startswith("**")
        or marks.source(stripped) is not None or marks.note(stripped) is not None
    )  # fmt: skip


def _chunk(lines: Sequence[str], starts: Sequence[int], first: int, last: int, taken: frozenset[int]) -> Chunk:
    raw = "\n".join(lines[first : last + 1])
    lead = len(raw) - len(raw.lstrip())
    text = raw.strip()
    sign = marks.bullet(lines[first]) or marks.ordinal(lines[first])
    return Chunk(
        first, last, starts[first] + lead, starts[first] + lead + len(text), text,
        content=sign[0] - lead if sign else 0,
        depth=sign[1] if sign else None,
        counted=bool(sign and not marks.bullet(lines[first])),
        alone=first == 0 or first - 1 in taken or not lines[first - 1].strip(),
    )  # fmt: skip


def _goes_on(before: Chunk, chunk: Chunk, lines: Sequence[str], taken: frozenset[int]) -> bool:
    """Whether blank lines alone cut one sentence in two: it broke off where none can end, or goes on in lower case."""
    between = range(before.last + 1, chunk.first)
    if not between or any(index in taken or lines[index].strip() for index in between) or _begins(lines[chunk.first]):
        return False
    if marks.hashes(before.text) or marks.ends_closed(before.text) or marks.numbering(chunk.text):
        return False
    if marks.word_count(before.text) <= 5:
        return False
    return bool(_LOWER.match(chunk.text)) or (marks.ends_open(before.text) and marks.ends_closed(chunk.text))


def _under_item(chunk: Chunk, chunks: Sequence[Chunk]) -> Chunk:
    """A line right under a list item that does not go on from it is an item of its own, one level deeper."""
    if chunk.depth is not None or chunk.alone or not chunks:
        return chunk
    above = chunks[-1]
    if above.depth is None or above.last + 1 != chunk.first:
        return chunk
    depth = above.depth if above.below_item else above.depth + 1
    return replace(chunk, depth=depth, below_item=True)
