"""What a sentence or a cell says of a goal: met, expected to be met, not met, in part, or not to be measured.

A verdict has a goal as its subject (*målet er nået*, *jobcentret har indfriet resultatkravet*) or stands alone where a
label asks for it (*Vurdering: Grøn*, *Opfyldt: Nej*). Wishes, conditions and duties (*for at målet kan nås*, *målet
skal nås*) are none. The words are in `models/vocabulary/verdicts.toml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extractor.danish.wording import any_of, lists, whole
from extractor.results.clauses import clauses
from extractor.results.words import VERDICTS
from models.terms import Verdict

LONGEST_ALONE = 7  # words of a verdict that stands alone
_ABBREVIATED = re.compile(r"(?<=[^\W\d_])\.(?=\s+[^A-ZÆØÅ\s])")  # the stop of "vedr. andelen" ends no sentence
_VERB_FIRST = re.compile(r"\W*(?:er|bliver|blev|nås|opfyldes|indfries)\b", re.IGNORECASE)  # "Bliver målet nået, …"
_ONE_OF = r"(?:[^\W\d_]+\s+)"
_SAME_SENTENCE = r"(?:[^.;!?]|(?<=\d)\.(?=\d))"  # the stop of "1.300" ends no sentence
_PLURAL = re.compile(r"(?:målene|kravene|tallene|sætningerne|erierne|mærkerne)$", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(?:begge|alle|fleste|flere\s+af)\b", re.IGNORECASE)
_TO_COMPARE = re.compile(r"\btil\s+sammenligning\b", re.IGNORECASE)
_STILL_TO_COME = re.compile(r"(?:nås|opfyldes|indfris|indfries|opnås|realiseres|overholdes)$", re.IGNORECASE)
_NONE_OF = re.compile(r"\b(?:ingen|hverken|ikke|intet)\b[^,.]{0,20}$", re.IGNORECASE)
_NEW_START = frozenset({"mens", "men", ";", "hvorimod"})
_AHEAD_OF = {Verdict.MET: Verdict.EXPECTED_MET, Verdict.NOT_MET: Verdict.EXPECTED_NOT_MET}


@dataclass(frozen=True, slots=True)
class Said:
    """A verdict, the words of the clause that says it, whether it speaks of several goals at once, and whether it is
    only a colour or a word in a column, which leaves open whether the goal's time has run out."""

    verdict: Verdict
    words: str
    plural: bool = False
    light: bool = False


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The patterns of verdicts, made of one vocabulary file."""

    is_reached: re.Pattern[str]
    inverted: re.Pattern[str]
    passive: re.Pattern[str]
    reaches: re.Pattern[str]
    considered: re.Pattern[str]
    object_first: re.Pattern[str]
    in_goal: re.Pattern[str]
    to_reach: re.Pattern[str]
    succeeds: re.Pattern[str]
    realistic: re.Pattern[str]
    on_the_way: re.Pattern[str]
    on_the_way_subjects: re.Pattern[str]
    no_measure: re.Pattern[str]
    measured: re.Pattern[str]
    shown: re.Pattern[str]
    not_goals: re.Pattern[str]
    negation: re.Pattern[str]
    partly: re.Pattern[str]
    nearly: re.Pattern[str]
    expected: re.Pattern[str]
    wished: re.Pattern[str]
    others: re.Pattern[str]
    asks: re.Pattern[str]
    asks_yes: re.Pattern[str]
    alone: tuple[tuple[Verdict, re.Pattern[str]], ...]
    lights: tuple[tuple[Verdict, re.Pattern[str]], ...]

    def of(self, sentence: str) -> tuple[Said, ...]:
        """The verdicts of a sentence, one for each clause that gives one."""
        found: list[Said] = []
        joined = ""
        for part in clauses(sentence):
            words = ("" if part.opener in _NEW_START else joined) + part.of(sentence)
            one = self._in_clause(words)
            joined = "" if one else words
            if one:
                found.append(one)
        return tuple(found)

    def standing_alone(self, text: str, label: str = "") -> Said | None:
        """The verdict of words that stand alone: a cell, an item, or what comes after a label (*Vurdering: Grøn*)."""
        words = text.strip(" *_.:;!–-\t\n")
        if not words or len(words.split()) > LONGEST_ALONE or re.search(r"\d", words):
            return None
        asked = self.asks_for(label)
        for verdict, pattern in self.alone:
            if pattern.fullmatch(words) or (asked and pattern.match(words)):
                return Said(verdict, text)
        if not asked:
            return None
        for verdict, pattern in self.lights:
            if pattern.match(words):
                return Said(verdict, text, light=True)
        answer = words.split()[0].lower().strip(",")
        if answer in {"ja", "nej"} and self.asks_yes.search(label):
            return Said(Verdict.MET if answer == "ja" else Verdict.NOT_MET, text)
        return None

    def is_light(self, text: str) -> bool:
        """Whether the words are a colour and no more."""
        words = text.strip(" *_.:")
        return any(pattern.fullmatch(words) for _, pattern in self.lights)

    def asks_for(self, label: str) -> bool:
        """Whether a label or a column's header asks for a verdict."""
        return bool(self.asks.search(label))

    def _in_clause(self, words: str) -> Said | None:
        spoken = self.not_goals.sub(" ", _ABBREVIATED.sub("", words))
        if spoken.rstrip().endswith("?"):
            return None
        return self._not_measurable(spoken) or self._reached(spoken) or self._way(spoken) or self._light(spoken)

    def _not_measurable(self, words: str) -> Said | None:
        if not self.no_measure.search(words) or not self.measured.search(words) or _TO_COMPARE.search(words):
            return None
        return Said(Verdict.NOT_MEASURABLE, words)

    def _reached(self, words: str) -> Said | None:
        found = self.succeeds.search(words) or self.in_goal.search(words)
        if found and not self.wished.search(words[: found.start()]):
            missed = self.negation.search(words[max(found.start() - 20, 0) : found.end()])
            return Said(Verdict.NOT_MET if missed else Verdict.MET, words)
        turned = self.object_first.search(words)
        if turned:  # "det mål nåede vi ikke"
            return Said(Verdict.NOT_MET if self.negation.search(words, turned.start()) else Verdict.MET, words)
        hoped = self.realistic.search(words) or (self.to_reach.search(words) if self.expected.search(words) else None)
        if hoped and not self.wished.search(words):
            return Said(Verdict.EXPECTED_NOT_MET if self.negation.search(words) else Verdict.EXPECTED_MET, words)
        if _VERB_FIRST.match(words):
            return None
        match = (
            self.inverted.search(words)
            or self.is_reached.search(words)
            or self.passive.search(words)
            or self.reaches.search(words)
            or self.considered.search(words)
        )
        if match is None or self.wished.search(words[: match.end()]) or self.nearly.search(match.group()):
            return None
        if match.re is self.reaches and self.others.search(words[: match.end() + 20]):
            return None
        return self._graded(words, match)

    def _graded(self, words: str, match: re.Match[str]) -> Said:
        before = words[max(0, match.start() - 30) : match.start()]
        plural = bool(
            _PLURAL.search(match["goal"]) or _SEVERAL.search(before + match.group()) or _NONE_OF.search(before)
        )
        if self.partly.search(match.group()):
            return Said(Verdict.PARTLY_MET, words, plural)
        expected = self.expected.search(words[: match.end()]) or _STILL_TO_COME.search(match["reached"])
        negated = self.negation.search(match.group()) or _NONE_OF.search(before) or (
            expected and self.negation.search(words[: match.end()])
        )  # fmt: skip
        if negated:
            return Said(Verdict.EXPECTED_NOT_MET if expected else Verdict.NOT_MET, words, plural)
        return Said(Verdict.EXPECTED_MET if expected else Verdict.MET, words, plural)

    def _way(self, words: str) -> Said | None:
        match = self.on_the_way.search(words)
        if not match or self.wished.search(words[: match.start()]) or not self.on_the_way_subjects.search(words):
            return None
        missed = self.negation.search(words[max(0, match.start() - 25) : match.start()])
        return Said(Verdict.EXPECTED_NOT_MET if missed else Verdict.EXPECTED_MET, words)

    def _light(self, words: str) -> Said | None:
        match = self.shown.search(words)
        if not match or self.wished.search(words):
            return None
        verdict = next(verdict for verdict, pattern in self.lights if pattern.fullmatch(match["light"]))
        return Said(verdict, words, light=True)


