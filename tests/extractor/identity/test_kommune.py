"""Whose document it is: what wins, what is merely mentioned, what nobody knows."""

from __future__ import annotations

import pytest

TITLE = "Beskæftigelsesplan 2015"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"Af konsulent Lise Bruun, Herning Kommune\n\n{TITLE}\n\n# Indledning\n\nStruer Kommune vil "
            "styrke indsatsen. "
            "Jobcenter Struer følger op. Struer Kommune måler to gange om året.",
            ("Struer",), id="an author of a neighbour stands first",
        ),
        pytest.param(
            f"Udarbejdet af Thisted Kommune\n\n{TITLE}\n\n# Indledning\n\nMorsø Kommune vil have flere i "
            "job. Morsø Kommune "
            "har få virksomheder. Jobcenter Morsø rådgiver dem.",
            ("Morsø",), id="a neighbour wrote it",
        ),
        pytest.param(
            f"{TITLE}\nI samarbejde med Brønderslev Kommune\n\n# Indledning\n\nHjørring Kommune vil styrke indsatsen. "
            "Sammen med Brønderslev Kommune når Hjørring Kommune længere.",
            ("Hjørring",), id="a partner on the cover",
        ),
        pytest.param(
            f"Til: Beskæftigelsesregion Nordjylland\nFra: Jobcenter Rebild\n\n{TITLE}\n\n# "
            "Indledning\n\nTeksten er kort.",
            ("Rebild",), id="sent to the region's office",
        ),
        pytest.param(
            "Resultatrevision 2011\n\nSammenligningsgrundlag: Favrskov, Gribskov, Hedensted, Odder og Skanderborg\n\n"
            "# Indledning\n\nJobcenter Stevns klarede sig godt. Jobcentrene i klyngen, Frederikshavn-Læsø og Odder, "
            "klarede sig bedre.",
            ("Stevns",), id="a group to compare with stands first",
        ),
        pytest.param(
            f"{TITLE}\nHerning Kommune\n\n# Indledning\n\nSammen med Ikast-Brande Kommune driver kommunen et projekt. "
            "Herning og Ikast-Brande Kommuner betaler hver det halve.",
            ("Herning",), id="a project with a neighbour makes no joint jobcentre",
        ),
        pytest.param(
            f"Vejen til job\n\n{TITLE}\nKolding Kommune\n\n# Indledning\n\nVejen til job er lang. Vejen "
            "går over uddannelse.",
            ("Kolding",), id="a common noun that is a name",
        ),
        pytest.param(
            f"{TITLE}\n\nBorgmester Mette Holbæk\n\n# Indledning\n\nVi i Assens Kommune følger tallene.",
            ("Assens",), id="a surname that is a name",
        ),
        pytest.param(
            f"{TITLE}\n\n# Indledning\n\nAarhus Universitet har målt på Aalborg-modellen. Syddjurs Kommune bruger den.",
            ("Syddjurs",), id="a university and a model",
        ),
        pytest.param(
            f"{TITLE}\n\n# Indledning\n\nI Horsens er tallet faldet. Sammenlignet med Vejle går det godt i Horsens. "
            "Udviklingen i Horsens er god, og Horsens' resultater holder.",
            ("Horsens",), id="named by its place only",
        ),
        pytest.param(
            f"{TITLE}\nRegion Nordjylland\n\n# Indledning\n\nJobcentret følger planen.",
            (), id="a region is no municipality",
        ),
        pytest.param(
            f"{TITLE}\n\n# Indledning\n\nVejen til job er lang. I Skive bor mange.",
            (), id="a place in passing is no sender",
        ),
        pytest.param(
            f"{TITLE}\nDe nordjyske Kommuner\n\n# Indledning\n\nHver Kommune gør sit, og den enkelte "
            "Kommune vælger selv.",
            (), id="kommune without a name",
        ),
        pytest.param(
            f"{TITLE}\nVejle Kommune\n\n# Indledning\n\nMan kan lære af Vejen Kommune.",
            ("Vejle",), id="a name like another",
        ),
        pytest.param(
            f"{TITLE}\nRingsted Kommune\n\n# Indledning\n\nRingkøbing-Skjern Kommune har prøvet det.",
            ("Ringsted",), id="a name that begins like another",
        ),
    ],
)  # fmt: skip
def test_sender(text, expected, identify_text):
    assert identify_text(text).kommune == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jobcenter Esbjerg-Fanø", ("Esbjerg", "Fanø")),
        ("Jobcenter Tønder/Aabenraa", ("Tønder", "Aabenraa")),
        ("Dragør og Tårnby Kommuner", ("Dragør", "Tårnby")),
        ("Dragør Kommune og Tårnby Kommune", ("Dragør", "Tårnby")),
        ("Jobcenter Ishøj & Vallensbæk", ("Ishøj", "Vallensbæk")),
        ("Jobcenter Havnsø/Lyngvig", ("Havnsø", "Lyngvig")),
        # one name, though it looks like two
        ("Jobcenter Ikast-Brande", ("Ikast-Brande",)),
        ("Jobcenter Ringkøbing - Skjern", ("Ringkøbing-Skjern",)),
        ("Jobcenter Faaborg Midtfyn", ("Faaborg-Midtfyn",)),
        ("Jobcenter Sorø - Beskæftigelse og Ydelse", ("Sorø",)),
        ("Solrød Kommune - Jobcenter Solrød", ("Solrød",)),
    ],
)
def test_joint_jobcentres(text, expected, identify_text):
    assert identify_text(f"{text}\n{TITLE}\n\n# Indledning\n\nTeksten er kort.").kommune == expected


