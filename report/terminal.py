"""What is printed where people read it: a terminal of any width, or plain text of 80 columns in a pipe."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from rich.console import Console, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

PLAIN_WIDTH = 80  # columns, where no terminal says how wide it is
# Control characters, and those that turn the direction of what follows: documents are not to steer the terminal.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]+")


def console() -> Console:
    """Standard output: coloured and as wide as the terminal, or plain where it goes elsewhere."""
    return Console(width=None if sys.stdout.isatty() else PLAIN_WIDTH, highlight=False, markup=False, emoji=False)


def shortened(text: str, length: int) -> str:
    """`text` in one line without control characters, cut at a word to at most `length` characters."""
    line = " ".join(_CONTROL.sub(" ", text).split())
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[length // 2 :] else cut).rstrip(" ,;:") + "…"


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun: "1 goal", "1,204 goals"."""
    return f"{number:,} {one if number == 1 else many}"


def print_all(parts: Iterable[RenderableType], output: Console) -> None:
    """Prints the parts one below the other, without the blanks that rich fills lines up with."""
    with output.capture() as captured:
        for part in parts:
            output.print(part)
    output.file.write("".join(f"{line.rstrip()}\n" for line in captured.get().split("\n")[:-1]))


@contextmanager
def progress(total: int) -> Iterator[Callable[[int], None]]:
    """A bar on standard error with documents done, failed and the time left; nothing where that is no terminal.

    Yields what is to be called after each document with the number of documents that failed so far.
    """
    bar = Progress(
        TextColumn("Reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[failed]} failed"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        disable=not sys.stderr.isatty(),
        transient=True,
    )
    with bar:
        task = bar.add_task("", total=total, failed=0)
        yield lambda failed: bar.update(task, advance=1, failed=failed)
