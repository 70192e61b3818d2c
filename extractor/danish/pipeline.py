"""The Danish spaCy pipeline: spaCy's tokens, our own sentence boundaries, and what an installed pipeline adds."""

from __future__ import annotations

from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractor.danish.model import ModelError, model_in_use
from extractor.danish.sentence_starts import starts

SENTENCES = "beskplan_sentences"

# Components of other pipelines that would set sentence boundaries of their own.
_OTHER_SENTENCES = ("senter", "sentencizer")


@Language.component(SENTENCES)
def mark_sentences(doc: Doc) -> Doc:
    """Sets the first token of every sentence. A boundary always falls between two tokens: before it is white space,
    or a full stop between a small and a capital letter, where spaCy's Danish rules cut too."""
    begins = set(starts(doc.text))
    for token in doc:
        token.is_sent_start = token.i == 0 or token.idx in begins
    return doc


def danish(model: str | None = None) -> Language:
    """The pipeline, built once per process: spaCy's blank Danish, or the installed pipeline (or folder) `model`, by
    default the one in use.

    The sentence boundaries are ours in either case; a parser of the model keeps within them. Raises ModelError where no
    such pipeline is installed.
    """
    return _built(model or model_in_use())


@cache
def _built(model: str | None) -> Language:
    try:
        nlp = spacy.load(model) if model else spacy.blank("da")
    except (OSError, ValueError) as error:  # ValueError: a folder that holds another thing than a pipeline
        raise ModelError(
            f"There is no spaCy pipeline {model!r}.", "Install it (pip install …) or leave --spacy-model out."
        ) from error
    for name in _OTHER_SENTENCES:
        if name in nlp.pipe_names:
            nlp.remove_pipe(name)
    nlp.add_pipe(SENTENCES, first=True)
    nlp.max_length = 10_000_000  # characters; the limit is for parsers, which need memory per character
    return nlp
