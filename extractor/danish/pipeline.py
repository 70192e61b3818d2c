"""The Danish spaCy pipeline: spaCy's tokens, our own sentence boundaries."""

from __future__ import annotations

from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractor.danish.sentences import starts

SENTENCES = "beskplan_sentences"


@Language.component(SENTENCES)
def mark_sentences(doc: Doc) -> Doc:
    """Sets the first token of every sentence. A boundary always falls between two tokens: before it is white space,
    or a full stop between a small and a capital letter, where spaCy's Danish rules cut too."""
    begins = set(starts(doc.text))
    for token in doc:
        token.is_sent_start = token.i == 0 or token.idx in begins
    return doc


@cache
def danish() -> Language:
    """The pipeline, built once per process."""
    nlp = spacy.blank("da")
    nlp.max_length = 10_000_000  # characters; blank tokens need no memory per character as a parser would
    nlp.add_pipe(SENTENCES)
    return nlp
