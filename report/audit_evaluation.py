"""The part of docs/EVALUATION.md on checks and findings, made of docs/audit.json and docs/planted.json."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from models.terms import Severity
from report.listing import Listing, percent

FIGURES, PLANTED = "audit.json", "planted.json"
_PREAMBLE = """\
## Checks and findings

`python -m scripts.audit_evaluation` measures the first table, `python -m scripts.planted` the second. A finding
answers one of the answers where it is of its kind and its evidence holds one of its quotes; what is called an *error*
is counted by itself. Verdicts count as the same whether the goal's period still runs or not. The trials are documents
that others invented to be hard to read; nothing was planted in them, and they were read while rules were mended, so
that their silence is an upper bound too."""
_PLANTED = """\
**Planted errors.** The clean examples each get a further chapter of drawn numbers, and one error of each kind at a
random place. Found are errors that a finding of their kind quotes; true are findings that quote a planted place or its
counterpart. The chapter's sentences were written by who wrote the rules: other wordings are found less often."""


def section(folder: Path) -> str:
    """The section as the files in `folder` make it; empty where they are not there."""
    if not (folder / FIGURES).exists():
        return ""
    sets = json.loads((folder / FIGURES).read_text(encoding="utf-8"))["sets"]
    parts = [_PREAMBLE, *_commands(sets), _listing(sets).markdown()]
    if (folder / PLANTED).exists():
        parts += [_PLANTED, *_planted(json.loads((folder / PLANTED).read_text(encoding="utf-8")))]
    return "\n\n".join(parts)


def _commands(sets: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    yield "\n".join(["```", *(command for one in sets for command in one["commands"]), "```"])


def _listing(sets: Sequence[Mapping[str, Any]]) -> Listing:
    rows = (
        ("documents", *(str(one["documents"]) for one in sets)),
        ("stated, tested", *(f"{one['stated']}, {one['tested']}" for one in sets)),
        *_weights(sets),
        ("clear findings that were found", *(_recall(one, "findings") for one in sets)),
        ("errors that are true", *(_precision(one, "findings, errors") for one in sets)),
        ("stated verdicts right", *(_right(one, "checks.stated_verdict") for one in sets)),
        ("computed verdicts right", *(_right(one, "checks.computed_verdict") for one in sets)),
    )  # fmt: skip
    return Listing("", ("", *(one["name"] for one in sets)), rows)


def _weights(sets: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, ...]]:
    for weight in Severity:
        yield f"reported: {weight}s", *(str(one["severities"].get(weight, 0)) for one in sets)


def _recall(one: Mapping[str, Any], table: str) -> str:
    counts = one.get("records", {}).get(table)
    return f"{percent(counts['recall'])} of {counts['gold']}" if counts else ""


def _precision(one: Mapping[str, Any], table: str) -> str:
    counts = one.get("records", {}).get(table)
    return f"{percent(counts['precision'])} of {counts['found']}" if counts else ""


def _right(one: Mapping[str, Any], field: str) -> str:
    share = one.get("fields", {}).get(field)
    return f"{percent(share['right'] / share['of'])} of {share['of']}" if share and share["of"] else ""


def _planted(figures: Mapping[str, Any]) -> Iterator[str]:
    yield f"```\n{figures['command']}\n```"
    rows = [
        (one["kind"], str(one["planted"]), str(one["found"]), str(one["true"]), str(one["false"]))
        for one in figures["kinds"]
    ]
    yield Listing("", ("", "planted", "found", "true", "false"), tuple(rows)).markdown()
    clean = f"{figures['clean_errors']} errors and {figures['clean_findings']} findings in all on the clean documents"
    shares = f"Recall {percent(figures['recall'])}, precision {percent(figures['precision'])}"
    yield f"{shares}; {clean}, {figures['documents']} of them."
