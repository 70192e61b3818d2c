"""Words of direction and of bound, and the same words where they mean something else."""

from __future__ import annotations

import pytest

from extractor.danish.cues import bound, bounds, direction, directions
from models.terms import Bound, Direction

INCREASE = [
    "Andelen skal øges.",
    "Vi øger indsatsen for flere i job.",
    "Et øget antal unge i uddannelse.",
    "Antallet forøges.",
    "Niveauet forhøjes.",
    "Andelen skal stige til 40 pct.",
    "En stigning på 5 pct.",
    "Et stigende antal.",
    "Gruppen skal vokse.",
    "Flere unge i uddannelse.",
    "Effekten skal være 2 procentpoint højere.",
    "Andelen løftes til 50 pct.",
    "Andelen hæves.",
    "Antallet fordobles.",
    "Yderligere 15 pct. er i job.",
    "En større andel i job.",
    "Positiv udvikling i samarbejdsgraden.",
]
DECREASE = [
    "Antallet reduceres.",
    "Antallet skal nedbringes.",
    "Vi har nedbragt ledigheden.",
    "Ledigheden skal falde.",
    "Ledigheden skal falde til 3 pct.",
    "Antallet skal falde fra 205 til 180.",
    "Et fald på 5 pct.",
    "Færre på offentlig forsørgelse.",
    "Ledigheden skal være lavere.",
    "Antallet mindskes.",
    "Antallet halveres.",
    "Ledigheden sænkes.",
    "Forløbene forkortes.",
    "En reduktion på 20 personer.",
    "En faldende andel.",
]
MAINTAIN = [
    "Niveauet for 2018 skal bevares.",
    "Vi vil bevare niveauet.",
    "Samarbejdsgraden fastholdes på 40 pct.",
    "Vi fastholder det lave niveau.",
    "Antallet er uændret.",
    "Antallet af revalidender skal fastholdes på 60.",
    "Højst 405 personer, hvilket er en fastholdelse af målet for 2019.",
    "Den lave ledighed skal fastholdes.",
]
NO_DIRECTION = [
    "Langtidsledigheden skal bekæmpes.",
    "Tilgangen skal begrænses.",
    "Indsatsen styrkes.",
    "Sygemeldte fastholdes på arbejdsmarkedet.",
    "Virksomhederne skal fastholde deres medarbejdere.",
    "Unge skal i højere grad i uddannelse.",
    "Der er øget fokus på unge.",
    "Det gælder en eller flere kommuner.",
    "Unge falder for reglen om dagpenge.",
    "Det skete i hvert fald i 2018.",
    "Frafaldet er kendt.",
    "Sager i alle tilfælde.",
    "Mange falder ud af uddannelse.",
    "Der nedsættes en gruppe.",
    "De går på højere uddannelser.",
    "Målet er nået.",
    "Vi fastholder fokus på målet.",
    "Vi løfter i flok, og vi skal løfte opgaven sammen.",
    "Det sker ofte over flere år.",
    "Større tilknytning til arbejdsmarkedet.",
    "og",
]

AT_MOST = [
    "Der må højst være 310 personer.",
    "Antallet skal højest være på 3.200.",
    "Maksimalt 70 sager.",
    "Der må være maks. 70 sager.",
    "Der må være max. 70 sager.",
    "Antallet må ikke overstige 1.900.",
    "Andelen må ikke være over 5 pct.",
    "Andelen skal være under 5 pct.",
    "Der må maksimalt tildeles 4 pensioner.",
    "Antallet forventes højest at være på gennemsnitligt 550 personer.",
]
AT_LEAST = [
    "Mindst 35 pct. af de unge.",
    "Der holdes mindst ét møde.",
    "Mindst en gang om året.",
    "Som minimum på niveau med Region Sjælland.",
    "Minimum 90 % af ordrerne.",
    "Der skal være min. 12 deltagere.",
    "Andelen må ikke være under 40 pct.",
    "Andelen skal ligge over 40 pct.",
    "40 borgere eller derover.",
    "Mindst halvdelen af de unge.",
    "85 % af borgerne skal som minimum være tilfredse.",
    "Reduceres med minimum 20 pct.",
]
NO_BOUND = [
    "Ikke mindst de 40 unge skal i gang.",
    "Mange unge gennemfører som minimum en uddannelse.",
    "Det er mindst lige så vigtigt.",
    "Jobcentret har maksimalt fokus på reformen.",
    "Det er højst nødvendigt.",
    "Den højeste andel er 40 pct.",
    "Borgere, der har fået ydelsen i maksimalt 18 måneder.",
    "Borgere i forløb i mindst 26 uger.",
    "Unge under 30 år skal i gang.",
    "Andelen er på niveau med Region Sjælland.",
    "Med mere end 175 virksomheder i alt.",
    "En eller flere af de 40 unge.",
]


@pytest.mark.parametrize("text", INCREASE)
def test_increase(text: str) -> None:
    assert direction(text) is Direction.INCREASE


@pytest.mark.parametrize("text", DECREASE)
def test_decrease(text: str) -> None:
    assert direction(text) is Direction.DECREASE


@pytest.mark.parametrize("text", MAINTAIN)
def test_maintain(text: str) -> None:
    assert direction(text) is Direction.MAINTAIN


@pytest.mark.parametrize("text", NO_DIRECTION)
def test_no_direction(text: str) -> None:
    assert direction(text) is None


@pytest.mark.parametrize("text", AT_MOST)
def test_at_most(text: str) -> None:
    assert bound(text) is Bound.AT_MOST


@pytest.mark.parametrize("text", AT_LEAST)
def test_at_least(text: str) -> None:
    assert bound(text) is Bound.AT_LEAST


@pytest.mark.parametrize("text", NO_BOUND)
def test_no_bound(text: str) -> None:
    assert bound(text) is None


def test_exactly() -> None:
    assert bound("Der skal være præcis 40 pladser.") is Bound.EXACTLY


def test_every_cue_has_its_place() -> None:
    text = "Antallet forventes højst at være 310, et fald på 5 pct., men mindst 200."
    assert [(text[cue.start : cue.end], cue.bound) for cue in bounds(text)] == [
        ("højst", Bound.AT_MOST),
        ("mindst", Bound.AT_LEAST),
    ]
    assert [(text[cue.start : cue.end], cue.direction) for cue in directions(text)] == [("fald", Direction.DECREASE)]


def test_the_first_direction_is_the_goals_own() -> None:
    assert direction("Ledigheden nedbringes, så flere kommer i job.") is Direction.DECREASE


def test_misread_letters() -> None:
    assert direction("Antallet skal faIde.") is Direction.DECREASE
    assert bound("HØJST 40 personer.") is Bound.AT_MOST
    assert bound("Hoejst 40 personer.") is Bound.AT_MOST
