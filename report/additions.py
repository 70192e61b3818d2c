"""One more document in a dataset that is there already; everything else in its folder stays as it is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from models.errors import BeskplanError, ExitCode
from models.records import TABLES, Extraction
from report.database import write_database
from report.dataset import DATABASE, TEXTS, write_csv
from report.folder import contents, replacing
from report.frames import Rows, by_document, records_of, storable
from report.package import write_descriptor


class AdditionError(BeskplanError):
    """A folder that holds no dataset to add to, or one of an older version."""

    exit_code = ExitCode.USAGE


def add(extraction: Extraction, folder: Path) -> None:
    """Adds a document's rows to the dataset in `folder`; where the document is there already, they take its place.

    Raises AdditionError where there is no dataset, or one with other columns; OutputError as `replacing` does.
    """
    if not contents(folder):
        raise AdditionError(f"{folder} holds no dataset.", "Name the folder that beskplan run wrote.")
    rows = Rows()
    for name, records in records_of(extraction):
        rows.add(name, records)
    rows.add("problems", extraction.problems)
    added = rows.tables()
    doc_id = extraction.document.doc_id
    with replacing(folder) as partial:
        shutil.copytree(folder, partial, dirs_exist_ok=True)
        (partial / TEXTS / f"{doc_id}.txt").write_bytes(storable(extraction.text).encode("utf-8"))
        tables = {name: _with(folder, name, added[name], doc_id) for name in TABLES}
        for name, table in tables.items():
            if added[name].num_rows or table.num_rows != pq.read_metadata(folder / f"{name}.parquet").num_rows:
                write_csv(table, partial / f"{name}.csv")
                pq.write_table(table, partial / f"{name}.parquet")
        (partial / DATABASE).unlink(missing_ok=True)
        write_database(tables, partial / DATABASE)
        write_descriptor(partial)


def _with(folder: Path, name: str, added: pa.Table, doc_id: str) -> pa.Table:
    """A table of the dataset with the rows added in their place."""
    path = folder / f"{name}.parquet"
    try:
        held = pq.read_table(path, schema=added.schema)
    except (OSError, pa.ArrowInvalid, pa.ArrowTypeError, KeyError) as error:
        raise AdditionError(
            f"{path} cannot be added to ({str(error).splitlines()[0]}).", "Run beskplan run again."
        ) from None
    if set(pq.read_schema(path).names) != set(added.schema.names):
        raise AdditionError(f"{path} is of another version of beskplan.", "Run beskplan run again.")
    others = held.filter(pc.not_equal(pc.fill_null(held["doc_id"], ""), doc_id))
    return by_document(pa.concat_tables([others, added]))
