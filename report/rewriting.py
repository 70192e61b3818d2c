"""A dataset written anew with some of its rows changed: whole or not at all, as a run writes it."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet

from models import schema
from models.records import TABLES
from report.database import write_database
from report.dataset import DATABASE, write_csv
from report.folder import replacing
from report.frames import arrow, frame
from report.package import DESCRIPTOR, write_descriptor


def rewrite(folder: Path, changed: dict[str, Sequence[Any]]) -> None:
    """Writes the dataset in `folder` with the records of `changed` in place of their tables; the other tables, the
    texts and whatever else it holds stay as they are."""
    with replacing(folder) as partial:
        for item in sorted(folder.iterdir()):
            if item.name in {DATABASE, DESCRIPTOR}:
                continue
            (shutil.copytree if item.is_dir() else shutil.copy2)(item, partial / item.name)
        tables = {}
        for name in TABLES:
            if name in changed:
                table = arrow(name, frame(name, [schema.row(record) for record in changed[name]]))
                write_csv(table, partial / f"{name}.csv")
                pyarrow.parquet.write_table(table, partial / f"{name}.parquet")
            tables[name] = pyarrow.parquet.read_table(partial / f"{name}.parquet")
        write_database(tables, partial / DATABASE)
        write_descriptor(partial)
