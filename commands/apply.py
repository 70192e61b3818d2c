"""beskplan apply: a review sheet that was filled in, merged into a run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.options import refuse_missing
from models.errors import OutputError

if TYPE_CHECKING:
    from analysis.corrections import Correction


@click.command(short_help="Merge a review sheet that was filled in.")
@click.argument("sheet", metavar="SHEET", type=click.Path(path_type=Path))
@click.argument("run_folder", metavar="RUN", type=click.Path(path_type=Path))
def apply(sheet: Path, run_folder: Path) -> None:
    """Merge a review sheet that was filled in.

    SHEET is the spreadsheet that beskplan review or match --review wrote, RUN is the folder that beskplan run wrote.
    What you decided is added to RUN.corrections.jsonl beside the run, a text file that only grows, and the run's tables
    are written anew with it. Every later beskplan run into the same folder takes the file in. Where a decision meets
    another one, or a row that reads otherwise by now, it is told.

    \b
    Example:
      beskplan apply review.xlsx outputs/plans
    """
    refuse_missing(sheet)
    from analysis.corrections import beside, line, load, standing
    from analysis.dataset import Dataset
    from analysis.panel import Panel
    from commands.corrections import Corrector
    from report.reviewing.returned import corrections
    from report.rewriting import rewrite

    dataset = Dataset(run_folder)
    path = beside(run_folder)
    earlier = load(path)
    known = {line(one) for one in earlier}
    last = standing(earlier)
    new: list[Correction] = []
    for place, one in corrections(sheet):
        if line(one) in known:
            continue  # the sheet was applied before
        new.append(one)
        for sentence in _conflicts(place, one, last):
            click.echo(sentence)
    if new:
        _append(path, [line(one) for one in new])
    corrector = Corrector(path)
    changed: dict[str, list[object]] = {"goals": [], "results": []}
    for extraction in dataset:
        corrected = corrector.taken(extraction)
        changed["goals"] += corrected.goals
        changed["results"] += corrected.results
    changed["checks"] = [*corrector.checks(Panel(run_folder).checks)]
    rewrite(run_folder, changed)  # type: ignore[arg-type]
    for sentence in corrector.told:
        click.echo(sentence)
    click.echo(
        f"{len(new)} new decisions, {len(corrector)} in all, are in {path}; the tables of {run_folder} follow them."
    )


def _append(path: Path, lines: list[str]) -> None:
    """Adds lines to the file, whose earlier lines are never touched."""
    try:
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write("".join(f"{text}\n" for text in lines))
    except OSError as error:
        raise OutputError(f"{path} cannot be written ({error.strerror}).", "Check the folder's permissions.") from error


def _conflicts(place: str, one: Correction, last: dict[tuple[str, str], Correction]) -> list[str]:
    """What a person should know of a line: cells that could not be read, an earlier decision that it takes back."""
    told = [
        f"{place}: {value!r} in {name} is not understood; it is kept, and changes nothing."
        for name, value in one.unread.items()
    ]
    before = last.get((one.table, " ".join(sorted(filter(None, (one.row_id, one.other))))))
    if before is None or one.decision == "note" or before.decision == "note":
        return told
    if before.decision != one.decision or before.typed != one.typed:
        told.append(
            f"{place}: {one.row_id} was decided before ({before.decision} {before.typed or ''}); this sheet's "
            f"{one.decision} {one.typed or ''} stands from now on, both are kept."
        )
    return told
