"""What makes a sentence of running prose a goal, and what shows that it is none.

The rules are those of the contract: a sentence is a goal where it says what shall be reached (*skal nedbringes til*,
*forventes højst at være*, *målet er at*); it is none where it forecasts the world outside, tells what was done, quotes
the law, or describes an activity.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extractor.danish.areas import areas
from extractor.danish.cues import bound, direction
from extractor.danish.numbers import Number, Role
from extractor.danish.verbs import tells_past
from extractor.danish.wording import COUNTED, wording
from models.terms import Unit

FILES = ("goal_sentences.toml", COUNTED)
LEAST_AIM = 15  # characters after "Målet er at" that say what it is
MONEY = {Unit.KR, Unit.THOUSAND_KR, Unit.MILLION_KR, Unit.BILLION_KR}
LENGTHS = {Unit.WEEKS, Unit.MONTHS, Unit.YEARS, Unit.HOURS}
ONE = {"én", "ét", "en", "et"}  # an article with an accent: no amount to reach
DAYS = re.compile(r"\s*(?:arbejds|hver)?(?:dage|døgn)\b", re.IGNORECASE)
# Whose goals are not the municipality's: "EU's mål", "Erhvervshusets ambition".
_OF_OTHERS = (
    r"(?!EU|[\w-]*(?:husets|rådets|fondens|foreningens|forbundets|skolens|skolernes|regionens|styrelsens|ministeriets|"
    r"centrets|forums) )"
)
_SO_MANY = re.compile(r"\W*(?:ingen|alle|\d|\w+\s+ud\s+af|hver\s+\w+|halvdelen|to\s+tredjedele)\b", re.IGNORECASE)
_ANY_WORD = r"[^\W\d_]+"


@dataclass(frozen=True, slots=True)
class Cues:
    """The patterns that decide; each named by what it shows."""

    stated: re.Pattern[str]
    aim: re.Pattern[str]
    modal: re.Pattern[str]
    must: re.Pattern[str]
    expected: re.Pattern[str]
    expected_move: re.Pattern[str]
    level_with: re.Pattern[str]
    counted: re.Pattern[str]
    figure: re.Pattern[str]
    change: re.Pattern[str]
    changes: re.Pattern[str]
    forecast: re.Pattern[str]
    told: re.Pattern[str]
    perfect: re.Pattern[str]
    past: re.Pattern[str]
    verdict: re.Pattern[str]
    law: re.Pattern[str]
    habit: re.Pattern[str]
    elsewhere: re.Pattern[str]
    relative: re.Pattern[str]
    reaches: re.Pattern[str]
    stands: re.Pattern[str]
    happened: re.Pattern[str]
    now: re.Pattern[str]
    will: re.Pattern[str]
    sets_level: re.Pattern[str]
    better: re.Pattern[str]
    unfinished: re.Pattern[str]
    duty: re.Pattern[str]
    procedure: re.Pattern[str]
    means: re.Pattern[str]
    asks: re.Pattern[str]
    nobody: re.Pattern[str]
    proposes: re.Pattern[str]
    of_others: re.Pattern[str]
    ranked: re.Pattern[str]
    abroad: re.Pattern[str]
    was_stated: re.Pattern[str]
    was_to_be: re.Pattern[str]

    def decide(self, sentence: str, numbers: Sequence[Number]) -> str | None:
        """The rule that takes a sentence which stands under no goal label for a goal; None where it is none. `numbers`
        are its quantities, periods left out."""
        if sentence.rstrip().endswith((":", "?")) or self.speaks_of_goals(sentence) or self.is_verdict(sentence):
            return None
        if self.proposes.search(sentence) or self.of_others.search(sentence):
            return None
        stated = self.stated.search(sentence)
        if stated and len(sentence) - stated.end() > LEAST_AIM:
            return "stated as a goal"
        if self.forecast.search(sentence) or self.law.search(sentence) or self._is_duty(sentence, numbers):
            return None
        if self.will.search(sentence) and (numbers or self._is_aimed(sentence)) and not self.asks.search(sentence):
            return "own will"
        clause = self.main_clause(sentence)
        told = self._tells(clause)
        numbers = [
            number for number in numbers if number.unit not in MONEY
        ]  # what it costs is no goal unless it is stated
        if self.expected.search(sentence) and numbers and not told:
            return self._expected(sentence)
        if told and not self.must.search(clause):
            return None
        if self.modal.search(clause):
            return self._modal(sentence, numbers)
        if numbers and self.sets_level.search(sentence):
            return "level set"
        if numbers and self.aim.search(sentence):
            return "aim with a number"
        if numbers and self.changes.search(sentence) and self.counted.search(sentence):
            return "change with a number"
        return None

    def _is_duty(self, sentence: str, numbers: Sequence[Number]) -> bool:
        """What a citizen must do, and within how many days a case is handled: no goals, unless a share is to be
        reached."""
        if any(number.unit is Unit.PERCENT for number in numbers):
            return False
        if self.duty.search(sentence):
            return True
        return bool(self.procedure.search(sentence)) and not any(
            is_amount(sentence, number) and number.printed.lower() not in ONE for number in numbers
        )

    def main_clause(self, sentence: str) -> str:
        """The sentence without what its relative and causal clauses add: their verbs tell of other things."""
        return self.relative.sub(" ", sentence)

    def is_state(self, sentence: str) -> bool:
        """Whether the sentence tells of a figure in the present perfect, as lists of goals tell the state that is to be
        reached: *antallet er faldet til 510*, *ingen har ventet i mere end fire uger*."""
        clause = self.main_clause(sentence)
        held = self.counted.search(clause) or bound(clause) or _SO_MANY.match(clause)
        return bool(held) and not self.past.search(clause) and not self.now.search(clause)

    def is_told(self, sentence: str) -> bool:
        """Whether the sentence tells what was done or how it went, so that it is no goal even under a label."""
        clause = self.main_clause(sentence)
        told = self._tells(clause) or self.perfect.search(clause)
        return bool(told and not re.search(r"\b(?:skal|må|forventes)\b", clause)) or self.is_verdict(sentence)

    def _tells(self, clause: str) -> bool:
        return self.told.search(clause) is not None or tells_past(clause)

    def is_verdict(self, sentence: str) -> bool:
        """Whether the sentence says how it went with a goal."""
        return bool(self.verdict.search(sentence))

    def speaks_of_goals(self, sentence: str) -> bool:
        """Whether the sentence only speaks of goals that stand elsewhere."""
        return bool(self.elsewhere.search(sentence))

    def _is_aimed(self, sentence: str) -> bool:
        """Whether a sentence without a number says which way or how far: more, less, among the best."""
        aimed = self.level_with.search(sentence) or self.ranked.search(sentence) or self.better.search(sentence)
        return aimed is not None or direction(sentence) is not None

    def _expected(self, sentence: str) -> str | None:
        """*forventes* sets a target where it bounds a level; where it tells of a rise or fall it is a forecast."""
        if self.abroad.search(sentence) or self.habit.search(sentence):
            return None
        if bound(sentence) is not None:
            return "expected at most or at least"
        return None if self.expected_move.search(sentence) else "expected level"

    def _modal(self, sentence: str, numbers: Sequence[Number]) -> str | None:
        counted = bool(self.counted.search(sentence))
        if self.level_with.search(sentence) or self.ranked.search(sentence):
            return "shall be level with"
        if self.better.search(sentence) and areas(sentence):
            return "shall be better than"
        if numbers and self.nobody.search(sentence):
            return "shall with a number"
        if numbers and (counted or bound(sentence) is not None or direction(sentence) is not None):
            return "shall with a number"
        amounts = [one for one in numbers if is_amount(sentence, one) and one.printed.lower() not in ONE]
        if amounts and not self.habit.search(sentence):
            return "shall with an amount"
        if counted and self.change.search(sentence) and self.figure.search(sentence):
            return "shall change"
        return None


def is_amount(sentence: str, number: Number) -> bool:
    """A number of persons or things, or a share; not a length of time."""
    in_days = DAYS.match(sentence, number.end) is not None
    return number.role == Role.QUANTITY and number.unit not in LENGTHS and not in_days


@cache
def cues(folder: Path | None = None) -> Cues:
    """The patterns over the words of the vocabulary, or of the file in `folder`."""
    of = wording(FILES, folder).pattern
    # "Målet med aftalen er, at …", "Det overordnede mål er at …", "Et centralt mål er derfor at …": the goal is what
    # the sentence is about, so it stands first in its clause ("Tilgangen til målet er, at …" is about something else).
    subject = (
        r"(?:^|[.,;:–]\s*|\b(?:og|men|idet|hvor|så|samt|at) )[\s*_\"”]*"
        rf"(?:(?:det|de|et|den|en|@owner@|{_OF_OTHERS}(?-i:[A-ZÆØÅ])[\w-]+s|der (?:er|være)|(?:vil|skal) der være) )*"
        r"(?:[^\W\d_]+[et] ){0,3}?@goal@"
    )
    about = r"(?: (?:for|med|i|på|om|hertil|vedr\.|vedrørende) [^.,;:]{1,80}?)?\s*,?\s*"
    verb = (
        r"(?:er|lyder|bliver|vil være|der indebærer|om)\s*,?\s*(?:@adverb@\s*,?\s*){0,2}"
        r"(?:at|højst|mindst|minimum|maksimalt|\d|(?:en|et) (?:[^\W\d_]+ ){1,4}?på \d)"
    )
    turned = (  # "Det er kommunens målsætning, at …", "Vi har en ambition om, at …", "… er det målet at …"
        r"|\ber (?:det|der) (?:@owner@ )?(?:et )?(?:[^\W\d_]+[et] )?@goal@\s*,?\s*(?:om)?\s*,?\s*at\b"
        r"|(?:^|[.;:–]\s*)det er (?:@adverb@ )?(?:@owner@ |et |en |(?:[\w-]+s (?:og )?){1,2})?(?:[^\W\d_]+[et] )?"
        r"@goal@\s*,?\s*(?:om)?\s*,?\s*at\b"
        r"|(?:har|er) [^.;]{0,30}?(?:sat|fastsat|opstillet|vedtaget) (?:et|en) (?:[^\W\d_]+[et] )?"
        r"@goal@ (?:om|for|på)\b(?=[^.;]{0,80}\d)"
        r"|(?:har|er) (?:@adverb@ )?(?:sat|fastsat|opstillet|vedtaget|formuleret) (?:som |det |den |et |en )?"
        r"(?:[^\W\d_]+[et] )?@goal@\s*,?\s*(?:om)?\s*,?\s*at\b"
        r"|@we@ har (?:@adverb@ )?(?:som |en |et |det som )(?:[^\W\d_]+[et] )?@goal@\s*,?\s*(?:om)?\s*,?\s*at\b"
    )
    return Cues(
        stated=of(subject + about + verb + turned),
        aim=of("@has_as_goal@"),
        modal=of("@modal@"),
        must=of(r"\bskal\b"),
        expected=of(r"\bforventes\b"),
        expected_move=of(r"\bforventes\b[^.]{0,40}\bat @moving@"),
        level_with=of(r"@level_with@|\bikke (?:være )?@worse@ end\b|\bblandt (?:de|den) \w+ (?:bedste|procent)\b"),
        counted=of("@counted@"),
        figure=of("@figure@"),
        change=of("@change@"),
        changes=of("@changes@"),
        forecast=of(
            r"^(?!\W*@we@)[^.]{0,60}\b(?:forventer|venter|vurderer|skønner|anslår|regner med)\s*,?\s*at\b"
            r"|@outside@[^.]{0,120}(?:@foreseen@|\bvil\b)"
            r"|@foreseen@[^.]{0,60}\b(?:beskæftigelsen|arbejdsstyrken|en stigning|et fald|efterspørgslen)\b"
            r"|@forecast@[^.]{0,40}@says@"
        ),
        told=of(r"@perfect@[^.]{0,60}@done@|@past@|@decided@|\bskulle\b"),
        past=of(r"@past@|@decided@|\bskulle\b|\b(?:var|blev|havde)\b[^.]{0,60}@done@"),
        perfect=of(
            rf"\b(?:har|havde|er blevet|er der) (?:{_ANY_WORD} ){{0,3}}?"
            r"(?!det|et|meget|andet|noget|højst|mindst|maksimalt|kun|gennemsnitligt|samlet|fortsat|godt|langt|fast)[^\W\d_]{2,}(?:et|t)\b"
        ),
        verdict=of(r"@demand@[^.;]{0,60}?@judged@[^.;]{0,40}@reached@"),
        law=of("@law@|§"),
        habit=of("@habit@"),
        elsewhere=of(
            r"@elsewhere@[^.]{0,60}@goals@|\bmål(?:et|ene)? (?:er|bliver) @set@"
            r"|\bder (?:er|bliver) (?:opstillet|fastsat|udmeldt)\b"
            rf"|(?:@few@|\b\d{{1,2}}) (?:{_ANY_WORD} ){{0,2}}@goals@(?![^.]*\bskal\b)"
        ),
        relative=of(r",\s*@relative@[^,]*(?:,|$)|\b(?:efter|inden|før|siden|fra|når)\s*,?\s*at\b[^,]*(?:,|$)"),
        will=of(
            r"(?:@we@|\bKommune) vil (?:@adverb@ )?@change_verb@"
            r"|@we@ (?:@goes_for@|går efter\s*,?\s*at\b|forventer at have\b)"
        ),
        sets_level=of("@sets_level@"),
        better=of(r"\b(?:skal|må|bør)\b[^.;]{0,60}(?:@better@|@compared_degree@[^.;]{0,60}\bend\b)"),
        unfinished=of(r"@unfinished@(?:\s*,?\s*at)?(?: i (?:19|20)\d\d)?\s*[:,]?\s*$"),
        duty=of(r"^\W*(?:[^.;]{0,40}\b(?:skal|må) )?@citizen@ (?:skal |må )?(?:[^\W\d_]+ ){0,2}?@duty@"),
        procedure=of(r"\bskal\b[^.;]*@procedure@|@within@ (?:for )?[^.;]{0,15}\b(?:dage|hverdage|arbejdsdage|døgn)\b"),
        means=of(r"@means@ (?:[^\W\d_]+ ){0,3}?@goals@\w*\s*:?\s*$"),
        of_others=of(
            r"^(?:\W*(?!@we@)[^.;,]{0,50}?)@others@[^.;]{0,60}?\b(?:har|er|vil|regner|venter|forventer|vurderer|ønsker|mener|arbejder|stiler|indeholder|satte|fik)\b"
            r"|\bi (?:sin |deres |kommunens )?@others_plan@|@others_plan@"
        ),
        ranked=of(r"\btop\s*-?\s*\d+\b|\bblandt (?:de|den) (?:[\w.]+ ){0,3}(?:bedste|bedst)\b"),
        proposes=of(r"^(?:\W*(?!@we@)[^.;,]{0,60}) @proposes@"),
        asks=of(r"\b(?:hvad|hvordan|hvilken|hvilke|hvilket)\b"),
        nobody=of(r"\bingen\b[^.;]*\bmere end\b"),
        abroad=of("@abroad@"),
        was_to_be=of(r"\b(?:skulle|måtte)\b(?! man| vi\b)"),
        was_stated=of(
            subject + about + r"(?:var|lød)\s*,?\s*(?:@adverb@\s*,?\s*){0,2}(?:at|højst|mindst|minimum|maksimalt|\d)"
        ),
        stands=of("@stands@"),
        happened=of(
            r"@past@|\b[^\W\d_]{3,}(?:ede|edes)\b|\b(?:modtog|nåede|endte|begyndte|udstedte|lå|gav|tog)\b"
            r"|\ber (?:\w+ )?[^\W\d_]{4,}et\b"
        ),
        now=of("@now@"),
        reaches=of(r"@modal@|\b(?:højst|højest|mindst|minimum|maksimalt|[^\W\d_]{4,}es)\b"),
    )
