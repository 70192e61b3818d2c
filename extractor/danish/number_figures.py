"""Reads the numbers in figures out of running text: sign, numeral, unit, role; or refuses them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from extractor.danish import number_context as context
from extractor.danish import number_numerals as numerals
from extractor.danish import number_units as units
from extractor.danish import number_words as words
from extractor.danish.number_model import Number, Refusal, Role
from extractor.danish.period_years import is_year
from models.terms import Unit

_FIGURES = re.compile(
    rf"""[1-9][0-9]{{0,2}}(?:[{numerals.NO_BREAK}][0-9]{{3}})+(?![0-9])(?:,[0-9]+)?
      | [1-9][0-9]{{0,2}}(?:[ ][0-9]{{3}})+(?![0-9]|[.,:/][0-9])
      | [0-9]+(?:[.,:/'’][0-9]+|\.{{2,}}[0-9]+)*(?:[{numerals.NO_BREAK} ]?[½¼¾])?
      | [½¼¾]""",
    re.VERBOSE,
)
MINUS = "-−–—‐‑"
# Before these a dash with a space behind it can only be a sign: nothing can be put in between.
_WANTS_NUMBER = frozenset("på med til fra er var lig udgør udgjorde blev".split())
_RATIO = re.compile(r"[0-9]+(?:[:/][0-9]+)+")
_FRACTION = re.compile(r"([1-9])/([2-9]|10)")
_OF = re.compile(r"\s*(?:-?\s?del(?:e|en)?\b)?\s+af\b|\s*-?\s?del(?:e|en)?\b", re.IGNORECASE)
_LOOKS_LIKE_FIGURE = re.compile(r"(?:^|[\s(+−–-])[lIOo|SB0-9]*[lIOo|SB][.,]?$")
_AGREES_WITH_GROUPS = re.compile(r"[ \u00a0]?(?:[a-zæøå%]|[A-ZÆØÅ]{2,})")
_TOP = re.compile(r"\btop[ -]?$", re.IGNORECASE)
_UNIT_OF_TABLE = re.compile(r"(?:\(\s*(?:i\s+)?|\b(?:i|hele|alle\s+tal\s+i|beløb\s+i|opgjort\s+i|tal\s+i)\s+)$", re.IGNORECASE)
_PER_MILLE = re.compile(r"\s?(?:‰|promille)", re.IGNORECASE)
_NEXT_NAME = re.compile(r"\s*(?:,|og|eller|samt|til|&|[-–—]|,?\s*(?:stk|nr|pkt)\.?)\s*", re.IGNORECASE)
_END_OF_CELL = re.compile(r"[ *_]*(?:[\t\n|]|$)")
_TIME_COMPOUND = re.compile(r"(?P<years>årig|års)|(?P<months>måneders)|(?P<weeks>ugers)|(?P<hours>timers)")
_COMPOUND_UNITS = {"years": Unit.YEARS, "months": Unit.MONTHS, "weeks": Unit.WEEKS, "hours": Unit.HOURS}


@dataclass(slots=True)
class Scan:
    """The numbers and refusals found so far, and where the last label's number stood."""

    text: str
    masked: bytearray  # 1 where figures belong to something else
    numbers: list[Number] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    named_end: int = -1
    named_value: int = 0

    def refuse(self, start: int, end: int, reason: str) -> None:
        """Note what was not read."""
        self.refusals.append(Refusal(start, end, self.text[start:end], reason))


def scan(text: str, masked: bytearray) -> Scan:
    """All numbers in figures of `text` outside `masked`, and all refusals, in order of print."""
    found = Scan(text, masked)
    position = 0
    while match := _FIGURES.search(text, position):
        start, end = match.span()
        hidden = masked.find(1, start, end)
        if hidden == start:
            position = _end_of_figures(masked, start)
            continue
        if hidden > 0:  # figures that run into a period: "1 250 2019"
            found.refuse(start, hidden, "runs into a period")
            position = _end_of_figures(masked, hidden)
            continue
        position = end
        _figures(found, start, end)
    return found


def _end_of_figures(masked: bytearray, start: int) -> int:
    end = masked.find(0, start)
    return len(masked) if end < 0 else end


def _figures(found: Scan, start: int, end: int) -> None:
    text, figures = found.text, found.text[start:end]
    glued = _glued_before(found, start, end)
    if glued or _RATIO.fullmatch(figures):
        if not glued:
            _fraction(found, start, end)
        return
    if _is_spaced(figures):
        _grouped_by_spaces(found, start, end)
        return
    unit = units.after(text, end)
    if _is_no_quantity(found, start, end, unit is not None):
        return
    numeral = numerals.read(figures)
    if numeral is None:
        found.refuse(start, end, _why_refused(figures))
        return
    if _glued_after(found, start, end, unit):
        return
    _number(found, start, end, numeral)


def _is_spaced(figures: str) -> bool:
    return " " in figures and figures[-1] not in numerals.FRACTIONS


def _glued_before(found: Scan, start: int, end: int) -> bool:
    """Letters or marks right before the figures make them part of a word; a misread figure among them is refused."""
    text = found.text
    if start == 0:
        return False
    before = text[start - 1]
    if before in ".,":
        window = text[max(0, start - 6) : start]
        if _LOOKS_LIKE_FIGURE.search(window) or start == 1 or text[start - 2].isspace():
            found.refuse(start - 1 if text[start - 2 : start - 1].isspace() or start == 1 else start - 2, end, "a figure before the mark was misread or left out")
            return True
        return False
    if before.isalpha() or before in "&$#'’":
        if _LOOKS_LIKE_FIGURE.search(text[max(0, start - 4) : start]) or units.after(text, end):
            found.refuse(start - 1, end, "glued to letters")
        return True
    if before in MINUS and start > 1 and (text[start - 2].isalpha() or text[start - 2] == ")"):
        return True  # Covid-19, BR-18
    if before == "±" or text[max(0, start - 3) : start] in {"+/-", "+/−"}:
        found.refuse(start - 1, end, "plus or minus")
        return True
    return False


def _glued_after(found: Scan, start: int, end: int, unit: units.UnitMark | None) -> bool:
    """Letters right behind the figures that are no unit and no compound."""
    text = found.text
    if end >= len(text) or unit is not None:
        return False
    if text[end].isalpha() and not context.compound(text, end):
        if not re.match(r"[A-Za-z](?![^\W\d_])", text[end : end + 2]) or text[end] in "lIOoSB":
            found.refuse(start, end, "glued to letters")
        return True
    if _PER_MILLE.match(text, end):
        found.refuse(start, end, "per mille is no unit of the dataset")
        return True
    return text[end] == "+" or text[end] in "'’" and text[end + 1 : end + 2].isalpha()


def _is_no_quantity(found: Scan, start: int, end: int, has_unit: bool) -> bool:
    text, figures = found.text, found.text[start:end]
    if context.names_something(text, start, figures, has_unit) or _goes_on_naming(found, start, end, has_unit):
        if figures.isdigit():
            found.named_end, found.named_value = end, int(figures)
        return True
    if context.is_line_number(text, start, end):
        return True
    if context.is_ordinal(text, start, end, figures):
        if units.after(text, end + 1):
            found.refuse(start, end, "a stop between the number and its unit")
        return True
    if context.opens_heading(text, start, end):
        found.refuse(start, end, "the number of a heading, or a quantity")
        return True
    if len(figures) == 4 and figures.isdigit() and (is_year(text, start, end) or not has_unit and context.is_postcode(text, start, end)):
        return True
    if figures in {"1.000", "1000"} and has_unit and _UNIT_OF_TABLE.search(text, max(0, start - 16), start):
        return True  # (1.000 kr.) says the unit of other numbers
    return False


def _goes_on_naming(found: Scan, start: int, end: int, has_unit: bool) -> bool:
    """*tabel 2 og 3*, *mål 1-4*: the numbers after a label's first, ascending."""
    figures = found.text[start:end]
    if found.named_end < 0 or start - found.named_end > 8 or has_unit or not figures.isdigit() or len(figures) > 3:
        return False
    return bool(_NEXT_NAME.fullmatch(found.text, found.named_end, start)) and 0 < int(figures) - found.named_value <= 20


def _why_refused(figures: str) -> str:
    if figures[0] == "0" and figures[1:2].isdigit():
        return "begins with a nought"
    if figures.isdigit():
        return "eight figures or more without groups"
    if "'" in figures or "’" in figures:
        return "an apostrophe between figures"
    return "stops and commas do not stand where Danish puts them"


def _grouped_by_spaces(found: Scan, start: int, end: int) -> None:
    """*1 250 borgere* is one number where a noun or a unit follows and nothing names its first figures."""
    text = found.text
    first_end = start + text[start:end].index(" ")
    named = context.names_something(text, start, text[start:first_end], has_unit=False) or context.is_line_number(text, start, first_end)
    numeral = numerals.read(text[start:end])
    before = text[:start].rstrip(" ")[-1:]
    if numeral is None or named or before.isdigit() or not (_AGREES_WITH_GROUPS.match(text, end) or units.after(text, end)):
        found.refuse(start, end, "one number with a space, or several")
        return
    _number(found, start, end, numeral)


def _fraction(found: Scan, start: int, end: int) -> None:
    """*2/3 af borgerne* is a share; other figures with strokes or colons are ratios, times, dates."""
    text = found.text
    match = _FRACTION.fullmatch(text[start:end])
    if match and int(match[1]) < int(match[2]) and _OF.match(text, end):
        value = words.share(int(match[1]), int(match[2]))
        found.numbers.append(Number(start, end, text[start:end], value, None, Unit.PERCENT, end))


def _number(found: Scan, start: int, end: int, numeral: numerals.Numeral) -> None:
    text = found.text
    unit = units.after(text, end)
    compound = context.compound(text, end) if unit is None else None
    sign_start, sign = _sign(found, start, end, unit)
    if sign_start is None:
        found.refuse(start, end, "a dash that may be a sign, a range or a list mark")
        return
    mark = unit or units.UnitMark(end, None, 0)
    if compound:
        mark = units.UnitMark(compound[1], _compound_unit(compound[0]), 0)
    value = (sign * numeral.value).scaleb(mark.scale)
    number = Number(
        sign_start,
        end,
        text[sign_start:end],
        float(value) + 0.0,  # -0,0 is 0
        numeral.decimals - mark.scale,
        mark.unit,
        mark.end,
        signed=sign_start < start,
        role=_role(text, start, float(numeral.value), mark, compound[0] if compound else None),
    )
    if number.decimals is not None and text[end - 1] in numerals.FRACTIONS and _is_share(text, start, end, mark):
        number = Number(start, end, text[start:end], float(numeral.value * 100), None, Unit.PERCENT, end)
    found.numbers.append(number)


def _is_share(text: str, start: int, end: int, mark: units.UnitMark) -> bool:
    """*½ af borgerne*."""
    return mark.unit is None and not mark.scale and end - start == 1 and bool(re.match(r"\s+af\b", text[end:]))


def _compound_unit(word: str) -> Unit | None:
    match = _TIME_COMPOUND.match(word)
    return _COMPOUND_UNITS[str(match.lastgroup)] if match else None


def _role(text: str, start: int, value: float, mark: units.UnitMark, compound: str | None) -> Role:
    if compound:
        return Role.AGE if compound.startswith("årig") and value >= context.ADULT - 2 else Role.ATTRIBUTE
    if text[mark.end : mark.end + 1] == "-" and text[mark.end + 1 : mark.end + 2].isalpha():
        return Role.ATTRIBUTE  # 10 %-puljen
    if _TOP.search(text, max(0, start - 5), start):
        return Role.RANK
    if mark.unit is Unit.YEARS and context.is_age(text, start, value, text[mark.end - 1] == "s"):
        return Role.AGE
    if mark.unit is None and not mark.scale:
        if context.word_before(text, start)[0] in {"pr", "per"}:
            return Role.BASE
        if context.is_bare_age(text, start, value):
            return Role.AGE
    return Role.QUANTITY


def _sign(found: Scan, start: int, end: int, unit: units.UnitMark | None) -> tuple[int | None, int]:
    """Where the number begins with its sign, and 1 or -1; no beginning where the dash cannot be told."""
    text = found.text
    at = start - 1
    while at >= 0 and text[at] in " \u00a0\u202f\u2009":
        at -= 1
    if at < 0 or text[at] not in MINUS + "+":
        return start, 1
    sign = 1 if text[at] == "+" else -1
    spaced_right = at < start - 1
    before = text[:at].rstrip(" \u00a0*_")[-1:] if at else ""
    spaced_left = at == 0 or text[at - 1] in " \u00a0\t\n*_|("
    if before and before not in "\n\t|(=:" and not spaced_left:
        return start, 1  # 10-12, 2019-31: no sign between what stands close
    if _ends_number(found, at):
        glued_sign = spaced_left and not spaced_right
        return (None if glued_sign and not _ascends(found, start, end) else start), 1
    if before in {"", "\n"}:
        return _sign_at_line_start(text, at, start, end, unit, sign, spaced_right)
    if not spaced_right or before in "\t|(=:" or context.word_before(text, at)[0] in _WANTS_NUMBER:
        return at, sign
    return start, 1


def _sign_at_line_start(text: str, at: int, start: int, end: int, unit: units.UnitMark | None, sign: int, spaced: bool) -> tuple[int | None, int]:
    """A dash that opens a line is a sign before a number that fills the line or its cell, else the mark of an item."""
    if _END_OF_CELL.match(text, unit.end if unit else end):
        return at, sign
    if spaced:
        return start, 1
    return None, 1


def _ends_number(found: Scan, at: int) -> bool:
    """Whether a number, or figures that belong to something else, end right before the dash at `at`."""
    end = len(found.text[:at].rstrip(" \u00a0*_"))
    return bool(found.numbers) and max(found.numbers[-1].end, found.numbers[-1].unit_end) == end


def _ascends(found: Scan, start: int, end: int) -> bool:
    numeral = numerals.read(found.text[start:end])
    return numeral is not None and float(numeral.value) > found.numbers[-1].value


def scaled(value: float, scale: int) -> float:
    """`value` times ten to `scale`, exact in decimals."""
    return float(Decimal(repr(value)).scaleb(scale))
