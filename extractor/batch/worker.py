"""The parent's side of a worker: starts it, asks it, waits as long as the limits say, and kills it where it must."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path

from extractor.batch.messages import Answer, Question, Refusal
from models import wire

COMMAND = (sys.executable, "-m", "extractor.batch.serving")
# How PDFium and the kernel end a process that gets no memory.
_NO_MEMORY = frozenset({signal.SIGKILL, signal.SIGABRT, signal.SIGTRAP, signal.SIGILL, signal.SIGSEGV, signal.SIGBUS})
_GRACE = 2.0  # seconds in which a worker that has no more questions may end by itself


class Worker:
    """A process that reads files, kept for the next one until a file kills it.

    A context manager: leaving it ends the process, and what that has started.
    """

    def __init__(self, command: tuple[str, ...] | None = None) -> None:
        self.command = command or COMMAND
        self._process: subprocess.Popen[bytes] | None = None
        self._connection: Connection | None = None

    def __enter__(self) -> Worker:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self.end()
        else:
            self.kill()

    @property
    def pid(self) -> int | None:
        """The process's id; None where none runs."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Starts the process, where none runs, and does not wait for it."""
        if self._process is not None:
            return
        mine, other = socket.socketpair()
        with mine, other:
            os.set_inheritable(other.fileno(), True)
            self._process = subprocess.Popen(
                [*self.command, str(other.fileno())], pass_fds=[other.fileno()], stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL, start_new_session=True, env=_environment(),
            )  # fmt: skip
            self._connection = Connection(mine.detach())

    def ask(self, question: Question) -> Answer:
        """What the file holds or why it gives no rows; the worker may be another process afterwards."""
        self.start()
        assert self._connection is not None
        try:
            self._connection.send_bytes(wire.encode(question))
            answer = self._answer(question)
        except (EOFError, OSError):
            return self._died()
        except ValueError as error:
            self.kill()
            return Answer(refusal=Refusal("crash", f"Reading the file gave no answer ({error}). Please report it."))
        if answer is None:
            self.kill()
            return Answer(refusal=_too_slow(question.settings.limits.seconds))
        return answer

    def _answer(self, question: Question) -> Answer | None:
        """The answer; None where nothing is heard for longer than the limit."""
        assert self._connection is not None
        deadline = time.monotonic() + question.settings.limits.seconds
        while self._connection.poll(max(deadline - time.monotonic(), 0)):
            answer = wire.decode(Answer, self._connection.recv_bytes())
            if answer.extraction or answer.refusal:
                return answer
            deadline = time.monotonic() + question.settings.limits.seconds
        return None

    def _died(self) -> Answer:
        code = self.kill()
        if -code in _NO_MEMORY:
            message = "The file made its reader break down, most likely for want of memory; it was left out."
            remedy = "Fetch it again, or raise the limit: --limit memory=4000."
            return Answer(refusal=Refusal("memory", f"{message} {remedy}"))
        message = f"The process that read the file ended without an answer ({code}); it was left out."
        return Answer(refusal=Refusal("crash", f"{message} Read it again by itself."))

    def kill(self) -> int:
        """Ends the process at once with all that it has started, and gives its exit code."""
        process, self._process = self._process, None
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
        if process is None:
            return 0
        # What has died by itself tells its own code; its children may live on.
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.2)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        return process.wait()

    def end(self) -> None:
        """Lets the process end by itself, or kills it."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(_GRACE)
        self.kill()


def _too_slow(seconds: int) -> Refusal:
    message = f"Reading the file took longer than {seconds} seconds; it was left out."
    return Refusal("timeout", f"{message} If it is a plan, give it more time: --limit seconds={4 * seconds}.")


def _environment() -> dict[str, str]:
    """The parent's, with modules looked for where it finds them itself."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(entry or str(Path.cwd()) for entry in sys.path)}
