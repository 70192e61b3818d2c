"""Danish words for the values of closed vocabularies, as comparisons print them."""

from __future__ import annotations

import tomllib
from functools import cache

from models import vocabulary

FILE_NAME = "labels.toml"


@cache
def _labels() -> dict[str, dict[str, str]]:
    return tomllib.loads(vocabulary.read(FILE_NAME))


def label(kind: str, value: str | None) -> str:
    """The Danish word for a value: label("bound", "at_most") is "højst". A value without one is its own word, none is
    ""."""
    return "" if value is None else _labels()[kind].get(str(value), str(value))


def number(value: float, decimals: int | None = None) -> str:
    """A number as Danes write it: 2000 is "2.000", 2.5 is "2,5". As many decimals as it has, at most two, unless
    `decimals` says how many."""
    places = decimals if decimals is not None else next(
        (count for count in range(3) if abs(round(value, count) - value) < 1e-9), 2
    )  # fmt: skip
    return f"{value:,.{places}f}".translate(str.maketrans(",.", ".,"))
