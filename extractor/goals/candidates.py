"""Where goals stand: a walk over the blocks that knows which label, list or chapter it is under."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from extractor.danish import numbers, periods
from extractor.danish.sentences import sentences
from extractor.goals import national
from extractor.goals.cues import Cues, is_amount
from extractor.goals.labels import LabelKind, Labels, NamedGoal, named_goal, run_in
from models.blocks import Block, BlockKind, Reading
from models.records import Document
from models.terms import DocType, GoalLevel

LEAST_WORDS = 3
_TRAILING = re.compile(r"(?:[\s,;:]|\b(?:og|samt|eller)$)+$")
_LEADING = re.compile(r"[\s*_\"”“–—-]+(?=[^\W_])|^(?:obs!?|bemærk)[!:.]?\s+", re.IGNORECASE)
_AMOUNT = re.compile(r"[\W_]*\d[\d.,]*\s+[^\W\d_]{4,}")  # "900 virksomhedsbesøg"
_REFERRAL = re.compile(r"^(?:se|jf\.|der\s+henvises|obs\b)", re.IGNORECASE)
_REACHES = re.compile(r"\b(?:skal|må|bør|højst|højest|mindst|minimum|maksimalt|[^\W\d_]{4,}es)\b", re.IGNORECASE)
_COUNTED_ITEM = re.compile(r"\(?\d")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of the canonical text that is taken for a goal, with what stands above it.

    `label` are the words right above or before it that say whom it is about; `heading` is the goal label's own text,
    where a year may stand; `number` counts the minister's goal where the document does.
    """

    start: int
    end: int
    rule: str
    confidence: float
    level: GoalLevel | None = None
    label: str = ""
    heading: str = ""
    number: int | None = None


@dataclass(slots=True)
class _Context:
    """What the walk knows where it stands."""

    heading: str = ""  # the nearest heading that is no label
    label: str = ""  # the goal label that is open
    open: bool = False  # right under a goal label: what comes next is a goal
    reported: bool = False  # a report label has come since
    listed: bool = False  # an introducing line has opened a list of goals
    other_list: bool = False  # an introducing line has opened a list of something else
    group: str = ""  # the bold or run-in label of a list item
    group_depth: int = 0
    level: GoalLevel | None = None  # who set the goals that are spoken of
    label_level: GoalLevel | None = None  # who set those under the label that is open


def find(reading: Reading, document: Document, labels: Labels) -> Iterator[Candidate]:
    """The goal candidates outside tables, in reading order."""
    context = _Context()
    for index, block in enumerate(reading.blocks):
        official = block.kind in {BlockKind.ITEM, BlockKind.PARAGRAPH} and _is_official(reading, block, document)
        if official:
            named = named_goal(reading.content(block))
            start = block.content_start + (named.text_start if named else 0)
            yield _candidate(reading, start, block.content_end, "official title", 0.95, context, "")
        elif block.kind is BlockKind.HEADING:
            yield from _heading(reading, block, context, labels)
        elif block.kind is BlockKind.ITEM:
            yield from _item(reading, index, context, labels)
        elif block.kind is BlockKind.PARAGRAPH:
            yield from _paragraph(reading, index, context, labels, document)


def headings(reading: Reading, document: Document, stated: Container[int]) -> Iterator[Candidate]:
    """The minister's goals that the document states as headings only: the first heading of each in its official words.
    `stated` are the numbers of those that stand elsewhere; their headings are headings alone."""
    seen: set[int] = set()
    for block in reading.of_kind(BlockKind.HEADING):
        official = national.match(reading.content(block), document.year, None)
        if official and official.number not in stated and official.number not in seen:
            seen.add(official.number)
            yield Candidate(
                block.content_start, block.content_end, "official title as heading", 0.75, GoalLevel.NATIONAL
            )


def _heading(reading: Reading, block: Block, context: _Context, labels: Labels) -> Iterator[Candidate]:
    title = reading.content(block)
    named = named_goal(title) if block.number is None else None
    if named and len(_WORD.findall(title[named.text_start :])) >= LEAST_WORDS:
        yield _named(block, named, context, labels)
        _enter(context, title)
        return
    kind = labels.kind(title) if block.number is None or len(_WORD.findall(title)) <= 3 else None
    if kind is LabelKind.GOALS:
        context.label, context.open, context.reported = title, True, False
        context.listed, context.other_list, context.group = True, False, ""
        context.label_level = labels.level(title)
    elif kind is LabelKind.REPORT and block.number is None and len(_WORD.findall(title)) <= 3:
        context.open, context.reported = False, True
    else:
        _enter(context, title)
        context.level = labels.level(title)


