"""Results of small documents: what they lean on, which goal they answer, and where they stand."""

from __future__ import annotations


def _value(result, goals, name):
    if name == "answers":
        return goals[result.goal_id].span.quote if result.goal_id else None
    found = getattr(result, name)
    return list(found) if isinstance(found, tuple) else found


def test_a_document_reports_these_results(written, extracted):
    extraction = extracted(written["text"])
    goals = {goal.goal_id: goal for goal in extraction.goals}
    assert [result.span.quote[:30] for result in extraction.results if not result.rule] == []
    assert len(extraction.results) == len(written["results"]), [one.span.quote for one in extraction.results]
    for result, expected in zip(extraction.results, written["results"], strict=True):
        assert result.span.quote.startswith(expected["quote"])
        for name in expected.keys() - {"quote"}:
            found = _value(result, goals, name)
            if name == "answers":
                assert expected[name], "a case that names no goal asserts nothing"
                assert (found or "").startswith(expected[name]), expected
            else:
                assert found == expected[name], (name, expected)


def test_results_quote_their_place(written, extracted):
    extraction = extracted(written["text"])
    for result in extraction.results:
        assert extraction.text[result.span.start : result.span.end] == result.span.quote


def test_a_row_holds_one_number_or_a_verdict(written, extracted):
    for result in extracted(written["text"]).results:
        assert [result.value, result.change_value, result.verdict].count(None) == 2


def test_a_light_is_still_to_come_where_the_goals_year_runs(extracted):
    text = "# Opfølgning på beskæftigelsesplan 2016\n\nHolbæk Kommune\n\n{date}\n\n## Sygedagpenge\n\n" \
        "*Antallet af sygedagpengemodtagere skal i 2016 højst være 500.*\n\nVurdering: Rød\n"  # fmt: skip
    during, afterwards = (extracted(text.format(date=date)).results[0] for date in ("Maj 2016", "Februar 2017"))
    assert (during.verdict, afterwards.verdict) == ("expected_not_met", "not_met")


def test_same_bytes_same_results(written, extracted):
    assert extracted(written["text"]).results == extracted(written["text"]).results
