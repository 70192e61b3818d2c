"""A dataset made of the answers to the invented examples, so that comparisons do not hang on how well they are read."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from models import schema
from models.municipalities import load_municipalities
from models.provenance import Span
from models.records import Check, Document, Extraction, Goal, Observation, Result
from models.terms import Origin, Unit, ValueKind
from report.dataset import write
from report.rewriting import rewrite

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def answered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dataset of the examples as they should be read, with their checks, and two plans' figures by hand."""
    folder = tmp_path_factory.mktemp("answers") / "run"
    folder.mkdir()
    made = [_extraction(path) for path in sorted((ROOT / "corpus" / "gold").glob("*.json"))]
    write([extraction for extraction, _ in made], [], folder)
    checks = sorted((check for _, found in made for check in found), key=lambda check: check.goal_id)
    rewrite(folder, {"checks": checks, "observations": _figures(made)})
    return folder


def _extraction(path: Path) -> tuple[Extraction, list[Check]]:
    answers = json.loads(path.read_text(encoding="utf-8"))
    file = next((ROOT / "corpus" / "examples").glob(f"{path.stem}.txt"))
    text = file.read_text(encoding="utf-8")
    document = _document(answers["document"], file, text)
    goals = tuple(
        schema.record(Goal, _placed(one, text, document, "goal_id") | {"goal_key": one["goal_key"]})
        for one in answers["goals"] if one["certainty"] == "clear"
    )  # fmt: skip
    known = {goal.goal_id for goal in goals}
    results = tuple(
        schema.record(Result, _placed(one, text, document, "result_id") | {"goal_id": _known(document, one, known)})
        for one in answers["results"]
    )
    checks = [
        schema.record(
            Check,
            one | {
                "doc_id": document.doc_id, "goal_id": f"{document.doc_id}.{one['goal']}",
                "result_ids": [f"{document.doc_id}.{result}" for result in one["results"]],
            },
        )
        for one in answers["checks"] if f"{document.doc_id}.{one['goal']}" in known
    ]  # fmt: skip
    return Extraction(text, document, goals=goals, results=results), checks


def _known(document: Document, result: dict[str, Any], known: set[str]) -> str | None:
    name = f"{document.doc_id}.{result['goal']}"
    return name if name in known else None


def _document(answers: dict[str, Any], file: Path, text: str) -> Document:
    names = answers["kommune"].split(" | ")
    regions = {one.name: one.region for one in load_municipalities()}
    region = (answers["region"] or "").split(" | ")
    return Document(
        "-".join([file.stem.split("_")[0], str(answers["year"])]), file.name, hashlib.sha256(text.encode()).hexdigest(),
        tuple(names), ("",) * len(names), tuple(regions.get(name, region[0]) for name in names), answers["year"],
        answers["doc_type"], answers["stage"], answers["title"], answers["issued"], None, len(text),
    )  # fmt: skip


def _placed(one: dict[str, Any], text: str, document: Document, name: str) -> dict[str, Any]:
    start = -1
    for _ in range(one["occurrence"]):
        start = text.index(one["quote"], start + 1)
    place = {"start": start, "end": start + len(one["quote"]), "line": text.count("\n", 0, start) + 1}
    return one | place | {"doc_id": document.doc_id, name: f"{document.doc_id}.{one['id']}"}


def _figures(made: list[tuple[Extraction, list[Check]]]) -> list[Observation]:
    """One figure in two documents, printed alike, rounded and otherwise; and a change that is none of them."""
    first, second = (extraction.document.doc_id for extraction, _ in made[:2])

    def figure(doc_id: str, number: int, value: float, printed: str, **others: Any) -> Observation:
        given: dict[str, Any] = {
            "unit": Unit.PERCENT, "kind": ValueKind.SHARE, "statistic": "andel-af-arbejdsstyrken", "period": "2018",
            "target_groups": ("sygedagpenge",), "ref_area": "Egedrup",
        }  # fmt: skip
        return Observation(
            doc_id, f"{doc_id}.o{number}", Origin.TABLE, Span(0, len(printed), printed), "Andel af arbejdsstyrken",
            value, printed=printed, decimals=len(printed.partition(",")[2]), **given | others,
        )  # fmt: skip

    return [
        figure(first, 1, 2.5, "2,5"), figure(second, 1, 2.46, "2,46"),
        figure(first, 2, 3.1, "3,1", period="2017"), figure(second, 2, 2.9, "2,9", period="2017"),
        figure(first, 3, -0.2, "-0,2", kind=ValueKind.CHANGE), figure(second, 3, 412, "412", unit=Unit.PERSONS),
    ]  # fmt: skip
