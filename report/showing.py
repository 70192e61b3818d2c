"""One document as it was understood, readable in an 80-column terminal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from models.records import Cell, Document, Extraction, Figure, Goal, Problem, Result, Section, Table
from report.terminal import counted, print_all, shortened

QUOTE_LENGTH = 160  # characters of a goal that are shown
TITLE_LENGTH = 100
LABEL_LENGTH = 22  # of a table's first column
ROOM = 52  # characters for its other columns
SHOWN_ROWS = 6  # of a table
SHOWN_COLUMNS = 5


def show(extraction: Extraction, console: Console) -> None:
    """Prints identity, outline, goals, tables, figures and problems of one document."""
    print_all(_parts(extraction), console)


def _parts(extraction: Extraction) -> Iterator[RenderableType]:
    yield from _identity(extraction.document)
    yield _heading("Outline", len(extraction.sections))
    yield _outline(extraction.sections)
    yield _heading("Goals", len(extraction.goals))
    yield from (_goal(goal) for goal in extraction.goals)
    yield _heading("Results", len(extraction.results))
    yield from (_result(result) for result in extraction.results)
    yield _heading("Tables", len(extraction.tables))
    cells: dict[str, list[Cell]] = defaultdict(list)
    for cell in extraction.cells:
        cells[cell.table_id].append(cell)
    for table in extraction.tables:
        yield _caption(table)
        yield Padding(_grid(table, cells[table.table_id]), (0, 0, 0, 2))
    yield _heading("Figures", len(extraction.figures))
    yield from (_figure(figure) for figure in extraction.figures)
    yield _heading("Problems", len(extraction.problems))
    yield from (_problem(problem) for problem in extraction.problems)


def _heading(name: str, number: int) -> Text:
    return Text(f"\n{name} ({number})", style="bold")


def _identity(document: Document) -> Iterator[RenderableType]:
    yield Text(shortened(document.title or document.file, TITLE_LENGTH), style="bold")
    facts = Grid.grid(padding=(0, 2))
    facts.add_column(style="dim", no_wrap=True)
    facts.add_column(overflow="fold")
    names = ", ".join(f"{name} {code}".strip() for name, code in _paired(document.kommune, document.kommune_code))
    years = "-".join(str(year) for year in (document.year, document.year_end) if year)
    length = counted(document.characters, "character", "characters")
    if document.pages:
        length += f" on {counted(document.pages, 'page', 'pages')}"
    for label, value in (
        ("Municipality", names),
        ("Region", ", ".join(dict.fromkeys(document.region))),
        ("Year", years),
        ("Kind", ", ".join(str(part) for part in (document.doc_type, document.stage) if part)),
        ("Written", document.issued or ""),
        ("Length", length + (", from character recognition" if document.ocr else "")),
        ("File", shortened(document.file, TITLE_LENGTH)),
        ("Id", document.doc_id),
    ):
        facts.add_row(label, Text(value or "not said"))
    yield facts


def _paired(names: tuple[str, ...], codes: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for index, name in enumerate(names):
        yield name, codes[index] if index < len(codes) else ""


def _outline(sections: Iterable[Section]) -> RenderableType:
    """Titles indented by level, with their places at the right."""
    lines = Grid.grid(expand=True, padding=(0, 1))
    lines.add_column(ratio=1)
    lines.add_column(justify="right", style="dim", no_wrap=True)
    for section in sections:
        title = shortened(" ".join(part for part in (section.number, section.title) if part), TITLE_LENGTH)
        lines.add_row(Padding(Text(title), (0, 0, 0, 2 * section.level)), _place(section))
    return lines


def _place(record: Section | Goal | Result | Table | Figure) -> str:
    span = record.span
    if span.page is not None:
        return f"p. {span.page}"
    return f"line {span.line}" if span.line is not None else ""


def _goal(goal: Goal) -> RenderableType:
    return _quoted(goal.span.quote, _goal_facts(goal))


def _result(result: Result) -> RenderableType:
    return _quoted(result.span.quote, _result_facts(result))


def _quoted(quote: str, facts: Iterable[str]) -> RenderableType:
    """A quote and, below it, what was read in it."""
    block = Grid.grid(padding=(0, 1))
    block.add_column(no_wrap=True)
    block.add_column(overflow="fold")
    block.add_row("  •", Text(shortened(quote, QUOTE_LENGTH)))
    block.add_row("", Text(" · ".join(part for part in facts if part), style="cyan"))
    return block


def _goal_facts(goal: Goal) -> Iterator[str]:
    yield _place(goal)
    yield str(goal.level)
    yield ", ".join(goal.target_groups)
    yield str(goal.measure or "")
    yield _target(goal)
    yield goal.target_period or ""


def _result_facts(result: Result) -> Iterator[str]:
    yield _place(result)
    yield result.ref_area or ""
    yield ", ".join(result.target_groups)
    yield str(result.measure or "")
    if result.value is not None:
        yield f"{result.value:.15g} {result.unit or ''}".strip().replace("_", " ")
    if result.change_value is not None:
        yield f"({result.change_value:+.15g} {result.change_unit or ''})".replace(" )", ")").replace("_", " ")
    yield str(result.verdict or "").replace("_", " ")
    yield result.period or ""


def _target(goal: Goal) -> str:
    """What is to be reached: "at most 3760 persons (-6 percent)"."""
    words: list[str] = []
    if goal.change_value is None and goal.direction:
        words.append(goal.direction)
    if goal.bound:
        words.append(goal.bound)
    if goal.target_value is not None:
        words += [f"{goal.target_value:.15g}", goal.target_unit or ""]
    if goal.change_value is not None:
        words.append(f"({goal.change_value:+.15g} {goal.change_unit or ''})".replace(" )", ")"))
    if goal.reference:
        words.append(f"as in {shortened(goal.reference, TITLE_LENGTH)}")
    if goal.frequency:
        words.append(f"a {goal.frequency}")
    return " ".join(word for word in words if word).replace("_", " ")


def _caption(table: Table) -> RenderableType:
    name = " ".join(part for part in ("Table", table.number) if part)
    said = shortened(table.caption, TITLE_LENGTH) if table.caption else "no caption"
    facts = ", ".join(part for part in (f"{table.n_rows} x {table.n_cols}", _place(table)) if part)
    return Padding(Text(f"{name}: {said}  [{facts}]"), (1, 0, 0, 2))


def _grid(table: Table, cells: list[Cell]) -> Grid:
    """The first rows and columns of a table."""
    width = min(table.n_cols, SHOWN_COLUMNS)
    height = min(table.n_rows, SHOWN_ROWS)
    length = ROOM // max(width - 1, 1) - 2
    texts = {(cell.row, cell.col): shortened(cell.text, length if cell.col else LABEL_LENGTH) for cell in cells}
    more_columns, more_rows = table.n_cols > width, table.n_rows > height
    grid = Grid(show_header=False, box=None, padding=(0, 2, 0, 0))
    for _ in range(width + more_columns):
        grid.add_column(no_wrap=True)
    for row in range(height):
        line = [Text(texts.get((row, col), "")) for col in range(width)] + [Text("…")] * more_columns
        grid.add_row(*line, style="dim" if row < table.header_rows else "")
    if more_rows:
        grid.add_row(Text("…"))
    return grid


def _figure(figure: Figure) -> RenderableType:
    name = " ".join(part for part in ("Figure", figure.number) if part)
    said = shortened(figure.caption or figure.span.quote, TITLE_LENGTH)
    facts = ", ".join(part for part in (str(figure.kind or ""), _place(figure)) if part)
    return Padding(Text(f"{name}: {said}" + (f"  [{facts}]" if facts else "")), (0, 0, 0, 2))


def _problem(problem: Problem) -> RenderableType:
    place = f" (p. {problem.page})" if problem.page is not None else ""
    said = shortened(problem.message, 2 * QUOTE_LENGTH)
    return Padding(Text(f"{problem.severity}: {problem.kind}{place}: {said}"), (0, 0, 0, 2))
