"""A plain text file -> its blocks: the way from lines to a `Reading`, step by step."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from extractor.layout import hyphens, marks, text_chunks, text_contents, text_furniture, text_headings, text_tables
from extractor.layout.text_chunks import Chunk
from extractor.layout.text_contents import Contents
from extractor.layout.text_headings import Heading
from extractor.layout.text_tables import TextTable
from extractor.reading import text as text_file
from models.blocks import Block, BlockKind, Furniture, Place, Reading
from models.records import Problem
from models.terms import Severity

LEAST_CAPTION = (
    3  # words of an unnumbered line above a table that make it a caption, not a heading; one less after prose
)


def compose(data: bytes) -> Reading:
    """The blocks of a text file; raises ReadingError where it is empty or not text.

    The canonical text is the file's own, decoded and mended, without its furniture lines, words that were parted at
    line ends put together; nothing else is moved, so that a paragraph which a page cut in two holds the gap.
    """
    file = text_file.read(data)
    furniture = text_furniture.find(file.lines)
    kept = [line for index, line in enumerate(file.lines) if index not in furniture]
    lines = hyphens.rejoined([line.text for line in kept])
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))[:-1]
    contents = text_contents.find(lines)
    listed = frozenset(range(contents.first, contents.last + 1)) if contents else frozenset()
    tables = text_tables.find(lines, listed)
    taken = listed | {index for table in tables for index in range(table.first, table.last + 1)}
    chunks = text_chunks.find(lines, starts, taken)
    blocks = _blocks(chunks, contents, tables)
    blocks += [_table_block(table, lines, starts) for table in tables]
    blocks += [_contents_block(contents, lines, starts)] if contents else []
    return Reading(
        text="\n".join(lines),
        blocks=tuple(sorted(blocks, key=lambda block: block.start)),
        places=tuple(Place(start, line=line.number) for start, line in zip(starts, kept, strict=True)),
        furniture=tuple(Furniture(file.lines[i].text.strip(), line=file.lines[i].number) for i in sorted(furniture)),
        problems=tuple(Problem("", "", kind=kind, severity=Severity.NOTE, message=said) for kind, said in file.notes),
    )


def _blocks(chunks: Sequence[Chunk], contents: Contents | None, tables: Sequence[TextTable]) -> list[Block]:
    captions = _caption_lines(chunks, contents, tables)
    headings = text_headings.find(chunks, contents, captions)
    cover = text_headings.cover(chunks, headings)
    blocks = []
    for index, chunk in enumerate(chunks):
        if index in cover:
            mark = marks.hashes(chunk.text)
            blocks.append(_block(chunk, BlockKind.TITLE, content=mark[1] if mark else 0))
        elif index in headings:
            blocks.append(_heading_block(chunk, headings[index]))
        elif index in captions and not marks.caption(marks.plain(chunk.text)):
            blocks.append(_block(chunk, BlockKind.CAPTION))
        else:
            blocks.append(_text_block(chunk))
    return blocks


def _caption_lines(chunks: Sequence[Chunk], contents: Contents | None, tables: Sequence[TextTable]) -> frozenset[int]:
    """Chunks right above a table that name it without saying *Tabel*: a nominal line that is no heading of the text."""
    tops = {table.first for table in tables}
    found = set()
    for index, chunk in enumerate(chunks):
        text = marks.plain(chunk.text)
        below = next((line for line in sorted(tops) if line > chunk.last), None)
        after = chunks[index + 1].first if index + 1 < len(chunks) else None
        if below is None or (after is not None and after < below) or chunk.depth is not None:
            continue
        if marks.hashes(chunk.text) or marks.numbering(text) or marks.is_sentence(text) or text.endswith(":"):
            continue
        if contents and text_contents.fold(text) in {text_contents.fold(entry.title) for entry in contents.entries}:
            continue
        introduced = index > 0 and marks.ends_closed(chunks[index - 1].text)  # prose has led up to it
        least = LEAST_CAPTION - 1 if introduced else LEAST_CAPTION
        if least <= marks.word_count(text) <= marks.TITLE_WORDS:
            found.add(index)
    return frozenset(found)


def _text_block(chunk: Chunk) -> Block:
    text = marks.plain(chunk.text)
    note_mark = marks.footnote(chunk.text)
    if note_mark:
        return _block(chunk, BlockKind.FOOTNOTE, content=note_mark[1], number=note_mark[0])
    named = marks.caption(text)
    if named:
        return _block(chunk, BlockKind.CAPTION, number=named.number)
    if marks.source(text) is not None:
        return _block(chunk, BlockKind.SOURCE)
    if marks.note(text) is not None:
        return _block(chunk, BlockKind.NOTE)
    if marks.source_inside(text) and marks.word_count(text) <= marks.TITLE_WORDS:
        return _block(chunk, BlockKind.CAPTION)
    if chunk.depth is not None:
        return _block(chunk, BlockKind.ITEM, content=chunk.content, level=chunk.depth)
    numbering = marks.numbering(text)
    if numbering and marks.word_count(text) <= marks.TITLE_WORDS:  # counted, but no heading of the outline
        return _block(chunk, BlockKind.ITEM, content=chunk.text.find(text) + numbering.title_start, level=0)
    return _block(chunk, BlockKind.PARAGRAPH)


def _heading_block(chunk: Chunk, heading: Heading) -> Block:
    return _block(chunk, BlockKind.HEADING, content=heading.title, level=heading.level, number=heading.number)


def _block(
    chunk: Chunk, kind: BlockKind, content: int = 0, level: int | None = None, number: str | None = None
) -> Block:
    """The chunk as a block; emphasis marks around the whole of its content are no part of the content."""
    begin, end = content, len(chunk.text)
    runs = marks.runs(chunk.text, chunk.start)
    for run in runs:
        inner = chunk.text[begin:end].strip("*_ :")
        if inner == chunk.text[run.start - chunk.start : run.end - chunk.start].strip("*_ :") and inner:
            begin, end = run.start - chunk.start, run.end - chunk.start
            break
    if kind is BlockKind.HEADING:
        end = begin + len(chunk.text[begin:end].rstrip("*_ "))
    return Block(
        kind, chunk.start, chunk.end, chunk.start + begin, chunk.start + end, level=level, number=number, runs=runs
    )


def _table_block(table: TextTable, lines: Sequence[str], starts: Sequence[int]) -> Block:
    start, end = starts[table.first], starts[table.last] + len(lines[table.last])
    return Block(BlockKind.TABLE, start, end, start, end, grid=table.grid(starts))


def _contents_block(contents: Contents, lines: Sequence[str], starts: Sequence[int]) -> Block:
    start, end = starts[contents.first], starts[contents.last] + len(lines[contents.last])
    return Block(BlockKind.CONTENTS, start, end, start, end)
