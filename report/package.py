"""The data package: a description of every file and column that machines can check (Frictionless, version 1).

Specification: https://specs.frictionlessdata.io/data-package/, tabular-data-resource and table-schema.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from models.records import TABLES
from models.schema import LIST_SEPARATOR, Column, columns
from report.version import version

DESCRIPTOR = "datapackage.json"
MADE_BY = "beskplan"  # the descriptor's key that marks a dataset as ours
PRIMARY_KEYS: dict[str, tuple[str, ...]] = {
    "documents": ("doc_id",),
    "sections": ("section_id",),
    "goals": ("goal_id",),
    "results": ("result_id",),
    "tables": ("table_id",),
    "cells": ("table_id", "row", "col"),
    "observations": ("observation_id",),
    "figures": ("figure_id",),
    "findings": ("finding_id",),
    "checks": ("goal_id",),
}
# column -> the table whose primary key it takes up, in every table but that one
_REFERENCES = {
    "doc_id": "documents",
    "section_id": "sections",
    "goal_id": "goals",
    "table_id": "tables",
    "figure_id": "figures",
    "result_id": "results",
}
_TITLES = "Goals, tables and figures of Danish municipal employment plans (beskæftigelsesplaner)"
_DESCRIPTION = (
    "Every table as CSV and Parquet, the same tables in dataset.duckdb. texts/<doc_id>.txt holds the text that start "
    "and end count in: text[start:end] == quote. An empty cell means that the document does not say. Columns with a "
    "separator are lists; a | inside an item is written \\| in CSV. Parquet and DuckDB hold them as lists."
)


def descriptor(folder: Path) -> dict[str, Any]:
    """The data package of the dataset in `folder`, whose CSV files are written already."""
    return {
        "profile": "tabular-data-package",
        "name": "beskplan",
        "title": _TITLES,
        "description": _DESCRIPTION,
        MADE_BY: {"version": version(), "contents": sorted([*(item.name for item in folder.iterdir()), DESCRIPTOR])},
        "resources": [_resource(name, folder / f"{name}.csv") for name in TABLES],
    }


def write_descriptor(folder: Path) -> None:
    """Writes datapackage.json; call it last, since it lists what the folder holds."""
    text = json.dumps(descriptor(folder), ensure_ascii=False, indent=2) + "\n"
    (folder / DESCRIPTOR).write_bytes(text.encode("utf-8"))


def _resource(name: str, path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": path.name,
        "description": TABLES[name].__doc__,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": table_schema(name),
    }


def table_schema(name: str) -> dict[str, Any]:
    """The Table Schema of one table."""
    key = PRIMARY_KEYS.get(name, ())
    schema: dict[str, Any] = {
        "fields": [_field(column, column.name in key) for column in columns(TABLES[name])],
        "missingValues": [""],
    }
    if key:
        schema["primaryKey"] = list(key)
    if references := _foreign_keys(name):
        schema["foreignKeys"] = references
    return schema


def _field(column: Column, is_key: bool) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": "string" if column.type == "list" else column.type,
        "description": column.description,
    }
    if column.type == "list":
        field["separator"] = LIST_SEPARATOR
    for name in ("unit", "source", "vocabulary"):
        if value := getattr(column, name):
            field[name] = value
    constraints: dict[str, Any] = {}
    # A text that must be there may still be empty, as the text of an empty cell is.
    if is_key or (column.required and (column.type in {"integer", "boolean"} or column.values)):
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    return field | ({"constraints": constraints} if constraints else {})


def _foreign_keys(name: str) -> list[dict[str, Any]]:
    keys: list[dict[str, Any]] = []
    for column in columns(TABLES[name]):
        target = "sections" if column.name == "parent_id" else _REFERENCES.get(column.name)
        if target is None or (target == name and column.name != "parent_id"):
            continue
        # The specification names the table itself by an empty string.
        reference = {"resource": "" if target == name else target, "fields": list(PRIMARY_KEYS[target])}
        keys.append({"fields": [column.name], "reference": reference})
    return keys