def _enter(context: _Context, title: str) -> None:
    """A new heading that is no label: nothing that stood above holds any more but who set the goals."""
    context.heading, context.label, context.group = title, "", ""
    context.open = context.reported = context.listed = context.other_list = False


def _named(block: Block, named: NamedGoal, context: _Context, labels: Labels) -> Candidate:
    national = named.national or context.level is GoalLevel.NATIONAL or bool(labels.national.search(context.heading))
    level = GoalLevel.NATIONAL if national else None
    return Candidate(
        block.content_start + named.text_start, block.content_end, "counted heading", 0.85, level,
        heading=context.heading, number=named.number,
    )  # fmt: skip


def _is_official(reading: Reading, block: Block, document: Document) -> bool:
    """Whether an item or a line of its own is a minister's goal in its official words."""
    return national.match(reading.content(block).strip("*_ "), document.year, None) is not None


def _item(reading: Reading, index: int, context: _Context, labels: Labels) -> Iterator[Candidate]:
    block = reading.blocks[index]
    text, depth = reading.content(block), block.level or 0
    label, begin = _item_label(reading, block, text)
    if label and not text[begin:].strip(" .:*"):  # a label alone; what it names comes below it
        context.group, context.group_depth = label, depth
        return
    if depth <= context.group_depth and not (label or (context.group and _same_list(reading, index))):
        context.group = ""
    counted = bool(_COUNTED_ITEM.match(reading.text[block.start : block.end]))
    listed = context.listed and not context.other_list
    if context.reported:  # after "Resultat:" the list goes on only where a label says so
        listed = listed and bool(label or (context.group and _same_list(reading, index)))
    goals = listed and (context.open or counted or bool(label) or _same_list(reading, index))
    goals = goals or (
        context.label != "" and not context.other_list and context.reported and _before_report(reading, index, labels)
    )
    before_report = not goals and not context.other_list and _before_report(reading, index, labels)
    rule, confidence = ("list under a goal label", 0.85) if goals else ("stands before its result", 0.7)
    if goals or before_report:
        context.open = context.open and goals
        yield from _under_label(reading, block, begin, label or context.group, context, rule, confidence)
    else:
        yield from _by_cue(reading, block, begin, label or context.group, context)


def _item_label(reading: Reading, block: Block, text: str) -> tuple[str, int]:
    """The bold or short label that opens an item, and where the text after it begins."""
    for run in block.runs:
        if run.bold and run.start <= block.content_start + 2:
            end = run.end - block.content_start
            rest = re.match(r"[*_\s]*:?[*_\s]*", text[end:])
            after = end + (rest.end() if rest else 0)
            bold = text[:end].strip("*_ :")
            if bold and (
                text[:after].rstrip("*_ ").endswith(":")
                or (after >= len(text.rstrip())
                and len(_WORD.findall(bold)) <= 8)
            ):
                return bold, after
            return "", 0
    found = run_in(text)
    if text.rstrip().endswith(":") and len(_WORD.findall(text)) <= 8:
        return text.strip("*_ :"), len(text)
    if found and len(_WORD.findall(found[0])) <= 5 and not re.search(r"\d", found[0]):
        return found
    return "", 0


def _same_list(reading: Reading, index: int) -> bool:
    return index > 0 and reading.blocks[index - 1].kind is BlockKind.ITEM


def _before_report(reading: Reading, index: int, labels: Labels) -> bool:
    """Whether a report label ("Resultat:") comes next, the items of the same list passed over."""
    for block in reading.blocks[index + 1 :]:
        if block.kind is BlockKind.ITEM:
            continue
        if block.kind not in {BlockKind.HEADING, BlockKind.PARAGRAPH}:
            return False
        text = reading.content(block)
        found = run_in(text)
        title = text if block.kind is BlockKind.HEADING else found[0] if found else ""
        words = _WORD.findall(title.lower())
        return (
            bool(words)
            and len(words) <= 3
            and words[0] in {"resultat", "resultater", "status", "opfølgning", "målopfyldelse"}
        )
    return False


