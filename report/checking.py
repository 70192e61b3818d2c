"""Checks as a sheet: each goal with what the document says, what its figures say, and why."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from models.records import Check, Document, Goal
from report.listing import markdown_cell
from report.terminal import counted, shortened

FORMATS = ("text", "markdown", "csv")
COLUMNS = ("goal", "place", "stated", "computed", "agreement", "why", "outcome", "outcome_why", "quotes")
QUOTE_LENGTH = 200  # characters
_AGREEMENT = {True: "agree", False: "contradict each other", None: ""}
_FORMULA = ("=", "+", "-", "@")  # what a spreadsheet would take for one


def render(checked: Sequence[tuple[Document, Sequence[Check]]], goals: Mapping[str, Goal], form: str) -> str:
    """The checks of documents in one of FORMATS; `goals` are those of all documents, by their ids."""
    if form == "csv":
        return _csv(checked, goals)
    lines: list[str] = []
    for document, checks in checked:
        title = f"{document.doc_id} ({document.file})"
        lines += [f"# {markdown_cell(title)}" if form == "markdown" else title, "", summary(checks), ""]
        for check in checks:
            lines += _markdown(check, goals) if form == "markdown" else _text(check, goals)
    return "\n".join(lines).rstrip() + "\n"


def summary(checks: Sequence[Check]) -> str:
    """How many goals there are, how often the two verdicts agree, and what became of the goals, in one sentence."""
    if not checks:
        return "No goal that anything is reported for."
    agree = sum(check.agreement is True for check in checks)
    against = sum(check.agreement is False for check in checks)
    told = (
        f"{counted(len(checks), 'goal', 'goals')}: stated and computed verdict agree for {agree}, differ for {against}"
    )
    outcomes: dict[str, int] = {}
    for check in checks:
        if check.outcome:
            outcomes[check.outcome] = outcomes.get(check.outcome, 0) + 1
    became = ", ".join(f"{number} {str(name).replace('_', ' ')}" for name, number in outcomes.items())
    return f"{told}. Against {_plan(checks)}: {became}." if became else f"{told}."


def _plan(checks: Sequence[Check]) -> str:
    return ", ".join(dict.fromkeys(check.plan_id for check in checks if check.plan_id)) or "the plan"


def _text(check: Check, goals: Mapping[str, Goal]) -> Iterator[str]:
    cells = _cells(check, goals)
    yield shortened(f"{cells['goal']}{f' ({place})' if (place := cells['place']) else ''}", 2 * QUOTE_LENGTH)
    yield from (f"    {name}: {cells[name]}" for name in ("stated", "computed", "why", "outcome") if cells[name])
    yield from (f"      {shortened(quote, QUOTE_LENGTH)}" for quote in check.evidence)
    yield ""


def _markdown(check: Check, goals: Mapping[str, Goal]) -> Iterator[str]:
    cells = _cells(check, goals)
    yield f"- **{markdown_cell(cells['goal'])}** {cells['place']}".rstrip()
    for name in ("stated", "computed", "why", "outcome"):
        if cells[name]:
            yield f"  - {name}: {markdown_cell(cells[name])}"
    yield from (f"    > {markdown_cell(quote)}\n" for quote in check.evidence)


def _cells(check: Check, goals: Mapping[str, Goal]) -> dict[str, str]:
    goal = goals.get(check.goal_id)
    outcome = str(check.outcome).replace("_", " ") if check.outcome else ""
    agreement = _AGREEMENT[check.agreement]
    computed = str(check.computed_verdict).replace("_", " ") if check.computed_verdict else ""
    return {
        "goal": " ".join(goal.span.quote.split()) if goal else check.goal_id,
        "place": _place(goal) if goal else "",
        "stated": str(check.stated_verdict).replace("_", " ") if check.stated_verdict else "",
        "computed": f"{computed} ({agreement})" if agreement and computed else computed,
        "why": check.explanation,
        "outcome": f"{outcome}: {check.outcome_reason}" if outcome else "",
    }


def _place(goal: Goal) -> str:
    if goal.span.page is not None:
        return f"page {goal.span.page}"
    return f"line {goal.span.line}" if goal.span.line is not None else ""


def _csv(checked: Sequence[tuple[Document, Sequence[Check]]], goals: Mapping[str, Goal]) -> str:
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(("document", *COLUMNS))
    for document, checks in checked:
        for check in checks:
            cells = _cells(check, goals)
            agreement = "" if check.agreement is None else str(check.agreement).lower()
            row = (
                document.doc_id, cells["goal"], cells["place"], check.stated_verdict or "",
                check.computed_verdict or "",
                agreement, check.explanation, check.outcome or "", check.outcome_reason or "",
                " | ".join(" ".join(quote.split()) for quote in check.evidence),
            )  # fmt: skip
            writer.writerow([f"'{cell}" if str(cell).startswith(_FORMULA) else cell for cell in row])
    return sheet.getvalue()
