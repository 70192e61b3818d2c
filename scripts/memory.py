"""Peak memory of reading one long PDF: `python -m scripts.memory [PAGES ...]`.

Long documents are made by repeating the pages of the example PDFs that have text. Printed for each length: seconds, and
the peak of resident memory (VmHWM) of the process that reads it, in megabytes.
"""

from __future__ import annotations

import io
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

import pypdfium2

from extractor.batch import Settings, Worker, outcomes
from extractor.reading.source import Source
from models.limits import Limits

EXAMPLES = Path(__file__).resolve().parent.parent / "corpus" / "examples"
LENGTHS = (20, 100, 250, 500)
_SCAN = "e12"


def long_pdf(pages: int) -> bytes:
    """A PDF of so many pages, those of the examples again and again."""
    paths = [path for path in sorted(EXAMPLES.glob("*.pdf")) if not path.name.startswith(_SCAN)]
    sources = [pypdfium2.PdfDocument(path) for path in paths]
    each = [(source, index) for source in sources for index in range(len(source))]
    made = pypdfium2.PdfDocument.new()
    for source, index in islice(cycle(each), pages):
        made.import_pages(source, [index])
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def peak(worker: Worker) -> float:
    """The peak of resident memory of a worker, in megabytes (Linux)."""
    status = Path(f"/proc/{worker.pid}/status").read_text(encoding="ascii").splitlines()
    (line,) = [line for line in status if line.startswith("VmHWM")]
    return int(line.split()[1]) / 1024


def main() -> int:
    """Measures the lengths that are given; returns the exit code."""
    lengths = [int(length) for length in sys.argv[1:]] or LENGTHS
    with tempfile.TemporaryDirectory() as folder:
        for length in lengths:
            path = Path(folder) / f"{length}.pdf"
            path.write_bytes(long_pdf(length))
            with Worker() as worker:
                begun = time.perf_counter()
                (outcome,) = outcomes([Source(path, path.name)], worker, Settings(Limits(seconds=3_600)))
                assert outcome.extraction, outcome.problem
                seconds = time.perf_counter() - begun
                print(f"{length:5} pages {seconds:7.1f} s {peak(worker):7.0f} MB", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
