"""The rows of a dataset: one frozen record per table, every column with its meaning.

These classes are the one place from which the CSV headers, the Parquet and DuckDB schemas, the data package and the
codebook are made (see `models.schema`). Empty (None, or no items) always means "the document does not say".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from models.provenance import Box, Span
from models.statements import ContentsLine, Statement
from models.terms import (
    Bound,
    ComputedVerdict,
    Direction,
    DocType,
    FigureKind,
    FindingKind,
    Frequency,
    GoalLevel,
    Measure,
    NotObserved,
    Origin,
    Outcome,
    Review,
    Severity,
    Stage,
    Standing,
    TableQuality,
    Unit,
    ValueKind,
    Verdict,
)

_NO_DEFAULT = object()


def column(
    description: str,
    *,
    default: Any = _NO_DEFAULT,
    unit: str | None = None,
    values: type[StrEnum] | None = None,
    vocabulary: str | None = None,
    source: str | None = None,
) -> Any:
    """A record's field with what the codebook says of it.

    `unit` names the unit of a number, `values` a closed vocabulary, `vocabulary` an open one (a file of
    `models/vocabulary/`), `source` where a definition comes from.
    """
    metadata = {"description": description, "unit": unit, "values": values, "vocabulary": vocabulary, "source": source}
    if default is _NO_DEFAULT:
        return field(metadata=metadata)
    return field(default=default, metadata=metadata)


DANMARKS_STATISTIK = "Danmarks Statistik, kommunekoder"
ISO_PERIOD = "ISO 8601 / SDMX: 2019, 2019-Q2, 2019-S1, 2014-01, 2019-08-01, 2018-07/2019-07"


@dataclass(frozen=True, slots=True)
class Document:
    """One file read."""

    doc_id: str = column("Id of the document: municipality, year, kind and the first digits of the file's SHA-256")
    file: str = column("Path of the file, as seen from the path that was given to the run")
    sha256: str = column("SHA-256 of the file's bytes, hexadecimal")
    kommune: tuple[str, ...] = column(
        'Official name without "Kommune"; the leading one first where the document serves several',
        source=DANMARKS_STATISTIK,
    )
    kommune_code: tuple[str, ...] = column(
        "Three-digit municipality code, in the order of kommune", source=DANMARKS_STATISTIK
    )
    region: tuple[str, ...] = column(
        "Region of the municipality: Nordjylland, Midtjylland, Syddanmark, Sjælland, Hovedstaden"
    )
    year: int | None = column("Year that the plan or the report is for; the first where it is for several")
    doc_type: DocType = column("Kind of document", values=DocType)
    stage: Stage | None = column("How far the document has come", values=Stage)
    title: str | None = column("Title as printed")
    issued: str | None = column("Month or date on which it was written", source=ISO_PERIOD)
    pages: int | None = column("Number of pages; empty for plain text", unit="pages")
    characters: int = column("Length of the canonical text", unit="characters")
    ocr: bool = column("True where the text came from character recognition", default=False)
    year_end: int | None = column("Last year that the document is for, where it is for several", default=None)


@dataclass(frozen=True, slots=True)
class Section:
    """One heading and what stands under it."""

    doc_id: str = column("Document")
    section_id: str = column("Id of the section")
    span: Span = column("Place of the heading")
    number: str | None = column('Number as printed: "4.2", "Bilag 1"; empty where unnumbered')
    title: str = column("Title without its number")
    level: int = column("Depth in the outline, 1 = chapter")
    parent_id: str | None = column("Section that it stands in", default=None)


@dataclass(frozen=True, slots=True)
class Goal:
    """One mention of a goal."""

    doc_id: str = column("Document")
    goal_id: str = column("Id of the mention")
    goal_key: str = column("The same for all mentions of one goal inside a document")
    span: Span = column("Place of the goal")
    level: GoalLevel = column("Who set the goal", values=GoalLevel)
    quantified: bool = column("True where it names a number to reach, a change in numbers, a bound or a level to match")
    target_groups: tuple[str, ...] = column("Whom it is about", vocabulary="target_groups.toml")
    measure: Measure | None = column("What it counts", values=Measure)
    direction: Direction | None = column("Which way the figure shall go", values=Direction, default=None)
    bound: Bound | None = column(
        "How the target value, the reference's level or the size of the change binds", values=Bound, default=None
    )
    target_value: float | None = column("Level to reach", unit="target_unit", default=None)
    target_unit: Unit | None = column("Unit of target_value", values=Unit, default=None)
    change_value: float | None = column("Change to reach, signed", unit="change_unit", default=None)
    change_unit: Unit | None = column("Unit of change_value", values=Unit, default=None)
    baseline_value: float | None = column("Level that it is to change from", unit="target_unit", default=None)
    baseline_period: str | None = column("Period of baseline_value", source=ISO_PERIOD, default=None)
    target_period: str | None = column("When it is to be reached", source=ISO_PERIOD, default=None)
    frequency: Frequency | None = column("What the target is counted per", values=Frequency, default=None)
    reference: str | None = column("Area or group of others whose level is the target", default=None)
    condition: str | None = column("The words of a condition", default=None)
    section_id: str | None = column("Section where it stands", default=None)
    target_printed: str | None = column("target_value as printed", default=None)
    change_printed: str | None = column("change_value as printed", default=None)
    baseline_printed: str | None = column("baseline_value as printed", default=None)
    national_year: int | None = column("Year of the minister's goal that it takes up", default=None)
    national_number: int | None = column("Number of the minister's goal that it takes up", default=None)
    rule: str = column("Rule that took it for a goal", default="")
    confidence: float | None = column("How sure the rule is, 0 to 1", default=None)
    review: Review | None = column(
        "What a person said of the row; empty where none looked", values=Review, default=None
    )


@dataclass(frozen=True, slots=True)
class Result:
    """One observed value or verdict that the document reports."""

    doc_id: str = column("Document")
    result_id: str = column("Id of the result")
    span: Span = column("Place of the sentence")
    target_groups: tuple[str, ...] = column("Whom it is about", vocabulary="target_groups.toml")
    measure: Measure | None = column("What it counts", values=Measure)
    ref_area: str | None = column("Municipality, region, or Hele landet", default=None)
    value: float | None = column("Level observed", unit="unit", default=None)
    unit: Unit | None = column("Unit of value", values=Unit, default=None)
    change_value: float | None = column("Change observed, signed", unit="change_unit", default=None)
    change_unit: Unit | None = column("Unit of change_value", values=Unit, default=None)
    period: str | None = column("Period observed", source=ISO_PERIOD, default=None)
    comparison_period: str | None = column("Period compared with", source=ISO_PERIOD, default=None)
    verdict: Verdict | None = column("What the document says of the goal", values=Verdict, default=None)
    goal_id: str | None = column("Goal that it answers", default=None)
    rule: str = column("Rule that took it for a result", default="")
    confidence: float | None = column("How sure the rule is, 0 to 1", default=None)
    review: Review | None = column(
        "What a person said of the row; empty where none looked", values=Review, default=None
    )


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the document; one that a page or blank lines break is one."""

    doc_id: str = column("Document")
    table_id: str = column("Id of the table")
    span: Span = column("Place of the table")
    number: str | None = column("Number as printed")
    caption: str | None = column("The line that names the table, without its number")
    source: str | None = column("What stands after Kilde:")
    note: str | None = column("What stands after Anm.: or Note:")
    n_rows: int = column("Rows, header rows included", unit="rows")
    n_cols: int = column("Columns, the label column included", unit="columns")
    header_rows: int = column("Header rows", unit="rows")
    page_end: int | None = column("Last page, where it goes over several", default=None)
    section_id: str | None = column("Section where it stands", default=None)
    quality: TableQuality | None = column(
        "How far its rows and columns can be built on: never reliable where a column is in doubt",
        values=TableQuality,
        default=None,
    )
    doubts: tuple[str, ...] = column("What speaks against its rows and columns", default=())


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of one table."""

    doc_id: str = column("Document")
    table_id: str = column("Table")
    row: int = column("Row, 0-based, header rows included")
    col: int = column("Column, 0-based, the label column included")
    text: str = column("The cell as one would read it")
    is_header: bool = column("True in a header row")
    value: float | None = column("The number, where the cell is one", unit="unit", default=None)
    unit: Unit | None = column("Unit that the cell itself names", values=Unit, default=None)
    start: int | None = column("Start of the cell in the canonical text", unit="characters", default=None)
    end: int | None = column("End of the cell in the canonical text, exclusive", unit="characters", default=None)
    page: int | None = column("Page, 1-based; empty for plain text", default=None)
    bbox: Box | None = column("Box on the page", unit="PDF points", default=None)
    left_out: NotObserved | None = column(
        "Why a cell that holds figures gives no observation", values=NotObserved, default=None
    )


@dataclass(frozen=True, slots=True)
class Observation:
    """One number with what it measures, for whom, where, when and in which unit."""

    doc_id: str = column("Document")
    observation_id: str = column("Id of the observation")
    origin: Origin = column("Where the number comes from", values=Origin)
    span: Span = column("Place of the number: the cell, the chart's label, or the sentence")
    indicator: str = column("Text of the header path, of the series and label, or of the subject")
    value: float | None = column("The number", unit="unit", default=None)
    unit: Unit | None = column("Unit of value", values=Unit, default=None)
    kind: ValueKind | None = column("What kind of number it is", values=ValueKind, default=None)
    statistic: str | None = column(
        "What is counted, by a name that joins with Jobindsats", default=None, vocabulary="statistics.toml"
    )
    target_groups: tuple[str, ...] = column("Whom it is about", vocabulary="target_groups.toml", default=())
    ref_area: str | None = column("Municipality, region, or Hele landet", default=None)
    period: str | None = column("Period observed", source=ISO_PERIOD, default=None)
    comparison_period: str | None = column("Period that a change is counted from", source=ISO_PERIOD, default=None)
    printed: str | None = column("The number as printed", default=None)
    decimals: int | None = column("Decimals printed: how exact the number is", unit="digits", default=None)
    total: bool = column("True for a total of other numbers of its table", default=False)
    standing: Standing = column(
        "What the number stands for: observed, or aimed at, expected, set aside",
        values=Standing,
        default=Standing.OBSERVED,
    )
    breakdown: str | None = column(
        "What else narrows the number down (age, sex, kind of help, account), as the labels say", default=None
    )
    held_against: str | None = column("Area that a difference is counted from", default=None)
    part_of: tuple[str, ...] = column("Observations of the totals that take it in", default=())
    account: str | None = column("Account in the municipal chart of accounts, as printed", default=None)
    table_id: str | None = column("Table", default=None)
    row: int | None = column("Row of the cell, 0-based", default=None)
    col: int | None = column("Column of the cell, 0-based", default=None)
    figure_id: str | None = column("Figure whose labels give the number", default=None)
    result_id: str | None = column("Result that holds the number", default=None)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: a chart, map or picture with a caption, or announced by a sentence."""

    doc_id: str = column("Document")
    figure_id: str = column("Id of the figure")
    span: Span = column("Place of the caption, or of the sentence that announces the figure")
    number: str | None = column("Number as printed")
    caption: str | None = column("Caption without its number and source")
    source: str | None = column("What stands after Kilde:")
    kind: FigureKind | None = column("What it shows", values=FigureKind, default=None)
    image: str | None = column("Path of the cropped picture, for PDFs", default=None)
    section_id: str | None = column("Section where it stands", default=None)


