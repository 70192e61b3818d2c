"""How a document is set: the type of its running text, the distance of its lines, where its columns end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.layout.page_lines import Line

_DEFAULT_PITCH = 1.25  # of the type size, where a document shows none
_LEAST_PITCH, _MOST_PITCH = 0.95, 2.2  # between these a distance of baselines can be that of one paragraph's lines
_COMMON = 0.25  # share of the commonest distance that a smaller one must reach to be the pitch


@dataclass(frozen=True, slots=True)
class Style:
    """`size` and `bold` of the running text; `pitch` is the distance of baselines inside a paragraph, in type sizes."""

    size: float
    bold: bool
    italic: bool
    pitch: float


def style_of(pages: Sequence[Sequence[Line]]) -> Style:
    """The style of a document's running text, by how many characters are set in it."""
    lengths: Counter[tuple[float, bool, bool]] = Counter()
    steps: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            lengths[line.size, line.bold, line.italic] += len(line.text)
    if not lengths:
        return Style(11.0, False, False, _DEFAULT_PITCH)
    (size, bold, italic), _ = lengths.most_common(1)[0]
    for lines in pages:
        body = [line for line in lines if line.size == size and line.upright]
        for above, below in pairwise(body):
            step = (below.baseline - above.baseline) / size
            if _LEAST_PITCH < step < _MOST_PITCH and _overlap(above, below):
                steps[round(step, 1)] += 1
    return Style(size, bold, italic, _pitch(steps))


def _overlap(one: Line, other: Line) -> bool:
    return min(one.box.x1, other.box.x1) > max(one.box.x0, other.box.x0)


def _pitch(steps: Counter[float]) -> float:
    """The smallest of the common distances: larger ones part paragraphs."""
    if not steps:
        return _DEFAULT_PITCH
    most = max(steps.values())
    return min(step for step, count in steps.items() if count >= _COMMON * most)
