"""The words of the field, as data files that a researcher can read and extend.

A file of the same name in the folder given by `--vocabulary DIR` takes the place of the one that ships.
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path


def read(name: str, folder: Path | None = None) -> str:
    """The text of the vocabulary file `name`, from `folder` where it holds one, else the one that ships."""
    if folder is not None and (folder / name).is_file():
        return (folder / name).read_text(encoding="utf-8")
    return (resources.files(__name__) / name).read_text(encoding="utf-8")
