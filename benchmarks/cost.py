"""What a process costs: processor time and peak memory of a child that runs on one core."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class FailedError(Exception):
    """A process that was measured ended with an error."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of one core (user and system), and the most memory held at once in MB (2**20 bytes)."""

    seconds: float
    megabytes: float


def measured(arguments: Sequence[str]) -> tuple[Cost, bytes]:
    """What `python ARGUMENTS` costs, start-up included, and what it prints. Processor time hardly hangs on what else
    the machine does; its own children count where they have ended."""
    with tempfile.TemporaryFile() as printed, tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            [sys.executable, *arguments], cwd=ROOT, stdout=printed, stderr=errors, preexec_fn=_on_one_core
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            errors.seek(0)
            raise FailedError(errors.read().decode(errors="replace")[-500:])
        printed.seek(0)
        scale = 2**20 if sys.platform == "darwin" else 2**10  # ru_maxrss: bytes there, KiB elsewhere
        return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / scale), printed.read()


def _on_one_core() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
