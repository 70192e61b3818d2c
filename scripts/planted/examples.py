"""The invented examples in their clean form: what was planted in them on purpose is taken out again."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from analysis.arithmetic import danish
from models.terms import DocType, FindingKind
from scripts.planted.passages import Setting, passage
from scripts.planted.places import Draft, drawn

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
# The slips that the examples show, mended: (what stands there, what should).
_MENDED = {
    "e05_noerreklit_2013_plan": ("højst være 60 sygedagpengesager", "højst være 65 sygedagpengesager"),
    "e08_noerreklit_2017_plan": ("kontanthjælpsmodtagerne 2,6 pct.", "kontanthjælpsmodtagerne 2,4 pct."),
}
_REGION = "Region Midtjylland"  # where the example lies in none that it names
_POINTER = re.compile(r"(?<=[a-zæøå,.] )(?P<kind>tabel|kapitel|tillæg|figur) (?P<number>\d)\b(?!:)")
_OTHER_WORDS = ("Rammer", "Samspil", "Styring", "Byggeri", "Kultur")


@dataclass(frozen=True, slots=True)
class Example:
    """A clean document with its answers."""

    name: str
    text: str
    gold: dict[str, Any]

    @property
    def setting(self) -> Setting:
        """What a further chapter for it must know."""
        document = self.gold["document"]
        tables = [int(one["number"]) for one in self.gold["tables"] if (one["number"] or "").isdigit()]
        kommune = document["kommune"][0] if isinstance(document["kommune"], list) else document["kommune"]
        region = f"Region {document['region']}" if isinstance(document["region"], str) else _REGION
        is_status = document["doc_type"] == DocType.STATUS
        return Setting(
            kommune.split(" | ")[0], region, document["year"], max(tables, default=0) + 1, is_status, self.text
        )


def load() -> tuple[Example, ...]:
    """The examples that are text, clean."""
    found = []
    for path in sorted((CORPUS / "examples").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        if path.stem in _MENDED:
            wrong, right = _MENDED[path.stem]
            text = text.replace(wrong, right)
        gold = json.loads((CORPUS / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
        found.append(Example(path.stem, text, gold))
    return tuple(found)


def composed(example: Example, random: Random) -> Draft:
    """The example with a further chapter, and all places where an error can be planted in either."""
    draft = Draft(example.text.rstrip() + "\n\n")
    _contents(draft, example, random)
    _pointers(draft, random)
    _repeated_goals(draft, example, random)
    _totals(draft, example, random)
    _changes(draft, example, random)
    chapter = passage(example.setting, random)
    offset = draft.add(chapter.text)
    draft.places += [place.moved(offset) for place in chapter.places]
    return draft


def _contents(draft: Draft, example: Example, random: Random) -> None:
    """Lines of the table of contents: a word of the title can be another."""
    for section in example.gold["sections"]:
        words = re.findall(r"[A-ZÆØÅa-zæøå]{6,}", section["title"])
        first = draft.text.find(section["title"])
        later = draft.text.find(section["title"], first + 1)
        if (
            not words
            or later < 0
            or section["certainty"] != "clear"
            or not _is_listed(draft.text, first, section["title"])
        ):
            continue
        other = random.choice([word for word in _OTHER_WORDS if word not in section["title"]])
        draft.can_be(
            FindingKind.TOC,
            first,
            random.choice(words),
            (other, other.lower()),
            ((later, later + len(section["title"])),),
        )


def _is_listed(text: str, start: int, title: str) -> bool:
    """Whether the title stands in a line of the table of contents: with a page number after it."""
    line = text[start + len(title) : text.find("\n", start)]
    return re.fullmatch(r"[\s.]+\d{1,2}\s*", line) is not None


def _pointers(draft: Draft, random: Random) -> None:
    for match in _POINTER.finditer(draft.text):
        wrong = str(int(match["number"]) + drawn(random, 11, 30))
        draft.can_be(FindingKind.REFERENCE, match.start("number"), match["number"], (wrong,))


def _repeated_goals(draft: Draft, example: Example, random: Random) -> None:
    """Goals that a chapter and the annex both give in one wording: the target of the second can be another."""
    goals = [goal for goal in example.gold["goals"] if goal.get("target_value") and goal["certainty"] == "clear"]
    for goal in goals:
        if goal["occurrence"] != 2:
            continue
        first = draft.text.find(goal["quote"])
        second = draft.text.find(goal["quote"], first + 1)
        printed = danish(goal["target_value"])
        if first < 0 or second < 0 or goal["quote"].count(printed) != 1:
            continue
        wrong = danish(goal["target_value"] + drawn(random, 3, 9))
        draft.can_be(FindingKind.CONFLICT, second, printed, (wrong,), ((first, first + len(goal["quote"])),))


def _totals(draft: Draft, example: Example, random: Random) -> None:
    """Totals of tables whose rows stand as lines."""
    for table in example.gold["tables"]:
        for row in table["cells"]:
            if row[0] != "I alt" or len(row) < 2:
                continue
            start = draft.text.find("\t".join(row))
            value = row[1].replace(".", "")
            if start >= 0 and value.isdigit():
                shown = danish(int(value) + drawn(random, 25, 90), 0)
                draft.can_be(FindingKind.SUM, start + len("I alt\t"), row[1], (shown,))


def _changes(draft: Draft, example: Example, random: Random) -> None:
    """Rows of tables that end in a change in percent: it can be turned or be another."""
    for table in example.gold["tables"]:
        header = table["cells"][table["header_rows"] - 1]
        for row in table["cells"][table["header_rows"] :]:
            start = draft.text.find("\t".join(row))
            if start < 0 or len(row) != 4 or "ndring i pct" not in header[3]:
                continue
            value = float(row[3].replace(",", "."))
            at = start + len("\t".join(row[:3])) + 1
            wrong = (danish(-value, 1), danish(value + drawn(random, 15, 50) / 10, 1))
            draft.can_be(FindingKind.ARITHMETIC, at, row[3], wrong)
