"""What goals and results count, by the definitions of the dataset."""

from __future__ import annotations

import pytest

from extractor.danish.measures import measure, named_measure
from models.terms import Measure

CASES = {
    Measure.PERSONS: [
        "Antallet af dagpengemodtagere skal falde.",
        "Der må højst være 310 personer på kontanthjælp.",
        "Antallet af sygedagpengesager med en varighed på over 52 uger skal højst være 80.",
        "Færre borgere på offentlig forsørgelse.",
        "Langtidsledigheden skal bekæmpes.",
        "Der må højst tilkendes 5 førtidspensioner om måneden.",
        "Antallet af sygemeldte er faldet med 3 pct.",
        "Antallet af borgere i fleksjob skal være 2 pct. højere end i 2018.",
        "Antallet af borgere i jobafklaringsforløb holdes på 210.",
        "Tilgangen til ressourceforløb må højst være 25 personer.",
        "Højst 130 borgere modtager selvforsørgelses- og hjemrejseydelse.",
        "Ungdomsledigheden halveres.",
        "Antallet af borgere i småjob skal øges.",
    ],
    Measure.SHARE: [
        "Andelen af arbejdsstyrken på sygedagpenge nedbringes til 2,5 pct.",
        "Andelen af kontanthjælpsmodtagere med ordinære timer skal stige.",
        "Ledighedsprocenten skal være under 4.",
        "Kontanthjælpsmodtagere med løntimer skal udgøre 18 pct.",
        "Beskæftigelsen blandt indvandrere skal være mindst 48 pct.",
        "90 pct. af jobordrerne besættes med egne kandidater.",
    ],
    Measure.TRANSITION: [
        "Flere unge skal have en uddannelse.",
        "Flere ledige skal i job.",
        "Halvdelen af flygtningene er i beskæftigelse efter tre år.",
        "Andelen af unge, der udsluses til uddannelse, skal stige.",
        "Effekten af virksomhedspraktik skal være 2 procentpoint højere.",
        "Flere aktivitetsparate kontanthjælpsmodtagere bliver jobparate.",
        "Flere ledige skal opkvalificeres.",
        "Sygemeldte skal hurtigere tilbage på arbejdsmarkedet.",
        "30 pct. af praktikkerne fører til ordinært job.",
        "Flere skal være selvforsørgende.",
        "Flere førtidspensionister skal have et job med løntilskud.",
        "Flere skal ud på arbejdsmarkedet.",
        "Flere unge skal gennemføre en erhvervsuddannelse.",
    ],
    Measure.DURATION: [
        "Den gennemsnitlige varighed af et sygeforløb skal højst være 15 uger.",
        "Ledighedsperioden forkortes.",
        "Den gennemsnitlige sygedagpengeperiode nedbringes fra 21 til 18 uger.",
        "Varigheden på kontanthjælp skal ned på 40 uger.",
    ],
    Measure.ACTIVITY: [
        "Der skal laves mindst 150 rekrutteringer til virksomheder.",
        "Der holdes fire samtaler med alle ledige.",
        "Antallet af aftaler om voksenlærlinge skal stige med 20 pct.",
        "Jobcentret skal have kontakt med 20 pct. flere virksomheder.",
        "Samarbejdet med a-kasserne skal øges.",
        "Kommunen inviterer mindst en gang om året virksomhederne til dialogmøde.",
        "Der gennemføres en tilfredshedsundersøgelse blandt borgerne.",
        "Flere unge skal i virksomhedspraktik.",
        "Alle sygemeldte kontaktes inden fire uger.",
        "Nyledige dagpengemodtagere får to samtaler i de første seks uger.",
        "Der oprettes mindst 60 fritidsjob til unge.",
        "30 unge skal i brobygning.",
        "900 virksomhedsbesøg",
    ],
    Measure.COOPERATION_RATE: [
        "Samarbejdsgraden skal øges til 40 pct.",
        "Jobcentret vil samarbejde tættere, så samarbejdsgraden stiger.",
    ],
    Measure.SATISFACTION: [
        "Mindst 80 pct. af borgerne er tilfredse med indsatsen.",
        "Virksomhedernes tilfredshed skal stige.",
        "Mindst fire ud af fem borgere skal opleve, at de bliver hørt.",
    ],
    Measure.JOBS: [
        "Jobomsætningen stiger med 2 pct.",
        "Der skabes 200 nye arbejdspladser i kommunen.",
    ],
    Measure.QUALITY: [
        "Ledige skal have en værdig sagsbehandling.",
        "Langvarige modtagere af offentlig forsørgelse skal have en tværfaglig indsats, der har sigte på job.",
        "Virksomhederne skal opleve en koordineret indsats.",
        "En tættere kontakt til de lokale virksomheder.",
        "Indsatsen skal give mening for den enkelte.",
    ],
    Measure.OTHER: [
        "Socialt bedrageri skal bekæmpes.",
        "Udgifterne skal falde med 5 mio. kr.",
        "Unge under 30 år",  # a label: only the name of a group
    ],
}


@pytest.mark.parametrize(("expected", "text"), [(name, text) for name, texts in CASES.items() for text in texts])
def test_measure(expected: Measure, text: str) -> None:
    assert measure(text) is expected


@pytest.mark.parametrize(
    ("text", "context", "expected"),
    [
        ("Niveauet for 2018 bevares.", "Fleksjob", Measure.PERSONS),
        ("Et fald på 3 pct.", "Kontanthjælp", Measure.PERSONS),
        ("12 pct. efter et år.", "Flere flygtninge skal være selvforsørgende", Measure.TRANSITION),
        ("12 pct. i hele kommunen.", "Sygedagpenge", Measure.SHARE),
        ("Der holdes 40 møder.", "Sygedagpenge", Measure.ACTIVITY),
    ],
)
def test_the_context_tells_where_the_sentence_only_has_a_number(text: str, context: str, expected: Measure) -> None:
    assert measure(text, context) is expected


def test_a_sentence_that_names_nothing_countable_says_so() -> None:
    assert named_measure("Tilsvarende er der sket et fald på 3 pct. i hele landet.") is None
    assert named_measure("Antallet af ledige er faldet.") is Measure.PERSONS


def test_text_without_words_measures_nothing() -> None:
    assert measure("") is None
    assert measure("12 %") is None
