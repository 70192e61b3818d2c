"""Pages of docs/ that are made from something else: written anew, or checked."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path


def write_or_check(arguments: Sequence[str], page: Path, made: Callable[[], str], module: str) -> int:
    """What `python -m MODULE --write | --check` does; returns the exit code: 1 where the page is not up to date, 2
    where the arguments are others."""
    if arguments == ["--write"]:
        page.write_bytes(made().encode("utf-8"))
        return 0
    if arguments == ["--check"]:
        if page.exists() and page.read_bytes() == made().encode("utf-8"):
            return 0
        print(f"docs/{page.name} is not up to date. Run: python -m {module} --write", file=sys.stderr)
        return 1
    print(f"Usage: python -m {module} --write | --check", file=sys.stderr)
    return 2
