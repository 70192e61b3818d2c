"""python -m scripts.planted: plants errors in clean documents, audits them, and counts.

The figures go into a JSON file that docs/EVALUATION.md is made from; what was missed or reported wrongly is printed.
"""

from __future__ import annotations

import json
import resource
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from models.terms import FindingKind
from scripts.planted.counting import Count, counted
from scripts.planted.examples import load

CHUNK = 10  # documents that a process takes at a time


def main() -> None:
    """Parses the options, runs and prints."""
    parser = ArgumentParser(prog="python -m scripts.planted", description=__doc__)
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--json", type=Path, help="file for the figures")
    parser.add_argument("--show", type=int, default=20, help="how many misses and false findings are printed")
    options = parser.parse_args()
    begin = time.perf_counter()
    total = run(options.documents, options.seed, options.workers)
    seconds = time.perf_counter() - begin
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = used.ru_utime + used.ru_stime
    for line in [*total.missed[: options.show], *total.extra[: options.show]]:
        print(line)
    for kind in FindingKind:
        print(f"{kind:12} planted {total.planted[kind]:4} found {total.found[kind]:4} false {total.false[kind]:3}")
    print(f"recall {total.recall:.3f} precision {total.precision:.3f}, clean: {total.clean_errors} errors", end=", ")
    print(f"{total.clean_findings} findings; {options.documents} documents in {seconds:.0f} s ({cpu:.0f} s of CPU)")
    if options.json:
        figures = figures_of(total, options.seed)
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8", newline="\n")


def run(documents: int, seed: int, workers: int) -> Count:
    """The counts of so many documents, each made from an example and a seed of its own."""
    total = Count()
    seeds = range(seed * 100_000, seed * 100_000 + documents)
    with ProcessPoolExecutor(workers) as pool:
        for count in pool.map(_one, seeds, chunksize=CHUNK):
            total.add(count)
    return total


def _one(seed: int) -> Count:
    examples = load()
    return counted(examples[seed % len(examples)], seed)


def figures_of(total: Count, seed: int) -> dict[str, Any]:
    """The counts as plain values, without what hangs on the machine."""
    return {
        "command": f"python -m scripts.planted --documents {total.documents} --seed {seed} --json docs/planted.json",
        "documents": total.documents,
        "clean_errors": total.clean_errors,
        "clean_findings": total.clean_findings,
        "recall": round(total.recall, 4),
        "precision": round(total.precision, 4),
        "kinds": list(_kinds(total)),
    }


def _kinds(total: Count) -> Iterator[dict[str, Any]]:
    for kind in FindingKind:
        yield {
            "kind": str(kind),
            "planted": total.planted[kind],
            "found": total.found[kind],
            "true": total.true[kind],
            "false": total.false[kind],
        }


if __name__ == "__main__":
    main()
