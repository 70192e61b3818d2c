"""Comparisons of the real plans: figures that a reader of the plans knows, in the rows where they belong."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.compare import ambition, goals, lineage, national, results, subjects
from analysis.compare.tables import Cell, Table, View
from analysis.panel import Filters, Panel
from extractor.pipeline import extract
from extractor.reading.source import gather
from report.dataset import write


@pytest.fixture(scope="module")
def plans(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plans") / "run"
    folder.mkdir()
    sources, problems = gather([shared / "plans"])
    write([extract(source) for source in sources], problems, folder)
    return folder


def rows(table: Table) -> list[dict[str, Cell | None]]:
    titles = [column.title for column in table.columns]
    return [dict(zip(titles, row, strict=True)) for row in table.rows]


def value(cell: Cell | None) -> object:
    return None if cell is None else cell.value


def of_goals(plans: Path, **filters: tuple[str, ...]) -> View:
    panel = Panel(plans, Filters(**filters))  # type: ignore[arg-type]
    return goals.view(panel, subjects.matching(panel), wide=True)


def test_sickness_benefit_counts_people_cases_and_shares_apart(plans):
    view = of_goals(plans, groups=("sygedagpenge",), measures=("persons",))
    by_figure = {value(row["Hvad der tælles"]): row for row in rows(view.tables[0])}
    people, long_cases = by_figure["personer"], by_figure["sager, over 52 uger"]
    assert "2.000 personer" in str(value(people["Aalborg 2019"]))
    assert value(people["Jammerbugt 2015"]) is None
    assert value(long_cases["Jammerbugt 2015"]) == "højst 80 / højst 70"
    assert long_cases["Jammerbugt 2015"].marked  # 80 in the chapter, 70 in the annex
    assert len(long_cases["Jammerbugt 2015"].sources) == 2
    assert value(long_cases["Aalborg 2019"]) is None
    assert not any("2,5" in str(value(cell)) for row in rows(view.tables[0]) for cell in row.values())
    told = next(note for note in view.notes if "2,5 %" in note)
    assert "Vesthimmerlands 2019" in told
    assert "arbejdsstyrken" in told


def test_the_share_of_the_workforce_has_a_row_of_its_own(plans):
    view = of_goals(plans, groups=("sygedagpenge",), measures=("share",))
    shares = [row for row in rows(view.tables[0]) if value(row["Hvad der tælles"]) == "andel af arbejdsstyrken"]
    assert [value(row["Vesthimmerlands 2019"]) for row in shares] == ["2,5 %"]
    assert {name for row in shares for name, cell in row.items() if cell and "2.000" in str(cell.value)} == set()


def test_what_is_counted_after_one_year_stands_apart_from_two_and_three(plans):
    view = of_goals(plans, groups=("flygtninge og familiesammenførte",), measures=("transition",))
    after = {
        value(row["Hvad der tælles"]): value(row["Aalborg 2019"])
        for row in rows(view.tables[0])
        if "efter" in str(value(row["Hvad der tælles"])) and "kvinder" not in str(value(row["Målgruppe"]))
    }
    assert [str(text).split(" (")[0] for _, text in sorted(after.items())] == ["10 %", "25 %", "50 %"]


def test_changes_per_year_follow_from_the_stated_levels(plans):
    panel = Panel(plans)
    ranked = rows(ambition.view(panel, subjects.matching(panel)).tables[0])
    insured = next(
        row for row in ranked if value(row["Målgruppe"]) == "a-dagpenge" and value(row["Kommune"]) == "Aalborg"
    )
    assert value(insured["% pr. år"]) == pytest.approx(-6.0)  # 4.000 to 3.760 in a year
    country = next(
        row for row in ranked if value(row["Målgruppe"]) == "a-dagpenge" and value(row["Kommune"]) == "Hele landet"
    )
    assert value(country["% pr. år"]) == pytest.approx(-2.1)
    long = next(row for row in ranked if value(row["Målgruppe"]) == "langtidsledige")
    assert value(long["% pr. år"]) == pytest.approx(100 * (134 / 168 - 1) / (23 / 12), abs=0.01)


def test_ministers_goals_of_the_plans_are_found(plans):
    view = national.view(Panel(plans))
    told = {(value(row["Kommune"]), value(row["Nr."])): value(row["I planen"]) for row in rows(view.tables[0])}
    assert [told["Vesthimmerlands", number] for number in (1, 2, 3)] == ["ordret"] * 3
    assert {told["Jammerbugt", number] for number in (1, 2, 3, 4)} <= {"ordret", "omskrevet", "taget op"}


def test_goals_that_a_plan_looks_back_on_are_followed_to_its_own_year(plans):
    panel = Panel(plans, Filters(kommuner=("Vesthimmerlands",)))
    steps = rows(lineage.view(panel, subjects.matching(panel)).tables[0])
    assert {(value(row["Fra"]), value(row["Til"])) for row in steps} == {(2019, 2020)}
    share = next(row for row in steps if value(row["Hvad der tælles"]) == "andel af arbejdsstyrken")
    assert (value(share["Udvikling"]), value(share["Før"])) == ("bortfaldet", "2,5 %")


def test_verdicts_of_the_status_report_stand_beside_their_goals(plans):
    panel = Panel(plans, Filters(kommuner=("Aalborg",)))
    told = {(value(row["Målgruppe"]), value(row["Måles på"])): row for row in rows(results.view(panel).tables[0])}
    assert value(told["sygedagpenge", "antal"]["Dokumentets dom"]) == "ventes ikke opfyldt"
    assert "Region Nordjylland" in str(value(told["sygedagpenge", "antal"]["Resultat"]))
