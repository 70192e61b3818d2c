"""The gold answer of an example: what its specification says should be found, with the quotes as its text has them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from scripts.examples.specification import Annotation, Block, Specification
from scripts.examples.text import Rendering, heading_line, table_row

Row = dict[str, Any]

# A stated verdict and the computed ones that agree with it.
AGREEMENT = {
    "met": {"met", "on_track"},
    "expected_met": {"met", "on_track"},
    "not_met": {"not_met", "off_track"},
    "expected_not_met": {"not_met", "off_track"},
    "not_measurable": {"not_computable"},
}


def answer(specification: Specification, rendering: Rendering) -> Row:
    """The gold answer, in the form that the scorers read.

    Raises ValueError where a quote does not stand in its block, or a result answers a goal that is not there.
    """
    goals = list(_goals(specification, rendering))
    results = list(_results(specification, rendering, goals))
    return {
        "file": f"{specification.name}.txt",
        "document": dict(specification.document),
        "sections": list(_sections(specification, rendering)),
        "goals": [{key: value for key, value in goal.items() if key != "check"} for goal in goals],
        "results": results,
        "tables": list(_tables(specification)),
        "figures": list(_figures(specification, rendering)),
        "findings": [_finding(entry, rendering) for block in specification.blocks for entry in block.findings],
        "checks": [_check(goal, goals, results) for goal in goals if goal["check"]],
    }


def _place(rendering: Rendering, number: int, quote: str) -> Row:
    """The quote with its occurrence: how many times it has begun in the canonical text, up to its block."""
    start, end = rendering.places[number]
    found = rendering.canonical.find(quote, start, end)
    if found < 0:
        raise ValueError(f"not in its block: {quote!r}; the block is {rendering.canonical[start:end]!r}")
    occurrence, at = 0, -1
    while at < found:
        at = rendering.canonical.find(quote, at + 1)
        occurrence += 1
    return {"quote": quote, "occurrence": occurrence}


def _sections(specification: Specification, rendering: Rendering) -> Iterator[Row]:
    depth = 0
    for number, block in enumerate(specification.blocks):
        if block.kind == "heading":
            depth = block.level
        elif not _may_be_heading(block):
            continue
        title = block.text.replace("**", "")
        line = heading_line(block, dot=specification.layout.chapter_dot) if block.kind == "heading" else title
        yield {
            "number": block.number if block.kind == "heading" else None,
            "title": title.rstrip(":"),
            "level": block.level if block.kind in {"heading", "title"} else depth + 1,
            **_place(rendering, number, line),
            "certainty": block.certainty if block.kind == "heading" else "borderline",
        }


def _may_be_heading(block: Block) -> bool:
    """Lines that only some readers take for headings: titles, labels, numbered items, captions without a number."""
    match block.kind:
        case "title" | "label" | "factbox":
            return True
        case "item":
            return block.text.endswith((":", ":**")) or (block.mark or "-")[0].isdigit()
        case "table":
            return bool(block.text) and block.number is None
        case _:
            return False


def _goals(specification: Specification, rendering: Rendering) -> Iterator[Row]:
    section: str | None = None
    count = 0
    for number, block in enumerate(specification.blocks):
        if block.kind == "heading" and block.certainty == "clear":
            section = block.text
        for entry in block.goals:
            count += 1
            yield {
                "id": f"g{count:03d}",
                "goal_key": entry["key"],
                **_place(rendering, number, _goal_quote(block, entry)),
                **_goal_fields(entry, specification),
                "section": section,
                "certainty": entry.get("certainty", "clear"),
                "note": entry.get("note"),
                "check": entry.get("check"),
            }


def _goal_quote(block: Block, entry: Annotation) -> str:
    if "row" in entry:
        assert block.grid is not None
        return table_row(block.grid, entry["row"])
    return str(entry.get("quote", block.text))


def _goal_fields(entry: Annotation, specification: Specification) -> Row:
    target, target_unit = _quantity(entry.get("target"))
    change, change_unit = _quantity(entry.get("change"))
    numbers = (target, change, entry.get("reference"))
    return {
        "level": entry.get("level", "local"),
        "quantified": entry.get("quantified", any(value is not None for value in numbers)),
        "target_groups": list(entry["groups"]),
        "measure": entry["measure"],
        "direction": entry.get("direction"),
        "bound": entry.get("bound"),
        "target_value": target,
        "target_unit": target_unit,
        "change_value": change,
        "change_unit": change_unit,
        "baseline_value": entry.get("baseline"),
        "baseline_period": _text(entry.get("baseline_period")),
        "target_period": _text(entry.get("period", specification.document["year"])),
        "frequency": entry.get("frequency"),
        "reference": entry.get("reference"),
        "condition": entry.get("condition"),
    }


def _results(specification: Specification, rendering: Rendering, goals: list[Row]) -> Iterator[Row]:
    first_with = {goal["goal_key"]: goal for goal in reversed(goals)}
    count = 0
    for number, block in enumerate(specification.blocks):
        for entry in block.results:
            count += 1
            key = entry.get("goal")
            if key is not None and key not in first_with:
                raise ValueError(f"a result for a goal that is not there: {key}")
            goal = first_with.get(key) if key else None
            value, unit = _quantity(entry.get("value"))
            change, change_unit = _quantity(entry.get("change"))
            yield {
                "id": f"r{count:03d}",
                **_place(rendering, number, str(entry.get("quote", block.text))),
                "target_groups": list(entry.get("groups", goal["target_groups"] if goal else [])),
                "measure": entry.get("measure", goal["measure"] if goal else None),
                "ref_area": entry.get("area", specification.kommune),
                "value": value,
                "unit": unit,
                "change_value": change,
                "change_unit": change_unit,
                "period": _text(entry.get("period")),
                "comparison_period": _text(entry.get("versus")),
                "verdict": entry.get("verdict"),
                "goal": goal["id"] if goal else None,
                "certainty": entry.get("certainty", "clear"),
                "note": entry.get("note"),
            }


def _tables(specification: Specification) -> Iterator[Row]:
    count = 0
    for block in specification.blocks:
        if block.grid is None:
            continue
        count += 1
        yield {
            "id": f"t{count}",
            "number": block.number,
            "caption": block.text or None,
            "source": block.source,
            "note": block.note,
            "header_rows": block.grid.header_rows,
            "n_rows": len(block.grid.rows),
            "n_cols": len(block.grid.rows[0]),
            "cells": [list(row) for row in block.grid.rows],
        }


def _figures(specification: Specification, rendering: Rendering) -> Iterator[Row]:
    for number, block in enumerate(specification.blocks):
        if block.chart is None:
            continue
        if block.chart.announced_by:
            sentence = block.chart.announced_by
            at = next(place for place, other in enumerate(specification.blocks[:number]) if sentence in other.text)
            place = _place(rendering, at, sentence)
        else:
            start, end = rendering.places[number]
            place = _place(rendering, number, rendering.canonical[start:end].split("\n")[0])
        yield {"number": block.number, "caption": block.text or None, "source": block.source, **place}


def _finding(entry: Annotation, rendering: Rendering) -> Row:
    for quote in entry["evidence"]:
        if quote not in rendering.canonical:
            raise ValueError(f"evidence that is not in the text: {quote!r}")
    return {
        "kind": entry["kind"],
        "stated": entry.get("stated"),
        "computed": entry.get("computed"),
        "message": entry["message"],
        "evidence": list(entry["evidence"]),
        "severity": entry.get("severity", "error"),
        "certainty": entry.get("certainty", "clear"),
    }


def _check(goal: Row, goals: list[Row], results: list[Row]) -> Row:
    keys = {goal["goal_key"], goal["check"].get("answered_with")}
    mentions = {other["id"] for other in goals if other["goal_key"] in keys}
    stated, computed = goal["check"].get("stated"), goal["check"]["computed"]
    return {
        "goal": goal["id"],
        "results": [result["id"] for result in results if result["goal"] in mentions],
        "stated_verdict": stated,
        "computed_verdict": computed,
        "agreement": computed in AGREEMENT[stated] if stated in AGREEMENT else None,
        "explanation": goal["check"]["explanation"],
        "certainty": goal["check"].get("certainty", "clear"),
    }


def _quantity(written: str | None) -> tuple[float | None, str | None]:
    """ "410 persons" as (410, "persons"), "-4.7 percent" as (-4.7, "percent")."""
    if written is None:
        return None, None
    number, unit = written.split()
    value = float(number)
    return (int(value) if value.is_integer() else value), unit


def _text(value: object) -> str | None:
    return None if value is None else str(value)
