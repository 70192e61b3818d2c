"""The option that bounds what a document may take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace

import click

from models.limits import DEFAULT, Limits

_NAMES = tuple(field.name for field in fields(Limits))


def _limits(_context: click.Context, option: click.Parameter, given: Sequence[str]) -> Limits:
    """The limits, those that are given in the place of the usual ones."""
    limits = DEFAULT
    for one in given:
        name, _equals, value = one.partition("=")
        if name not in _NAMES or not value.isdecimal() or not int(value):
            raise click.BadParameter(
                f"{one} is no limit: write NAME=NUMBER, with one of {', '.join(_NAMES)}.", param=option
            )
        limits = replace(limits, **{name: int(value)})
    return limits


LIMIT = click.option(
    "--limit", "limits", metavar="NAME=NUMBER", multiple=True, callback=_limits,
    help="How much one document may take, again for each limit. Usual: "
    + ", ".join(f"{name}={getattr(DEFAULT, name)}" for name in _NAMES)
    + " (seconds without an answer; memory and file size in megabytes; characters and objects of a page).",
)  # fmt: skip
