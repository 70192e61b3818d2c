"""Measures docs/audit.json with the commands of beskplan itself: checks and findings against answers, and what is
reported of documents that nobody planted anything in. `python -m scripts.planted` measures docs/planted.json.

Sets whose documents are not beside the repository keep the figures they had.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from report import evaluation_page
from report.audit_evaluation import FIGURES
from scripts.evaluation import REAL, ROOT

# Name, files, answers; those without answers only say how much is reported of them.
SETS = (
    ("examples", "corpus/examples", "corpus/gold"),
    ("real plans, text", f"{REAL}/plans", f"{REAL}/gold"),
    ("real plans, PDF", f"{REAL}/pdfs", f"{REAL}/gold"),
    ("trials", "corpus/trials/documents", None),
)


def main() -> int:
    """Measures what can be measured here; returns the exit code."""
    path = evaluation_page.DOCS / FIGURES
    known = {one["name"]: one for one in json.loads(path.read_text(encoding="utf-8"))["sets"]} if path.exists() else {}
    for name, folder, gold in SETS:
        if (ROOT / folder).is_dir():
            print(f"Measuring {name} …", flush=True)
            known[name] = _measured(name, folder, gold)
    sets = [known[name] for name, *_ in SETS if name in known]
    path.write_text(json.dumps({"sets": sets}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    return evaluation_page.main(["--write"])


def _measured(name: str, folder: str, gold: str | None) -> dict[str, Any]:
    run_command = f"beskplan run {folder} -o outputs/run"
    with tempfile.TemporaryDirectory() as temporary:
        run, answer = Path(temporary) / "run", Path(temporary) / "answer.json"
        _beskplan("run", folder, "-o", str(run))
        figures: dict[str, Any] = {"name": name, "commands": [run_command], **_reported(run)}
        if gold:
            only = ["--only", "findings,checks"]
            _beskplan("evaluate", str(run), "--gold", gold, *only, "--format", "json", "-o", str(answer))
            held = json.loads(answer.read_text(encoding="utf-8"))
            figures["commands"].append(" ".join(["beskplan evaluate outputs/run --gold", gold, *only]))
            figures["records"] = held["records"]
            figures["fields"] = {key: one for key, one in held["fields"].items() if key.startswith("checks.")}
    return figures


def _reported(run: Path) -> dict[str, Any]:
    """What a run reports: findings by weight, and how much was tested."""
    findings, coverage, documents = (_rows(run / f"{name}.csv") for name in ("findings", "coverage", "documents"))
    return {
        "documents": len(documents),
        "severities": dict(sorted(Counter(row["severity"] for row in findings).items())),
        "stated": sum(int(row["stated"]) for row in coverage),
        "tested": sum(int(row["tested"]) for row in coverage),
    }


def _rows(path: Path) -> list[dict[str, str]]:
    csv.field_size_limit(2**31 - 1)
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _beskplan(*arguments: str) -> None:
    subprocess.run([sys.executable, str(ROOT / "cli.py"), *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
