"""A further chapter for an example: tables, prose that reads from them, lists, references and goals that agree.

The numbers are drawn; what follows from them is computed. Sentences are drawn from several wordings each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

from analysis.arithmetic import danish
from models.terms import FindingKind
from scripts.planted.places import Draft, drawn

_GROUPS = (
    ("A-dagpenge", "a-dagpengemodtagere"),
    ("Kontanthjælp", "kontanthjælpsmodtagere"),
    ("Uddannelseshjælp", "uddannelseshjælpsmodtagere"),
    ("Sygedagpenge", "sygedagpengemodtagere"),
    ("Ledighedsydelse", "modtagere af ledighedsydelse"),
    ("Fleksjob", "borgere i fleksjob"),
    ("Førtidspension", "førtidspensionister"),
    ("Ressourceforløb", "borgere i ressourceforløb"),
)
_LISTS = (
    ("indsatsområder", ("Tidlig indsats", "Flere virksomhedspraktikker", "Et stærkt samarbejde med a-kasserne",
                        "Håndholdt hjælp til de unge", "Opkvalificering til områder med mangel på arbejdskraft")),
    ("principper", ("Borgeren har en fast kontaktperson", "Job er bedre end ydelse", "Planen laves sammen med borgeren",
                    "Virksomheden får svar hurtigt")),
    ("fokusområder", ("Sygefravær", "Mentorer", "Jobrotation", "Ordinære timer", "Overgang fra skole til job")),
)  # fmt: skip
_WORDS = {2: "to", 3: "tre", 4: "fire", 5: "fem", 6: "seks", 7: "syv"}


@dataclass(frozen=True, slots=True)
class Setting:
    """The document that a passage is written for."""

    kommune: str
    region: str
    year: int
    first_table: int
    status: bool = False
    told: str = ""  # the document itself, whose figures are not to be told of again


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    people: str
    before: int
    after: int

    @property
    def percent(self) -> float:
        return round((self.after / self.before - 1) * 100, 1)


def passage(setting: Setting, random: Random) -> Draft:
    """A chapter of key figures with the places where it can be made to contradict itself."""
    draft = Draft()
    heading = random.choice(("Nøgletal", "Udviklingen i tal", "Tal og tendenser"))
    draft.add(f"Bilag 8: {heading}\n\n")
    _development(draft, setting, random)
    _shares(draft, setting, random)
    _list(draft, random)
    if not setting.status:
        _goal(draft, setting, random)
    return draft


def _development(draft: Draft, setting: Setting, random: Random) -> None:
    """A table of people per benefit with changes and a total, and the prose beside it."""
    quarter, year = _quarter(setting, random), setting.year - 1
    before, after = f"{quarter}. kvartal {year - 1}", f"{quarter}. kvartal {year}"
    rows = [_row(name, people, random) for name, people in random.sample(_GROUPS, random.randint(4, 7))]
    number = setting.first_table
    _shown(draft, number, after, random)
    caption = draft.add(
        f"Tabel {number}: Fuldtidspersoner på udvalgte ydelser i {setting.kommune} Kommune, {after}\n\n"
    )
    del caption
    draft.add(f"Målgruppe\t{before}\t{after}\tÆndring i pct.\n")
    lines: dict[str, int] = {}
    for row in rows:
        lines[row.name] = draft.add(
            f"{row.name}\t{danish(row.before, 0)}\t{danish(row.after, 0)}\t{danish(row.percent, 1)}\n"
        )
        _cell(draft, lines[row.name], danish(row.percent, 1), random)
    total = _Row("I alt", "", sum(row.before for row in rows), sum(row.after for row in rows))
    start = draft.add(f"I alt\t{danish(total.before, 0)}\t{danish(total.after, 0)}\t{danish(total.percent, 1)}\n\n")
    end = len(draft.text) - 2
    draft.can_be(FindingKind.SUM, start, danish(total.after, 0), (danish(total.after + drawn(random, 21, 90), 0),))
    part = random.choice(rows)
    shown = danish(part.after, 0)
    begin = lines[part.name] + len(part.name) + 1 + len(danish(part.before, 0)) + 1
    draft.can_be(FindingKind.SUM, begin, shown, (danish(part.after + drawn(random, 21, 60), 0),), ((start, end),))
    draft.add(f"Kilde: {random.choice(('Jobindsats', 'Jobindsats.dk', 'STAR'))}\n\n")
    told = random.sample(rows, 3)
    _read(draft, told[0], number, before, after, lines, random)
    _moved(draft, told[1], setting, before, after, random)
    _read(draft, told[2], number, before, after, lines, random)
    draft.add("\n\n")
    _pointer(draft, number, random)


def _quarter(setting: Setting, random: Random) -> int:
    """A quarter of the year before that the document tells nothing of."""
    year = setting.year - 1
    told = {quarter for quarter in range(1, 5) if re.search(rf"{quarter}\. kv\w*\.? {year}", setting.told)}
    return drawn(random, 1, 4, frozenset(told))


def _row(name: str, people: str, random: Random) -> _Row:
    before = random.randint(120, 900)
    change = random.choice((-1, 1)) * random.uniform(0.03, 0.2)
    return _Row(name, people, before, round(before * (1 + change)))


def _shown(draft: Draft, number: int, after: str, random: Random) -> None:
    """The sentence that announces the table; its period can be another than the caption's."""
    wording = random.choice((
        "Tabel {number} viser antallet af fuldtidspersoner på de enkelte ydelser i {after}.",
        "Nedenstående tabel viser, hvor mange fuldtidspersoner der modtog en ydelse i {after}.",
        "Af tabel {number} fremgår antallet af fuldtidspersoner i {after}.",
    ))  # fmt: skip
    start = draft.add(wording.format(number=number, after=after) + "\n\n")
    quarter, year = after.split(". kvartal ")
    other = drawn(random, 1, 4, frozenset({int(quarter)}))
    draft.can_be(FindingKind.PERIOD, start, after, (f"{other}. kvartal {year}", f"{quarter}. kvartal {int(year) + 3}"))


