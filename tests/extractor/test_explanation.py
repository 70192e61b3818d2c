from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from extractor.explanation import rules
from extractor.explanation.marks import marks
from extractor.explanation.objections import objections
from extractor.explanation.of_goals import explain
from extractor.pipeline import extract
from extractor.reading.source import gather
from models import vocabulary
from models.explanation import MarkKind, Source, Words
from models.records import Extraction
from models.terms import GoalLevel

PLAN = """Beskæftigelsesplan 2019
Hjørring Kommune

1. Indledning
Planen beskriver, hvordan jobcentret vil arbejde i det kommende år.

2. Sygemeldte
Antallet af sygedagpengemodtagere skal nedbringes til højst 412 fuldtidspersoner i forhold til 445 i 2018.

Mål for 2020:
- Kontanthjælp: Mindst 30 pct. skal i job eller uddannelse
- Fleksjob: At flere kommer i gang

3. Kommunens egne mål
Tabel 1: Kommunens mål
Målgruppe\tBaseline 2018\tMål 2021
Antal personer på ledighedsydelse\t64\t50
Antal personer i ressourceforløb\t120\t95
"""


@pytest.fixture(scope="module")
def plan(tmp_path_factory) -> Extraction:
    path = tmp_path_factory.mktemp("plan") / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    (source,), _ = gather([path])
    return extract(source)


def explained(plan, words):
    (goal,) = [goal for goal in plan.goals if words in goal.span.quote]
    return explain(goal, plan)


def reason(explanation, field):
    (found,) = [one for one in explanation.reasons if one.field == field]
    return found


def test_a_sentence_is_explained_by_its_own_words(plan):
    found = explained(plan, "højst 412")
    assert reason(found, "direction").words == (Words(Source.SENTENCE, "nedbringes"),)
    assert reason(found, "bound").words == (Words(Source.SENTENCE, "højst 412"),)
    assert [one.words for one in reason(found, "target_value").words] == ["412"]
    assert [one.words for one in reason(found, "baseline_period").words][-1] == "2018"
    assert Words(Source.DOCUMENT, "2019") in reason(found, "target_period").words
    assert "frequency" in found.silent
    assert {one.field for one in found.reasons}.isdisjoint(found.silent)
    assert found.above == ("Sygemeldte",)
    assert found.alone.startswith("a goal (shall with a number")


def test_a_list_item_is_explained_by_its_label_and_the_line_above(plan):
    found = explained(plan, "Mindst 30 pct.")
    assert reason(found, "target_groups").words == (Words(Source.LABEL, "Kontanthjælp"),)
    assert reason(found, "target_period").words == (Words(Source.HEADING, "2020"),)
    assert found.above == ("Sygemeldte", "Mål for 2020", "Kontanthjælp")


def test_what_two_places_say_is_explained_by_what_is_enough(plan):
    found = reason(explained(plan, "højst 412"), "target_groups")
    assert found.words == (Words(Source.SENTENCE, "sygedagpengemodtagere"),)
    assert found.remark == "enough without the rest"  # the heading says Sygemeldte


def test_a_row_of_a_table_is_explained_by_its_cells(plan):
    found = explained(plan, "ledighedsydelse")
    assert Words(Source.TARGET, "50") in reason(found, "target_value").words
    assert reason(found, "target_period").words == (Words(Source.HEADER, "2021"),)
    assert Words(Source.BASELINE, "64") in reason(found, "baseline_value").words
    assert reason(found, "target_groups").words == (Words(Source.ROW, "ledighedsydelse"),)
    assert found.alone == "no goal"


def test_who_set_the_goal_is_explained(plan):
    assert reason(explained(plan, "højst 412"), "level").remark.startswith("nothing names the minister")
    assert Words(Source.CHAPTER, "Kommunens") in reason(explained(plan, "ressourceforløb"), "level").words
    (goal,) = [goal for goal in plan.goals if "højst 412" in goal.span.quote]
    official = replace(goal, level=GoalLevel.NATIONAL, national_year=2019, national_number=2)
    level = reason(explain(official, plan), "level")
    assert (level.value, level.remark) == ("national", "official words of the minister's goal 2 for 2019")