@dataclass(frozen=True, slots=True)
class Finding:
    """One inconsistency inside a document, with its evidence."""

    doc_id: str = column("Document")
    finding_id: str = column("Id of the finding")
    span: Span = column("Place of the first quote")
    kind: FindingKind = column("Kind of inconsistency", values=FindingKind)
    severity: Severity = column("How much it weighs", values=Severity)
    message: str = column("What is wrong, with the numbers")
    stated: str | None = column("What the document says", default=None)
    computed: str | None = column("What follows from its other figures", default=None)
    evidence: tuple[str, ...] = column("The quotes", default=())


@dataclass(frozen=True, slots=True)
class Check:
    """One goal held against the results reported for it."""

    doc_id: str = column("Document")
    goal_id: str = column("Goal")
    result_ids: tuple[str, ...] = column("Results that were held against it")
    stated_verdict: Verdict | None = column("What the document says", values=Verdict, default=None)
    computed_verdict: ComputedVerdict | None = column("What its figures say", values=ComputedVerdict, default=None)
    agreement: bool | None = column("Whether the two agree", default=None)
    explanation: str = column("One sentence with the numbers", default="")
    evidence: tuple[str, ...] = column("Quotes of the figures that were held against the goal", default=())
    plan_id: str | None = column("Plan of the same municipality and year that the goal was looked up in", default=None)
    plan_goal_id: str | None = column("The goal as that plan states it", default=None)
    outcome: Outcome | None = column("How the goal compares with the plan's", values=Outcome, default=None)
    outcome_reason: str | None = column("What the outcome rests on, with the numbers of both", default=None)
    review: Review | None = column(
        "What a person said of the row; empty where none looked", values=Review, default=None
    )


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of one document an audit could test: beside the findings, so that silence can be weighed."""

    doc_id: str = column("Document")
    kind: FindingKind = column("Kind of inconsistency", values=FindingKind)
    stated: int = column("Statements that could be inconsistent in this way", unit="statements")
    tested: int = column("Those of them that were held against something", unit="statements")
    findings: int = column("Findings of this kind", unit="findings")


@dataclass(frozen=True, slots=True)
class FurnitureLine:
    """One line that is no part of the text: a running head or foot, a page number."""

    doc_id: str = column("Document")
    page: int | None = column("Page, 1-based; empty for plain text")
    line: int | None = column("Line of the source file, 1-based; empty for PDFs")
    text: str = column("The line as printed")
    bbox: Box | None = column("Box on the page", unit="PDF points", default=None)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that could not be read, or that was mended, and why."""

    doc_id: str = column("Document; empty where the file gave none")
    file: str = column("Path of the file")
    page: int | None = column("Page, 1-based, where it concerns one", default=None)
    kind: str = column("What happened, in one word", default="")
    severity: Severity = column(
        "error: the file gave no rows; warning: something is missing; note: mended",
        values=Severity,
        default=Severity.WARNING,
    )
    message: str = column("What happened and what to do, in one sentence", default="")


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that stands beside the rows: its path inside the dataset, and its bytes (PNG)."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read out of one file: its canonical text and its rows, table by table."""

    text: str
    document: Document
    sections: tuple[Section, ...] = ()
    goals: tuple[Goal, ...] = ()
    results: tuple[Result, ...] = ()
    tables: tuple[Table, ...] = ()
    cells: tuple[Cell, ...] = ()
    observations: tuple[Observation, ...] = ()
    figures: tuple[Figure, ...] = ()
    findings: tuple[Finding, ...] = ()
    checks: tuple[Check, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    furniture: tuple[FurnitureLine, ...] = ()
    problems: tuple[Problem, ...] = ()
    statements: tuple[Statement, ...] = ()  # no rows: what the audit reads
    contents: tuple[ContentsLine, ...] = ()
    images: tuple[Image, ...] = ()


# The tables of a dataset in the order in which they are written: file name -> record.
TABLES: dict[str, type] = {
    "documents": Document,
    "sections": Section,
    "goals": Goal,
    "results": Result,
    "tables": Table,
    "cells": Cell,
    "observations": Observation,
    "figures": Figure,
    "findings": Finding,
    "checks": Check,
    "coverage": Coverage,
    "furniture": FurnitureLine,
    "problems": Problem,
}
