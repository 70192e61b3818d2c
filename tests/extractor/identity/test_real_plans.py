"""The identity of real plans, as text and as PDF, against their coded answers."""

from __future__ import annotations

import json

import pytest

from extractor.identity import identify
from extractor.layout import pages, text_blocks
from extractor.reading.source import Source

FIELDS = ("year", "doc_type", "stage", "title", "issued")
FILES = [
    *(f"plans/{name}.txt" for name in ("000_d7598ee1c513263d", "001_fcb53ee99ccde5a9", "003_a7672de28290c140")),
    *(f"pdfs/{seed}_{style}.pdf" for seed in ("000", "001", "003") for style in ("word", "plain")),
]


@pytest.mark.parametrize("file", FILES)
def test_identity_of_a_real_plan(file, shared, municipalities):
    path = shared / file
    answer = json.loads(next(shared.glob(f"gold/{path.name[:3]}_*.json")).read_text(encoding="utf-8"))["document"]
    data = Source(path, "dokument").data
    reading = pages.compose(data) if path.suffix == ".pdf" else text_blocks.compose(data)
    found = identify(reading, "dokument", municipalities)
    assert (found.kommune, found.codes, found.regions) == (
        (answer["kommune"],), (answer["kommune_code"],), (answer["region"],)
    )  # fmt: skip
    assert {name: getattr(found, name) for name in FIELDS} == {name: answer[name] for name in FIELDS}