def test_a_value_that_the_words_do_not_give_is_said_to_come_from_elsewhere(plan):
    (goal,) = [goal for goal in plan.goals if "højst 412" in goal.span.quote]
    other = reason(explain(replace(goal, reference="Hele landet"), plan), "reference")
    assert other.words == ()
    assert "does not keep" in other.remark


def test_every_value_of_the_examples_is_worked_out_again(examples):
    """What stands above a goal is not kept: it must be found again from the text."""
    sources, _ = gather([examples / "e02_egedrup_2019_plan.txt", examples / "e07_lindebaek_2012_resultatrevision.pdf"])
    lost = []
    for source in sources:
        extraction = extract(source)
        for goal in extraction.goals:
            found = explain(goal, extraction)
            lost += [(goal.span.quote, one.field) for one in found.reasons if "does not keep" in one.remark]
    assert lost == []


def test_marks_name_what_was_read_with_its_place():
    quote = "Højst 250 ledige i 2020, 10 pct. færre end i Region Sjælland"
    found = {(quote[mark.start : mark.end], mark.kind, mark.read_as) for mark in marks(quote, 2019)}
    assert ("Højst", MarkKind.BOUND, "at_most") in found
    assert ("2020", MarkKind.PERIOD, "2020") in found
    assert ("10 pct.", MarkKind.NUMBER, "10 percent") in found
    assert ("færre", MarkKind.DIRECTION, "decrease") in found
    assert ("Region Sjælland", MarkKind.AREA, "Region Sjælland") in found
    assert ("ledige", MarkKind.GROUP, "ledige") in found
    assert not any(kind is MarkKind.NUMBER and "2020" in words for words, kind, _ in found)


@pytest.mark.parametrize(
    ("quote", "rule", "shows", "answer"),
    [
        ("Antallet skal højst være 412, hvor det året før var 445.", "shall with a number", "tells what was done",
         "in a clause that only adds to the sentence"),
        ("Der blev sidste år aftalt, at mindst 30 skal i job.", "shall with a number", "tells what was done",
         "the main clause says skal"),
        ("Beskæftigelsen forventes at stige med 2 pct.", "list under a goal label", "forecasts the world outside",
         "it stands where goals stand (list under a goal label)"),
        ("Målet er, at alle samtaler efter lov om indsats holdes.", "stated as a goal", "quotes the law",
         "the sentence says outright that it is the goal"),
        ("Antallet af langtidsledige skal reduceres.", "shall change", "names no number",
         "rule shall change asks for none"),
    ],
)  # fmt: skip
def test_what_speaks_against_a_goal_is_told_with_why_it_did_not_win(plan, quote, rule, shows, answer):
    goal = replace(plan.goals[0], span=replace(plan.goals[0].span, quote=quote), rule=rule)
    assert (shows, answer) in [(one.shows, one.answer) for one in objections(goal)]


def test_nothing_speaks_against_a_plain_goal(plan):
    quote = "Antallet af ledige skal højst være 250 i 2020."
    goal = replace(plan.goals[0], span=replace(plan.goals[0].span, quote=quote), rule="shall with a number")
    assert objections(goal) == ()


def test_every_rule_has_a_meaning_and_every_meaning_a_rule():
    """The rules that were counted on documents are those whose meaning is told; each stands in the code as its name."""
    counted = tomllib.loads(vocabulary.read("confidence.toml"))
    named = {rule for table in counted.values() for rule in table} - {"all"}
    rooms = [Path(rules.__file__).parents[1] / room for room in ("goals", "results")]
    code = "".join(path.read_text(encoding="utf-8") for room in rooms for path in room.glob("*.py"))
    assert named <= set(rules.RULES)
    assert len(named) > 12
    assert [rule for rule in rules.RULES if f'"{rule}"' not in code] == []
    assert set(rules.RULES) >= rules.BY_WORDS
