"""The target groups that sentences name, and the words that look like groups and are none."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from extractor.danish.groups import GroupMention, Role, groups, mentions
from models import vocabulary

NAMED = [
    ("Antallet af dagpengemodtagere skal falde.", ["a-dagpenge"]),
    ("Antallet af forsikrede ledige skal falde.", ["a-dagpenge"]),
    ("Antallet på arbejdsløshedsdagpenge skal falde.", ["a-dagpenge"]),
    ("Antallet af A-dagpengemodtagerne skal falde.", ["a-dagpenge"]),
    ("Jobparate dagpengemodtagere tilbydes kurser.", ["a-dagpenge"]),
    ("Færre borgere på kontanthjælp.", ["kontanthjælp"]),
    ("Kontant- og starthjælpsmodtagere får en plan.", ["kontanthjælp"]),
    ("Starthjælp og kontanthjælp nedbringes.", ["kontanthjælp"]),
    ("Job- og aktivitetsparate kontanthjælpsmodtagere får en plan.", ["kontanthjælp"]),
    ("Jobparate kontanthjælpsmodtagere får en plan.", ["jobparate kontanthjælpsmodtagere"]),
    ("Jobparate personer på kontanthjælp får en plan.", ["jobparate kontanthjælpsmodtagere"]),
    ("Jobklare kontanthjælpsmodtagere får en plan.", ["jobparate kontanthjælpsmodtagere"]),
    ("Ledige i match 1 får en plan.", ["jobparate kontanthjælpsmodtagere"]),
    ("Aktivitetsparate kontanthjælpsmodtagere får en plan.", ["aktivitetsparate kontanthjælpsmodtagere"]),
    ("Indsatsklare kontanthjælpsmodtagere får en plan.", ["aktivitetsparate kontanthjælpsmodtagere"]),
    ("Borgere i matchgruppe 2 får en plan.", ["aktivitetsparate kontanthjælpsmodtagere"]),
    (
        "Jobparate og aktivitetsparate kontanthjælpsmodtagere får en plan.",
        ["jobparate kontanthjælpsmodtagere", "aktivitetsparate kontanthjælpsmodtagere"],
    ),
    ("Antallet af unge på uddannelseshjælp falder.", ["uddannelseshjælp"]),
    ("Unge, der modtager uddannelseshjælp, får en plan.", ["uddannelseshjælp"]),
    ("Uddannelseshjælpsmodtagerne får en plan.", ["uddannelseshjælp"]),
    ("Uddannelsesparate unge får en plan.", ["uddannelsesparate"]),
    ("Aktivitetsparate unge får en plan.", ["aktivitetsparate unge"]),
    ("Aktivitetsparate uddannelseshjælpsmodtagere får en plan.", ["aktivitetsparate unge"]),
    ("Uddannelsesparate elever i 8. klasse får vejledning.", ["børn og elever"]),
    ("Antallet af sygedagpengesager falder.", ["sygedagpenge"]),
    ("Delvist sygemeldte og langtidssygemeldte kontaktes.", ["sygedagpenge"]),
    ("Borgere i jobafklaringsforløb får en plan.", ["jobafklaringsforløb"]),
    ("Borgere i ressourceforløb får en plan.", ["ressourceforløb"]),
    ("Revalidender og revalideringsforløb.", ["revalidering"]),
    ("Borgere i forrevalidering.", ["forrevalidering"]),
    ("Antallet på ledighedsydelse falder.", ["ledighedsydelse"]),
    ("Ledige fleksjobbere kommer i gang.", ["ledighedsydelse"]),
    ("Fleksjobberne og de fleksjobvisiterede.", ["fleksjob"]),
    ("Antallet af førtidspensionister stiger.", ["førtidspension"]),
    ("Antallet på efterløn falder.", ["efterløn"]),
    ("Borgere på introduktionsydelse.", ["integrationsydelse"]),
    ("Modtagere af selvforsørgelses- og hjemrejseydelse.", ["integrationsydelse"]),
    ("Borgere på overgangsydelse.", ["integrationsydelse"]),
    ("Flygtninge på integrationsydelse.", ["integrationsydelse"]),
    ("Flygtninge og familiesammenførte skal i arbejde.", ["flygtninge og familiesammenførte"]),
    ("Integrationsborgerne skal i arbejde.", ["flygtninge og familiesammenførte"]),
    ("Der er 40 borgere i IGU-forløb.", ["flygtninge og familiesammenførte"]),
    ("Ikke-vestlige indvandrere og efterkommere skal i arbejde.", ["indvandrere"]),
    ("Borgere med ikke-vestlig baggrund skal i arbejde.", ["indvandrere"]),
    ("Personer med handicap skal i arbejde.", ["personer med handicap"]),
    ("Borgere med en psykisk funktionsnedsættelse.", ["personer med handicap"]),
    ("Unge under 30 år skal i gang.", ["unge"]),
    ("De 18-29-årige skal i gang.", ["unge"]),
    ("Antallet af ledige unge skal ned.", ["unge"]),
    ("Borgere med personlig assistance i job.", ["personer med handicap"]),
    ("Den gennemsnitlige sygedagpengeperiode skal ned.", ["sygedagpenge"]),
    ("Langtidsledigheden skal ned.", ["langtidsledige"]),
    ("Langtidsledige borgere får hjælp.", ["langtidsledige"]),
    ("Langvarigt forsørgede får hjælp.", ["langvarigt forsørgede"]),
    ("Langvarige modtagere af offentlig forsørgelse får hjælp.", ["langvarigt forsørgede"]),
    ("Udsatte ledige får en indsats.", ["udsatte borgere"]),
    ("Borgere på kanten af arbejdsmarkedet får hjælp.", ["udsatte borgere"]),
    ("Borgere længst væk fra arbejdsmarkedet får hjælp.", ["udsatte borgere"]),
    ("Jobparate ledige får hjælp.", ["ledige"]),
    ("Arbejdskraftreserven skal nedbringes.", ["ledige"]),
    ("Ledighedsprocenten er lav.", ["ledige"]),
    ("Arbejdsløse og jobsøgende får hjælp.", ["ledige"]),
    ("Den enkelte borger får hjælp.", ["borgere"]),
    ("Flere personer på offentlige ydelser.", ["offentlig forsørgelse"]),
    ("Færre offentligt forsørgede borgere.", ["offentlig forsørgelse"]),
    ("Antallet af ydelsesmodtagere falder.", ["offentlig forsørgelse"]),
    ("Virksomhederne får hjælp.", ["virksomheder"]),
    ("Vi vil have flere virksomhedsbesøg.", ["virksomheder"]),
    ("Den virksomhedsrettede kontakt vokser.", ["virksomheder"]),
    ("Arbejdsgiverne får hjælp.", ["virksomheder"]),
    ("Der indgås 30 aftaler om voksenlærlinge.", ["voksenlærlinge"]),
    ("Antallet af fuldtidsbeskæftigede lønmodtagere stiger.", ["beskæftigede"]),
    ("Antallet af SU-modtagere stiger.", ["su"]),
    # a group that comes in addition
    ("Kvinder på kontanthjælp får hjælp.", ["kvinder", "kontanthjælp"]),
    ("Kvinder med indvandrerbaggrund får hjælp.", ["kvinder", "indvandrere"]),
    # side by side: both stand
    ("Indsatsen for ledige og sygemeldte styrkes.", ["ledige", "sygedagpenge"]),
    ("Borgere og virksomheder får hjælp.", ["borgere", "virksomheder"]),
    ("Unge, jobparate ledige og kontanthjælpsmodtagere får hjælp.", ["unge", "ledige", "kontanthjælp"]),
    ("Kontanthjælps-/uddannelseshjælpsmodtagere får hjælp.", ["kontanthjælp", "uddannelseshjælp"]),
    ("Fleksjob- og førtidspensionssager behandles hurtigt.", ["fleksjob", "førtidspension"]),
    # where people end up is not who they are
    ("Flere aktivitetsparate kontanthjælpsmodtagere bliver jobparate.", ["aktivitetsparate kontanthjælpsmodtagere"]),
    ("Færre sygemeldte overgår til førtidspension.", ["sygedagpenge"]),
    ("Flere går fra ledighedsydelse til fleksjob.", ["ledighedsydelse"]),
    ("Sygemeldte får småjob i en virksomhed.", ["sygedagpenge"]),
    # but where it is all that is named, it tells the group
    ("Flere overgår til førtidspension.", ["førtidspension"]),
    # misread letters
    ("Antallet af Iedige skal falde.", ["ledige"]),
    ("Antallet på kontanthjæIp skal falde.", ["kontanthjælp"]),
    ("Antallet på fortidspension skal falde.", ["førtidspension"]),
    ("Antallet på ressourceforloeb skal falde.", ["ressourceforløb"]),
    ("Antallet af kontanthjaelpsmodtagere skal falde.", ["kontanthjælp"]),
]

NOT_NAMED = [
    "Der etableres 40 pladser i virksomhedspraktik.",
    "Virksomhedskonsulenterne får et kursus.",
    "Der oprettes to virksomhedscentre.",
    "Beskæftigelsen stiger i hele landet.",
    "Beskæftigelsesindsatsen styrkes.",
    "Kontanthjælpsreformen trådte i kraft.",
    "Dagpengesystemet blev ændret.",
    "Sygedagpengeloven blev ændret.",
    "Førtidspensionsreformen blev ændret.",
    "Dagpengeperioden blev kortere.",
    "Der er mange ledige stillinger i kommunen.",
    "Der er 30 ledige praktikpladser.",
    "Antallet falder med 20 fuldtidspersoner.",
    "Jobcentrets ansatte får et kursus.",
    "Udvalget har beskæftiget sig med sagen.",
    "Selvforsørgelse er vejen frem.",
    "Borgmesteren og personalet deltager.",
    "Samarbejdet med a-kasserne styrkes.",
    "Han måtte su sig frem.",
    "Uddannelse er vejen frem.",
    "Indsatsen er personlig.",
    "Kommunen efterkommer kravet.",
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_groups_named(text: str, expected: list[str]) -> None:
    assert groups(text) == tuple(expected)


@pytest.mark.parametrize("text", NOT_NAMED)
def test_no_group_named(text: str) -> None:
    assert groups(text) == ()


@pytest.mark.parametrize(
    ("text", "context", "expected"),
    [
        ("Niveauet fra 2018 bevares.", "Fleksjob og ledighedsydelse", ["fleksjob", "ledighedsydelse"]),
        ("Antallet af sygemeldte falder.", "Kontanthjælp", ["sygedagpenge"]),
        (
            "15 pct. af kvinderne er i job.",
            "Flygtninge og familiesammenførte",
            ["flygtninge og familiesammenførte", "kvinder"],
        ),
        ("15 pct. af kvinderne er i job.", "", ["kvinder"]),
        ("Borgerne skal have en plan.", "Sygedagpenge", ["sygedagpenge"]),  # the ones spoken of
        ("Borgerne skal have en plan.", "Indledning", ["borgere"]),
        ("Flere borgere skal have en plan.", "Sygedagpenge", ["borgere"]),  # anyone
        ("20 pct. får tilknytning til en virksomhed.", "Jobklare", ["ledige"]),
        ("Der etableres pladser i virksomheder.", "", ["virksomheder"]),
        ("Samarbejdet udvides, da virksomhederne ønsker det.", "", []),
        ("10 pct. er i job efter et år.", "Integration", ["flygtninge og familiesammenførte"]),
        ("Vi følger op på integration.", "", []),
    ],
)
def test_the_context_tells_where_the_sentence_is_silent(text: str, context: str, expected: list[str]) -> None:
    assert groups(text, context) == tuple(expected)


def test_mentions_hold_their_place_and_role() -> None:
    text = "Færre sygemeldte overgår til førtidspension."
    assert mentions(text) == [
        GroupMention(6, 16, "sygedagpenge"),
        GroupMention(29, 43, "førtidspension", Role.OUTCOME),
    ]
    assert text[6:16] == "sygemeldte"


def test_every_group_that_another_replaces_is_a_group() -> None:
    listed = tomllib.loads(vocabulary.read("target_groups.toml"))["group"]
    names = {group["name"] for group in listed}
    assert len(names) == len(listed)
    assert {wider for group in listed for wider in group["replaces"]} <= names


def test_a_researcher_may_bring_other_words(tmp_path: Path) -> None:
    added = '\n[[group]]\nname = "akademikere"\nwords = ["akademiker"]\nreplaces = ["borgere", "ledige"]\n'
    words = vocabulary.read("target_groups.toml") + added
    (tmp_path / "target_groups.toml").write_text(words, encoding="utf-8")
    assert groups("Ledige akademikere får hjælp.", folder=tmp_path) == ("akademikere",)
    assert groups("Ledige akademikere får hjælp.") == ("ledige",)
