"""Numbers that belong together: ranges (*3-6 måneder*, *mellem 5 og 10 pct.*, *fra 280 til 252*) and shared units."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from extractor.danish.number_context import ADULT
from extractor.danish.number_model import Number, Role
from extractor.danish.number_numerals import scaled
from extractor.danish.number_signs import DASHES
from extractor.danish.number_units import MONEY, TIMES
from models.terms import Unit

_APPROXIMATE = (
    r"(?:(?:over|under|ca\.?|cirka|knap|godt|omkring|mindst|min\.?|minimum|højst|højest|maks\.?|max\.?|maksimalt|op\s+til"
    r"|næsten|kun|hele|kr\.?)\s+)?"
)
_BEFORE = re.compile(rf"\b(?P<word>fra|mellem|imellem)\s+{_APPROXIMATE}$", re.IGNORECASE)
_DASH = re.compile(rf"\s*[*_]*[{DASHES}][*_]*\s*")
_TO = re.compile(rf"\s*til\s+{_APPROXIMATE}", re.IGNORECASE)
_MOVED_TO = re.compile(rf"(?:\s+[^\W\d_]+){{0,5}}?\s*,?\s+til\s+{_APPROXIMATE}", re.IGNORECASE)
_AND = re.compile(rf"(?:\s+[^\W\d_]+)?\s+og\s+{_APPROXIMATE}", re.IGNORECASE)
_SHARING = re.compile(r"\s+(?P<word>eller|og/eller|og)\s+", re.IGNORECASE)
_PAIRED = re.compile(r"\b(?:henholdsvis|hhv\.?|enten|både)\s+$", re.IGNORECASE)
_LONGEST_GAP = 80

_Kind = Literal["interval", "movement"]


def link(text: str, numbers: Sequence[Number], masked: bytearray) -> list[Number]:
    """`numbers` with their ranges marked and the unit of the last number given to those that share it.

    Stretches of `masked` (periods) between two numbers do not part them: *fra 280 i januar 2014 til 252*.
    """
    linked = list(numbers)
    ranges = 0
    for index in range(len(linked) - 1):
        first, second = linked[index], linked[index + 1]
        if second.start - first.end > _LONGEST_GAP or first.is_change or second.is_change or first.range_role:
            continue
        gap = _gap(text, first, second, masked)
        kind = _kind(text, first, second, gap)
        if kind:
            first, second = _share_unit(first, second) if _is_bare(gap) else (first, second)
            role = Role.AGE if _are_ages(text, first, second) else None
            linked[index] = replace(first, range_role="from", range_kind=kind, range_id=ranges, role=role or first.role)
            linked[index + 1] = replace(
                second, range_role="to", range_kind=kind, range_id=ranges, role=role or second.role
            )
            ranges += 1
        elif _shares_unit(text, first, second, gap):
            linked[index], linked[index + 1] = _share_unit(first, second)
    return linked


def _gap(text: str, first: Number, second: Number, masked: bytearray) -> str:
    begin = max(first.end, first.unit_end)
    if masked.find(1, begin, second.start) < 0:
        return text[begin : second.start]
    return "".join(" " if masked[place] else text[place] for place in range(begin, second.start))


def _kind(text: str, first: Number, second: Number, gap: str) -> _Kind | None:
    before = _BEFORE.search(text, max(0, first.start - 24), first.start)
    word = before["word"].lower() if before else ""
    if not _agree(first, second):
        return None
    ascends = first.value < second.value or first.unit != second.unit in MONEY
    if not second.signed and _DASH.fullmatch(gap) and ascends:
        return "interval"
    if word.endswith("mellem") and _AND.fullmatch(gap):
        return "interval"
    if word == "fra" and _MOVED_TO.fullmatch(_squeezed(gap)):
        return "movement"
    if _TO.fullmatch(gap) and ascends and (first.unit is None or second.unit is not None):
        return "interval"
    return None


def _are_ages(text: str, first: Number, second: Number) -> bool:
    """*16-66 år*: as long as that nobody waits or is paid."""
    if second.unit is not Unit.YEARS or text[second.unit_end - 1] == "s":
        return Role.AGE in {first.role, second.role} and first.unit is second.unit
    return min(first.value, second.value) >= ADULT


def _agree(first: Number, second: Number) -> bool:
    """Whether the two may count the same."""
    if first.unit is None or second.unit is None or first.unit is second.unit:
        return True
    return first.unit in MONEY and second.unit in MONEY


def _squeezed(gap: str) -> str:
    """The gap without the brackets whose period was taken out."""
    return re.sub(r"(?:\s|\(\s*\))+", " ", gap)


def _is_bare(gap: str) -> bool:
    """Whether nothing but the joining word stands between, so that the first number's noun is the second's."""
    return bool(
        _DASH.fullmatch(gap) or _TO.fullmatch(gap) or re.fullmatch(rf"\s+og\s+{_APPROXIMATE}", gap, re.IGNORECASE)
    )


def _shares_unit(text: str, first: Number, second: Number, gap: str) -> bool:
    """*2 eller 3 år*, *hhv. 6 og 8 pct.*; a bare *og* joins only lengths of time: it may begin something new."""
    joined = _SHARING.fullmatch(gap)
    if not joined or first.unit or second.unit is None or first.role not in {Role.QUANTITY, Role.AGE}:
        return False
    return (
        joined["word"].lower() != "og"
        or second.unit in TIMES
        or bool(_PAIRED.search(text, max(0, first.start - 16), first.start))
    )


def _share_unit(first: Number, second: Number) -> tuple[Number, Number]:
    """The unit and the multiplying word (*4-5 mio.*) of the second given to the first."""
    if first.unit is not None or (second.unit is None and not _is_multiplied(second)):
        return first, second
    scale = _multiplied(second) if first.decimals is not None and first.decimals >= 0 else 0
    decimals = first.decimals - scale if first.decimals is not None else None
    return replace(first, unit=second.unit, value=scaled(first.value, scale), decimals=decimals), second


def _is_multiplied(number: Number) -> bool:
    return _multiplied(number) > 0


def _multiplied(number: Number) -> int:
    """The power of ten that a word gave to the number: told from its decimals and what was printed."""
    if number.decimals is None or number.decimals >= 0:
        return 0
    printed = len(number.printed.partition(",")[2]) if "," in number.printed else 0
    return printed - number.decimals
