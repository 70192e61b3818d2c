"""Numbers that sentences report, and numbers that they do not."""

from __future__ import annotations


def _row(fact):
    number = f"{fact.kind.value} {fact.value:g} {fact.unit.value if fact.unit else '-'}"
    when = (fact.when.period or "-") + (f" < {fact.when.comparison}" if fact.when.comparison else "")
    groups = ", ".join(fact.subject.groups) or "-"
    measure = fact.subject.measure.value if fact.subject.measure else "-"
    return [fact.area or "-", number, when, groups, measure]


def test_a_sentence_reports_these_rows(told, facts):
    expected = [row.split(" | ") for row in told["facts"]]
    rows = [_row(fact) for fact in facts(told["told"])]
    assert [row[: len(want)] for row, want in zip(rows, expected, strict=False)] == expected
    assert len(rows) == len(expected)


def test_a_value_is_printed_in_its_sentence(told, facts):
    for fact in facts(told["told"]):
        number = fact.number
        assert told["told"][number.start : number.end] == number.printed
        assert abs(fact.value) == abs(number.value)


def test_every_fact_names_its_rule_and_how_sure_it_is(told, facts):
    assert all(fact.rule for fact in facts(told["told"]))


def test_a_sentence_reports_nothing(untold, facts):
    assert [_row(fact) for fact in facts(untold)] == []
