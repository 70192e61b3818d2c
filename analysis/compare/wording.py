"""Targets and subjects in Danish words, as people compare them."""

from __future__ import annotations

from analysis.matching.subjects import Subject
from models.labels import label, number
from models.records import Goal
from models.terms import Measure, Unit

LONGEST = 90  # characters of a goal without numbers that are shown
_WEEKS = {2: "8 uger", 3: "13 uger", 6: "26 uger", 12: "52 uger"}  # as the field counts cases


def target(goal: Goal) -> str:
    """The target in its own words and numbers: "højst 2.000 personer (-1,1 % fra 2.020)"; the goal's own words, cut
    short, where it names none."""
    parts = [_level(goal), _change(goal)]
    said = " ".join(part for part in parts if part)
    if not said:
        return shortened(goal.span.quote)
    period = goal.target_period or ""
    return f"{said} [{period}]" if len(period) > len("2019") else said


def _level(goal: Goal) -> str:
    bound = label("bound", goal.bound)
    if goal.target_value is not None:
        return " ".join(filter(None, [bound, amount(goal.target_value, goal.target_unit), _per(goal)]))
    if goal.reference is not None:
        return " ".join(filter(None, [bound, f"på niveau med {goal.reference}"]))
    return ""


def _change(goal: Goal) -> str:
    from_level = f"fra {number(goal.baseline_value)}" if goal.baseline_value is not None else ""
    if goal.change_value is not None:
        sign = "+" if goal.change_value > 0 else ""
        change = f"{sign}{amount(goal.change_value, goal.change_unit)}".replace("-", "−")
        said = " ".join(filter(None, [change, from_level]))
    else:
        said = from_level
    if not said:
        return ""
    return f"({said})" if goal.target_value is not None else said


def _per(goal: Goal) -> str:
    return label("frequency", goal.frequency)


def amount(value: float, unit: str | None) -> str:
    """A number with its unit: "2,5 %", "2.000 personer"; things that are counted go without one."""
    return number(value) if unit in {None, Unit.COUNT} else f"{number(value)} {label('unit', unit)}"


def shortened(text: str, longest: int = LONGEST) -> str:
    """The text in one line, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return f"{line[: longest - 1].rsplit(' ', 1)[0].rstrip(' ,;:')}…"


def groups(names: tuple[str, ...] | frozenset[str]) -> str:
    """The groups in one text; "(ingen gruppe)" where there are none."""
    return " + ".join(sorted(names)) or "(ingen gruppe)"


def figure(subject: Subject, example: str) -> str:
    """What is counted, for a subject whose group and measure stand beside it: "sager over 52 uger", "andel af
    arbejdsstyrken, %", "i job eller uddannelse efter 3 år". `example` is its first goal's quote, for subjects that
    only their words tell."""
    counted = _counted(subject)
    if not subject.settled and subject.words:
        return shortened(example, 60)
    parts = [counted, _step(subject)]
    parts += [_stretch(relation, months) for relation, months in sorted(subject.stretches)]
    parts += [_age(age) for age in sorted(subject.ages)]
    if subject.area:
        parts.append(f"i hele {subject.area}")
    return ", ".join(part for part in parts if part)


def _counted(subject: Subject) -> str:
    if subject.flow:
        return subject.flow
    if subject.measure is Measure.PERSONS:
        return {"cases": "sager", "persons": "personer", "percent": "pct."}.get(subject.unit, subject.unit)
    if subject.measure is Measure.SHARE:
        return f"andel af {' og '.join(sorted(subject.whole))}" if subject.whole else "andel"
    return {Measure.DURATION: "gennemsnitlig varighed", Measure.COOPERATION_RATE: "samarbejdsgrad"}.get(
        subject.measure or Measure.OTHER, ""
    )


_FACETS = {"effort": "efter {}", "destination": "til {}", "object": "{}", "state": "{}", "opinion": "{}"}


def _step(subject: Subject) -> str:
    """ "efter praktik til job og uddannelse", "voksenlærling", "ordinære timer"."""
    parts: list[str] = []
    for kind, form in _FACETS.items():
        named = sorted(value for name, _, value in (part.partition(":") for part in subject.facets) if name == kind)
        if named:
            parts.append(form.format(" og ".join(named)))
    return ", ".join(parts).replace(", til ", " til ")


def _stretch(relation: str, months: float) -> str:
    weeks = _WEEKS.get(int(months))
    years = f"{int(months) // 12} år"
    if relation == "after":
        return f"efter {years if months % 12 == 0 else weeks or f'{int(months)} måneder'}"
    length = weeks or (years if months % 12 == 0 else f"{int(months)} måneder")
    return f"{'over' if relation == 'over' else 'højst'} {length}"


def _age(age: str) -> str:
    if age[0] in "<>":
        return f"{'under' if age[0] == '<' else 'over'} {age[1:]} år"
    return f"{age} år"
