"""The view `figures`: observations side by side, by group, what is counted, area and period, with conflicts marked.

Two values of one figure conflict where no number could be printed as both: a printed 2,5 stands for 2.45 to 2.55.
Levels, changes and shares are never held against one another, nor are numbers of different units. What is counted is
told by the statistic's name where the dataset has one, else by the table's own words; conflicts are looked for between
numbers of one named statistic only, since one label may mean two things.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from analysis.arithmetic import Printed
from analysis.compare import wording
from analysis.compare.tables import Cell, Column, Table, View
from analysis.matching import terms
from analysis.panel import Panel, last_year
from models.labels import label, number
from models.records import Observation
from models.terms import Standing

NAME = "figures"
TITLE = "Tal side om side"
_COLUMNS = (
    Column("target_groups", "Målgruppe", width=26),
    Column("statistic", "Hvad der tælles", width=40),
    Column("breakdown", "Afgrænset til", width=22),
    Column("kind", "Slags", width=14),
    Column("unit", "Enhed", width=11),
    Column("ref_area", "Område", width=20),
    Column("period", "Periode", width=16),
    Column("value", "Tal", "number", 12),
    Column("others", "Andre angiver", width=22),
    Column("documents", "Dokumenter", "integer", 11),
    Column("conflict", "Modstrid", width=9),
)
_Key = tuple[str, ...]


def view(panel: Panel) -> View:
    """A row per figure, area and period."""
    found: dict[_Key, list[Observation]] = defaultdict(list)
    filters = panel.filters
    for one in panel.observations:
        if one.value is None or not filters.row(one.target_groups, None if not filters.measures else _measure(one)):
            continue
        if filters.years and last_year(one.period) not in filters.years:
            continue
        found[_key(one)].append(one)
    lines = tuple(_line(key, found[key]) for key in sorted(found))
    notes = [] if found else ["Datasættet har ingen tal (observations) for dette udvalg."]
    if any(line[-1] is not None for line in lines):
        notes.append("≠ Dokumenterne angiver forskellige tal for samme størrelse, ud over afrunding.")
    return View(NAME, TITLE, (Table(NAME, TITLE, _COLUMNS, lines),), tuple(notes))


def _measure(one: Observation) -> str:
    return "share" if one.kind == "share" else "persons"


def _key(one: Observation) -> _Key:
    named = one.statistic or _plain(one.indicator)
    period = one.period or ""
    if one.comparison_period:
        period = f"{one.comparison_period} → {period}"
    return (
        wording.groups(one.target_groups),
        named,
        one.breakdown or "",
        " ".join(filter(None, [label("kind", one.kind), _standing(one)])),
        label("unit", one.unit),
        one.ref_area or "",
        period,
    )


def _standing(one: Observation) -> str:
    """What a number that was not observed stands for, in brackets: a budget is never held against what was spent."""
    return "" if one.standing is Standing.OBSERVED else f"({label('standing', one.standing)})"


def _plain(text: str) -> str:
    return " ".join(terms.tokens(text))


def _line(key: _Key, observations: Sequence[Observation]) -> tuple[Cell | None, ...]:
    values: dict[float, list[Observation]] = defaultdict(list)
    for one in observations:
        values[one.value or 0.0].append(one)
    ranked = sorted(values.items(), key=lambda item: (-len({one.doc_id for one in item[1]}), str(item[1][0].doc_id)))
    value, first = ranked[0]
    named = bool(observations[0].statistic) and bool(key[5]) and bool(key[6])
    conflict = named and _disagree(observations)
    others = "; ".join(number(other) for other, _ in ranked[1:])
    documents = len({one.doc_id for one in observations})
    words = min((" ".join(one.indicator.split()) for one in observations), key=len) if not named else key[1]
    return (
        Cell(key[0]),
        Cell(words or key[1]),
        *(Cell(part) if part else None for part in key[2:]),
        Cell(value, tuple(first), conflict),
        Cell(others, tuple(one for _, rest in ranked[1:] for one in rest), conflict) if others else None,
        Cell(documents),
        Cell("ja", (), True) if conflict else None,
    )


def _disagree(observations: Sequence[Observation]) -> bool:
    """Whether one document's values are all apart from all of another's. What one document gives two values of itself
    is for its audit."""
    by_document: dict[str, list[Observation]] = defaultdict(list)
    for one in observations:
        by_document[one.doc_id].append(one)
    return any(
        all(_apart(one, other) for one in mine for other in theirs)
        for mine, theirs in combinations(by_document.values(), 2)
    )


def _apart(one: Observation, other: Observation) -> bool:
    """Whether no number could be printed as both; at their border only rounding up or down would decide."""
    return not _printed(one).range.overlaps(_printed(other).range)


def _printed(one: Observation) -> Printed:
    return Printed.of(one.value or 0.0, one.decimals)
