"""The minister's goals in their official words and in others."""

from __future__ import annotations

import pytest

from extractor.goals.national import match, reworded


@pytest.mark.parametrize(
    ("text", "year", "number"),
    [
        ("Virksomhederne skal sikres kvalificeret arbejdskraft", 2020, 1),
        ("Flere flygtninge og familiesammenførte skal forsørge sig selv", 2020, 2),
        ("Flere flygtninge skal blive selvforsørgende", 2019, 3),
        ("Flere unge skal i gang med en uddannelse", 2017, 2),
        ("Flere mennesker skal i job eller uddannelse i stedet for at være på offentlig forsørgelse", 2019, 1),
        ("Socialt bedrageri og fejludbetalinger skal bekæmpes", 2018, 5),
        ("Antallet af langtidsledige skal begrænses mest muligt", 2013, 3),
        ("Færre personer på førtidspension", 2013, 2),
        ("Alle ledige skal have en ordentlig og værdig sagsbehandling", 2022, 1),
        ("Flere ledige skal uddannes og opkvalificeres", 2023, 2),
        ("Personer med handicap skal i højere grad i beskæftigelse", 2024, 4),
        ("Arbejdskraftreserven skal nedbringes", 2011, 1),
    ],
)
def test_a_reworded_goal_of_the_minister_is_found_with_its_number(text, year, number):
    found = reworded(text, year, None)
    assert found is not None
    assert (found.year, found.number) == (year, number)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Sygefraværet blandt kommunens ansatte skal ned", 2019),
        ("Flere kontanthjælpsmodtagere skal i fritidsjob", 2019),
        ("Flere fleksjobbere skal i job", 2020),
        ("Samarbejdet med lægerne skal udbygges", 2021),
        ("Flere unge skal have en uddannelse", 2021),  # a goal of other years
        ("Virksomhederne skal sikres kvalificeret arbejdskraft", None),
        ("Flere ledige skal opkvalificeres. " * 12, 2023),  # prose, no title
    ],
)
def test_what_the_minister_did_not_set_that_year_is_not_taken_for_it(text, year):
    assert reworded(text, year, None) is None


def test_the_number_that_a_document_gives_decides_between_two_alike():
    assert reworded("Flere personer skal i beskæftigelse", 2019, 7).number == 7


def test_official_words_need_no_context():
    assert match("Mål 2. Flere ledige skal opkvalificeres", 2022, None).number == 2
    assert match("Flere ledige skal på kursus", 2022, None) is None
