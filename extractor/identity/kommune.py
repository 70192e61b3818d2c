"""Whose document it is: the municipality that title, cover, running heads and prose speak for.

A municipality that is merely mentioned (a neighbour, an author, a comparison) does not win: a single naming weighs
little against a title or against the whole text's habit.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from extractor.identity.evidence import Evidence, preceding
from extractor.identity.names import Mention, mentions
from models.municipalities import Municipalities, Municipality

# What a naming weighs by where it stands. The prose as a whole reaches at most PROSE, in the share of all namings that
# a municipality has, less where there are few: it outweighs a lone line of the cover, not a title and a cover together.
TITLE = 10.0
COVER_ALONE = 8.0
COVER = 3.0
RUNNING = 6.0
PROSE = 20.0
_FEW = 6.0
_BARE = 0.4  # a place's name against a municipality's or jobcentre's
_OWN = 3.0  # "beskæftigelsesplanen for Jobcenter Sorø" against a plain naming
_ASIDE = 0.15
_LISTED = 4  # so many municipalities in one line are a list of them, not a sender
_LEAST = 2.5  # one municipality's name in prose is enough, one or two places' names are not

_ASIDE_BEFORE = re.compile(
    r"(?:\b(?:udarbejdet|udført|lavet|skrevet|udgivet|bistand|støtte|inspiration|inspireret|lånt|hentet|modtaget|kopi"
    r"|kilde|foto|tryk|layout|konsulent\w*|samarbejd\w+|partnerskab\w*|sammen med|fælles med|sammenlign\w*|nabo\w*"
    r"|i forhold til|ift|kontra|mod|end i|klynge\w*|rammevilkår|ligesom|blandt andre|bl\.\s?a|eksempelvis|f\.eks"
    r"|erfaringer(?:ne)? fra|besøg i|region|rar|landsdel)\b|^\s*(?:af|v/|ved)\s)[^.:;]*$",
    re.I,
)
_OWN_BEFORE = re.compile(
    r"(?:beskæftigelses|handlings?|arbejdsmarkeds|aktiverings)?"
    r"(?:plan|strategi|politik|revision|indsats|status|opfølgning\w*)(?:en|er|erne)?(?:\s+(?:19|20)\d\d)?\s+(?:for|i|af)\s+"
    r"(?:jobcent\w+\s+)?(?:i\s+)?$",
    re.I,
)
_PREPOSITION = re.compile(r"(?:\b(?:i|for|fra|til|på|af|hos|ved|og|omkring)\s+|[(/])$", re.I)
_DOCUMENT_WORD = re.compile(
    r"\w*(?:plan|strateg|politi|resultat|status|opfølg|revision|beskæftig|arbejdsmark|rapport|scorecard|oversigt|lbr)\w*",
    re.I,
)
_REGION = re.compile(r"\bRegion (Nordjylland|Midtjylland|Syddanmark|Sjælland|Hovedstaden)")
_END = re.compile(r"\s*(?:$|[-–—:,.;()/]|(?:19|20)\d\d|\n)")


@dataclass
class _Case:
    """What speaks for each municipality, by name; and the namings of several as one."""

    weights: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    places: dict[str, Municipality] = field(default_factory=dict)
    joint: defaultdict[tuple[str, ...], float] = field(default_factory=lambda: defaultdict(float))

    def add(self, mention: Mention, weight: float) -> None:
        for place in mention.places:
            self.places.setdefault(place.name, place)
            self.weights[place.name] += weight
        if mention.joint:
            self.joint[tuple(place.name for place in mention.places)] += weight


def find_municipalities(evidence: Evidence, title: str | None, known: Municipalities) -> tuple[Municipality, ...]:
    """The document's municipality; for a joint jobcentre all of them, the leading one first. Empty where neither the
    text nor the file's name says.

    A name that `known` does not hold comes as a `Municipality` without code.
    """
    case = _Case()
    for mention, weight in _front(evidence, title, known):
        case.add(mention, weight)
    body = _Case()
    for mention, weight in _prose(evidence.prose, known):
        body.add(mention, weight)
    _join_genitives(case, body)
    _part_joint_names(case, body)
    total = sum(body.weights.values())
    for name, weight in body.weights.items():
        case.weights[name] += PROSE * (total / (total + _FEW)) * (weight / total)
        case.places.setdefault(name, body.places[name])
    if not case.weights or max(case.weights.values()) < _LEAST:
        return _from_file_name(evidence.file_name, known)
    leading = max(case.weights, key=lambda name: (case.weights[name], bool(case.places[name].code)))
    names = _partners(leading, case, body)
    region = _only_region(evidence.prose)
    places = (case.places.get(name) or body.places[name] for name in names)
    return tuple(place if place.code else replace(place, region=region) for place in places)


def _front(evidence: Evidence, title: str | None, known: Municipalities) -> Iterator[tuple[Mention, float]]:
    """Namings in title, cover and running heads, weighed."""
    yield from _line_weights(title or "", known, alone=TITLE, inside=TITLE)
    cover = [line for line in evidence.opening if line != title]
    for text in _with_jobcentre_lines(cover):
        yield from _line_weights(text, known, alone=COVER_ALONE, inside=COVER)
    yield from _line_weights(evidence.metadata_title or "", known, alone=COVER_ALONE, inside=COVER_ALONE)
    for head in evidence.running:
        weight = RUNNING + min(head.pages, 4) / 2
        yield from _line_weights(head.text, known, alone=weight, inside=weight)


def _line_weights(text: str, known: Municipalities, *, alone: float, inside: float) -> Iterator[tuple[Mention, float]]:
    """The namings of one line of the front; a municipality twice in a line counts once."""
    seen: set[str] = set()
    found = mentions(text, known)
    if len({place.name for mention in found for place in mention.places}) >= _LISTED:
        return
    for mention in sorted(found, key=lambda item: not item.anchored):
        names = {place.name for place in mention.places}
        if names <= seen or not (mention.anchored or _stands_as_name(text, mention)):
            continue
        seen |= names
        weight = alone if _stands_alone(text, mention) else inside
        weight *= 1 if mention.anchored else 0.6
        yield mention, weight * (_ASIDE if _ASIDE_BEFORE.search(preceding(text, mention.start)) else 1)


def _with_jobcentre_lines(lines: Iterable[str]) -> list[str]:
    """Lines, "Jobcenter" and the name below it made one."""
    joined: list[str] = []
    for line in lines:
        if joined and re.fullmatch(r"(?:\w+- og )?jobcent(?:er|ret|eret)(?: i| for)?|kommune", joined[-1], re.I):
            joined[-1] += " " + line
        else:
            joined.append(line)
    return joined


def _stands_alone(text: str, mention: Mention) -> bool:
    """Whether the line holds no more than the name, its office and marks ("Jobcenter Sorø", "Sorø Kommune | Job")."""
    rest = text[: mention.start] + text[mention.end :]
    return len(re.findall(r"[^\W\d_]+", rest)) <= 4


def _stands_as_name(text: str, mention: Mention) -> bool:
    """Whether a name without "Kommune" or "Jobcenter" is meant as a place: "Vejen til job" is no Vejen, "Mette
    Holbæk" no Holbæk, "Aarhus Universitet" not the municipality."""
    before, after = preceding(text, mention.start), text[mention.end :]
    last = re.search(r"([\w.]+)\s+$", before)
    if last and last[1][0].isupper() and not _DOCUMENT_WORD.fullmatch(last[1]):
        return False
    if not before.strip():
        following = re.match(r"\s*([\w]+)", after)
        return bool(_END.match(after)) or bool(following and _DOCUMENT_WORD.fullmatch(following[1]))
    return bool(_PREPOSITION.search(before)) or bool(_END.match(after))


