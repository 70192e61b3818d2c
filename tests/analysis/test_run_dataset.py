from __future__ import annotations

import dataclasses
import shutil

import pyarrow.parquet as pq
import pytest

from analysis.dataset import Dataset, DatasetError
from models.provenance import Box, Span
from models.records import TABLES
from models.schema import record, row


def test_a_dataset_gives_back_what_was_written(extractions, written):
    dataset = written(extractions)
    by_id = {one.document.doc_id: one for one in extractions}
    assert [one.doc_id for one in dataset.documents] == sorted(by_id)
    for read in dataset:
        original = by_id[read.document.doc_id]
        assert read.text == original.text
        rowless = {"statements", "contents"}  # what the audit reads is written nowhere
        for name in (field.name for field in dataclasses.fields(read) if field.name not in rowless):
            want, have = getattr(original, name), getattr(read, name)
            assert (sorted(have, key=repr) if isinstance(have, tuple) else have) == (
                sorted(want, key=repr) if isinstance(want, tuple) else want
            ), name


def test_a_record_is_the_inverse_of_its_row(extractions):
    for extraction in extractions:
        for name, record_class in TABLES.items():
            for one in getattr(extraction, name, ()) if name != "documents" else [extraction.document]:
                assert record(record_class, row(one)) == one


def test_a_record_keeps_boxes_to_a_tenth_and_fills_what_an_older_dataset_lacks(extractions):
    goal = dataclasses.replace(extractions[0].goals[0], span=Span(1, 4, "Mål", 2, None, Box(1, 2.25, 3, 4)))
    values = row(goal)
    del values["rule"], values["condition"]
    read = record(type(goal), values)
    assert read.span.bbox == Box(1, 2.2, 3, 4)
    assert (read.rule, read.condition) == ("", None)
    with pytest.raises(ValueError, match="sideways"):
        record(type(goal), values | {"direction": "sideways"})


def test_the_document_of_a_row_is_found(extractions, written):
    dataset = written(extractions)
    goal = extractions[1].goals[2]
    assert dataset.holding("goals", goal.goal_id) == extractions[1].document
    with pytest.raises(DatasetError, match="holds no goal g-nowhere"):
        dataset.holding("goals", "g-nowhere")


def test_a_folder_without_dataset_is_told(tmp_path):
    with pytest.raises(DatasetError, match=r"holds no dataset .*there is no such file"):
        Dataset(tmp_path)


def test_damage_is_told(extractions, written):
    folder = written(extractions[:1]).folder
    (folder / "texts" / f"{extractions[0].document.doc_id}.txt").unlink()
    with pytest.raises(DatasetError, match=r"texts.* cannot be read"):
        list(Dataset(folder))
    (folder / "goals.parquet").write_bytes(b"PAR1 rubbish")
    with pytest.raises(DatasetError, match=r"goals\.parquet"):
        Dataset(folder)
    table = pq.read_table(folder / "cells.parquet")
    pq.write_table(table.drop_columns(["text"]), folder / "cells.parquet")
    shutil.copy(folder / "results.parquet", folder / "goals.parquet")
    with pytest.raises(DatasetError, match="has no column"):
        Dataset(folder)
