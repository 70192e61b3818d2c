"""Front pages of every make that plans and reports come in, with what they say of themselves.

Every field is asserted, so that what must stay empty is seen to stay empty.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from models.terms import DocType, Stage


@dataclass(frozen=True)
class Front:
    id: str
    text: str
    kommune: tuple[str, ...]
    year: int | None
    doc_type: DocType = DocType.PLAN
    stage: Stage | None = None
    title: str | None = None
    issued: str | None = None
    year_end: int | None = None


PLAN, STATUS, POLICY, OTHER = DocType.PLAN, DocType.STATUS, DocType.POLICY, DocType.OTHER
DRAFT, PROPOSAL, ADOPTED = Stage.DRAFT, Stage.PROPOSAL, Stage.ADOPTED

# fmt: off
FRONTS = [
    # --- plans
    Front(
        "office name below the title",
        "Beskæftigelsesplan 2016\n\njobcenter\nMorsø\n\nIndhold\n1. Indledning\t3\n\n# 1. "
        "Indledning\n\nPlanen viser vej for "
        "jobcentrets arbejde i det kommende år.",
        ("Morsø",), 2016, title="Beskæftigelsesplan 2016",
    ),
    Front(
        "one line for all",
        "Jobcenter Struer Beskæftigelsesplan 2013\n\n# Indledning\n\nHvert år lægger jobcentret en plan.",
        ("Struer",), 2013, title="Jobcenter Struer Beskæftigelsesplan 2013",
    ),
    Front(
        "title broken before its year",
        "Rebild Kommune\n\nBeskæftigelsesplan\n2018\n\n# Forord\n\nVi vil have flere i arbejde.",
        ("Rebild",), 2018, title="Beskæftigelsesplan 2018",
    ),
    Front(
        "title goes on in the next line",
        "Beskæftigelsesplan 2017\nfor Solrød Kommune\n\n# Indledning\n\nHer følger kommunens mål.",
        ("Solrød",), 2017, title="Beskæftigelsesplan 2017 for Solrød Kommune",
    ),
    Front(
        "capitals throughout",
        "BESKÆFTIGELSESPLAN 2014\nVARDE KOMMUNE\n\n# INDLEDNING\n\nKommunen samler her sine mål.",
        ("Varde",), 2014, title="BESKÆFTIGELSESPLAN 2014",
    ),
    Front(
        "two years with a dash",
        "Beskæftigelsesplan 2023-2024\nHedensted Kommune\n\n# Indledning\n\nPlanen er toårig.",
        ("Hedensted",), 2023, title="Beskæftigelsesplan 2023-2024", year_end=2024,
    ),
    Front(
        "two years with a slash",
        "Beskæftigelsesplan 2022/23\nLejre Kommune\n\n# Indledning\n\nPlanen er toårig.",
        ("Lejre",), 2022, title="Beskæftigelsesplan 2022/23", year_end=2023,
    ),
    Front(
        "two years with a word",
        "Beskæftigelsesplan for 2013 og 2014\nJobcenter Odder\n\n# Indledning\n\nPlanen er toårig.",
        ("Odder",), 2013, title="Beskæftigelsesplan for 2013 og 2014", year_end=2014,
    ),
    Front(
        "strategy",
        "Strategi for beskæftigelsesindsatsen 2019-2022\n\nJobcenter Greve\n\n# Baggrund\n\nStrategien sætter retning.",
        ("Greve",), 2019, title="Strategi for beskæftigelsesindsatsen 2019-2022", year_end=2022,
    ),
    Front(
        "employment strategy in one word",
        "Syddjurs Kommune\nBeskæftigelsesstrategi 2021\n\n# Forord\n\nAlle skal med.",
        ("Syddjurs",), 2021, title="Beskæftigelsesstrategi 2021",
    ),
    Front(
        "effort as a title",
        "Beskæftigelsesindsatsen 2020\nFavrskov Kommune\n\n# Indledning\n\nIndsatsen er samlet her.",
        ("Favrskov",), 2020, title="Beskæftigelsesindsatsen 2020",
    ),
    Front(
        "action plan",
        "Beskæftigelsespolitisk handlingsplan 2015\nJobcenter Kerteminde\n\n# Indledning\n\nPlanen er kort.",
        ("Kerteminde",), 2015, title="Beskæftigelsespolitisk handlingsplan 2015",
    ),
    Front(
        "budget and goals",
        "Budget og mål 2011\nJobcenter Halsnæs\n\n# Indledning\n\nHer står mål og penge.",
        ("Halsnæs",), 2011, title="Budget og mål 2011",
    ),
    Front(
        "status as a closing chapter",
        "Beskæftigelsesplan 2021\nSkive Kommune\n\nIndhold\n1. Mål for 2021\t2\n2. Status for mål i "
        "2020\t9\n\n# 1. Mål for 2021\n\n"
        "Kommunen har tre mål.\n\n# 2. Status for mål i 2020\n\nTo af målene i 2020 er nået.",
        ("Skive",), 2021, title="Beskæftigelsesplan 2021",
    ),
    Front(
        "plan that promises to follow up",
        "Beskæftigelsesplan 2012 – mål, strategi og opfølgning\nJobcenter Billund\n\n# "
        "Indledning\n\nPlanen har tre dele.",
        ("Billund",), 2012, title="Beskæftigelsesplan 2012 – mål, strategi og opfølgning",
    ),
    Front(
        "notice of its predecessor",
        "Beskæftigelsesplan 2015\nErstatter Beskæftigelsesplan 2014\nLemvig Kommune\n\n# Indledning\n\nPlanen er ny.",
        ("Lemvig",), 2015, title="Beskæftigelsesplan 2015",
    ),
    Front(
        "no cover, the year only in the text",
        "# 1. Indledning\n\nBeskæftigelsesplanen for 2012 er Vejen Kommunes plan for indsatsen. I "
        "Beskæftigelsesplan 2011 var "
        "der fire mål.\n\n# 2. Mål for 2012\n\nMål for 2012 er sat sammen med partnerne. Vejen Kommune "
        "vil styrke indsatsen. "
        "Beskæftigelsesplanen er kort.",
        ("Vejen",), 2012,
    ),
    Front(
        "year alone on a line of its own",
        "Jobcenter Ishøj\n\nPlan for beskæftigelsesindsatsen\n\n2014\n\n# Indledning\n\nVi skriver kort.",
        ("Ishøj",), 2014, title="Plan for beskæftigelsesindsatsen 2014",
    ),
    # --- when it was written is not the year that it is for
    Front(
        "written the year before",
        "Beskæftigelsesplan 2020\nNæstved Kommune\nNovember 2019\n\n# Indledning\n\nPlanen er kort.",
        ("Næstved",), 2020, title="Beskæftigelsesplan 2020", issued="2019-11",
    ),
    Front(
        "written in its own year, said in a sentence",
        "Beskæftigelsesplan 2020\nStevns Kommune\n\n# Indledning\n\nPlanen er udarbejdet i februar 2020 "
        "af forvaltningen.",
        ("Stevns",), 2020, title="Beskæftigelsesplan 2020", issued="2020-02",
    ),
    Front(
        "place and date as in a letter",
        "Gladsaxe, den 12. oktober 2018\n\nBeskæftigelsesplan 2019\nGladsaxe Kommune\n\n# "
        "Indledning\n\nPlanen er kort.",
        ("Gladsaxe",), 2019, title="Beskæftigelsesplan 2019", issued="2018-10-12",
    ),
    Front(
        "version with a numeric date",
        "Beskæftigelsesplan 2012\nJobcenter Nyborg\nVersion 3, 14.11.2011\n\n# Indledning\n\nPlanen er kort.",
        ("Nyborg",), 2012, title="Beskæftigelsesplan 2012", issued="2011-11-14",
    ),
    Front(
        "revised later",
        "Beskæftigelsespolitik\nFredensborg Kommune\nJuni 2014\nRevideret marts 2016\n\n# "
        "Indledning\n\nPolitikken er kort.",
        ("Fredensborg",), None, POLICY, title="Beskæftigelsespolitik", issued="2016-03",
    ),
    Front(
        "abbreviated month",
        "Beskæftigelsesplan 2015\nAllerød Kommune\nDato: 3. dec. 2014\n\n# Indledning\n\nPlanen er kort.",
        ("Allerød",), 2015, title="Beskæftigelsesplan 2015", issued="2014-12-03",
    ),
    Front(
        "in force from a date is not written on it",
        "Beskæftigelsesplan 2018\nEgedal Kommune\nGældende fra 1. januar 2018\n\n# Indledning\n\nPlanen er kort.",
        ("Egedal",), 2018, title="Beskæftigelsesplan 2018",
    ),
    Front(
        "figures as of a date are not the day of writing",
        "Status på beskæftigelsesplan 2018\nRudersdal Kommune\nOpgjort pr. 30. juni 2018\n\n# "
        "Indledning\n\nTallene er nye.",
        ("Rudersdal",), 2018, STATUS, title="Status på beskæftigelsesplan 2018",
    ),
    Front(
        "a span of months is what it is about",
        "Opfølgning på beskæftigelsesplan 2017\nJanuar - juni 2017\nGribskov Kommune\n\n# "
        "Indledning\n\nTallene er nye.",
        ("Gribskov",), 2017, STATUS, title="Opfølgning på beskæftigelsesplan 2017",
    ),
    Front(
        "data of a month in a sentence is not the month of writing",
        "Beskæftigelsesplan 2016\nTårnby Kommune\n\n# Indledning\n\nPlanen er udarbejdet på baggrund af "
        "data fra maj 2015.",
        ("Tårnby",), 2016, title="Beskæftigelsesplan 2016",
    ),
    Front(
        "case number is no date",
        "Beskæftigelsesplan 2014\nHillerød Kommune, sagsnr. 15.20.00-P16-1-13\n\n# Indledning\n\nPlanen er kort.",
        ("Hillerød",), 2014, title="Beskæftigelsesplan 2014",
    ),
    Front(
        "last year's plan and its date",
        "Beskæftigelsesplan 2016\nIshøj Kommune\n\n# Indledning\n\nBeskæftigelsesplan 2015 er udarbejdet "
        "i oktober 2014 og gælder ikke mere.",
        ("Ishøj",), 2016, title="Beskæftigelsesplan 2016",
    ),
    # --- reports
    Front(
        "status of a plan",
        "Status for beskæftigelsesplan 2019\n\nAugust 2019\n\n# Indledning\n\nI Herning er tallet faldet. "
        "Herning Kommune følger målene.",
        ("Herning",), 2019, STATUS, title="Status for beskæftigelsesplan 2019", issued="2019-08",
    ),
    Front(
        "status in two lines",
        "Opfølgning på\nBeskæftigelsesplan 2013\nJobcenter Haderslev\n\n# Indledning\n\nNotatet er kort.",
        ("Haderslev",), 2013, STATUS, title="Opfølgning på Beskæftigelsesplan 2013",
    ),
    Front(
        "status below the plan's title",
        "Beskæftigelsesplan 2019\nHalvårsstatus\nKolding Kommune\n\n# Indledning\n\nRapporten er kort.",
        ("Kolding",), 2019, STATUS, title="Beskæftigelsesplan 2019 Halvårsstatus",
    ),
    Front(
        "audit of results, written a year later",
        "Resultatrevision 2012\nJobcenter Sorø\n\nMarts 2013\n\n# Indledning\n\nResultatrevisionen ser tilbage.",
        ("Sorø",), 2012, STATUS, title="Resultatrevision 2012", issued="2013-03",
    ),
    Front(
        "audit for the year",
        "Resultatrevision for året 2010\nJobcenter Allerød\n\n# Indledning\n\nResultatrevisionen ser tilbage.",
        ("Allerød",), 2010, STATUS, title="Resultatrevision for året 2010",
    ),
    Front(
        "letters set apart",
        "R E S U L T A T R E V I S I O N\n2009\nJobcenter Fanø\n\n# Indledning\n\nResultatrevisionen ser tilbage.",
        ("Fanø",), 2009, STATUS, title="RESULTATREVISION 2009",
    ),
    Front(
        "quarter of a year",
        "Opfølgning på beskæftigelsesindsatsen i Langeland Kommune\n4. kvartal 2012\n\n# Resumé\n\nTallene er nye.",
        ("Langeland",), 2012, STATUS, title="Opfølgning på beskæftigelsesindsatsen i Langeland Kommune 4. kvartal 2012",
    ),
    Front(
        "report of the region's office",
        "BESKÆFTIGELSESREGION NORDJYLLAND\nOPFØLGNINGSRAPPORT 2012\nJobcenter Thisted\nJuli 2012\n\n# "
        "Indledning\n\nRapporten er kort.",
        ("Thisted",), 2012, STATUS, title="OPFØLGNINGSRAPPORT 2012", issued="2012-07",
    ),
    Front(
        "evaluation",
        "Evaluering af beskæftigelsesplan 2016\nHørsholm Kommune\n\n# Baggrund\n\nTo mål er nået.",
        ("Hørsholm",), 2016, STATUS, title="Evaluering af beskæftigelsesplan 2016",
    ),
    Front(
        "status of a plan for several years",
        "Status på mål i beskæftigelsesplan 2017 til 2020\nVallensbæk Kommune\n\n# Indledning\n\nTallene er nye.",
        ("Vallensbæk",), 2017, STATUS, title="Status på mål i beskæftigelsesplan 2017 til 2020", year_end=2020,
    ),
    Front(
        "note of a status",
        "Notat\n\nStatusnotat: Beskæftigelsesplan 2022\nMiddelfart Kommune\n\n# Indledning\n\nTallene er nye.",
        ("Middelfart",), 2022, STATUS, title="Statusnotat: Beskæftigelsesplan 2022",
    ),
    # --- policies and other papers
    Front(
        "policy",
        "Beskæftigelsespolitik 2018-2021\nBallerup Kommune\n\n# Forord\n\nVi vil noget sammen.",
        ("Ballerup",), 2018, POLICY, title="Beskæftigelsespolitik 2018-2021", year_end=2021,
    ),
    Front(
        "policy under a motto",
        "Flere hænder i sving\n\nBeskæftigelsespolitik 2020\nFuresø Kommune\n\n# Forord\n\nVi vil noget sammen.",
        ("Furesø",), 2020, POLICY, title="Beskæftigelsespolitik 2020",
    ),
    Front(
        "note on method",
        "Metodenotat til beskæftigelsesplan 2014\nJobcenter Assens\n\n# Baggrund\n\nHer står, hvordan "
        "tallene er gjort op.",
        ("Assens",), 2014, OTHER, title="Metodenotat til beskæftigelsesplan 2014",
    ),
    Front(
        "minutes",
        "Referat af møde om beskæftigelsesplan 2015\nHolbæk Kommune\n\n# Punkt 1\n\nPlanen blev drøftet.",
        ("Holbæk",), 2015, OTHER, title="Referat af møde om beskæftigelsesplan 2015",
    ),
    # --- stages
    Front(
        "draft above the title",
        "Udkast\n\nBeskæftigelsesplan 2019\nTønder Kommune\n\n# Indledning\n\nPlanen er kort.",
        ("Tønder",), 2019, stage=DRAFT, title="Beskæftigelsesplan 2019",
    ),
    Front(
        "counted draft behind the title",
        "Faxe Kommune\nBeskæftigelsesplanen for 2013, 2. udkast\n\n# Indledning\n\nPlanen er kort.",
        ("Faxe",), 2013, stage=DRAFT, title="Beskæftigelsesplanen for 2013",
    ),
    Front(
        "draft in brackets",
        "Beskæftigelsesplan 2017 (udkast)\nJobcenter Struer\n\n# Indledning\n\nPlanen er kort.",
        ("Struer",), 2017, stage=DRAFT, title="Beskæftigelsesplan 2017",
    ),
    Front(
        "draft of a named plan",
        "Udkast til Beskæftigelsesplan 2017 for Varde Kommune\n\n# Indledning\n\nPlanen er kort.",
        ("Varde",), 2017, stage=DRAFT, title="Udkast til Beskæftigelsesplan 2017 for Varde Kommune",
    ),
    Front(
        "draft with its date before the title",
        "Udkast 22. juni 2011 Beskæftigelsesplan 2012\nJobcenter Viborg\n\n# Indledning\n\nPlanen er kort.",
        ("Viborg",), 2012, stage=DRAFT, title="Beskæftigelsesplan 2012", issued="2011-06-22",
    ),
    Front(
        "draft for a hearing, letters set apart",
        "H Ø R I N G S U D K A S T\n\nBeskæftigelsesplan 2018\nRoskilde Kommune\n\n# Indledning\n\nPlanen er kort.",
        ("Roskilde",), 2018, stage=DRAFT, title="Beskæftigelsesplan 2018",
    ),
    Front(
        "proposal of a named plan",
        "Forslag til beskæftigelsesplan 2014\nOdense Kommune\n\n# Indledning\n\nPlanen er kort.",
        ("Odense",), 2014, stage=PROPOSAL, title="Forslag til beskæftigelsesplan 2014",
    ),
    Front(
        "the administration's proposal",
        "Beskæftigelsesplan 2016\nAdministrationens forslag\nHvidovre Kommune\n\n# Indledning\n\nPlanen er kort.",
        ("Hvidovre",), 2016, stage=PROPOSAL, title="Beskæftigelsesplan 2016",
    ),
    Front(
        "laid before the committee",
        "Beskæftigelsesplan 2021\nHerlev Kommune\nTil godkendelse i Beskæftigelsesudvalget\n\n# "
        "Indledning\n\nPlanen er kort.",
        ("Herlev",), 2021, stage=PROPOSAL, title="Beskæftigelsesplan 2021",
    ),
    Front(
        "adopted, with its date",
        "Beskæftigelsesplan 2012\nKøge Kommune\nGodkendt af Byrådet den 20. december 2011\n\n# "
        "Indledning\n\nPlanen er kort.",
        ("Køge",), 2012, stage=ADOPTED, title="Beskæftigelsesplan 2012", issued="2011-12-20",
    ),
    Front(
        "adopted in a sentence",
        "Beskæftigelsesplan 2013\nRingsted Kommune\n\n# Indledning\n\nBeskæftigelsesplanen er vedtaget af "
        "byrådet efter en høring.",
        ("Ringsted",), 2013, stage=ADOPTED, title="Beskæftigelsesplan 2013",
    ),
    Front(
        "proposal that was adopted",
        "Forslag til beskæftigelsesplan 2015\nSvendborg Kommune\nVedtaget af Byrådet 27. januar 2015\n\n# "
        "Indledning\n\nKort.",
        ("Svendborg",), 2015, stage=ADOPTED, title="Forslag til beskæftigelsesplan 2015", issued="2015-01-27",
    ),
    # --- whose it is
    Front(
        "old spelling",
        "Resultatrevision 2009 for Jobcenter Århus\n\n# Indledning\n\nByen vokser.",
        ("Aarhus",), 2009, STATUS, title="Resultatrevision 2009 for Jobcenter Århus",
    ),
    Front(
        "without its hyphen",
        "Høje Taastrup Kommune\nBeskæftigelsesplan 2015\n\n# Indledning\n\nPlanen er kort.",
        ("Høje-Taastrup",), 2015, title="Beskæftigelsesplan 2015",
    ),
    Front(
        "old letters",
        "Lyngby-Tårbæk Kommune\nBeskæftigelsesplan 2015\n\n# Indledning\n\nPlanen er kort.",
        ("Lyngby-Taarbæk",), 2015, title="Beskæftigelsesplan 2015",
    ),
    Front(
        "a municipality of another name in law",
        "Bornholms Regionskommune\nBeskæftigelsesplan 2018\n\n# Indledning\n\nPlanen er kort.",
        ("Bornholm",), 2018, title="Beskæftigelsesplan 2018",
    ),
    Front(
        "official name in the genitive",
        "Nordfyns Kommune\nBeskæftigelsesplan 2018\n\n# Indledning\n\nPlanen er kort.",
        ("Nordfyns",), 2018, title="Beskæftigelsesplan 2018",
    ),
    Front(
        "job and growth centre",
        "Job- og Vækstcenter Middelfart\nBeskæftigelsesplan 2017\n\n# Indledning\n\nPlanen er kort.",
        ("Middelfart",), 2017, title="Beskæftigelsesplan 2017",
    ),
    Front(
        "joint jobcentre",
        "Jobcenter Frederikshavn-Læsø\nBeskæftigelsesplan 2010\n\n# Indledning\n\nPlanen er kort.",
        ("Frederikshavn", "Læsø"), 2010, title="Beskæftigelsesplan 2010",
    ),
    Front(
        "joint jobcentre with a slash",
        "Beskæftigelsesplan 2011\nJobcenter Tønder/Aabenraa\n\n# Indledning\n\nPlanen er kort.",
        ("Tønder", "Aabenraa"), 2011, title="Beskæftigelsesplan 2011",
    ),
    Front(
        "joint jobcentre with a word",
        "Resultatrevision 2011 for Dragør og Tårnby Kommuner\n\n# Indledning\n\nRapporten er kort.",
        ("Dragør", "Tårnby"), 2011, STATUS, title="Resultatrevision 2011 for Dragør og Tårnby Kommuner",
    ),
    Front(
        "unknown municipality",
        "Havnsø Kommune\nBeskæftigelsesplan 2019\n\n# Indledning\n\nHavnsø Kommune ligger ved vandet. Her "
        "er mange job.",
        ("Havnsø",), 2019, title="Beskæftigelsesplan 2019",
    ),
    Front(
        "unknown jobcentre in capitals",
        "JOBCENTER LINDERUP\nBESKÆFTIGELSESPLAN 2015\n\n# INDLEDNING\n\nPlanen er kort.",
        ("Linderup",), 2015, title="BESKÆFTIGELSESPLAN 2015",
    ),
    Front(
        "misread letters",
        "AIborg Kommune\nBeskæftigelsespIan 2015\n\n# Indledning\n\nPlanen er kort.",
        ("Aalborg",), 2015, title="BeskæftigelsespIan 2015",
    ),
    Front(
        "letters lost in a converter",
        "Jobcenter Brnderslev\nBeskaeftigelsesplan 2015\n\n# Indledning\n\nPlanen er kort.",
        ("Brønderslev",), 2015, title="Beskaeftigelsesplan 2015",
    ),
    Front(
        "words run together",
        "JobcenterHjørring\nBeskæftigelsesplan2015\n\n# Indledning\n\nPlanen er kort.",
        ("Hjørring",), 2015, title="Beskæftigelsesplan 2015",
    ),
]
# fmt: on


@pytest.mark.parametrize("front", FRONTS, ids=lambda front: front.id)
def test_front_page(front: Front, identify_text):
    found = identify_text(front.text)
    said = (found.kommune, found.year, found.year_end, found.doc_type, found.stage, found.title, found.issued)
    assert said == (
        front.kommune, front.year, front.year_end, front.doc_type, front.stage, front.title, front.issued
    )  # fmt: skip


@pytest.mark.parametrize("front", FRONTS, ids=lambda front: front.id)
def test_table_of_all_municipalities_changes_nothing(front: Front, identify_text, municipalities):
    rows = "\n".join(f"{item.name} Kommune\t{index},{index % 10}\t2010" for index, item in enumerate(municipalities))
    assert identify_text(f"{front.text}\n\nKommune\tAndel\tÅr\n{rows}\n") == identify_text(front.text)


@pytest.mark.parametrize("front", FRONTS, ids=lambda front: front.id)
def test_chart_labels_of_all_municipalities_change_nothing(front: Front, identify_text, municipalities):
    labels = "\n\n".join(item.name for item in municipalities)
    assert identify_text(f"{front.text}\n\n{labels}") == identify_text(front.text)
