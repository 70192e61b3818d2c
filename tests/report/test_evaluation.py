from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from analysis.coding import Coded, Judgement, Kind, Line, SheetError
from analysis.evaluation import Evaluation
from analysis.evaluation.tally import Counts, Fault, Remark, Share, Tally
from report import coding_sheet, evaluation_page
from report.evaluation import render
from report.listing import Listing


@pytest.fixture
def evaluation() -> Evaluation:
    tally = Tally("a.txt")
    tally.records |= {"goals": Counts(3, 1, 2), "results": Counts(0, 0, 0)}
    tally.fields |= {"goals.level": Share(3, 3), "goals.measure": Share(1, 3)}
    tally.judged += [(0.9, True), (0.95, False)]
    tally.remarks += [
        Remark(Fault.MISSED, "a.txt", "goals", "Flere | unge i <job>"),
        Remark(Fault.FIELD, "a.txt", "goals", "Færre ledige", "measure", "share", "empty"),
    ]
    return Evaluation(tally, (tally,), ("b.txt",), ("c",))


def test_text_holds_the_figures_in_80_columns(evaluation):
    text = render(evaluation, "text")
    assert re.search(r"^goals +4 +5 +60\.0 +75\.0 +66\.7$", text, re.MULTILINE)
    assert re.search(r"^results +0 +0 +- +- +-$", text, re.MULTILINE)
    assert re.search(r"^goals\.measure +1 +3 +33\.3$", text, re.MULTILINE)
    assert re.search(r"^goals, all fields +4 +6 +66\.7$", text, re.MULTILINE)
    assert re.search(r"^0\.9 to 1\.0 +92\.5 +2 +50\.0$", text, re.MULTILINE)
    assert "1 document has no answer file: b.txt." in text
    assert "1 answer file is of documents that the run does not hold: c." in text
    assert max(map(len, text.splitlines())) <= 80
    assert "unge" not in text


def test_remarks_are_shown_where_asked_for(evaluation):
    assert render(evaluation, "text", [Fault.MISSED]).startswith("a.txt, missed in goals: Flere | unge i <job>\n\n")
    shown = render(evaluation, "markdown", [Fault.MISSED, Fault.FIELD])
    assert "- a.txt, missed in goals: Flere \\| unge i &lt;job>" in shown
    assert "- a.txt, goals.measure: should be share, is empty: Færre ledige" in shown
    assert "extra" not in shown


def test_json_holds_counts_and_shares(evaluation):
    data = json.loads(render(evaluation, "json", [Fault.FIELD]))
    assert data["records"]["goals"] == {
        "gold": 4, "found": 5, "right": 3, "precision": 0.6, "recall": 0.75, "f1": 0.6667
    }  # fmt: skip
    assert data["fields"]["goals (all)"] == {"right": 4, "of": 6}
    assert data["without_gold"] == ["b.txt"]
    assert data["reliability"] == [{"low": 0.9, "high": 1.0, "stated": 0.925, "right": 1, "of": 2}]
    assert [one["found"] for one in data["remarks"]] == ["empty"]
    assert data["each"][0]["file"] == "a.txt"


def test_a_listing_in_text_and_markdown():
    listing = Listing("Names", ("", "n"), (("a|b", "10"), ("c", "5")))
    assert listing.text() == "Names\n\n      n\na|b  10\nc     5"
    assert listing.markdown() == "## Names\n\n|  | n |\n| --- | ---: |\n| a\\|b | 10 |\n| c | 5 |"


# The coding sheet


def lines() -> list[Line]:
    fields = dict.fromkeys(coding_sheet.GOAL_FIELDS) | {
        "quantified": True, "target_groups": ["unge", "kvinder"], "target_value": 20.5, "change_value": -4.0,
    }  # fmt: skip
    return [
        Line(Kind.GOAL, "d.g1", "v1a2b3c", "d.txt", "line 7", "Mål; for 2020", '+2 "flere" unge', fields),
        Line(Kind.SENTENCE, "d:10-50", "", "d.txt", "", "", "Æblet falder\nikke", {}),
    ]


def judged(said: list[tuple[str, str]]) -> str:
    rows = list(csv.reader(io.StringIO(coding_sheet.sheet(lines()).decode("utf-8-sig"), newline=""), delimiter=";"))
    at = rows[0].index("is_goal")
    for row, (is_goal, wrong) in zip(rows[1:], said, strict=True):
        row[at : at + 2] = is_goal, wrong
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=";").writerows(rows)
    return stream.getvalue()


