"""HTML as agendas are published: good, sloppy and hostile."""

from __future__ import annotations

import pytest

from extractor.layout import marked_blocks
from extractor.pipeline import extract
from extractor.pipeline import read as read_source
from extractor.reading import html_file
from extractor.reading.source import Source, gather
from models.blocks import BlockKind, Reading
from models.errors import ReadingError


def read(body: str) -> Reading:
    return marked_blocks.compose(html_file.read(f"<!doctype html><html><body>{body}</body></html>".encode()))


def told(reading: Reading) -> list[tuple[str, int | None, str]]:
    return [(block.kind.value, block.level, reading.content(block)) for block in reading.blocks]


def test_single_first_heading_names_the_document_and_the_others_begin_at_one():
    assert told(read("<h1>Plan 2019</h1><h2>Mål</h2><p>Tekst her.</p><h3>Unge</h3><h2>Budget</h2>")) == [
        ("title", None, "Plan 2019"), ("heading", 1, "Mål"), ("paragraph", None, "Tekst her."),
        ("heading", 2, "Unge"), ("heading", 1, "Budget"),
    ]  # fmt: skip


def test_text_between_elements_is_paragraphs():
    body = "Løs tekst <b>fed</b> videre<div>Ny <span>boks</span></div>efter<br>brud"
    assert [text for _, _, text in told(read(body))] == ["Løs tekst fed videre", "Ny boks", "efter\nbrud"]


def test_lists_are_nested():
    body = "<ul><li>Ydre<ol><li>indre <i>kursiv</i></li></ol></li><li><p>Næste</p></li></ul>"
    assert told(read(body)) == [("item", 0, "Ydre"), ("item", 1, "indre kursiv"), ("item", 0, "Næste")]


def test_table_with_spans_caption_and_source():
    reading = read(
        "<table><caption>Tabel 2: Ledige</caption><thead><tr><th rowspan=2>Gruppe<th colspan=2>Antal</tr>"
        "<tr><th>2018<th>2019</tr></thead><tr><td>Dagpenge<td>1.204<td>1.100</tr></table><p>Kilde: STAR</p>"
    )
    assert [block.kind for block in reading.blocks] == [BlockKind.CAPTION, BlockKind.TABLE, BlockKind.SOURCE]
    found = reading.blocks[1].grid
    assert found
    assert (found.header_rows, found.n_cols) == (2, 3)
    assert found.texts() == [["Gruppe", "Antal", ""], ["", "2018", "2019"], ["Dagpenge", "1.204", "1.100"]]
    assert reading.blocks[0].number == "2"


def test_table_that_lays_out_the_page_is_none():
    body = "<table><tr><td>Menu<td><h2>Mål</h2><p>Tekst.</p><table><tr><td>a<td>1<tr><td>b<td>2</table></table>"
    assert [block.kind.value for block in read(body).blocks] == ["paragraph", "heading", "paragraph", "table"]


def test_navigation_and_foot_are_furniture_and_hidden_things_nothing():
    reading = read(
        "<nav><a>Forside</a></nav><p>Synlig.</p><p style='display: none'>Skjult</p><script>x='Kode'</script>"
        "<p hidden>Skjult</p><footer>Kontakt os</footer>"
    )
    assert reading.text == "Synlig."
    assert [line.text for line in reading.furniture] == ["Forside", "Kontakt os"]


def test_footnotes_are_tied_to_their_marks():
    reading = read('<p>412 ledige<sup><a href="#fn1">1</a></sup></p><p>m<sup>2</sup></p><p id="fn1">1. Fra STAR.</p>')
    assert reading.content(reading.blocks[0]) == "412 ledige¹"
    (note,) = reading.of_kind(BlockKind.FOOTNOTE)
    assert (note.number, reading.content(note)) == ("1", "Fra STAR.")


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-8-sig", "utf-16"])
def test_letters_of_any_encoding(encoding: str):
    page = "<html><head><title>Mål</title></head><body><p>Måltal for ældre på øen&nbsp;&aelig;</p></body></html>"
    reading = marked_blocks.compose(html_file.read(page.encode(encoding)))
    assert reading.text == "Måltal for ældre på øen æ"
    assert reading.title == "Mål"


@pytest.mark.parametrize(
    "body",
    [
        "<table><tr><td colspan=99999999 rowspan=99999999>a<td>b<tr><td>c</table>",
        "<p>Ikke lukket <b>fed <i>begge</b> kursiv",
        "<h1></h1><table></table><ul></ul><p>Kun dette",
        "<ul><li><table><tr><td>a<td>1<tr><td>b<td>2</table></ul>",
        "<p>&#0;&#xd800;&#x110000; tegn",
    ],
)
def test_broken_pages_give_blocks(body: str):
    reading = read(body)
    for block in reading.blocks:
        assert reading.text[block.start : block.end].strip()


def test_page_nested_without_end_says_so():
    reading = read("<p>Yderst</p>" + "<div>" * 5_000 + "Dybt" + "</div>" * 5_000)
    assert "Yderst" in reading.text
    assert [problem.kind for problem in reading.problems] == ["truncated"]


@pytest.mark.parametrize("body", ["", "<script>x</script>", "<img src='https://example.org/x.png'>"])
def test_page_without_text_is_refused(body: str):
    with pytest.raises(ReadingError) as caught:
        read(body)
    assert caught.value.kind == "empty"


def test_external_entity_is_not_followed(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("hemmelig", encoding="utf-8")
    page = f'<!DOCTYPE html [<!ENTITY e SYSTEM "{secret.as_uri()}">]><html><body><p>Plan &e;</p></body></html>'
    assert "hemmelig" not in marked_blocks.compose(html_file.read(page.encode())).text


def test_page_is_known_by_its_beginning(tmp_path):
    path = tmp_path / "dagsorden.txt"
    path.write_text("\ufeff<!-- kopi -->\n<!DOCTYPE html>\n<html><body><p>Punkt 1</p></body></html>", encoding="utf-8")
    assert read_source(Source(path, path.name)).text == "Punkt 1"


def test_goals_of_a_page_and_its_place_in_a_folder(tmp_path):
    page = "<h1>Beskæftigelsesplan 2019</h1><p>Skive Kommune</p><h2>Mål for 2019</h2><ul><li>Antallet af borgere på "
    page += "sygedagpenge skal nedbringes til højst 412 fuldtidspersoner.</li></ul>"
    (tmp_path / "plan.html").write_text(f"<html><body>{page}</body></html>", encoding="utf-8")
    (source,), problems = gather([tmp_path])
    (goal,) = extract(source).goals
    assert goal.target_value == 412
    assert not problems


def test_note_mark_behind_the_stop_leaves_the_sentence_closed(tmp_path):
    page = "<h1>Beskæftigelsesplan 2019</h1><p>Skive Kommune</p><h2>Mål for 2019</h2><p>Antallet af ledige skal højst "
    page += (
        "være 412 fuldtidspersoner.<sup>1</sup></p><ul><li>Flere samtaler med de unge</li></ul><p id=fn1>1 STAR.</p>"
    )
    (tmp_path / "plan.html").write_text(page, encoding="utf-8")
    (source,), _ = gather([tmp_path])
    assert 412 in [goal.target_value for goal in extract(source).goals]
