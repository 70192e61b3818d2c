"""What is said of a table or figure beside it: number, caption, source, note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.layout import marks
from models.blocks import Block, BlockKind, Reading

REACH = 3  # blocks below a table in which its source and note may stand


@dataclass(frozen=True, slots=True)
class Legend:
    """The printed words that belong to a table or figure; empty where there are none."""

    number: str | None = None
    caption: str | None = None
    source: str | None = None
    note: str | None = None


def caption_kind(reading: Reading, block: Block) -> marks.Caption | None:
    """Whether a caption block says that it names a table or a figure; None where it names neither."""
    found = marks.caption(marks.plain(reading.text[block.start : block.end]))
    return found.kind if found else None


def legend(reading: Reading, caption: Block | None, below: Sequence[Block]) -> Legend:
    """The legend from the caption block and the blocks right below the table or figure."""
    number = title = source = note = None
    if caption is not None:
        text = marks.plain(reading.text[caption.start : caption.end])
        named = marks.caption(text)
        counted = marks.numbering(text)
        begin = named.text_start if named else counted.title_start if counted and marks.source_inside(text) else 0
        number = named.number if named else counted.number if begin and counted else None
        title, source, note = _parts(text[begin:])
    for block in below[:REACH]:
        text = marks.plain(reading.text[block.start : block.end])
        if block.kind is BlockKind.SOURCE:
            _, inner_source, inner_note = _parts(text)
            source, note = source or inner_source, note or inner_note
        elif block.kind is BlockKind.NOTE:
            begin = marks.note(text) or 0
            before, inner_source, _ = _parts(text[begin:])
            note, source = note or before, source or inner_source
        else:
            break
    return Legend(number, title, source, note)


def _parts(text: str) -> tuple[str | None, str | None, str | None]:
    """What stands before *Kilde:*, after it, and after *Anm.:*."""
    source_at = (0, marks.source(text)) if marks.source(text) is not None else marks.source_inside(text)
    note_at = marks.note_inside(text)
    source = note = None
    before = text
    if source_at and source_at[1] is not None:
        end = note_at[0] if note_at and note_at[0] > source_at[0] else len(text)
        source, before = text[source_at[1] : end], text[: source_at[0]]
    if note_at:
        end = source_at[0] if source_at and source_at[0] > note_at[0] else len(text)
        note, before = text[note_at[1] : end], before[: note_at[0]]
    return _line(before), _line(source), _line(note)


def _line(text: str | None) -> str | None:
    return " ".join(text.split()).rstrip(")" if text.count(")") > text.count("(") else " ") or None if text else None
