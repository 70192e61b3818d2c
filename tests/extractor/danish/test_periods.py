"""Periods: the table of forms, round trips of what a Danish writer prints, and phrases that lean on another period."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.danish import periods
from extractor.danish.periods import Period
from models.calendar import parse

FORMS = Path(__file__).parent / "forms" / "periods.tsv"
MONTHS = [
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
]  # fmt: skip
DAY_FORMS = ["{d}. {name} {y}", "{d}.{name} {y}", "{d}/{m} {y}", "{d}.{m}.{y}", "{d}-{m}-{y}", "{y}-{m:02d}-{d:02d}"]
QUARTER_FORMS = ["{q}. kvartal {y}", "{q}.kv. {y}", "{q}..kvartal{y}", "Q{q} {y}", "{y}K{q}"]
SPAN_FORMS = ["{a}-{b}", "{a} – {b}", "fra {a} til {b}", "{a}/{b}", "mellem {a} og {b}"]
MARKED = "0123456789./-– ,()\nkvartalogijunm'²Q"


def forms() -> Iterator[tuple[str, list[str], int | None]]:
    for line in FORMS.read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("# "):
            text, expected, year = [*line.split("\t"), "", ""][:3]
            text = text.replace("\\t", "\t").replace("\\n", "\n").replace("\\u00a0", "\u00a0")
            yield text, [one.strip() for one in expected.split(" ; ") if one.strip()], int(year) if year else None


def told(period: Period, expected: str) -> str:
    """The period in the words of the table, with as much as the row says."""
    parts = [period.iso]
    if period.relation in {"until", "since", "during"}:
        parts.append(period.relation)
    if "=" in expected:
        parts.append(f"={period.printed}")
    return " ".join(parts)


ROWS = list(forms())
IDS = [f"{text} {year or ''}" for text, _, year in ROWS]


def test_table_of_forms_is_long_enough() -> None:
    assert len(set(IDS)) == len(ROWS) >= 150


@pytest.mark.parametrize(("text", "expected", "year"), ROWS, ids=IDS)
def test_form(text: str, expected: list[str], year: int | None) -> None:
    found = periods.find(text, year)
    assert len(found) == len(expected), found
    assert [told(one, wanted) for one, wanted in zip(found, expected, strict=True)] == expected
    assert all(one.printed == text[one.start : one.end] for one in found)
    assert all((one.relation == "span") == ("/" in one.iso) for one in found)


YEARS = st.integers(1980, 2059)


@given(
    YEARS,
    st.integers(1, 12),
    st.integers(1, 28),
    st.sampled_from(
        ["{d}. {name} {y}", "{d}.{name} {y}", "{d}/{m} {y}", "{d}.{m}.{y}", "{d}-{m}-{y}", "{y}-{m:02d}-{d:02d}"]
    ),
)
def test_round_trip_of_days(year: int, month: int, day: int, form: str) -> None:
    text = f"Det sker den {form.format(y=year, m=month, d=day, name=MONTHS[month - 1])} i huset"
    assert [one.iso for one in periods.find(text)] == [f"{year}-{month:02d}-{day:02d}"]


@given(YEARS, st.integers(1, 12), st.sampled_from([str.lower, str.upper, str.title]))
def test_round_trip_of_months(year: int, month: int, case: Callable[[str], str]) -> None:
    text = f"Tallet for {case(MONTHS[month - 1])} {year} er nyt"
    assert [one.iso for one in periods.find(text)] == [f"{year}-{month:02d}"]


@given(
    YEARS,
    st.integers(1, 4),
    st.sampled_from(["{q}. kvartal {y}", "{q}.kv. {y}", "{q}..kvartal{y}", "Q{q} {y}", "{y}K{q}"]),
)
def test_round_trip_of_quarters(year: int, quarter: int, form: str) -> None:
    assert [one.iso for one in periods.find(form.format(q=quarter, y=year))] == [f"{year}-Q{quarter}"]


@given(YEARS, YEARS, st.sampled_from(SPAN_FORMS))
def test_round_trip_of_spans(first: int, last: int, form: str) -> None:
    found = [one.iso for one in periods.find(form.format(a=first, b=last))]
    assert found == ([f"{first}/{last}"] if first < last else [str(first), str(last)])


@given(
    st.text(st.sampled_from("0123456789./-– ,()\nkvartalogijunm'²Q"), max_size=40) | st.text(max_size=60),
    st.none() | YEARS,
)
def test_any_text_keeps_the_promises(text: str, year: int | None) -> None:
    found = periods.find(text, year)
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert all(one.printed == text[one.start : one.end] != "" for one in found)
    for one in found:
        stretch = parse(one.iso)
        assert stretch.iso == one.iso
        assert stretch.first.is_possible
        assert stretch.last.is_possible
        assert stretch.first.first_month <= stretch.last.last_month


def period(iso: str) -> Period:
    return Period(0, 0, "", iso)


LEANING = [
    # phrase, anchor, year of speaking, period
    ("samme periode året før", "2019-01/2019-03", None, "2018-01/2018-03"),
    ("samme periode i 2018", "2019-01/2019-03", None, "2018-01/2018-03"),
    ("i samme periode", "2019-Q2", None, "2019-Q2"),
    ("i den givne periode", "2017/2020", None, "2017/2020"),
    ("samme kvartal året før", "2019-Q2", None, "2018-Q2"),
    ("samme måned sidste år", "2019-07", None, "2018-07"),
    ("det tilsvarende kvartal i 2017", "2019-Q2", None, "2017-Q2"),
    ("de seneste 12 måneder", "2019-04", None, "2018-05/2019-04"),
    ("seneste 12 måneder", "2019-Q2", None, "2018-07/2019-06"),
    ("de sidste tre måneder", "2019", None, "2019-10/2019-12"),
    ("det seneste kvartal", "2019-Q2", None, "2019-Q2"),
    ("de seneste 4 kvartaler", "2019-Q2", None, "2018-Q3/2019-Q2"),
    ("de seneste to år", "2019", None, "2018/2019"),
    ("12 måneder forinden", "2018-05/2019-04", None, "2017-05/2018-04"),
    ("inden for fire år", None, 2015, "2019"),
    ("om 6 år", None, 2014, "2020"),
    ("inden for de næste to år", None, 2020, "2022"),
    ("næste år", None, 2019, "2020"),
    ("sidste år", None, 2019, "2018"),
    ("i år", None, 2019, "2019"),
    ("indeværende år", None, 2019, "2019"),
    ("året før", "2018", None, "2017"),
]
OPEN = [
    ("samme periode året før", None, 2019),
    ("samme kvartal året før", "2019-07", 2019),
    ("samme måned året før", "2019-Q2", None),
    ("seneste 12 måneder", None, 2019),
    ("de seneste 4 kvartaler", "2019-07", None),
    ("de seneste to år", "2019-Q2", None),
    ("12 måneder forinden", "2019-Q2", None),
    ("inden for fire år", None, None),
    ("næste år", None, None),
    ("året før", "2019-Q2", None),
    ("i 2019", "2018", 2018),
    ("altid", "2018", 2018),
]


@pytest.mark.parametrize(("phrase", "anchor", "year", "iso"), LEANING)
def test_leaning_phrase_is_resolved(phrase: str, anchor: str | None, year: int | None, iso: str) -> None:
    resolved = periods.resolve(phrase, period(anchor) if anchor else None, year)
    assert resolved is not None
    assert (resolved.iso, resolved.is_resolved, resolved.printed) == (iso, True, phrase)


@pytest.mark.parametrize(("phrase", "anchor", "year"), OPEN)
def test_open_phrase_stays_open(phrase: str, anchor: str | None, year: int | None) -> None:
    assert periods.resolve(phrase, period(anchor) if anchor else None, year) is None


def test_years_from_now_are_a_deadline() -> None:
    resolved = periods.resolve("inden for fire år", None, 2015)
    assert resolved is not None
    assert resolved.relation == "until"


def test_anchor_serves_phrases_that_the_text_leaves_open() -> None:
    (found,) = periods.find("I samme periode faldt tallet", anchor=period("2019-01/2019-04"))
    assert (found.iso, found.printed, found.is_resolved) == ("2019-01/2019-04", "samme periode", True)


def test_what_the_text_names_goes_before_the_anchor() -> None:
    found = periods.find("I 2. kvartal 2019 ift. samme kvartal året før", anchor=period("2012-Q1"))
    assert [one.iso for one in found] == ["2019-Q2", "2018-Q2"]


def test_ends_of_a_span() -> None:
    (span,) = periods.find("fra juli 2018 til juli 2019")
    (month,) = periods.find("i juli 2018")
    assert (span.first, span.last) == ("2018-07", "2019-07")
    assert month.first == month.last == "2018-07"


def test_only_what_the_words_leave_open_is_marked_resolved() -> None:
    found = periods.find("I april og i maj 2018", 2019)
    assert [(one.iso, one.is_resolved) for one in found] == [("2019-04", True), ("2018-05", False)]


@pytest.mark.parametrize(
    "iso", ["2019", "2019-Q2", "2019-S1", "2014-01", "2019-08-01", "2018-07/2019-07", "2017/2019-05"]
)
def test_iso_is_read_and_written_alike(iso: str) -> None:
    assert parse(iso).iso == iso


@pytest.mark.parametrize("iso", ["", "19", "2019-Q5", "2019-S3", "2019/2020/2021", "maj 2019", "2019-1"])
def test_other_notation_is_an_error(iso: str) -> None:
    with pytest.raises(ValueError, match="is no period"):
        parse(iso)