def _prose(lines: Iterable[str], known: Municipalities) -> Iterator[tuple[Mention, float]]:
    """Namings in running text. Lists of municipalities and lines that are a name alone (rows and axes of tables and
    charts) say nothing of the sender."""
    for text in _sentences(lines):
        found = mentions(text, known)
        places = {place.name for mention in found for place in mention.places}
        if len(places) >= _LISTED:
            continue
        for mention in found:
            if not mention.anchored and not _is_place_in_prose(text, mention):
                continue
            weight = 1.0 if mention.anchored else _BARE
            before = preceding(text, mention.start)
            if mention.anchored and _OWN_BEFORE.search(before):
                weight = _OWN
            elif _ASIDE_BEFORE.search(before):
                weight *= _ASIDE
            yield mention, weight / len(mention.places)


def _sentences(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield from re.split(r"(?<=[a-zæøå\d)][.!?])\s+(?=[A-ZÆØÅ])", line)


def _is_place_in_prose(text: str, mention: Mention) -> bool:
    """A place's name inside a sentence: after a preposition, or in the genitive; not first, not before another name."""
    before = preceding(text, mention.start)
    if re.match(r"\s+[A-ZÆØÅ]", text[mention.end : mention.end + 3]) or text.count(" ") < 3:
        return False
    return bool(_PREPOSITION.search(before)) or (bool(before.strip()) and text[mention.end - 1] in "s'’")


def _join_genitives(*cases: _Case) -> None:
    """An unknown name that also stands without its s ("Jobcenter Havn", "Havns Kommune") is one: the form that stands
    before "Kommune" is the longer one where the municipality is called so, and the more frequent one otherwise."""
    counts: defaultdict[str, float] = defaultdict(float)
    unknown: set[str] = set()
    for case in cases:
        for name, weight in case.weights.items():
            counts[name] += weight
        unknown |= {name for name, place in case.places.items() if not place.code}
    for short in sorted(unknown):
        long = short + "s"
        if long not in unknown:
            continue
        drop, keep = sorted((short, long), key=lambda name: (counts[name], -len(name)))
        for case in cases:
            if drop in case.places:
                case.places.setdefault(keep, next(c.places[keep] for c in cases if keep in c.places))
                case.weights[keep] += case.weights.pop(drop)
                del case.places[drop]


def _part_joint_names(*cases: _Case) -> None:
    """An unknown name of two parts, "Jobcenter Strand-Fjord", is two municipalities where the text names each of them
    alone as well."""
    alone = {name for case in cases for name in case.places}
    for case in cases:
        for name in [name for name, place in case.places.items() if not place.code and "-" in name]:
            parts = tuple(name.split("-"))
            if alone.issuperset(parts):
                weight = case.weights.pop(name)
                del case.places[name]
                case.joint[parts] += weight
                for part in parts:
                    case.places.setdefault(part, next(other.places[part] for other in cases if part in other.places))
                    case.weights[part] += weight


def _partners(leading: str, case: _Case, body: _Case) -> tuple[str, ...]:
    """The municipalities that share the document with the leading one, in the order in which they are named as one.

    They are named so on the cover or in a running head, or again and again in the text.
    """
    joint = {names: weight for names, weight in case.joint.items() if leading in names and weight >= COVER}
    if not joint:
        often = max(2.0, 0.3 * body.weights[leading])
        joint = {
            names: weight for names, weight in body.joint.items() if leading in names and weight * len(names) >= often
        }
    joint = {names: weight for names, weight in joint.items() if len(names) <= _LISTED}
    if not joint:
        return (leading,)
    names = max(joint, key=lambda item: (joint[item], item))
    first, second = case.weights[names[0]], case.weights[leading]
    # Named as one they weigh the same, and the order of print stands; named alone as well, that one leads.
    return names if second < first * 1.5 else (leading, *(name for name in names if name != leading))


def _only_region(lines: Iterable[str]) -> str:
    """The region that the text compares with, for a municipality that the vocabulary does not know: where it names one
    region and no other; else empty."""
    named = {found[1] for line in lines for found in _REGION.finditer(line)}
    return named.pop() if len(named) == 1 else ""


def _from_file_name(file_name: str, known: Municipalities) -> tuple[Municipality, ...]:
    """The municipality that the file's name holds as a word of its own, where it holds one only."""
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", file_name.replace("_", " "))
    parts = [part for word in words for part in (word, *word.split("-")) if len(part) > 3]
    found = {place.name: place for part in parts if (place := known.find(part))}
    return tuple(found.values()) if len(found) == 1 else ()
