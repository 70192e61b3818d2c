"""What stands around a number in figures and makes it no quantity: labels, ordinals, headings, codes, addresses.

*Tabel 2*, *§ 8, stk. 2*, *lov nr. 1369*, *3. plads*, *uge 34*, *tlf. 99 31 31 31*, *9600 Aars*, *05.57.71*, *2-årig
dagpengeperiode*: these name or place something. Also here: the ages that say who a group is (*16-66 år*).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Words that a number behind them names. The second kind also counts things, so that only a short number is a name.
_LABELS = re.compile(
    r"figur|fig|figurer|tabel|tabeller|tab|skema|diagram|graf|bilag|tillæg|appendiks|kapitel|kap|afsnit"
    r"|side|sider|s|punkt|pkt|note|fodnote|nr|nummer|numre|stk|paragraf|artikel|litra|kl|klokken|uge|uger"
    r"|version|boks|linje|tlf|telefon|telefonnr|mobil|cvr|ean|postnr|postboks|jnr|sagsnr|journalnr|isbn"
    r"|issn|lovbekendtgørelse|lbk|bek|politikområde|funktion|konto|fkt|rar"
)
_NAMED_KINDS = re.compile(
    r"\w*mål|indsats|indsatsområde|fokusområde|tema|pejlemærke|målgruppe|matchgruppe|match"
    r"|kategori|gruppe|trin|fase|spor|niveau|klynge|scenarie|scenario|strategi|initiativ|anbefaling|krav"
    r"|resultatkrav|princip|udfordring|hypotese|projekt|model|modul|skridt"
    r"|succeskriterie|succeskriterium|indikator|aktivitet|ministerens"
)
_HARD = re.compile(r"nr|nummer|numre|stk|paragraf|kl|klokken|tlf|telefon|mobil|cvr|ean|pkt|litra|lbk|bek|s|postboks")
_LONGEST_NAME = 12  # "Mål 12" names a goal, "Mål 250 formidlinger" sets one

_ADDRESS = re.compile(r"://|www\.|@|\.(?:dk|com|org|eu|net)\b", re.IGNORECASE)
_TELEPHONE = re.compile(
    r"(?<![\w.,])(?:\+45[ \u00a0]?)?(?:[0-9]{2}(?:[ \u00a0][0-9]{2}){3}|[0-9]{4}[ \u00a0][0-9]{4})(?![\w.,]*[0-9%])"
)
_NOTE_MARK = re.compile(r"<sup>[^<]{1,9}</sup>|\[\^?[0-9]{1,3}\]|\^[0-9]{1,3}\b", re.IGNORECASE)
# Journal and account numbers: more parts than a number, a range or a date has, and no thousands among them.
_GROUPED = r"(?!\+?[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?![.0-9]))"
_CODE = re.compile(
    rf"(?<![\w.,]){_GROUPED}(?:[0-9]+(?:\.[0-9]+){{2,}}(?:[-+/][A-Z0-9][\w.+/-]*)?|[0-9]+(?:[-/][0-9A-Z]+){{3,}}"
    r"|[0-9]+-[A-Z][0-9][\w-]*)(?!,?[0-9]|\s?(?:%|pct|procent|kr\b|mio|personer))"
)
_SPREAD = re.compile(r"(?<![\w.,])[0-9](?: [0-9]){2,}(?![\w,])")  # letter by letter: "2 0 1 1"
_LEADERS = re.compile(r"(?:\.[ ]?){4,}\s*[0-9]{1,3}(?![\w,.])|…+\s*[0-9]{1,3}(?![\w,.])")
_PLACE = re.compile(r"[ \u00a0][A-ZÆØÅ][a-zæøå]{2,}")
_HEADING = re.compile(r"(?:\.[0-9]{1,2})*\.?(?:\*{1,3})?[ \t]+(?:\*{1,3})?[A-ZÆØÅ](?:[a-zæøå]|[A-ZÆØÅ]{3})")
_COUNTED_HEADING = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2})+\.?(?:\*{1,3})?[ \t]+(?:\*{1,3})?[A-ZÆØÅ\"”“]")
_LIST_NUMBER = re.compile(r"[0-9]{1,2}(?:\.(?:\*{1,3})?(?=\s+\S)|\))")
_ORDINAL = re.compile(
    r"\.(?:[ \u00a0]?[-–—/][ \u00a0]?|[ \u00a0]*,[ \u00a0]*|[ \u00a0]*\n?[ \u00a0]*)(?=[a-zæøå(]|[0-9]{1,2}\.)"
)
_COMPOUND = re.compile(r"[-‐‑](?P<word>[^\W\d_]{2,})")
_OLD = re.compile(r"[ -]?årige?s?(?!\w)", re.IGNORECASE)


def not_prose(text: str) -> Iterator[tuple[int, int]]:
    """Stretches whose figures are no numbers: addresses, telephone numbers, note marks, codes, leaders."""
    for match in _ADDRESS.finditer(text):
        yield _chunk(text, match.start(), match.end())
    for pattern in (_TELEPHONE, _NOTE_MARK, _CODE, _SPREAD, _LEADERS):
        for match in pattern.finditer(text):
            yield match.span()


def _chunk(text: str, start: int, end: int) -> tuple[int, int]:
    """What stands around `text[start:end]` without white space."""
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def word_before(text: str, position: int) -> tuple[str, int]:
    """The word that ends right before `position`, small letters and without its stop, and where it begins."""
    end = position
    while end > 0 and text[end - 1] in " \u00a0\u202f\u2009\n*_(":
        end -= 1
    if end > 0 and text[end - 1] == ".":
        end -= 1
    start = end
    while start > 0 and text[start - 1].isalpha():
        start -= 1
    return text[start:end].lower(), start


def names_something(text: str, start: int, figures: str, has_unit: bool) -> bool:
    """Whether a label makes the number at `start` a name: *Tabel 2*, *§ 8*, *uge 34*, *Mål 3*."""
    before = text[max(0, start - 3) : start].rstrip()
    if before.endswith("§"):
        return True
    word, word_start = word_before(text, start)
    if not word:
        return False
    if _HARD.fullmatch(word):
        return True
    if has_unit:
        return False
    if _LABELS.fullmatch(word):
        return not (word in {"uge", "side"} and word_before(text, word_start)[0] in {"pr", "per", "anden"})
    if _NAMED_KINDS.fullmatch(word):
        return figures.isdigit() and int(figures) <= _LONGEST_NAME
    return False


def is_ordinal(text: str, end: int, figures: str) -> bool:
    """*3. plads*, *9.-10. klasse*, *2. og 3. møde*: a short number, a stop, and no new sentence."""
    return len(figures) <= 2 and figures.isdigit() and bool(_ORDINAL.match(text, end))


def is_line_number(text: str, start: int, end: int) -> bool:
    """The number of a heading or of a list item, at the beginning of its line: *4.2 Udfordringer*, *1. Job*, *2)*."""
    line = text.rfind("\n", 0, start) + 1
    if text[line:start].strip(" \t#*_>|-–—•○("):
        return False
    return bool(_LIST_NUMBER.match(text, start) and end - start <= 2) or bool(_COUNTED_HEADING.match(text, start))


def opens_heading(text: str, start: int, end: int) -> bool:
    """A short number at the beginning of a line before a capitalised word: *1 Indledning*, or *4 Jobcentre*?"""
    line = text.rfind("\n", 0, start) + 1
    return end - start <= 2 and text[line:start].strip(" \t#*_>|") == "" and bool(_HEADING.match(text, end))


def is_postcode(text: str, start: int, end: int) -> bool:
    """Four figures before a name: *9600 Aars*."""
    return end - start == 4 and text[start:end].isdigit() and bool(_PLACE.match(text, end))


def compound(text: str, end: int) -> tuple[str, int] | None:
    """The rest of a compound word whose first part is the number (*2-årig*, *225-timersreglen*), and where it ends."""
    match = _COMPOUND.match(text, end) or _OLD.match(text, end)
    return (match.group().lstrip("-‐‑ ").lower(), match.end()) if match else None


_AGE_BEFORE = re.compile(
    r"(?:\b(?:under|over|fylde[rt]?|fyldte|fyldt|op\s+til|mellem|fra|til|mindst|ældre\s+end|yngre\s+end|"
    r"alder(?:en)?(?:\s+på)?|"
    r"aldersgruppen?|unge(?:\s+på)?|personer|borgere|voksne|kvinder|mænd|ledige|årgang|den|som|end)\s+|\(\s*)$",
    re.IGNORECASE,
)
_AGE_WITHOUT_YEARS = re.compile(
    r"\b(?:unge|personer|borgere|voksne|kvinder|mænd|ledige)\s+(?:under|over)\s+$", re.IGNORECASE
)
YOUNGEST = 13  # -årige of fewer years are a length of time: 2-årig
ADULT = 15  # years from which a number of years beside such words is an age; waits and spells are shorter
OLDEST = 75


def is_age(text: str, start: int, value: float, genitive: bool) -> bool:
    """Whether years before which *under*, *over*, *fyldt*, *mellem* … stand are an age: *unge under 30 år*."""
    return value >= ADULT and not genitive and bool(_AGE_BEFORE.search(text, max(0, start - 24), start))


def is_bare_age(text: str, start: int, value: float) -> bool:
    """*unge under 30*, the years left unsaid."""
    return 18 <= value <= OLDEST and bool(_AGE_WITHOUT_YEARS.search(text, max(0, start - 24), start))
