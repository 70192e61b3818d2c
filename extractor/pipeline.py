"""One file in, one Extraction out: the whole way, readable as a table of contents."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from extractor import charts, figures, goals, observations, pictures, results, sections, statements, tables
from extractor.danish.model import using
from extractor.identity import Identity, identify
from extractor.ids import RecordIds, document_id
from extractor.layout import marked_blocks, pages, text_blocks
from extractor.reading.marked import is_html
from extractor.reading.source import HTML_SUFFIXES, PDF_SUFFIXES, WORD_SUFFIXES, Source
from extractor.statements.contents import contents
from models.blocks import Reading
from models.errors import ReadingError
from models.limits import DEFAULT, Limits
from models.municipalities import Municipalities, load_municipalities
from models.records import Document, Extraction, FurnitureLine, Problem
from models.terms import Severity

PDF_MAGIC = b"%PDF-"
ZIP_MAGIC = b"PK\x03\x04"
MAGIC_REACH = 1024  # bytes in which a PDF's mark may stand after some rubbish, as readers allow


def extract(
    source: Source, vocabulary: Path | None = None, spacy_model: str | None = None, limits: Limits = DEFAULT
) -> Extraction:
    """All that can be read out of one file; raises ReadingError where it cannot be read.

    Files in the folder `vocabulary` take the place of the vocabulary files that ship. `spacy_model` names an installed
    spaCy pipeline that is used for what it adds; ModelError where there is none. What is beyond `limits` is left out.
    """
    with using(spacy_model):
        return _extract(source, vocabulary, limits)


def _extract(source: Source, vocabulary: Path | None, limits: Limits) -> Extraction:
    reading = read(source, limits)
    identity = identify(reading, source.name, _municipalities(vocabulary))
    document = _document(source, reading, identity)
    ids = RecordIds(document.doc_id)
    outline = sections.outline(reading, document.doc_id, ids)
    found_tables, cells = tables.tables(reading, outline, document.doc_id, ids)
    found_figures = figures.figures(reading, outline, document.doc_id, ids)
    shown = pictures.pictures_of(found_figures, reading)
    found_figures, images = pictures.cut_out(found_figures, shown, source.data)
    found_goals = goals.goals(reading, document, outline, ids, vocabulary)
    found_results = results.results(reading, document, outline, found_goals, ids, vocabulary)
    found_observations, cells = observations.observations(
        reading, document, outline, found_tables, cells, found_results, ids, vocabulary
    )
    return Extraction(
        text=reading.text,
        document=document,
        sections=outline.sections,
        goals=found_goals,
        results=found_results,
        tables=found_tables,
        cells=cells,
        observations=(
            *found_observations,
            *charts.observations(found_figures, shown, reading, document, outline, ids, vocabulary),
        ),
        figures=found_figures,
        furniture=tuple(
            FurnitureLine(document.doc_id, line.page, line.line, line.text, line.bbox) for line in reading.furniture
        ),
        problems=(*_problems(reading, document), *_unknown(document, reading)),
        statements=statements.statements(reading, outline, vocabulary),
        contents=contents(reading),
        images=images,
    )


def read(source: Source, limits: Limits = DEFAULT) -> Reading:
    """The file's text and blocks, by what it is rather than by what it is called."""
    if not source.data:
        raise ReadingError("empty", "The file is empty.", "Export or copy it again.")
    suffix = source.path.suffix.lower()
    if PDF_MAGIC in source.data[:MAGIC_REACH] or suffix in PDF_SUFFIXES:
        return pages.compose(source.data, limits)
    if source.data.startswith(ZIP_MAGIC) or suffix in WORD_SUFFIXES:
        from extractor.reading import docx_file  # its libraries take long to import, and few runs need them

        return marked_blocks.compose(docx_file.read(source.data))
    if suffix in HTML_SUFFIXES or is_html(source.data):
        from extractor.reading import html_file

        return marked_blocks.compose(html_file.read(source.data))
    return text_blocks.compose(source.data)


@cache
def _municipalities(folder: Path | None) -> Municipalities:
    return load_municipalities(folder)


def _document(source: Source, reading: Reading, identity: Identity) -> Document:
    leading = identity.kommune[0] if identity.kommune else None
    return Document(
        doc_id=document_id(leading, identity.year, identity.doc_type, source.sha256),
        file=source.name,
        sha256=source.sha256,
        kommune=identity.kommune,
        kommune_code=identity.codes,
        region=identity.regions,
        year=identity.year,
        year_end=identity.year_end,
        doc_type=identity.doc_type,
        stage=identity.stage,
        title=identity.title,
        issued=identity.issued,
        pages=reading.pages,
        characters=len(reading.text),
        ocr=reading.ocr,
    )


def _problems(reading: Reading, document: Document) -> list[Problem]:
    return [replace(problem, doc_id=document.doc_id, file=document.file) for problem in reading.problems]


def _unknown(document: Document, reading: Reading) -> list[Problem]:
    """What a document does not tell of itself, so that its rows cannot be placed in a panel."""
    missing = [name for name, value in (("municipality", document.kommune), ("year", document.year)) if not value]
    if not missing or not reading.text.strip():
        return []
    said = f"The document does not say its {' and '.join(missing)}; its rows stand without."
    return [Problem(document.doc_id, document.file, kind="identity", severity=Severity.WARNING, message=said)]