def _paragraph(
    reading: Reading, index: int, context: _Context, labels: Labels, document: Document
) -> Iterator[Candidate]:
    block = reading.blocks[index]
    text = reading.content(block)
    level = labels.level(text) if labels.names_goals(text) else None
    context.level = level or context.level
    if text.rstrip().endswith(":"):
        _introduce(text, context, labels)
        return
    found = run_in(text)
    kind = labels.kind(found[0]) if found else None
    if found and kind is LabelKind.GOALS:
        context.label, context.open, context.reported, context.listed = found[0], False, False, True
        context.label_level = labels.level(found[0])
        yield from _under_label(reading, block, found[1], "", context, "run-in goal label", 0.85)
    elif found and kind is LabelKind.REPORT and len(_WORD.findall(found[0])) <= 3:
        context.open, context.reported = False, True
    elif _is_italic(block) and document.doc_type is DocType.STATUS:
        yield from _under_label(reading, block, 0, "", context, "restated in italics", 0.85)
    elif context.open and not _REFERRAL.match(text):
        context.open = False
        yield from _first_paragraph(reading, block, context)
    else:
        context.open = False
        yield from _by_cue(reading, block, 0, "", context)


def _introduce(text: str, context: _Context, labels: Labels) -> None:
    """A line that ends in a colon opens a list: of goals where its last sentence names them, else of something else."""
    last = text[sentences(text)[-1][0] :]
    if labels.names_goals(last) and not cues.is_verdict(last):
        context.listed, context.open, context.other_list, context.reported = True, True, False, False
        context.label, context.group, context.label_level = last, "", labels.level(last) or context.level
    else:
        context.other_list, context.open = True, False


def _is_italic(block: Block) -> bool:
    return any(
        run.italic and run.start <= block.content_start + 1 and run.end >= block.content_end - 2 for run in block.runs
    )


def _first_paragraph(reading: Reading, block: Block, context: _Context) -> Iterator[Candidate]:
    """The paragraph right under a goal label: its sentences are goals unless they tell or refer."""
    for start, end in _sentences(reading, block, 0):
        sentence = reading.text[start:end]
        decision = cues.decide(sentence, _quantities(sentence))
        told = cues.is_told(sentence) or cues.speaks_of_goals(sentence) or _REFERRAL.match(sentence)
        if decision:
            yield _candidate(reading, start, end, decision.rule, max(decision.confidence, 0.85), context, "")
        elif not told and (sentence.lower().startswith("at ") or (_amounts(sentence) and _REACHES.search(sentence))):
            yield _candidate(reading, start, end, "paragraph under a goal label", 0.75, context, "")


def _under_label(
    reading: Reading, block: Block, begin: int, group: str, context: _Context, rule: str, confidence: float
) -> Iterator[Candidate]:
    """The goals of a block that stands under a goal label: a sentence each, but one that only explains the sentence
    before it belongs to that."""
    pieces: list[tuple[int, int]] = []
    for start, end in _sentences(reading, block, begin):
        sentence = reading.text[start:end]
        if cues.is_told(sentence) or _REFERRAL.match(sentence) or cues.speaks_of_goals(sentence):
            continue
        own = bool(_quantities(sentence)) or cues.decide(sentence, ()) is not None
        if pieces and not own:
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((start, end))
    for start, end in pieces:
        yield _candidate(reading, start, end, rule, confidence, context, group)


def _by_cue(reading: Reading, block: Block, begin: int, group: str, context: _Context) -> Iterator[Candidate]:
    for start, end in _sentences(reading, block, begin):
        sentence = reading.text[start:end]
        decision = cues.decide(sentence, _quantities(sentence))
        if decision:
            yield _candidate(reading, start, end, decision.rule, decision.confidence, context, group)


def _candidate(
    reading: Reading, start: int, end: int, rule: str, confidence: float, context: _Context, group: str
) -> Candidate:
    text = reading.text[start:end]
    lead = _LEADING.match(text)
    start += lead.end() if lead else 0
    end -= len(text) - len(_TRAILING.sub("", text.rstrip("*_ ")))
    level = context.label_level if context.label and rule != "stated as a goal" else None
    return Candidate(start, end, rule, confidence, level, label=group, heading=context.label or context.heading)


def _sentences(reading: Reading, block: Block, begin: int) -> list[tuple[int, int]]:
    offset = block.content_start + begin
    text = reading.text[offset : block.content_end]
    return [
        (offset + start, offset + end)
        for start, end in sentences(text)
        if len(_WORD.findall(text[start:end])) >= LEAST_WORDS or _AMOUNT.match(text[start:end])
    ]


def _amounts(sentence: str) -> list[numbers.Number]:
    return [number for number in _quantities(sentence) if is_amount(number)]


def _quantities(sentence: str) -> tuple[numbers.Number, ...]:
    dates = [(period.start, period.end) for period in periods.find(sentence)]
    return tuple(numbers.find(sentence, dates))
