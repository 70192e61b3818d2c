"""Where sentences begin and end, by the marks of Danish writing.

A full stop ends a sentence unless it belongs to an abbreviation, an ordinal, a date, an enumeration or an initial;
the words are in `models/vocabulary/abbreviations.toml`. White space of any length, a page gap included, is only
white space: lines of one block are one running text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Any

from models import vocabulary

# A mark that may end a sentence with the brackets, quotes, emphasis marks and note numbers that close after it.
_STOP = re.compile(
    r"""(?P<mark>\.{2,}|…|[.!?]+)
        (?P<closers>[)\]"”’»«*_'¹²³⁰⁴-⁹]*|(?<=[^\W\d_]{2}[.])\d{1,2})
        (?:(?P<gap>\s+)|(?=[A-ZÆØÅ][a-zæøå]))""",
    re.VERBOSE,
)
# A bullet sign, or a number at the beginning of a line before a capital letter: the next item of a list.
_ITEM = re.compile(r"[•●○◦▪■□✓✔➢❖►\uf0b7\uf0a7](?=\s)|(?<=\n)[ \t]*\d{1,2}[.)](?=[ \t]+(?P<word>[A-ZÆØÅ][^\W_]+))")
_OPENING = "([\"“”‘'’«»*_`„"
_WORD_BEFORE = re.compile(r"[^\s(\[\"“„«»*_]*$")
_NEXT_WORD = re.compile(r"[^\W_]+")
_INITIAL = re.compile(r"[A-ZÆØÅ](?:\.-?[A-ZÆØÅ])*")
_ENUMERATOR = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[A-Za-z]|[IVX]{1,4})\)?")
_ORDINAL = re.compile(r"\d{1,2}")
_DOTTED = re.compile(r"(?:[a-zæøå]{1,4}\.)+[a-zæøå]{1,5}")
_VOWEL = re.compile(r"[aeiouyæøåéAEIOUYÆØÅ\d]")


@cache
def _words() -> dict[str, frozenset[str]]:
    """The word lists of the vocabulary file, by their name."""
    lists: dict[str, Any] = tomllib.loads(vocabulary.read("abbreviations.toml"))
    return {name: frozenset(words) for name, words in lists.items()}


def starts(text: str) -> Iterator[int]:
    """Where the second and each later sentence begins, ascending."""
    begin = len(text) - len(text.lstrip())
    marks = sorted((*_STOP.finditer(text), *_ITEM.finditer(text)), key=lambda match: match.start())
    for match in marks:
        if match.start() < begin:
            continue
        if match.re is _ITEM:
            item = match.end() - len(match.group().lstrip())
            if text[begin:item].strip() and (match["word"] or "").lower() not in _words()["after_ordinal"]:
                begin = item
                yield begin
        elif match.end() < len(text) and _ends(text, begin, match):
            begin = match.end()
            yield begin


def _ends(text: str, begin: int, stop: re.Match[str]) -> bool:
    """Whether the sentence that began at `begin` ends at this mark."""
    opener, following = _following(text, stop.end())
    if not following:
        return _opens_after_dash(text, stop.end())
    if stop["gap"] is None:
        return _glued(text, stop)
    if following[0].islower():
        return False
    held = _WORD_BEFORE.search(text[max(begin, stop.start() - 40) : stop.start()])
    word = held.group() if held else ""
    if not word and stop.start() > begin:  # a space before the full stop
        word = text[begin : stop.start()].split()[-1] if text[begin : stop.start()].strip() else ""
    if stop["mark"] != ".":
        return not following[0].isdigit() or stop["mark"][0] in "!?"
    at_start = text[begin : stop.start()].strip(_OPENING + " \t\n").removesuffix(word) == ""
    if at_start and _ENUMERATOR.fullmatch(word):
        return False
    if following[0].isdigit():
        return _ends_before_number(word)
    return _ends_before_capital(word, following, bracketed=")" in stop["closers"], opened=bool(opener))


def _following(text: str, position: int) -> tuple[str, str]:
    """The opening marks at `position` and the word after them; no word where something else stands there."""
    end = position
    while end < len(text) and text[end] in _OPENING:
        end += 1
    word = _NEXT_WORD.match(text, end)
    return text[position:end], word.group() if word else ""


def _opens_after_dash(text: str, position: int) -> bool:
    """A dash or a hash after the mark opens a sentence when a capital letter comes after it: "nået. – Flere unge"."""
    match = re.match(r"[-–—§#]\s*([^\W\d_])", text[position:])
    return bool(match) and match is not None and match.group(1).isupper()


def _glued(text: str, stop: re.Match[str]) -> bool:
    """A full stop without a space ends a sentence between a whole word and a capital letter: "indsatsen.Der"."""
    before = re.search(r"[a-zæøå]{3,}[)\"”]?$", text[: stop.start()][-40:])
    return stop["mark"] == "." and before is not None and _kind(before.group()) is None


def _kind(word: str) -> str | None:
    """The list of abbreviations that a word before a full stop is on; None for a whole word."""
    bare = word.strip(")]”\"'’,").lower()
    plain = bare.replace(".", "")
    words = _words()
    for kind in ("before_more", "adverbs", "may_end"):
        if plain in words[kind]:
            return kind
    if _DOTTED.fullmatch(bare) or (len(plain) > 1 and plain.isalpha() and word.islower() and not _VOWEL.search(plain)):
        return "may_end"
    return None


def _ends_before_number(word: str) -> bool:
    """Whether a sentence ends after `word` and a full stop when a number follows: after a whole word and after a
    year or another number that cannot be an ordinal."""
    if word[-1:].isdigit():
        return not _ORDINAL.fullmatch(word)
    return _kind(word) is None and not (len(word) == 1 and word.isalpha())


def _ends_before_capital(word: str, following: str, *, bracketed: bool, opened: bool) -> bool:
    """Whether a sentence ends after `word` and a full stop when a word with a capital letter follows."""
    words = _words()
    lowered = following.lower()
    if _INITIAL.fullmatch(word):
        return lowered in words["openers"] and len(following) > 1
    if _ORDINAL.fullmatch(word):
        return lowered not in words["after_ordinal"]
    kind = _kind(word)
    if kind == "before_more":
        return False
    if kind == "adverbs":
        return lowered in words["openers"]
    if kind == "may_end":
        # In "(inkl. fleksjob mv.) Antallet" and "5 pct. (Kilde: …)" the stop is the abbreviation's own.
        return not bracketed and not opened and lowered not in words["after_amount"]
    return True
