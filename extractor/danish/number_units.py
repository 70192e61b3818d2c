"""The unit that stands directly after a number (*20,5 %*, *12 pct.*, *4,2 mia. kr.*) or alone in a heading (*pct.*)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.terms import Unit

_GAP = r"[ \u00a0\u202f\u2009]*(?:\n[ \t]*(?=(?-i:[a-z%(])))?"  # a capital letter on the next line begins something new
_PERCENT = r"(?:%|pct(?![a-zà-öø-ÿ])\.?|procents?(?![a-zà-öø-ÿ])|percent(?![a-zà-öø-ÿ]))"
_KRONER = r"(?:kr(?![a-zà-öø-ÿ])\.?|kroner(?!\w)|dkk(?!\w))"
_END = r"(?![a-zà-öø-ÿ])"

# One group for each unit. Longer forms first: "%-point" before "%", "mio. kr." before "mio.".
_UNITS = rf"""
      (?P<points>(?:%|pct\.?|procents?|percent)[ ]?[-–]?{_GAP}po[il1]nts?(?:et)?{_END}
        |(?:procent|pct\.?[ -]?)enhed(?:er)?{_END}|%-?p{_END}|p\.p\.|pp{_END})
    | (?P<percent>{_PERCENT})
    | (?P<billion_kr>(?:mia|mrd|milliard(?:er)?){_END}\.?{_GAP}{_KRONER})
    | (?P<million_kr>(?:mio|mill|million(?:er)?){_END}\.?{_GAP}{_KRONER}|mkr{_END}\.?)
    | (?P<thousand_kr>(?:t\.?[ ]?(?:kr{_END}\.?|dkk{_END})|tusinde?{_END}{_GAP}{_KRONER}|1[. ]?000[ ]?{_KRONER}))
    | (?P<kr>{_KRONER}|,-(?!\w))
    | (?P<billion>(?:mia|mrd|milliard(?:er)?){_END}\.?)
    | (?P<million>(?:mio|mill|million(?:er)?){_END}\.?)
    | (?P<thousand>tusinde?{_END})
    | (?P<persons>(?:(?:fuldtids|helårs|års)[ -]?)?person(?:er|ers)?{_END}|pers{_END}\.?)
    | (?P<weeks>uger?s?{_END})
    | (?P<months>måned(?:er)?s?{_END}|mdr{_END}\.?|mdrs{_END}\.?)
    | (?P<years>års?{_END}(?!-))
    | (?P<hours>timers?{_END}|time{_END})
"""
_AFTER = re.compile(
    rf"(?:[*_]{{1,3}})?{_GAP}(?:[*_]{{1,3}})?(?:\((?:i[ ])?(?P<open>))?(?:{_UNITS})(?(open)\)|)",
    re.VERBOSE | re.IGNORECASE,
)
_ALONE = re.compile(rf"(?<![\w.,])(?:{_UNITS})", re.VERBOSE | re.IGNORECASE)

_MEANING: dict[str, tuple[Unit | None, int]] = {
    "points": (Unit.PERCENTAGE_POINTS, 0),
    "percent": (Unit.PERCENT, 0),
    "billion_kr": (Unit.BILLION_KR, 0),
    "million_kr": (Unit.MILLION_KR, 0),
    "thousand_kr": (Unit.THOUSAND_KR, 0),
    "kr": (Unit.KR, 0),
    "billion": (None, 9),
    "million": (None, 6),
    "thousand": (None, 3),
    "persons": (Unit.PERSONS, 0),
    "weeks": (Unit.WEEKS, 0),
    "months": (Unit.MONTHS, 0),
    "years": (Unit.YEARS, 0),
    "hours": (Unit.HOURS, 0),
}
TIMES = frozenset({Unit.WEEKS, Unit.MONTHS, Unit.YEARS, Unit.HOURS})
PRICES = {0: Unit.KR, 3: Unit.THOUSAND_KR, 6: Unit.MILLION_KR, 9: Unit.BILLION_KR}  # by the power of ten
MONEY = frozenset(PRICES.values())
# What a heading may say of its column's numbers; a length of time there is a row's name, not a unit.
_OF_COLUMNS = frozenset({"points", "percent", "billion_kr", "million_kr", "thousand_kr", "kr", "persons"})


@dataclass(frozen=True, slots=True)
class UnitMark:
    """A unit after a number: where it ends, the unit, and the power of ten that the word itself says.

    *mio. kr.* is a unit of the vocabulary and leaves the number as printed; *mio.* alone multiplies it (`scale` 6).
    """

    end: int
    unit: Unit | None
    scale: int


def after(text: str, position: int) -> UnitMark | None:
    """The unit that stands at `position`, right behind a number; brackets around it are part of it."""
    match = _AFTER.match(text, position)
    if not match:
        return None
    unit, scale = _MEANING[_kind(match)]
    following = after(text, match.end()) if scale and unit is None else None  # 4 mio. fuldtidspersoner
    if following and not following.scale:
        return UnitMark(following.end, following.unit, scale)
    return UnitMark(match.end(), unit, scale)


def named(text: str) -> Unit | None:
    """The unit that a heading or a caption gives to its numbers; the last named, None where it names none.

    *Andel af befolkningen, pct.* is percent; *pct. point* percentage points; *Budget (1.000 kr.)* 1000 kr.
    """
    found = [kind for kind in map(_kind, _ALONE.finditer(text)) if kind in _OF_COLUMNS]
    return _MEANING[found[-1]][0] if found else None


def _kind(match: re.Match[str]) -> str:
    return next(name for name in _MEANING if match[name] is not None)


def in_kroner(value: float | None, unit: Unit | None) -> tuple[float | None, Unit | None]:
    """An amount of money in kroner, the only unit of money that goals and results have; others as they are."""
    power = next((power for power, one in PRICES.items() if one is unit), 0)
    return (value, unit) if value is None or not power else (float(f"{value:.15g}e{power}"), Unit.KR)
