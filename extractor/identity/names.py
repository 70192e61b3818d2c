"""Where a text names municipalities: "Sorø Kommune", "Jobcenter Frederikshavn-Læsø", "Aalborgs", "Havnsø Kommune"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from models.municipalities import Municipalities, Municipality

_CAPITALISED = re.compile(r"[A-ZÆØÅ][^\W\d_|]*(?:\|[^\W\d_]+)?(?:[-–][A-ZÆØÅ][^\W\d_]*)*(?:['’]s?(?!\w))?")
_KOMMUNE = re.compile(r"(?<=[\w'’])\s?(?:regions)?kommun(?P<ending>es?|ers?|ernes?)(?!\w|-\w)", re.I)
_INSTITUTION = re.compile(
    r"(?:\bjobcent(?:er|ret|eret)|\b(?:arbejdsmarkeds|beskæftigelses|vækst|ydelses|borger)cent(?:er|ret|eret)"
    r"|\bkommunerne|\blbr|\bområde\s*:|\bkommune\s*:)(?:\s+(?:i|for))?\s+",
    re.I,
)
_NO_NAME = re.compile(r"(?:regions)?kommun\w*|jobcent\w+", re.I)
_CONNECTIVE = re.compile(
    r"(?:\s+kommunes?)?(?:\s*[/&+,]\s*(?:og\s+)?|\s+(?:og|samt)\s+|\s*[-–]\s*)(?:jobcent(?:er|ret|eret)\s+)?", re.I
)

# Words with a capital that stand before "Kommune" or after "Jobcenter" and are no place: what opens a sentence, parts
# of the country, and the words of which titles and offices are made.
_NO_PLACE = re.compile(
    r"(?:den|det|de|en|et|denne|dette|disse|hver|hvert|enhver|ethvert|ingen|nogen|nogle|alle|vores|vor|min|mit|din|jeres"
    r"|deres|hvilken|samme|anden|andre|egen|egne|ny|nye|stor|store|lille|lav|mange|flere|få|øvrige|nærmeste|danske?"
    r"|(?:nord|midt|syd|sønder|vest|øst)?(?:jyske?|jydske?|fynske?|sjællandske?)|i|og|for|fra|til|på|af|ved|hos|om|med|når"
    r"|som|at|kl|kle|sag|dato|region\w*|jobindsats\w*|star|rar|lbr|danmarks?|landet|hovedstaden|syddanmark"
    r"|(?:nord|midt|syd|sønder|vest|øst)?(?:jylland|sjælland|danmark|fyn)s?|udvalg\w*|byråd\w*|direktør\w*|leder\w*|chef\w*"
    r"|borger\w*|unge|ydelse\w*|ledelse\w*|medarbejder\w*|team\w*|budget\w*|mål\w*|resultat\w*|status\w*|opfølgning\w*"
    r"|rapport\w*|notat\w*|strategi\w*|politik\w*|plan\w*|indsats\w*|udkast|forslag|bilag|tabel|figur|kilde|kontakt"
    r"|\w*(?:beskæftig|arbejd|forvaltning|afdeling|center|plan|revision|virksomhed|kommun|ledig|social|integration)\w*"
    r"|januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)",
    re.I,
)
_QUALIFIER = re.compile(
    r"(?:nørre|sønder|vester|øster|ny|nye|store|lille|høje|gamle|nordre|søndre|sankt|syd|nord|vest|øst|midt)", re.I
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of one municipality, or of several at once, in the order of print; `text[start:end]` are the names.

    `anchored` where it stands as a municipality's or jobcentre's name, not as a place's; `joint` where several share
    what is named ("Jobcenter A-B", "A og B Kommuner").
    """

    places: tuple[Municipality, ...]
    start: int
    end: int
    anchored: bool = False

    @property
    def joint(self) -> bool:
        """Whether it names several as one."""
        return self.anchored and len(self.places) > 1


@dataclass(frozen=True, slots=True)
class _Word:
    """A capitalised word, or two that make one name; `known` is empty where the vocabulary has no such name."""

    text: str
    start: int
    end: int
    known: tuple[Municipality, ...]


def mentions(text: str, municipalities: Municipalities) -> list[Mention]:
    """Every naming in `text`, in order. A name that the vocabulary does not know counts only beside "Kommune" or
    "Jobcenter"; it comes as a `Municipality` without code and region."""
    words = list(_words(text, municipalities))
    reader = _Reader(text, words, municipalities)
    found = [*reader.before_kommune(), *reader.after_institution(), *reader.bare()]
    return sorted(found, key=lambda mention: mention.start)


def _words(text: str, municipalities: Municipalities) -> Iterator[_Word]:
    matches = [
        found
        for found in _CAPITALISED.finditer(text)
        if not _is_part_of_compound(text, found) and not _NO_NAME.fullmatch(found[0])
    ]
    index = 0
    while index < len(matches):
        first = matches[index]
        second = matches[index + 1] if index + 1 < len(matches) else None
        pair = _pair(text, first, second, municipalities) if second else None
        yield pair or _Word(first[0], first.start(), first.end(), _known(first[0], municipalities))
        index += 2 if pair else 1