def _cell(draft: Draft, line: int, shown: str, random: Random) -> None:
    """The change of a row can be turned or be another."""
    value = float(shown.replace(".", "").replace(",", "."))
    end = draft.line_at(line)[1]
    start = draft.text.rindex(shown, line, end)
    off = random.choice((-1, 1)) * drawn(random, 15, 60) / 10
    wrong = (danish(-value, 1), danish(value + off, 1)) if value else (danish(off, 1),)
    draft.can_be(FindingKind.ARITHMETIC, start, shown, wrong)


def _read(
    draft: Draft, row: _Row, number: int, before: str, after: str, lines: dict[str, int], random: Random
) -> None:  # fmt: skip
    """A sentence that reads the change off the table."""
    verb, noun = ("steget", "stigning") if row.percent > 0 else ("faldet", "fald")
    size = danish(abs(row.percent), 1)
    article = "en" if noun == "stigning" else "et"
    wording = random.choice((
        "Det fremgår af tabel {n}, at antallet af {people} er {verb} med {size} pct. fra {before} til {after}. ",
        "Antallet af {people} er {verb} med {size} % fra {before} til {after}, jf. tabel {n}. ",
        "Fra {before} til {after} er der sket {article} {noun} i antallet af {people} på {size} pct. ",
    ))  # fmt: skip
    start = draft.add(wording.format(
        n=number, people=row.people, verb=verb, noun=noun, article=article, size=size, before=before, after=after,
    ))  # fmt: skip
    off = danish(abs(row.percent) + drawn(random, 7, 35) / 10, 1)
    line = draft.line_at(lines[row.name])
    draft.can_be(FindingKind.TEXT_TABLE, draft.text.index(row.people, start), size, (off,), (line,))


def _moved(draft: Draft, row: _Row, setting: Setting, before: str, after: str, random: Random) -> None:
    """A sentence with both levels and the change that follows from them; it can follow no more, or go the other way."""
    up = row.percent > 0
    size = danish(abs(row.percent), 1)
    wording = random.choice((
        "Antallet af {people} {went} fra {a} i {before} til {b} i {after}, svarende til {article} {noun} på {size} "
        "pct. ",
        "I {after} var der {b} {people} i {kommune} Kommune mod {a} i {before}. Det er {article} {noun} på {size} "
        "pct. ",
    ))  # fmt: skip
    start = draft.add(wording.format(
        people=row.people, went="steg" if up else "faldt", a=danish(row.before, 0), b=danish(row.after, 0),
        before=before, after=after, article="en" if up else "et", noun="stigning" if up else "fald", size=size,
        kommune=setting.kommune,
    ))  # fmt: skip
    begin = draft.text.rindex(" på ", start)
    off = danish(abs(row.percent) + drawn(random, 15, 60) / 10, 1)
    draft.can_be(FindingKind.ARITHMETIC, begin, f"{size} pct.", (f"{off} pct.",), ((start, len(draft.text)),))


def _pointer(draft: Draft, number: int, random: Random) -> None:
    """A reference, which can point to what is not there."""
    wording = random.choice((
        "De største grupper er vist i tabel {n}.\n\n",
        "Som tabel {n} viser, er forskellene mellem grupperne store.\n\n",
        "Tallene bag udviklingen står i tabel {n}.\n\n",
    ))  # fmt: skip
    start = draft.add(wording.format(n=number))
    draft.can_be(FindingKind.REFERENCE, start, f"abel {number}", (f"abel {number + drawn(random, 6, 20)}",))


