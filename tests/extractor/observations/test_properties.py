"""What holds for any table, however odd: nothing is lost, nothing counted twice, and what is said can be followed."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.terms import NotObserved, Origin, ValueKind
from tests.extractor.observations.invented import read

_CELLS = st.sampled_from(
    [
        "", "-", "0", "12", "1.684", "20,5", "-0,1 %", "+ 2,9", "2018", "2. kv. 2019", "Hjørring",
        "Hele landet", "I alt", "Kontanthjælp", "heraf kvinder", "Udvikling i pct.", "Ændring", "Andel",
        "Antal", "pct. point", "1.000 kr.", "05.57.71", "Konto", "Budget 2020", "Mål 2020", "l.684", "12.5",
        "3-6", "under 5", "391 (1,7 %)", "(73)", "½", "Der holdes 3 møder", "År", "Nr.", "1", "2", "3",
        "Januar", "Målgruppe", "**12**", "Forskel til hele landet", "Uge 12", "<5", "1.000 kr", "100.000.000",
        "Indeks", "Gns.", "²", "12¹", "Total", "Region Nordjylland",
    ]
)  # fmt: skip
_GRIDS = st.integers(2, 5).flatmap(
    lambda width: st.lists(st.lists(_CELLS, min_size=width, max_size=width), min_size=2, max_size=7)
)
_CAPTIONS = st.sampled_from(
    ["", "Tabel 1: Antal fuldtidspersoner, 2018", "Tabel 1: Udvikling i pct. fra 2017 til 2018"]
)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(grid=_GRIDS, caption=_CAPTIONS)
def test_any_table(grid, caption, tmp_path_factory):
    table = "\n".join("\t".join(row) for row in grid)
    extraction = read(
        f"Hjørring Kommune\nBeskæftigelsesplan 2020\n\n{caption}\n\n{table}\n", tmp_path_factory.getbasetemp()
    )
    found = [one for one in extraction.observations if one.origin is Origin.TABLE]
    places = {(one.table_id, one.row, one.col) for one in found}
    for cell in extraction.cells:
        has_figures = any(character.isdecimal() or character in "½¼¾" for character in cell.text)
        is_observed = (cell.table_id, cell.row, cell.col) in places
        assert is_observed + (cell.left_out is not None) == has_figures
        if cell.value is not None and not is_observed:
            assert cell.left_out in set(NotObserved) - {NotObserved.TEXT}
    ids = [one.observation_id for one in extraction.observations]
    assert len(set(ids)) == len(ids)
    for one in found:
        assert set(one.part_of) <= set(ids) - {one.observation_id}
        assert one.comparison_period is None or one.kind is ValueKind.CHANGE
        assert one.held_against is None or one.kind is ValueKind.DIFFERENCE
        assert extraction.text[one.span.start : one.span.end] == one.span.quote
