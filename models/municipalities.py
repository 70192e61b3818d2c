"""The municipalities of Denmark: official name, code, region and the other ways in which they are written."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from models import vocabulary

FILE_NAME = "municipalities.csv"

# Misreadings are only looked up for names long enough that one letter does not make another place of them (Vejle,
# Vejen), and the next best municipality must be this much further away.
_MIN_LENGTH = 5
_LONG = 12  # letters from which two misread ones are allowed
_MARGIN = 2

# One spelling for what typewriters, converters and character recognition make of the same letters: "Aarhus", "Århus"
# and "Arhus"; "Ærø" and "Aero"; a capital I, a one or a bar for l.
_SAME_LETTERS = (
    ("å", "a"), ("aa", "a"), ("æ", "ae"), ("ae", "a"), ("ø", "oe"), ("ö", "oe"), ("oe", "o"), ("0", "o"),
    ("i", "l"), ("1", "l"), ("|", "l"),
)  # fmt: skip
_NOT_LETTERS = re.compile(r"[^\w|]|_")


@dataclass(frozen=True, slots=True)
class Municipality:
    """One municipality. `name` is the official one without "Kommune"; `code` is the three digits of Danmarks
    Statistik and empty, as is `region`, for a municipality that the vocabulary does not know."""

    code: str
    name: str
    region: str
    variants: tuple[str, ...] = ()


class Municipalities:
    """The municipalities of a vocabulary, found by name, variant or code."""

    def __init__(self, items: Iterable[Municipality]) -> None:
        self._items = tuple(items)
        self._by_code = {item.code: item for item in self._items}
        self._by_spelling: dict[str, Municipality] = {}
        self._by_key: dict[str, Municipality] = {}
        for item in self._items:
            for spelling in (item.name, *item.variants):
                self._by_spelling.setdefault(_as_written(spelling), item)
        for item in self._items:
            for spelling in (item.name, *item.variants):
                self._by_key.setdefault(spelling_key(spelling), item)
                self._by_key.setdefault(_scanned(spelling_key(spelling)), item)

    def __iter__(self) -> Iterator[Municipality]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def by_code(self, code: str) -> Municipality | None:
        """The municipality with this three-digit code."""
        return self._by_code.get(code)

    def find(self, name: str) -> Municipality | None:
        """The municipality of this name or variant, in any case, also in the genitive; abbreviations (HTK) as
        written only. None where no municipality is called so."""
        for form in _nominatives(" ".join(name.split()).replace("–", "-")):
            found = self._by_spelling.get(form) or self._by_spelling.get(form.lower())
            if found:
                return found
        return None

    def nearest(self, name: str) -> Municipality | None:
        """The municipality that a misspelt or misread name means: the same letters by `spelling_key`, or at most one
        letter off (two in long names) where no other municipality comes near. None where none is meant clearly.

        The last resort: only for words that stand where a municipality's name must stand.
        """
        found = self.find(name)
        if found:
            return found
        for form in _nominatives(name):
            for key in (spelling_key(form), _scanned(spelling_key(form))):
                if key in self._by_key:
                    return self._by_key[key]
        return self._misread(spelling_key(name))

    def _misread(self, key: str) -> Municipality | None:
        if len(key) < _MIN_LENGTH:
            return None
        distances: dict[str, int] = {}
        for spelling, item in self._by_key.items():
            distance = Levenshtein.distance(key, spelling, score_cutoff=_MARGIN + 2)
            distances[item.name] = min(distance, distances.get(item.name, distance))
        ranked = sorted(distances.items(), key=lambda pair: pair[1])
        if not ranked or ranked[0][1] > (2 if len(key) >= _LONG else 1):
            return None
        if len(ranked) > 1 and ranked[1][1] - ranked[0][1] < _MARGIN:
            return None
        return self.find(ranked[0][0])


def spelling_key(name: str) -> str:
    """`name` with the letters that stand for one another made one; only for comparing with another key."""
    key = _NOT_LETTERS.sub("", name.lower())
    for written, read in _SAME_LETTERS:
        key = key.replace(written, read)
    return key


def _scanned(key: str) -> str:
    """Scanners take "rn" and "m" for one another."""
    return key.replace("rn", "m")


def load_municipalities(folder: Path | None = None) -> Municipalities:
    """The municipalities of the vocabulary file, the user's own where `folder` holds a `municipalities.csv`.

    The file has the columns code, name, region and variants, the last separated by semicolons; a missing column raises
    KeyError.
    """
    return Municipalities(_rows(vocabulary.read(FILE_NAME, folder)))


def _rows(text: str) -> Iterator[Municipality]:
    for row in csv.DictReader(text.removeprefix("\ufeff").splitlines()):
        variants = tuple(part.strip() for part in (row["variants"] or "").split(";") if part.strip())
        yield Municipality(row["code"].strip(), row["name"].strip(), row["region"].strip(), variants)


def _as_written(spelling: str) -> str:
    """Abbreviations keep their capitals, so that they match nothing else; names are looked up in lower case."""
    return spelling if spelling.isupper() else spelling.lower()


def _nominatives(name: str) -> Iterator[str]:
    """The name, and the name that it is the genitive of: Aalborgs, Randers', Fanø's."""
    yield name
    for ending in ("'s", "’s", "'", "’", "s", "S"):
        if name.endswith(ending) and len(name) - len(ending) > 2:
            yield name.removesuffix(ending)
