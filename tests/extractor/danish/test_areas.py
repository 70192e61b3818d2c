"""The areas that a text names."""

from __future__ import annotations

import pytest

from extractor.danish.areas import AreaMention, areas


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Antallet falder i Region Nordjylland.", ["Region Nordjylland"]),
        ("Antallet falder i Nordjylland og på landsplan.", ["Region Nordjylland", "Hele landet"]),
        ("Region Hovedstadens niveau er højere.", ["Region Hovedstaden"]),
        ("Niveauet i hele landet og i Region\nSjælland.", ["Hele landet", "Region Sjælland"]),
        ("Landsgennemsnittet er højere end Danmarks laveste.", ["Hele landet", "Hele landet"]),
        ("Tallene for RAR Østjylland og RAR-Fyn.", ["RAR Østjylland", "RAR Fyn"]),
        ("Bedre end gennemsnittet i klyngen.", ["klyngen"]),
        ("Bedre end jobcentre med samme rammevilkår.", ["klyngen"]),
        ("Bedre end resten af regionen.", ["regionen"]),
        ("Odense Kommune og Jobcenter Svendborg.", ["Odense", "Svendborg"]),
        ("Jobcenter Hjørrings egne tal.", ["Hjørring"]),
        ("Faldet i Aarhus er større end i Århus Kommune.", ["Aarhus", "Aarhus"]),
        ("Samarbejdet med Rebild og Mariagerfjord kommuner.", ["Rebild", "Mariagerfjord"]),
        ("Vesthimmerlands Kommunes mål.", ["Vesthimmerlands"]),
        ("Ringkøbing-Skjern Kommune er med.", ["Ringkøbing-Skjern"]),
        ("Ledigheden i Vejen er lav.", ["Vejen"]),
        ("AaIborg Kommune er med.", ["Aalborg"]),
        # names and words that are no areas
        ("Vejen til job er lang.", []),
        ("Kilde: Danmarks Statistik", []),
        ("En analyse fra Aalborg Universitet.", []),
        ("Vi er på vejen mod målet.", []),
        ("Kommunen og jobcentret er med.", []),
    ],
)
def test_areas(text: str, expected: list[str]) -> None:
    assert [mention.area for mention in areas(text)] == expected


def test_a_mention_holds_its_place() -> None:
    text = "Antallet i Jobcenter Odder og Odder Kommune falder."
    assert areas(text) == [AreaMention(11, 26, "Odder"), AreaMention(30, 43, "Odder")]
    assert text[11:26] == "Jobcenter Odder"