def test_a_sheet_is_what_a_danish_spreadsheet_opens():
    data = coding_sheet.sheet(lines())
    assert data.startswith(b"\xef\xbb\xbfid;version;")
    goal, sentence = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";")
    assert (goal["target_value"], goal["change_value"], goal["target_groups"]) == ("20,5", "-4", "unge | kvinder")
    assert goal["quote"] == '\'+2 "flere" unge'  # else a spreadsheet would compute it
    assert (goal["section"], goal["place"], goal["quantified"]) == ("Mål; for 2020", "line 7", "yes")
    assert (goal["is_goal"], goal["wrong_fields"], goal["note"]) == ("", "", "")
    assert (sentence["kind"], sentence["quote"]) == ("sentence", "Æblet falder ikke")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_sheet_comes_back_however_it_was_saved(tmp_path, encoding, delimiter):
    rows = csv.reader(io.StringIO(judged([("ja", "measure bound"), ("nej", "")]), newline=""), delimiter=";")
    with (tmp_path / "sheet.csv").open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    assert list(coding_sheet.coded(tmp_path / "sheet.csv")) == [
        Coded("d.g1", "v1a2b3c", Judgement.YES, ("measure", "bound")),
        Coded("d:10-50", "", Judgement.NO, ()),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a;b\n1;2\n", "no column id, version, is_goal, wrong_fields"),
        (judged([("måske", ""), ("", "")]), "line 2: 'måske' is neither yes, no nor"),
        (judged([("", ""), ("ja", "maal")]), "line 3: maal is no field"),
        ("", "no column id"),
    ],
)
def test_a_sheet_that_cannot_be_understood_is_told(tmp_path, text, words):
    (tmp_path / "sheet.csv").write_text(text, encoding="utf-8")
    with pytest.raises(SheetError, match=re.escape(words)):
        list(coding_sheet.coded(tmp_path / "sheet.csv"))


# docs/EVALUATION.md


def test_the_page_is_up_to_date():
    assert evaluation_page.main(["--check"]) == 0


def test_a_page_of_yesterday_is_told_and_rewritten(tmp_path, monkeypatch, capsys):
    for name in (evaluation_page.FIGURES, evaluation_page.FIRST_RUNS):
        (tmp_path / name).write_bytes((evaluation_page.DOCS / name).read_bytes())
    monkeypatch.setattr(evaluation_page, "DOCS", tmp_path)
    assert evaluation_page.main(["--check"]) == 1
    assert "--write" in capsys.readouterr().err
    assert evaluation_page.main(["--write"]) == 0
    assert evaluation_page.main(["--check"]) == 0
    figures = (tmp_path / evaluation_page.FIGURES).read_text(encoding="utf-8")
    (tmp_path / evaluation_page.FIGURES).write_text(figures.replace('"of": ', '"of": 9', 1), encoding="utf-8")
    assert evaluation_page.main(["--check"]) == 1


@pytest.mark.parametrize("arguments", [[], ["--chekc"], ["--check", "--write"]])
def test_other_arguments_are_refused(arguments):
    assert evaluation_page.main(arguments) == 2


def test_the_page_holds_each_figure_with_its_command_and_the_first_runs():
    counts = {"gold": 4, "found": 5, "right": 3, "precision": 0.6, "recall": 0.75, "f1": 0.6667}
    share = {"right": 3, "of": 4}
    one = {
        "name": "texts", "about": "Two texts.", "commands": ["beskplan run x", "beskplan evaluate y"], "documents": 2,
        "records": {"goals": counts}, "fields": {"goals.level": share, "goals (all)": share},
        "reliability": [{"low": 0.8, "high": 0.9, "stated": 0.85, "right": 3, "of": 4}],
        "each": [{"file": "a.txt", "records": {"goals": {"f1": 0.5}}, "fields": {"goals (all)": share}}],
    }  # fmt: skip
    page = evaluation_page.markdown(
        {"sets": [one]}, {"run": [{"documents": "The first", "first": {"goals F1": 79.6}, "rules": ["Lists go on."]}]}
    )
    assert "- **texts**: Two texts. 2 documents." in page
    assert "  beskplan evaluate y\n" in page
    assert "| goals | 60.0 / 75.0 / 66.7 of 4 |" in page
    assert "| goals.level | 75.0 of 4 |" in page
    assert "| 0.8 to 0.9 | 85.0 | 75.0 of 4 |" in page
    assert "| texts: a.txt |  | 50.0 |  |  |  | 75.0 of 4 |" in page
    assert page.endswith("- The first: **goals F1 79.6**.\n  - Lists go on.\n")


def test_the_figures_name_no_place_on_this_machine():
    text = (evaluation_page.DOCS / evaluation_page.FIGURES).read_text(encoding="utf-8")
    assert str(Path(__file__).parents[2]) not in text
