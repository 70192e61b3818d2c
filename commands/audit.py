"""beskplan audit: does the document agree with itself?"""

from __future__ import annotations

from pathlib import Path

import click

from commands.options import VOCABULARY, deliver, examined_file, is_dataset


@click.command(short_help="Hold documents against themselves and each other.")
@click.argument("source", metavar="SOURCE", type=click.Path(path_type=Path))
@click.option(
    "--severity", type=click.Choice(["error", "warning", "note"]), default="note", show_default=True,
    help="The least weight of what is shown.",
)  # fmt: skip
@click.option("--format", "form", type=click.Choice(["text", "markdown"]), default="text", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File for the findings.")
@VOCABULARY
def audit(source: Path, severity: str, form: str, output: Path | None, vocabulary: Path | None) -> None:
    """Hold documents against themselves: changes against their numbers, totals against their parts, prose against
    tables, goals given twice, announced counts, references, times, the table of contents. Beside the findings stands
    how much was tested.

    SOURCE is one document (.txt, .md or .pdf), read now; or a folder that beskplan run wrote, whose findings are
    printed: there documents were held against each other too.

    \b
    Examples:
      beskplan audit plan-2020.pdf
      beskplan audit outputs/plans --severity error --format markdown -o findings.md
    """
    from models.terms import Severity
    from report.auditing import render

    if is_dataset(source):
        from analysis.dataset import Dataset

        held = [(one.document, one.findings, one.coverage) for one in Dataset(source)]
    else:
        extraction = examined_file(source, vocabulary)
        held = [(extraction.document, extraction.findings, extraction.coverage)]
    deliver(render(held, form, Severity(severity)).encode(), output)
