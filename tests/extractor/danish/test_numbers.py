"""Numbers: the table of forms, round trips of what a Danish writer prints, and the promises that `find` makes."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.danish import numbers
from extractor.danish.number_words import CARDINALS
from models.terms import Unit

FORMS = Path(__file__).parent / "forms" / "numbers.tsv"
MARKED = "0123456789.,%½-−– \u00a0\t\n()*/:+'§lOabpctkrmio²"


def forms() -> Iterator[tuple[str, list[str], list[str]]]:
    for line in FORMS.read_text(encoding="utf-8").split("\n"):
        if (line and not line.startswith("# ")) or line.startswith("# 4.2"):
            text, *rest = [part.replace("\\t", "\t").replace("\\n", "\n") for part in line.split("\t")]
            for escape in ("\\u00a0", "\\u202f", "\\u2009"):
                text = text.replace(escape, escape.encode().decode("unicode_escape"))
            columns = [[one.strip() for one in part.split(" ; ") if one.strip()] for part in [*rest, "", ""][:2]]
            yield text, columns[0], columns[1]


def told(number: numbers.Number) -> str:
    parts = [f"{number.value:.10g}"]
    if number.unit:
        parts.append(number.unit.value)
    if number.role is not numbers.Role.QUANTITY:
        parts.append(f"@{number.role.value}")
    if number.is_change:
        parts.append("~change")
    if number.range_role:
        parts.append(f"{number.range_role} -{number.range_kind}")
    return " ".join(parts)


ROWS = list(forms())


def test_table_of_forms_is_long_enough() -> None:
    assert len({text for text, _, _ in ROWS}) == len(ROWS) >= 400


@pytest.mark.parametrize(("text", "expected", "refused"), ROWS, ids=[text for text, _, _ in ROWS])
def test_form(text: str, expected: list[str], refused: list[str]) -> None:
    assert [told(number) for number in numbers.find(text)] == expected
    assert [refusal.printed for refusal in numbers.refusals(text)] == refused


@pytest.mark.parametrize(("text", "expected", "refused"), ROWS, ids=[text for text, _, _ in ROWS])
def test_form_stands_at_its_place(text: str, expected: list[str], refused: list[str]) -> None:
    for one in [*numbers.find(text), *numbers.refusals(text)]:
        assert one.printed == text[one.start : one.end] != ""


GROUPS = {"stop": ".", "none": "", "no-break space": "\u00a0", "narrow space": "\u202f", "thin space": "\u2009"}


def printed(value: Decimal, decimals: int, group: str) -> str:
    whole, _, fraction = f"{abs(value):,.{decimals}f}".partition(".")
    return whole.replace(",", GROUPS[group]) + (f",{fraction}" if fraction else "")


VALUES = st.decimals(min_value=0, max_value=9_999_999, places=4)


@given(VALUES, st.integers(0, 4), st.sampled_from(sorted(GROUPS)))
def test_round_trip_of_every_grouping(value: Decimal, decimals: int, group: str) -> None:
    value = round(value, decimals)
    figures = printed(value, decimals, group)
    if decimals == 0 and group == "none" and 1900 <= value < 2100:
        return  # a year
    found = numbers.find(f"Der er {figures} ledige", ())
    assert [(one.value, one.decimals, one.printed) for one in found] == [(float(value), decimals, figures)]


@given(VALUES, st.integers(0, 4), st.sampled_from(["-", "−", "–", "+", "- ", "+ ", "– ", ""]))
def test_round_trip_of_signs(value: Decimal, decimals: int, sign: str) -> None:
    value = round(value, decimals)
    text = f"Ændringen er på {sign}{printed(value, decimals, 'stop')} pct."
    signed = -value if sign.strip() and sign.strip() != "+" else value
    (found,) = numbers.find(text, ())
    assert (found.value, found.signed, found.unit) == (float(signed), bool(sign), Unit.PERCENT)


@given(VALUES, st.integers(0, 3), st.sampled_from(["-", "- ", "", "+"]), st.sampled_from(["", "%", " %", " kr."]))
def test_round_trip_of_cells(value: Decimal, decimals: int, sign: str, unit: str) -> None:
    value = round(value, decimals)
    cell = numbers.read_cell(f"{sign}{printed(value, decimals, 'stop')}{unit}")
    assert cell is not None
    assert (cell.value, cell.decimals) == (float(-value if sign.strip() == "-" else value), decimals)


@given(st.integers(0, 99))
def test_round_trip_of_words(value: int) -> None:
    word = next((word for word, count in CARDINALS.items() if count == value), None)
    if word is None:  # 1 is an article
        assert value == 1
        return
    assert [one.value for one in numbers.find(f"der holdes {word} møder", ())] == [value]


@given(st.text(st.sampled_from(MARKED), max_size=40) | st.text(max_size=60))
def test_any_text_keeps_the_promises(text: str) -> None:
    found, refused = numbers.find(text), numbers.refusals(text)
    places = sorted((one.start, one.end) for one in [*found, *refused])
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(first[1] <= second[0] for first, second in pairwise(places))
    assert all(one.printed == text[one.start : one.end] for one in [*found, *refused])
    assert all(one.end <= one.unit_end <= len(text) for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)
    numbers.read_cell(text)


@given(st.text(st.sampled_from("0123456789.,"), min_size=1, max_size=9))
def test_figures_are_read_as_printed_or_not_at_all(figures: str) -> None:
    for one in numbers.find(f"Der er {figures} ledige", ()):
        spoken = f"{Decimal(repr(one.value)):,.{one.decimals}f}"
        danish = spoken.replace(",", "_").replace(".", ",")
        assert one.printed in {danish.replace("_", "."), danish.replace("_", "")}


def test_excluded_stretches_are_left_out() -> None:
    text = "Der er 40 og 50 ledige"
    assert [one.printed for one in numbers.find(text, [(7, 9)])] == ["50"]
    assert [one.printed for one in numbers.find(text, [])] == ["40", "50"]


def test_without_exclusions_the_periods_of_the_text_are_excluded() -> None:
    assert [one.printed for one in numbers.find("I 2. kvartal 2019 var der 40 ledige")] == ["40"]


def test_figures_that_run_into_an_excluded_stretch_are_refused() -> None:
    text = "tallet 1.250"
    assert numbers.find(text, [(9, 12)]) == []
    assert [(one.printed, one.reason) for one in numbers.refusals(text, [(9, 12)])] == [("1.", "runs into a period")]


def test_unit_ends_behind_its_word() -> None:
    text = "Andelen er 20,5 pct. point i år"
    (found,) = numbers.find(text)
    assert text[found.end : found.unit_end] == " pct. point"


def test_decimals_are_those_printed() -> None:
    texts = [
        "20 pct.",
        "20,0 pct.",
        "½ år",
        "4,2 mio. borgere",
        "4,2 mio. kr.",
        "tolv",
        "halvanden uge",
        "to ud af tre",
    ]
    assert [numbers.find(text)[0].decimals for text in texts] == [0, 1, 1, -5, 1, 0, 1, None]


def test_ranges_share_an_id_and_no_other() -> None:
    found = numbers.find("3-6 måneder, 10-12 pct. og 40 ledige")
    assert [one.range_id for one in found] == [0, 0, 1, 1, None]


def test_two_ranges_do_not_chain() -> None:
    assert [one.range_role for one in numbers.find("1-2-3 møder")] == ["from", "to", None]


CELLS = [
    ("4.720", 4720, None), ("20,5", 20.5, None), ("-0,51 %", -0.51, Unit.PERCENT), ("+ 2,9", 2.9, None),
    ("- 4,3", -4.3, None), ("– 4,3", -4.3, None), ("−4,3", -4.3, None), ("434.257", 434257, None),
    ("5,7%", 5.7, Unit.PERCENT), ("1.250 kr.", 1250, Unit.KR), ("kr. 1.250", 1250, Unit.KR), ("-0,0", 0, None),
    ("12*", 12, None), ("12**", 12, None), ("12¹", 12, None), ("12 ¹", 12, None), ("4.720 1)", 4720, None),
    ("12 a)", 12, None), ("12 [2]", 12, None), ("12<sup>1</sup>", 12, None), ("**12**", 12, None), ("*12*", 12, None),
    (" 12 ", 12, None), ("0", 0, None), ("-73", -73, None), ("2018", 2018, None), ("1 250", 1250, None),
    ("1\u00a0250", 1250, None), ("½", 0.5, None), ("2½ %", 2.5, Unit.PERCENT), ("-58,33 %", -58.33, Unit.PERCENT),
    ("12,5 pct.", 12.5, Unit.PERCENT), ("2,9 pct.point", 2.9, Unit.PERCENTAGE_POINTS), ("+0,8", 0.8, None),
    ("4,2 mio. kr.", 4.2, Unit.MILLION_KR), ("4,2 mio.", 4_200_000, None), ("450 t.kr.", 450, Unit.THOUSAND_KR),
    ("398 personer", 398, Unit.PERSONS), ("26 uger", 26, Unit.WEEKS), ("1 år", 1, Unit.YEARS), ("1.684.", 1684, None),
    ("1.250,-", 1250, Unit.KR), ("12,5 %*", 12.5, Unit.PERCENT), ("100", 100, None), ("17,8 %.", 17.8, Unit.PERCENT),
    ("434.257 (1.000 kr.)", 434257, Unit.THOUSAND_KR), ("-4,437 %", -4.437, Unit.PERCENT),
]  # fmt: skip
NO_CELLS = [
    "", " ", "-", "–", "—", "i.a.", "…", ".", "%", "kr.", "2. kv. 2018", "1. kvartal", "05.57.71", "00.25.11",
    "5.46.60-65", "06.45.51+53", "12.5", "1.68,5", "1,684,5", "1.2345", "5.", "3-6", "3 – 6", "10-12 %", "<5", "> 20",
    "ca. 12", "mindst 75 %", "12 3", "12 13 14", "2 år kvinder", "12 borgere i alt", "31.12.2019", "1/1 2014", "1/2",
    "2O", "l2", "12a", "A4", "tolv", "Total", "05", "(12)", "12 (2018)", "2018-2019", "2018/2019", "--5", "+-5",
    "12,", "12,5,", "1..5", "99313131", "ja", "12.50 kr.", "12 ud af 30", "50/50", "10:30", "1 250 5", "12 500 000 1",
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "unit"), CELLS)
def test_cell_that_is_a_number(text: str, value: float, unit: Unit | None) -> None:
    cell = numbers.read_cell(text)
    assert cell is not None
    assert (cell.value, cell.unit) == (value, unit)
    assert not str(cell.value).startswith("-0.0")


@pytest.mark.parametrize("text", NO_CELLS)
def test_cell_that_is_none(text: str) -> None:
    assert numbers.read_cell(text) is None


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("Andel af befolkningen, pct.", Unit.PERCENT),
        ("Udvikling ift. året før, pct. point", Unit.PERCENTAGE_POINTS),
        ("Ændring i procentpoint", Unit.PERCENTAGE_POINTS),
        ("Ændring i %", Unit.PERCENT),
        ("Budget (1.000 kr.)", Unit.THOUSAND_KR),
        ("Udgifter i mio. kr.", Unit.MILLION_KR),
        ("Pris (kr.)", Unit.KR),
        ("Antal fuldtidspersoner", Unit.PERSONS),
        ("Antal personer i pct. af arbejdsstyrken", Unit.PERCENT),
        ("Varighed i uger", None),
        ("Antal sager", None),
        ("Krav", None),
        ("", None),
    ],
)
def test_unit_that_a_heading_names(heading: str, unit: Unit | None) -> None:
    assert numbers.named_unit(heading) is unit
