"""What makes a sentence of running prose a goal, and what shows that it is none.

The rules are those of the contract: a sentence is a goal where it says what shall be reached (*skal nedbringes til*,
*forventes højst at være*, *målet er at*); it is none where it forecasts the world outside, tells what was done, quotes
the law, or describes an activity.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.danish.cues import bound, direction
from extractor.danish.numbers import Number, Role
from models.terms import Unit

LEAST_AIM = 15  # characters after "Målet er at" that say what it is


@dataclass(frozen=True, slots=True)
class Decision:
    """The rule that took a sentence for a goal, and how sure it is (0 to 1)."""

    rule: str
    confidence: float


# "Målet med aftalen er, at …", "Det overordnede mål er at …", "Et centralt mål er derfor at …": the goal is what the
# sentence is about, so it stands first in its clause ("Tilgangen til ministerens mål er, at …" is about the approach).
_STATED = re.compile(
    r"(?:^|[.,;:–]\s*|\b(?:og|men|idet|hvor|så|samt|at)\s+)[\s*_\"”]*"
    r"(?:(?:det|de|et|den|en|vores|kommunens|jobcentrets|jobcenterets|byrådets|udvalgets|der\s+(?:er|være)|(?:vil|skal)\s+der\s+være)\s+)*(?:et\s+)?(?:[^\W\d_]+e\s+|[^\W\d_]+t\s+){0,3}?"
    r"(?:mål|målet|målene|delmål|delmålet|hovedmålet|målsætning|målsætningen|målsætningerne|ambition|ambitionen|resultatkravet|resultatkrav|måltallet|pejlemærket)\b"
    r"(?:\s+(?:for|med|i|på|om|hertil|vedr\.|vedrørende)\s+[^.,;:]{1,80}?)?\s*,?\s*"
    r"(?:er|lyder|bliver|vil\s+være|der\s+indebærer|om)\s*,?\s*(?:derfor\s+|således\s+|fortsat\s+|som\s+minimum\s+|dermed\s+|naturligvis\s*,?\s*)?,?\s*"
    r"(?:at|højst|mindst|minimum|maksimalt|\d)",
    re.IGNORECASE,
)
_AIM = re.compile(r"\b(?:har\s+(?:som|det\s+som)\s+mål|sætter\s+(?:som|det\s+som)\s+mål|har\s+(?:sat|fastsat|opstillet)\s+(?:et|som|det\s+som)\s+mål|"
                  r"målsætning\s+om|mål\s+om|resultatkrav\s+om)\b", re.IGNORECASE)  # fmt: skip
_MODAL = re.compile(r"\b(?:skal|må|bør|ønskes|ønsker|tilstræbes|tilstræber|stiles|sigtes|stræber)\b", re.IGNORECASE)
_EXPECTED = re.compile(r"\bforventes\b", re.IGNORECASE)
_LEVEL_WITH = re.compile(r"\bpå\s+niveau\s+med\b|\bsamme\s+niveau\s+som\b|\bikke\s+(?:være\s+)?(?:lavere|højere|ringere|dårligere)\s+end\b"
                         r"|\bblandt\s+(?:de|den)\s+\w+\s+(?:bedste|procent)\b", re.IGNORECASE)  # fmt: skip
_COUNTED = re.compile(
    r"\b(?:antal(?:let)?|andel(?:en)?|varighed(?:en)?|bestand(?:en)?|tilgang(?:en)?|afgang(?:en)?|\w*grad(?:en)?|\w*ledighed(?:en)?|"
    r"\w*procent(?:en)?|effekt(?:en)?|udgift(?:en|erne)?|flere|færre)\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:reducer|nedbring|øg|forøg|sænk|mindsk|begræns|hæv|løft|fald|stig|halver|fordobl|forkort|fasthold|bevar|styrk)\w*(?:e|es|et)?\b",
    re.IGNORECASE,
)
_FUTURE_PASSIVE = re.compile(
    r"\b(?:reduceres|nedbringes|øges|forøges|sænkes|mindskes|hæves|løftes|falder|stiger|halveres|fordobles|forkortes)\b",
    re.IGNORECASE,
)

# Hard negatives
_FORECAST = re.compile(
    r"\b(?:beskæftigelsen|arbejdsstyrken|arbejdsmarkedet|efterspørgslen|befolkningen|befolkningstallet|væksten|økonomien|konjunkturerne|"
    r"arbejdskraftmangel(?:en)?|prognosen?|fremskrivning(?:en|er)?|udbuddet|jobomsætningen)\b[^.]{0,120}\b(?:forventes|ventes|skønnes|vil|forudses)\b"
    r"|\b(?:forventes|ventes|skønnes|forudses)\b[^.]{0,60}\b(?:beskæftigelsen|arbejdsstyrken|en\s+stigning|et\s+fald|efterspørgslen)\b"
    r"|\b(?:prognosen?|fremskrivning(?:en|er)?)\b[^.]{0,40}\b(?:viser|peger|forudser|anslår)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:er|var|blev|har|havde|er\s+der|har\s+der)\b[^.]{0,60}\b(?:faldet|steget|sket|været|opnået|nået|indfriet|opfyldt|gennemført|vedtaget|"
    r"indgået|lavet|udmeldt|etableret|iværksat|igangsat|oprettet|modtaget|oplevet|deltaget|afsluttet|udvidet|ændret|videreført|fastsat|foretaget)\b"
    r"|\b(?:steg|faldt|blev|fik|kom|gik|var|havde)\b",
    re.IGNORECASE,
)
_PERFECT = re.compile(
    r"\b(?:har|havde|er\s+blevet|er\s+der)\s+(?:[^\W\d_]+\s+){0,3}?(?!det|et|meget|andet|noget)[^\W\d_]{2,}(?:et|t)\b",
    re.IGNORECASE,
)
_HABIT = re.compile(
    r"\b(?:gange?\s+(?:om|i)|dage\s+om|timer\s+om|hver\s+(?:dag|uge|måned)|samtaler?\s+(?:om|i|inden))\b", re.IGNORECASE
)
_VERDICT = re.compile(
    r"\b(?:mål|målet|målene|krav|kravet|resultatkravet|måltallet)\b[^.;]{0,60}?\b(?:er|blev|bliver|forventes|vurderes|kan|anses)\b"
    r"[^.;]{0,40}\b(?:nået|opfyldt|indfriet|opgøres|nås|opnået)\b",
    re.IGNORECASE,
)
_LAW = re.compile(
    r"\b(?:jf\.\s+lov|efter\s+lov|ifølge\s+lov|loven|lovens|lovgivningen|§|bekendtgørelse\w*|reformen|\w+reformen|har\s+pligt|"
    r"har\s+ret\s+til|er\s+forpligtet|lovpligtig\w*)\b",
    re.IGNORECASE,
)
_SPEAKS_OF_GOALS = re.compile(
    r"\b(?:følgende|nedenstående|ovenstående|nedenfor|ovenfor|herunder)\b[^.]{0,60}\b(?:mål|målene|målet|resultatkrav)\b"
    r"|\bmål(?:et|ene)?\s+(?:er|bliver)\s+(?:fastsat|opstillet|udmeldt|udvidet|ændret|følgende|vejledende|udtryk|at\s+finde)\b"
    r"|\bder\s+(?:er|bliver)\s+(?:opstillet|fastsat|udmeldt)\b"
    r"|\b(?:et|to|tre|fire|fem|seks|syv|otte|ni|ti|\d{1,2})\s+(?:[^\W\d_]+\s+){0,2}(?:minister)?(?:mål|resultatkrav|pejlemærker|målsætninger)\b(?![^.]*\bskal\b)",
    re.IGNORECASE,
)


_RELATIVE = re.compile(
    r",\s*(?:hvor|hvilke[nt]?|hvoraf|hvorfor|hvordan|som|der|idet|da|mens|fordi|uanset|svarende\s+til)\b[^,]*(?:,|$)",
    re.IGNORECASE,
)


def main_clause(sentence: str) -> str:
    """The sentence without what its relative and causal clauses add: their verbs tell of other things."""
    return _RELATIVE.sub(" ", sentence)


def decide(sentence: str, numbers: tuple[Number, ...]) -> Decision | None:
    """Whether a sentence that stands under no goal label is a goal. `numbers` are its quantities, periods left out."""
    if sentence.rstrip().endswith((":", "?")) or _SPEAKS_OF_GOALS.search(sentence) or is_verdict(sentence):
        return None
    stated = _STATED.search(sentence)
    if stated and len(sentence) - stated.end() > LEAST_AIM:
        return Decision("stated as a goal", 0.9 if numbers else 0.75)
    if _FORECAST.search(sentence) or _LAW.search(sentence):
        return None
    told = bool(_TOLD.search(main_clause(sentence)))
    bounded, levelled = bound(sentence) is not None, bool(_LEVEL_WITH.search(sentence))
    if _EXPECTED.search(sentence) and numbers and not told:
        return _expected(sentence, bounded)
    clause = main_clause(sentence)
    if told and not re.search(r"\bskal\b", clause):
        return None
    if _MODAL.search(clause):
        return _modal(sentence, numbers, bounded, levelled)
    if _AIM.search(sentence) and numbers:
        return Decision("aim with a number", 0.7)
    if numbers and _FUTURE_PASSIVE.search(sentence) and _COUNTED.search(sentence):
        return Decision("change with a number", 0.7)
    return None


def _expected(sentence: str, bounded: bool) -> Decision | None:
    """*forventes* sets a target where it bounds a level; where it tells of a rise or fall it is a forecast."""
    if bounded:
        return Decision("expected at most or at least", 0.9)
    if re.search(r"\bforventes\b[^.]{0,40}\bat\s+(?:stige|falde|vokse|udgøre|blive)\b", sentence, re.IGNORECASE):
        return None
    return Decision("expected level", 0.65)


def _modal(sentence: str, numbers: tuple[Number, ...], bounded: bool, levelled: bool) -> Decision | None:
    counted = bool(_COUNTED.search(sentence))
    if levelled:
        return Decision("shall be level with", 0.9)
    if numbers and (bounded or counted or direction(sentence) is not None):
        return Decision("shall with a number", 0.85)
    if any(is_amount(number) for number in numbers) and not _HABIT.search(sentence):
        return Decision("shall with an amount", 0.7)
    if counted and _CHANGED.search(sentence) and re.search(r"\b(?:antal|andel|varighed|grad)", sentence, re.IGNORECASE):
        return Decision("shall change", 0.7)
    return None


def is_amount(number: Number) -> bool:
    """A number of persons or things, or a share; not a length of time."""
    return number.role == Role.QUANTITY and number.unit not in {Unit.WEEKS, Unit.MONTHS, Unit.YEARS, Unit.HOURS}


def is_told(sentence: str) -> bool:
    """Whether the sentence tells what was done or how it went, so that it is no goal even under a label."""
    clause = main_clause(sentence)
    told = _TOLD.search(clause) or _PERFECT.search(clause)
    return bool(told and not re.search(r"\b(?:skal|må|forventes)\b", clause)) or is_verdict(sentence)


def is_verdict(sentence: str) -> bool:
    """Whether the sentence says how it went with a goal."""
    return bool(_VERDICT.search(sentence))


def speaks_of_goals(sentence: str) -> bool:
    """Whether the sentence only speaks of goals that stand elsewhere."""
    return bool(_SPEAKS_OF_GOALS.search(sentence))
