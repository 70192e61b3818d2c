from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from extractor.danish.model import ModelError, using
from extractor.danish.pipeline import danish
from extractor.danish.verbs import tells_past
from extractor.goals.cues import cues
from extractor.goals.statements import quantities
from extractor.results.telling import is_told

PAST = {"VerbForm": "Fin", "Tense": "Past"}
PRESENT = {"VerbForm": "Fin", "Tense": "Pres"}


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A small pipeline with the morphology of a few verbs, saved to disk as an installed one would be."""
    nlp = spacy.blank("da")
    ruler = nlp.add_pipe("attribute_ruler")
    for form, morph in (("indløb", PAST), ("forløb", PAST), ("skal", PRESENT), ("løber", PRESENT)):
        ruler.add(patterns=[[{"LOWER": form}]], attrs={"MORPH": "|".join(map("=".join, morph.items()))})  # type: ignore[attr-defined]
    folder = tmp_path_factory.mktemp("pipeline") / "da_small"
    nlp.to_disk(folder)
    return str(folder)


def test_blank_danish_adds_nothing() -> None:
    assert not tells_past("Der indløb 40 ansøgninger.")


def test_a_named_pipeline_tells_the_tense_of_verbs_that_no_list_knows(model: str) -> None:
    with using(model):
        assert tells_past("Der indløb 40 ansøgninger.")
        assert is_told("Der indløb 40 ansøgninger")
        assert not tells_past("Der løber 40 sager.")
        assert not tells_past("Der skal måles på de sager, som indløb.")  # the first finite verb tells
    assert not tells_past("Der indløb 40 ansøgninger.")


def test_what_a_named_pipeline_knows_to_be_told_is_no_goal(model: str) -> None:
    sentence = "Der forløb højst 12 uger, som forventes."
    assert cues().decide(sentence, quantities(sentence)) is not None
    with using(model):
        assert cues().decide(sentence, quantities(sentence)) is None


def test_a_pipeline_in_use_is_the_default_and_is_left_again(model: str) -> None:
    with using(model):
        assert danish() is danish(model)
    assert danish() is not danish(model)


@pytest.mark.parametrize("name", ["da_findes_ikke", "."])
def test_a_pipeline_that_is_not_there_is_refused_before_anything_is_read(name: str, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="leave --spacy-model out"), using(str(tmp_path) if name == "." else name):
        pass
