"""Every view on the examples, held against tables that were read by eye (tests/golden/compare)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.compare import ambition, coverage, figures, goals, lineage, national, results, subjects
from analysis.compare.tables import View
from analysis.panel import Filters, Panel
from report.comparing import comma
from report.comparing.about import about
from report.comparing.sources import Sources

VIEWS: dict[str, Callable[[Panel], View]] = {
    "goals": lambda panel: goals.view(panel, subjects.matching(panel)),
    "goals_long": lambda panel: goals.view(panel, subjects.matching(panel), wide=False),
    "ambition": lambda panel: ambition.view(panel, subjects.matching(panel)),
    "national": national.view,
    "lineage": lambda panel: lineage.view(panel, subjects.matching(panel)),
    "results": results.view,
    "figures": figures.view,
    "coverage": coverage.view,
}


@pytest.mark.parametrize("name", VIEWS)
def test_views_of_the_examples(name, answered: Path, golden):
    panel = Panel(answered)
    view = VIEWS[name](panel)
    golden(f"compare/{name}.csv", comma.render(view, Sources(view, panel.documents), about(panel)))


@pytest.mark.parametrize("name", VIEWS)
def test_every_cell_points_to_a_quote_of_its_document(name, answered: Path):
    panel = Panel(answered)
    view = VIEWS[name](panel)
    for source in Sources(view, panel.documents):
        if source.row_id.rpartition(".")[2].startswith("o"):
            continue  # the figures of this dataset are made by hand
        text = (answered / "texts" / f"{source.row.doc_id}.txt").read_text(encoding="utf-8")
        span = source.row.span
        assert text[span.start : span.end] == span.quote


def table(view: View, name: str | None = None) -> list[dict[str, object]]:
    one = next(one for one in view.tables if name in {None, one.name})
    names = [column.name for column in one.columns]
    return [dict(zip(names, (None if cell is None else cell.value for cell in row), strict=True)) for row in one.rows]


def test_figures_are_in_conflict_only_beyond_rounding_and_within_one_kind(answered: Path):
    rows = table(figures.view(Panel(answered)))
    told = {(row["period"], row["kind"], row["unit"]): row["conflict"] for row in rows}
    assert told == {
        ("2018", "andel", "%"): None,  # 2,5 and 2,46 can be one number
        ("2017", "andel", "%"): "ja",  # 3,1 and 2,9 cannot
        ("2018", "ændring", "%"): None,
        ("2018", "andel", "personer"): None,
    }


def test_a_selection_leaves_out_what_was_not_asked_for(answered: Path):
    panel = Panel(
        answered, Filters(kommuner=("Lindebæk",), years=(2009,), groups=("sygedagpenge",), measures=("persons",))
    )
    rows = table(goals.view(panel, subjects.matching(panel)))
    assert {row["target_groups"] for row in rows} == {"sygedagpenge"}
    assert {*rows[0]} == {"target_groups", "measure", "figure", "c1"}
    assert {document.kommune for document in panel.documents.values()} == {("Lindebæk",)}


def test_what_is_missing_in_the_panel(answered: Path):
    rows = table(coverage.view(Panel(answered)), "coverage_missing")
    egedrup = next(row for row in rows if row["kommune"] == "Egedrup")
    assert egedrup["years"] == "2009-2017, 2021-2024" or egedrup["years"] == "2009-2017, 2021-2023"
    everyone = table(coverage.view(Panel(answered), everyone=True), "coverage_missing")
    assert len(everyone) >= 98
    assert "Aalborg" in {row["kommune"] for row in everyone}


def test_the_share_that_was_reached_counts_verdicts_only(answered: Path):
    rows = table(results.view(Panel(answered)), "results_reached")
    for row in rows:
        assert row["goals"] == row["met"] + row["partly_met"] + row["not_met"]  # type: ignore[operator]
        assert (row["share_met"] is None) == (row["goals"] == 0)
