"""Which documents and rows a comparison is about: the options that say so, and what they mean."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from commands.options import VOCABULARY

if TYPE_CHECKING:
    from analysis.panel import Filters

F = TypeVar("F", bound=Callable[..., Any])
_OPTIONS = (
    click.option("--kommune", multiple=True, metavar="NAME", help="Municipality; several times for several."),
    click.option("--region", multiple=True, metavar="NAME", help="Region: Nordjylland, Midtjylland, Syddanmark, ..."),
    click.option("--year", multiple=True, metavar="YEAR", help="Year or years: 2019, 2015-2020."),
    click.option("--group", multiple=True, metavar="NAME", help="Target group: sygedagpenge, kontanthjælp, ..."),
    click.option("--measure", multiple=True, metavar="NAME", help="What is counted: persons, share, transition, ..."),
    click.option("--level", multiple=True, metavar="NAME", help="Who set the goal: national or local."),
    VOCABULARY,
)


def FILTERS(command: F) -> F:  # noqa: N802  # a bundle of options, as VOCABULARY is one
    """The options of a selection."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def wanted(
    kommune: tuple[str, ...], region: tuple[str, ...], year: tuple[str, ...], group: tuple[str, ...],
    measure: tuple[str, ...], level: tuple[str, ...], vocabulary: Path | None = None,
) -> Filters:  # fmt: skip
    """The selection that the options say; BadParameter for a year, measure or level that is none. A municipality that
    the vocabulary knows may be written in any of its ways."""
    from analysis.panel import Filters
    from models.municipalities import load_municipalities
    from models.terms import GoalLevel, Measure

    known = load_municipalities(vocabulary)
    names = tuple(found.name if (found := known.find(name)) else name for name in kommune)
    return Filters(
        names, tuple(name.removeprefix("Region ") for name in region), tuple(sorted({*_years(year)})), group,
        _among(measure, tuple(Measure), "--measure"), _among(level, tuple(GoalLevel), "--level"),
    )  # fmt: skip


def told(filters: Filters) -> str:
    """The selection in one line, "" where it is everything."""
    parts = (
        ("kommune", filters.kommuner), ("region", filters.regions), ("år", tuple(map(str, filters.years))),
        ("gruppe", filters.groups), ("måles på", filters.measures), ("sat af", filters.levels),
    )  # fmt: skip
    return "; ".join(f"{name} {', '.join(values)}" for name, values in parts if values)


def _years(given: tuple[str, ...]) -> list[int]:
    years: list[int] = []
    for part in (part.strip() for text in given for part in text.split(",")):
        first, _, last = part.replace("–", "-").partition("-")
        if not (first.isdigit() and (not last or last.isdigit())):
            raise click.BadParameter(f"{part} is no year and no span of years such as 2015-2020.", param_hint="--year")
        years += range(int(first), int(last or first) + 1)
    return years


def _among(given: tuple[str, ...], known: tuple[str, ...], option: str) -> tuple[str, ...]:
    values = tuple(part.strip() for text in given for part in text.split(",") if part.strip())
    for value in values:
        if value not in known:
            raise click.BadParameter(f"{value} is none of: {', '.join(known)}.", param_hint=option)
    return values
