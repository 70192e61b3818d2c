"""A view as one HTML page that needs nothing else: no script, no other file; quotes open where a cell is pointed at."""

from __future__ import annotations

from html import escape

from analysis.compare.tables import Cell, Table, View
from report.comparing.about import About
from report.comparing.cells import is_number, text
from report.comparing.sources import Sources

_STYLE = """
body{font:15px/1.45 system-ui,"Segoe UI",Roboto,Arial,sans-serif;color:#1c2733}
body{margin:2rem auto;padding:0 1.5rem;max-width:120rem}
h1{font-size:1.5rem;margin:0 0 .2rem}h2{font-size:1.1rem;margin:2rem 0 .4rem}
.wrap{overflow:auto;max-height:85vh;border:1px solid #d5dce3;border-radius:4px}
table{border-collapse:separate;border-spacing:0;width:100%}
th,td{padding:.4rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid #e6ebf0}
th{position:sticky;top:0;background:#eef3f8;border-bottom:2px solid #b8c7d6;font-weight:600}
th{white-space:nowrap;z-index:1}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
tr:nth-child(even) td{background:#fafbfd}
td.marked{background:#fdf0e6!important;box-shadow:inset 3px 0 #c2570c}
sup{line-height:0}
sup a{color:#2c6aa0;text-decoration:none;padding-left:2px}
.note{color:#51606e}ol{padding-left:2.2rem}li{margin:.2rem 0}li:target{background:#fff6cf}
footer{margin-top:2rem;color:#51606e;font-size:.9rem}
@media print{.wrap{max-height:none;overflow:visible;border:0}th{position:static}}
"""


def render(view: View, sources: Sources, about: About) -> bytes:
    """The page, in UTF-8."""
    parts = [f"<h1>{escape(view.title)}</h1>", f'<p class="note">{escape(_told(about))}</p>']
    for table in view.tables:
        if len(view.tables) > 1:
            parts.append(f"<h2>{escape(table.title)}</h2>")
        parts.append(_table(table, sources) if table.rows else '<p class="note">(ingen)</p>')
    parts += [f'<p class="note">{escape(note)}</p>' for note in view.notes]
    if len(sources):
        items = "\n".join(
            f'<li id="k{one.number}">{escape(f"{one.kommune} {one.year or str()}, {one.file}, {one.place}")}: '
            f"<q>{escape(one.quote)}</q></li>"
            for one in sources
        )
        parts.append(f"<h2>Kilder</h2>\n<ol>\n{items}\n</ol>")
    parts.append(f"<footer>{escape(about.citation())}</footer>")
    body = "\n".join(parts)
    return (
        '<!doctype html>\n<html lang="da"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(view.title)}</title><style>{_STYLE}</style></head>\n<body>\n{body}\n</body></html>\n"
    ).encode()


def _told(about: About) -> str:
    return f"{about.run}: {about.filters}" if about.filters else about.run


def _table(table: Table, sources: Sources) -> str:
    used = [at for at, _ in enumerate(table.columns) if any(row[at] is not None for row in table.rows)]
    head = "".join(
        f"<th{' class=n' if is_number(table.columns[at]) else ''}>{escape(table.columns[at].title)}</th>" for at in used
    )
    rows = "\n".join(f"<tr>{''.join(_cell(row[at], table, at, sources) for at in used)}</tr>" for row in table.rows)
    return f'<div class="wrap"><table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>'


def _cell(cell: Cell | None, table: Table, at: int, sources: Sources) -> str:
    if cell is None:
        return "<td></td>"
    column = table.columns[at]
    names = [name for name, holds in (("n", is_number(column)), ("marked", cell.marked)) if holds]
    kind = f' class="{" ".join(names)}"' if names else ""
    links = ",".join(
        f'<a href="#k{number}" title="{escape(sources[number].quote)}">{number}</a>' for number in sources.of(cell)
    )
    return f"<td{kind}>{escape(text(cell, column))}{f'<sup>{links}</sup>' if links else ''}</td>"
