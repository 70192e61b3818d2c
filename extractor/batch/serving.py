"""The worker's side: a process that reads one file after the other and answers over a socket.

Started by `extractor.batch.worker` as `python -m extractor.batch.serving FILE_DESCRIPTOR`. Its limit on memory is the
kernel's, so that native code is bound by it as well.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import resource
import signal
import sys
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

from extractor.batch.messages import Answer, Question, Refusal
from extractor.pipeline import extract
from extractor.reading import progress
from extractor.reading.source import Source
from models import wire
from models.errors import BeskplanError, ReadingError

_MEGABYTE = 1 << 20
_PR_SET_PDEATHSIG = 1  # linux/prctl.h


def serve(connection: Connection) -> None:
    """Answers questions until there are no more."""
    alive = wire.encode(Answer())
    progress.listen(lambda: connection.send_bytes(alive))
    while True:
        try:
            question = wire.decode(Question, connection.recv_bytes())
        except EOFError:
            return
        connection.send_bytes(wire.encode(answer(question)))
        gc.collect()


def answer(question: Question) -> Answer:
    """What the file holds, or why it cannot be read."""
    source = Source(Path(question.path), question.name)
    settings = question.settings
    vocabulary = Path(settings.vocabulary) if settings.vocabulary else None
    with _memory(settings.limits.memory):
        try:
            return Answer(extraction=extract(source, vocabulary, settings.spacy_model, settings.limits))
        except ReadingError as error:
            return Answer(refusal=Refusal(error.kind, str(error)))
        except BeskplanError:
            raise
        except MemoryError:
            return Answer(refusal=out_of_memory(settings.limits.memory))
        except Exception as error:  # of whatever kind: a fault in reading one file is not to end the run
            return Answer(refusal=unexpected(error))


def out_of_memory(megabytes: int) -> Refusal:
    """The refusal of a file that takes too much memory."""
    message = f"Reading the file takes more than {megabytes} MB of memory; it was left out."
    return Refusal("memory", f"{message} If it is a plan, raise the limit: --limit memory={2 * megabytes}.")


def unexpected(error: Exception) -> Refusal:
    """The refusal of a file that beskplan itself fails on."""
    message = f"Reading the file failed unexpectedly ({type(error).__name__}: {error}). Please report it."
    return Refusal("crash", message)


@contextlib.contextmanager
def _memory(megabytes: int) -> Iterator[None]:
    """Bounds the address space to what is in use and so many megabytes more."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + megabytes * _MEGABYTE, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


def _die_with_parent() -> None:
    """Has the kernel end this process when the one that started it is gone, however that ended (Linux)."""
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


if __name__ == "__main__":
    _die_with_parent()
    serve(Connection(int(sys.argv[1])))
