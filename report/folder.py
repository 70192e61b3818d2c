"""The output folder of a run: there whole or not at all.

A dataset is written into a folder beside its final name and gets that name when it is complete. An earlier dataset
is set aside for the moment between the two renames; where a run is killed in that moment, the next run into the same
folder puts it back.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from models.errors import DiskFullError, OutputError
from report.package import DESCRIPTOR, MADE_BY

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
# pyarrow and DuckDB hand on the system's sentence in errors of their own, DuckDB without its number.
_FULL_WORDS = tuple(os.strerror(number).lower() for number in sorted(_FULL))
_UNMINDED = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})  # written by file managers, of no worth


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """An empty folder to write into, which takes the place of `folder` when the block ends without an error.

    An earlier dataset of beskplan in `folder` is replaced; anything else there raises OutputError before the block
    is entered, as does a place that cannot be written. Inside the block, errors of the file system, of pyarrow and
    of DuckDB become OutputError or DiskFullError. Whatever the error, nothing of what was written is left.
    """
    folder = folder.resolve()  # a link keeps pointing at the folder, which alone is replaced
    made: list[Path] = []
    partial: Path | None = None
    try:
        with _told(folder):
            refuse_other(folder)
            _restore(folder)
            for parent in [parent for parent in folder.parents if not parent.exists()][::-1]:
                parent.mkdir()
                made.append(parent)
            partial = folder.with_name(f".{folder.name}.partial-{os.getpid()}")
            shutil.rmtree(partial, ignore_errors=True)  # of a killed run that had our process id
            partial.mkdir()
            yield partial
            _swap(partial, folder)
    except BaseException:
        if partial is not None:
            shutil.rmtree(partial, ignore_errors=True)
        for parent in reversed(made):
            with suppress(OSError):
                parent.rmdir()
        raise


def refuse_other(folder: Path) -> None:
    """Raises OutputError unless `folder` is free, empty or an earlier dataset of beskplan and nothing besides."""
    if folder.is_mount():
        raise OutputError(f"{folder} is the root of a disk.", "Name a folder inside it.")
    if not folder.exists():
        return
    if not folder.is_dir():
        raise OutputError(f"{folder} is a file.", "Name a folder for the dataset.")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise OutputError(f"{folder} cannot be written.", "Choose another folder, or change its permissions.")
    present = {item.name for item in folder.iterdir()} - _UNMINDED
    if not present:
        return
    foreign = present - contents(folder)
    if foreign:
        raise OutputError(
            f"{folder} already holds something else ({min(foreign)}).", "Choose an empty folder, or move what is in it."
        )


def contents(folder: Path) -> set[str]:
    """Names of what beskplan wrote into `folder`, as its data package says; empty where there is no dataset."""
    try:
        package = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
        return set(package[MADE_BY]["contents"])
    except (OSError, ValueError, TypeError, KeyError):
        return set()


def holds_documents(folder: Path) -> bool:
    """Whether `folder` is a dataset of beskplan with at least one document."""
    return bool(contents(folder)) and any((folder / "texts").glob("*.txt"))


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Errors of writing as one sentence each; others pass."""
    try:
        yield
    except OutputError:
        raise
    except Exception as error:
        if _is_disk_full(error):
            raise DiskFullError(
                f"The disk is full: the dataset was not written to {folder}, and nothing of it is left there.",
                "Free some space or choose another disk.",
            ) from error
        if isinstance(error, OSError) or type(error).__module__.split(".")[0] in {"duckdb", "_duckdb"}:
            reason = getattr(error, "strerror", None) or str(error).splitlines()[0]
            raise OutputError(
                f"{folder} cannot be written ({reason}).", "Choose another folder, or change its permissions."
            ) from error
        raise


def _is_disk_full(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, OSError) and error.errno in _FULL:
            return True
        if any(words in str(error).lower() for words in _FULL_WORDS):
            return True
        error = error.__cause__ or error.__context__
    return False


def _swap(partial: Path, folder: Path) -> None:
    """Gives the written folder its name. An earlier dataset is set aside first and put back if that fails."""
    if not folder.exists():
        partial.rename(folder)
        return
    try:
        folder.rename(_set_aside(folder))
        partial.rename(folder)
    except BaseException:
        _restore(folder)
        raise
    shutil.rmtree(_set_aside(folder), ignore_errors=True)


def _restore(folder: Path) -> None:
    """Puts right what a run that was killed between two renames left: the earlier dataset gets its name back."""
    earlier = _set_aside(folder)
    if not earlier.exists():
        return
    if folder.exists():
        shutil.rmtree(earlier)
    else:
        earlier.rename(folder)


def _set_aside(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.earlier")
