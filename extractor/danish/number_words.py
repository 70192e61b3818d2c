"""Danish numbers in words: cardinals, fractions, shares (*to ud af tre*, *hver tredje*) and changes (*halveres*).

Spelling after Retskrivningsordbogen; the older spellings that stand in documents (*fyrretyve*, *halvtredsindstyve*)
are read too. Shares are percent, rounded to one decimal as the dataset's contract has it (*to ud af tre* is 66.7).
*en* and *et* are articles more often than numbers: they count only where nothing else can be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

UNITS = {"to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7, "otte": 8, "ni": 9}
_TEENS = {
    "ti": 10, "elleve": 11, "tolv": 12, "tretten": 13, "fjorten": 14, "femten": 15, "seksten": 16, "sytten": 17,
    "atten": 18, "nitten": 19,
}  # fmt: skip
_TENS = {
    "tyve": 20, "tredive": 30, "fyrre": 40, "fyrretyve": 40, "halvtreds": 50, "halvtredsindstyve": 50, "tres": 60,
    "tresindstyve": 60, "halvfjerds": 70, "halvfjerdsindstyve": 70, "firs": 80, "firsindstyve": 80, "halvfems": 90,
    "halvfemsindstyve": 90,
}  # fmt: skip
CARDINALS: dict[str, int] = {
    "nul": 0, **UNITS, **_TEENS, **_TENS,
    **{f"{unit}og{ten}": one + many for unit, one in {"en": 1, **UNITS}.items() for ten, many in _TENS.items()},
}  # fmt: skip
ORDINALS = {
    "anden": 2, "andet": 2, "tredje": 3, "tredie": 3, "fjerde": 4, "femte": 5, "sjette": 6, "syvende": 7, "ottende": 8,
    "niende": 9, "tiende": 10,
}  # fmt: skip
_PARTS = {"halvdel": 2, **{f"{word}del": value for word, value in ORDINALS.items() if value > 2}, "tyvendedel": 20}
_ENDINGS = ("e", "er", "es", "et", "ede", "edes", "ing", "ingen")  # of halver-, fordobl-
_FOLDS = {"for": 2, "fir": 4, **UNITS, "ti": 10}


def longest_first(words: Iterable[str]) -> str:
    """An alternation in which no word hides a longer one."""
    return "|".join(sorted(words, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A number in words: `text[start:end]`; `percent` for shares and changes, a change is signed."""

    start: int
    end: int
    value: float
    percent: bool = False
    is_change: bool = False


_CARDINAL = longest_first(CARDINALS)
_PART = longest_first(_PARTS)
_ORDINAL = longest_first(ORDINALS)
_FEW = longest_first([*UNITS, "ti"])
# After "hver anden" these say how often, not how many.
_TIMES = r"(?:uger?|måned\w*|mdr|dag\w*|år\w*|kvartal\w*|gang|time\w*|halvår\w*|\w+dag)\b"
_END = "(?![a-zà-öø-ÿ0-9_])"  # a raised figure of a note may follow
_TIME = r"(?:år|måned|uge|time|kvartal|halvår)"

