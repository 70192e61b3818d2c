from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from models.errors import DiskFullError, ExitCode, OutputError
from report.dataset import write
from report.folder import contents, holds_documents, replacing

ROOT = Path(__file__).parents[2]
# Writes a dataset of many rows into argv[1] under a limit, and exits with the code of the error that it is told.
UNDER_LIMIT = """
import importlib.util, pathlib, resource, signal, sys
spec = importlib.util.spec_from_file_location("hand", sys.argv[1])
hand = importlib.util.module_from_spec(spec); spec.loader.exec_module(hand)
from models.errors import BeskplanError
from report.dataset import write
from report.folder import replacing
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
if limit := int(sys.argv[3]):
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    with replacing(pathlib.Path(sys.argv[2])) as folder:
        write([hand._extraction(cell="x" * int(sys.argv[4]))], [], folder)
except BeskplanError as error:
    print(error, file=sys.stderr)
    sys.exit(int(error.exit_code))
"""


def write_limited(folder: Path, *, limit: int = 0, size: int = 4) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-c",
        UNDER_LIMIT,
        str(Path(__file__).with_name("conftest.py")),
        str(folder),
        str(limit),
        str(size),
    ]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=os.environ | {"PYTHONPATH": str(ROOT)})


@pytest.fixture
def earlier(tmp_path, make_extraction):
    """A dataset that is there already."""
    with replacing(tmp_path / "run") as folder:
        write([make_extraction("Agersø")], [], folder)
    return tmp_path / "run"


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 2 MB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("only an administrator can mount a small disk to fill it")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_dataset_gets_its_name_when_it_is_complete(tmp_path, make_extraction):
    with replacing(tmp_path / "deep" / "run") as folder:
        write([make_extraction()], [], folder)
        assert not (tmp_path / "deep" / "run").exists()
    assert names(tmp_path / "deep") == {"run"}
    assert holds_documents(tmp_path / "deep" / "run")
    assert contents(tmp_path / "deep" / "run") == names(tmp_path / "deep" / "run")


def test_the_folder_is_as_open_as_any_other(tmp_path):
    (tmp_path / "other").mkdir()
    with replacing(tmp_path / "run"):
        pass
    assert (tmp_path / "run").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_an_earlier_dataset_is_replaced_whole(earlier, make_extraction):
    new = make_extraction()
    with replacing(earlier) as folder:
        write([new], [], folder)
    assert names(earlier / "texts") == {f"{new.document.doc_id}.txt"}
    assert names(earlier.parent) == {"run"}


def test_an_earlier_dataset_is_replaced_through_a_link(earlier, make_extraction):
    link = earlier.parent / "link"
    link.symlink_to(earlier)
    with replacing(link) as folder:
        write([make_extraction()], [], folder)
    assert link.is_symlink()
    assert [path.name[:7] for path in (earlier / "texts").iterdir()] == ["lyngvig"]


def test_an_empty_folder_is_used(tmp_path):
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / ".DS_Store").touch()
    with replacing(tmp_path / "run") as folder:
        (folder / "a").touch()
    assert names(tmp_path / "run") == {"a"}


@pytest.mark.parametrize("descriptor", [None, "", "[]", '{"name": "beskplan"}', '{"beskplan": {"contents": 7}}'])
def test_a_folder_with_something_else_is_refused_untouched(tmp_path, descriptor):
    folder = tmp_path / "run"
    folder.mkdir()
    (folder / "thesis.docx").write_text("Kapitel 1", encoding="utf-8")
    if descriptor is not None:
        (folder / "datapackage.json").write_text(descriptor, encoding="utf-8")
    before = names(folder)
    with pytest.raises(OutputError, match="already holds something else"), replacing(folder):
        pytest.fail("the block was entered")
    assert names(folder) == before
    assert names(tmp_path) == {"run"}


def test_a_dataset_with_a_file_of_the_users_is_refused(earlier):
    (earlier / "notes.md").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match=r"notes\.md"), replacing(earlier):
        pytest.fail("the block was entered")
    assert (earlier / "notes.md").read_text(encoding="utf-8") == "mine"


def test_a_file_and_what_lies_below_a_file_are_refused(tmp_path):
    (tmp_path / "file").touch()
    for folder in (tmp_path / "file", tmp_path / "file" / "run", Path("/")):
        with pytest.raises(OutputError) as told, replacing(folder):
            pytest.fail("the block was entered")
        assert told.value.exit_code is ExitCode.OUTPUT
    assert names(tmp_path) == {"file"}