@cache
def load_verdicts(folder: Path | None = None) -> Verdicts:
    """The verdicts of the vocabulary, or of the file in `folder`."""
    words = lists(VERDICTS, folder)
    goal, reached, reach, negation = (any_of(words[name]) for name in ("goals", "reached", "reach", "not"))
    lights = {name: any_of(words["lights"][name]) for name in ("met", "partly_met", "not_met")}
    some, few = f"{_ONE_OF}{{0,4}}?", f"{_ONE_OF}{{0,3}}?"
    to_reach = rf"{reach}\s+{few}{goal}\b"
    return Verdicts(
        is_reached=_any_case(
            rf"\b(?P<goal>{goal})\b{_SAME_SENTENCE}{{0,140}}?\b(?:er|blev|bliver|var|vil|forventes|ventes|vurderes|anses|kan|kunne|"
            rf"har|synes|ser\s+ud)\b[^.;!?]{{0,60}}?\b(?P<reached>{reached})\b(?!\s+\d)"
        ),
        inverted=_any_case(
            rf"\b(?:er|blev|bliver|var|forventes|ventes|vurderes)\s+{few}(?P<goal>{goal})\b[^.;!?]{{0,60}}?"
            rf"\b(?P<reached>{reached})\b(?!\s+\d)"
        ),
        passive=_any_case(
            rf"\b(?P<goal>{goal})\b[^.;!?,]{{0,50}}?\b(?P<reached>nås|nåedes|opfyldes|opfyldtes|indfris|indfries|"
            r"indfriedes|opnås|opnåedes)\b"
        ),
        reaches=_any_case(
            rf"\b(?:(?:har|have|havde)\s+)?(?:{negation}\s+)?{some}(?P<reached>{any_of(words['reaches'])})\s+{some}"
            rf"(?P<goal>{goal})\b"
        ),
        considered=_any_case(
            rf"\b(?:betragte[rs]|anse[rs]|kalder?)\s+{some}(?P<goal>{goal})\b\s+{some}(?P<reached>{reached})\b"
        ),
        object_first=_any_case(
            rf"\b(?:det|dette|det\s+\w+)\s+(?P<goal>{goal})\s+(?P<reached>{any_of(words['reaches'])})\s+(?:vi|kommunen|jobcent(?:re|ere)t)\b"
        ),
        in_goal=_any_case(rf"\b(?:kom|kommet|kommer|er|nåede|ligger)\b\s+{some}(?:i\s+mål|inden\s+for\s+målet)\b"),
        to_reach=_any_case(rf"\b(?:at\s+)?{to_reach}"),
        succeeds=_any_case(rf"\blykke(?:de)?s\s+{some}at\s+{to_reach}"),
        realistic=_any_case(
            rf"\b(?:realistisk|sandsynligt|muligt)\s+at\s+{to_reach}|\b{goal}\b[^.;!?,]{{0,40}}?\brealistisk\b"
        ),
        on_the_way=whole(words["on_the_way"]),
        on_the_way_subjects=whole(words["on_the_way_subjects"]),
        no_measure=_no_measure(words),
        measured=whole([*words["measured_things"], *words["goals"]]),
        shown=_any_case(
            rf"\b{any_of(words['lights']['shown_by'])}\b[^.;]{{0,40}}?\b"
            rf"(?P<light>{'|'.join(lights.values())})(?!\w)"
        ),
        not_goals=whole(words["not_goals"]),
        negation=whole(words["not"]),
        partly=whole(words["partly"]),
        nearly=whole(words["nearly"]),
        expected=whole(words["expected"]),
        wished=whole(words["wished"]),
        others=whole(words["others"]),
        asks=whole(words["asks"]),
        asks_yes=whole(words["asks_yes"]),
        alone=tuple((Verdict(name), whole(phrases)) for name, phrases in words["alone"].items()),
        lights=tuple((Verdict(name), _any_case(rf"{phrase}(?!\w)")) for name, phrase in lights.items()),
    )


