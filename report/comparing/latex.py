"""A view in LaTeX: long tables (packages longtable, booktabs, array), to be \\input into an article in UTF-8."""

from __future__ import annotations

import re

from analysis.compare.tables import Table, View
from report.comparing.about import About
from report.comparing.cells import is_number, text
from report.comparing.sources import Sources, runs

_SPECIAL = {
    "\\": r"\textbackslash{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\{", "}": r"\}",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "≠": r"$\neq$", "−": r"$-$", "→": r"$\rightarrow$",
}  # fmt: skip
_LINEWIDTH = 0.96  # of \linewidth that the columns share


def render(view: View, sources: Sources, about: About) -> bytes:
    """The tables, notes, sources and the citation."""
    parts = ["% \\usepackage{longtable,booktabs,array}"]
    parts += [_table(table, sources) for table in view.tables if table.rows]
    parts += [f"\\noindent {escaped(note)}\n" for note in view.notes]
    if len(sources):
        items = "\n".join(
            f"\\item {escaped(f'{one.kommune} {one.year or str()}, {one.file}, {one.place}: »{one.quote}«')}"
            for one in sources
        )
        parts.append(f"\\begin{{enumerate}}\\footnotesize\n{items}\n\\end{{enumerate}}")
    parts.append(f"\\noindent {escaped(about.citation())}")
    return ("\n\n".join(parts) + "\n").encode()


def escaped(said: str) -> str:
    """The text as LaTeX prints it."""
    return re.sub("[" + re.escape("".join(_SPECIAL)) + "]", lambda match: _SPECIAL[match[0]], " ".join(said.split()))


def _table(table: Table, sources: Sources) -> str:
    used = [at for at, _ in enumerate(table.columns) if any(row[at] is not None for row in table.rows)]
    columns = [table.columns[at] for at in used]
    whole = sum(column.width for column in columns)
    spec = "".join(
        f">{{\\{'raggedleft' if is_number(column) else 'raggedright'}\\arraybackslash}}"
        f"p{{{_LINEWIDTH * column.width / whole:.3f}\\linewidth}}"
        for column in columns
    )
    head = " & ".join(f"\\textbf{{{escaped(column.title)}}}" for column in columns)
    lines = []
    for row in table.rows:
        cells = []
        for at in used:
            numbers = sources.of(row[at])
            said = escaped(text(row[at], table.columns[at]))
            cells.append(f"{said}\\textsuperscript{{{runs(numbers)}}}" if numbers else said)
        lines.append(" & ".join(cells) + r" \\")
    body = "\n".join(lines)
    return (
        f"{{\\setlength{{\\tabcolsep}}{{2pt}}\\footnotesize\n\\begin{{longtable}}{{{spec}}}\n"
        f"\\caption{{{escaped(table.title)}}}\\\\\n\\toprule\n{head} \\\\\n\\midrule\n\\endhead\n"
        f"{body}\n\\bottomrule\n\\end{{longtable}}}}"
    )
