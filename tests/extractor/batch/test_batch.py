"""Files read in a process that can be killed: hostile ones end in one outcome, and the next file is read as before."""

from __future__ import annotations

import os
import signal
import stat
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from extractor.batch import Outcome, Settings, Worker, outcomes
from extractor.pipeline import extract
from extractor.reading.source import Source
from models import wire
from models.limits import Limits
from models.records import Extraction
from tests.extractor import hostile

PLAN = "Beskæftigelsesplan 2019\nSkive Kommune\n\nAntallet af ledige skal højst være 412 i 2019.\n".encode()


def written(folder: Path, **files: bytes) -> list[Source]:
    sources = []
    for name, data in files.items():
        path = folder / name.replace("_dot_", ".")
        path.write_bytes(data)
        sources.append(Source(path, path.name))
    return sources


def read(sources: list[Source], worker: Worker, **limits: int) -> list[Outcome]:
    return list(outcomes(sources, worker, Settings(Limits(**limits))))


@pytest.fixture(scope="module")
def worker():
    with Worker() as started:
        yield started


# What each comes to: the kinds of problem of its document, or the one that it is refused for.
ENDS = {
    "decompression_bomb": {"memory"},
    "picture_bomb": {"no_text", "ocr_missing"},
    "many_rectangles": {"left_out"},
    "many_characters": {"left_out"},
    "grid": set(),
    "cyclic_page_tree": {"damaged"},
    "cyclic_form": set(),
    "many_pages": {"left_out"},
    "wrong_cross_references": set(),
    "missing_font": set(),
    "font_that_is_none": set(),
    "zero_size_page": {"damaged"},
    "endless_page": set(),
    "nested_arrays": {"damaged"},
}


def test_every_hostile_document_is_tried():
    assert ENDS.keys() == hostile.HOSTILE.keys()


@pytest.mark.parametrize("name", ENDS)
def test_hostile_document_ends_in_rows_or_in_one_problem(name: str, worker: Worker, tmp_path: Path):
    sources = written(tmp_path, hostile_dot_pdf=hostile.HOSTILE[name](), plan_dot_txt=PLAN)
    first, second = read(sources, worker, memory=500, seconds=120, pages=300, characters=20_000)
    assert second.extraction  # whatever became of the process, the next file is read
    if first.extraction:
        kinds = {problem.kind for problem in first.extraction.problems} - {"identity"}
        assert kinds == ENDS[name]
        if name != "many_pages":  # what stands on every page alike is a running head
            assert hostile.LINE.split()[0] in first.extraction.text
    else:
        assert first.failed
        assert first.problem
        assert first.problem.kind in ENDS[name]
        assert first.problem.message.endswith((".", "memory=4000."))


def test_rows_are_those_of_a_reading_in_this_process(worker: Worker, examples: Path):
    paths = sorted(examples.glob("e0[258]*.pdf")) + sorted(examples.glob("e01*.txt"))
    sources = [Source(path, path.name) for path in paths]
    assert [outcome.extraction for outcome in read(sources, worker)] == [extract(source) for source in sources]


def test_same_bytes_are_read_once_and_order_is_kept(worker: Worker, tmp_path: Path):
    sources = written(tmp_path, a_dot_txt=PLAN, b_dot_txt=b"", c_dot_txt=PLAN, d_dot_txt=PLAN.replace(b"2019", b"2020"))
    found = read(sources, worker)
    assert [outcome.name for outcome in found] == ["a.txt", "b.txt", "c.txt", "d.txt"]
    assert [outcome.problem and outcome.problem.kind for outcome in found] == [None, "empty", "duplicate", None]
    assert [outcome.failed for outcome in found] == [False, True, False, False]


def test_file_that_is_too_large_is_not_read(worker: Worker, tmp_path: Path):
    (source,) = written(tmp_path, large_dot_txt=PLAN * 20_000)
    (outcome,) = read([source], worker, megabytes=1)
    assert outcome.problem
    assert outcome.problem.kind == "too_large"


def test_memory_is_bounded_for_python_as_well(worker: Worker, tmp_path: Path):
    sources = written(tmp_path, large_dot_txt=b"Borgere " * 2_000_000, plan_dot_txt=PLAN)
    first, second = read(sources, worker, memory=60)
    assert first.problem
    assert first.problem.kind == "memory"
    assert second.extraction


