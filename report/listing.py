"""Tables of figures, for a terminal and for a page in Markdown."""

from __future__ import annotations

from dataclasses import dataclass

GAP = "  "


@dataclass(frozen=True, slots=True)
class Listing:
    """A table of texts under a title: the first column is words, the others are figures."""

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def text(self) -> str:
        """The table in columns of one width, figures to the right."""
        widths = [max(map(len, column)) for column in zip(self.headers, *self.rows, strict=True)]
        lines = [self.title, ""] if self.title else []
        for row in (self.headers, *self.rows):
            cells = [
                row[0].ljust(widths[0]),
                *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)),
            ]
            lines.append(GAP.join(cells).rstrip())
        return "\n".join(lines)

    def markdown(self) -> str:
        """The table in Markdown, figures to the right, under its title as a heading of the second level."""
        lines = [f"## {self.title}", ""] if self.title else []
        lines.append(_line(self.headers))
        lines.append(_line(("---", *("---:" for _ in self.headers[1:]))))
        return "\n".join([*lines, *map(_line, self.rows)])


def markdown_cell(text: str) -> str:
    """A text in one line, in which Markdown sees neither cells nor tags."""
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


def percent(share: float | None) -> str:
    """A share with one decimal, "-" where there is none: 0.934 is "93.4"."""
    return "-" if share is None else f"{100 * share:.1f}"


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(map(markdown_cell, cells))} |"
