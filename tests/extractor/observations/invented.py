"""Small invented tables with what each of their numbers means."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from extractor import pipeline
from extractor.reading.source import Source
from models.records import Extraction, Observation

CASES = Path(__file__).parent / "cases"
_FRONT = "Hjørring Kommune\n\nBeskæftigelsesplan 2020\n\n1 Udviklingen på arbejdsmarkedet\n\n"
_NONE, _ANY = "-", "?"
_COLUMNS = {
    "area": "ref_area",
    "against": "comparison_period",
    "groups": "target_groups",
}


@dataclass(frozen=True)
class Case:
    """One table as written, with what its numbers are."""

    name: str
    text: str = field(repr=False)
    said: dict[str, Any] = field(repr=False)


def cases() -> list[Case]:
    """Every table of the case files."""
    found = []
    for path in sorted(CASES.glob("*.yaml")):
        for said in yaml.safe_load(path.read_text(encoding="utf-8")):
            rows = [line.split("|") for line in said.get("table", "").splitlines()]
            table = said.get("raw") or "\n".join("\t".join(cell.strip() for cell in row) for row in rows)
            text = f"{_FRONT}{said.get('above', '')}\n\n{table}\n\n{said.get('below', '')}\n"
            found.append(Case(said["name"], text, said))
    return found


def read(text: str, folder: Path) -> Extraction:
    """The extraction of a text file of these words."""
    path = folder / "plan.txt"
    path.write_text(text, encoding="utf-8")
    return pipeline.extract(Source(path, path.name))


def differences(case: Case, extraction: Extraction) -> list[str]:
    """What the observations of the case's table have otherwise than the case says."""
    table = extraction.tables[0]
    own = [one for one in extraction.observations if one.table_id == table.table_id]
    by_place: dict[tuple[int, int], list[Observation]] = {}
    for one in own:
        by_place.setdefault((one.row or 0, one.col or 0), []).append(one)
    wrong: list[str] = []
    for row, said in case.said["rows"].items():
        first = case.said.get("first", table.n_cols - len(said["values"]))
        for column, value in enumerate(said["values"], first):
            wrong += _cell(case, by_place.get((row, column), []), row, column, value)
    reasons = {f"{cell.row},{cell.col}": cell.left_out for cell in extraction.cells}
    wrong += [
        f"{place}: left out as {reasons[place]}, not {reason}"
        for place, reason in case.said.get("left_out", {}).items()
        if reasons[place] != reason
    ]
    return wrong + _parts(case, by_place)


def _cell(case: Case, found: list[Observation], row: int, column: int, value: Any) -> list[str]:
    place = f"{row},{column}"
    if value == _ANY:
        return []
    wanted = [] if value == _NONE else value if isinstance(value, list) else [value]
    if [one.value for one in found] != wanted:
        return [f"{place}: {[one.value for one in found]}, not {wanted}"]
    said = dict(case.said.get("all", {}))
    said |= {name: held for name, held in case.said["rows"][row].items() if name != "values"}
    said |= case.said.get("columns", {}).get(column, {}) | case.said.get("cells", {}).get(place, {})
    if place in case.said.get("units", {}):
        seen = [one.unit for one in found]
        return [] if seen == case.said["units"][place] else [f"{place}: units {seen}"]
    wrong = []
    for one in found:
        for name, held in said.items():
            seen = getattr(one, _COLUMNS.get(name, name))
            seen = list(seen) if isinstance(seen, tuple) else seen
            if seen != held:
                wrong.append(f"{place}: {name} {seen!r}, not {held!r}")
    return wrong


def _parts(case: Case, by_place: dict[tuple[int, int], list[Observation]]) -> list[str]:
    """Whether the totals of the case take in what it says."""
    wrong = []
    for place, parts in case.said.get("parts", {}).items():
        row, column = map(int, place.split(","))
        total = by_place[row, column][0].observation_id
        seen = sorted(f"{r},{c}" for (r, c), held in by_place.items() if total in held[0].part_of)
        if seen != sorted(parts):
            wrong.append(f"{place}: takes in {seen}, not {sorted(parts)}")
    return wrong
