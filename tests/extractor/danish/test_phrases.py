"""Words of a vocabulary in text: inflections, compounds, misread letters, offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.danish.phrases import Phrases, fold

PHRASES = Phrases(
    {
        "people": ["borger", "ledig", "uddannet"],
        "help": ["kontanthjælp*", "førtidspension*"],
        "sick": ["*sygemeldt"],
        "grant": ["SU"],
        "job": ["i|til … job"],
        "more": ["yderligere #"],
        "hyphen": ["a-dagpenge*"],
        "young": ["unge", "unge under 30"],
    },
    heads_left_out=["reform", "lov"],
)


def found(text: str) -> list[tuple[str, str]]:
    return [(phrase.name, text[phrase.start : phrase.end]) for phrase in PHRASES.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("borgernes", "people"),
        ("Borgeren", "people"),
        ("ledige", "people"),
        ("ledigt", "people"),
        ("uddannede", "people"),
        ("kontanthjælpsmodtagerne", "help"),
        ("KONTANTHJÆLP", "help"),
        ("kontanthjælps-", "help"),
        ("langtidssygemeldte", "sick"),
        ("SU", "grant"),
        ("til ordinært job", "job"),
        ("i fast lønnet job", "job"),
        ("yderligere 1.200", "more"),
        ("A-dagpenge", "hyphen"),
        ("a dagpengemodtagere", "hyphen"),
        ("unge under 30", "young"),
        ("unge\nunder 30", "young"),
        # misread and missing letters
        ("Iedige", "people"),
        ("kontanthjæIp", "help"),
        ("kontanthjaelp", "help"),
        ("kontanthjalp", "help"),
        ("kontanthj\ufffdlp", "help"),
        ("kontanthj lp", "help"),
        ("foertidspension", "help"),
        ("fortidspension", "help"),
        ("førtidspenslon", "help"),
        ("frtidspension", "help"),
    ],
)
def test_found(text: str, expected: str) -> None:
    assert found(text) == [(expected, text)]


@pytest.mark.parametrize(
    "text",
    [
        "borgmester",
        "ledighed",
        "uddannelse",
        "kontanthjælpsreformen",
        "førtidspensionslove",
        "sygemelding",
        "su",
        "Su",
        "i uddannelse og job",
        "yderligere nogle",
        "dagpenge",
        "ungdom",
        "x-ledige",
    ],
)
def test_not_found(text: str) -> None:
    assert found(text) == []


def test_the_longer_phrase_wins_and_none_stands_inside_another() -> None:
    assert found("unge under 30 og unge") == [("young", "unge under 30"), ("young", "unge")]


def test_inflection_can_be_left_out() -> None:
    exact = Phrases({"more": ["øge"]}, inflected=False)
    assert [phrase.name for phrase in exact.find("øge øges øger oge og")] == ["more"]


def test_what_stands_right_before_a_place() -> None:
    text = "overgår til ordinært fleksjob"
    before = Phrases({"to": ["overgår til"]}, inflected=False)
    assert before.ends(text, text.index("fleksjob"), words_between=1)
    assert not before.ends(text, text.index("fleksjob"))
    assert not before.ends("overgår til det, fleksjob", 17, words_between=2)


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(" .,;:()\n0xyzæ", max_size=20), st.text(" .,;:()\n0xyzæ", max_size=20))
def test_a_word_is_found_where_it_stands(before: str, after: str) -> None:
    places = [(phrase.start, phrase.end) for phrase in PHRASES.find(f"{before} kontanthjælp {after}")]
    assert places == [(len(before) + 1, len(before) + 13)]
