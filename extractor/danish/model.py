"""Which installed spaCy pipeline is in use. spaCy takes a second to import: what needs it imports it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from models.errors import BeskplanError, ExitCode

_MODEL: ContextVar[str | None] = ContextVar("model", default=None)


class ModelError(BeskplanError):
    """A spaCy pipeline that was named is not installed."""

    exit_code = ExitCode.USAGE


@contextmanager
def using(model: str | None) -> Iterator[None]:
    """What is read inside is read with the installed pipeline (or folder) `model`, where it is not None.

    Raises ModelError where no such pipeline is installed.
    """
    if model:
        from extractor.danish.pipeline import danish

        danish(model)
    token = _MODEL.set(model)
    try:
        yield
    finally:
        _MODEL.reset(token)


def model_in_use() -> str | None:
    """The name of the installed pipeline that is used here; None for spaCy's blank Danish."""
    return _MODEL.get()
