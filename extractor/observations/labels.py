"""What one label says of its numbers: area, time, unit, kind of number, and what they stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from extractor.danish import groups, numbers
from extractor.danish.areas import AreaMention
from extractor.observations import statistics, times, words
from extractor.observations.statistics import Statistic
from extractor.observations.times import NO_TIME, Times
from extractor.observations.words import TableWords
from extractor.results import places
from models.municipalities import Municipalities, load_municipalities
from models.records import Document
from models.terms import Standing, Unit

# Before an area that a figure is held against: "ift. hele landet", "forskel til klyngen".
_AGAINST = re.compile(
    r"(?:\bi\s+forhold\s+til|\bift\.?|\bi\s+f\.?\s?t\.?|\bsammenlignet\s+med|\bend\s+i|\bend|\bmod|\bvs\.?|"
    r"\b(?:forskel(?:len)?|afvigelse(?:n)?|diff(?:erence)?\.?|afstand)\s+(?:til|fra|mellem|ml\.))"
    r"(?:\s+(?:i|på|for|til|fra|gennemsnittet|gns\.?|niveauet|hele|den|det|øvrige))*\s*$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s*(?:,|og|samt|eller)\s*(?:(?:i|på|for|med)\s+)?(?:hele\s+)?", re.IGNORECASE)
_TWO_UNITS = re.compile(r"\bantal\s*(?:/|og|eller)\s*(?:pct|procent|%|andel)", re.IGNORECASE)
_COUNTS_PERSONS = re.compile(
    r"\b(?:fuldtids|helårs|års)[ -]?pers|\bantal(?:let\s+af)?\s+(?:\w+\s+){0,2}?person|^\W*pers(?:oner|\.)?\W*$"
    r"|[,(–-]\s*(?:antal\s+)?pers(?:oner|\.)?\W*$|\bpersoner\s*\)",
    re.IGNORECASE,
)
# Marks at the end of a label that send to a note: Hjørring*, Hele landet¹, Kontanthjælp 1).
_NOTE_MARKS = re.compile(r"(?:\s*[*†‡¹²³⁴⁵⁶⁷⁸⁹⁰]+|(?<=[^\W\d])\s+\d\))+\s*$")
_NO_CHANGE = re.compile(r"\s+(?:af|og|samt)\b|\s*/\s*[^\W\d]", re.IGNORECASE)  # "Udvikling af kompetencer"
_IN_UNIT = re.compile(r"[\s,(]*(?:i|angivet\s+i|opgjort\s+i)?\s*(?:pct|procent|%)[\s.-]*(?:po[il]nt)?", re.IGNORECASE)
_BY_PERCENT = re.compile(r"(?:procentvis(?:e)?|relativ(?:e)?)\s+$", re.IGNORECASE)
# An age or a length of time in a label makes its numbers those of a part.
_NARROWING = re.compile(
    r"\b\d+\s*(?:[-–]\s*\d+\s*)?(?:-?årige?|år|uger|måneder|mdr\.?|dage|timer)(?!\w)|\+\s*\d+\s*år|\b\d+\s*\+",
    re.IGNORECASE,
)
# Ages that say who a group is, the population of which shares are counted or *unge*: no part of it.
_EVERYONE = re.compile(
    r"\b1[5-8]\s*[-–]\s*6[4-9]\s*(?:-?årige?|år)|\bunge\s+(?:\w+\s+)?under\s+(?:25|30)\s+år", re.IGNORECASE
)
_OF_UNIT = re.compile(r"i\s|antal\s", re.IGNORECASE)
_COUNTED = re.compile(r"\b(?:antal|gns\.?|gennemsnitligt?|i|målt\s+i|opgjort\s+i)\s+$", re.IGNORECASE)
_COUNTING = re.compile(r"\bantal(?:let)?\b|\bstk\.?\b", re.IGNORECASE)
_FILLING = re.compile(
    r"\b(?:i|pr|per|for|af|på|fra|til|og|den|det|de|opgjort|ultimo|primo|medio|kvartal|kvt?|måned|år|året|antal|andel|kommune|region)\b",
    re.IGNORECASE,
)
_UNITS = re.compile(r"\d+|%|pct\.?[- ]?point|pct\.?|procentpoint|procent|kr\.?|mio\.?|t\.kr\.?", re.IGNORECASE)
_NAME_WITH_FIGURE = re.compile(r"\d[A-ZÆØÅ]\b")  # 3F
_LETTERS = re.compile(r"[^\W\d_]{2}")
_KOMMUNE = re.compile(r"\s+kommunes?$|^jobcenter\s+", re.IGNORECASE)
_ADDED = ("kvinder",)  # comes in addition to the groups of the context
_LETTERS_OF_YEAR = re.compile(r"(?P<letters>[A-Z]{1,2})[ .]?(?=(?:19|20)\d\d\b)")
_SINCE = re.compile(
    r"\bsiden\b|\bfra\b(?!.*\btil\b)|\b(?:i\s+forhold\s+til|ift\.?|mod)\s+(?:[^\W\d]+\.?\s+|\d\.\s*kv\w*\.?\s+)?(?:19|20)\d\d",
    re.IGNORECASE,
)
_FEW_WORDS = 3
_SHORT = 40  # characters of a label that is a heading rather than a sentence


@dataclass(frozen=True, slots=True)
class Facets:
    """What a label says. `plain`: nothing but place, time, unit and kind, so that it names no subject of its own."""

    text: str
    areas: tuple[str, ...] = ()
    held_against: str | None = None
    times: Times = NO_TIME
    unit: Unit | None = None
    change_unit: Unit | None = None  # of the change that the label names: "Udvikling i pct. i antal personer"
    counting: bool = False
    statistics: tuple[Statistic, ...] = ()
    change: bool = False
    difference: bool = False
    share: bool = False
    rank: bool = False
    index: bool = False
    total: bool = False
    mean: bool = False
    of_which: bool = False
    standing: Standing | None = None
    year_before: bool = False
    since: bool = False  # its period is where a change begins: "vækst siden 2012"
    groups: tuple[str, ...] = ()
    plain: bool = False
    narrowed: bool = False  # by an age or a length of time: "over 26 uger"
    short: bool = True

    @property
    def names_subject(self) -> bool:
        """Whether the label says what is counted, rather than of whom or of which part."""
        return bool(self.statistics) or self.share or self.counting or self.change or self.standing is not None


class LabelReader:
    """Reads the labels of one document's tables."""

    def __init__(self, document: Document, folder: Path | None) -> None:
        self._document, self._folder = document, folder
        self.words: TableWords = words.load(folder)
        self.benefits = self.words.benefits
        self._statistics = statistics.load(folder)
        self._municipalities: Municipalities = _municipalities(folder)
        self.read = lru_cache(maxsize=4096)(self._read)

    def groups(self, text: str, context: str = "") -> tuple[str, ...]:
        """Whom the text is about; those of `context` where it names none of its own."""
        # In a label a comma specifies (*Kontanthjælp, match 1*); only words join two groups.
        parted = _without_state(text, self._folder).replace(",", ";")
        named = _without_anyone(groups.groups(parted, "", folder=self._folder))
        if not context or (named and named != _ADDED):
            return named
        return groups.groups(text, _without_state(context, self._folder), folder=self._folder)

    def told(self, context: str) -> tuple[str, ...]:
        """Whom a heading, a caption or another label is about."""
        return self.groups("", context) or self.groups(context)

    def people(self, text: str) -> bool | None:
        """Whether an *antal* in the text counts people (True) or things (False); None where it does not say."""
        things = [found.start for found in self.words.things.find(text)]
        people = [found.start for found in self.words.people.find(text)]
        people += [one.start for one in groups.mentions(text, folder=self._folder) if one.group != "virksomheder"]
        if not things and not people:
            return None
        return min(people, default=len(text)) < min(things, default=len(text))

    def municipality(self, text: str) -> str | None:
        """The municipality that a misspelt label means, where the labels beside it are areas."""
        bare = _KOMMUNE.sub("", text.strip())
        found = self._municipalities.nearest(bare) if len(bare.split()) <= 2 else None
        return found.name if found else None

    def _read(self, printed: str) -> Facets:
        text = _NOTE_MARKS.sub("", printed)
        areas, against, area_spans = self._areas(text)
        dates = times.read(text)
        kinds = {
            name: getattr(self.words, name).spans(text)
            for name in ("change", "difference", "rank", "share", "total", "mean", "of_which")
        }
        kinds["change"] = [span for span in kinds["change"] if not _NO_CHANGE.match(text, span[1])]
        standing, standing_spans = self._standing(text)
        unit = _unit(text) or self._duration(text)
        spans = [*area_spans, *dates.spans, *standing_spans]
        spans += [span for name in ("change", "difference", "total", "mean") for span in kinds[name]]
        short = len(text) <= _SHORT
        return Facets(
            text=printed,
            areas=areas,
            held_against=against,
            times=dates,
            unit=unit,
            change_unit=_change_unit(text, kinds["change"]),
            counting=_COUNTING.search(text) is not None,
            statistics=self._statistics.named([text]),
            change=bool(kinds["change"]),
            difference=bool(kinds["difference"]) or (against is not None and not areas),
            share=bool(kinds["share"]),
            rank=bool(kinds["rank"]),
            index=self.words.index.search(text) is not None,
            total=self._is_total(text, kinds["total"]),
            mean=bool(kinds["mean"]),
            of_which=self.words.of_which.opens(text),
            standing=standing,
            since=_SINCE.search(text) is not None,
            year_before=times.leans_on_year_before(text),
            groups=self.groups(text) or (self.groups("", text) if short else ()),
            plain=_is_plain(text, spans),
            narrowed=_NARROWING.search(_EVERYONE.sub(" ", text)) is not None,
            short=short,
        )

    def _areas(self, text: str) -> tuple[tuple[str, ...], str | None, list[tuple[int, int]]]:
        alone = self._area_alone(text)
        if alone:
            return (alone,), None, [(0, len(text))]
        named = places.mentions(text, self._document)
        against: list[AreaMention] = []
        for mention in named:
            joined = bool(against) and _JOINED.fullmatch(text, against[-1].end, mention.start)
            if joined or _AGAINST.search(text[: mention.start]):
                against.append(mention)
        own = tuple(dict.fromkeys(mention.area for mention in named if mention not in against))
        held = against[0].area if against else None
        return own, held, [(mention.start, mention.end) for mention in named]

    def _area_alone(self, text: str) -> str | None:
        for area, listed in self.words.areas.items():
            if listed.alone(text):
                return self._resolved(area)
        found = self._municipalities.find(_KOMMUNE.sub("", text.strip(" *:")))
        return found.name if found and text.strip()[:1].isupper() else None

    def _resolved(self, area: str) -> str | None:
        if area == "kommunen":
            return self._document.kommune[0] if len(self._document.kommune) == 1 else None
        found = places.mentions(area, self._document)
        return found[0].area if found else area if area not in {"regionen", "RAR"} else None

    def _standing(self, text: str) -> tuple[Standing | None, list[tuple[int, int]]]:
        """What the label's numbers stand for: the first word of it in a short label, its opening word in a longer."""
        letters = _LETTERS_OF_YEAR.match(text)
        if letters and letters["letters"] in self.words.letters:
            return self.words.letters[letters["letters"]], [letters.span("letters")]
        found = []
        for standing, listed in self.words.standing.items():
            for start, end in listed.spans(text):
                if len(text) <= _SHORT or not text[:start].strip(" ("):
                    found.append((start, -end, standing))
        if not found:
            return None, []
        chosen = min(found)
        return chosen[2], [(start, -end) for start, end, _ in found]

    def _duration(self, text: str) -> Unit | None:
        """A length of time that the label gives as unit: *Varighed (uger)*, *antal uger*, not *over 26 uger*."""
        stretches = [text, *(part.rsplit("(", 1)[-1] for part in text.split(")")[:-1]), text.rsplit(",", 1)[-1]]
        for unit, listed in self.words.durations.items():
            if any(listed.alone(part) for part in stretches):
                return unit
            for start, end in listed.spans(text):
                counted = _COUNTED.search(text[:start]) or _OF_UNIT.match(text, start)
                if counted and not text[end:].strip(" ).:*"):
                    return unit
        return None

    def _is_total(self, text: str, spans: list[tuple[int, int]]) -> bool:
        """A total opens the label or closes it (*Kontanthjælp i alt*); *samlet* and *alle* do in a few words only."""
        bare = text.strip(" :*.()")
        if len(bare.split()) <= _FEW_WORDS and self.words.total_when_short.opens(bare):
            return True
        return len(text) <= _SHORT and any(
            not text[:start].strip(" (*-–") or end >= len(bare) or text[end:].lstrip().startswith(("(", ","))
            for start, end in spans
        )


