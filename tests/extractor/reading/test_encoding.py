import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.reading.encoding import decode
from models.errors import ReadingError

TEXT = (
    "Beskæftigelsesplan for Egedrup Kommune.\n"
    "Årets mål: færre på sygedagpenge, flere unge i uddannelse, højst 1.200 sager.\n"
)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1", "cp865", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_each_encoding_is_told_by_its_danish_letters(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)).text == TEXT


@pytest.mark.parametrize("encoding", ["cp865", "utf-16", "cp1252"])
def test_another_encoding_than_utf8_is_said(encoding: str) -> None:
    assert [kind for kind, _ in decode(TEXT.encode(encoding)).notes] == ["encoding"]


def test_utf8_needs_no_note() -> None:
    assert decode(TEXT.encode()).notes == ()


@pytest.mark.parametrize("codec", ["cp1252", "latin-1"])
def test_mojibake_is_mended_and_said(codec: str) -> None:
    broken = "Indsatsen for unge på uddannelseshjælp i Køge, Århus og Ærø".encode().decode(codec, "ignore")
    decoded = decode(broken.encode())
    assert "uddannelseshjælp i Køge" in decoded.text
    assert "mojibake" in {kind for kind, _ in decoded.notes}


@pytest.mark.parametrize("word", ["Ørsted", "Åben", "Æblevang", "blå", "sø", "fæ"])
def test_single_broken_letters_are_mended(word: str) -> None:
    assert decode(f"ord {word.encode().decode('latin-1')} ord".encode()).text == f"ord {word} ord"


@pytest.mark.parametrize(
    "text", ["Citroën, São Paulo og Āris", "â er et bogstav", "§ 8, stk. 2", "25 €", "Müller & Søn"]
)
def test_foreign_letters_are_no_mojibake(text: str) -> None:
    assert decode(text.encode()).text == text


def test_line_ends_soft_hyphens_and_hard_spaces() -> None:
    decoded = decode("a\r\nb\rbe\u00adskæf\u00adtigelse\u00a01.200".encode())
    assert decoded.text == "a\nb\nbeskæftigelse 1.200"
    assert [kind for kind, _ in decoded.notes] == ["invisible"]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        ("\ufeff\u00ad".encode(), "empty"),
        (b"\xff\xd8\xff\xe0" + b"x" * 50, "damaged"),
        (b"PK\x03\x04" + b"x" * 50, "damaged"),
        (b"abc" + b"\x00\x01\x02" * 500 + b"xyz" * 40, "damaged"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, kind: str) -> None:
    with pytest.raises(ReadingError) as refused:
        decode(data)
    assert refused.value.kind == kind


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_a_reading_error(data: bytes) -> None:
    try:
        text = decode(data).text
    except ReadingError:
        return
    assert text.strip()
    assert "\r" not in text


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzæøåÆØÅ .,0123456789-\n", min_size=1).filter(str.strip))
def test_danish_in_utf8_is_left_as_it_is(text: str) -> None:
    assert decode(text.encode()).text == text
