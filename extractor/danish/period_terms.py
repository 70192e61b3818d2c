"""How Danish names single moments: *2. kv. 2018*, *1. februar 2019*, *ultimo juni*, *udgangen af 2022*, *1/1 2014*.

Tolerant where no other reading is possible: doubled stops and missing spaces (*2..kvartal2019*), capitals, l for 1 and
I for l as scanners write them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractor.danish.number_words import CARDINALS, longest_first
from extractor.danish.period_years import is_year
from models.calendar import Grain, Moment, month

_SPACE = "[ \u00a0]"
_MONTH = (
    r"(?:januar|februar|marts|apri[l1|i]|maj|jun[i1l|]|ju[l1|i][i1l|]|august|september|oktober|november|december"
    r"|(?P<{name}_short>jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|dec))(?![a-zà-öø-ÿ])(?:\.(?=\s?[0-9'’/–—-])|\.(?=\s\d))?"
)
_MONTH_NUMBER = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"), 1
    )
}
_NTH_WORD = {"første": 1, "anden": 2, "andet": 2, "tredje": 3, "tredie": 3, "fjerde": 4}
_WORDS = longest_first(_NTH_WORD)
_QUARTER = r"kvarta[l1|i](?:er(?:ne)?|et)?s?(?![a-zà-öø-ÿ])|kvt(?![a-zà-öø-ÿ])\.?|kv(?![a-zà-öø-ÿ])\.?"
_HALF = r"ha[l1|i]v[ -]?(?:år|aar|ar)(?:et)?s?(?![a-zà-öø-ÿ])|halvdel(?![a-zà-öø-ÿ])"
_JOIN = r"(?:,|og|samt|eller|til(?:\s+og\s+med)?|t\.o\.m\.|[-–—&/])"
_NTH = rf"(?:(?-i:[1-4lI]){_SPACE}?\.{{0,2}}|(?:{_WORDS})(?!\w))"
_FEW = longest_first([word for word, value in CARDINALS.items() if 1 < value <= 12])
_YEAR = r"(?:19|20)[0-9]{2}(?![0-9]|[.,:][0-9])"
_TERM = re.compile(
    rf"""(?<![\w§])(?<![0-9][.,])
    (?:(?P<edge>(?P<opens>primo|indgangen\s+(?:til|af))|(?P<closes>ultimo|udgangen\s+af|udløbet\s+af)|(?P<middle>medio))
        \s+(?:den\s+|skoleåret\s+)?)?
    (?:
        (?P<iso>{_YEAR}-[01][0-9]-[0-3][0-9])(?![\w-])
      | (?P<code>(?:19|20)[0-9]{{2}}-?(?:[KQ][1-4]|M[01][0-9]|[HS][12]))(?!\w)
      | (?<![^0-9][0-9][-/])(?<![^0-9][0-9]{{2}}[-/])
            (?P<date_day>[0-3]?[0-9])(?P<joint>[./-]){_SPACE}?(?P<date_month>[01]?[0-9])
            (?:(?P=joint)|[ \u00a0-]){_SPACE}?(?P<date_year>{_YEAR}|[0-9]{{2}}(?![0-9]|[.,/-]\w))(?![a-zà-öø-ÿ])
      | (?<![0-9][-/])(?P<from_day>[0-3]?[0-9])(?P<mark>[./])(?P<from_month>[01]?[0-9])\.?\s?[-–]\s?
            (?P<to_day>[0-3]?[0-9])(?P=mark)(?P<to_month>[01]?[0-9])(?:[.-]?\s?|/)(?P<to_year>{_YEAR})
      | (?P<day>[0-3]?[0-9])(?:\.{{1,2}}{_SPACE}?|{_SPACE})
            (?:\s?[-–—]\s?(?P<last_day>[0-3]?[0-9])\.{_SPACE}?)?(?P<day_month>{_MONTH.format(name="day")})
      | (?P<month>{_MONTH.format(name="month")})(?:\s+(?P<named_month>måned)s?(?!\w))?
      | (?P<nths>(?:{_NTH}{_SPACE}*{_JOIN}{_SPACE}*){{0,3}}{_NTH})\s*(?:(?P<quarter>{_QUARTER})|(?P<half>{_HALF}))
      | (?:kvartal|kvt\.?|kv\.?){_SPACE}+(?P<quarter_after>[1-4])(?![\w.,%]|{_SPACE}?pct)
      | (?P<letter>[QH][1-4])(?![\w])
      | (?:de\s+)?(?:(?P<first>første|sidste)\s+(?P<count>[0-9]{{1,2}}|{_FEW})
            |(?P<count_before>[0-9]{{1,2}}|{_FEW})\s+(?P<first_after>første|sidste))
            \s+(?P<counted>måneder|kvartaler)(?!\w)
      | (?P<year>{_YEAR})(?:\s?[-–/]\s?(?P<next_year>{_YEAR}|[0-9]{{2}})(?![\w%/-]|[.,][0-9]|\s?%|\s?pct))?
            (?![a-zà-öø-ÿ]|['’]\s?erne|-(?:pris|p/?l\b))
      | (?P<turn>årets\s+(?:(?P<turn_last>udgang|slutning|afslutning|udløb)|begyndelse|start|indgang))(?!\w)
      | (?P<this_year>året)(?!\w)(?!\s+(?:før|efter|forinden|tidligere|rundt|igennem))
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_SHORT_NAME = 4  # "feb", "sept"
_NTHS = re.compile(rf"(?<!\w)(?-i:[1-4lI])(?!\w)|(?:{_WORDS})(?!\w)", re.IGNORECASE)
_THROUGH = re.compile(r"til|t\.o\.m|[-–—]", re.IGNORECASE)
_YEAR_AFTER = re.compile(
    rf"[,]?\s{{0,2}}(?:\n\s*)?(?:(?:i|af|for)\s+|[-–]\s?)?(?P<year>{_YEAR})(?![a-zà-öø-ÿ])", re.IGNORECASE
)
# Two figures are a year after an apostrophe, with a nought in front, joined to a short month (feb-15), or where the
# term and they fill a cell.
_SHORT_YEAR_AFTER = re.compile(
    r"\s?['’](?P<quoted>[0-9]{2})(?!\w)|[- ]?(?P<noughted>0[0-9])(?!\w|[.,:/][0-9])"
    r"|-(?P<joined>[0-9]{2})(?![\w%/-]|[.,][0-9]|\s?(?:%|pct))|[- ]?(?P<bare>[0-9]{2})(?=\s*(?:[\t\n|]|$))"
)
_THIS_YEAR_AFTER = re.compile(r"\s+(?:i|af)\s+året(?!\w)", re.IGNORECASE)
_ORDERED_DATE = re.compile(r"(?:\b(?:den|pr|fra|til|dato|senest|inden|siden|af)\.?|\bd\.)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Term:
    """One named stretch: `text[start:end]`; moments without a year take it from what stands beside them.

    `is_bound` is False for a month's name that stands alone and may be no date at all; `grain` is of what was named
    (*ultimo 2019* names a year and is its last month).
    """

    start: int
    end: int
    first: Moment
    last: Moment
    grain: Grain
    is_bound: bool = True
    edge: bool = False
    of_this_year: bool = False

    @property
    def has_year(self) -> bool:
        """Whether the words themselves say the year."""
        return self.last.year is not None

    def in_year(self, year: int) -> Term:
        """The same with its missing year filled in; the part of a stretch over New Year stays in order."""
        last = self.last.in_year(year)
        first = self.first.in_year(year)
        return replace(self, first=first.in_year(year - 1) if first.first_month > last.last_month else first, last=last)


def find(text: str) -> Iterator[Term]:
    """The terms of `text` in order of print, not overlapping."""
    position = 0
    while match := _TERM.search(text, position):
        term = _term(text, match)
        if term is None or not (term.first.is_possible and term.last.is_possible):
            position = _past_figures(text, match.start())
            continue
        yield from _parted(match, term)
        position = term.end


def _past_figures(text: str, start: int) -> int:
    """Where to look on after a match that was no term: behind its first figures or letter."""
    end = start + 1
    while end < len(text) and text[end].isdigit() and text[start].isdigit():
        end += 1
    return end


def _term(text: str, match: re.Match[str]) -> Term | None:
    for name, read in _READERS.items():
        if match[name] is not None:
            term = read(match)
            break
    else:
        return None
    if term is None:
        return None
    if term.last.year is None and not term.of_this_year:
        term = _with_year_after(text, term)
    return _at_edge(term, match) if match["edge"] else None if match["this_year"] else term


def _with_year_after(text: str, term: Term) -> Term:
    following = _YEAR_AFTER.match(text, term.end)
    if following:
        return replace(term.in_year(int(following["year"])), end=following.end(), is_bound=True)
    this_year = _THIS_YEAR_AFTER.match(text, term.end)
    if this_year:
        return replace(term, end=this_year.end(), is_bound=True, of_this_year=True)
    short = _SHORT_YEAR_AFTER.match(text, term.end) if term.grain in {Grain.MONTH, Grain.QUARTER} else None
    if short is None or term.edge or not _may_take_short_year(text, term, short):
        return term
    return replace(term.in_year(2000 + int(short[short.lastgroup or 0])), end=short.end(), is_bound=True)


def _may_take_short_year(text: str, term: Term, short: re.Match[str]) -> bool:
    if short["joined"]:
        return term.end - term.start <= _SHORT_NAME and term.grain is Grain.MONTH
    return not short["bare"] or text[term.start - 1 : term.start] in {"", "\n", "\t", "|"}


def _at_edge(term: Term, match: re.Match[str]) -> Term | None:
    """*primo*, *medio*, *ultimo* of a year, half-year or quarter is a month of it; of a month it is that month."""
    first, last = term.first, term.last
    at = replace(term, edge=True, is_bound=True)
    if match["closes"] and first != last:
        return replace(at, first=last)  # udgangen af skoleåret 2020-2021
    if first != last or term.grain in {Grain.DAY, Grain.MONTH}:
        return at
    inner = _inner_month(first, match)
    return replace(at, first=inner, last=inner) if inner else at


def _inner_month(moment: Moment, match: re.Match[str]) -> Moment | None:
    count = moment.first_month
    if match["closes"]:
        count = moment.last_month
    elif match["middle"]:
        count = (moment.first_month + moment.last_month) // 2
    found = month(count)
    return found if moment.year is not None else replace(found, year=None)


def _single(match: re.Match[str], moment: Moment, **more: bool) -> Term:
    return Term(match.start(), match.end(), moment, moment, moment.grain, **more)


def _iso_date(match: re.Match[str]) -> Term:
    year, number, day = (int(part) for part in match["iso"].split("-"))
    return _single(match, Moment(Grain.DAY, year, number, day))


def _code(match: re.Match[str]) -> Term:
    """2019K1, 2019M06 of Danmarks Statistik, 2019-Q2 and 2019H1 of others."""
    year, letter, part = (
        int(match["code"][:4]),
        match["code"][4:].lstrip("-")[0].upper(),
        int(match["code"][4:].lstrip("-")[1:]),
    )
    grain = {"K": Grain.QUARTER, "Q": Grain.QUARTER, "M": Grain.MONTH}.get(letter, Grain.HALF)
    return _single(match, Moment(grain, year, part))


def _numeric_date(match: re.Match[str]) -> Term | None:
    digits = match["date_year"]
    if len(digits) == 2 and not (
        (match["joint"] == "/" and match.string[match.end("date_month")] in "-/") or _is_announced(match)
    ):
        return None
    year = int(digits) if len(digits) == 4 else 2000 + int(digits)
    return _single(match, Moment(Grain.DAY, year, int(match["date_month"]), int(match["date_day"])))


def _numeric_span(match: re.Match[str]) -> Term:
    """1.1.-30.6.2019, 1/1 - 31/12 2019: the year stands behind the second date."""
    first, last = (
        Moment(Grain.DAY, int(match["to_year"]), int(match[f"{end}_month"]), int(match[f"{end}_day"]))
        for end in ("from", "to")
    )
    return Term(match.start(), match.end(), first, last, Grain.DAY)


def _is_announced(match: re.Match[str]) -> bool:
    same = match.string[match.end("date_month")] == match["joint"]
    return same and bool(_ORDERED_DATE.search(match.string, max(0, match.start() - 10), match.start()))


def _day(match: re.Match[str]) -> Term | None:
    number = _month_number(match["day_month"])
    first = Moment(Grain.DAY, None, number, int(match["day"]))
    last = replace(first, day=int(match["last_day"])) if match["last_day"] else first
    return Term(match.start(), match.end(), first, last, Grain.DAY)


def _month(match: re.Match[str]) -> Term:
    return _single(match, Moment(Grain.MONTH, None, _month_number(match["month"])), is_bound=bool(match["named_month"]))


def _month_number(name: str) -> int:
    """1 to 12, also where a scanner took l, i and 1 for one another."""
    name = name.lower().rstrip(".")
    if name.startswith("ju") and len(name) == 4:
        return 7 if name[2] in "l1|i" else 6
    return _MONTH_NUMBER[name[:3]]


def _part(match: re.Match[str]) -> Term | None:
    grain = Grain.QUARTER if match["quarter"] else Grain.HALF
    parts = [_nth(found.group()) for found in _NTHS.finditer(match["nths"])]
    first = parts[0] if parts == sorted(set(parts)) else parts[-1]
    return Term(match.start(), match.end(), Moment(grain, None, first), Moment(grain, None, parts[-1]), grain)


def _parted(match: re.Match[str], term: Term) -> Iterator[Term]:
    """*1. og 3. kvartal 2018*: what is listed without following on is each its own term; else `term` as it is."""
    found = list(_NTHS.finditer(match.string, *match.span("nths"))) if match["nths"] else []
    parts = [_nth(one.group()) for one in found]
    if not parts or term.edge or _THROUGH.search(match["nths"]) or parts == list(range(parts[0], parts[-1] + 1)):
        yield term
        return
    for index, one in enumerate(found):
        moment = replace(term.last, part=parts[index])
        yield replace(
            term, start=one.start(), end=term.end if index == len(found) - 1 else one.end(), first=moment, last=moment
        )


def _nth(word: str) -> int:
    return 1 if word in "lI" else int(word) if word.isdigit() else _NTH_WORD[word.lower()]


def _quarter_after(match: re.Match[str]) -> Term:
    return _single(match, Moment(Grain.QUARTER, None, int(match["quarter_after"])))


def _letter(match: re.Match[str]) -> Term:
    grain = Grain.QUARTER if match["letter"][0] in "Qq" else Grain.HALF
    return _single(match, Moment(grain, None, int(match["letter"][1])), is_bound=False)


def _counted(match: re.Match[str]) -> Term | None:
    """*de første 3 kvartaler*, *de to sidste måneder*."""
    word = (match["count"] or match["count_before"]).lower()
    count = int(word) if word.isdigit() else CARDINALS[word]
    grain, whole = (Grain.MONTH, 12) if match["counted"].lower() == "måneder" else (Grain.QUARTER, 4)
    if not 1 <= count <= whole:
        return None
    from_start = (match["first"] or match["first_after"]).lower() == "første"
    first, last = (1, count) if from_start else (whole - count + 1, whole)
    return Term(
        match.start(), match.end(), Moment(grain, None, first), Moment(grain, None, last), grain, is_bound=False
    )


def _year(match: re.Match[str]) -> Term | None:
    start, end = match.span("year")
    if not is_year(match.string, start, end):
        return None
    first = Moment(Grain.YEAR, int(match["year"]))
    following = match["next_year"] or ""
    last = int(following if len(following) == 4 else match["year"][:2] + following) if following else 0
    if last <= int(match["year"]):
        return Term(match.start(), end, first, first, Grain.YEAR)
    return Term(match.start(), match.end(), first, first.in_year(last), Grain.YEAR)


def _turn_of_year(match: re.Match[str]) -> Term:
    """*årets udgang* is December, *årets begyndelse* January of the year that is spoken of."""
    return _single(match, Moment(Grain.MONTH, None, 12 if match["turn_last"] else 1))


def _this_year(match: re.Match[str]) -> Term:
    return _single(match, Moment(Grain.YEAR, None), of_this_year=True)


_READERS = {
    "iso": _iso_date,
    "code": _code,
    "date_day": _numeric_date,
    "from_day": _numeric_span,
    "day": _day,
    "month": _month,
    "nths": _part,
    "quarter_after": _quarter_after,
    "letter": _letter,
    "counted": _counted,
    "year": _year,
    "turn": _turn_of_year,
    "this_year": _this_year,
}