def _pair(text: str, first: re.Match[str], second: re.Match[str], municipalities: Municipalities) -> _Word | None:
    """Two words that make one name: Høje Taastrup, Ikast - Brande, Nørre Havn."""
    if not re.fullmatch(r" (?:[-–] )?", text[first.end() : second.start()]):
        return None
    name = f"{first[0]} {second[0]}"
    known = municipalities.find(name)
    if not known and (not _QUALIFIER.fullmatch(first[0]) or _NO_PLACE.fullmatch(second[0])):
        return None
    return _Word(name, first.start(), second.end(), (known,) if known else ())


def _is_part_of_compound(text: str, found: re.Match[str]) -> bool:
    """Aalborg-modellen, Midt-Vejle: the name is part of another word."""
    after, before = text[found.end() : found.end() + 2], text[max(found.start() - 2, 0) : found.start()]
    return bool(re.match(r"[-–]\w", after) or re.search(r"\w[-–]?\Z", before) or after[:1] == "@")


def _known(name: str, municipalities: Municipalities) -> tuple[Municipality, ...]:
    """The municipality of this name; several for a joint name (Frederikshavn-Læsø) whose every part is one."""
    whole = municipalities.find(name)
    if whole:
        return (whole,)
    parts = [municipalities.find(part) for part in re.split(r"[-–]", name)]
    return tuple(part for part in parts if part) if len(parts) > 1 and all(parts) else ()


class _Reader:
    """One pass over a text; each word is used once, by the firmest reading."""

    def __init__(self, text: str, words: list[_Word], municipalities: Municipalities) -> None:
        self._text = text
        self._words = words
        self._municipalities = municipalities
        self._starts = {word.start: index for index, word in enumerate(words)}
        self._ends = {word.end: index for index, word in enumerate(words)}
        self._used: set[int] = set()

    def before_kommune(self) -> Iterator[Mention]:
        """Names before "Kommune" or "Kommuner"; from the text's end, so that a chain is read as a whole."""
        for found in reversed(list(_KOMMUNE.finditer(self._text))):
            index = self._ends.get(found.start())
            if index is None or index in self._used:
                continue
            chain = [index]
            while (before := self._neighbour(chain[0], -1)) is not None:
                chain.insert(0, before)
            # "Nordre Kommuner" is no name, "Havnsø og Lyngvig Kommuner" are two.
            plural = found["ending"].lower().startswith("er")
            several = set(chain) if len(chain) > 1 else set()
            yield from self._mention(chain, firm=several if plural else {index})

    def after_institution(self) -> Iterator[Mention]:
        """Names after "Jobcenter", "kommunerne", "LBR"."""
        for found in _INSTITUTION.finditer(self._text):
            index = self._starts.get(found.end())
            if index is None or index in self._used:
                continue
            chain = [index]
            while (after := self._neighbour(chain[-1], 1)) is not None:
                chain.append(after)
            firm = self._slashed(chain) if found[0].lower().lstrip().startswith("jobcent") else set()
            yield from self._mention(chain, firm=firm)

    def bare(self) -> Iterator[Mention]:
        """The names that are left: of a place, as far as the text says. Such names in a chain are one mention."""
        index = 0
        while index < len(self._words):
            chain = [index]
            while (after := self._neighbour(chain[-1], 1)) is not None:
                chain.append(after)
            index = chain[-1] + 1
            yield from self._mention([place for place in chain if place not in self._used], firm=set(), anchored=False)

    def _neighbour(self, index: int, step: int) -> int | None:
        """The next word of a chain: a connective between, and the word a name for all that can be seen."""
        other = index + step
        if not 0 <= other < len(self._words) or other in self._used:
            return None
        first, second = sorted((self._words[index], self._words[other]), key=lambda word: word.start)
        between = self._text[first.end : second.start]
        if not _CONNECTIVE.fullmatch(between) or not self._can_be_place(self._words[other]):
            return None
        # "Jobcenter Sorø - Beskæftigelse": a dash or comma joins known names only.
        return other if re.search(r"og|/|&|samt", between) or self._words[other].known else None

    def _slashed(self, chain: list[int]) -> set[int]:
        """The first word of a chain, and those that a slash joins to it: "Jobcenter Havnsø/Lyngvig"."""
        firm = {chain[0]}
        for first, second in pairwise(chain):
            if first in firm and "/" in self._text[self._words[first].end : self._words[second].start]:
                firm.add(second)
        return firm

    def _can_be_place(self, word: _Word) -> bool:
        return bool(word.known) or not _NO_PLACE.fullmatch(word.text)

    def _mention(self, chain: list[int], *, firm: set[int], anchored: bool = True) -> Iterator[Mention]:
        """The mention that a chain makes; `firm` are its words that must be a municipality's name, known or not."""
        places: dict[str, Municipality] = {}
        held = []
        for index in chain:
            word = self._words[index]
            meant = word.known or (self._unknown(index) if index in firm else ())
            if meant:
                held.append(index)
                places |= {place.name: place for place in meant}
        if held:
            self._used.update(held)
            first, last = self._words[held[0]], self._words[held[-1]]
            yield Mention(tuple(places.values()), first.start, last.end, anchored)

    def _unknown(self, index: int) -> tuple[Municipality, ...]:
        word = self._words[index]
        if not self._can_be_place(word) or len(word.text) < 3:
            return ()
        near = self._municipalities.nearest(word.text)
        if near:
            return (near,)
        name = word.text.title() if word.text.isupper() else word.text
        return (Municipality("", name, ""),)
