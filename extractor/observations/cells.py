"""The number of a table cell with its printed form, or the reason why the cell gives none."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.danish import numbers, periods
from extractor.danish.number_cells import CellNumber
from extractor.observations.words import TableWords
from models.terms import NotObserved, Standing, Unit

_DIGIT = re.compile(r"\d|[½¼¾]")
# A numeral with its sign inside a cell's text, for the printed form.
_PRINTED = re.compile(r"(?:[-−–—‐‑+]\s*)?(?:\d[\d.,\s]*[½¼¾]?|[½¼¾])")
_BRACKETED = re.compile(r"(?P<first>[^()]*\d[^()]*)\(\s*(?P<second>[^()]*\d[^()]*)\)\s*")
_ACCOUNT = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,4}(?:[-+/,]\d{1,3})*|\d{6,10}")
_RANGE = re.compile(r"\D{0,12}\d[\d.,]*\s*(?:-|–|—|til|/)\s*\d[\d.,]*\s*\D{0,20}", re.IGNORECASE)
_NEGATIVE_IN_BRACKETS = re.compile(r"\(\s*(\d[\d.,\s]*)\s*\)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MOST_LETTERS = 30  # of a cell that is still about its number; longer ones are words
_LOOKS_NUMERIC = re.compile(r"[-−–+(]?\s*[\dlIOo][\dlIOo.,\s]*(?:%|pct\.?|kr\.?)?\)?[*¹²³]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a cell: its value and unit, how it is printed with its sign, and how many decimals were."""

    value: float
    unit: Unit | None
    printed: str
    decimals: int


@dataclass(frozen=True, slots=True)
class CellContent:
    """What a cell holds: its numbers (two in *391 (1,7 %)*), a bound before them, or why there is none."""

    figures: tuple[Figure, ...] = ()
    bound: bool = False
    goal: bool = False  # a bound that only a goal has: mindst 50 %
    standing: Standing | None = None  # said before the number: Resultat: 548
    in_brackets: bool = False  # (73), which is negative in accounts only
    left_out: NotObserved | None = None

    @property
    def value(self) -> float | None:
        """The value of the first number."""
        return self.figures[0].value if self.figures else None


def read(text: str, words: TableWords) -> CellContent:
    """What the cell `text` holds; without figures in it, neither a number nor a reason."""
    held = " ".join(text.split())
    if not _DIGIT.search(held):
        return CellContent()
    if found := _figures(held, words):
        return found
    return CellContent(left_out=_reason(held))


def is_account(text: str) -> bool:
    """Whether a cell is an account of a budget: 05.57.71, 5.46.60-65."""
    return _ACCOUNT.fullmatch(text.strip()) is not None and numbers.read_cell(text) is None


def _figures(text: str, words: TableWords) -> CellContent | None:
    if number := numbers.read_cell(text):
        return CellContent((_figure(text, number),))
    in_brackets = _NEGATIVE_IN_BRACKETS.fullmatch(text)
    if in_brackets and (number := numbers.read_cell(in_brackets[1])):  # bookkeepers write -73 as (73)
        negative = Figure(-number.value + 0.0, number.unit, text, number.decimals)
        return CellContent((negative,), in_brackets=True)
    pair = _BRACKETED.fullmatch(text)
    if pair:
        both = [numbers.read_cell(part) for part in (pair["first"], pair["second"])]
        years = any(_YEAR.fullmatch(part.strip()) for part in (pair["first"], pair["second"]))
        if both[0] and both[1] and not years and (both[0].unit or both[1].unit):
            return CellContent((_figure(pair["first"], both[0]), _figure(pair["second"], both[1])))
    for listed, is_bound, is_goal in (
        (words.nearly, False, False), (words.goal_bound, True, True), (words.bound, True, False),
    ):  # fmt: skip
        opening = next((end for start, end in listed.spans(text) if not text[:start].strip()), None)
        if opening is not None and (number := numbers.read_cell(text[opening:])):
            return CellContent((_figure(text[opening:], number),), bound=is_bound, goal=is_goal)
    label, colon, rest = text.partition(":")
    named = next((standing for standing, listed in words.standing.items() if listed.alone(label)), None)
    if colon and named is not None and (number := numbers.read_cell(rest)):
        return CellContent((_figure(rest, number),), standing=named)
    sign = re.match(r"\s*(?:[<>≤≥]=?)\s*", text)
    if sign and (number := numbers.read_cell(text[sign.end() :])):
        return CellContent((_figure(text[sign.end() :], number),), bound=True)
    return _with_noun(text, words)


def _with_noun(text: str, words: TableWords) -> CellContent | None:
    """A number and the noun that it counts: *250 virksomheder*, *75 forløb*."""
    found = re.match(r"(?P<number>[-−–+]?\s*\d[\d.,]*)\s+(?P<noun>[^\W\d][^\d]*)", text)
    if not found or found.end() != len(text) or len(found["noun"].split()) > 3:
        return None
    number = numbers.read_cell(found["number"])
    if number is None:
        return None
    for phrases, unit in ((words.people, Unit.PERSONS), (words.things, Unit.COUNT)):
        if any(one.start == 0 or one.end == len(found["noun"].rstrip(" .")) for one in phrases.find(found["noun"])):
            figure = _figure(found["number"], number)
            return CellContent((Figure(figure.value, unit, figure.printed, figure.decimals),))
    return None


def _figure(text: str, number: CellNumber) -> Figure:
    printed = _PRINTED.search(text)
    return Figure(number.value, number.unit, printed.group().strip(" .,") if printed else text, number.decimals)


def _reason(text: str) -> NotObserved:
    if is_account(text) and text.count(".") > 1:
        return NotObserved.ACCOUNT
    named = periods.find(text)
    if len(named) == 1 and len(named[0].printed) >= len(text.strip(" .:")) - 4:
        return NotObserved.PERIOD
    if _RANGE.fullmatch(text):
        return NotObserved.RANGE
    if _LOOKS_NUMERIC.fullmatch(text):
        return NotObserved.UNREADABLE
    letters = sum(letter.isalpha() for letter in text)
    refused = numbers.refusals(text)
    return NotObserved.UNREADABLE if refused and letters <= _MOST_LETTERS else NotObserved.TEXT
