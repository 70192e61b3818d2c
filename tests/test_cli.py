from __future__ import annotations

import csv
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from reportlab.pdfgen.canvas import Canvas

from cli import main
from models.errors import ExitCode
from models.records import TABLES

ROOT = Path(__file__).parents[1]
PLAN = """Beskæftigelsesplan 2019
Hjørring Kommune

1. Indledning
Planen beskriver, hvordan jobcentret vil arbejde i det kommende år.

2. Mål for 2019
Antallet af borgere på sygedagpenge skal nedbringes til højst 412 fuldtidspersoner.

Tabel 1: Forløb i 2018
Gruppe\tAntal
Sygedagpenge\t445
Fleksjob\t1.020
"""


FAULTY_WORKER = """
import sys
from multiprocessing.connection import Connection
from extractor.batch import serving
read = serving.extract

def faulty(source, *settings):
    if source.name == "a.txt":
        raise RecursionError("too deep")
    return read(source, *settings)

serving.extract = faulty
serving.serve(Connection(int(sys.argv[1])))
"""


def run(*arguments: object):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def started(*arguments: object, **options) -> subprocess.Popen[bytes]:
    """The command in a process of its own, as it is run from a checkout."""
    return subprocess.Popen([sys.executable, str(ROOT / "cli.py"), *map(str, arguments)], **options)


def told(result) -> list[str]:
    """What an error printed: one line that begins with Error, and nothing on standard output."""
    assert result.stdout == ""
    return result.stderr.splitlines()


@pytest.fixture
def plans(tmp_path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "a.txt").write_text(PLAN, encoding="utf-8")
    (folder / "b.md").write_text(PLAN.replace("Hjørring", "Skive").replace("2019", "2020"), encoding="cp1252")
    return folder


def test_run_writes_a_dataset_and_says_where(plans, tmp_path):
    output = tmp_path / "new" / "run"
    result = run("run", plans, "-o", output)
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    first, found, *_, last = result.stdout.splitlines()
    assert first == "2 documents read."
    assert found.startswith("Found ")
    assert f"The dataset is in {output}" in last
    assert [row["file"] for row in rows(output, "documents")] == ["a.txt", "b.md"]
    assert {row["kommune"] for row in rows(output, "documents")} == {"Hjørring", "Skive"}
    assert rows(output, "tables")
    assert {path.suffix for path in output.iterdir()} == {".csv", ".parquet", ".duckdb", ".json", ""}


def test_every_quote_stands_at_its_offsets(plans, tmp_path):
    run("run", plans, "-o", tmp_path / "run")
    held = [row for table in ("sections", "goals", "tables", "figures") for row in rows(tmp_path / "run", table)]
    assert held
    for row in held:
        text = (tmp_path / "run" / "texts" / f"{row['doc_id']}.txt").read_bytes().decode("utf-8")
        assert text[int(row["start"]) : int(row["end"])] == row["quote"]


def test_two_runs_give_the_same_bytes_whatever_the_order_of_paths(plans, tmp_path):
    run("run", plans / "a.txt", plans / "b.md", "-o", tmp_path / "one")
    run("run", plans / "b.md", plans / "a.txt", plans / "a.txt", "-o", tmp_path / "other")
    names = sorted(path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*") if path.is_file())
    assert len(names) == 2 * len(TABLES) + 4
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "other" / name).read_bytes(), name


def test_a_file_that_cannot_be_read_costs_only_itself(plans, tmp_path):
    (plans / "empty.txt").touch()
    (plans / "photo.pdf").write_bytes(b"\xff\xd8\xff\xe0" + b"\0" * 500)
    (plans / "notes.xlsx").touch()
    result = run("run", plans, "-o", tmp_path / "run")
    assert result.exit_code == 0
    assert result.stdout.startswith("2 documents read, 2 files could not be read:\n  empty.txt: ")
    kinds = {
        row["file"]: (row["kind"], row["severity"]) for row in rows(tmp_path / "run", "problems") if not row["doc_id"]
    }
    assert kinds["empty.txt"] == ("empty", "error")
    assert kinds["photo.pdf"] == ("damaged", "error")
    assert kinds["notes.xlsx"] == ("unsupported", "warning")


