"""What a sentence or a cell says of a goal: met, expected to be met, not met, in part, or not to be measured.

A verdict has a goal as its subject (*målet er nået*, *jobcentret har indfriet resultatkravet*) or stands alone where a
label asks for it (*Vurdering: Grøn*, *Opfyldt: Nej*). Wishes, conditions and duties (*for at målet kan nås*, *målet skal
nås*) are none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.results.clauses import clauses
from models.terms import Verdict

_GOAL = r"(?:[^\W\d_]*mål(?:et|ene|tallet|tallene|sætningen|sætningerne|sætning)?|resultatkrav(?:et|ene)?|krav(?:et|ene)|ambition(?:en|sniveauet)|succeskriteri(?:et|erne|um)|pejlemærke(?:t|rne)?|delmål(?:et|ene)?)"
_REACHED = r"(?:nået|opnået|opfyldt|indfriet|realiseret|overholdt|efterlevet|overopfyldt|overgået|i\s+mål|nås|opnås|opfyldes|indfris|indfries|realiseres|overholdes)"
_NOT = r"\b(?:ikke|ej|hverken|ingen\s+af|næppe|ikke\s+fuldt\s+ud)\b"
_NOT_A_GOAL = re.compile(r"\b(?:formål|spørgsmål|gøremål|delformål|verdensmål)\w*", re.IGNORECASE)

_ABBREVIATED = re.compile(r"(?<=[^\W\d_])\.(?=\s+[^A-ZÆØÅ\s])")  # the stop of "vedr. andelen" ends no sentence

_IS = re.compile(
    rf"\b(?P<goal>{_GOAL})\b(?P<middle>[^.;!?]{{0,140}}?)\b(?:er|blev|bliver|var|vil\s+(?:kunne\s+)?(?:være|blive)?|forventes|ventes|vurderes|anses|kan|kunne|har|synes|ser\s+ud)\b"
    rf"(?P<between>[^.;!?]{{0,60}}?)\b(?P<reached>{_REACHED})\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(rf"\b(?P<goal>{_GOAL})\b(?P<between>[^.;!?,]{{0,50}}?)\b(?P<reached>nås|nåedes|opfyldes|opfyldtes|indfris|indfries|indfriedes|opnås|opnåedes)\b", re.IGNORECASE)
_REACHES = re.compile(
    rf"\b(?P<verb>(?:har|have|havde|er|blev)?\s*(?P<not1>{_NOT})?\s*(?:[^\W\d_]+\s+){{0,4}}?(?:nået|opfyldt|indfriet|opnået|realiseret|levet\s+op\s+til|overholdt|når|nåede|opfylder|opfyldte|indfrier|indfriede|lever\s+op\s+til|levede\s+op\s+til))\s+"
    rf"(?P<after>(?:[^\W\d_,]+\s+){{0,4}}?)(?P<goal>{_GOAL})\b",
    re.IGNORECASE,
)
_ON_THE_WAY = re.compile(
    r"\b(?P<way>på\s+(?:rette|ret|den\s+rette|rigtige)\s+(?:vej|kurs|spor)|på\s+sporet|godt\s+på\s+vej|på\s+vej\s+mod\s+målet|på\s+vej\s+til\s+at\s+(?:nå|opfylde|indfri))\b",
    re.IGNORECASE,
)
_NO_MEASURE = re.compile(
    r"\b(?:(?:ikke|umuligt|umulige|ikke\s+været)\s+(?:[^\W\d_]+\s+){0,3}?(?:muligt?|mulige)\s+(?:[^\W\d_]+\s+){0,2}?at\s+(?:[^\W\d_]+\s+){0,2}?"
    r"(?:måle|opgøre|følge\s+op|vurdere|evaluere|dokumentere|konkludere|sige|give\s+(?:et\s+)?(?:resultat|tal|status|en\s+status))"
    r"|(?:kan|kunne|lader\s+sig)\s+(?:på\s+nuværende\s+tidspunkt\s+|endnu\s+|derfor\s+|pt\.\s+|desværre\s+|således\s+)*(?:ikke|ikke\s+endnu|først)\s+(?:[^\W\d_]+\s+){0,4}?(?:opgøres|måles|vurderes|evalueres|opgøre|måle|vurdere|gøres\s+op)"
    r"|(?:foreligger|findes)\s+(?:der\s+)?(?:[^\W\d_]+\s+){0,3}?(?:ikke|ingen)\s+(?:[^\W\d_]+\s+){0,4}?(?:tal|data|opgørelser?|målinger|måling|resultater)"
    r"|(?:tal|data|opgørelsen?|målingen|resultatet|resultaterne)\s+(?:for\s+\S+\s+)?(?:er|foreligger|kendes)\s+(?:endnu\s+)?(?:ikke|ikke\s+endnu)\s*(?:tilgængelige?|offentliggjort|klar|opgjort|kendt)?"
    r"|(?:er|har)\s+(?:endnu\s+)?ikke\s+(?:blevet\s+)?(?:målt|opgjort|målbart|målbar)|kan\s+ikke\s+(?:endnu\s+)?gøres\s+op)\b",
    re.IGNORECASE,
)
_SUBJECT_OF_MEASURE = re.compile(rf"\b(?:{_GOAL}|resultat\w*|effekt\w*|målopfyldelse\w*|tal|data|opgørelse\w*|måling\w*|udvikling\w*|det|indsatsen)\b", re.IGNORECASE)
_EXPECTED = re.compile(
    r"\b(?:forventes|ventes|forventer|venter|forventning|forventningen|vil|vurderes|skønnes|ser\s+ud|tyder|tegner|bliver|vurderer|realistisk|sandsynlig\w*|inden\s+for\s+rækkevidde|ved\s+årets\s+udgang)\b", re.IGNORECASE
)
_PARTLY = re.compile(r"\b(?:delvist?|dels|til\s+dels|i\s+nogen\s+grad|næsten|(?:kun\s+)?halvt|ikke\s+(?:fuldt|helt|fuldstændig(?:t)?))\b", re.IGNORECASE)
_NEGATION = re.compile(_NOT, re.IGNORECASE)
_WISHED = re.compile(
    r"\b(?:hvis|såfremt|for\s+at|skal|bør|med\s+henblik\s+på|så\s+(?:at\s+)?(?:vi|målet|målene)\s+(?:kan|når)|når\s+(?:målet|målene)|hvorvidt|i\s+hvilken\s+grad|om\s+målet|om\s+målene|mulighed(?:en|er)?\s+for|"
    r"hvordan|arbejder\s+(?:målrettet\s+)?(?:på|for)|arbejdes\s+(?:målrettet\s+)?(?:på|for)|bidrage\w*|medvirke\w*|understøtte\w*|fokus\s+på\s+at|ønske\w*|ambition\s+om|kræver|forudsætter|først\s+(?:opfyldt|nået)\s+når|"
    r"anses\s+for\s+(?:opfyldt|nået)\s+(?:når|hvis)|betragtes\s+som|betyder|angiver)\b",
    re.IGNORECASE,
)
_STANDS = re.compile(r"\b(?:er\s+det\s+ikke|det\s+er\s+ikke)\b", re.IGNORECASE)
_REALISTIC = re.compile(rf"\b(?:realistisk|sandsynligt|muligt)\s+at\s+(?:nå|opfylde|indfri|opnå)\s+(?:[^\W\d_]+\s+){{0,3}}?{_GOAL}\b", re.IGNORECASE)
_LIKELY = re.compile(rf"\b(?:at\s+)?(?:nå|opfylde|indfri|opnå)\s+(?:[^\W\d_]+\s+){{0,3}}?{_GOAL}\b", re.IGNORECASE)
_SUCCEEDED = re.compile(rf"\blykke(?:de)?s\s+(?P<between>(?:[^\W\d_]+\s+){{0,4}}?)at\s+(?:nå|opfylde|indfri|opnå)\s+(?:[^\W\d_]+\s+){{0,3}}?{_GOAL}\b|\b(?:er|har)\s+(?P<between2>(?:[^\W\d_]+\s+){{0,4}}?)lykkedes\s+(?P<between3>(?:[^\W\d_]+\s+){{0,3}}?)at\s+(?:nå|opfylde|indfri|opnå)\s+(?:[^\W\d_]+\s+){{0,3}}?{_GOAL}\b", re.IGNORECASE)

# What may stand alone where a label or a column asks for a verdict.
_WORDS = (
    (Verdict.NOT_MEASURABLE, re.compile(r"(?:kan\s+(?:endnu\s+)?ikke\s+(?:opgøres|måles|vurderes)|ikke\s+(?:opgjort|målt|målbar|muligt\s+at\s+(?:måle|opgøre))|(?:endnu\s+)?ingen\s+data|afventer(?:\s+(?:data|tal|måling))?|data\s+mangler|foreligger\s+(?:endnu\s+)?ikke)\b", re.IGNORECASE)),
    (Verdict.EXPECTED_NOT_MET, re.compile(r"(?:forventes|ventes)\s+(?:endnu\s+)?ikke\s+(?:at\s+blive\s+)?(?:nået|opfyldt|indfriet)|ikke\s+på\s+(?:rette\s+)?(?:vej|spor)", re.IGNORECASE)),
    (Verdict.PARTLY_MET, re.compile(r"(?:er\s+)?(?:delvist?|til\s+dels|næsten|ikke\s+helt)\s*(?:opfyldt|nået|indfriet|opnået)?\b", re.IGNORECASE)),
    (Verdict.NOT_MET, re.compile(r"(?:er\s+)?ikke\s+(?:opfyldt|nået|indfriet|opnået|realiseret|i\s+mål)\b", re.IGNORECASE)),
    (Verdict.EXPECTED_MET, re.compile(r"(?:forventes|ventes)\s+(?:at\s+blive\s+)?(?:nået|opfyldt|indfriet)|(?:er\s+)?(?:godt\s+)?på\s+(?:rette\s+|ret\s+)?(?:vej|spor)(?:et)?", re.IGNORECASE)),
    (Verdict.MET, re.compile(r"(?:er\s+)?(?:helt\s+|fuldt\s+)?(?:opfyldt|nået|indfriet|opnået|realiseret|i\s+mål|overopfyldt)\b", re.IGNORECASE)),
)  # fmt: skip
_LIGHTS = (
    (Verdict.MET, re.compile(r"(?:grøn|grønt|grønne|🟢|☺|🙂|😀)(?!\w)", re.IGNORECASE)),
    (Verdict.PARTLY_MET, re.compile(r"(?:gul|gult|gule|🟡|😐)(?!\w)", re.IGNORECASE)),
    (Verdict.NOT_MET, re.compile(r"(?:rød|rødt|røde|🔴|☹|🙁)(?!\w)", re.IGNORECASE)),
)
_YES_NO = ((Verdict.MET, re.compile(r"ja\b", re.IGNORECASE)), (Verdict.NOT_MET, re.compile(r"nej\b", re.IGNORECASE)))
_AHEAD_OF = {Verdict.MET: Verdict.EXPECTED_MET, Verdict.NOT_MET: Verdict.EXPECTED_NOT_MET}
_ASKS = re.compile(r"\b(?:opfyldt|opfyldelse|målopfyldelse|nået|indfriet|indfrielse|vurdering|status|konklusion|smiley|trafiklys|farve|resultat|mål\s+nået|målet\s+nået)\b", re.IGNORECASE)
_ASKS_YES = re.compile(r"\b(?:opfyldt|opfyldelse|målopfyldelse|nået|indfriet|opnået)\b", re.IGNORECASE)
_LIGHT_IN_SENTENCE = re.compile(r"\b(?:trafiklys\w*|smiley\w*|lyser|markeret|vurderes|status(?:sen)?|farve\w*|lampe\w*|lyset)\b[^.;]{0,40}?\b(?:er|til|med|i|som|:)?\s*(?P<light>grøn|grønt|gul|gult|rød|rødt)\b", re.IGNORECASE)
LONGEST_ALONE = 7  # words of a verdict that stands alone


@dataclass(frozen=True, slots=True)
class Said:
    """A verdict, the words of the clause that says it, and whether it speaks of several goals at once."""

    verdict: Verdict
    words: str
    plural: bool = False
    light: bool = False


def verdicts(sentence: str) -> tuple[Said, ...]:
    """The verdicts of a sentence, one for each clause that gives one."""
    found: list[Said] = []
    parts = clauses(sentence)
    joined = ""
    for part in parts:
        words = joined + part.of(sentence)
        one = _verdict(words)
        joined = "" if one or part.opener in {"mens", "men", ";", "hvorimod"} else words
        if one:
            found.append(one)
    whole = None if found else _verdict(sentence)
    return tuple(found) or ((whole,) if whole else ())


def alone(text: str, label: str = "") -> Said | None:
    """The verdict of words that stand alone: a cell, an item, or what comes after a label (*Vurdering: Grøn*)."""
    words = text.strip(" *_.:;!–-\t\n")
    if not words or len(words.split()) > LONGEST_ALONE or re.search(r"\d", words):
        return None
    for verdict, pattern in _WORDS:
        if pattern.fullmatch(words) or (label and pattern.match(words)):
            return Said(verdict, text)
    if not label or not _ASKS.search(label):
        return None
    for verdict, pattern in _LIGHTS:
        if pattern.match(words):
            return Said(verdict, text, light=True)
    if _ASKS_YES.search(label):
        for verdict, pattern in _YES_NO:
            if pattern.match(words):
                return Said(verdict, text)
    return None


def asks(label: str) -> bool:
    """Whether a label or a column's header asks for a verdict."""
    return bool(_ASKS.search(label))


