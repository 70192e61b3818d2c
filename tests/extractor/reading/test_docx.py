"""Word files made by python-docx, as offices write them, and as they break."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part as Package
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from extractor.layout import marked_blocks
from extractor.pipeline import extract
from extractor.reading import docx_file
from extractor.reading.source import Source
from models.blocks import BlockKind, Reading
from models.errors import ReadingError


def data_of(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def read(write: Callable[[Any], object]) -> Reading:
    document = docx.Document()
    write(document)
    return marked_blocks.compose(docx_file.read(data_of(document)))


def told(reading: Reading) -> list[tuple[str, int | None, str]]:
    return [(block.kind.value, block.level, reading.content(block)) for block in reading.blocks]


class TestText:
    def test_headings_title_and_paragraphs(self):
        def write(document):
            document.add_heading("Beskæftigelsesplan 2019", 0)
            document.add_heading("1. Mål", 1)
            document.add_heading("Unge", 2)
            document.add_paragraph("De unge skal i uddannelse.")

        reading = read(write)
        assert told(reading) == [
            ("title", None, "Beskæftigelsesplan 2019"),
            ("heading", 1, "Mål"),
            ("heading", 2, "Unge"),
            ("paragraph", None, "De unge skal i uddannelse."),
        ]
        assert reading.blocks[1].number == "1"

    def test_bold_line_is_a_heading_and_a_bold_sentence_is_none(self):
        def write(document):
            document.add_heading("Mål", 1)
            document.add_paragraph().add_run("Unge under 30 år").bold = True
            document.add_paragraph().add_run("Antallet af ledige skal falde til 120 i 2019.").bold = True

        assert [row[:2] for row in told(read(write))] == [("heading", 1), ("heading", 2), ("paragraph", None)]

    def test_emphasis_is_kept_with_its_place(self):
        def write(document):
            paragraph = document.add_paragraph("Antallet af ")
            paragraph.add_run("ledige").bold = True
            paragraph.add_run(" skal falde.")

        reading = read(write)
        (run,) = reading.blocks[0].runs
        assert (reading.text[run.start : run.end], run.bold) == ("ledige", True)

    def test_lists_are_nested(self):
        def write(document):
            document.add_paragraph("Flere samtaler", style="List Bullet")
            document.add_paragraph("med fremmøde", style="List Bullet 2")
            document.add_paragraph("Færre syge", style="List Number")

        assert told(read(write)) == [
            ("item", 0, "Flere samtaler"),
            ("item", 1, "med fremmøde"),
            ("item", 0, "Færre syge"),
        ]

    def test_numbers_that_word_counts_stand_before_headings(self):
        def write(document):
            for level, text in ((0, "Indledning"), (0, "Mål"), (1, "Unge"), (1, "Syge"), (0, "Budget")):
                heading = document.add_heading(text, level + 1)
                numbering = f"<w:numPr {nsdecls('w')}><w:ilvl w:val='{level}'/><w:numId w:val='3'/></w:numPr>"
                heading._p.get_or_add_pPr().append(parse_xml(numbering))

        reading = read(write)
        assert [block.number for block in reading.blocks] == ["1", "2", "2.1", "2.2", "3"]
        assert "2.1 Unge" in reading.text

    def test_deleted_text_is_out_and_inserted_text_in(self):
        def write(document):
            paragraph = document.add_paragraph("Målet er ")
            for tag, text in (("del", "100"), ("ins", "120")):
                inner = "delText" if tag == "del" else "t"
                xml = f"<w:{tag} {nsdecls('w')}><w:r><w:{inner}>{text}</w:{inner}></w:r></w:{tag}>"
                paragraph._p.append(parse_xml(xml))
            paragraph.add_run(" ledige.")

        assert read(write).text == "Målet er 120 ledige."

    def test_head_and_foot_are_furniture(self):
        def write(document):
            document.add_paragraph("Planen gælder for 2019.")
            document.sections[0].header.paragraphs[0].text = "Lyngvig Kommune"
            document.sections[0].footer.paragraphs[0].text = "Side 1"

        reading = read(write)
        assert [line.text for line in reading.furniture] == ["Lyngvig Kommune", "Side 1"]
        assert "Lyngvig" not in reading.text

    def test_contents_are_one_block(self):
        def write(document):
            style = document.styles.add_style("toc 1", 1)
            for line in ("Mål\t3", "Budget\t7"):
                document.add_paragraph(line, style=style)
            document.add_heading("Mål", 1)

        reading = read(write)
        assert [block.kind for block in reading.blocks] == [BlockKind.CONTENTS, BlockKind.HEADING]

    def test_footnotes_are_tied_to_their_marks(self):
        note = "<w:footnote w:id='{}'><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:footnote>"
        notes = note.format(4, "Opgjort af STAR.") + note.format(2, "Ekskl. fleksjob.")
        xml = f"<w:footnotes {nsdecls('w')}>{notes}</w:footnotes>"

        def write(document):
            paragraph = document.add_paragraph("Der er 412 ledige")
            for called in (2, 4):
                paragraph.add_run()._r.append(parse_xml(f"<w:footnoteReference {nsdecls('w')} w:id='{called}'/>"))
            kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
            part = Package(PackURI("/word/footnotes.xml"), kind, xml.encode(), document.part.package)
            document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

        reading = read(write)
        assert reading.content(reading.blocks[0]) == "Der er 412 ledige¹²"
        notes = [(block.number, reading.content(block)) for block in reading.of_kind(BlockKind.FOOTNOTE)]
        assert notes == [("1", "Ekskl. fleksjob."), ("2", "Opgjort af STAR.")]

    def test_text_box_follows_the_paragraph_that_it_hangs_on_and_once(self):
        box = "<w:txbxContent><w:p><w:r><w:t>Fakta om unge</w:t></w:r></w:p></w:txbxContent>"
        mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"

        def write(document):
            document.add_paragraph("Før.").add_run()._r.append(
                parse_xml(
                    f"<mc:AlternateContent {nsdecls('w')} xmlns:mc='{mc}'><mc:Choice>{box}</mc:Choice>"
                    f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
                )
            )
            document.add_paragraph("Efter.")

        assert [text for _, _, text in told(read(write))] == ["Før.", "Fakta om unge", "Efter."]


class TestTables:
    def test_merged_cells_stand_in_the_first_of_theirs(self):
        def write(document):
            document.add_paragraph("Tabel 1: Ledige i Lyngvig", style="Caption")
            table = document.add_table(rows=4, cols=3)
            rows = (
                ("Gruppe", "Antal", ""),
                ("", "2018", "2019"),
                ("Dagpenge", "1.204", "1.100"),
                ("Syge", "880", "860"),
            )
            for index, row in enumerate(rows):
                for column, text in enumerate(row):
                    table.cell(index, column).text = text
            table.cell(0, 1).merge(table.cell(0, 2))
            table.cell(0, 0).merge(table.cell(1, 0))
            document.add_paragraph("Kilde: Jobindsats.dk")

        reading = read(write)
        assert [block.kind for block in reading.blocks] == [BlockKind.CAPTION, BlockKind.TABLE, BlockKind.SOURCE]
        found = reading.blocks[1].grid
        assert found
        assert found.header_rows == 2
        assert found.texts() == [
            ["Gruppe", "Antal", ""], ["", "2018", "2019"], ["Dagpenge", "1.204", "1.100"], ["Syge", "880", "860"],
        ]  # fmt: skip
        assert all(reading.text[cell.start : cell.end] == cell.text for cell in found.cells)

    def test_paragraphs_and_bullets_of_a_cell_are_its_text(self):
        def write(document):
            table = document.add_table(rows=2, cols=2)
            table.cell(0, 0).text, table.cell(0, 1).text, table.cell(1, 0).text = "Mål", "Indsats", "Unge"
            table.cell(1, 1).text = "Samtaler"
            table.cell(1, 1).add_paragraph("Praktik", style="List Bullet")

        (block,) = read(write).blocks
        assert block.grid
        assert block.grid.texts()[1] == ["Unge", "Samtaler Praktik"]

    def test_frame_around_text_is_no_table(self):
        def write(document):
            table = document.add_table(rows=1, cols=1)
            table.cell(0, 0).text = "Vi vil have flere unge i uddannelse."

        assert told(read(write)) == [("paragraph", None, "Vi vil have flere unge i uddannelse.")]


class TestRefusals:
    def kind(self, data: bytes) -> str:
        with pytest.raises(ReadingError) as caught:
            marked_blocks.compose(docx_file.read(data))
        assert caught.value.remedy
        return caught.value.kind

    def test_no_word_file(self):
        assert self.kind(b"PK\x03\x04 not a zip") == "damaged"

    def test_other_archive(self):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as packed:
            packed.writestr("plan.txt", "Beskæftigelsesplan")
        assert self.kind(stream.getvalue()) == "damaged"

    def test_truncated(self):
        data = data_of(docx.Document())
        assert self.kind(data[: len(data) // 2]) == "damaged"

    def test_nothing_in_it(self):
        assert self.kind(data_of(docx.Document())) == "empty"

    def test_zip_bomb(self):
        stream = io.BytesIO(data_of(docx.Document()))
        with (
            zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as packed,
            packed.open("word/media/bomb.bin", "w") as part,
        ):
            for _ in range(256):
                part.write(b"\0" * (1 << 20))
        assert self.kind(stream.getvalue()) == "too_large"

    def test_external_entity_is_not_followed(self, tmp_path):
        secret = tmp_path / "secret.txt"
        secret.write_text("hemmelig", encoding="utf-8")
        document = docx.Document()
        document.add_paragraph("Planen NAVN.")
        source, target = io.BytesIO(data_of(document)), io.BytesIO()
        with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
            for name in old.namelist():
                body = old.read(name)
                if name == "word/document.xml":
                    entity = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'.encode()
                    body = body.replace(b"<w:document", entity + b"<w:document", 1).replace(b"NAVN", b"&e;")
                new.writestr(name, body)
        try:
            text = marked_blocks.compose(docx_file.read(target.getvalue())).text
        except ReadingError:
            return
        assert "hemmelig" not in text


def test_goals_of_a_word_file(tmp_path):
    document = docx.Document()
    document.add_heading("Beskæftigelsesplan 2019", 0)
    document.add_paragraph("Skive Kommune")
    document.add_heading("Mål for 2019", 1)
    document.add_paragraph("Antallet af borgere på sygedagpenge skal nedbringes til højst 412 fuldtidspersoner.")
    path = tmp_path / "plan.docx"
    path.write_bytes(data_of(document))
    extraction = extract(Source(path, path.name))
    (goal,) = extraction.goals
    assert (goal.target_value, extraction.document.kommune, extraction.document.year) == (412, ("Skive",), 2019)
    assert extraction.text[goal.span.start : goal.span.end] == goal.span.quote
