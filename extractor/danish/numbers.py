"""The strict grammar of numbers: every printed number with its value, unit and place, or a refusal that says why not.

Numbers in figures follow `number_numerals`, numbers in words `number_words`. What is no quantity is left out: years
and dates (`periods` has them), labels (*tabel 2*), ordinals, law references, codes, telephone numbers. What looks
like a number and cannot be read beyond doubt (*12.5*, *1.68,5*, *l.684*) is refused, never guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from extractor.danish import number_context, number_units, number_words, periods
from extractor.danish.memory import TEXTS
from extractor.danish.number_cells import CellNumber, read_cell
from extractor.danish.number_figures import scan
from extractor.danish.number_model import Number, Refusal, Role
from extractor.danish.number_numerals import scaled
from extractor.danish.number_ranges import link
from extractor.danish.number_units import named as named_unit
from models.terms import Unit

__all__ = ["CellNumber", "Number", "Refusal", "Role", "find", "named_unit", "read_cell", "refusals"]


def find(text: str, exclude: Sequence[tuple[int, int]] | None = None) -> list[Number]:
    """All numbers in running prose, in order of print, not overlapping.

    `exclude`: stretches whose figures belong to something else, as a rule the periods; None looks for the periods of
    `text` itself.
    """
    return list(_find(text, None if exclude is None else tuple(exclude)))


@lru_cache(maxsize=TEXTS)
def _find(text: str, exclude: tuple[tuple[int, int], ...] | None) -> tuple[Number, ...]:
    masked = _masked(text, exclude)
    in_words = [_in_words(text, word) for word in number_words.find(text) if masked.find(1, word.start, word.end) < 0]
    unread = masked.copy()
    for number in in_words:  # "2 ud af 3" has figures of its own
        unread[number.start : number.end] = b"\1" * (number.end - number.start)
    in_figures = scan(text, unread).numbers
    units = [(number.end, number.unit_end) for number in in_figures]  # "12 tusind" has a word of its own
    in_words = [number for number in in_words if not any(start <= number.start < end for start, end in units)]
    return tuple(link(text, sorted([*in_figures, *in_words], key=lambda number: number.start), masked))


def refusals(text: str, exclude: Sequence[tuple[int, int]] | None = None) -> list[Refusal]:
    """What looks like a number in `text` and is not read, with the reason, in order of print."""
    masked = _masked(text, exclude)
    for word in number_words.find(text):
        masked[word.start : word.end] = b"\1" * (word.end - word.start)
    return scan(text, masked).refusals


def _masked(text: str, exclude: Sequence[tuple[int, int]] | None) -> bytearray:
    """A byte for every character: 1 where figures belong to something else."""
    if exclude is None:
        exclude = [(period.start, period.end) for period in periods.find(text)]
    masked = bytearray(len(text))
    for start, end in [*exclude, *number_context.not_prose(text)]:
        masked[start:end] = b"\1" * (end - start)
    return masked


def _in_words(text: str, word: number_words.NumberWord) -> Number:
    printed = text[word.start : word.end]
    if word.percent:
        return Number(word.start, word.end, printed, word.value, None, Unit.PERCENT, word.end, is_change=word.is_change)
    mark = number_units.after(text, word.end)
    compound = number_context.compound(text, word.end) if mark is None else None
    if compound and number_words.cardinal(compound[0]) is None:  # to-tre is a range
        return Number(
            word.start, word.end, printed, word.value, 0, _years(compound[0]), compound[1], role=Role.ATTRIBUTE
        )
    scale = mark.scale if mark else 0
    decimals = 0 if word.value == int(word.value) else 1
    return Number(
        word.start,
        word.end,
        printed,
        scaled(word.value, scale),
        decimals - scale,
        mark.unit if mark else None,
        mark.end if mark else word.end,
    )


def _years(compound: str) -> Unit | None:
    return Unit.YEARS if compound.startswith("år") else None
