"""Which files a run reads: the paths that were given, folders looked through, in one fixed order."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from models.errors import ReadingError
from models.records import Problem
from models.terms import Severity

TEXT_SUFFIXES = frozenset({".txt", ".md"})
PDF_SUFFIXES = frozenset({".pdf"})
WORD_SUFFIXES = frozenset({".docx"})
HTML_SUFFIXES = frozenset({".html", ".htm"})
READ = TEXT_SUFFIXES | PDF_SUFFIXES | WORD_SUFFIXES | HTML_SUFFIXES
_PIECE = 1 << 20  # bytes that are read at once
_PASSED_OVER = frozenset({"thumbs.db", "desktop.ini"})


@dataclass(frozen=True)
class Source:
    """One file to read. `name` is its path as seen from the path that was given, with forward slashes, so that a
    dataset says the same on every machine."""

    path: Path
    name: str

    @cached_property
    def data(self) -> bytes:
        """The file's bytes; raises ReadingError where they cannot be had."""
        try:
            return self.path.read_bytes()
        except IsADirectoryError:
            raise _folder() from None
        except OSError as error:
            raise _unreadable(error) from None

    def digest(self, megabytes: int) -> str:
        """The same as `sha256`, without keeping the file's bytes; raises ReadingError where it is larger or cannot be
        read."""
        found = hashlib.sha256()
        left = megabytes << 20
        try:
            with self.path.open("rb") as file:
                while piece := file.read(_PIECE):
                    left -= len(piece)
                    if left < 0:
                        said = f"The file is larger than {megabytes} MB and was left out."
                        raise ReadingError("too_large", said, f"If it is a plan: --limit megabytes={4 * megabytes}.")
                    found.update(piece)
        except IsADirectoryError:
            raise _folder() from None
        except OSError as error:
            raise _unreadable(error) from None
        return found.hexdigest()

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the file's bytes, hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


def _folder() -> ReadingError:
    return ReadingError("not_a_file", "This is a folder, not a file.", "Give the folder itself as a path.")


def _unreadable(error: OSError) -> ReadingError:
    reason = error.strerror or str(error)
    return ReadingError("unreadable", f"The file cannot be read ({reason}).", "Check its permissions.")


def gather(paths: Sequence[Path]) -> tuple[list[Source], list[Problem]]:
    """The plans among `paths` (files, and folders with all their sub-folders), sorted by name, and one problem for
    each thing that is no plan. A file that is given twice is read once."""
    sources: dict[Path, Source] = {}
    problems: list[Problem] = []
    for path in paths:
        found = _inside(path) if path.is_dir() else [(path, path.name)]
        plans = 0
        for file, name in found:
            if file.suffix.lower() not in READ:
                said = f"{name} is no text (.txt, .md), PDF, Word (.docx) or HTML file; it was left out."
                problems.append(_problem(name, "unsupported", said))
            elif file.is_dir():
                problems.append(
                    _problem(name, "not_a_file", f"{name} is a folder named like a file; what it holds was read.")
                )
            else:
                plans += 1
                sources.setdefault(file.resolve(), Source(file, name))
        if not plans and path.is_dir():
            said = f"The folder {path.name} holds no .txt, .md, .pdf, .docx or .html file."
            problems.append(_problem(path.name, "no_plans", said))
    return sorted(sources.values(), key=lambda source: (source.name, str(source.path))), problems


def _inside(folder: Path) -> Iterator[tuple[Path, str]]:
    """Files below `folder` with their names as seen from it, hidden ones and datasets of earlier runs left out; folders
    that look like files too."""
    for root, folders, files in os.walk(folder):
        if {"datapackage.json", "documents.csv"} <= set(files):  # a dataset that an earlier run wrote
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        odd = [name for name in folders if Path(name).suffix.lower() in READ]
        for name in sorted(files) + odd:
            if not name.startswith(".") and name.lower() not in _PASSED_OVER:
                path = Path(root) / name
                yield path, path.relative_to(folder).as_posix()


def _problem(name: str, kind: str, message: str) -> Problem:
    return Problem(doc_id="", file=name, kind=kind, severity=Severity.WARNING, message=message)
