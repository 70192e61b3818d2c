"""Holds the observations of the real plans' tables against what a reader took from them.

python -m scripts.table_truth [--all]   prints, for the plans beside the repository, how many numbers were found and how
many of their columns are right; with --all every difference. The answers are in tests/extractor/observations/truth/.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from extractor import observations, pipeline, sections
from extractor.ids import RecordIds
from extractor.reading.source import gather
from models.blocks import Reading
from models.records import Extraction, Observation

ROOT = Path(__file__).resolve().parent.parent
TRUTH = ROOT / "tests" / "extractor" / "observations" / "truth"
SHARED = ROOT.parent / "shared"
COLUMNS = ("indicator", "area", "period", "unit", "groups")  # that the project has to get right
AXES = ("group", "area", "period", "indicator")  # counted by table
MORE = ("against", "kind", "statistic", "standing", "total")
_NO_NUMBER = "-"
_DEFAULTS: dict[str, Any] = {"groups": [], "standing": "observed", "total": False}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader says of one cell: its value, and the other columns that the reader coded."""

    row: int
    col: int
    value: float
    said: dict[str, Any]


@dataclass(slots=True)
class Tally:
    """How many numbers the truth has, were found with their value, and have each column right."""

    cells: int = 0
    values: int = 0
    of: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    extra: int = 0  # observations where the reader saw no number

    def add(self, other: Tally) -> None:
        """Adds the counts of another file."""
        self.cells += other.cells
        self.values += other.values
        self.of += other.of
        self.right += other.right
        self.wrong += other.wrong
        self.extra += other.extra

    def share(self, column: str) -> float:
        """The share of the coded cells that have `column` right."""
        return self.right[column] / self.of[column] if self.of[column] else 1.0


def files(shared: Path = SHARED, *, renditions: bool = True) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Each file of real plans that has answers, with them."""
    for path in sorted(TRUTH.glob("*.yaml")):
        truth = yaml.safe_load(path.read_text(encoding="utf-8"))
        yield shared / "plans" / truth["file"], truth
        for name in truth["renditions"] if renditions else ():
            yield shared / "pdfs" / name, truth


def measure(path: Path, truth: dict[str, Any]) -> Tally:
    """The observations of one file against its answers."""
    sources, _ = gather([path])
    extraction = pipeline.extract(sources[0])
    held = _axes(pipeline.read(sources[0]), extraction)
    tally = Tally()
    for table in truth["tables"]:
        order = table.get("pdf_order" if path.suffix == ".pdf" else "order")
        if order is None:
            continue
        table_id = _table_id(extraction, order)
        for name, axis in table["axes"].items():
            wanted = axis if axis in {"rows", "columns"} else "around"
            seen = held.get(table_id, {}).get(name)
            tally.of[f"{name} axis"] += 1
            tally.right[f"{name} axis"] += seen == wanted
            if seen != wanted:
                tally.wrong.append(f"{path.name} table {order}: {name} in {seen}, not {axis}")
        found = {(one.row, one.col): one for one in extraction.observations if one.table_id == table_id}
        texts = {(cell.row, cell.col): cell.text for cell in extraction.cells if cell.table_id == table_id}
        answers = list(_answers(table, texts))
        if "order" in table:  # of the others some rows are coded only
            tally.extra += len(set(found) - {(answer.row, answer.col) for answer in answers})
        for answer in answers:
            _hold(answer, found.get((answer.row, answer.col)), tally, f"{path.name} table {order}")
    return tally


def _axes(reading: Reading, extraction: Extraction) -> dict[str, dict[str, str]]:
    """Which axis holds what, by table."""
    outline = sections.outline(reading, extraction.document.doc_id, RecordIds(extraction.document.doc_id))
    made = observations.views(reading, extraction.document, outline, extraction.tables, extraction.cells)
    return {table.table_id: observations.axes(view) for table, _, view in made}


def _table_id(extraction: Extraction, order: int) -> str:
    tables = sorted(extraction.tables, key=lambda table: table.span.start)
    return tables[order - 1].table_id if order <= len(tables) else ""


def _answers(table: dict[str, Any], texts: dict[tuple[int, int], str]) -> Iterator[Answer]:
    label = table.get("label", 0)
    under = {row: head for head, (first, last) in table.get("under", {}).items() for row in range(first, last + 1)}
    for row, said_of_row in table["rows"].items():
        for (column, said_of_column), value in zip(table["columns"].items(), said_of_row["values"], strict=True):
            if value == _NO_NUMBER:
                continue
            said = _DEFAULTS | table.get("all", {}) | said_of_row | said_of_column
            said |= table.get("cells", {}).get(f"{row},{column}", {})
            heads = [under[row]] if row in under else []
            if "merged" in table:  # a label that spans rows stands in the first of them
                spans = (above for above in range(row, 0, -1) if texts.get((above, table["merged"])))
                path = [texts[next(spans), table["merged"]]]
            else:
                path = []
            path += [texts.get((one, label)) or texts.get((one, 0), "") for one in (*heads, row)]
            path += [texts.get((top, left), "") for top, left in said_of_column["path"]]
            said["indicator"] = " > ".join(" ".join(part.split()) for part in path)
            yield Answer(row, column, float(value), said)


def _hold(answer: Answer, found: Observation | None, tally: Tally, place: str) -> None:
    tally.cells += 1
    place = f"{place} row {answer.row} col {answer.col}"
    if found is None:
        tally.wrong.append(f"{place}: no observation")
    elif found.value != answer.value:
        tally.wrong.append(f"{place}: value {found.value}, not {answer.value}")
    else:
        tally.values += 1
    seen = _columns(found) if found else {}
    for column in (*COLUMNS, *MORE):
        wanted = answer.said.get(column)
        tally.of[column] += 1
        if found and seen[column] == wanted:
            tally.right[column] += 1
        elif found:
            tally.wrong.append(f"{place}: {column} {seen[column]!r}, not {wanted!r}")


def _columns(one: Observation) -> dict[str, Any]:
    return {
        "indicator": one.indicator,
        "area": one.ref_area,
        "period": one.period,
        "unit": str(one.unit) if one.unit else None,
        "groups": list(one.target_groups),
        "against": one.comparison_period,
        "kind": str(one.kind) if one.kind else None,
        "statistic": one.statistic,
        "standing": str(one.standing),
        "total": one.total,
    }


def report(tally: Tally, *, everything: bool = False) -> Iterator[str]:
    """The counts as lines to print."""
    yield f"{tally.cells} numbers coded by hand; {tally.values} found with their value; {tally.extra} found beside them"
    for column in (*COLUMNS, *MORE, *(f"{name} axis" for name in AXES)):
        yield f"  {column:14} {tally.right[column]:5} of {tally.of[column]:5}  {tally.share(column):7.2%}"
    if everything:
        yield from tally.wrong


def main(arguments: Sequence[str]) -> int:
    """Prints what was measured."""
    if not (SHARED / "plans").is_dir():
        print("The real plans are not beside the repository.", file=sys.stderr)
        return 2
    for title, renditions in (("text files", False), ("text files and their PDF renditions", True)):
        total = Tally()
        for path, truth in files(renditions=renditions):
            total.add(measure(path, truth))
        print(f"{title}:")
        print(*report(total, everything="--all" in arguments), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
