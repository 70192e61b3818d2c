"""How sure each rule is: the share of its rows that are right, counted on trial documents that no rule was made on
(corpus/trials, d…), written to models/vocabulary/confidence.toml.

A rule with few rows is drawn towards all rules together (a beta prior of PRIOR rows), so that three rows out of three
are not certainty. The real plans have no part in it: docs/EVALUATION.md holds what is stated against them.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from analysis.dataset import Dataset
from analysis.evaluation import evaluate
from analysis.evaluation.gold import GoldFolder

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS, GOLD = "corpus/trials/documents/d*.txt", "corpus/trials/gold"
TARGET = ROOT / "models" / "vocabulary" / "confidence.toml"
PRIOR = 10  # rows
HEAD = """# How sure a rule is that what it takes is a goal, or a result: the share of its rows that were right in
# documents which others than its author wrote and coded. Made by `python -m scripts.calibration`.
"""


def main() -> int:
    """Counts, writes the file, prints it; returns the exit code."""
    ruled = _judged()
    tables = []
    for table in ("goals", "results"):
        right = Counter(rule for name, rule, is_right in ruled if name == table and is_right)
        found = Counter(rule for name, rule, _ in ruled if name == table)
        share = right.total() / found.total()
        lines = [
            f'"{rule}" = {(right[rule] + PRIOR * share) / (count + PRIOR):.2f}  # {right[rule]} of {count}'
            for rule, count in sorted(found.items())
        ]
        tables.append("\n".join([f"\n[{table}]", f"all = {share:.2f}", *lines]))
    TARGET.write_text(HEAD + "\n".join(tables) + "\n", encoding="utf-8", newline="\n")
    print(TARGET.read_text(encoding="utf-8"))
    return 0


def _judged() -> list[tuple[str, str, bool]]:
    """Table, rule, and whether it was right, of every row that counts."""
    files = sorted(map(str, ROOT.glob(DOCUMENTS)))
    with tempfile.TemporaryDirectory() as folder:
        run = Path(folder) / "run"
        command = [sys.executable, str(ROOT / "cli.py"), "run", *files, "-o", str(run)]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        return evaluate(Dataset(run), GoldFolder(ROOT / GOLD), ("goals", "results")).total.ruled


if __name__ == "__main__":
    sys.exit(main())
