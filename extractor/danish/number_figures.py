"""Reads the numbers in figures out of running text: sign, numeral, unit, role; or refuses them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractor.danish import number_context as context
from extractor.danish import number_numerals as numerals
from extractor.danish import number_units as units
from extractor.danish import number_words as words
from extractor.danish.number_model import Number, Refusal, Role
from extractor.danish.number_signs import DASHES, sign
from extractor.danish.period_years import is_year
from models.terms import Unit

# As much as may belong to one number, so that what does not follow the grammar is refused as a whole.
_FIGURES = re.compile(
    rf"""[1-9][0-9]{{0,2}}(?:[{numerals.NO_BREAK}][0-9]{{3}})+(?![0-9])(?:,[0-9]+)?
      | [1-9][0-9]{{0,2}}(?:[ ][0-9]{{3}})+(?![0-9]|[.,:/][0-9])
      | [1-9][0-9]{{0,2}}\.[ ][0-9]{{3}}(?![0-9])
      | [0-9]+(?:[.,:/'’][0-9]+|\.{{2,}}[0-9]+)*(?:[{numerals.NO_BREAK} ]?[½¼¾])?
      | [½¼¾]""",
    re.VERBOSE,
)
_RATIO = re.compile(r"[0-9]+(?:[:/][0-9]+)+")
_LONGEST_PRICE_MARK = 5  # "kr. "
_FRACTION = re.compile(r"([1-9])/([2-9]|10)")
_OF = re.compile(r"\s*-?\s?del(?:e|en)?\b|\s+af\b", re.IGNORECASE)
_MISREAD = re.compile(r"(?:^|[\s(+−–-])[lIOo|SB0-9]*[lIOo|SB][.,]?$")
_LONE_LETTER = re.compile(r"[A-Za-zÆØÅæøå](?![^\W\d_])")
_AGREES_WITH_GROUPS = re.compile(r"[ \u00a0]?(?:[a-zæøå%]|[A-ZÆØÅ]{2,})")
_TOP = re.compile(r"\btop[ -]?$", re.IGNORECASE)
_UNIT_OF_TABLE = re.compile(r"(?:\(\s*(?:i\s+)?|\b(?:i|hele|tal\s+i|beløb\s+i|opgjort\s+i)\s+)$", re.IGNORECASE)
_PLUS_OR_MINUS = re.compile(r"(?:±|\+\s?/\s?[-−–])\s?$")
_STRAY_COMMA = re.compile(r" ,[0-9]")
_UP_TO_THOUSANDS = re.compile(rf"\s?(?:[{DASHES}]|til)\s?([1-9][0-9]{{0,2}})\.[0-9]{{3}}(?![0-9])")
_SHARE_OF = re.compile(r"-(?:andel|del|mål|fald|stigning|vækst)", re.IGNORECASE)
_END_OF_LINE = re.compile(r"[ *_)]*(?:\n|\t|$)")
_PER_MILLE = re.compile(r"\s?(?:‰|promille)", re.IGNORECASE)
_NEXT_NAME = re.compile(r"\s*(?:,|og|eller|samt|til|&|[-–—]|,?\s*(?:stk|nr|pkt)\.?)\s*", re.IGNORECASE)
_NEXT_NAMES = 20  # "tabel 2 og 12"; a larger step is a number of its own
_TIME_COMPOUND = re.compile(
    r"(?P<years>årig|års)|(?P<months>måneders)|(?P<weeks>ugers)|(?P<hours>timers)|(?P<percent>procents|pct)"
)
_COMPOUND_UNITS = {
    "years": Unit.YEARS,
    "months": Unit.MONTHS,
    "weeks": Unit.WEEKS,
    "hours": Unit.HOURS,
    "percent": Unit.PERCENT,
}


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
        if ". " in match.group() and context.is_line_number(text, start, start + match.group().index(".")):
            position = end = start + match.group().index(".")  # "1. 250 samtaler" is an item of a list
        hidden = masked.find(1, start, end)
        if hidden > start:
            found.refuse(start, hidden, "runs into a period")
        if hidden >= 0:
            unmasked = masked.find(0, hidden)
            position = len(text) if unmasked < 0 else unmasked
        else:
            position = end
            _read(found, start, end)
    return found


def _read(found: Scan, start: int, end: int) -> None:
    figures = found.text[start:end]
    if _is_glued_before(found, start, end):
        return
    if _RATIO.fullmatch(figures):
        _fraction(found, start, end)
    elif " " in figures and ". " not in figures and figures[-1] not in numerals.FRACTIONS:
        _grouped_by_spaces(found, start, end)
    elif not _is_no_quantity(found, start, end):
        numeral = numerals.read(figures)
        if numeral is None:
            found.refuse(start, end, _why_refused(figures))
        elif _leaves_thousands_unsaid(found.text, end, figures):
            found.refuse(start, end, "may leave its thousands unsaid")
        elif not _is_glued_after(found, start, end):
            _number(found, start, end, numeral)


def _is_glued_before(found: Scan, start: int, end: int) -> bool:
    """Letters or marks right before the figures make them part of a word; a misread figure among them is refused."""
    text = found.text
    before = text[start - 1 : start]
    if before in {".", ","}:
        if start == 1 or text[start - 2].isspace():
            found.refuse(start - 1, end, "no figure before the mark")
            return True
        misread = _MISREAD.search(text, max(0, start - 6), start)
        if misread:
            found.refuse(start - 2, end, "a letter in the place of a figure")
        return bool(misread)
    if before.isalpha() or (before and before in "&$#'’"):
        if _MISREAD.search(text, max(0, start - 4), start) or units.after(text, end):
            found.refuse(start - 1, end, "glued to letters")
        return True
    if before and before in DASHES and start > 1 and (text[start - 2].isalpha() or text[start - 2] == ")"):
        return True  # Covid-19, BR-18
    if _PLUS_OR_MINUS.search(text, max(0, start - 6), start):
        found.refuse(start, end, "plus or minus")
        return True
    return False


def _is_glued_after(found: Scan, start: int, end: int) -> bool:
    """Letters or marks right behind the figures that are neither a unit nor the rest of a compound."""
    text = found.text
    if end >= len(text) or units.after(text, end):
        return False
    if text[end].isalpha() and not context.compound(text, end):
        if not _LONE_LETTER.match(text, end) or text[end] in "lIOoSB":
            found.refuse(start, end, "glued to letters")
        return True
    if _STRAY_COMMA.match(text, end):
        found.refuse(start, end, "a space before the comma")
        return True
    if _PER_MILLE.match(text, end):
        found.refuse(start, end, "per mille is no unit of the dataset")
        return True
    return text[end] == "+" or (text[end] in "'’" and text[end + 1 : end + 2].isalpha())


def _is_no_quantity(found: Scan, start: int, end: int) -> bool:
    text, figures = found.text, found.text[start:end]
    has_unit = units.after(text, end) is not None
    if context.names_something(text, start, figures, has_unit) or _goes_on_naming(found, start, end, has_unit):
        if figures.isdigit():
            found.named_end, found.named_value = end, int(figures)
        return True
    if context.is_ordinal(text, end, figures):
        unit = units.after(text, end + 1)
        if unit and unit.unit not in units.TIMES:  # 3. år is an ordinal
            found.refuse(start, end, "a stop between the number and its unit")
        return True
    if context.is_line_number(text, start, end):
        return True
    if context.opens_heading(text, start, end):
        found.refuse(start, end, "the number of a heading, or a quantity")
        return True
    if len(figures) == 4 and figures.isdigit() and is_year(text, start, end):
        return True
    if not has_unit:
        return context.is_postcode(text, start, end)
    return figures in {"1.000", "1000"} and _is_unit_of_table(text, start, end)


def _is_unit_of_table(text: str, start: int, end: int) -> bool:
    """*(1.000 kr.)*, *i 1.000 kr.*, *Budget 2014, 1.000 kr.* say the unit of other numbers."""
    if _UNIT_OF_TABLE.search(text, max(0, start - 16), start):
        return True
    unit = units.after(text, end)
    return bool(unit) and text[:start].endswith(", ") and bool(_END_OF_LINE.match(text, unit.end if unit else end))


def _goes_on_naming(found: Scan, start: int, end: int, has_unit: bool) -> bool:
    """*tabel 2 og 3*, *mål 1-4*: the numbers after a label's first, ascending."""
    figures = found.text[start:end]
    if found.named_end < 0 or start - found.named_end > 8 or has_unit or not figures.isdigit():
        return False
    if not _NEXT_NAME.fullmatch(found.text, found.named_end, start):
        return False
    return start - found.named_end == 1 or 0 < int(figures) - found.named_value <= _NEXT_NAMES


def _leaves_thousands_unsaid(text: str, end: int, figures: str) -> bool:
    """*20-25.000 kr.* means 20.000, *5-1.200* can only mean 5."""
    following = _UP_TO_THOUSANDS.match(text, end)
    return bool(following) and figures.isdigit() and int(figures) <= int(following[1] if following else 0)


def _why_refused(figures: str) -> str:
    if figures[0] == "0" and figures[1:2].isdigit():
        return "begins with a nought"
    if figures.isdigit():
        return "eight figures or more without groups"
    return "stops and commas do not stand where Danish puts them"


def _grouped_by_spaces(found: Scan, start: int, end: int) -> None:
    """*1 250 borgere* is one number where a noun or a unit follows and nothing names its first figures."""
    text = found.text
    first_end = start + text[start:end].index(" ")
    first = text[start:first_end]
    named = context.names_something(text, start, first, has_unit=False) or context.is_line_number(
        text, start, first_end
    )
    numeral = numerals.read(text[start:end])
    after_figures = text[max(0, start - 2) : start].strip()[-1:].isdigit()
    agrees = _AGREES_WITH_GROUPS.match(text, end) or units.after(text, end)
    if numeral is None or named or after_figures or not agrees:
        found.refuse(start, end, "one number with a space, or several")
    else:
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
    unit = _priced(text, start, end, units.after(text, end))
    if unit is None and end - start == 1 and text[start] in numerals.FRACTIONS and _OF.match(text, end):
        share = float(numeral.value * 100)  # ½ af borgerne
        found.numbers.append(Number(start, end, text[start], share, None, Unit.PERCENT, end))
        return
    compound = context.compound(text, end) if unit is None else None
    mark = unit or units.UnitMark(compound[1] if compound else end, _compound_unit(compound), 0)
    last = found.numbers[-1] if found.numbers else None
    signed = sign(text, start, mark.end, (last.unit_end, last.value) if last else None, float(numeral.value))
    if signed is None:
        found.refuse(start, end, "a dash that may be a sign, a range or a list mark")
        return
    begin, direction = signed
    value = float((direction * numeral.value).scaleb(mark.scale)) + 0.0  # -0,0 is 0
    role = _compound_role(compound[0], value) if compound else _role(text, start, value, mark)
    decimals = numeral.decimals - mark.scale
    found.numbers.append(
        Number(begin, end, text[begin:end], value, decimals, mark.unit, mark.end, signed=begin < start, role=role)
    )


def _priced(text: str, start: int, end: int, unit: units.UnitMark | None) -> units.UnitMark | None:
    """The unit behind the figures, or *kr.* before them: *kr. 1.250*, *kr. 4,2 mio.*"""
    word, at = context.word_before(text, start)
    is_price = word in {"kr", "dkk"} and not text[:at].rstrip()[-1:].isdigit() and start - at <= _LONGEST_PRICE_MARK
    if not is_price or (unit and unit.unit):
        return unit
    return units.UnitMark(unit.end if unit else end, units.PRICES[unit.scale if unit else 0], 0)


def _compound_unit(compound: tuple[str, int] | None) -> Unit | None:
    match = _TIME_COMPOUND.match(compound[0]) if compound else None
    return _COMPOUND_UNITS[str(match.lastgroup)] if match else None


def _compound_role(word: str, value: float) -> Role:
    """*18-årige* are an age, a *2-årig* period is named after its length; a *10-procents* fall is a quantity."""
    if word.startswith(("procents", "pct")):
        return Role.QUANTITY
    return Role.AGE if word.startswith("årig") and value >= context.YOUNGEST else Role.ATTRIBUTE


def _role(text: str, start: int, value: float, mark: units.UnitMark) -> Role:
    hyphened = text[mark.end : mark.end + 1] == "-" and text[mark.end + 1 : mark.end + 2].isalpha()
    if hyphened and not _SHARE_OF.match(text, mark.end):
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