def test_the_same_bytes_twice_are_one_document_and_a_note(plans, tmp_path):
    (plans / "copy.txt").write_text(PLAN, encoding="utf-8")
    run("run", plans, "-o", tmp_path / "run")
    assert [row["file"] for row in rows(tmp_path / "run", "documents")] == ["a.txt", "b.md"]
    (note,) = [row for row in rows(tmp_path / "run", "problems") if row["kind"] == "duplicate"]
    assert (note["file"], note["severity"]) == ("copy.txt", "note")
    assert "a.txt" in note["message"]


def test_a_fault_in_reading_one_file_does_not_end_the_run(plans, tmp_path, monkeypatch):
    worker = tmp_path / "worker.py"
    worker.write_text(FAULTY_WORKER, encoding="utf-8")
    monkeypatch.setattr("extractor.batch.worker.COMMAND", (sys.executable, str(worker)))
    result = run("run", plans, "-o", tmp_path / "run")
    assert result.exit_code == 0
    (problem,) = [row for row in rows(tmp_path / "run", "problems") if row["kind"] == "crash"]
    assert (problem["file"], problem["severity"]) == ("a.txt", "error")
    assert "RecursionError: too deep" in problem["message"]


def test_where_nothing_can_be_read_problems_are_written(tmp_path):
    (tmp_path / "empty.txt").touch()
    result = run("run", tmp_path / "empty.txt", "-o", tmp_path / "run")
    assert result.exit_code == ExitCode.NOTHING_READ
    (sentence,) = told(result)
    assert sentence.startswith("Error: No document could be read: empty.txt: The file is empty.")
    assert [row["kind"] for row in rows(tmp_path / "run", "problems")] == ["empty"]
    assert rows(tmp_path / "run", "documents") == []


def test_where_nothing_can_be_read_an_earlier_dataset_is_kept(plans, tmp_path):
    run("run", plans, "-o", tmp_path / "run")
    (tmp_path / "nothing").mkdir()
    result = run("run", tmp_path / "nothing", "-o", tmp_path / "run")
    assert result.exit_code == ExitCode.NOTHING_READ
    assert "was kept" in told(result)[0]
    assert len(rows(tmp_path / "run", "documents")) == 2
    assert {path.name for path in tmp_path.iterdir()} == {"plans", "nothing", "run"}


@pytest.mark.parametrize("command", [["run"], ["show"]])
def test_a_missing_path_is_told_before_anything_is_written(plans, tmp_path, command):
    before = {path.name for path in tmp_path.iterdir()}
    options = ["-o", tmp_path / "run"] if command == ["run"] else []
    result = run(*command, *([plans] if options else []), tmp_path / "nope.txt", *options)
    assert result.exit_code == ExitCode.USAGE
    (sentence,) = told(result)
    assert "nope.txt cannot be opened (No such file or directory)" in sentence
    assert {path.name for path in tmp_path.iterdir()} == before


def test_an_output_folder_with_something_else_is_refused(plans, tmp_path):
    result = run("run", plans / "a.txt", "-o", tmp_path)
    assert result.exit_code == ExitCode.OUTPUT
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.docx").touch()
    result = run("run", plans, "-o", tmp_path / "thesis")
    assert result.exit_code == ExitCode.OUTPUT
    assert len(told(result)) == 1
    assert [path.name for path in (tmp_path / "thesis").iterdir()] == ["chapter.docx"]


def test_the_output_folder_is_never_read_as_input(plans, tmp_path):
    for _ in range(2):
        result = run("run", plans, "-o", plans / "outputs" / "run")
        assert result.exit_code == 0
    assert len(rows(plans / "outputs" / "run", "documents")) == 2
    result = run("run", plans / "outputs" / "run" / "texts", "-o", plans / "outputs" / "run")
    assert result.exit_code == ExitCode.OUTPUT
    assert len(rows(plans / "outputs" / "run", "documents")) == 2


def test_show_prints_what_was_understood(plans):
    result = run("show", plans / "a.txt")
    assert result.exit_code == 0
    assert "Hjørring 860" in result.stdout
    assert "Goals (1)" in result.stdout
    assert "412 persons" in result.stdout
    assert "Sygedagpenge  445" in result.stdout
    assert "\x1b" not in result.stdout


