"""Views of comparisons as files: one module per format, each with `render(view, sources, about)` that gives bytes."""

from __future__ import annotations

from importlib import import_module

from analysis.compare.tables import View
from report.comparing.about import About
from report.comparing.sources import Sources

FORMATS = {
    "text": "console",
    "csv": "comma",
    "xlsx": "workbook",
    "markdown": "markdown",
    "latex": "latex",
    "html": "page",
}
SUFFIXES = {".txt": "text", ".csv": "csv", ".xlsx": "xlsx", ".md": "markdown", ".tex": "latex", ".html": "html"}


def render(view: View, sources: Sources, about: About, form: str) -> bytes:
    """The view in one of `FORMATS`; the same view gives the same bytes."""
    module = import_module(f"report.comparing.{FORMATS[form]}")  # each brings a library of its own
    rendered: bytes = module.render(view, sources, about)
    return rendered
