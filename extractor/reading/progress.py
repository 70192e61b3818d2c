"""Signs of life during slow work: recognising a scan takes seconds per page, and whoever waits must know it goes on."""

from __future__ import annotations

from collections.abc import Callable

_listeners: list[Callable[[], None]] = []


def listen(listener: Callable[[], None]) -> None:
    """Has `listener` called after each slow step, in this process."""
    _listeners.append(listener)


def step_done() -> None:
    """Tells all listeners that a slow step is done."""
    for listener in _listeners:
        listener()
