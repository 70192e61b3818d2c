"""docs/COMPARISON_FIGURES.md, made of benchmarks/panel.json and docs/matching.json.

python -m benchmarks.panel_page --write | --check
"""

from __future__ import annotations

import json
import sys
from typing import Any

from benchmarks.panel import FIGURES, ROOT, SIZES, VIEWS, growth
from report.listing import Listing, percent
from report.page import write_or_check

PAGE = ROOT / "docs" / "COMPARISON_FIGURES.md"
MATCHING = ROOT / "docs" / "matching.json"
_HEAD = """# Comparisons in figures

Made by `python -m benchmarks.panel_page --write`; do not edit.
"""
_MATCHING = """
`corpus/matching/pairs.yaml` holds pairs of goals of different documents, judged by hand before the matching was
written. A pair is *same* where both goals are held against the same figure. The pairs fall into two parts by a hash of
their names; rules were made with the one in view, but the held out part is not untouched: its misses were looked at
once, and a rule was changed for them. Whoever wrote the pairs also wrote the rules. So goals in words that nobody
foresaw will be matched less well: look at `beskplan match RUN --review`.
Command: `python -m scripts.matching --write`.
""".strip()
_PANEL = """
A synthetic panel of 98 municipalities x {years} years, and parts of it. Each command ran in a process of its own, from
start to written file, matching included. *Clock* counts whatever else the machine did (load {load} on {machine});
*processor* is what the command itself took, on one core; *peak* is at most that, since it counts the memory of the
process that started the command. *Growth* is the processor time of the largest size over that
of the next smaller one, in parts of what n log n allows: at most 1 is no faster than n log n. The time to start is part
of each. Command: `python -m benchmarks.panel`.
""".strip()


def page() -> str:
    """The page as it should be."""
    panel = json.loads(FIGURES.read_text(encoding="utf-8"))
    pairs = json.loads(MATCHING.read_text(encoding="utf-8"))
    matching = Listing(
        "Matching of goals",
        ("", "pairs", "same", "precision", "recall", "doubtful"),
        tuple(_matched(name.replace("_", " "), one) for name, one in pairs.items()),
    )
    how = _PANEL.format(years=panel["years"], machine=panel["machine"], load=panel["load"])
    parts = [_HEAD, matching.markdown(), "", _MATCHING, "", _views(panel).markdown(), "", how, ""]
    return "\n".join([*parts, _sizes(panel).markdown(), ""])


def _matched(name: str, one: dict[str, Any]) -> tuple[str, ...]:
    shares = percent(one["precision"]), percent(one["recall"])
    return name, str(one["pairs"]), str(one["same"]), *shares, str(one["doubtful"])


def _views(panel: dict[str, Any]) -> Listing:
    rows = []
    for one in panel["runs"]:
        if one["municipalities"] == SIZES[-1]:
            name = f"{one['what']} ({one['form']})"
            rows.append((name, f"{one['seconds']:.1f}", f"{one['processor']:.1f}", str(one["megabytes"])))
    return Listing("Every view on the whole panel", ("", "clock, s", "processor, s", "peak, MB"), tuple(rows))


def _sizes(panel: dict[str, Any]) -> Listing:
    taken = {
        (one["what"], one["municipalities"]): (one["goals"], one["processor"])
        for one in panel["runs"] if one["form"] == "csv"
    }  # fmt: skip
    goals = {size: taken["goals", size][0] for size in SIZES}
    rows = [("goals in the panel", *(f"{goals[size]:,}" for size in SIZES), "")]
    for name in (*VIEWS, "match"):
        times = [f"{taken[name, size][1]:.1f}" for size in SIZES]
        rows.append((name, *times, f"{growth(taken[name, SIZES[-2]], taken[name, SIZES[-1]]):.2f}"))
    heads = ("processor, s", *(f"{size} municipalities" for size in SIZES), "growth")
    return Listing("How the cost grows", heads, tuple(rows))


def main(arguments: list[str]) -> int:
    """Writes or checks the page; returns the exit code."""
    return write_or_check(arguments, PAGE, page, "benchmarks.panel_page")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
