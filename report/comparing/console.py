"""A view for the terminal, by rich: as wide as it is, without the quotes; their numbers stand in brackets."""

from __future__ import annotations

import io

from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from analysis.compare.tables import Table, View
from report.comparing.about import About
from report.comparing.cells import is_number, text
from report.comparing.sources import Sources, runs
from report.terminal import shortened

WIDTH = 140  # columns where it goes to a file or a pipe
LONGEST_QUOTE = 160


def render(view: View, sources: Sources, about: About, width: int = WIDTH) -> bytes:
    """The tables with their notes and sources below, as plain text."""
    stream = io.StringIO()
    console = Console(file=stream, width=width, highlight=False, markup=False, emoji=False, no_color=True)
    show(view, sources, about, console)
    return "".join(f"{line.rstrip()}\n" for line in stream.getvalue().splitlines()).encode()


def show(view: View, sources: Sources, about: About, console: Console) -> None:
    """Prints the view."""
    for table in view.tables:
        console.print(_table(table, sources))
        console.print()
    for note in view.notes:
        console.print(Text(shortened(note, 2_000)))
    if len(sources):
        console.print(Text("Kilder" if len(sources) else "", style="bold"))
    for source in sources:
        place = f"{source.kommune} {source.year or ''}, {source.file}, {source.place}"
        console.print(Text(shortened(f"[{source.number}] {place}: {source.quote}", LONGEST_QUOTE)))
    console.print(Text(about.citation(), style="dim"))


def _table(table: Table, sources: Sources) -> RichTable:
    used = [at for at, _ in enumerate(table.columns) if any(row[at] is not None for row in table.rows)]
    grid = RichTable(title=Text(table.title), title_justify="left", pad_edge=False, expand=False)
    for at in used:
        column = table.columns[at]
        grid.add_column(Text(column.title), justify="right" if is_number(column) else "left", overflow="fold")
    for row in table.rows:
        cells = []
        for at in used:
            cell = row[at]
            said = shortened(text(cell, table.columns[at]), 400)
            numbers = sources.of(cell)
            style = "bold red" if cell is not None and cell.marked else ""
            cells.append(Text(f"{said} [{runs(numbers)}]" if numbers else said, style=style))
        grid.add_row(*cells)
    return grid
