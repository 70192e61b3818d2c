"""Measures the figures of docs/benchmarks.json, then rewrites docs/BENCHMARKS.md.

python -m benchmarks [FOLDER]   FOLDER holds PDFs, each with its tables beside it (.json); by default ../shared/pdfs

Every figure is of a process of its own on one core. Where the folder is not there, or a peer not
installed, the files keep the figures they had.
"""

from __future__ import annotations

import json
import platform
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

import pypdfium2

from benchmarks import made, tables
from benchmarks.cost import ROOT, Cost, FailedError, measured
from benchmarks.peers import PEERS
from report import benchmarks_page

REAL = Path("../shared/pdfs")
TOOL = "beskplan run"
LENGTHS = (125, 250, 500)  # pages
TEXT_SIZE = 80_000  # bytes
_REPEATS = 3  # of short measurements; the least counts, since what else runs only adds


def main(arguments: list[str]) -> int:
    """Measures what can be measured here; returns the exit code."""
    path = benchmarks_page.DOCS / benchmarks_page.FIGURES
    known: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    folder = ROOT / (arguments[0] if arguments else REAL)
    known["machine"] = f"{platform.system()}, {platform.machine()}, Python {platform.python_version()}"
    with tempfile.TemporaryDirectory() as place:
        known |= _own(Path(place))
        files = [file for file in sorted(folder.glob("*.pdf")) if _pages(file) and _has_text(file)]
        if files:
            had = {peer["name"]: peer for peer in known.get("peers", [])}
            peers = [_peer(name, files, Path(place)) for name in (TOOL, *PEERS)]
            known["peers"] = [peer if peer["each"] else had.get(peer["name"], peer) for peer in peers]
            known["files"] = {"count": len(files), "pages": sum(map(_pages, files))}
    path.write_text(json.dumps(known, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    return benchmarks_page.main(["--write"])


def _own(place: Path) -> dict[str, Any]:
    """Start-up, a text through all steps, and long PDFs."""
    small = place / "small.txt"
    small.write_text("Beskæftigelsesplan 2020\n", encoding="utf-8")
    started = min(_run(small, place).seconds for _ in range(_REPEATS))
    text = made.long_text(TEXT_SIZE, place / "text.txt")
    print(f"start-up: {started:.2f} s", flush=True)
    read = min(_run(text, place).seconds for _ in range(_REPEATS)) - started
    alone = [min(_read(file).seconds for _ in range(_REPEATS)) for file in (small, text)]
    print(f"{text.stat().st_size} bytes of text: {read:.2f} s", flush=True)
    print(f"the extractor alone: {alone[0]:.2f} s, {alone[1] - alone[0]:.2f} s", flush=True)
    lengths = []
    for pages in LENGTHS:
        cost = _run(made.long_pdf(pages, place / f"{pages}.pdf"), place)
        print(f"{pages} pages: {cost.seconds:.1f} s, {cost.megabytes:.0f} MB", flush=True)
        lengths.append({"pages": pages, "seconds": cost.seconds - started, "megabytes": cost.megabytes})
    return {
        "start_up": {"seconds": started},
        "text": {"bytes": text.stat().st_size, "seconds": read},
        "extractor": {"start_up": alone[0], "text": alone[1] - alone[0]},
        "lengths": lengths,
    }


def _run(file: Path, place: Path) -> Cost:
    cost, _ = measured(["cli.py", "run", str(file), "-o", str(place / "run")])
    return cost


def _read(file: Path) -> Cost:
    cost, _ = measured(["-m", "benchmarks.reading", str(file)])
    return cost


def _peer(name: str, files: list[Path], place: Path) -> dict[str, Any]:
    """One tool on every file: whole processes, so that each pays for its own start."""
    each: list[dict[str, Any]] = []
    sums: dict[bool, tuple[int, ...]] = {True: (0, 0, 0), False: (0, 0, 0)}
    for file in files:
        try:
            if name == TOOL:
                cost, _ = measured(["cli.py", "run", str(file), "-o", str(place / "run")])
                found = tables.of_run(place / "run")
            else:
                cost, printed = measured(["-m", "benchmarks.peers", name, str(file)])
                found = json.loads(printed)
        except FailedError as error:
            print(f"{name}: {file.name}: {error}", file=sys.stderr)
            continue
        want = tables.truth(file.with_suffix(".json"))
        for joined in sums:
            counts = tables.counted(want, found, joined=joined)
            sums[joined] = tuple(map(sum, zip(sums[joined], counts, strict=True)))
        each.append({"file": file.name, "pages": _pages(file), "seconds": cost.seconds, "megabytes": cost.megabytes})
    has_tables = bool(sums[False][2])
    seconds = sum(one["seconds"] for one in each)
    print(f"{name}: {seconds:.1f} s", flush=True)
    return {
        "name": name,
        "pages_per_second": sum(one["pages"] for one in each) / seconds if each else None,
        "seconds_per_file": median(one["seconds"] for one in each) if each else None,
        "megabytes": max((one["megabytes"] for one in each), default=None),
        "tables": tables.f1(sums[False]) if has_tables else None,
        "tables_joined": tables.f1(sums[True]) if has_tables else None,
        "each": each,
    }


def _pages(file: Path) -> int:
    return len(pypdfium2.PdfDocument(file))


def _has_text(file: Path) -> bool:
    return any(page.get_textpage().count_chars() for page in pypdfium2.PdfDocument(file))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
