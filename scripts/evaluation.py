"""Measures the figures of docs/evaluation.json with the commands of beskplan itself, then rewrites docs/EVALUATION.md.

Sets whose documents are not beside the repository keep the figures they had.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from report import evaluation_page

ROOT = Path(__file__).resolve().parent.parent
REAL = "../shared"  # where the real plans are, as seen from the repository
_EACH_RECORDS = ("sections", "goals", "goals, whole record", "results", "table relations")


@dataclass(frozen=True, slots=True)
class Documents:
    """One set of documents: files (a pattern under `folder`), the answers, and the parts that these are good for."""

    name: str
    about: str
    folder: str
    pattern: str
    gold: str
    only: str = ""


SETS = (
    Documents("examples, text", "The invented examples as text.", "corpus/examples", "*.txt", "corpus/gold"),
    Documents("examples, PDF", "Those of them that are also PDFs.", "corpus/examples", "*.pdf", "corpus/gold"),
    Documents(
        "trials, text", "Invented documents that others wrote and coded, to try rules that had not seen them.",
        "corpus/trials/documents", "*.txt", "corpus/trials/gold", "document,goals,results",
    ),
    Documents("real plans, text", "Three real plans as text.", f"{REAL}/plans", "*.txt", f"{REAL}/gold"),
    Documents(
        "real plans, PDF", "The real plans as PDFs, in three styles each; what they say.", f"{REAL}/pdfs", "*.pdf",
        f"{REAL}/gold", "document,goals,results",
    ),
    Documents(
        "real plans, layout", "The same PDFs; how they are laid out.", f"{REAL}/pdfs", "*.pdf", f"{REAL}/pdfs",
        "sections,tables,figures",
    ),
)  # fmt: skip


def main() -> int:
    """Measures what can be measured here; returns the exit code."""
    path = evaluation_page.DOCS / evaluation_page.FIGURES
    known = {one["name"]: one for one in json.loads(path.read_text(encoding="utf-8"))["sets"]} if path.exists() else {}
    for documents in SETS:
        if (ROOT / documents.folder).is_dir():
            print(f"Measuring {documents.name} …", flush=True)
            known[documents.name] = measured(documents)
    sets = [known[documents.name] for documents in SETS if documents.name in known]
    path.write_text(json.dumps({"sets": sets}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    return evaluation_page.main(["--write"])


def measured(documents: Documents) -> dict[str, Any]:
    """The figures of a set, with the commands that give them."""
    files = sorted((ROOT / documents.folder).glob(documents.pattern))
    only = ["--only", documents.only] if documents.only else []
    with tempfile.TemporaryDirectory() as folder:
        run, answer = Path(folder) / "run", Path(folder) / "answer.json"
        _beskplan("run", *map(str, files), "-o", str(run))
        _beskplan("evaluate", str(run), "--gold", documents.gold, *only, "--format", "json", "-o", str(answer))
        figures = json.loads(answer.read_text(encoding="utf-8"))
    figures["each"] = [_short(each) for each in figures["each"]]
    evaluated = " ".join(["beskplan evaluate outputs/run --gold", documents.gold, *only])
    commands = [f"beskplan run {documents.folder}/{documents.pattern} -o outputs/run", evaluated]
    return {"name": documents.name, "about": documents.about, "commands": commands, **figures}


def _short(each: dict[str, Any]) -> dict[str, Any]:
    """Of one document: the rows and the goal fields together."""
    records = {name: {"f1": each["records"][name]["f1"]} for name in _EACH_RECORDS if name in each["records"]}
    fields = {name: share for name, share in each["fields"].items() if name == "goals (all)"}
    return {"file": each["file"], "records": records, "fields": fields}


def _beskplan(*arguments: str) -> None:
    subprocess.run([sys.executable, str(ROOT / "cli.py"), *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