def test_show_reads_a_pdf(tmp_path):
    canvas = Canvas(str(tmp_path / "plan.pdf"))
    for index, line in enumerate(PLAN.replace("\t", " ").splitlines()[:8]):
        canvas.drawString(72, 780 - 18 * index, line)
    canvas.save()
    result = run("show", tmp_path / "plan.pdf")
    assert result.exit_code == 0, result.output
    assert "characters on 1 page\n" in result.stdout
    assert "412 persons" in result.stdout


@pytest.mark.parametrize(("name", "words"), [("", "is a folder"), ("x.xlsx", "is no text"), ("x.pdf", "")])
def test_show_tells_what_it_cannot_read(tmp_path, name, words):
    path = tmp_path / name
    if name:
        path.touch()
    result = run("show", path)
    assert result.exit_code == ExitCode.NOTHING_READ
    (sentence,) = told(result)
    assert words in sentence


def test_columns_prints_one_table_or_all():
    one = run("columns", "goals").stdout
    assert "target_value" in one
    assert "at_most, at_least, exactly" in one
    assert "n_rows" not in one
    every = run("columns").stdout
    assert re.findall(r"^(\w+): ", every, re.MULTILINE) == list(TABLES)
    assert max(map(len, every.splitlines())) <= 80
    unknown = run("columns", "gaols")
    assert unknown.exit_code == ExitCode.USAGE
    assert "gaols is no table" in unknown.stderr


@pytest.mark.parametrize("command", sorted(main.commands))
def test_help_says_what_a_command_takes_and_gives_an_example(command):
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"\n    beskplan {command} " in result.stdout
    arguments = [word for word in result.stdout.splitlines()[0].split() if word.strip("[].").isupper()]
    for argument in arguments:
        name = argument.strip("[].")
        assert name == "OPTIONS" or f"{name} is" in " ".join(result.stdout.split())


def test_the_version_is_that_of_the_project():
    assert run("--version").stdout.startswith("beskplan 0.")


def test_help_loads_nothing_heavy():
    script = "import sys; from cli import main; main(['--help'], standalone_mode=False); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in done.stdout.splitlines()[-1].split()}
    assert not loaded & {"pandas", "numpy", "pyarrow", "duckdb", "spacy", "pypdfium2", "rich", "extractor"}


def test_progress_is_shown_on_a_terminal_only(plans, tmp_path):
    pty = pytest.importorskip("pty", reason="only Unix has pseudo-terminals")
    ours, theirs = pty.openpty()
    process = started("run", plans, "-o", tmp_path / "run", stdout=subprocess.PIPE, stderr=theirs)
    os.close(theirs)
    seen = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:  # Linux's way to say that the other end was closed
            break
        if not piece:
            break
        seen += piece
    output, _ = process.communicate()
    os.close(ours)
    assert b"2/2" in seen
    assert b"0 failed" in seen
    assert output.startswith(b"2 documents read.")
    piped = started("run", plans, "-o", tmp_path / "run", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert piped.communicate() == (output, b"")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a named pipe to hold the run up")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 1)])
def test_a_run_that_is_broken_off_leaves_nothing(plans, tmp_path, number, code):
    (tmp_path / "in").mkdir()
    os.mkfifo(tmp_path / "in" / "slow.txt")  # a plan whose bytes never come
    (tmp_path / "out").mkdir()
    process = started("run", tmp_path / "in", "-o", tmp_path / "out" / "run", stderr=subprocess.PIPE)
    while not list((tmp_path / "out").iterdir()):
        assert process.poll() is None
        time.sleep(0.05)
    time.sleep(0.5)  # so that it has come to the pipe
    process.send_signal(number)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == code
    assert b"Traceback" not in errors
    assert list((tmp_path / "out").iterdir()) == []


def test_a_name_that_is_no_utf8_is_kept_readable(tmp_path):
    name = os.fsencode(tmp_path) + b"/k\xf8benhavn.txt"
    try:
        Path(os.fsdecode(name)).write_text(PLAN, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    result = run("run", tmp_path, "-o", tmp_path / "run")
    assert result.exit_code == 0, result.output
    assert [row["file"] for row in rows(tmp_path / "run", "documents")] == ["k\ufffdbenhavn.txt"]