def ahead(verdict: Verdict) -> Verdict:
    """The verdict of a goal whose time has not run out yet."""
    return _AHEAD_OF.get(verdict, verdict)


def _verdict(words: str) -> Said | None:
    spoken = _NOT_A_GOAL.sub(" ", _ABBREVIATED.sub("", words))
    if spoken.rstrip().endswith("?"):
        return None
    return _not_measurable(spoken) or _reached(spoken) or _on_the_way(spoken) or _light(spoken)


def _not_measurable(words: str) -> Said | None:
    found = _NO_MEASURE.search(words)
    if not found or not _SUBJECT_OF_MEASURE.search(words) or re.search(r"\btil\s+sammenligning\b", words, re.IGNORECASE):
        return None
    return Said(Verdict.NOT_MEASURABLE, words)


def _reached(words: str) -> Said | None:
    likely = _REALISTIC.search(words) or (_LIKELY.search(words) and re.search(r"\b(?:forvent\w+|ser\s+ud\s+til|tyder\s+på|vurdere[rs])\b", words, re.IGNORECASE))
    succeeded = _SUCCEEDED.search(words)
    if succeeded:
        missed = _NEGATION.search(succeeded.group()) or _NEGATION.search(words[: succeeded.start()][-20:])
        return Said(Verdict.NOT_MET if missed else Verdict.MET, words)
    if likely and not re.search(r"\b(?:hvis|såfremt|for\s+at\s+nå|skal)\b", words, re.IGNORECASE):
        return Said(Verdict.EXPECTED_NOT_MET if _NEGATION.search(words) else Verdict.EXPECTED_MET, words)
    match = _IS.search(words) or _PASSIVE.search(words) or _reaches(words)
    if not match or _wished(words, match):
        return None
    around = words[match.start() : match.end() + 25]
    before = words[max(0, match.start() - 30) : match.start()]
    expected = bool(_EXPECTED.search(match.group()) or _EXPECTED.search(words[: match.start()]) or re.match(r"nås|opfyldes|indfri?e?s|opnås", match.groupdict().get("reached") or "", re.IGNORECASE))
    negated = bool(_NEGATION.search(match.group()) or re.search(r"\b(?:ingen|hverken|ikke)\b[^,.]{0,20}$", before, re.IGNORECASE))
    plural = bool(re.match(r"[^\W\d_]*(?:målene|kravene|tallene|sætningerne|erne|mærkerne)$", match["goal"], re.IGNORECASE)) or bool(
        re.search(r"\b(?:begge|alle|fleste|alle\s+tre|alle\s+fire)\b", around + before, re.IGNORECASE)
    )
    if _PARTLY.search(match.group()):
        return Said(Verdict.PARTLY_MET, words, plural)
    if negated:
        return Said(Verdict.EXPECTED_NOT_MET if expected else Verdict.NOT_MET, words, plural)
    return Said(Verdict.EXPECTED_MET if expected else Verdict.MET, words, plural)


