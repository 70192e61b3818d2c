"""What a sentence names, as spans on spaCy's Doc: numbers, periods, areas, groups, and cues of direction and bound.

`doc.spans["numbers"]` and its like hold the tokens that a mention touches, labelled with its kind. The exact place and
what it was read as are `span._.place` (characters of the text, end exclusive) and `span._.read_as`: a mention can end
inside a token ("2018-tal").
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor.danish import areas, cues, groups, numbers, periods
from extractor.danish.pipeline import danish
from models.explanation import MarkKind

MENTIONS = "beskplan_mentions"
GROUPS_OF_SPANS = {
    MarkKind.NUMBER: "numbers", MarkKind.PERIOD: "periods", MarkKind.AREA: "areas", MarkKind.GROUP: "groups",
    MarkKind.DIRECTION: "cues", MarkKind.BOUND: "cues",
}  # fmt: skip

Doc.set_extension("year", default=None, force=True)  # of the document, for periods that name none
Span.set_extension("place", default=None, force=True)
Span.set_extension("read_as", default="", force=True)

Mention = tuple[int, int, MarkKind, str]


@Language.component(MENTIONS)
def mark_mentions(doc: Doc, folder: Path | None = None) -> Doc:
    """Puts the mentions of a text on its Doc; `folder` holds vocabulary files of the user."""
    found: dict[str, list[Span]] = {name: [] for name in GROUPS_OF_SPANS.values()}
    for start, end, kind, read_as in _found(doc.text, doc._.year, folder):
        span = doc.char_span(start, end, label=kind.value, alignment_mode="expand")
        if span is not None:  # it always is one where both ends lie in the text
            span._.place, span._.read_as = (start, end), read_as
            found[GROUPS_OF_SPANS[kind]].append(span)
    for name, spans in found.items():
        doc.spans[name] = spans
    return doc


def annotated(text: str, year: int | None = None, folder: Path | None = None) -> Doc:
    """`text` with its sentences and mentions; `year` is the document's, `folder` holds vocabulary files of the user."""
    doc: Doc = danish()(text)  # without mentions: cutting sentences, which all text needs, stays as fast as it is
    doc._.year = year
    mark_mentions(doc, folder)
    return doc


def _found(text: str, year: int | None, folder: Path | None) -> Iterator[Mention]:
    dates = periods.find(text, year)
    for date in dates:
        yield date.start, date.end, MarkKind.PERIOD, date.iso
    for number in numbers.find(text, [(date.start, date.end) for date in dates]):
        unit = f" {number.unit}" if number.unit else ""
        role = f" ({number.role})" if number.role is not numbers.Role.QUANTITY else ""
        yield number.start, max(number.end, number.unit_end), MarkKind.NUMBER, f"{number.value:.15g}{unit}{role}"
    for group in groups.mentions(text, folder=folder):
        role = f" ({group.role.name.lower()})" if group.role is not groups.Role.NAMED else ""
        yield group.start, group.end, MarkKind.GROUP, f"{group.group}{role}"
    for area in areas.areas(text, folder=folder):
        yield area.start, area.end, MarkKind.AREA, area.area
    for way in cues.directions(text, folder=folder):
        yield way.start, way.end, MarkKind.DIRECTION, str(way.direction)
    for limit in cues.bounds(text, folder=folder):
        yield limit.start, limit.end, MarkKind.BOUND, str(limit.bound)