def test_a_folder_that_cannot_be_written_is_refused(small_disk, make_extraction):
    with replacing(small_disk / "run") as folder:
        (folder / "a").touch()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    for name in ("run", "new", "new/deep"):
        with pytest.raises(OutputError) as told, replacing(small_disk / name):
            pytest.fail("the block was entered")
        assert told.value.exit_code is ExitCode.OUTPUT
    assert names(small_disk) == {"run"}


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="an administrator may write everywhere")
def test_a_folder_without_permission_is_refused(tmp_path):
    (tmp_path / "locked").mkdir(mode=0o555)
    for folder in (tmp_path / "locked", tmp_path / "locked" / "run"):
        with pytest.raises(OutputError, match="cannot be written"), replacing(folder):
            pytest.fail("the block was entered")


@pytest.mark.parametrize(
    "error", [KeyboardInterrupt(), SystemExit(143), ValueError("x"), OSError(errno.EIO, "I/O error")]
)
def test_whatever_goes_wrong_nothing_half_written_is_left(earlier, error):
    before = (earlier / "datapackage.json").read_bytes()
    told = OutputError if isinstance(error, OSError) else type(error)

    def write_half(target: Path) -> None:
        with replacing(target) as folder:
            (folder / "goals.csv").write_text("half", encoding="utf-8")
            raise error

    for target in (earlier, earlier.parent / "new" / "run"):
        with pytest.raises(told):
            write_half(target)
    assert names(earlier.parent) == {"run"}
    assert (earlier / "datapackage.json").read_bytes() == before


def test_a_run_killed_between_the_renames_gets_its_dataset_back(earlier):
    before = (earlier / "datapackage.json").read_bytes()
    set_aside = earlier.with_name(".run.earlier")
    earlier.rename(set_aside)
    with pytest.raises(RuntimeError), replacing(earlier):
        raise RuntimeError
    assert (earlier / "datapackage.json").read_bytes() == before
    assert names(earlier.parent) == {"run"}


def test_what_a_run_killed_after_the_renames_set_aside_goes(earlier):
    earlier.with_name(".run.earlier").mkdir()
    with replacing(earlier) as folder:
        (folder / "a").touch()
    assert names(earlier.parent) == {"run"}


def test_an_earlier_dataset_stays_where_the_new_one_cannot_take_its_name(earlier):
    before = names(earlier)
    with pytest.raises(OutputError), replacing(earlier) as folder:
        folder.rmdir()
    assert names(earlier) == before
    assert names(earlier.parent) == {"run"}


@pytest.mark.parametrize("size", [900_000, 3_000_000])  # full in the DuckDB file, and in a CSV file
def test_a_full_disk_leaves_nothing_half_written(small_disk, size):
    done = write_limited(small_disk / "run", size=size)
    assert done.returncode == ExitCode.DISK_FULL, done.stderr
    assert done.stderr.startswith("The disk is full")
    assert names(small_disk) == set()


def test_a_full_disk_leaves_the_earlier_dataset(small_disk):
    assert write_limited(small_disk / "run").returncode == 0
    before = (small_disk / "run" / "datapackage.json").read_bytes()
    assert write_limited(small_disk / "run", size=900_000).returncode == ExitCode.DISK_FULL
    assert (small_disk / "run" / "datapackage.json").read_bytes() == before
    assert names(small_disk) == {"run"}


# Limits that stop the run in a text, in a CSV file, in DuckDB's log and in its file.
@pytest.mark.parametrize("limit", [100, 500, 30_000, 120_000])
def test_a_limit_on_files_is_told_as_a_full_disk(tmp_path, limit):
    pytest.importorskip("resource", reason="only Unix limits the size of files")
    done = write_limited(tmp_path / "run", limit=limit, size=20_000)
    assert done.returncode == ExitCode.DISK_FULL, done.stderr
    assert "Traceback" not in done.stderr
    assert names(tmp_path) == set()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device that is always full")
def test_a_full_device_is_told(tmp_path):
    def write_to_full_device() -> None:
        with replacing(tmp_path / "run") as folder:
            (folder / "goals.csv").symlink_to("/dev/full")
            (folder / "goals.csv").write_text("x" * 100_000, encoding="utf-8")

    with pytest.raises(DiskFullError) as told:
        write_to_full_device()
    assert told.value.exit_code is ExitCode.DISK_FULL
    assert names(tmp_path) == set()