_WORDS = re.compile(
    rf"""(?:
      (?P<of>(?<![0-9][.,])(?:(?P<part_few>en|én|et|ét|{_FEW}|[1-9]|10))\s+ud\s+af\s+(?P<whole>{_FEW}|[2-9]|10)
        | (?P<part_word>én|en|{_FEW})\s+af\s+(?P<whole_word>fem|ti))(?![\w½-]|[.,]\d)
    | (?P<part_of>(?:en|én|{_FEW}|[1-9])(?:\s+|-)(?P<part>{_PART})(?:e|en|ene)?){_END}
    | (?P<half>halvdelen){_END}
    | (?P<every>hvert?\s+(?:(?P<nth>{_ORDINAL})|(?P<nth_digit>[2-9]|10)\.)){_END}(?!\s+{_TIMES})
    | (?P<halved>halver(?:{"|".join(_ENDINGS)})){_END}
    | (?P<folded>(?P<fold>{longest_first(_FOLDS)})dobl(?:{"|".join(_ENDINGS)})){_END}
    | (?P<twice>dobbelt\s+så){_END}
    | (?P<half_as>halvt\s+så){_END}
    | (?P<one_and_half>halvand(?:en|et)(?:\s+(?P<one_and_half_scale>hundrede|tusinde?))?){_END}
    | (?P<half_a>(?:en|et)\s+halvt?)(?=\s+(?:{_TIME}|procent|pct|million|milliard))
    | (?P<thousands>(?:(?P<thousand>{_CARDINAL}|et)\s*)?tusinde?
        (?:\s*(?:og\s*)?(?:(?P<thousand_hundreds>{_FEW}|et)\s*hundrede)?(?:\s*og\s*(?P<thousand_rest>{_CARDINAL}))?)){_END}
    | (?P<hundreds>(?:(?P<hundred>{_FEW}|et)\s*)?hundrede(?:\s*og\s*(?P<hundred_rest>{_CARDINAL}))?){_END}
    | (?P<cardinal>{_CARDINAL}){_END}
    | (?P<one>[Éé][nt])(?![\w-])
    | (?P<article>e[nt])(?=\s+(?P<counted>[^\W\d_]+))
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_INEXACT = re.compile(r"\b(?:flere|mange|nogle|adskillige|par|hundreder|tusinder)\s+(?:af\s+)?$", re.IGNORECASE)
# "en" counts as 1 after a bound and before a noun that can be counted, and as "en gang om året".
_BOUND = re.compile(r"(?:mindst|minimum|min\.|højst|højest|maksimalt|maks\.?|max\.?)\s+$", re.IGNORECASE)
_WAIT = re.compile(r"(?:efter|inden\s*for|mere\s+end|mindre\s+end|op\s+til|over|under)\s+$", re.IGNORECASE)
_FREQUENCY = re.compile(
    r"\s+gang\s+(?:årlig\w*|om\s+(?:året|ugen|måneden|dagen)|pr\.?|per|i\s+(?:kvartalet|ugen|måneden|halvåret)|hver[t]?)",
    re.IGNORECASE,
)
_UNCOUNTED = re.compile(
    r"del|smule|række|vis|anden|andet|af|ud|[a-zæøå]+dele?|lille|stor|større|mindre|god|høj|lav|halvt?|kvart|par|million|milliard"
)
_ENGLISH_BEFORE_TO = re.compile(
    r"(?:back|how|face|business|peer|ready|time|one|way|welcome|up|learn|learning|return)\s+$", re.IGNORECASE
)


# The first words that any of these can begin with, so that the grammar is tried only there.
_HUNDREDS = [f"{unit}hundrede" for unit in ("et", *UNITS)]
_OPENERS = frozenset(
    [
        *CARDINALS,
        *_HUNDREDS,
        *(f"{word}tusind{end}" for word in ("", "et", *CARDINALS) for end in ("", "e")),
        "hundrede",
    ]
    + [f"{stem}{ending}" for stem in ("halver", *(f"{fold}dobl" for fold in _FOLDS)) for ending in _ENDINGS]
    + ["en", "et", "én", "ét", "halvdelen", "hver", "hvert", "dobbelt", "halvt", "halvanden", "halvandet"]
    + [str(figure) for figure in range(1, 11)]
)
_OPENER = re.compile(r"(?<!\w)[^\W_]+")


def find(text: str) -> Iterator[NumberWord]:
    """The numbers in words of `text`, ascending, not overlapping."""
    done = 0
    for opener in _OPENER.finditer(text):
        start = opener.start()
        joined = text[start - 1 : start] == "-" and done != start - 1  # "to-tre" is two numbers, "A-to" none
        if start < done or joined or opener.group().lower() not in _OPENERS:
            continue
        match = _WORDS.match(text, start)
        found = _read(match) if match else None
        if found:
            done = found.end
            yield found


def cardinal(word: str) -> int | None:
    """The value of a figure of one or two digits or of a word below a hundred: *3*, *tre*, *én*."""
    word = word.lower()
    if word.isdigit():
        return int(word)
    return 1 if word in {"en", "et", "én", "ét"} else CARDINALS.get(word)


def share(part: int, whole: int) -> float:
    """Part of whole in percent, one decimal."""
    return round(100 * part / whole, 1)


def _read(match: re.Match[str]) -> NumberWord | None:
    kind = next(name for name in _READERS if match[name] is not None)
    read = _READERS[kind](match)
    if read is None and kind == "of":  # no share, but a number: tolv ud af to
        count = cardinal(match["part_few"] or match["part_word"])
        end = match.end("part_few") if match["part_few"] else match.end("part_word")
        return NumberWord(match.start(), end, float(count or 0))
    if read is None:
        return None
    value, percent, is_change = read
    return NumberWord(match.start(), match.end(), value, percent, is_change)


_Read = tuple[float, bool, bool] | None


def _of(match: re.Match[str]) -> _Read:
    part, whole = cardinal(match["part_few"] or match["part_word"]), cardinal(match["whole"] or match["whole_word"])
    if part is None or whole is None or part > whole:
        return None
    return share(part, whole), True, False


def _part_of(match: re.Match[str]) -> _Read:
    part, whole = cardinal(re.split(r"[\s-]", match["part_of"])[0]), _PARTS[match["part"].lower()]
    return (share(part, whole), True, False) if part is not None and part <= whole else None


def _every(match: re.Match[str]) -> _Read:
    nth = int(match["nth_digit"]) if match["nth_digit"] else ORDINALS[match["nth"].lower()]
    return share(1, nth), True, False


def _folded(match: re.Match[str]) -> _Read:
    return 100.0 * (_FOLDS[match["fold"].lower()] - 1), True, True


def _one_and_half(match: re.Match[str]) -> _Read:
    scale = (match["one_and_half_scale"] or "").lower()
    return 1.5 * (100 if scale == "hundrede" else 1000 if scale else 1), False, False


def _thousands(match: re.Match[str]) -> _Read:
    if match["thousand"] is None and _is_inexact(match.string, match.start()):
        return None
    value = 1000 * (cardinal(match["thousand"]) or 1 if match["thousand"] else 1)
    if match["thousand_hundreds"]:
        value += 100 * (cardinal(match["thousand_hundreds"]) or 1)
    if match["thousand_rest"]:
        value += CARDINALS[match["thousand_rest"].lower()]
    return float(value), False, False


def _hundreds(match: re.Match[str]) -> _Read:
    if match["hundred"] is None and _is_inexact(match.string, match.start()):
        return None
    value = 100 * ((cardinal(match["hundred"]) if match["hundred"] else None) or 1)
    if match["hundred_rest"]:
        value += CARDINALS[match["hundred_rest"].lower()]
    return float(value), False, False


def _cardinal(match: re.Match[str]) -> _Read:
    word = match["cardinal"].lower()
    if word == "to" and (
        _ENGLISH_BEFORE_TO.search(match.string, max(0, match.start() - 12), match.start())
        or match.string[match.end() : match.end() + 5] == " the "
    ):
        return None
    return float(CARDINALS[word]), False, False


def _article(match: re.Match[str]) -> _Read:
    window = match.string[max(0, match.start() - 16) : match.start()]
    counted = match["counted"].lower()
    if _FREQUENCY.match(match.string, match.end()):
        return 1.0, False, False
    if _BOUND.search(window) and not _UNCOUNTED.fullmatch(counted):
        return 1.0, False, False
    if re.fullmatch(_TIME, counted) and _WAIT.search(window):
        return 1.0, False, False
    return None


def _is_inexact(text: str, start: int) -> bool:
    """Whether *flere*, *nogle*, *et par* stand before *hundrede* or *tusind*: no number."""
    return bool(_INEXACT.search(text, max(0, start - 20), start))


_READERS = {
    "of": _of,
    "part_of": _part_of,
    "half": lambda _: (50.0, True, False),
    "every": _every,
    "halved": lambda _: (-50.0, True, True),
    "folded": _folded,
    "twice": lambda _: (100.0, True, True),
    "half_as": lambda _: (-50.0, True, True),
    "one_and_half": _one_and_half,
    "half_a": lambda _: (0.5, False, False),
    "thousands": _thousands,
    "hundreds": _hundreds,
    "cardinal": _cardinal,
    "one": lambda _: (1.0, False, False),
    "article": _article,
}
