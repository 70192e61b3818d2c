"""Reads one file with the extractor alone: `python -m benchmarks.reading FILE`, as a process that is measured."""

from __future__ import annotations

import sys
from pathlib import Path

from extractor.pipeline import extract
from extractor.reading.source import Source
from models.limits import Limits

if __name__ == "__main__":
    file = Path(sys.argv[1])
    extract(Source(file, file.name), None, None, Limits())
