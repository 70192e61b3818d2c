"""Which numbered lines are the document's chapters: the best unbroken count through it.

A chain of numbers, each above the one before, weighed by what speaks for each: the table of contents names it, it
follows its forerunner directly (4.1 after 4, 5 after 4.3), it stands alone. Goals that are numbered inside a chapter,
and lists, break the count and stay out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractor.layout import marks
from extractor.layout.text_titles import Candidate

CONTENTS_BONUS = 3.0
SUCCESSOR_BONUS = 0.5
ALONE_BONUS = 0.25
SHORT_TITLE = 4  # words of a title that may end in a stop
LONGEST_TITLE = 8  # words of one that ends in a stop and whose verb no list knows
LARGEST_GAP = 2  # chapters that may be missing, their heading lost or misread


def chapters(candidates: Mapping[int, Candidate]) -> set[int]:
    """The keys of the numbered candidates that make the count, and of the annexes."""
    annexes = {index for index, one in candidates.items() if one.numbering and not one.path and one.chunk.alone}
    numbered = [(index, one) for index, one in candidates.items() if one.path and not _is_said(one)]
    chain = {numbered[place][0] for place in _best_chain([one for _, one in numbered])}
    listed_depths = [len(one.path) for _, one in numbered if one.listed]
    if listed_depths:  # the contents know all chapters down to some depth
        chain = {
            index for index in chain if candidates[index].listed or len(candidates[index].path) > max(listed_depths)
        }
    return annexes | {index for index in chain if candidates[index].listed or not _in_list(index, candidates)}


def _is_said(one: Candidate) -> bool:
    """Whether a numbered line is a sentence to its full stop, as numbered goals are, and no title of the contents."""
    text = one.chunk.text.rstrip()
    words = marks.word_count(text)
    return (
        not one.listed
        and text.endswith(".")
        and (words > LONGEST_TITLE or (words > SHORT_TITLE and marks.is_sentence(text)))
    )


def _best_chain(numbered: Sequence[Candidate]) -> list[int]:
    """The places of the heaviest rising chain, last first."""
    best: list[tuple[float, int | None]] = []
    for place, one in enumerate(numbered):
        own = 1.0 + CONTENTS_BONUS * one.listed + ALONE_BONUS * one.chunk.alone
        score, came_from = (own if one.path[0] <= 1 else own - 1.0), None
        for earlier in range(place):
            step = _step(numbered[earlier].path, one.path)
            if step is not None and best[earlier][0] + own + step >= score:
                score, came_from = best[earlier][0] + own + step, earlier
        best.append((score, came_from))
    chain: list[int] = []
    at = max(range(len(best)), key=lambda place: (best[place][0], place), default=None)
    while at is not None:
        chain.append(at)
        at = best[at][1]
    return chain


def _step(before: tuple[int, ...], after: tuple[int, ...]) -> float | None:
    """What speaks for `after` coming next: a bonus where it follows directly, nothing where numbers are left out, None
    where it cannot."""
    if after <= before or after[0] > before[0] + LARGEST_GAP:
        return None
    common = 0
    while common < min(len(before), len(after)) and before[common] == after[common]:
        common += 1
    direct = len(after) == common + 1 and after[-1] == (before[common] + 1 if common < len(before) else 1)
    return SUCCESSOR_BONUS if direct else 0.0


def _in_list(index: int, candidates: Mapping[int, Candidate]) -> bool:
    """A counted line with counted lines right above or below it, no blank line between, is an item of a list."""
    one = candidates[index].chunk
    beside = [candidates[other].chunk for other in (index - 1, index + 1) if other in candidates]
    return any(chunk.counted and (chunk.first == one.last + 1 or one.first == chunk.last + 1) for chunk in beside)
