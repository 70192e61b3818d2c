"""Whether a clause tells what has happened or how things stand, and whether a number in it is what it reports.

Told is what stands in the past, the perfect, or a present that states a level (*er*, *udgør*, *ligger på*). Not told
are forecasts, goals and targets restated, rules, definitions, and what an effort is made for.
"""

from __future__ import annotations

import re

from extractor.danish.areas import areas
from extractor.danish.numbers import Number, Role
from extractor.danish.periods import Period
from extractor.danish.verbs import tells_past
from extractor.danish.wording import any_of, whole
from extractor.results.words import results
from models.terms import Unit

_SAYING = re.compile(
    rf"\b(?:skal|kan|må|bør)\s+(?:\w+\s+){{0,2}}?{any_of(results('telling', 'saying'))}\b|\bvil\s+sige\b", re.IGNORECASE
)
_AHEAD = whole(results("telling", "ahead"))
_GOAL_IS = re.compile(
    r"\bmål(?:et|ene|sætningen?|sætninger|tallet)?\s+(?:er|var|lyder|lød|bliver)(?:\s+\w+){0,2}\s+at\b", re.IGNORECASE
)
_TO_CHANGE = re.compile(
    r"\bat\s+(?:reducere|nedbringe|øge|sænke|hæve|mindske|forøge|få|nå|have|tiltrække|skaffe|etablere|rekruttere)\b",
    re.IGNORECASE,
)
_RULE = whole(results("telling", "rule"))
_STATES = re.compile(
    rf"\b(?:{any_of(results('telling', 'states'))}|[^\W\d_]{{3,}}(?:ede|edes|te|tes))\b", re.IGNORECASE
)
_EFFORT = whole(results("telling", "effort"))
_VARYING = whole(results("telling", "varying"))
_PASSIVE_AHEAD = whole(results("size", "passive_ahead"))
_OWN_THING = re.compile(
    rf"\s*(?:nye\s+|flere\s+|ekstra\s+|forskellige\s+|andre\s+|øvrige\s+)*{any_of(results('telling', 'own_things'))}\b",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"\s*af\s+(?:[^\W\d_]+\s+){0,3}?(?:kommuner|kommunerne|jobcentre|jobcentrene|medarbejderne|udgifterne)\b",
    re.IGNORECASE,
)
_TARGET_WORDS = (
    r"om|på|for|var|er|lød|lyder|i|til|med|at|et|en|fald|stigning|reduktion|højst|højest|mindst|maksimalt|minimum|ca\.|"
    r"omkring|samlet|gennemsnitligt?|årligt?|(?:19|20)\d\d|være|nå|fastsat|sat|skulle|skal|:|en\s+[^\W\d_]+"
)
_RESTATED = re.compile(
    rf"\b{any_of(results('telling', 'target'))}(?:s|et|en|ene|erne|tallet)?(?:\s+(?:{_TARGET_WORDS}))*\s*:?\s*$",
    re.IGNORECASE,
)
_BESIDE_GOAL = re.compile(
    r"[^.,;]{0,40}?\b(?:højere|lavere|bedre|dårligere|ringere|mere|mindre|flere|færre|over|under|fra|kortere|længere|"
    r"større)\b(?:\s+(?:end|i|det|den|de|at|nå|opfylde|kommunens|jobcentrets|jobcenterets|ministerens|vores))*\s+"
    rf"{any_of(results('telling', 'target_beside'))}\b"
    r"|\s+[^\W\d_]+\s+(?:op\s+)?til\s+(?:målet|måltallet|resultatkravet)\b",
    re.IGNORECASE,
)
_WITH_GOAL = re.compile(r"\b(?:nået|opfyldt|indfriet|overopfyldt)\s+med\s+$", re.IGNORECASE)
_MORE_OR_LESS = re.compile(
    r"\s*(?:(?!(?:er|var|har|ligger|lå|i|på)\b)[^\W\d_]+\s+){0,2}?(?P<word>højere|lavere|bedre|dårligere|ringere|over|under|flere|færre|mere|mindre|"
    r"kortere|længere|større|bag|foran)\b",
    re.IGNORECASE,
)
_OTHERS = whole(results("telling", "others"))
_OF_TIME = re.compile(
    r"\s*(?:%|pct\.?|procent)?\s*af\s+(?:tiden|året|fuld\s+tid|arbejdstiden|sidste|de\s+seneste)\b", re.IGNORECASE
)
_PER_TIME = re.compile(r"\s*(?:[^\W\d_]+\s+)?(?:om\s+(?:året|ugen|måneden)|gange?)\b", re.IGNORECASE)
_RANK_AFTER = re.compile(
    r"\s*(?:bedste|dårligste|højeste|laveste|største|ud\s+af|\.\s*(?:plads|bedste))\b", re.IGNORECASE
)
_LISTED = re.compile(r"\b(?:antal|andel)[^:.]*:\s*$", re.IGNORECASE)
_ON_A_SCALE = re.compile(r"\bskala(?:en)?\s+(?:fra\s+)?(?:\d+\s+(?:til|-|–)\s+)?$", re.IGNORECASE)


