"""The picture in the README: what `beskplan show` prints of an example document, as SVG.

python -m scripts.picture
"""

from __future__ import annotations

import io
import re
from pathlib import Path

from rich.console import Console
from rich.text import Text

from extractor.pipeline import extract
from extractor.reading.source import Source
from report.showing import show

DOCUMENT = Path("corpus/examples/e04_egedrup_2019_status.txt")
PICTURE = Path("docs/images/show.svg")
WIDTH = 100  # characters
LINES = slice(0, 62)
_WEB_FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)  # a picture that asks the network for nothing


def main() -> None:
    """Write the picture."""
    printed = io.StringIO()
    show(extract(Source(DOCUMENT, DOCUMENT.name)), _console(printed))
    lines = printed.getvalue().splitlines()[LINES]
    console = _console(io.StringIO())
    console.print(Text.from_ansi("\n".join([*lines, "…"])))
    picture = console.export_svg(title=f"beskplan show {DOCUMENT.name}", unique_id="show")
    PICTURE.write_text(_WEB_FONT.sub("", picture), encoding="utf-8")


def _console(file: io.StringIO) -> Console:
    return Console(
        file=file,
        width=WIDTH,
        record=True,
        force_terminal=True,
        color_system="truecolor",
        highlight=False,
        markup=False,
    )


if __name__ == "__main__":
    main()
