from __future__ import annotations

import pytest

from extractor import sections
from extractor.ids import RecordIds
from extractor.layout import text_blocks
from extractor.statements import statements
from extractor.statements.contents import contents
from models.statements import MentionKind


def read(text: str):
    reading = text_blocks.compose(f"# Plan 2019\n\n## Indledning\n\n{text}\n".encode())
    return statements(reading, sections.outline(reading, "d", RecordIds("d")))


def named(text: str, kind: MentionKind) -> list[tuple[str, str]]:
    return [(str(one.name), one.number) for held in read(text) for one in held.of(kind)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Udviklingen fremgår af tabel 2 og figur 3.", [("table", "2"), ("figure", "3")]),
        ("Kapitel 4 og 5 beskriver indsatsen.", [("section", "4"), ("section", "5")]),
        ("Målene står i tillæg nr. 1 og på side 12.", [("annex", "1"), ("page", "12")]),
        ("Nedenstående tabel viser udviklingen i 2018.", [("table", "below")]),
        ("Se afsnit 2.3.", [("section", "2.3")]),
        ("Indsatsen følger lovens kapitel 12.", []),
        ("Kapitel 9 b i lov om aktiv beskæftigelsesindsats fra 2019.", []),
        ("Tallene er fra rapportens tabel 7.", []),
        ("På den ene side 40 pct. af de unge.", []),
    ],
)
def test_pointers(text, expected):
    assert named(text, MentionKind.POINTER) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Byrådet har fastsat fem mål for 2019.", [("mål", 5)]),
        ("Udvalget har peget på følgende tre indsatsområder:", [("indsatsområder", 3)]),
        ("Ministeren har meldt 4 beskæftigelsespolitiske mål ud.", [("mål", 4)]),
        ("Der er mindst fem mål.", []),
        ("Målene gælder i tre år.", []),
        ("Et mål er nok.", []),
    ],
)
def test_announced_counts(text, expected):
    found = [(one.name, int(one.value)) for held in read(text) for one in held.of(MentionKind.COUNT)]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Andelen ligger under Region Nordjylland, men over hele landet.",
            [("below", "Region Nordjylland"), ("above", "Hele landet")],
        ),
        ("Kommunen har haft et mindre fald end Region Sjælland.", [("less_fall", "Region Sjælland")]),
        (
            "Kommunen har dermed haft en større stigning end Region Nordjylland og hele landet.",
            [("more_rise", "Region Nordjylland"), ("more_rise", "Hele landet")],
        ),
        ("Andelen er lavere end året før.", []),
        ("Region Nordjylland ligger nord for Region Midtjylland.", []),
    ],
)  # fmt: skip
def test_comparisons_without_a_number(text, expected):
    assert named(text, MentionKind.COMPARISON) == expected


def test_a_list_is_counted_by_its_outermost_items():
    text = "Der er tre områder:\n\n- Job\n  - småjob\n  - fleksjob\n- Uddannelse\n- Samarbejde\n\nSamarbejdet er godt."
    (held,) = [one for one in read(text) if any(one.of(MentionKind.COUNT))]
    assert (held.listed, held.opens) == (3, True)


def test_mentions_stand_where_they_say():
    text = "Antallet faldt fra 1.684 i 2017 til 1.602 i 2018 i Aalborg Kommune, se tabel 3."
    reading = text_blocks.compose(f"# Plan 2019\n\n## Indledning\n\n{text}\n".encode())
    (held,) = [
        one for one in statements(reading, sections.outline(reading, "d", RecordIds("d"))) if one.place == "prose"
    ]
    found = [(str(one.kind), reading.text[one.start : one.end]) for one in held.mentions]
    assert found == [
        ("number", "1.684"), ("period", "2017"), ("number", "1.602"), ("period", "2018"),
        ("area", "Aalborg Kommune"), ("pointer", "tabel 3"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "1 Indledning ........ 2\n2 Flere unge i job\tog uddannelse ........ 3\n3 Økonomi ........ 4",
            [("1", "Indledning", 2), ("2", "Flere unge i job\tog uddannelse", 3), ("3", "Økonomi", 4)],
        ),
        (
            "1. Indledning ........ 2\n2. Flere skal i job eller uddannelse i stedet for at være på\n"
            "offentlig forsørgelse ........ 3\n3. Økonomi ........ 4",
            [
                ("1", "Indledning", 2),
                ("2", "Flere skal i job eller uddannelse i stedet for at være på offentlig forsørgelse", 3),
                ("3", "Økonomi", 4),
            ],
        ),
    ],
)  # fmt: skip
def test_contents_lines(lines, expected):
    body = "\n\n".join(f"## {title}\n\nTekst om emnet, som er længere end en linje." for _, title, _ in expected)
    reading = text_blocks.compose(f"# Plan 2019\n\nIndhold\n\n{lines}\n\n{body}\n".encode())
    assert [(one.number, one.title, one.page) for one in contents(reading)] == expected
