from __future__ import annotations

import io

from rich.console import Console

from models.explanation import Explanation, Mark, MarkKind, Objection, Reason, Source, Words
from report.explanation import marked, show


def numbered(*marks):
    return list(enumerate(marks, start=1))


def test_marks_stand_around_their_words_also_one_inside_another():
    quote = "til højst 412 unge\nunder 30 år"
    marks = numbered(
        Mark(4, 9, MarkKind.BOUND, "at_most"),
        Mark(10, 30, MarkKind.GROUP, "unge"),
        Mark(14, 18, MarkKind.GROUP, "unge"),
    )
    assert marked(quote, marks) == "til [højst|1] [412 [unge|3] under 30 år|2]"
    assert marked("ingen", []) == "ingen"


def test_an_explanation_is_printed_in_80_columns(make_extraction):
    extraction = make_extraction()
    goal = extraction.goals[0]
    explanation = Explanation(
        goal, "Something that is counted shall reach a number.", "no goal", ("Et kapitel " * 12, "Mål for 2019"),
        (Mark(14, 21, MarkKind.GROUP, "borgere (generic)"),),
        (Reason("bound", "at_most", (Words(Source.SENTENCE, "højst"), Words(Source.SENTENCE, "412")), "enough " * 20),),
        ("frequency", "reference"), (Objection("tells what was done", "var 445 " * 20, "the main clause says skal"),),
    )  # fmt: skip
    stream = io.StringIO()
    show(explanation, extraction.document, Console(file=stream, width=80))
    text = stream.getvalue()
    assert max(map(len, text.splitlines())) <= 80
    assert "bound at_most: sentence: højst … 412, enough" in text
    assert "It tells what was done (var 445 var 445" in text
    assert "Rule: sentence, confidence 0.90." in text
    assert "not said: frequency, reference" in text
    assert "Lyngvig.pdf, p. 3" in text
    assert "    Mål for 2019" in text


def test_where_nothing_spoke_against_a_goal_that_is_said(make_extraction):
    extraction = make_extraction()
    stream = io.StringIO()
    show(Explanation(extraction.goals[0], "", "no goal", (), (), (), (), ()), extraction.document, Console(file=stream))
    assert "What spoke against it\n  nothing\n" in stream.getvalue()