class TestWorkerThatFails:
    """Programs in the worker's place, each faulty in its way."""

    @pytest.fixture
    def fake(self, tmp_path: Path):
        def make(script: str) -> Worker:
            path = tmp_path / "worker.py"
            head = "import os, sys, time\nfrom multiprocessing.connection import Connection\n"
            path.write_text(f"{head}link = Connection(int(sys.argv[1]))\n{script}\n", encoding="utf-8")
            return Worker((sys.executable, str(path)))

        return make

    def kinds(self, worker: Worker, tmp_path: Path, **limits: int) -> list[str | None]:
        sources = written(tmp_path, a_dot_txt=PLAN, b_dot_txt=PLAN + b"\n")
        with worker:
            return [outcome.problem and outcome.problem.kind for outcome in read(sources, worker, **limits)]

    def test_hangs(self, fake, tmp_path: Path):
        assert self.kinds(fake("time.sleep(600)"), tmp_path, seconds=1) == ["timeout", "timeout"]

    def test_ends_without_an_answer(self, fake, tmp_path: Path):
        assert self.kinds(fake("link.recv_bytes(); sys.exit(3)"), tmp_path) == ["crash", "crash"]

    def test_is_killed_by_the_system(self, fake, tmp_path: Path):
        assert self.kinds(fake("link.recv_bytes(); os.kill(os.getpid(), 9)"), tmp_path) == ["memory", "memory"]

    @pytest.mark.parametrize("said", ["b'rubbish'", "b'[[1,2],null]'", "b'[null,[1,2]]'", "b'[null]'", "b'\\xff\\xfe'"])
    def test_says_what_is_no_answer(self, fake, tmp_path: Path, said: str):
        assert self.kinds(fake(f"while link.recv_bytes(): link.send_bytes({said})"), tmp_path) == ["crash", "crash"]

    def test_signs_of_life_give_it_more_time(self, fake, tmp_path: Path):
        alive = "[link.send_bytes(b'[null,null]') for _ in range(4) if not time.sleep(1)]"
        script = f'while link.recv_bytes():\n    {alive}\n    link.send_bytes(b\'[null,["slow","said"]]\')'
        with fake(script) as worker:
            (outcome,) = read(written(tmp_path, a_dot_txt=PLAN), worker, seconds=3)
        assert outcome.problem
        assert outcome.problem.kind == "slow"


def test_worker_killed_by_hand_costs_the_file_at_hand(tmp_path: Path):
    sources = written(tmp_path, a_dot_pdf=hostile.many_pages(1_500), b_dot_txt=PLAN)
    with Worker() as worker:
        read(written(tmp_path, c_dot_txt=PLAN + b"c"), worker)  # it is there
        threading.Timer(0.2, os.kill, (worker.pid, signal.SIGKILL)).start()
        outcome, following = outcomes(sources, worker, Settings())
    assert outcome.failed
    assert following.extraction


def test_what_the_worker_started_dies_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, examples: Path):
    """Tesseract that hangs while the worker is killed."""
    program = tmp_path / "tesseract"
    pids = tmp_path / "pids"
    program.write_text(f'#!/bin/sh\n[ "$1" = --list-langs ] && echo dan && exit\necho $$ >> {pids}\nexec sleep 300\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    path = examples / "e12_fjordoe_2016_opfoelgning.pdf"
    with Worker() as worker:
        read(written(tmp_path, plan_dot_txt=PLAN), worker)  # it is there, however long it took to start
        (outcome,) = read([Source(path, path.name)], worker, seconds=5)
    assert outcome.problem
    assert outcome.problem.kind == "timeout"
    for pid in pids.read_text().split():
        for _ in range(50):
            if not Path(f"/proc/{pid}").exists() or "Z" in Path(f"/proc/{pid}/stat").read_text().split()[2]:
                break
            time.sleep(0.1)
        else:
            pytest.fail("Tesseract is still there")


class TestWire:
    def test_a_record_comes_back_as_it_was(self, examples: Path):
        path = examples / "e05_noerreklit_2013_plan.pdf"
        extraction = extract(Source(path, path.name))
        assert wire.decode(Extraction, wire.encode(extraction)) == extraction

    def test_a_text_with_lone_surrogates_does_too(self, examples: Path):
        path = examples / "e01_egedrup_2018_plan.txt"
        extraction = replace(extract(Source(path, path.name)), text="\ud800 æ \u2028 \x00")
        assert wire.decode(Extraction, wire.encode(extraction)) == extraction

    @pytest.mark.parametrize("data", [b"", b"null", b"[]", b"[1]", b'{"text": 1}', b"[" * 100_000, b"\xff"])
    def test_anything_else_is_refused(self, data: bytes):
        with pytest.raises(ValueError):  # noqa: PT011 - what is wrong with it is not the point
            wire.decode(Extraction, data)
