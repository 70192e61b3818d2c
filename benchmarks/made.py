"""Files made for measuring: PDFs of any length and text of any size, from the example plans."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

import pypdfium2

from benchmarks.cost import ROOT

EXAMPLES = ROOT / "corpus" / "examples"


def long_pdf(pages: int, path: Path) -> Path:
    """A PDF of so many pages: those of the example PDFs that hold text, again and again."""
    made = pypdfium2.PdfDocument.new()
    sources = [pypdfium2.PdfDocument(file) for file in sorted(EXAMPLES.glob("*.pdf"))]
    sources = [source for source in sources if source[0].get_textpage().count_chars()]
    for source in cycle(sources):
        made.import_pages(source, list(range(min(len(source), pages - len(made)))))
        if len(made) >= pages:
            break
    made.save(path)
    return path


def long_text(size: int, path: Path) -> Path:
    """A text of at least so many bytes: whole example plans, one after the other."""
    text = ""
    for file in cycle(sorted(EXAMPLES.glob("*.txt"))):
        if len(text.encode()) >= size:
            break
        text += file.read_text(encoding="utf-8") + "\n\n"
    path.write_text(text, encoding="utf-8", newline="\n")
    return path