def test_joint_jobcentre_in_the_text_alone(identify_text):
    found = identify_text(
        f"{TITLE}\n\n# Indledning\n\nJobcenter Esbjerg-Fanø dækker begge kommuner. Jobcenter Esbjerg-Fanø "
        "har tre adresser. "
        "Esbjerg Kommune er den største."
    )
    assert (found.kommune, found.codes, found.regions) == (("Esbjerg", "Fanø"), ("561", "563"), ("Syddanmark",))


def test_leading_municipality_of_a_joint_jobcentre_comes_first(identify_text):
    found = identify_text(
        f"Jobcenter Tårnby\n{TITLE} for Dragør og Tårnby kommuner\n\n# Indledning\n\nJobcenter Tårnby betjener begge."
    )
    assert found.kommune == ("Tårnby", "Dragør")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Havnsø Kommune\n{title}\n\n# Indledning\n\nHavnsøs borgere er mange.", "Havnsø"),
        ("HAVNSØ KOMMUNE\n{title}\n\n# INDLEDNING\n\nTeksten er kort.", "Havnsø"),
        ("Jobcenter Nørre Havn\n{title}\n\n# Indledning\n\nTeksten er kort.", "Nørre Havn"),
        ("Bjergsteds Kommune\n{title}\n\n# Indledning\n\nJobcenter Bjergsted hjælper.", "Bjergsteds"),
        ("Jobcenter Lund-Ravn\n{title}\n\n# Indledning\n\nLund-Ravn Kommune er ny.", "Lund-Ravn"),
    ],
)
def test_unknown_name_is_kept_without_code(text, name, identify_text):
    found = identify_text(text.format(title=TITLE))
    assert (found.kommune, found.codes, found.regions) == ((name,), (), ())


def test_unknown_joint_name_is_parted_where_the_text_parts_it(identify_text):
    found = identify_text(
        f"Jobcenter Lund-Ravn\n{TITLE}\n\n# Indledning\n\nLund Kommune og Ravn Kommune har slået sig sammen."
    )
    assert found.kommune == ("Lund", "Ravn")


def test_unknown_municipality_has_the_only_region_that_is_named(identify_text):
    text = f"Havnsø Kommune\n{TITLE}\n\n# Indledning\n\nTallet er lavere end i Region Sjælland."
    assert identify_text(text).regions == ("Sjælland",)
    assert identify_text(f"{text} I Region Syddanmark er det højere.").regions == ()


def test_known_municipality_keeps_its_region_whatever_is_named(identify_text):
    text = f"Odder Kommune\n{TITLE}\n\n# Indledning\n\nTallet er lavere end i Region Sjælland."
    assert identify_text(text).regions == ("Midtjylland",)


def test_running_heads_name_the_sender(identify_text):
    text = f"{TITLE}\n\n# Indledning\n\nI Vejle Kommune er tallet højere."
    heads = [("Lolland Kommune | Arbejdsmarked – side 2", 6)]
    assert identify_text(text, heads=heads).kommune == ("Lolland",)


def test_file_name_is_asked_last(identify_text):
    file = "mappe/beskaeftigelsesplan-2020-soroe.pdf"
    silent = identify_text("Her er en tekst uden afsender. Den er kort.", file=file)
    assert (silent.kommune, silent.year, silent.doc_type) == (("Sorø",), 2020, "plan")
    said = identify_text("Status for beskæftigelsesplan 2018\nOdder Kommune\n\n# Indledning\n\nKort.", file=file)
    assert (said.kommune, said.year, said.doc_type) == (("Odder",), 2018, "status")


def test_every_municipality_is_found_by_each_of_its_names(identify_text, municipalities):
    for place in municipalities:
        for name in (place.name, *place.variants):
            if name.isupper() or name == "Copenhagen" or "kommune" in name:
                continue
            for text in (f"{name} Kommune", f"Jobcenter {name}", f"{name.upper()} KOMMUNE"):
                found = identify_text(f"{text}\n{TITLE}\n\n# Indledning\n\nTeksten er kort.")
                assert (found.kommune, found.codes) == ((place.name,), (place.code,)), text
