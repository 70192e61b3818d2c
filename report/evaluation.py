"""An evaluation as it is printed: in a terminal, in Markdown, in JSON."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from analysis.coding import CodedSheet
from analysis.evaluation import Evaluation
from analysis.evaluation.reliability import Bin
from analysis.evaluation.tally import Counts, Fault, Remark, Share, Tally, all_fields
from analysis.evaluation.values import wilson
from report.listing import Listing, markdown_cell, percent
from report.terminal import counted, shortened

FORMATS = ("text", "markdown", "json")
QUOTE_LENGTH = 140  # characters of a quote that are shown
NAMED = 5  # documents named in a sentence
_TABLES = ("document", "goals", "results", "checks")  # whose fields are added up


def render(evaluation: Evaluation, form: str, show: Collection[Fault] = ()) -> str:
    """The evaluation in one of FORMATS, with the remarks of the kinds in `show`."""
    remarks = [remark for remark in evaluation.total.remarks if remark.fault in show]
    if form == "json":
        return _json(figures(evaluation) | ({"remarks": [*map(_remark_figures, remarks)]} if show else {}))
    return _page(coverage(evaluation), listings(evaluation), [*map(_told, remarks)], form)


def render_coded(sheet: CodedSheet, form: str) -> str:
    """What a coded sheet says of its run, in one of FORMATS."""
    if form == "json":
        return _json(coded_figures(sheet))
    return _page([*_coded_sentences(sheet)], [*_coded_listings(sheet)], [], form)


def figures(evaluation: Evaluation) -> dict[str, Any]:
    """The evaluation as plain values: what docs/evaluation.json holds of each set of documents."""
    return {
        "documents": len(evaluation.each),
        "without_gold": list(evaluation.without_gold),
        "unread": list(evaluation.unread),
        **tally_figures(evaluation.total),
        "reliability": _bins(evaluation.reliability),
        "each": [{"file": tally.file, **tally_figures(tally)} for tally in evaluation.each],
    }


def tally_figures(tally: Tally) -> dict[str, Any]:
    """Counts and shares by name, the fields of a table also together ("goals (all)")."""
    together = {f"{table} (all)": all_fields(tally.fields, table) for table in _TABLES}
    return {
        "records": {name: _counts(counts) for name, counts in tally.records.items()},
        "fields": {name: {"right": one.right, "of": one.of} for name, one in (sorted(tally.fields.items()))}
        | {name: {"right": one.right, "of": one.of} for name, one in together.items() if one.of},
    }


def coverage(evaluation: Evaluation) -> list[str]:
    """Sentences on what was compared and what was not."""
    told = [f"{counted(len(evaluation.each), 'document', 'documents')} held against answers."]
    if evaluation.without_gold:
        number = counted(len(evaluation.without_gold), "document has", "documents have")
        told.append(f"{number} no answer file: {_named(evaluation.without_gold)}.")
    if evaluation.unread:
        number = counted(len(evaluation.unread), "answer file is", "answer files are")
        told.append(f"{number} of documents that the run does not hold: {_named(evaluation.unread)}.")
    return told


def listings(evaluation: Evaluation) -> list[Listing]:
    """Rows, fields, and the reliability of stated confidence."""
    tally = evaluation.total
    found = [Listing("Rows", ("", "gold", "found", "precision", "recall", "F1"), tuple(_record_rows(tally.records)))]
    shares = dict(sorted(tally.fields.items()))
    shares |= {f"{table}, all fields": all_fields(tally.fields, table) for table in _TABLES}
    rows = tuple((name, str(one.right), str(one.of), percent(one.share)) for name, one in shares.items() if one.of)
    if rows:
        found.append(Listing("Fields", ("", "right", "of", "%"), rows))
    return [*found, *reliability_listing(evaluation.reliability)]


def reliability_listing(bins: Sequence[Bin]) -> Iterator[Listing]:
    """Stated confidence against the share of goals that are goals; nothing where no goal was judged."""
    rows = tuple(
        (f"{one.low:.1f} to {one.high:.1f}", percent(one.stated), str(one.right.of), percent(one.right.share))
        for one in bins
    )
    if rows:
        yield Listing("Confidence of goals", ("stated", "mean %", "goals", "right %"), rows)


def _record_rows(records: Mapping[str, Counts]) -> Iterator[tuple[str, ...]]:
    for name, one in records.items():
        yield name, str(one.gold), str(one.found), percent(one.precision), percent(one.recall), percent(one.f1)


def _page(sentences: Sequence[str], tables: Sequence[Listing], remarks: Sequence[str], form: str) -> str:
    if form == "markdown":
        parts = [" ".join(sentences), *(table.markdown() for table in tables)]
        if remarks:
            parts.append("\n".join(["## Remarks", "", *(f"- {markdown_cell(remark)}" for remark in remarks)]))
        return "\n\n".join(parts) + "\n"
    parts = ["\n".join(sentences), *(table.text() for table in tables)]
    if remarks:
        parts.insert(0, "\n".join(remarks))
    return "\n\n".join(parts) + "\n"


def _told(remark: Remark) -> str:
    quote = f": {shortened(remark.quote, QUOTE_LENGTH)}" if remark.quote else ""
    if remark.fault is Fault.FIELD:
        return f"{remark.file}, {remark.table}.{remark.field}: should be {remark.gold}, is {remark.found}{quote}"
    return f"{remark.file}, {remark.fault} in {remark.table}{quote}"


def _remark_figures(remark: Remark) -> dict[str, str]:
    said = {name: getattr(remark, name) for name in ("file", "table", "quote", "field", "gold", "found")}
    return {"fault": str(remark.fault)} | {name: value for name, value in said.items() if value}


def _counts(counts: Counts) -> dict[str, Any]:
    shares = {"precision": counts.precision, "recall": counts.recall, "f1": counts.f1}
    return {"gold": counts.gold, "found": counts.found, "right": counts.hit} | {
        name: None if share is None else round(share, 4) for name, share in shares.items()
    }


def _bins(bins: Sequence[Bin]) -> list[dict[str, Any]]:
    return [
        {"low": one.low, "high": one.high, "stated": one.stated, "right": one.right.right, "of": one.right.of}
        for one in bins
    ]


def _named(names: Sequence[str]) -> str:
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more} more" if more > 0 else "")


def coded_figures(sheet: CodedSheet) -> dict[str, Any]:
    """A coded sheet as plain values; intervals are those of 95 %."""

    def share(one: Share) -> dict[str, Any]:
        reach = wilson(one.right, one.of)
        return {"right": one.right, "of": one.of, "interval": reach and [round(end, 4) for end in reach]}

    recall = sheet.recall
    return {
        "precision": share(sheet.goals),
        "recall": recall and {"estimate": round(recall[0], 4), "interval": [round(recall[1], 4), round(recall[2], 4)]},
        "sentences": share(sheet.missed),
        "whole_records": share(sheet.whole),
        "fields": {name: share(one) for name, one in sheet.fields.items() if one.of},
        "unsure": sheet.unsure,
        "empty": sheet.empty,
        "gone": sheet.gone,
        "changed": sheet.changed,
        "run": {"goals": sheet.run_goals, "sentences": sheet.run_sentences},
        "reliability": _bins(sheet.reliability),
    }


def _coded_sentences(sheet: CodedSheet) -> Iterator[str]:
    yield f"{counted(sheet.goals.of, 'goal', 'goals')} of {sheet.run_goals:,} judged, and"
    yield f"{counted(sheet.missed.of, 'sentence', 'sentences')} of {sheet.run_sentences:,} that are no goal of the run."
    if sheet.unsure or sheet.empty:
        yield f"Not counted: {sheet.unsure} marked as unsure, {sheet.empty} left empty."
    if sheet.gone or sheet.changed:
        yield (
            f"The run has changed since: {counted(sheet.gone, 'line is', 'lines are')} no longer in it, of "
            f"{counted(sheet.changed, 'goal', 'goals')} the fields are others and not counted."
        )


def _coded_listings(sheet: CodedSheet) -> Iterator[Listing]:
    rows = [
        _share_row("goals that are goals (precision)", sheet.goals),
        _share_row("goals without a wrong field", sheet.whole),
        _share_row("other sentences that are goals", sheet.missed),
    ]
    if sheet.recall:
        middle, low, high = sheet.recall
        rows.append(("recall, estimated", "", "", percent(middle), f"{percent(low)} to {percent(high)}"))
    yield Listing("Goals", ("", "right", "of", "%", "95 % interval"), tuple(rows))
    fields = tuple(_share_row(name, one) for name, one in sheet.fields.items() if one.of)
    if fields:
        yield Listing("Fields", ("", "right", "of", "%", "95 % interval"), fields)
    yield from reliability_listing(sheet.reliability)


def _share_row(name: str, one: Share) -> tuple[str, ...]:
    reach = wilson(one.right, one.of)
    return name, str(one.right), str(one.of), percent(one.share), " to ".join(map(percent, reach)) if reach else "-"


def _json(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"
