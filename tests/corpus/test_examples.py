"""The example documents: the same bytes on every run, invented names, a notice, and no words of real plans."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

from scripts.examples.__main__ import CORPUS, write
from scripts.examples.specification import load_all
from scripts.examples.text import NOTICE

SPECIFICATIONS = load_all(CORPUS / "specification")
VOCABULARY = CORPUS.parent / "models" / "vocabulary"
RUN_OF_WORDS = 12


def words(text: str) -> list[str]:
    return re.findall(r"[\wæøåÆØÅ]+", text.lower())


def runs(text: str) -> set[str]:
    found = words(text)
    return {" ".join(found[start : start + RUN_OF_WORDS]) for start in range(len(found) - RUN_OF_WORDS + 1)}


@pytest.mark.parametrize("specification", SPECIFICATIONS, ids=lambda specification: specification.name)
def test_the_script_gives_the_committed_bytes(specification, tmp_path: Path):
    write(specification, tmp_path)
    made = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*.*")}
    committed = {path: (CORPUS / path).read_bytes() for path in made}
    assert made == committed


def test_no_file_is_left_that_no_specification_makes():
    names = {specification.name for specification in SPECIFICATIONS}
    left = {path.stem for folder in ("examples", "gold") for path in (CORPUS / folder).iterdir()}
    assert left == names


def test_there_are_twelve_documents_of_five_municipalities():
    municipalities = {name for spec in SPECIFICATIONS for name in spec.document["kommune"].split(" | ")}
    assert len(SPECIFICATIONS) == 12
    assert municipalities == {"Egedrup", "Nørreklit", "Lindebæk", "Strandvig", "Fjordø"}


def test_no_municipality_of_the_examples_exists():
    with (VOCABULARY / "municipalities.csv").open(encoding="utf-8", newline="") as stream:
        real = {
            spelling.casefold()
            for row in csv.DictReader(stream)
            for spelling in [row["name"], *row["variants"].split(";")]
            if spelling
        }
    invented = {name.casefold() for spec in SPECIFICATIONS for name in spec.document["kommune"].split(" | ")}
    assert not invented & real


@pytest.mark.parametrize("specification", SPECIFICATIONS, ids=lambda specification: specification.name)
def test_every_text_says_that_it_is_invented(specification, examples: Path):
    lines = (examples / f"{specification.name}.txt").read_text(encoding="utf-8").strip().split("\n")
    assert NOTICE in (lines[0], lines[-1])


@pytest.mark.parametrize("specification", SPECIFICATIONS, ids=lambda specification: specification.name)
def test_no_sentence_is_taken_from_a_real_plan(specification, examples: Path, shared: Path):
    real = set().union(*(runs(plan.read_text(encoding="utf-8")) for plan in (shared / "plans").glob("*.txt")))
    titles = json.loads((shared / "reference" / "national_goals.json").read_text(encoding="utf-8"))
    official = set().union(*(runs(goal["title"]) for year in titles.values() for goal in year))
    text = (examples / f"{specification.name}.txt").read_text(encoding="utf-8")
    assert not (runs(text) & real) - official
