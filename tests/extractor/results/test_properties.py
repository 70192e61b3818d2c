"""What holds for the results of any text, sense or nonsense."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.danish import numbers
from extractor.goals import goals
from extractor.ids import RecordIds
from extractor.layout import text_blocks
from extractor.results import results
from extractor.sections import outline
from models.records import Document
from models.terms import DocType

REPORT = Document(
    doc_id="holbaek-2019-status", file="", sha256="", kommune=("Holbæk",), kommune_code=("316",), region=("Sjælland",),
    year=2019, doc_type=DocType.STATUS, stage=None, title=None, issued=None, pages=None, characters=0,
)  # fmt: skip
WORDS = [
    "Antallet af ledige", "andelen", "er faldet", "steg", "udgør", "et fald på", "med", "til", "fra", "mod", "og", ",",
    "henholdsvis", "hvilket svarer til", "mens", "i hele landet", "i Holbæk Kommune", "og Region Sjælland", "(", ")",
    "i samme periode", "fra juli 2018 til juli 2019", "2. kvartal 2019", "et år tidligere", "Målet er", "nået", "ikke",
    "forventes", "Heraf", "Kilde:", ".", ". ", ".\n\n",
    "\n\n- ", "\n\n## Status\n\n", "\n\nResultat:\n\n", "tabel 1", "²",
    "flere end", "unge", "på sygedagpenge", "halvdelen",
]  # fmt: skip
NUMBERS = st.one_of(
    st.integers(0, 99_999).map(lambda value: f"{value:,}".replace(",", ".")),
    st.integers(0, 999).map(lambda value: f"{value / 10:.1f} %".replace(".", ",")),
    st.integers(0, 99).map(lambda value: f"{value} procentpoint"),
)
TEXTS = st.lists(st.one_of(st.sampled_from(WORDS), NUMBERS), min_size=3, max_size=60).map(" ".join)


def _read(text):
    reading = text_blocks.compose(text.encode("utf-8"))
    ids = RecordIds(REPORT.doc_id)
    sections = outline(reading, REPORT.doc_id, ids)
    found = goals(reading, REPORT, sections, ids)
    return reading, results(reading, REPORT, sections, found, ids)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_a_result_quotes_words_of_one_block_and_values_printed_in_them(text):
    reading, found = _read(text)
    for result in found:
        span = result.span
        assert reading.text[span.start : span.end] == span.quote
        assert any(block.start <= span.start and span.end <= block.end for block in reading.blocks)
        value = result.value if result.value is not None else result.change_value
        if value is not None:
            printed = [abs(number.value) for number in numbers.find(span.quote)]
            assert any(abs(abs(value) - number) < 1e-9 for number in printed)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_results_have_ids_of_their_own_and_stand_in_reading_order(text):
    _, found = _read(text)
    assert len({result.result_id for result in found}) == len(found)
    assert [result.span.start for result in found] == sorted(result.span.start for result in found)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_a_result_is_one_number_or_one_verdict(text):
    for result in _read(text)[1]:
        assert [result.value, result.change_value, result.verdict].count(None) == 2
        assert result.unit is None or result.value is not None
        assert result.change_unit is None or result.change_value is not None
