"""An explanation of a goal or a result, readable in an 80-column terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from models.explanation import Explanation, Mark, Reason
from models.records import Document, Goal
from report.terminal import print_all, shortened

LENGTH = 200  # characters of a title or of words that are shown
SILENT = "not said"


def show(explanation: Explanation, document: Document, console: Console) -> None:
    """Prints where the row stands, its sentence with what was read in it, the rule, each field, and objections."""
    print_all(_parts(explanation, document), console)


def _parts(explanation: Explanation, document: Document) -> Iterator[RenderableType]:
    row, numbered = explanation.row, _numbered(explanation.marks)
    yield Text(row.goal_id if isinstance(row, Goal) else row.result_id, style="bold")
    yield Text(f"{document.file}{_place(explanation)}", style="dim")
    for depth, title in enumerate(explanation.above):
        yield Padding(Text(shortened(title, LENGTH), style="dim"), (0, 0, 0, 2 * depth + 2))
    yield Padding(Text(marked(row.span.quote, numbered)), (1, 0, 1, 0))
    yield _listing((f"[{number}]", f"{mark.kind}: {mark.read_as}") for number, mark in numbered)
    yield Text(f"\nWhy it is a {'goal' if isinstance(row, Goal) else 'result'}", style="bold")
    sure = f", confidence {row.confidence:.2f}" if row.confidence is not None else ""
    yield Padding(Text(f"Rule: {row.rule}{sure}. {explanation.rule}"), (0, 0, 0, 2))
    yield Padding(Text(f"By its own words alone it would be {explanation.alone}."), (0, 0, 0, 2))
    yield Text("\nWhat spoke against it", style="bold")
    if not explanation.objections:
        yield Text("  nothing")
    for one in explanation.objections:
        words = f" ({shortened(one.words, LENGTH)})" if one.words else ""
        yield Padding(Text(f"It {one.shows}{words}, but {one.answer}."), (0, 0, 0, 2))
    yield Text("\nFields", style="bold")
    yield _listing((reason.field, f"{reason.value}: {_why(reason)}") for reason in explanation.reasons)
    if explanation.silent:
        yield Padding(Text(f"{SILENT}: {', '.join(explanation.silent)}"), (0, 0, 0, 2))


def marked(quote: str, numbered: Sequence[tuple[int, Mark]]) -> str:
    """The quote in one line with its marks in brackets, each with its number at the end: "til [højst|1] [412|2]"."""
    opened = Counter(mark.start for _, mark in numbered)
    pieces = []
    for index in range(len(quote) + 1):
        pieces += [f"|{number}]" for number, mark in reversed(numbered) if mark.end == index]
        pieces.append("[" * opened[index] + quote[index : index + 1])
    return " ".join("".join(pieces).split())


def _numbered(marks: Sequence[Mark]) -> list[tuple[int, Mark]]:
    return list(enumerate(marks, start=1))


def _listing(pairs: Iterator[tuple[str, str]]) -> Grid:
    grid = Grid.grid(padding=(0, 1))
    grid.add_column(no_wrap=True, style="cyan")
    grid.add_column(overflow="fold")
    for name, said in pairs:
        grid.add_row(f"  {name}", Text(said))
    return grid


def _why(reason: Reason) -> str:
    sources = dict.fromkeys(one.source for one in reason.words)
    said = (
        f"{source}: {' … '.join(shortened(one.words, LENGTH) for one in reason.words if one.source is source)}"
        for source in sources
    )
    return ", ".join(part for part in ("; ".join(said), reason.remark) if part)


def _place(explanation: Explanation) -> str:
    span = explanation.row.span
    if span.page is not None:
        return f", p. {span.page}"
    return f", line {span.line}" if span.line is not None else ""
