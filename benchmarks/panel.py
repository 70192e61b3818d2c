"""A synthetic panel of municipalities and years, as records, and every comparison measured on it at four sizes.

    python -m benchmarks.panel --write FOLDER [--municipalities 98]   # the panel's tables, to look at
    python -m benchmarks.panel                                        # measure; rewrites benchmarks/panel.json

98 municipalities x 15 years give 1,470 documents with some 60,000 goals, 30,000 results and checks and 150,000
observations. Goals come from subjects that plans have, in several wordings each, with levels that move from year to
year; a third are goals of quality in words drawn at random, which only their words can match. Each measurement is a
process of its own: the beskplan command, from start to written file. The same seed gives the same panel.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from random import Random

import pyarrow.parquet

from models.municipalities import Municipality, load_municipalities
from models.national_goals import national_goals
from models.provenance import Span
from models.records import Check, Document, Goal, Observation, Result
from models.terms import (
    Bound,
    ComputedVerdict,
    Direction,
    DocType,
    GoalLevel,
    Measure,
    Origin,
    Unit,
    ValueKind,
    Verdict,
)
from report.frames import Rows

ROOT = Path(__file__).resolve().parents[1]
FIGURES = ROOT / "benchmarks" / "panel.json"
YEARS = range(2010, 2025)
SIZES = (12, 24, 49, 98)  # municipalities
VIEWS = ("goals", "ambition", "national", "lineage", "results", "figures", "coverage")
QUALITY = 16  # goals of quality per document
OBSERVATIONS = 100  # per document

Kind = tuple[str, Measure, Unit, tuple[str, ...], int, int]  # group, ..., wordings, least and most that a level is
_BENEFITS: tuple[Kind, ...] = tuple(
    (group, Measure.PERSONS, Unit.PERSONS, (
        f"Antallet af {people} må i gennemsnit højst være {{}} fuldtidspersoner", f"Højst {{}} {people}",
        f"{people.capitalize()}: nedbringes til {{}} personer",
    ), 40, 3000)
    for group, people in (
        ("a-dagpenge", "dagpengemodtagere"), ("kontanthjælp", "kontanthjælpsmodtagere"),
        ("jobparate kontanthjælpsmodtagere", "jobparate kontanthjælpsmodtagere"),
        ("aktivitetsparate kontanthjælpsmodtagere", "aktivitetsparate kontanthjælpsmodtagere"),
        ("uddannelseshjælp", "unge på uddannelseshjælp"), ("sygedagpenge", "sygedagpengemodtagere"),
        ("jobafklaringsforløb", "borgere i jobafklaringsforløb"), ("ressourceforløb", "borgere i ressourceforløb"),
        ("ledighedsydelse", "borgere på ledighedsydelse"), ("fleksjob", "borgere i fleksjob"),
        ("førtidspension", "førtidspensionister"), ("langtidsledige", "langtidsledige"),
        ("offentlig forsørgelse", "borgere på offentlig forsørgelse"),
    )
)  # fmt: skip
_OTHER_SUBJECTS: tuple[Kind, ...] = (
    (
        "sygedagpenge",
        Measure.PERSONS,
        Unit.COUNT,
        ("Højst {} sygedagpengesager over 52 uger", "Sygedagpengesager, der har varet mere end et år: højst {}"),
        10,
        300,
    ),
    ("sygedagpenge", Measure.PERSONS, Unit.COUNT, ("Højst {} sygedagpengesager over 26 uger",), 20, 500),
    (
        "sygedagpenge",
        Measure.SHARE,
        Unit.PERCENT,
        ("Sygedagpengemodtagere må højst udgøre {} pct. af arbejdsstyrken",),
        1,
        4,
    ),
    (
        "virksomheder",
        Measure.COOPERATION_RATE,
        Unit.PERCENT,
        ("Samarbejdsgraden skal være mindst {} pct.", "Jobcentret skal have en samarbejdsgrad på {} pct."),
        20,
        60,
    ),
    (
        "virksomheder",
        Measure.ACTIVITY,
        Unit.COUNT,
        ("{} virksomhedsbesøg", "Jobcentret gennemfører {} besøg på virksomheder"),
        100,
        2000,
    ),
    (
        "ledige",
        Measure.ACTIVITY,
        Unit.COUNT,
        ("{} praktikker og løntilskud", "Der etableres {} virksomhedspraktikker"),
        100,
        2000,
    ),
    ("voksenlærlinge", Measure.ACTIVITY, Unit.COUNT, ("{} aftaler om voksenlærlinge",), 10, 200),
    (
        "flygtninge og familiesammenførte",
        Measure.TRANSITION,
        Unit.PERCENT,
        (
            "Efter 2 år skal {} pct. være i job eller uddannelse",
            "{} pct. af flygtninge er i job eller uddannelse efter to år",
        ),
        20,
        60,
    ),
    (
        "flygtninge og familiesammenførte",
        Measure.TRANSITION,
        Unit.PERCENT,
        ("Efter 3 år skal {} pct. være i job eller uddannelse",),
        30,
        70,
    ),
    (
        "uddannelseshjælp",
        Measure.TRANSITION,
        Unit.PERCENT,
        ("{} pct. af de unge skal i gang med en uddannelse",),
        10,
        50,
    ),
    (
        "virksomheder",
        Measure.SATISFACTION,
        Unit.PERCENT,
        ("{} pct. af virksomhederne skal være tilfredse med jobcentret",),
        70,
        98,
    ),
)
_SUBJECTS = (*_BENEFITS, *_OTHER_SUBJECTS)
_VERBS = ("skal styrkes", "skal sikres", "udvikles", "koordineres", "prioriteres", "forbedres", "samles", "målrettes")
_NOUNS = (
    "indsats", "dialog", "samarbejde", "rådgivning", "service", "opfølgning", "visitation", "tilgang", "overblik",
    "medinddragelse", "vejledning", "kontaktforløb", "introduktion", "sparring", "koordinering", "rekruttering",
)  # fmt: skip
_KINDS = (
    "tidlig", "håndholdt", "tværfaglig", "sammenhængende", "virksomhedsrettet", "individuel", "helhedsorienteret",
    "digital", "lokal", "fælles", "forebyggende", "målrettet", "faglig", "enkel", "hurtig", "fleksibel",
)  # fmt: skip
_OTHERS = (
    "kommunens virksomheder", "de lokale a-kasser", "uddannelsesinstitutioner", "frivillige foreninger", "lægerne",
    "borgernes netværk", "nabokommunerne", "sundhedsområdet", "ungeområdet", "socialområdet", "erhvervsrådet",
)  # fmt: skip
_PEOPLE = ("virksomheder", "borgere", "udsatte borgere", "unge", "ledige", "langvarigt forsørgede")


def write(folder: Path, municipalities: int) -> int:
    """Writes the tables of a panel of so many municipalities as Parquet; returns how many goals it has."""
    folder.mkdir(parents=True, exist_ok=True)
    rows, goals = Rows(), 0
    known = [one for one in load_municipalities() if one.code and one.name != "Christiansø"][:municipalities]
    for place in known:
        draw = Random(place.code)
        levels = [draw.uniform(least, most) for *_, least, most in _SUBJECTS]
        for year in YEARS:
            levels = [level * draw.uniform(0.93, 1.05) for level in levels]
            document = _document(place, year)
            made = list(_goals(document, levels, draw))
            results = list(_results(document, made, draw))
            goals += len(made)
            rows.add("documents", [document])
            rows.add("goals", made)
            rows.add("results", results)
            rows.add("checks", _checks(made, results))
            rows.add("observations", _observations(document, draw))
    for name, table in rows.tables().items():
        pyarrow.parquet.write_table(table, folder / f"{name}.parquet")
    return goals


def _document(place: Municipality, year: int) -> Document:
    doc_id = f"{place.code}-{year}-plan"
    return Document(
        doc_id,
        f"{doc_id}.pdf",
        doc_id.encode().hex().ljust(64, "0")[:64],
        (place.name,),
        (place.code,),
        (place.region,),
        year,
        DocType.PLAN,
        None,
        f"Beskæftigelsesplan {year}",
        None,
        40,
        90_000,
    )


def _goals(document: Document, levels: list[float], draw: Random) -> Iterator[Goal]:
    number = count()
    place = count(0, 200)
    year = document.year or 0
    for one in national_goals(year):
        yield _goal(
            document, next(number), next(place), one.title, ("ledige",), Measure.TRANSITION, national=one.number
        )
    for (group, measure, unit, wordings, *_), level in zip(_SUBJECTS, levels, strict=True):
        if draw.random() < 0.12:
            continue
        value = round(level, 1 if unit is Unit.PERCENT else 0)
        quote = draw.choice(wordings).format(f"{value:g}".replace(".", ","))
        stated = draw.random() < 0.5
        yield _goal(
            document, next(number), next(place), quote, (group,), measure, value=value, unit=unit,
            baseline=round(level * draw.uniform(0.95, 1.1), 1) if stated else None,
        )  # fmt: skip
    for _ in range(QUALITY):
        quote = (
            f"En {draw.choice(_KINDS)} og {draw.choice(_KINDS)} {draw.choice(_NOUNS)} med {draw.choice(_OTHERS)} "
            f"{draw.choice(_VERBS)}"
        )
        yield _goal(document, next(number), next(place), quote, (draw.choice(_PEOPLE),), Measure.QUALITY)


def _goal(
    document: Document, number: int, start: int, quote: str, groups: tuple[str, ...], measure: Measure, *,
    value: float | None = None, unit: Unit | None = None, baseline: float | None = None, national: int | None = None,
) -> Goal:  # fmt: skip
    year = document.year or 0
    lower = measure is Measure.PERSONS
    bound = (Bound.AT_MOST if lower else Bound.AT_LEAST) if value is not None else None
    return Goal(
        document.doc_id, f"{document.doc_id}.g{number:04}", f"k{number}",
        Span(start, start + len(quote), quote, page=3),
        GoalLevel.NATIONAL if national else GoalLevel.LOCAL, value is not None, groups, measure,
        direction=(Direction.DECREASE if lower else Direction.INCREASE) if value is not None else None, bound=bound,
        target_value=value, target_unit=unit, baseline_value=baseline,
        baseline_period=str(year - 1) if baseline is not None else None, target_period=str(year),
        national_year=year if national else None, national_number=national,
    )  # fmt: skip


def _results(document: Document, goals: list[Goal], draw: Random) -> Iterator[Result]:
    for number, goal in enumerate(goal for goal in goals if goal.target_value is not None):
        value = round((goal.target_value or 0) * draw.uniform(0.9, 1.1), 1)
        met = (value <= (goal.target_value or 0)) == (goal.bound is Bound.AT_MOST)
        yield Result(
            document.doc_id, f"{document.doc_id}.r{number:04}", goal.span, goal.target_groups, goal.measure,
            document.kommune[0], value=value, unit=goal.target_unit, period=goal.target_period,
            verdict=Verdict.MET if met else Verdict.NOT_MET, goal_id=goal.goal_id,
        )  # fmt: skip


def _checks(goals: list[Goal], results: list[Result]) -> Iterator[Check]:
    for result in results:
        met = result.verdict is Verdict.MET
        computed = ComputedVerdict.MET if met else ComputedVerdict.NOT_MET
        yield Check(
            result.doc_id, result.goal_id or "", (result.result_id,), result.verdict, computed, True,
            f"{result.value} mod {goals[0].target_period}.",
        )  # fmt: skip


def _observations(document: Document, draw: Random) -> Iterator[Observation]:
    for number in range(OBSERVATIONS):
        group, measure, unit, _, least, most = _SUBJECTS[number % len(_SUBJECTS)]
        value = round(draw.uniform(least, most), 1)
        printed = f"{value:g}".replace(".", ",")
        yield Observation(
            document.doc_id,
            f"{document.doc_id}.o{number:04}",
            Origin.TABLE,
            Span(number * 10, number * 10 + len(printed), printed),
            f"{group}, {measure}",
            value,
            unit,
            ValueKind.LEVEL,
            f"{group}-{measure}",
            (group,),
            document.kommune[0],
            str((document.year or 0) - number // len(_SUBJECTS)),
            printed=printed,
            decimals=1,
        )


def measure() -> dict[str, object]:
    """Seconds and peak memory of every view, and of matching, at four sizes."""
    runs: list[dict[str, object]] = []
    with tempfile.TemporaryDirectory() as held:
        for size in SIZES:
            run = Path(held) / f"panel-{size}"
            goals = write(run, size)
            for name in VIEWS:
                for form in ("csv", "xlsx") if size == SIZES[-1] and name == "goals" else ("csv",):
                    figures = _timed(["compare", str(run), name, "-o", str(Path(held) / f"{name}.{form}")])
                    runs.append({"what": name, "form": form, "municipalities": size, "goals": goals, **figures})
            figures = _timed(["match", str(run), "-o", str(Path(held) / "match.csv")])
            runs.append({"what": "match", "form": "csv", "municipalities": size, "goals": goals, **figures})
            print(size, goals, *(f"{one['what']} {one['processor']}" for one in runs if one["municipalities"] == size))
    machine = f"Python {platform.python_version()}, {os.cpu_count()} cores"
    return {"machine": machine, "load": round(os.getloadavg()[1], 1), "years": len(YEARS), "runs": runs}


def _timed(arguments: list[str]) -> dict[str, float]:
    """Seconds by the clock and of the processor, and peak memory (MB), of one beskplan command in a process of its own.
    The clock also counts what other work the machine does; the command uses one core."""
    started = time.perf_counter()
    process = os.posix_spawn(
        sys.executable,
        [sys.executable, str(ROOT / "cli.py"), *arguments],
        os.environ,
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
        ],
    )
    _, status, used = os.wait4(process, 0)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"beskplan {' '.join(arguments)} failed")
    clock = time.perf_counter() - started
    return {
        "seconds": round(clock, 2),
        "processor": round(used.ru_utime + used.ru_stime, 2),
        "megabytes": round(used.ru_maxrss / 1024),
    }


def growth(small: tuple[int, float], large: tuple[int, float]) -> float:
    """How many times n log n the cost grew from one size to the other: 1 is n log n, less is slower growth."""
    (few, before), (many, after) = small, large
    return (after / before) / ((many * math.log(many)) / (few * math.log(few)))


def main() -> None:
    """Measures, or writes a panel to look at."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", type=Path, metavar="FOLDER")
    parser.add_argument("--municipalities", type=int, default=SIZES[-1])
    options = parser.parse_args()
    if options.write is not None:
        print(write(options.write, options.municipalities), "goals")
        return
    FIGURES.write_text(json.dumps(measure(), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
