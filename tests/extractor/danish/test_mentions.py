from __future__ import annotations

import spacy

from extractor.danish.mentions import MENTIONS, annotated


def named(doc, group: str) -> list[tuple[str, str, str]]:
    """What the spans of one group cover in the text, their kind, and what they were read as."""
    return [(doc.text[slice(*span._.place)], span.label_, span._.read_as) for span in doc.spans[group]]


def test_a_sentence_carries_what_it_names_as_spans() -> None:
    doc = annotated("Højst 250 ledige i 2020, 10 pct. færre end i Region Sjælland. Vi går videre.", 2019)
    assert named(doc, "numbers") == [("250", "number", "250"), ("10 pct.", "number", "10 percent")]
    assert named(doc, "periods") == [("2020", "period", "2020")]
    assert named(doc, "groups") == [("ledige", "group", "ledige")]
    assert named(doc, "areas") == [("Region Sjælland", "area", "Region Sjælland")]
    assert named(doc, "cues") == [("færre", "direction", "decrease"), ("Højst", "bound", "at_most")]
    assert len(list(doc.sents)) == 2


def test_a_mention_that_ends_inside_a_token_keeps_its_exact_place() -> None:
    doc = annotated("Udgangspunktet er 2018-tallene.")
    (period,) = doc.spans["periods"]
    assert doc.text[slice(*period._.place)] == "2018"
    assert period.text.startswith("2018")


def test_months_without_a_year_are_of_the_documents_year() -> None:
    assert named(annotated("Målt i april.", 2019), "periods") == [("april", "period", "2019-04")]
    assert named(annotated("Målt i april."), "periods") == []


def test_a_text_that_names_nothing_has_empty_groups() -> None:
    doc = annotated("Vi går videre.")
    assert {name: len(spans) for name, spans in doc.spans.items()} == dict.fromkeys(
        ("numbers", "periods", "areas", "groups", "cues"), 0
    )


def test_the_component_can_be_added_to_another_pipeline() -> None:
    nlp = spacy.blank("da")
    nlp.add_pipe(MENTIONS)
    assert named(nlp("Højst 12 fleksjob."), "numbers")[0][0] == "12"
