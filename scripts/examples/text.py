"""The text file of an example, and where each of its blocks stands in the canonical text."""

from __future__ import annotations

from dataclasses import dataclass, field

from scripts.examples.specification import PAGE_MARK, Block, Grid, Specification

NOTICE = "Opdigtet eksempel: Kommunen, tallene og aftalerne i dette dokument findes ikke i virkeligheden."
PAGE_GAP = "\n\n\n"
DOTS = 72  # columns of a contents line with dot leaders


@dataclass(frozen=True, slots=True)
class Rendering:
    """A document as text.

    `file` is what the text file holds; `canonical` is the same without running heads and page numbers. `places`
    holds for each block of the specification its (start, end) in `canonical`, marks included.
    """

    file: str
    canonical: str
    places: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class _Writer:
    """Puts blocks one after the other, in the file and in the canonical text at once."""

    head: str | None
    foot: str | None
    file: list[str] = field(default_factory=list)
    canonical: list[str] = field(default_factory=list)
    length: int = 0
    page: int = 1

    def put(self, text: str) -> None:
        for number, part in enumerate(text.split(PAGE_MARK)):
            if number:
                self.turn_page()
            self.file.append(part)
            self._keep(part)

    def turn_page(self) -> None:
        lines = [PAGE_GAP]
        if self.foot:
            lines += [self.foot.replace("{page}", str(self.page)), PAGE_GAP]
        if self.head:
            lines += [self.head, PAGE_GAP]
        self.page += 1
        self.file += lines
        self._keep(PAGE_GAP)

    def _keep(self, text: str) -> None:
        self.canonical.append(text)
        self.length += len(text)


def render(specification: Specification) -> Rendering:
    """The text of the document."""
    layout = specification.layout
    writer = _Writer(layout.running_head, layout.page_foot)
    places: list[tuple[int, int]] = []
    if layout.notice == "first":
        writer.put(NOTICE + "\n\n")
    before: Block | None = None
    for block in specification.blocks:
        if block.kind == "page":
            writer.turn_page()
            places.append((writer.length, writer.length))
            before = None
            continue
        if before is not None:
            writer.put("\n" if _follows_closely(before, block) else "\n\n")
        start = writer.length
        writer.put(printed(block, specification))
        places.append((start, writer.length))
        before = block
    writer.put("\n\n" + NOTICE + "\n" if layout.notice == "last" else "\n")
    return Rendering("".join(writer.file), "".join(writer.canonical), tuple(places))


def printed(block: Block, specification: Specification) -> str:
    """One block as the text file prints it, marks included; a page that ends in it is left as PAGE_MARK."""
    layout = specification.layout
    match block.kind:
        case "title" | "heading":
            hashes = "#" * (block.level + (block.kind == "heading")) + " " if layout.markdown else ""
            return hashes + heading_line(block, dot=layout.chapter_dot)
        case "item":
            return f"{' ' * (block.level - 1)}{block.mark or layout.bullet} {_emphasised(block, layout.markdown)}"
        case "table":
            return _table(block, layout.caption_separator)
        case "figure":
            return _with_remarks([caption("Figur", block, layout.caption_separator), ""], block)
        case "factbox":
            return "\n".join([block.text, *(f"{layout.bullet} {item}" for item in block.items)])
        case "contents":
            return "\n".join([block.text, "", *contents_lines(specification, block.style or "dots")])
        case "footnote":
            return f"{block.number} {block.text}"
        case _:
            return _emphasised(block, layout.markdown)


def heading_line(block: Block, *, dot: bool) -> str:
    """A heading with its number: "3. Title", "3.1 Title", "Bilag 1: Title", or the title alone."""
    if not block.number:
        return block.text
    if not block.number[0].isdigit():
        return f"{block.number}: {block.text}"
    return f"{block.number}{'.' if dot and block.number.isdigit() else ''} {block.text}"


def contents_lines(specification: Specification, style: str) -> list[str]:
    """The lines of the contents page: headings that have a page, with dot leaders, tabs, or no page numbers."""
    lines = []
    for block in specification.headings():
        if block.page is None:
            continue
        line = heading_line(block, dot=specification.layout.chapter_dot)
        if style == "dots":
            line = f"{line} {'.' * max(3, DOTS - len(line))} {block.page}"
        elif style == "tabs":
            line = f"{line}\t{block.page}"
        lines.append(line)
    return lines


def table_row(grid: Grid, number: int) -> str:
    """The row `number` (0-based) of a table as the text file prints it."""
    tagged = grid.remnants and number >= grid.header_rows
    cells = [f"<p>{cell}</p>" if tagged and cell else cell for cell in grid.rows[number]]
    return f"| {' | '.join(cells)} |" if grid.pipes else "\t".join(cells)


def _table(block: Block, separator: str) -> str:
    assert block.grid is not None
    lines = [caption("Tabel", block, separator), ""] if block.text else []
    return _with_remarks([*lines, _grid(block.grid)], block)


def _grid(grid: Grid) -> str:
    lines = []
    for number, row in enumerate(grid.rows):
        if number in grid.page_before:
            lines.append(PAGE_MARK)
        if grid.pipes and number == 1:
            lines.append(f"|{'|'.join('-' * 8 for _ in row)}|")
        lines.append(table_row(grid, number))
    return "\n".join(lines).replace(f"\n{PAGE_MARK}\n", PAGE_MARK)


def caption(word: str, block: Block, separator: str) -> str:
    """The line that names a table or a figure: "Tabel 1: ...", or the text alone where it has no number."""
    return f"{word} {block.number}{separator}{block.text}" if block.number else block.text


def _with_remarks(lines: list[str], block: Block) -> str:
    if block.note:
        lines += ["", f"Anm.: {block.note}"]
    if block.source:
        lines += ["", f"Kilde: {block.source}"]
    return "\n".join(lines).rstrip("\n")


def _emphasised(block: Block, markdown: bool) -> str:
    if not markdown:
        return block.text.replace("**", "").replace("*", "")
    mark = "**" * block.bold + "*" * block.italic
    return f"{mark}{block.text}{mark[::-1]}"


def _follows_closely(before: Block, block: Block) -> bool:
    """Items stand line under line, and so does what goes on under a label or an item."""
    return block.kind == "line" or (before.kind in {"item", "line"} and block.kind == "item")
