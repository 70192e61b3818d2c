"""The strict grammar of a number in figures: what a Danish writer may print, and nothing else.

A full stop or a space groups thousands and stands before exactly three figures; a comma stands before decimals. So
"12.5" and "1.68,5" are no numbers: they are refused, never read as 125 or 168.5.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
# Spaces that group without breaking a line; an ordinary space groups only where its surroundings allow nothing else.
NO_BREAK = "\u00a0\u202f\u2009\u2007"

_NUMERAL = re.compile(
    rf"""(?P<whole>[1-9][0-9]{{0,2}}(?:(?:\.[0-9]{{3}})+|(?:[{NO_BREAK}][0-9]{{3}})+|(?:[ ][0-9]{{3}})+)
            |0|[1-9][0-9]{{0,6}})
        (?:,(?P<decimals>[0-9]{{1,6}})|[{NO_BREAK} ]?(?P<fraction>[½¼¾]))?
      | (?P<only_fraction>[½¼¾])""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in figures: its value without sign, and how many decimals were printed (½ prints one: 0.5)."""

    value: Decimal
    decimals: int


def read(figures: str) -> Numeral | None:
    """The value of `figures`, which must be the whole numeral and nothing else; None where the grammar refuses it."""
    match = _NUMERAL.fullmatch(figures)
    if not match:
        return None
    if match["only_fraction"]:
        return _with_fraction(Decimal(0), match["only_fraction"])
    whole = Decimal(re.sub(r"[^0-9]", "", match["whole"]))
    if match["fraction"]:
        return _with_fraction(whole, match["fraction"])
    if match["decimals"]:
        return Numeral(whole + Decimal(f"0.{match['decimals']}"), len(match["decimals"]))
    return Numeral(whole, 0)


def scaled(value: float, scale: int) -> float:
    """`value` times ten to the power of `scale`, exact in its decimals."""
    return float(Decimal(repr(value)).scaleb(scale))


def _with_fraction(whole: Decimal, fraction: str) -> Numeral:
    value = FRACTIONS[fraction]
    return Numeral(whole + value, 1 if fraction == "½" else 2)
