"""Year, kind, stage and month of writing where the cover says little, and what must not be taken for them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extractor.identity.dates import dates
from extractor.identity.kind import kind_of
from models.terms import DocType, Stage

COVER = "Beskæftigelsesplan 2016\nHerning Kommune"


@pytest.mark.parametrize(
    ("text", "years"),
    [
        # the text's habit decides, not what it mentions
        (
            "Beskæftigelsesplan\nHerning Kommune\n\n# Indledning\n\nI Budget 2015 er der afsat midler. "
            "Mål for 2014 er sat "
            "her. Beskæftigelsesplanen for 2014 er kort. Beskæftigelsesplan 2013 er afløst.",
            (2014, None),
        ),
        ("Plan for indsatsen\n\n# Mål for 2017\n\nI 2016 var tallet 40. Reformen fra 2015 virker.", (2017, None)),
        (
            "# Indledning\n\nAntallet skal i 2019 være højst 400. Andelen forventes i 2019 at stige i "
            "forhold til 2018. "
            + "Tallet skal i 2019 ned. " * 8 + "\n\n" + "Gruppen skal i 2019 have hjælp.\n\n" * 9,
            (2019, None),
        ),
        ("Strategi for indsatsen\nHerning Kommune\n2018-2021\n\n# Indledning\n\nStrategien er kort.", (2018, 2021)),
        ("Beskæftigelsesplan 2020 – udarbejdet august 2019\n\n# Indledning\n\nPlanen er kort.", (2020, None)),
        ("Opfølgningsrapport Jobcenter Rebild. Juli 2012\n\n# Indledning\n\nRapporten er kort.", (2012, None)),
        # nothing says for which year it is
        ("Beskæftigelsesplan\nOktober 2013\n\n# Indledning\n\nPlanen er kort. Lov nr. 419 af 2003 "
         "gælder.", (None, None)),
        ("Opfølgningsrapport Jobcenter Rebild. Januar 2012\n\n# Indledning\n\nRapporten er kort.", (None, None)),
        ("Beskæftigelsesplan\nSag 2010/03452\n\n# Indledning\n\nAftalen blev indgået i 2009.", (None, None)),
    ],
)  # fmt: skip
def test_year(text, years, identify_text):
    found = identify_text(text)
    assert (found.year, found.year_end) == years


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Beskæftigelsesplan 2019", DocType.PLAN),
        ("Plan for beskæftigelsesindsatsen", DocType.PLAN),
        ("Beskæftigelsespolitisk handleplan", DocType.PLAN),
        ("Aktiverings- og revalideringsstrategi", DocType.PLAN),
        ("Beskæftigelsesplan 2012 – mål, strategi og opfølgning", DocType.PLAN),
        ("Strategi og beskæftigelsespolitik", DocType.PLAN),
        ("Status for beskæftigelsesplan 2019", DocType.STATUS),
        ("Beskæftigelsesplan 2019: Status pr. august", DocType.STATUS),
        ("Opfølgning på strategiske mål", DocType.STATUS),
        ("Målopfyldelse 2015", DocType.STATUS),
        ("RESULTATREVISION FOR 2010", DocType.STATUS),
        ("Kvartalsrapport", DocType.STATUS),
        ("Statusforbeskæftigelsesplan 2019", DocType.STATUS),
        ("Arbejdsmarkedspolitik", DocType.POLICY),
        ("Beskæftigelsespolitikken 2018", DocType.POLICY),
        ("Analyse af beskæftigelsesplaner", DocType.OTHER),
        ("Dagsorden: opfølgning på beskæftigelsesplan", DocType.OTHER),
        ("Notat", DocType.OTHER),
        ("Flere hænder i sving", None),
        ("Herning Kommune", None),
    ],
)
def test_kind_of_a_title(title, kind):
    assert kind_of(title) is kind


def test_kind_from_what_the_text_calls_itself(identify_text):
    text = (
        "# Målene\n\nStatussen viser, hvordan det går med målene i beskæftigelsesplanen for 2018. "
        "Beskæftigelsesplanen har "
        "fire mål. Beskæftigelsesplanen er kendt. Statussen er skrevet for udvalget."
    )
    assert identify_text(text).doc_type is DocType.STATUS
    assert identify_text(text.replace("Statussen", "Teksten")).doc_type is DocType.PLAN
    assert identify_text("# Kapitel\n\nVejret var godt.").doc_type is DocType.OTHER


@pytest.mark.parametrize(
    "line",
    ["UDKAST", "1. udkast", "Udkast, september 2015", "Udkast pr. 12. maj 2015", "Foreløbigt udkast", "- Udkast -",
     "Høringsudkast", "Udkast, version 2", "Udkast til beskæftigelsesplan 2016", "Høringsversion"],
)  # fmt: skip
def test_draft(line, identify_text):
    assert identify_text(f"{COVER}\n{line}\n\n# Indledning\n\nTeksten er kort.").stage is Stage.DRAFT


def test_draft_in_a_running_head(identify_text):
    heads = [("Herning Kommune · Udkast til beskæftigelsesplan 2016", 5)]
    assert identify_text(f"{COVER}\n\n# Indledning\n\nKort.", heads=heads).stage is Stage.DRAFT


def test_draft_as_a_watermark_among_the_text(identify_text):
    pages = "\n\n".join(f"Side {number} har tekst.\n\nUDKAST" for number in range(4))
    assert identify_text(f"{COVER}\n\n# Indledning\n\n{pages}").stage is Stage.DRAFT


@pytest.mark.parametrize(
    "line",
    ["Forslag", "Forslag til beskæftigelsesplan 2016", "Administrationens forslag", "Til politisk behandling",
     "Forslag til behandling i Arbejdsmarkedsudvalget, august 2015", "Til godkendelse i byrådet"],
)  # fmt: skip
def test_proposal(line, identify_text):
    assert identify_text(f"{COVER}\n{line}\n\n# Indledning\n\nTeksten er kort.").stage is Stage.PROPOSAL


@pytest.mark.parametrize(
    "line",
    ["Vedtaget af byrådet den 12. december 2015", "Godkendt i Arbejdsmarkedsudvalget",
     "Endeligt godkendt den 3. marts 2016",
     "Beskæftigelsesplan 2016, vedtaget af Byrådet december 2015"],
)  # fmt: skip
def test_adopted(line, identify_text):
    assert identify_text(f"{COVER}\n{line}\n\n# Indledning\n\nTeksten er kort.").stage is Stage.ADOPTED


@pytest.mark.parametrize(
    "sentence",
    [
        "Forslag til lov om kontanthjælp er fremsat.",
        "Obs! Målene foreslås tilrettet.",
        "Byrådet godkendte i fjor Beskæftigelsesplan 2015.",
        "Beskæftigelsesplan 2015 blev vedtaget af byrådet.",
        "Et udkast til samarbejdsaftale ligger klar.",
        "Planen skal godkendes af byrådet.",
        "Når planen er godkendt af udvalget, sendes den ud.",
        "Budget 2016 er vedtaget af byrådet.",
        "Udvalget har godkendt en ny strategi for sygedagpenge.",
        "Der blev fremlagt et forslag til nye mål.",
    ],
)
def test_stage_of_other_things(sentence, identify_text):
    assert identify_text(f"{COVER}\n\n# Indledning\n\n{sentence}").stage is None


@pytest.mark.parametrize(
    "line",
    ["Udkast til lovforslag om reform er indarbejdet", "Godkendt af:", "Skal godkendes af byrådet i december 2015"],
)
def test_cover_lines_of_other_things(line, identify_text):
    assert identify_text(f"{COVER}\n{line}\n\n# Indledning\n\nTeksten er kort.").stage is None


def test_adopted_plan_makes_no_adopted_report(identify_text):
    said = "Beskæftigelsesplanen er vedtaget af byrådet i november."
    assert identify_text(f"Status på {COVER}\n\n# Indledning\n\n{said}").stage is None
    assert identify_text(f"{COVER}\n\n# Indledning\n\n{said}").stage is Stage.ADOPTED


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("den 12. oktober 2018", ["2018-10-12"]),
        ("August 2019", ["2019-08"]),
        ("14.11.2011", ["2011-11-14"]),
        ("14-11-2011", ["2011-11-14"]),
        ("14/11 2011", ["2011-11-14"]),
        ("2016-03-01", ["2016-03-01"]),
        ("3. dec. 2014", ["2014-12-03"]),
        ("marts 2015 og 1. april 2016", ["2015-03", "2016-04-01"]),
        ("31. februar 2015", []),
        ("99.99.2015", []),
        ("maj og juni", []),
        ("sagsnr. 15.20.00-P16-1-13", []),
        ("tlf. 99 12 20 15", []),
        ("1.684 i 2015", []),
    ],
)
def test_dates(text, iso):
    assert [item.iso for item in dates(text)] == iso
    assert all(first.end <= second.start for first, second in pairwise(dates(text)))


@pytest.mark.parametrize(
    ("text", "issued"),
    [
        ("{}\n\n# Indledning\n\nStrategien er revideret i marts 2016.", "2016-03"),
        ("{}\n\n# Indledning\n\nKort.\n\nUdgivet januar 2016", "2016-01"),
        ("{}\n\n# Indledning\n\nI marts 2015 blev der holdt et møde.", None),
        ("{}\nMøde den 5. september 2015\n\n# Indledning\n\nKort.", None),
        ("{}\nHøringsfrist 1. oktober 2015\n\n# Indledning\n\nKort.", None),
        ("{}\nPerioden januar 2016 - december 2016\n\n# Indledning\n\nKort.", None),
    ],
)
def test_issued(text, issued, identify_text):
    assert identify_text(text.format(COVER)).issued == issued


def test_title_of_the_metadata_gives_back_lost_spaces(identify_text):
    found = identify_text(
        "Statusforbeskæftigelsesplan2019\n\n# Indledning\n\nKort.", metadata="Status for beskæftigelsesplan 2019"
    )
    assert (found.title, found.doc_type, found.year) == ("Status for beskæftigelsesplan 2019", DocType.STATUS, 2019)


def test_a_program_s_title_is_no_title(identify_text):
    text = "# Indledning\n\nTeksten er kort."
    assert identify_text(text, metadata="Microsoft Word - plan_final.docx").title is None
    assert (
        identify_text(text, metadata="Beskæftigelsesplan 2018 Vejle Kommune").title
        == "Beskæftigelsesplan 2018 Vejle Kommune"
    )


def test_empty_text(identify_text):
    found = identify_text("", file="scan0001.pdf")
    assert (found.kommune, found.year, found.doc_type, found.title) == ((), None, DocType.OTHER, None)
