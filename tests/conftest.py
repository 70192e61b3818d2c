"""What tests of several rooms share: where real plans and Tesseract are, which must be there where CI says so."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.reading import ocr

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real plans beside the repository; the test skips where it is absent, unless CI requires it."""
    if not (SHARED / "plans").is_dir():
        if os.environ.get("BESKPLAN_REAL_PLANS") == "required":
            pytest.fail("the real plans are required here and are not beside the repository")
        pytest.skip("the real plans are not beside the repository")
    return SHARED


@pytest.fixture(scope="session")
def tesseract() -> None:
    """Tesseract with its Danish model; the test skips where it is absent, unless CI requires it."""
    try:
        ocr.installed()
    except ocr.RecognitionError as error:
        if os.environ.get("BESKPLAN_OCR") == "required":
            pytest.fail(str(error))
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def examples() -> Path:
    """The invented example documents."""
    return ROOT / "corpus" / "examples"


def pytest_addoption(parser: pytest.Parser) -> None:
    """--golden writes the golden files of tests/golden anew: read what changed before you commit it."""
    parser.addoption("--golden", action="store_true", help="write the golden files anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, bytes], None]:
    """A function that holds bytes against the golden file of a name, or with --golden makes them that file."""

    def hold(name: str, made: bytes) -> None:
        path = ROOT / "tests" / "golden" / name
        if request.config.getoption("--golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(made)
        assert made.decode() == path.read_bytes().decode()

    return hold