def is_told(clause: str) -> bool:
    """Whether a clause tells what happened or states how things stand."""
    told = _STATES.search(_SAYING.sub(" ", clause)) is not None or tells_past(clause)
    return told and not is_ahead(clause) and not is_rule(clause)


def is_listed(sentence: str, number: Number) -> bool:
    """Whether the number stands after a colon that a count comes before: *Antal på sygedagpenge: 612*."""
    return bool(_LISTED.search(sentence[: number.start]))


def is_ahead(clause: str) -> bool:
    """Whether a clause speaks of what will, shall or may be, or of what is to be done with a figure."""
    spoken = _SAYING.sub(" ", clause)
    return any(pattern.search(spoken) for pattern in (_AHEAD, _GOAL_IS, _TO_CHANGE, _PASSIVE_AHEAD))


def is_rule(clause: str) -> bool:
    """Whether a clause gives a definition or a rule of law."""
    return "§" in clause or bool(_RULE.search(clause))


def is_effort(clause: str) -> bool:
    """Whether a clause says how an effort is made up rather than what came of it."""
    return bool(_EFFORT.search(clause))


def is_varying(sentence: str) -> bool:
    """Whether a sentence tells how far figures lie apart, naming only the extremes."""
    return bool(_VARYING.search(sentence))


def is_quantity(number: Number) -> bool:
    """Whether a number says how much at all: no age, no rank, no number in words that is no share (*to indsatser*)."""
    in_words = number.printed[0].isalpha() and number.unit not in {Unit.PERCENT, Unit.PERCENTAGE_POINTS}
    return number.role == Role.QUANTITY and not in_words


def can_be_value(sentence: str, number: Number) -> bool:
    """Whether a quantity may be an observed value by its neighbours: no rate per year, no end of an interval or a
    scale, none of the municipality's own staff, goals and plans."""
    if number.range_kind == "interval" or _ON_A_SCALE.search(sentence[: number.start]):
        return False
    beside = (
        (_OF_TIME, number.end), (_PER_TIME, number.unit_end), (_RANK_AFTER, number.unit_end),
        (_OWN_THING, number.end), (_OF_OTHERS, number.unit_end),
    )  # fmt: skip
    return not any(pattern.match(sentence, place) for pattern, place in beside)


def restates_goal(sentence: str, number: Number, clause_start: int) -> bool:
    """Whether the number is a target told again (*målet på 20 %*) or a distance from one (*3 % under målet*)."""
    before = sentence[clause_start : number.start]
    return bool(_RESTATED.search(before) or _WITH_GOAL.search(before) or _BESIDE_GOAL.match(sentence, number.unit_end))


def sets_apart(sentence: str, number: Number, end: int, dates: list[Period]) -> bool:
    """Whether the number is the distance between two areas or groups at one time: *0,4 procentpoint højere end på
    landsplan*. A distance from an earlier time is a change."""
    more = _MORE_OR_LESS.match(sentence, number.unit_end)
    if not more:
        return False
    rest = sentence[more.end() : end]
    if any(more.end() <= date.start < end for date in dates):
        return False
    return bool(areas(rest)) or bool(_OTHERS.search(rest)) or more["word"].lower() in {"bag", "foran"}
