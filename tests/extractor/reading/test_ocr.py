"""Tesseract as a program that may be missing, fail, hang or print rubbish: each ends in one sentence."""

from __future__ import annotations

import stat
import time
from pathlib import Path

import numpy as np
import pytest

from extractor.reading import ocr

PAPER = np.full((60, 200), 255, dtype=np.uint8)
LISTS_DANISH = 'if [ "$1" = "--list-langs" ]; then echo dan; exit 0; fi\n'


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Puts a program of this name and text, and nothing else of that name, where programs are looked for."""

    def install(script: str) -> Path:
        path = tmp_path / "tesseract"
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
        return path

    return install


def failure(seconds: float = 5) -> ocr.RecognitionError:
    with pytest.raises(ocr.RecognitionError) as caught:
        ocr.recognise(PAPER, 300, seconds)
    assert caught.value.remedy
    return caught.value


def test_missing_program_tells_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    error = failure()
    assert error.kind == "ocr_missing"
    assert "apt-get install tesseract-ocr tesseract-ocr-dan" in str(error)


def test_missing_danish_model_tells_how_to_install_it(program):
    program('echo "List of available languages (2):"; echo eng; echo osd')
    error = failure()
    assert error.kind == "ocr_missing"
    assert "tesseract-ocr-dan" in str(error)


def test_program_that_hangs_is_ended(program):
    program(LISTS_DANISH + "exec sleep 60")
    begun = time.monotonic()
    assert failure(seconds=0.5).kind == "ocr"
    assert time.monotonic() - begun < 30


@pytest.mark.parametrize("printed", ["", "Beskæftigelse", "<html><body>", "\\0377\\0376\\0001"])
def test_rubbish_is_no_answer(program, printed: str):
    program(LISTS_DANISH + f"printf '{printed}'")
    assert failure().kind == "ocr"


def test_answer_of_another_kind_holds_no_words(program):
    program(LISTS_DANISH + 'echo \'<html><body><span class="ocr_line" title="bbox x"/></body></html>\'')
    assert ocr.recognise(PAPER, 300) == ()


def test_exit_code_is_a_failure(program):
    program(LISTS_DANISH + "exit 3")
    assert "(3)" in str(failure())


def test_file_that_is_no_program(program):
    path = program("")
    path.write_bytes(b"\x7fELF nothing")
    assert failure().kind == "ocr"


@pytest.mark.usefixtures("tesseract")
def test_blank_paper_has_no_lines():
    assert ocr.recognise(PAPER, 300) == ()
