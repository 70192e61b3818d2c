"""docs/BENCHMARKS.md, made from docs/benchmarks.json, which `make benchmarks` measures.

python -m report.benchmarks_page --write   rewrites the page
python -m report.benchmarks_page --check   exits with 1 where it is not up to date
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from typing import Any

from report.listing import Listing, percent
from report.page import write_or_check

DOCS = Path(__file__).parent.parent / "docs"
PAGE, FIGURES = "BENCHMARKS.md", "benchmarks.json"
_BASE = "pdfplumber, text and tables"
_PREAMBLE = """\
# How fast it is

This page is made from `docs/benchmarks.json`, which `make benchmarks` measures (the peers come with
`pip install '.[benchmarks]'`). Seconds are processor time of one core, so that they hardly hang on what else the
machine does. Each figure is of a process of its own, start-up included where nothing else is said; memory is the most
that it held at once.

- **pdfplumber, text and tables**: `extract_text` and `extract_tables` of every page.
- **pypdfium2, text**: the text of every page.
- **camelot**: `read_pdf` with all pages, by rules (lattice) and by white space (stream).
- **beskplan run**: the whole tool: text, layout, tables, figures with their pictures, goals, results, observations, the
  dataset written. It is two processes, one that reads and one that writes; both count.
- **extractor**: the reading alone, in one process, from the file to its records.

Tables are compared by adjacency relations (ICDAR 2013) with what was printed. *Joined* adds up the pieces of a table
that goes over a page as the answers know them, which no peer does by itself."""


def markdown(figures: Mapping[str, Any]) -> str:
    """The text of docs/BENCHMARKS.md."""
    parts = [_PREAMBLE, f"Measured on {figures['machine']}."]
    if "peers" in figures:
        parts += [_peers(figures).markdown(), _ratio(figures)]
    return "\n\n".join([*parts, _bars(figures).markdown()]) + "\n"


def _peers(figures: Mapping[str, Any]) -> Listing:
    rows = tuple(
        (
            peer["name"], _number(peer["pages_per_second"], 1), _number(peer["seconds_per_file"], 2),
            _number(peer["megabytes"], 0), percent(peer["tables"]), percent(peer["tables_joined"]),
        )
        for peer in figures["peers"]
    )  # fmt: skip
    files = figures["files"]
    return Listing(
        f"Beside others: {files['count']} PDFs, {files['pages']} pages",
        ("", "pages per second", "seconds per file, median", "peak MB", "tables F1", "joined F1"), rows,
    )  # fmt: skip


def _ratio(figures: Mapping[str, Any]) -> str:
    """How many times as fast as the plain script the tool is: as processes, and less its own start-up."""
    by_name = {peer["name"]: {one["file"]: one["seconds"] for one in peer["each"]} for peer in figures["peers"]}
    tool, base = by_name["beskplan run"], by_name[_BASE]
    started = figures["start_up"]["seconds"]
    whole = [base[file] / seconds for file, seconds in tool.items() if file in base]
    after = [base[file] / max(seconds - started, 0.01) for file, seconds in tool.items() if file in base]
    return (
        f"`beskplan run` is {median(whole):.2f} times as fast as the plain pdfplumber script on the same file "
        f"(median); "
        f"without its own start-up, which a run over many files pays once, {median(after):.2f} times. The bar is 4."
    )


def _bars(figures: Mapping[str, Any]) -> Listing:
    text = f"{figures['text']['bytes'] // 1000} kB of plan text after start-up, seconds"
    rows = [
        ("extractor: start-up, seconds", _number(figures["extractor"]["start_up"], 2), "1"),
        (f"extractor: {text}", _number(figures["extractor"]["text"], 2), "1.5"),
        ("`beskplan run`: start-up, seconds", _number(figures["start_up"]["seconds"], 2), ""),
        (f"`beskplan run`: {text}", _number(figures["text"]["seconds"], 2), ""),
    ]
    for one in figures["lengths"]:
        rows.append((f"PDF of {one['pages']} pages, peak MB", _number(one["megabytes"], 0), "400"))
        rows.append((f"PDF of {one['pages']} pages, seconds", _number(one["seconds"], 1), ""))
    return Listing("By itself", ("", "measured", "bar"), tuple(rows))


def _number(value: float | None, decimals: int) -> str:
    return "-" if value is None else f"{value:.{decimals}f}"


def page(folder: Path) -> str:
    """The page as the figures in `folder` make it."""
    return markdown(json.loads((folder / FIGURES).read_text(encoding="utf-8")))


def main(arguments: list[str]) -> int:
    """Writes or checks the page; returns the exit code."""
    return write_or_check(arguments, DOCS / PAGE, lambda: page(DOCS), "report.benchmarks_page")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