def _unit(text: str) -> Unit | None:
    """The unit that a label gives to its numbers; *personer med dansk oprindelse* gives none."""
    unit = numbers.named_unit(text)
    if _TWO_UNITS.search(text):
        return None
    return None if unit is Unit.PERSONS and not _COUNTS_PERSONS.search(text) else unit


def _change_unit(text: str, changes: list[tuple[int, int]]) -> Unit | None:
    """The unit that stands right after a word of change, or *procentvis* right before it."""
    for start, end in changes:
        after = _IN_UNIT.match(text, end)
        if after and (unit := numbers.named_unit(after.group())) in {Unit.PERCENT, Unit.PERCENTAGE_POINTS}:
            return unit
        if _BY_PERCENT.search(text[:start]):
            return Unit.PERCENT
    return None


def _without_anyone(named: tuple[str, ...]) -> tuple[str, ...]:
    """Labels say *personer* and *borgere* of the groups that they name: these alone are meant."""
    specific = tuple(group for group in named if group != "borgere")
    return specific if set(specific) - {"virksomheder", *_ADDED} else named


def _without_state(text: str, folder: Path | None) -> str:
    """The text without a group that only says in which state the next one is: *beskæftigede flygtninge*."""
    named = groups.mentions(text, folder=folder)
    for left, right in pairwise(named):
        if left.group == "beskæftigede" and not text[left.end : right.start].strip():
            return text[: left.start] + " " * (left.end - left.start) + text[left.end :]
    return text


def _is_plain(text: str, spans: list[tuple[int, int]]) -> bool:
    """Whether nothing is left of the label once place, time, kind and unit are taken out."""
    kept = list(text)
    for start, end in spans:
        kept[start:end] = " " * (end - start)
    if _NAME_WITH_FIGURE.search("".join(kept)):
        return False
    rest = _FILLING.sub(" ", _UNITS.sub(" ", "".join(kept)))
    return not _LETTERS.search(rest)


@lru_cache(maxsize=4)
def _municipalities(folder: Path | None) -> Municipalities:
    return load_municipalities(folder)
