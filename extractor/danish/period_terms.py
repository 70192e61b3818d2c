"""How Danish names single moments: *2. kv. 2018*, *1. februar 2019*, *ultimo juni*, *udgangen af 2022*, *1/1 2014*.

Tolerant where no other reading is possible: doubled stops and missing spaces (*2..kvartal2019*), capitals, l for 1 and
I for l as scanners write them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.danish.period_calendar import Grain, Moment, month
from extractor.danish.period_years import is_year

_MONTH_FORMS = (
    r"januar|jan", r"februar|feb", r"marts|mar", r"apri[l1|]|apr", r"maj", r"jun[i1]|jun", r"ju[l1|][i1]|jul", r"august|aug",
    r"september|sept|sep", r"oktober|okt", r"november|nov", r"december|dec",
)  # fmt: skip
_MONTH = "|".join(f"(?P<m{number}>{forms})" for number, forms in enumerate(_MONTH_FORMS, start=1))
MONTH = rf"(?:{_MONTH})(?![^\W\d_])\.?(?:\s+måned(?:s)?(?!\w))?"
_ORDINAL_WORDS = {"første": 1, "1ste": 1, "anden": 2, "andet": 2, "tredje": 3, "tredie": 3, "fjerde": 4}
# One to four as a figure with its stop, l and I for a misread 1, or as a word.
_NTH = r"(?:(?P<{name}_figure>[1-4lI])[ \u00a0]?\.{{0,2}}[ \u00a0]?|(?P<{name}_word>første|anden|andet|tredj?i?e|fjerde)\s+)"
_QUARTER_WORD = r"(?:kvarta[l1|](?:er(?:ne)?|et)?s?|kvt|kv)(?![^\W\d_])\.?"
_HALF_WORD = r"(?:ha[l1|]v[ -]?(?:år|aar|ar)(?:et)?s?|halvdel)(?![^\W\d_])"
QUARTER = rf"(?:{_NTH.format(name='q')}{_QUARTER_WORD}|kvartal\s+(?P<q_after>[1-4])(?![\d.,])|[QK](?P<q_letter>[1-4])(?![\w]))"
HALF = rf"(?:{_NTH.format(name='h')}{_HALF_WORD}|[HS](?P<h_letter>[12])(?![\w]))"
_YEAR = r"(?:19|20)[0-9]{2}(?![0-9]|[.,][0-9])"
_INTO_YEAR = r"(?:[ \u00a0]*\n?[ \u00a0]*(?:,|i|af|for|[-–])?[ \u00a0]*\n?[ \u00a0]*)"
_EDGE = (
    r"(?P<edge>(?P<start_edge>primo|indgangen\s+(?:til|af))|(?P<end_edge>ultimo|udgangen\s+af|udløbet\s+af|slutningen\s+af\s+(?=året|\w*\.?\s*kvarta[l1]))|(?P<middle_edge>medio))"
    r"\s+(?:skoleåret\s+)?"
)
_LOOSE = r"(?:(?:starten|begyndelsen|midten|slutningen|løbet)\s+af\s+|foråret|sommeren|efteråret|vinteren|årene|året|år|skoleåret|budgetåret|kalenderåret)\s+"

_TERM = re.compile(
    rf"""(?<![\w.,/§-])(?:{_EDGE}(?:den\s+)?)?(?:
        (?P<iso_year>{_YEAR[:-len('(?![0-9]|[.,][0-9])')]})-(?P<iso_month>[01][0-9])-(?P<iso_day>[0-3][0-9])(?![0-9-])
      | (?P<statistics_year>(?:19|20)[0-9]{{2}})(?:[KQ](?P<statistics_quarter>[1-4])|M(?P<statistics_month>[01][0-9])|H(?P<statistics_half>[12]))(?!\w)
      | (?P<number_day>[0-3]?[0-9])(?P<joint>[./-])[ ]?(?P<number_month>[01]?[0-9])(?:(?P=joint)[ ]?|[ \u00a0-])(?P<number_year>(?:19|20)[0-9]{{2}}|[0-9]{{2}}(?=[^\w.,%/-]|[.,]?(?:\s|$)))(?![0-9]|[.,/-][0-9])
      | (?P<day>[0-3]?[0-9])(?:\.{{1,2}}[ \u00a0]?|[ ])(?P<day_month>{MONTH})
      | (?P<month>{MONTH})
      | (?P<quarter>{QUARTER})
      | (?P<half>{HALF})
      | (?P<year>{_YEAR})(?![^\W\d_])
      | (?P<this_year>året(?!\w)(?!\s+(?:før|efter|forinden|tidligere|rundt|igennem|i\s+forvejen)))
    )""",
    re.VERBOSE | re.IGNORECASE,
)