def _shares(draft: Draft, setting: Setting, random: Random) -> None:
    """A table of shares by area, with prose that compares them."""
    when = f"{_quarter(setting, random)}. kvartal {setting.year - 1}"
    areas = (f"{setting.kommune} Kommune", setting.region, "Hele landet")
    number = setting.first_table + 1
    groups = random.sample(_GROUPS, 3)
    draft.add(f"Tabel {number}: Fuldtidspersoner i pct. af befolkningen (16-66 år), {when}\n\n")
    draft.add("Målgruppe\t" + "\t".join(areas) + "\n")
    shares: dict[str, tuple[float, ...]] = {}
    lines: dict[str, tuple[int, int]] = {}
    for name, _ in groups:
        base = random.uniform(1.2, 5.0)
        own = round(base + random.choice((-1, 1)) * random.uniform(0.4, 0.9), 1)
        shares[name] = (own, round(base, 1), round(base + random.uniform(-0.2, 0.2), 1))
        start = draft.add(f"{name}\t" + "\t".join(danish(one, 1) for one in shares[name]) + "\n")
        lines[name] = draft.line_at(start)
    draft.add("\n")
    (name, people), (compared, others) = groups[0], groups[1]
    values = shares[name]
    here, there = danish(values[0], 1), danish(values[1], 1)
    start = draft.add(
        f"I {when} udgjorde {people} {here} pct. af befolkningen i {areas[0]} mod {there} pct. i {areas[1]}. "
    )
    which = random.randrange(2)
    begin = draft.text.index(people, start) if which == 0 else draft.text.index(" mod ", start)
    off = danish(values[which] + drawn(random, 3, 12) / 10, 1)
    draft.can_be(FindingKind.TEXT_TABLE, begin, danish(values[which], 1), (off,), (lines[name],))
    side, other = ("over", "under") if shares[compared][0] > shares[compared][1] else ("under", "over")
    start = draft.add(f"Andelen af {others} ligger {side} {areas[1]}.\n\n")
    draft.can_be(FindingKind.TEXT_TABLE, start, f"ligger {side}", (f"ligger {other}",), (lines[compared],))


def _list(draft: Draft, random: Random) -> None:
    """A list with its number announced."""
    noun, items = random.choice(_LISTS)
    chosen = random.sample(items, random.randint(3, len(items)))
    wording = random.choice((
        "Arbejdet samler sig om {count} {noun}:\n\n", "Udvalget har peget på følgende {count} {noun}:\n\n",
        "Der er {count} {noun}:\n\n",
    ))  # fmt: skip
    start = draft.add(wording.format(count=_WORDS[len(chosen)], noun=noun))
    mark = random.choice(("-", "•", "*"))
    for item in chosen:
        draft.add(f"{mark} {item}\n")
    draft.add("\n")
    wrong = tuple(word for count, word in _WORDS.items() if count != len(chosen))
    draft.can_be(FindingKind.COUNT, start, f"{_WORDS[len(chosen)]} {noun}", tuple(f"{word} {noun}" for word in wrong))


def _goal(draft: Draft, setting: Setting, random: Random) -> None:
    """A goal in the chapter and once more in an annex; the deadline of another can lie before the plan."""
    target = random.randint(80, 400)
    people = random.choice(("sygedagpengemodtagere", "kontanthjælpsmodtagere", "a-dagpengemodtagere"))
    wording = random.choice((
        "Antallet af {people} med en varighed på over {weeks} uger må i gennemsnit højst være {target} personer i "
        "{year}.",
        "Der må i {year} i gennemsnit højst være {target} {people} med en varighed på over {weeks} uger.",
    ))  # fmt: skip
    sentence = wording.format(people=people, weeks=random.choice((26, 52)), target=target, year=setting.year)
    first = draft.add(f"Mål for {setting.year}:\n\n- {sentence}\n")
    deadline = f"december {setting.year}"
    level = random.randint(20, 60)
    second = draft.add(
        f"- Andelen af borgere i fleksjob med et ordinært job skal øges til {level} pct. i {deadline}.\n\n"
    )
    draft.can_be(FindingKind.PERIOD, second, deadline, (f"december {setting.year - drawn(random, 2, 4)}",))
    again = draft.add(f"Bilag 9: Oversigt over målene\n\nMål for {setting.year}:\n\n- {sentence}\n")
    other = str(target + drawn(random, 5, 40))
    at = draft.text.index(f"højst være {target}", again)
    draft.can_be(FindingKind.CONFLICT, at, str(target), (other,), (draft.line_at(draft.text.index(sentence, first)),))
