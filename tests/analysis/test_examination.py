from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from analysis.dataset import Dataset
from analysis.examination import Ledger, examined
from extractor.pipeline import extract
from extractor.reading.source import Source
from models.records import Coverage
from models.schema import row
from models.terms import FindingKind
from report.dataset import write

NAMES = ("e01_egedrup_2018_plan.txt", "e02_egedrup_2019_plan.txt", "e04_egedrup_2019_status.txt")
PLAN = """# Beskæftigelsesplan 2019

Hjørring Kommune

## Udviklingen

I 2. kvartal 2018 var der {0} fuldtidspersoner på sygedagpenge i Hjørring Kommune.

## Mål for 2019

- Antallet af borgere på sygedagpenge skal falde fra {1} fuldtidspersoner i 2018 til 380 fuldtidspersoner i 2019.
"""
STATUS = """# Status på beskæftigelsesplan 2018

Hjørring Kommune, februar 2019

## Sygedagpenge

I 2018 var der i gennemsnit 412 fuldtidspersoner på sygedagpenge.

I 2. kvartal 2018 var der 431 fuldtidspersoner på sygedagpenge.
"""


def read(path, text=None):
    if text is not None:
        path.write_text(text, encoding="utf-8")
    return examined(extract(Source(path, path.name)))


def rows_of(extractions) -> dict[str, list[object]]:
    ledger = Ledger()
    for _ in ledger.entered(extractions):
        pass
    rows: dict[str, list[object]] = {}
    for name, records in ledger.rows():
        rows.setdefault(name, []).extend(row(record) for record in records)
    return rows


def test_the_order_of_documents_does_not_matter(examples):
    extractions = [read(examples / name) for name in NAMES]
    given = [rows_of(order) for order in permutations(extractions)]
    assert all(one == given[0] for one in given)
    assert [one["outcome"] for one in given[0]["checks"]].count("dropped") == 1


def test_a_status_is_held_against_the_plan_of_its_own_year(examples):
    rows = rows_of([read(examples / name) for name in NAMES])
    plans = {check["plan_id"] for check in rows["checks"] if check["plan_id"]}
    assert {plan.rsplit("-", 1)[0] for plan in plans} == {"egedrup-2019-plan"}


def test_figures_of_two_documents_that_differ(tmp_path):
    plan, status = read(tmp_path / "plan.txt", PLAN.format(450, 412)), read(tmp_path / "status.txt", STATUS)
    (finding,) = rows_of([plan, status])["findings"]
    assert finding["kind"] == "conflict"
    assert "450" in finding["message"]
    assert "431" in finding["message"]
    assert len(finding["evidence"]) == 2


def test_a_baseline_that_departs_from_what_was_reported(tmp_path):
    plan, status = read(tmp_path / "plan.txt", PLAN.format(431, 425)), read(tmp_path / "status.txt", STATUS)
    (finding,) = rows_of([plan, status])["findings"]
    assert finding["doc_id"] == plan.document.doc_id
    assert finding["message"].startswith("The baseline 425 departs from 412")


def test_documents_that_agree_give_no_finding(tmp_path):
    plan, status = read(tmp_path / "plan.txt", PLAN.format(431, 412)), read(tmp_path / "status.txt", STATUS)
    assert rows_of([plan, status])["findings"] == []


def test_a_dataset_gives_back_findings_checks_and_coverage(examples, tmp_path):
    extraction = read(examples / "e05_noerreklit_2013_plan.txt")
    ledger = Ledger()
    folder = tmp_path / "run"
    folder.mkdir()
    write(ledger.entered([extraction]), [], folder, ledger.rows)
    (held,) = Dataset(folder)
    assert held.findings == extraction.findings
    assert held.checks == extraction.checks
    assert held.coverage == extraction.coverage
    assert [one.kind for one in held.coverage] == list(FindingKind)


def test_nothing_but_rows_is_left_after_the_examination(examples):
    extraction = read(examples / NAMES[0])
    assert extraction.statements == ()
    assert extraction.contents == ()
    assert all(isinstance(one, Coverage) for one in extraction.coverage)
    assert replace(extraction, findings=(), checks=(), coverage=()) != extraction
