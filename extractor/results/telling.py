"""Whether a clause tells what has happened or how things stand, and whether a number in it is what it reports.

Told is what stands in the past, the perfect, or a present that states a level (*er*, *udgør*, *ligger på*). Not told
are forecasts, goals and targets restated, rules, definitions, and what an effort is made for.
"""

from __future__ import annotations

import re

from extractor.danish.areas import areas
from extractor.danish.numbers import Number, Role
from extractor.danish.periods import Period
from models.terms import Unit

# "det skal bemærkes", "det kan ses": how something is told, not what shall be.
_SAYING = re.compile(
    r"\b(?:skal|kan|må|bør)\s+(?:\w+\s+){0,2}?(?:bemærkes|nævnes|ses|aflæses|konstateres|understreges|oplyses|fremhæves|tilføjes|"
    r"siges|forklares|konkluderes|udledes|tages\s+forbehold|ses\s+i\s+lyset)\b|\bvil\s+sige\b|\bdet\s+skyldes\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:forventes|ventes|forventer|venter|skønnes|skønner|forudses|forudser|anslås|anslår|estimeres|budgetteres|budgetteret|"
    r"prognosen?|prognosticer\w*|fremskriv\w*|planlægges|vil|ville|skal|skulle|må|måtte|bør|burde|kan|kunne|ønsker|ønskes|sigter|"
    r"tilstræb\w*|tilsigt\w*|stiler|sigtes|hvis|såfremt|medmindre|potentiale\w*|scenari\w*)\b"
    r"|\bmål(?:et|ene|sætningen?|sætninger|tallet)?\s+(?:er|var|lyder|lød|bliver)(?:\s+\w+){0,2}\s+at\b|\bmed\s+henblik\s+på\b|\bfor\s+at\b",
    re.IGNORECASE,
)
_RULE = re.compile(
    r"\b(?:defineres|definition\w*|defineret|forstås|betegnes|medregnes|indgår\s+i\s+(?:målingen|opgørelsen)|målingen\s+(?:viser|omfatter)|viser\s+(?:andel|antal)|"
    r"opgøres\s+som|tæller\s+med|ifølge\s+loven|lovkrav\w*|lovpligtig\w*|lovens|lovgivningen|bekendtgørelse\w*|refusions?\w*|ret\s+til|pligt\s+til|"
    r"berettiget\w*|omfattet\s+af\s+lov|reformen\s+betyder|satsen|kontanthjælpsloft\w*)\b|§",
    re.IGNORECASE,
)
_STATES = re.compile(
    r"\b(?:var|er|blev|har|havde|udgør|udgjorde|ligger|lå|fik|kom|gik|endte|viser|viste|tæller|talte|svarer|svarede|nåede|rundede|"
    r"modtog|deltog|afgik|indgik|fandt|oplevede|oplever|steg|faldt|holdt|voksede|hvoraf|heraf|[^\W\d_]{3,}(?:ede|edes|te|tes))\b",
    re.IGNORECASE,
)
# Efforts and how they are made up: the numbers of people in them are planned, not observed.
_EFFORT = re.compile(
    r"\b(?:omfatter|består\s+af|bemandes|bemannes|varetager|varetages|rummer|retter\s+sig|målrettet|rettet\s+mod|tilbydes|har\s+plads\s+til|"
    r"har\s+kapacitet|kapacitet|tilbyder|indbyder|afsættes|afsat|bevilget|bevilling|ansættes|ansat|ansætter|opnormer\w*|normeret|prioriteres|"
    r"tilføres|tilført|investere\w*|projektperiode\w*|varer|strækker\s+sig|løber|underbygges|opdelt|inddelt|fordelt\s+på\s+\d+\s+(?:teams|afdelinger))\b",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"\s*(?:nye\s+|flere\s+|ekstra\s+|fuldtids)?(?:medarbejdere?|årsværk|konsulenter|[^\W\d_]*konsulenter|sagsbehandlere?|rådgivere|[^\W\d_]*vejledere|ansatte|"
    r"stillinger|ledere|teams?|afdelinger|jobcentre|jobcentrene|kommuner|kommunerne|a-kasser|områder|indsatsområder|[^\W\d_]*mål|resultatkrav|"
    r"indsatser|temaer|spor|punkter|kategorier|grupper|målgrupper|indikatorer|initiativer|ministermål|pejlemærker|dele|trin|faser|år)\b",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(r"\s*af\s+(?:[^\W\d_]+\s+){0,3}?(?:kommuner|kommunerne|jobcentre|jobcentrene|medarbejderne|udgifterne)\b", re.IGNORECASE)
_RESTATED = re.compile(
    r"\b(?:mål|måltal|delmål|resultatmål|målsætning|resultatkrav|krav|ambition|forventning|budget|forudsætning|niveaumål|ministermål)(?:s|et|en|ene|erne|tallet)?"
    r"(?:\s+(?:om|på|for|var|er|lød|lyder|i|til|med|at|et|en|fald|stigning|reduktion|højst|højest|mindst|maksimalt|minimum|ca\.|omkring|samlet|"
    r"gennemsnitligt?|årligt?|(?:19|20)\d\d|være|nå|fastsat|sat|skulle|skal|:))*\s*:?\s*$",
    re.IGNORECASE,
)
_BESIDE_GOAL = re.compile(
    r"[^.,;]{0,40}?\b(?:højere|lavere|bedre|dårligere|ringere|mere|mindre|flere|færre|over|under|fra|kortere|længere|større)\b"
    r"(?:\s+(?:end|i|det|den|de|at|nå|opfylde|kommunens|jobcentrets|jobcenterets|ministerens|vores))*\s+"
    r"(?:mål|målet|måltallet|målsætningen|resultatkravet|kravet|forvent\w+|budget\w*|resultatmålet|ambitionen|ambitionsniveauet)\b",
    re.IGNORECASE,
)
_MORE_OR_LESS = re.compile(
    r"\s*(?:[^\W\d_]+\s+){0,2}?(?P<word>højere|lavere|bedre|dårligere|ringere|over|under|flere|færre|mere|mindre|kortere|længere|større|bag|foran)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"\b(?:gennemsnittet|gennemsnit|andre\s+kommuner|øvrige|nabokommune\w*|niveauet\s+for|sammenlign\w*)", re.IGNORECASE)
_OF_TIME = re.compile(r"\s*(?:%|pct\.?|procent)?\s*af\s+(?:tiden|året|fuld\s+tid|arbejdstiden|sidste|de\s+seneste)\b", re.IGNORECASE)
_PER_TIME = re.compile(r"\s*(?:[^\W\d_]+\s+)?(?:om\s+(?:året|ugen|måneden)|gange?)\b", re.IGNORECASE)
_RANK_AFTER = re.compile(r"\s*(?:bedste|dårligste|højeste|laveste|største|ud\s+af|\.\s*(?:plads|bedste))\b", re.IGNORECASE)


def is_told(clause: str) -> bool:
    """Whether a clause tells what happened or states how things stand."""
    spoken = _SAYING.sub(" ", clause)
    return bool(_STATES.search(spoken)) and not _AHEAD.search(spoken) and not _RULE.search(spoken)


def is_ahead(clause: str) -> bool:
    """Whether a clause speaks of what will, shall or may be."""
    return bool(_AHEAD.search(_SAYING.sub(" ", clause)))


def is_rule(clause: str) -> bool:
    """Whether a clause gives a definition or a rule of law."""
    return bool(_RULE.search(clause))


def is_effort(clause: str) -> bool:
    """Whether a clause says how an effort is made up rather than what came of it."""
    return bool(_EFFORT.search(clause))


def counts_others(sentence: str, number: Number) -> bool:
    """Whether what is counted are the municipality's own staff, offices, goals or plans, or a share of municipalities."""
    return bool(_STAFF.match(sentence, number.end)) or bool(_OF_OTHERS.match(sentence, number.unit_end))


def restates_goal(sentence: str, number: Number, clause_start: int) -> bool:
    """Whether the number is a target told again (*målet på 20 %*) or a distance from one (*3 % under målet*)."""
    return bool(_RESTATED.search(sentence[clause_start : number.start])) or bool(_BESIDE_GOAL.match(sentence, number.unit_end))


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


def is_quantity(number: Number) -> bool:
    """Whether a number says how much at all: no age, no rank, no number in words that is no share (*to indsatser*)."""
    in_words = number.printed[0].isalpha() and number.unit not in {Unit.PERCENT, Unit.PERCENTAGE_POINTS}
    return number.role == Role.QUANTITY and not in_words


def can_be_value(sentence: str, number: Number) -> bool:
    """Whether a quantity may be an observed value by its neighbours: no rate per year, no end of an interval."""
    if number.range_kind == "interval":
        return False
    return not any(
        pattern.match(sentence, place)
        for pattern, place in ((_OF_TIME, number.end), (_PER_TIME, number.unit_end), (_RANK_AFTER, number.unit_end))
    )
