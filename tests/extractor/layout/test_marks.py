import pytest

from extractor.layout import marks


@pytest.mark.parametrize(
    ("line", "content", "depth"),
    [
        ("- at øge samarbejdet", "at øge samarbejdet", 0),
        ("--at øge samarbejdet", "at øge samarbejdet", 0),
        ("• Flere i job", "Flere i job", 0),
        ("    ○ Flere i job", "Flere i job", 2),
        ("o Flere i job", "Flere i job", 0),
        ("✓ Flere i job", "Flere i job", 0),
        ("– 20 aftaler om løntilskud", "20 aftaler om løntilskud", 0),
        ("* **Unge:** færre på hjælp", "**Unge:** færre på hjælp", 0),
    ],
)
def test_bullets(line: str, content: str, depth: int) -> None:
    found = marks.bullet(line)
    assert found
    assert (line[found[0] :], found[1]) == (content, depth)


@pytest.mark.parametrize(
    "line",
    ["**Fed tekst** her", "*Kursiv tekst*", "- 4,3", "-4,3 %", "–", "over 30 år", "a-kasse", "-Statistik", "1. Mål"],
)
def test_no_bullets(line: str) -> None:
    assert marks.bullet(line) is None


@pytest.mark.parametrize(
    ("line", "number", "title"),
    [
        ("1. Indledning", "1", "Indledning"),
        ("2\tRammer for indsatsen", "2", "Rammer for indsatsen"),
        ("4.2 Mål for de unge", "4.2", "Mål for de unge"),
        ("4.2.1. Mål for de unge", "4.2.1", "Mål for de unge"),
        ("Kapitel 3: Økonomi", "3", "Økonomi"),
        ("Bilag 1: Oversigt over mål", "Bilag 1", "Oversigt over mål"),
        ("Tillæg nr. 2 – Budget", "Tillæg nr. 2", "Budget"),
    ],
)
def test_numbering(line: str, number: str, title: str) -> None:
    found = marks.numbering(line)
    assert found
    assert (found.number, line[found.title_start :]) == (number, title)


@pytest.mark.parametrize(
    "line",
    [
        "20 borgere i løntilskud",
        "1. kvartal 2019 viser",
        "2019 var et godt år",
        "1.200 praktikker",
        "Bilagene er",
        "3 – 6 måneder",
    ],
)
def test_no_numbering(line: str) -> None:
    assert marks.numbering(line) is None


@pytest.mark.parametrize(
    ("line", "kind", "number", "text"),
    [
        ("Tabel 1: Ledige i alt", "table", "1", "Ledige i alt"),
        ("Tabel 2.1 Ledige i alt", "table", "2.1", "Ledige i alt"),
        ("Figur 3. Udvikling", "figure", "3", "Udvikling"),
        ("FIGUR 3 – Udvikling", "figure", "3", "Udvikling"),
        ("Diagram 4 Udvikling i ledigheden", "figure", "4", "Udvikling i ledigheden"),
        ("Tabel: Ledige i alt", "table", None, "Ledige i alt"),
        ("Kort 1: Jobcentre", "figure", "1", "Jobcentre"),
        ("Bilagstabel A: Ledige i alt", "table", "A", "Ledige i alt"),
        ("Figur B. Ledige i alt", "figure", "B", "Ledige i alt"),
    ],
)
def test_captions(line: str, kind: str, number: str | None, text: str) -> None:
    found = marks.caption(line)
    assert found
    assert (found.kind, found.number, line[found.text_start :]) == (kind, number, text)


@pytest.mark.parametrize(
    "line",
    ["Figur 2 viser udviklingen i ledigheden", "Tabellen viser, at flere kom i job", "Tabel 1 og 2 nedenfor",
     "Kort fortalt er der færre ledige", "Figur 4 Ledigheden er faldet siden 2010", "Grafen herunder"],
)  # fmt: skip
def test_sentences_about_tables_are_no_captions(line: str) -> None:
    assert marks.caption(line) is None


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("1. Indledning ........ 3", ("1. Indledning", 3)),
        ("Indledning\t3", ("Indledning", 3)),
        ("4.1 Unge…… 12", ("4.1 Unge", 12)),
        ("Unge     side 12", ("Unge", 12)),
    ],
)
def test_contents_lines(line: str, entry: tuple[str, int]) -> None:
    assert marks.contents_line(line) == entry


@pytest.mark.parametrize("line", ["Antal ledige 398", "Mål for 2020", "Se side 3", "i 2019 ... 4.720 personer"])
def test_no_contents_lines(line: str) -> None:
    assert marks.contents_line(line) is None


@pytest.mark.parametrize(("line", "page"), [("3", 3), ("- 12 -", 12), ("Side 3 af 20", 3), ("side 7", 7), ("| 4", 4)])
def test_page_numbers(line: str, page: int) -> None:
    assert marks.page_number(line) == page


@pytest.mark.parametrize("line", ["", "2019", "3 mål", "20 %", "4.720"])
def test_no_page_numbers(line: str) -> None:
    assert marks.page_number(line) is None


@pytest.mark.parametrize(
    ("text", "inner", "bold", "italic"),
    [("**Mål:** færre", "Mål:", True, False), ("*Antallet falder.*", "Antallet falder.", False, True),
     ("se ***begge***", "begge", True, True), ("et **fedt** ord", "fedt", True, False)],
)  # fmt: skip
def test_runs(text: str, inner: str, bold: bool, italic: bool) -> None:
    (run,) = marks.runs(text, offset=10)
    assert (text[run.start - 10 : run.end - 10], run.bold, run.italic) == (inner, bold, italic)


@pytest.mark.parametrize("text", ["4 * 5 * 6", "* et punkt", "mail_til_os@x.dk", "12*", "2 ** 3"])
def test_no_runs(text: str) -> None:
    assert marks.runs(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Ledigheden er faldet",
        "Målene understøttes og følges",
        "Kommunen skal øge indsatsen",
        "Planen foreslås ændret",
        "Målene, som står nedenfor, fremgår af bilaget.",
    ],
)
def test_sentences(text: str) -> None:
    assert marks.is_sentence(text)


@pytest.mark.parametrize(
    "text",
    ["Udvikling i ledigheden 2018-2019", "De unges uddannelse", "Borgernes vej", "Andel ledige, der kommer i job",
     "De lediges rettigheder", "Ansattes vilkår"],
)  # fmt: skip
def test_titles_are_no_sentences(text: str) -> None:
    assert not marks.is_sentence(text)


@pytest.mark.parametrize(
    "text", ["indsatsen for", "uddannelse og", "i Region", "herunder,", "beskæftigel-", "på niveau med"]
)
def test_open_ends(text: str) -> None:
    assert marks.ends_open(text)


@pytest.mark.parametrize("text", ["Indledning", "i job.", "20 %", "", "Mål for 2020"])
def test_no_open_ends(text: str) -> None:
    assert not marks.ends_open(text)
