"""What the audit finds of planted errors: found or not, and what it reports that was not planted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from analysis.examination import examined
from extractor.pipeline import extract
from extractor.reading.source import Source
from models.records import Extraction, Finding
from models.terms import FindingKind, Severity
from scripts.planted.examples import Example, composed
from scripts.planted.planting import Planted, Spoiled, planted


@dataclass(slots=True)
class Count:
    """The counts of many documents; findings count for the kind that they are of."""

    documents: int = 0
    planted: Counter[FindingKind] = field(default_factory=Counter)
    found: Counter[FindingKind] = field(default_factory=Counter)
    true: Counter[FindingKind] = field(default_factory=Counter)
    false: Counter[FindingKind] = field(default_factory=Counter)
    clean_errors: int = 0
    clean_findings: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    def add(self, other: Count) -> None:
        """Adds the counts of other documents."""
        self.documents += other.documents
        for name in ("planted", "found", "true", "false"):
            getattr(self, name).update(getattr(other, name))
        self.clean_errors += other.clean_errors
        self.clean_findings += other.clean_findings
        self.missed += other.missed
        self.extra += other.extra

    @property
    def recall(self) -> float:
        """Share of the planted errors that were found."""
        return self.found.total() / max(1, self.planted.total())

    @property
    def precision(self) -> float:
        """Share of what was reported that was planted or follows from it."""
        return self.true.total() / max(1, self.true.total() + self.false.total())


def counted(example: Example, seed: int) -> Count:
    """One document made from an example: its clean form audited, then with errors planted."""
    random = Random(seed)
    draft = composed(example, random)
    clean = read(example.name, draft.text)
    count = Count(documents=1, clean_findings=len(clean.findings))
    count.clean_errors = sum(one.severity is Severity.ERROR for one in clean.findings)
    count.extra += [f"clean {example.name} {seed}: {_told(one)}" for one in clean.findings]
    spoiled = planted(draft, random)
    _count(count, spoiled, read(example.name, spoiled.text), f"{example.name} {seed}")
    return count


def read(name: str, text: str) -> Extraction:
    """The text as a file of this name, extracted and examined."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        return examined(extract(Source(path, path.name)))


def _count(count: Count, spoiled: Spoiled, extraction: Extraction, name: str) -> None:
    for error in spoiled.errors:
        count.planted[error.kind] += 1
        if any(one.kind is error.kind and _is_of(one, error, spoiled.text) for one in extraction.findings):
            count.found[error.kind] += 1
        else:
            count.missed.append(
                f"{name}: {error.kind}: {error.right!r} -> {error.wrong!r} in {_line(spoiled, error)!r}"
            )
    for finding in extraction.findings:
        if any(_is_of(finding, error, spoiled.text) for error in spoiled.errors):
            count.true[finding.kind] += 1
        else:
            count.false[finding.kind] += 1
            count.extra.append(f"{name}: {_told(finding)}")


def _is_of(finding: Finding, error: Planted, text: str) -> bool:
    """Whether a finding quotes the planted place or its counterpart."""
    shown = [_line_of(text, start) for start, _ in error.places]
    for quote in finding.evidence:
        for line, (start, end) in zip(shown, error.places, strict=True):
            words = " ".join(text[start:end].split())
            plain = " ".join(quote.split())
            if words in plain and (plain in line or line in plain or _overlap(plain, line)):
                return True
    return False


def _overlap(quote: str, line: str) -> bool:
    """Whether the quote is a stretch of the line, bullets and marks aside."""
    return quote.strip("*-• ") in line or line.strip("*-• ") in quote


def _line_of(text: str, start: int) -> str:
    begin = text.rfind("\n", 0, start) + 1
    end = text.find("\n", start)
    return " ".join(text[begin : end if end >= 0 else len(text)].split())


def _line(spoiled: Spoiled, error: Planted) -> str:
    return _line_of(spoiled.text, error.places[0][0])[:160]


def _told(finding: Finding) -> str:
    quotes = " | ".join(" ".join(quote.split())[:90] for quote in finding.evidence)
    return f"{finding.severity} {finding.kind}: {finding.message} | {quotes}"
