"""What can go wrong before a row is written: each error says in one sentence what to do and carries its exit code."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of the `beskplan` command, documented in docs/ERRORS.md."""

    OK = 0
    UNEXPECTED = 1
    USAGE = 2  # click's own code: an unknown option, a path that is not there
    NOTHING_READ = 3  # no document among the inputs could be read
    OUTPUT = 4  # the output folder cannot be written, or holds something else
    DISK_FULL = 5


class BeskplanError(Exception):
    """An error that ends the run, told to the user in one sentence."""

    exit_code = ExitCode.UNEXPECTED

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(f"{message} {remedy}".strip())
        self.message = message
        self.remedy = remedy


class ReadingError(BeskplanError):
    """One file that cannot be read. It costs that file alone: the run goes on and names it in `problems`.

    `kind` is the problem's kind: empty, unsupported, encrypted, damaged, no_page, no_text, ocr, ocr_missing,
    unreadable, not_a_file.
    """

    exit_code = ExitCode.NOTHING_READ

    def __init__(self, kind: str, message: str, remedy: str = "") -> None:
        super().__init__(message, remedy)
        self.kind = kind


class NothingReadError(BeskplanError):
    """No document among the inputs could be read."""

    exit_code = ExitCode.NOTHING_READ


class OutputError(BeskplanError):
    """The output folder cannot be used."""

    exit_code = ExitCode.OUTPUT


class DiskFullError(OutputError):
    """The disk filled up while the dataset was written; nothing was left under its name."""

    exit_code = ExitCode.DISK_FULL
