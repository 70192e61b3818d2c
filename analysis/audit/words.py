"""The words of `models/vocabulary/audit.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from models import vocabulary

FILE_NAME = "audit.toml"


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Any phrase of the list as whole words."""
    return re.compile(rf"(?<!\w){any_of(name)}(?!\w)", re.IGNORECASE)


@cache
def before(name: str) -> re.Pattern[str]:
    """Any phrase of the list right before what follows."""
    return re.compile(rf"(?<!\w){any_of(name)}\s+$", re.IGNORECASE)


@cache
def names(name: str) -> frozenset[str]:
    """The phrases of the list, as they stand."""
    return frozenset(tomllib.loads(vocabulary.read(FILE_NAME))[name])


@cache
def any_of(name: str) -> str:
    """The expression of any phrase of the list, the longest first."""
    phrases: list[str] = tomllib.loads(vocabulary.read(FILE_NAME))[name]
    forms = (
        re.escape(one).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for one in sorted(phrases, key=len, reverse=True)
    )
    return f"(?:{'|'.join(forms)})"
