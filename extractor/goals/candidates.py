"""Where goals stand: a walk over the blocks that knows which label, list or chapter it is under."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from extractor.danish import periods
from extractor.danish.cues import bound, direction
from extractor.danish.sentences import sentences
from extractor.goals import items, national, statements
from extractor.goals.context import Context
from extractor.goals.cues import Cues, cues
from extractor.goals.labels import LabelKind, Labels, NamedGoal, labels, named_goal, run_in
from extractor.goals.statements import LEAST_WORDS, word_count
from extractor.layout import marks
from models.blocks import Block, BlockKind, Reading
from models.records import Document
from models.terms import DocType, GoalLevel

SHORT_TITLE = 3  # words of a numbered heading, or of a report label, that is a label and no chapter
LONGEST_NAMED = 30  # words of a counted goal that stands as a paragraph
LONGEST_LINE = 15  # words of a target that stands as a line without a verb
LONGEST_GROUP = 5  # words of a heading that names a group under a goal label
_BETTER = re.compile(
    r"\b(?:tættere|stærkere|hurtigere|tidligere|lavere|højere|færre|flere|bedre|større|kortere|styrk\w+|øget|at)\b",
    re.IGNORECASE,
)
_BREAKS_OFF = re.compile(r"(?:[^\W\d]|,)$")
RUN_IN_MARKS = 2  # characters that may stand outside an emphasis which holds the whole paragraph


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of the canonical text that is taken for a goal, with what stands above it.

    `label` are the words right above or before it that say whom it is about; `heading` is the goal label's own text,
    where a year may stand; `number` counts the minister's goal where the document does.
    """

    start: int
    end: int
    rule: str
    level: GoalLevel | None = None
    label: str = ""
    heading: str = ""
    number: int | None = None


def find(reading: Reading, document: Document, folder: Path | None = None) -> Iterator[Candidate]:
    """The goal candidates outside tables, in reading order; `folder` holds vocabulary files of the user."""
    return _Walk(reading, document, labels(folder), cues(folder), folder).candidates()


def headings(
    reading: Reading, document: Document, stated: Container[int], folder: Path | None = None
) -> Iterator[Candidate]:
    """The minister's goals that the document states as headings only: the first heading of each in its official words.
    `stated` are the numbers of those that stand elsewhere; their headings are headings alone."""
    seen: set[int] = set()
    for block in reading.of_kind(BlockKind.HEADING):
        official = national.match(reading.content(block), document.year, None, folder)
        if official and official.number not in stated and official.number not in seen:
            seen.add(official.number)
            place = block.content_start, block.content_end
            yield Candidate(*place, "official title as heading", GoalLevel.NATIONAL)