def _no_measure(words: dict[str, list[str]]) -> re.Pattern[str]:
    """*ikke muligt at måle*, *kan endnu ikke opgøres*, *foreligger endnu ikke tal*, *tal foreligger ikke*."""
    cannot, passive, figures = (any_of(words[name]) for name in ("cannot_measure", "cannot_be_measured", "figures"))
    some = f"{_ONE_OF}{{0,4}}?"
    adverbs = r"(?:på\s+nuværende\s+tidspunkt\s+|endnu\s+|derfor\s+|pt\.?\s+|desværre\s+|således\s+|dermed\s+)*"
    return _any_case(
        rf"\b(?:(?:ikke|umuligt)\s+{some}(?:muligt?\s+)?{_ONE_OF}{{0,2}}?at\s+{_ONE_OF}{{0,2}}?{cannot}(?<=\w)\b"
        rf"|(?:kan|kunne|lader\s+sig)\s+{adverbs}(?:ikke|først)\s+{some}{passive}"
        rf"|(?:foreligger|findes)\s+(?:der\s+)?{some}(?:ikke|ingen)\s+{some}{figures}"
        rf"|{figures}\s+(?:for\s+\S+\s+)?(?:er|foreligger|kendes)\s+(?:endnu\s+)?ikke"
        r"(?:\s+(?:endnu|tilgængelige?|offentliggjort|klar|opgjort|kendt))*"
        r"|(?:er|har)\s+(?:endnu\s+)?ikke\s+(?:blevet\s+)?(?:målt|opgjort|målbart|målbar))(?!\w)"
    )


def _any_case(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


def ahead(verdict: Verdict) -> Verdict:
    """The verdict of a goal whose time has not run out yet."""
    return _AHEAD_OF.get(verdict, verdict)
