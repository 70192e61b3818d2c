"""beskplan cite: how to cite a run's material and the tool."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="Print BibTeX of a run's material and of beskplan.")
@click.argument("run_folder", metavar="RUN", type=click.Path(path_type=Path))
def cite(run_folder: Path) -> None:
    """Print BibTeX of a run's material and of beskplan.

    RUN is a folder that beskplan run wrote. The material's version is a hash of its documents: the same
    documents are the same version on every machine.

    \b
    Example:
      beskplan cite outputs/plans >> references.bib
    """
    from analysis.panel import Panel
    from report.comparing.about import about

    click.echo(about(Panel(run_folder)).bibtex(), nl=False)
