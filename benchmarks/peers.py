"""What the peers are asked: all text of a PDF, and its tables page by page, as their manuals show it.

python -m benchmarks.peers NAME FILE   reads FILE with the peer and prints its tables as JSON
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

Grid = list[list[str]]


def pdfplumber_script(path: Path) -> list[Grid]:
    """pdfplumber: `extract_text` and `extract_tables` of every page, each page closed after use."""
    import pdfplumber

    tables: list[Grid] = []
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()
            tables += [[[cell or "" for cell in row] for row in table] for table in page.extract_tables()]
            page.close()
    return tables


def pypdfium2_text(path: Path) -> list[Grid]:
    """pypdfium2: the text of every page; it knows no tables."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    for page in document:
        textpage = page.get_textpage()
        textpage.get_text_range()
        textpage.close()
        page.close()
    return []


def camelot_lattice(path: Path) -> list[Grid]:
    """camelot, tables by their rules."""
    return _camelot(path, "lattice")


def camelot_stream(path: Path) -> list[Grid]:
    """camelot, tables by white space."""
    return _camelot(path, "stream")


def _camelot(path: Path, flavor: str) -> list[Grid]:
    from camelot.io import read_pdf

    return [table.df.values.tolist() for table in read_pdf(str(path), pages="all", flavor=flavor)]


PEERS: dict[str, Callable[[Path], list[Grid]]] = {
    "pdfplumber, text and tables": pdfplumber_script,
    "pypdfium2, text": pypdfium2_text,
    "camelot, lattice": camelot_lattice,
    "camelot, stream": camelot_stream,
}

if __name__ == "__main__":
    json.dump(PEERS[sys.argv[1]](Path(sys.argv[2])), sys.stdout, ensure_ascii=False)