@dataclass(slots=True)
class _Walk:
    reading: Reading
    document: Document
    labels: Labels
    cues: Cues
    folder: Path | None
    context: Context = field(default_factory=Context)
    glossary: bool = False  # the chapter explains words

    def candidates(self) -> Iterator[Candidate]:
        for index, block in enumerate(self.reading.blocks):
            if block.kind is BlockKind.HEADING:
                self.glossary = self.labels.glossary.match(self.reading.content(block)) is not None
                yield from self._heading(block)
            elif self.glossary:
                continue
            elif block.kind in {BlockKind.ITEM, BlockKind.PARAGRAPH} and self._is_official(block):
                yield self._official(block)
            elif block.kind is BlockKind.ITEM:
                yield from self._item(index, block)
            elif block.kind is BlockKind.PARAGRAPH and self._breaks_off(index):
                self._introduce(self.reading.content(block))
            elif block.kind is BlockKind.PARAGRAPH:
                yield from self._paragraph(block)

    def _breaks_off(self, index: int) -> bool:
        """Whether a paragraph leaves its last sentence to the items below it, without a colon."""
        following = self.reading.blocks[index + 1] if index + 1 < len(self.reading.blocks) else None
        text = self.reading.content(self.reading.blocks[index]).rstrip("*_ \n⁰¹²³⁴⁵⁶⁷⁸⁹")  # a note may be called for
        return following is not None and following.kind is BlockKind.ITEM and bool(_BREAKS_OFF.search(text))

    def _is_official(self, block: Block) -> bool:
        """Whether an item or a line of its own is a minister's goal in its official words."""
        return (
            national.match(self.reading.content(block).strip("*_ "), self.document.year, None, self.folder) is not None
        )

    def _official(self, block: Block) -> Candidate:
        named = named_goal(self.reading.content(block))
        start = block.content_start + (named.text_start if named else 0)
        return self._candidate(start, block.content_end, "official title")

    def _heading(self, block: Block) -> Iterator[Candidate]:
        title, labels = self.reading.content(block), self.labels
        named = named_goal(title) if block.number is None else None
        if named and word_count(title[named.text_start :]) >= LEAST_WORDS and self._says(title[named.text_start :]):
            yield self._named(block, named)
            self.context.enter(title, self.context.level)
            return
        if self.cues.unfinished.search(title):
            self._introduce(title)
            return
        short = word_count(title) <= SHORT_TITLE
        annex = block.number is not None and not block.number[0].isdigit()
        kind = labels.kind(title) if block.number is None or short or annex else None
        if kind is LabelKind.GOALS:
            self.context.open_goals(title, labels.level(title))
        elif kind is LabelKind.REPORT and block.number is None and short:
            self.context.open_report()
        elif block.number is None and word_count(title) <= LONGEST_GROUP and self.context.takes_group():
            self.context.open_group(title)
        else:
            self.context.enter(title)

    def _says(self, title: str) -> bool:
        """Whether a counted title says what is to be reached: with a verb, a number, a word of more or less, or as the
        minister said it. "Mål 3: Unge under 30 år" only names whom the goals below are for."""
        official = national.match(title, self.document.year, None, self.folder)
        says = marks.is_sentence(title) or statements.quantities(title) or direction(title) or _BETTER.search(title)
        return bool(official or says)

    def _named(self, block: Block, named: NamedGoal) -> Candidate:
        """A heading that counts goals and is one: "Mål 2. …"; the minister's where it or its chapter says so."""
        context = self.context
        national_chapter = context.level is GoalLevel.NATIONAL or self.labels.national.search(context.heading)
        start = block.content_start + named.text_start
        first = sentences(self.reading.text[start : block.content_end])[0][1]
        return Candidate(
            start,
            start + first,
            "counted heading",
            GoalLevel.NATIONAL if named.national or national_chapter else None,
            heading=context.heading,
            number=named.number,
        )

    def _item(self, index: int, block: Block) -> Iterator[Candidate]:
        context = self.context
        named = named_goal(self.reading.content(block))
        if named and word_count(self.reading.content(block)[named.text_start :]) >= LEAST_WORDS:
            yield from self._under_label(block, named.text_start, "", "run-in goal label")
            return
        label, begin = items.label(self.reading, block)
        kind = self.labels.kind(label) if label else None
        bare = label and not self.reading.content(block)[begin:].strip(" .:*")
        if kind is LabelKind.GOALS and bare:
            context.open_goals(label, self.labels.level(label))
            return
        if kind is LabelKind.GOALS:  # "Mål 1: 45 pct. af de unge …"
            yield from self._under_label(block, begin, "", "run-in goal label")
            return
        if bare:  # what it names comes below it
            context.group, context.group_depth = label, block.level or 0
            return
        continues = items.continues(self.reading, index)
        if (block.level or 0) <= context.group_depth and not label and not continues:
            context.group = ""
        group = label or context.group
        if self._goes_on(block, label, continues):
            yield from self._under_label(block, begin, group, "list under a goal label")
        elif not context.other_list and items.before_report(self.reading, index, self.labels):
            context.opened = False
            yield from self._under_label(block, begin, group, "stands before its result")
        else:
            yield from self._by_cue(block, begin, group)

    def _goes_on(self, block: Block, label: str, continues: bool) -> bool:
        """Whether an item belongs to the list of goals that is open: the first ones, counted or labelled ones, and
        those right below another."""
        context = self.context
        if not context.listed or context.other_list:
            return False
        if context.reported and not (label or (context.group and continues)):
            return False
        counted = self.reading.text[block.start : block.end].lstrip("(")[:1].isdigit()
        return context.opened or counted or bool(label) or continues

    def _paragraph(self, block: Block) -> Iterator[Candidate]:
        context, labels = self.context, self.labels
        text = self.reading.content(block)
        if labels.names_goals(text):
            context.level = labels.level(text) or context.level
        named = named_goal(text)
        if named and LEAST_WORDS <= word_count(text[named.text_start :]) <= LONGEST_NAMED and len(sentences(text)) <= 2:
            yield self._named(block, named)  # a heading in all but its type
            context.enter(context.heading, context.level)
            return
        if text.rstrip().endswith(":") or self.cues.unfinished.search(text):
            self._introduce(text)
            return
        found = run_in(text)
        kind = labels.kind(found[0]) if found else None
        if found and kind is LabelKind.GOALS:
            context.open_goals(found[0], labels.level(found[0]), run_in=True)
            yield from self._under_label(block, found[1], "", "run-in goal label")
        elif found and kind is LabelKind.REPORT and word_count(found[0]) <= SHORT_TITLE:
            context.open_report()
        elif context.heading and _is_italic(block) and self.document.doc_type is DocType.STATUS:
            yield from self._under_label(block, 0, "", "restated in italics")
        elif context.opened and not statements.refers(text):
            context.opened = False
            for one in self._first_paragraph(block):
                context.opened = len(sentences(text)) == 1  # a goal a paragraph: the next may be one too
                yield one
        else:
            context.opened = False
            yield from self._by_cue(block, 0, "")

    def _introduce(self, text: str) -> None:
        """A line that ends in a colon is a label, or opens a list: of goals where its last sentence names them, else of
        others."""
        last = text[sentences(text)[-1][0] :]
        kind = None if marks.is_sentence(text) else self.labels.kind(text)
        if kind is LabelKind.GOALS:
            self.context.open_goals(text, self.labels.level(text))
        elif kind is LabelKind.REPORT:
            self.context.open_report()
        elif self.cues.means.search(last):
            self.context.open_other()
        elif self.cues.unfinished.search(last):
            label = text if periods.find(text) else self.context.label or self.context.heading
            self.context.open_goals(label, GoalLevel.LOCAL)
        elif self.labels.names_goals(last) and not self.cues.is_verdict(last):
            self.context.open_goals(last, self.labels.level(last) or self.context.level)
        else:
            self.context.open_other()

    def _first_paragraph(self, block: Block) -> Iterator[Candidate]:
        """The paragraph right under a goal label: its sentences are goals where they say what shall be reached."""
        for start, end in statements.of_block(self.reading, block):
            sentence = self.reading.text[start:end]
            decision = self._decide(sentence)
            if decision:
                yield self._candidate(start, end, decision)
            elif not self._is_no_goal(sentence) and (self._reaches(sentence) or self._is_target(sentence)):
                yield self._candidate(start, end, "paragraph under a goal label")

    def _decide(self, sentence: str) -> str | None:
        """What the words decide; a report may tell the goals of its own year in the past."""
        decision = self.cues.decide(sentence, statements.quantities(sentence))
        if decision is not None or self.document.doc_type is not DocType.STATUS:
            return decision
        told = self.cues.was_stated.search(sentence)
        years = {period.iso[:4] for period in periods.find(told.group())} if told else set()
        own = told is not None and years <= {str(self.document.year)}
        if own or self._was_to_be(sentence):
            return "goal of the year reported"
        return None

    def _was_to_be(self, sentence: str) -> bool:
        """Whether a report says what should have been reached in its own year: *skulle højst være 400*."""
        if not self.cues.was_to_be.search(self.cues.main_clause(sentence)) or self.cues.is_verdict(sentence):
            return False
        years = {period.iso[:4] for period in periods.find(sentence)}
        return statements.has_figure(sentence) and years <= {str(self.document.year)}

    def _reaches(self, sentence: str) -> bool:
        if sentence.lower().startswith("at "):
            return True
        if not (statements.has_figure(sentence) or bound(sentence)):
            return False
        wanted = self.cues.reaches.search(sentence) is not None
        return wanted or self._stands(sentence)

    def _stands(self, sentence: str) -> bool:
        """Whether a sentence in the present tells the state to be reached, and not how things are now."""
        known = self.cues
        if self.document.doc_type is DocType.STATUS or not known.stands.search(sentence):
            return False
        return not any(shown.search(sentence) for shown in (known.now, known.perfect, known.past, known.happened))

    def _is_target(self, sentence: str) -> bool:
        """Whether a line without a verb is a target: *390-400 personer i gennemsnit*, *på niveau med klyngen*."""
        known = self.cues
        if marks.is_sentence(sentence) or known.stands.search(sentence) or known.happened.search(sentence):
            return False
        if word_count(sentence) > LONGEST_LINE:
            return False
        return statements.has_figure(sentence) or self.cues.level_with.search(sentence) is not None

    def _is_no_goal(self, sentence: str) -> bool:
        told = self.cues.is_told(sentence) or self.cues.speaks_of_goals(sentence)
        return told or statements.refers(sentence) or statements.is_of_another(sentence, self.document.kommune)

    def _under_label(self, block: Block, begin: int, group: str, rule: str) -> Iterator[Candidate]:
        """The goals of a block that stands under a goal label: a sentence each, but one that only explains the
        sentence before it belongs to that."""
        pieces: list[tuple[int, int]] = []
        for start, end in statements.of_block(self.reading, block, begin):
            sentence = self.reading.text[start:end]
            state = self.document.doc_type is not DocType.STATUS and self.cues.is_state(sentence)
            if self._is_no_goal(sentence) and not (state and not self.cues.is_verdict(sentence)):
                continue
            own = bool(statements.quantities(sentence)) or self.cues.decide(sentence, ()) is not None
            if pieces and not own:
                pieces[-1] = (pieces[-1][0], end)
            else:
                pieces.append((start, end))
        for start, end in pieces:
            yield self._candidate(start, end, rule, group)

    def _by_cue(self, block: Block, begin: int, group: str) -> Iterator[Candidate]:
        for start, end in statements.of_block(self.reading, block, begin):
            sentence = self.reading.text[start:end]
            decision = self._decide(sentence)
            if decision and not statements.is_of_another(sentence, self.document.kommune):
                yield self._candidate(start, end, decision, group)

    def _candidate(self, start: int, end: int, rule: str, group: str = "") -> Candidate:
        context = self.context
        start, end = statements.trimmed(self.reading.text, start, end)
        level = context.label_level if context.label and rule != "stated as a goal" else None
        return Candidate(start, end, rule, level, group, context.label or context.heading)


def _is_italic(block: Block) -> bool:
    """Whether the whole paragraph is in italics."""
    return any(
        run.italic and run.start <= block.content_start + RUN_IN_MARKS and run.end >= block.content_end - RUN_IN_MARKS
        for run in block.runs
    )
