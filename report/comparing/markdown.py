"""A view in Markdown: tables with numbers to the right, their sources as a numbered list."""

from __future__ import annotations

from analysis.compare.tables import Table, View
from report.comparing.about import About
from report.comparing.cells import is_number, text
from report.comparing.sources import Sources, runs
from report.listing import markdown_cell


def render(view: View, sources: Sources, about: About) -> bytes:
    """The tables, notes, sources and the citation."""
    parts = [f"# {view.title}"]
    for table in view.tables:
        heading = [] if len(view.tables) == 1 else [f"## {table.title}"]
        parts += [*heading, _table(table, sources)]
    parts += [f"*{markdown_cell(note)}*" for note in view.notes]
    if len(sources):
        parts.append("## Kilder")
        parts.append(
            "\n".join(
                f"{one.number}. {markdown_cell(f'{one.kommune} {one.year or str()}, {one.file}, {one.place}')}: "
                f"»{markdown_cell(one.quote)}«"
                for one in sources
            )
        )
    parts.append(markdown_cell(about.citation()))
    return ("\n\n".join(parts) + "\n").encode()


def _table(table: Table, sources: Sources) -> str:
    lines = [
        _line([markdown_cell(column.title) for column in table.columns]),
        _line(["---:" if is_number(column) else "---" for column in table.columns]),
    ]
    for row in table.rows:
        cells = []
        for cell, column in zip(row, table.columns, strict=True):
            numbers = sources.of(cell)
            said = markdown_cell(text(cell, column))
            cells.append(f"{said} <sup>{runs(numbers)}</sup>" if numbers else said)
        lines.append(_line(cells))
    return "\n".join(lines) if table.rows else "(ingen)"


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
