"""The vocabulary of municipalities, and how their names are found."""

from __future__ import annotations

import pytest

from models.municipalities import Municipalities, Municipality, load_municipalities, spelling_key

REGIONS = {"Nordjylland", "Midtjylland", "Syddanmark", "Sjælland", "Hovedstaden"}


@pytest.fixture(scope="module")
def known() -> Municipalities:
    return load_municipalities()


def test_all_municipalities_are_there(known):
    assert len(known) == 98
    assert len({place.code for place in known}) == len({place.name for place in known}) == 98
    assert all(len(place.code) == 3 and place.code.isdigit() for place in known)
    assert {place.region for place in known} == REGIONS
    assert known.by_code("411") is None  # Christiansø is no municipality


def test_no_two_municipalities_share_a_spelling(known):
    seen: dict[str, str] = {}
    for place in known:
        for spelling in (place.name, *place.variants):
            assert seen.setdefault(spelling_key(spelling), place.name) == place.name


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Aalborg", "Aalborg"), ("ålborg", "Aalborg"), ("AALBORG", "Aalborg"), ("Aalborgs", "Aalborg"),
        ("Århus", "Aarhus"), ("Vesthimmerland", "Vesthimmerlands"), ("Vesthimmerlands", "Vesthimmerlands"),
        ("Høje Taastrup", "Høje-Taastrup"), ("Høje–Tåstrup", "Høje-Taastrup"), ("HTK", "Høje-Taastrup"),
        ("Randers'", "Randers"), ("Fanø's", "Fanø"), ("Nordfyn", "Nordfyns"), ("Assens", "Assens"),
        ("Htk", None), ("Nordjylland", None), ("Assen", None), ("Arhus", None), ("", None),
    ],
)  # fmt: skip
def test_find(known, name, found):
    place = known.find(name)
    assert (place.name if place else None) == found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Arhus", "Aarhus"), ("AIborg", "Aalborg"), ("Hjorring", "Hjørring"), ("Aero", "Ærø"), ("Bomholm", "Bornholm"),
        ("Jarnmerbugt", "Jammerbugt"), ("Brnderslev", "Brønderslev"), ("Guldborgsumd", "Guldborgsund"),
        ("Havnsø", None), ("Vestbjerg", None), ("Nordborg", None), ("Holbjerg", None), ("Mors", None), ("Ho", None),
        ("Vejre", None),  # as near to Lejre as to Vejle
    ],
)  # fmt: skip
def test_nearest(known, name, found):
    place = known.nearest(name)
    assert (place.name if place else None) == found


def test_a_file_of_one_s_own_takes_the_place(tmp_path):
    (tmp_path / "municipalities.csv").write_text(
        "\ufeffcode,name,region,variants\n901,Havnsø,Sjælland,Havnsoe;HVK\n", encoding="utf-8"
    )
    own = load_municipalities(tmp_path)
    assert list(own) == [Municipality("901", "Havnsø", "Sjælland", ("Havnsoe", "HVK"))]
    assert own.find("havnsoes") == own.by_code("901")
    assert own.find("HVK") == own.by_code("901")
    assert own.nearest("Havnsp") == own.by_code("901")


def test_a_folder_without_the_file_changes_nothing(tmp_path, known):
    assert list(load_municipalities(tmp_path)) == list(known)