def _reaches(words: str) -> re.Match[str] | None:
    match = _REACHES.search(words)
    if match is None or re.search(r"\b(?:betingelser|kriterier|borger|borgeren)\b", match["after"] or "", re.IGNORECASE):
        return None
    return match


def _wished(words: str, match: re.Match[str]) -> bool:
    """Whether the reaching is only wished, asked, or made a condition of."""
    before = words[: match.end()]
    return bool(_WISHED.search(before))


def _on_the_way(words: str) -> Said | None:
    match = _ON_THE_WAY.search(words)
    if not match or _WISHED.search(words[: match.start()]):
        return None
    if not re.search(rf"\b(?:{_GOAL}|udviklingen|resultatet|indsatsen|kommunen|jobcent(?:re|er|ere)t|vi|er)\b", words, re.IGNORECASE):
        return None
    missed = _NEGATION.search(words[max(0, match.start() - 25) : match.start()])
    return Said(Verdict.EXPECTED_NOT_MET if missed else Verdict.EXPECTED_MET, words)


def _light(words: str) -> Said | None:
    match = _LIGHT_IN_SENTENCE.search(words)
    if not match:
        return None
    verdict = next(verdict for verdict, pattern in _LIGHTS if pattern.match(match["light"]))
    return Said(verdict, words, light=True)
