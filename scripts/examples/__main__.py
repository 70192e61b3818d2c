"""Writes all examples: `python -m scripts.examples [FOLDER]`, FOLDER being `corpus` where it is not given."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from scripts.examples import brochure_pdf, office_pdf, scan
from scripts.examples.gold import answer
from scripts.examples.specification import Specification, load_all
from scripts.examples.text import render

CORPUS = Path(__file__).parents[2] / "corpus"
SCAN_SEED = 1


def write(specification: Specification, folder: Path) -> None:
    """Writes the text, the gold answer and, where asked for, the PDF of one example under `folder`."""
    for name in ("examples", "gold"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    rendering = render(specification)
    _write_text(folder / "examples" / f"{specification.name}.txt", rendering.file)
    gold = json.dumps(answer(specification, rendering), ensure_ascii=False, indent=1)
    _write_text(folder / "gold" / f"{specification.name}.json", gold + "\n")
    pdf = _pdf(specification)
    if pdf is not None:
        (folder / "examples" / f"{specification.name}.pdf").write_bytes(pdf)


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _pdf(specification: Specification) -> bytes | None:
    match specification.layout.pdf:
        case None:
            return None
        case "office":
            return office_pdf.build(specification)[0]
        case "brochure":
            return brochure_pdf.build(specification)
        case "scan":
            printed, _ = office_pdf.build(specification, embedded=True)
            return scan.build(printed, specification.document["title"], SCAN_SEED)
        case other:
            raise ValueError(f"no such kind of PDF: {other}")


def main() -> None:
    """Writes all examples into the folder given on the command line."""
    parser = argparse.ArgumentParser(prog="python -m scripts.examples", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=CORPUS)
    folder = parser.parse_args().folder
    for specification in load_all(CORPUS / "specification"):
        write(specification, folder)
        print(specification.name)


if __name__ == "__main__":
    main()
