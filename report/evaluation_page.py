"""docs/EVALUATION.md, made from docs/evaluation.json (the figures) and docs/first_runs.toml (what each plan taught).

python -m report.evaluation_page --write   rewrites the page
python -m report.evaluation_page --check   exits with 1 where it is not up to date

The figures themselves are measured by `make evaluation`.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from report import audit_evaluation
from report.listing import Listing, percent
from report.page import write_or_check

DOCS = Path(__file__).parent.parent / "docs"
PAGE, FIGURES, FIRST_RUNS = "EVALUATION.md", "evaluation.json", "first_runs.toml"
_PREAMBLE = """\
# How good it is

This page is made: its figures from `docs/evaluation.json`, which `make evaluation` measures, its history from
`docs/first_runs.toml`. After a change to either: `python -m report.evaluation_page --write`.

Say how good the tool is on documents of your own kind with a sample of your own:

```
beskplan evaluate RUN --sample 50 -o sheet.csv     a coding sheet, to be judged in a spreadsheet
beskplan evaluate RUN --coded sheet.csv            precision, fields, an estimate of recall, with their intervals
beskplan evaluate RUN --gold DIR                   against complete answers, in the form of corpus/gold
```

## How it is measured

- **Answers.** One JSON file per document, coded by hand from the document (real plans) or known because the document
  was made from them (`corpus/`). What one may see either way is marked as borderline and counts neither way.
- **Rows.** Goals and results are matched with answers one to one by the words of their quotes: twice the shared words
  by all words (Dice) is at least 0.6, the most alike first, and no further apart than 400 characters where both places
  are known. An answer without row is missed, a row without answer is extra. F1 is the harmonic mean of precision and
  recall.
- **Fields.** Of matched rows, a field counts where the row or the answer fills it. It is right where both say the same:
  numbers to four decimals, groups as a set. A value where none should be counts as wrong.
- **Whole records.** A row is right as a whole where every field is.
- **Tables.** By adjacency relations (ICDAR 2013): each cell that is not empty with the next one to its right and below
  it. The shape is right where rows and columns are as many as they should be.
- **Sections and figures.** By the words of titles and captions.
- **Confidence.** Goals are sorted by what the extractor says of itself; beside it stands the share that are goals.
- **Texts and PDFs.** The PDFs of the real plans are renditions of their texts in several styles, with further tables
  and figures. What they say is held against the answers for the texts, so that a goal in one of the further tables
  counts as extra; their layout is held against what was printed.

What the figures do not say: the answers to the real plans and to the examples were known while rules were written, so
they are an upper bound. What documents scored the first time they were run is at the end of this page.
"""
_RECORDS = (
    "sections", "goals", "goals, whole record", "results", "results, whole record", "tables", "table relations",
    "figures with caption",
)  # fmt: skip
_EACH = ("sections", "goals", "goals, whole record", "results", "table relations")


def markdown(figures: Mapping[str, Any], first_runs: Mapping[str, Any]) -> str:
    """The text of docs/EVALUATION.md."""
    sets: list[Mapping[str, Any]] = figures["sets"]
    parts = [_PREAMBLE.rstrip(), _sets(sets)]
    parts += [listing.markdown() for listing in (_records(sets), _fields(sets), *_reliability(sets), _each(sets))]
    return "\n\n".join([*parts, _history(first_runs)]) + "\n"


def _sets(sets: Sequence[Mapping[str, Any]]) -> str:
    lines = ["## What was measured", ""]
    for one in sets:
        lines.append(f"- **{one['name']}**: {one['about']} {one['documents']} documents.")
        lines += ["", "  ```", *(f"  {command}" for command in one["commands"]), "  ```", ""]
    return "\n".join(lines).rstrip()


def _records(sets: Sequence[Mapping[str, Any]]) -> Listing:
    rows = [(name, *(_said(one["records"].get(name)) for one in sets)) for name in _RECORDS]
    return _by_set("Rows: precision / recall / F1", sets, rows)


def _said(counts: Mapping[str, Any] | None) -> str:
    if counts is None:
        return ""
    return " / ".join(percent(counts[name]) for name in ("precision", "recall", "f1")) + f" of {counts['gold']}"


def _fields(sets: Sequence[Mapping[str, Any]]) -> Listing:
    names = sorted({name for one in sets for name in one["fields"] if "(all)" not in name and "quote" not in name})
    names += sorted({name for one in sets for name in one["fields"] if "(all)" in name or "quote" in name})
    return _by_set(
        "Fields: % right", sets, [(name, *(_right(one["fields"].get(name)) for one in sets)) for name in names]
    )


def _right(share: Mapping[str, int] | None) -> str:
    return f"{percent(share['right'] / share['of'])} of {share['of']}" if share and share["of"] else ""


def _by_set(title: str, sets: Sequence[Mapping[str, Any]], rows: Sequence[tuple[str, ...]]) -> Listing:
    """A column for each set, without the rows that no set fills."""
    return Listing(title, ("", *(one["name"] for one in sets)), tuple(row for row in rows if any(row[1:])))


def _reliability(sets: Sequence[Mapping[str, Any]]) -> Iterator[Listing]:
    edges = sorted({(one["low"], one["high"]) for each in sets for one in each["reliability"]})
    held = [one for one in sets if one["reliability"]]
    rows = []
    for low, high in edges:
        bins = [next((one for one in each["reliability"] if one["low"] == low), None) for each in held]
        total = [one for one in bins if one]
        stated = sum(one["stated"] * one["of"] for one in total) / sum(one["of"] for one in total)
        rows.append((f"{low:.1f} to {high:.1f}", percent(stated), *map(_right, bins)))
    if rows:
        yield Listing(
            "Confidence of goals: % that are goals", ("stated", "mean", *(one["name"] for one in held)), tuple(rows)
        )


def _each(sets: Sequence[Mapping[str, Any]]) -> Listing:
    rows = [
        (
            f"{one['name']}: {each['file']}",
            *(percent(each["records"][name]["f1"]) if name in each["records"] else "" for name in _EACH),
            _right(each["fields"].get("goals (all)")),
        )
        for one in sets
        for each in sorted(one["each"], key=lambda each: str(each["file"]))
    ]
    return Listing("Each document: F1, and % of goal fields right", ("", *_EACH, "goal fields"), tuple(rows))


def _history(first_runs: Mapping[str, Any]) -> str:
    lines = ["## What each plan taught", ""]
    for run in first_runs["run"]:
        scores = ", ".join(f"{name} {value}" for name, value in run["first"].items())
        lines.append(f"- {run['documents']}: **{scores}**.")
        lines += [f"  - {rule}" for rule in run["rules"]]
    return "\n".join(lines)


def page(folder: Path) -> str:
    """The page as the files in `folder` make it."""
    figures = json.loads((folder / FIGURES).read_text(encoding="utf-8"))
    made = markdown(figures, tomllib.loads((folder / FIRST_RUNS).read_text(encoding="utf-8")))
    audited = audit_evaluation.section(folder)
    return f"{made}\n{audited}\n" if audited else made


def main(arguments: list[str]) -> int:
    """Writes or checks the page; returns the exit code."""
    return write_or_check(arguments, DOCS / PAGE, lambda: page(DOCS), "report.evaluation_page")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
