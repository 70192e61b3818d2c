"""Years and quarters that contradict a caption, a heading, or the year that a plan is for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from analysis.audit import words
from analysis.audit.facts import Prose
from analysis.audit.findings import Audited
from analysis.outline import Outline
from models.calendar import parse
from models.provenance import Span
from models.records import Extraction, Figure, Table
from models.statements import MentionKind, Place, Statement
from models.terms import DocType, FindingKind, GoalLevel, Severity

_BEFORE = 4  # statements before a pointer that may date what it shows
_STALE = 12  # months between the newest figure of a plan and its writing that no plan lets pass
_SPRING = 3  # the month up to which a plan may be adopted in its own year
_STEM = 6  # letters that two inflections of one word share
_YEAR_LENGTH = 4


def audit(prose: Prose) -> Audited:
    """Contradictions in time that statements and captions show by themselves."""
    found = Audited(FindingKind.PERIOD)
    extraction = prose.extraction
    _captions(found, prose)
    _headings(found, extraction)
    _writing(found, prose)
    _deadlines(found, prose)
    return found


def _captions(found: Audited, prose: Prose) -> None:
    """Sentences that show a table or figure of another time than its caption and numbers say."""
    shown = _Shown(prose.extraction)
    for index, statement in enumerate(prose.statements):
        if statement.place not in {Place.PROSE, Place.ITEM}:
            continue
        for target in shown.targets(statement):
            captioned = shown.periods(target)
            said = statement.names(MentionKind.PERIOD)
            if not captioned:
                continue
            found.stated += 1
            if said:
                found.tested += 1
                if not any(_share_time(one, other) for one in said for other in [*captioned, *shown.inside(target)]):
                    _told(found, prose, statement.span, said, shown.span(target), captioned)
                continue
            before = [
                one
                for one in prose.statements[max(0, index - _BEFORE) : index]
                if one.section_id == statement.section_id
            ]
            _spans(found, prose, before, shown.span(target), captioned)


def _spans(found: Audited, prose: Prose, before: Sequence[Statement], target: Span, captioned: Sequence[str]) -> None:
    """A figure that is shown without a date, whose caption spans other years than the sentences before."""
    told = [
        (one, name)
        for one in before
        if one.place is Place.PROSE
        for name in one.names(MentionKind.PERIOD)
        if "/" in name
    ]
    names = {name for _, name in told}
    spans = [name for name in captioned if "/" in name]
    if len(names) != 1 or len(spans) != 1:
        return
    found.tested += 1
    said, caption = parse(next(iter(names))), parse(spans[0])
    ends = (said.first == caption.first, said.last == caption.last)
    if ends in {(True, False), (False, True)}:
        _told(found, prose, target, spans, told[0][0].span, list(names), swap=True)


def _told(
    found: Audited,
    prose: Prose,
    place: Span,
    said: Sequence[str],
    other: Span,
    captioned: Sequence[str],
    *,
    swap: bool = False,
) -> None:
    first, second = ("The caption", "the text before it") if swap else ("The text", "what it shows")
    message = f"{first} says {_list(said)}, {second} {_list(captioned)}."
    found.add(prose.extraction.document.doc_id, Severity.WARNING, message, [place, other],
              stated=_list(said), computed=_list(captioned))  # fmt: skip


class _Shown:
    """The tables and figures of a document with the times that their captions and numbers name."""

    def __init__(self, extraction: Extraction) -> None:
        self._tables, self._figures = extraction.tables, extraction.figures
        self._captions = [one for one in extraction.statements if one.place is Place.CAPTION]
        self._inside: dict[str, list[str]] = {}
        for one in extraction.observations:
            key = one.table_id or one.figure_id
            if key:
                self._inside.setdefault(key, []).extend(name for name in (one.period, one.comparison_period) if name)

    def targets(self, statement: Statement) -> Iterator[Table | Figure]:
        """What a statement points to."""
        for mention in statement.of(MentionKind.POINTER):
            listed: Sequence[Table | Figure] = self._tables if mention.name == "table" else self._figures
            if mention.name not in {"table", "figure"}:
                continue
            if mention.number in {"below", "above"}:
                index = bisect_left(listed, mention.start, key=lambda one: one.span.start)
                index -= mention.number == "above"
                if 0 <= index < len(listed) and listed[index].section_id == statement.section_id:
                    yield listed[index]
            else:
                yield from (one for one in listed if one.number == mention.number)

    def caption(self, target: Table | Figure) -> Statement | None:
        """The statement that is the caption of a table or figure."""
        kind = "table" if isinstance(target, Table) else "figure"
        for one in self._captions:
            numbers = [mention.number for mention in one.of(MentionKind.POINTER) if mention.name == kind][:1]
            if target.number and numbers == [target.number]:
                return one
        return next((one for one in self._captions if target.caption and target.caption in one.span.quote), None)

    def periods(self, target: Table | Figure) -> tuple[str, ...]:
        """The times that its caption names."""
        held = self.caption(target)
        return held.names(MentionKind.PERIOD) if held else ()

    def inside(self, target: Table | Figure) -> Iterable[str]:
        """The times of its numbers."""
        return self._inside.get(target.table_id if isinstance(target, Table) else target.figure_id, ())

    def span(self, target: Table | Figure) -> Span:
        """The place of its caption, else its own."""
        held = self.caption(target)
        return held.span if held else target.span


def _headings(found: Audited, extraction: Extraction) -> None:
    """An opening sentence that says another year than the heading that it opens the chapter of."""
    headings = {one.section_id: one for one in extraction.statements if one.place is Place.HEADING and one.section_id}
    for statement in extraction.statements:
        heading = headings.get(statement.section_id or "")
        if (
            statement.place is not Place.PROSE
            or heading is None
            or not words.pattern("opening").search(statement.span.quote)
        ):
            continue
        said = [name for name in statement.names(MentionKind.PERIOD) if len(name) == _YEAR_LENGTH]
        titled = [name for name in heading.names(MentionKind.PERIOD) if len(name) == _YEAR_LENGTH]
        if len(said) != 1 or len(titled) != 1:
            continue
        found.stated += 1
        found.tested += 1
        if said != titled and _stems(statement.span.quote) & _stems(heading.span.quote):
            message = f"The chapter is headed {titled[0]}, its opening sentence speaks of {said[0]}."
            found.add(extraction.document.doc_id, Severity.WARNING, message, [statement.span, heading.span],
                      stated=said[0], computed=titled[0])  # fmt: skip


def _writing(found: Audited, prose: Prose) -> None:
    """A plan that says it was written when its own year was far gone, with figures that end long before."""
    document = prose.extraction.document
    dated = [fact for fact in prose.facts if fact.period]
    if document.doc_type is not DocType.PLAN or not document.issued or not document.year or not dated:
        return
    found.stated += 1
    found.tested += 1
    issued = parse(document.issued)
    spring = document.year * 12 + _SPRING
    newest = max(dated, key=lambda fact: parse(fact.period or "").last.last_month)
    age = issued.first.first_month - parse(newest.period or "").last.last_month
    if issued.first.first_month < spring or age < _STALE:
        return
    said = [
        one for one in prose.statements
        if one.place in {Place.PROSE, Place.ITEM} and document.issued in one.names(MentionKind.PERIOD)
    ]  # fmt: skip
    if said:
        written = f"A plan for {document.year} that was written in {document.issued}"
        message = f"{written}; its newest figure is for {newest.period}."
        found.add(document.doc_id, Severity.WARNING, message, [said[0].span, newest.span], stated=document.issued,
                  computed=newest.period)  # fmt: skip


def _deadlines(found: Audited, prose: Prose) -> None:
    """Goals of a plan that were to be reached before its year, outside chapters that look back."""
    extraction = prose.extraction
    year = extraction.document.year
    if extraction.document.doc_type not in {DocType.PLAN, DocType.POLICY} or year is None:
        return
    outline = Outline(extraction.sections)
    for goal in extraction.goals:
        if goal.level is not GoalLevel.LOCAL or not goal.target_period:
            continue
        found.stated += 1
        found.tested += 1
        if parse(goal.target_period).last.last_month >= year * 12:
            continue
        statement = prose.statement_at(goal.span.start)
        printed = statement.names(MentionKind.PERIOD) if statement else ()
        titles = " ".join(section.title for section in outline.path(goal.section_id))
        looking_back = words.pattern("looking_back").search(titles) or goal.target_period[:4] in titles
        if goal.target_period in printed and not looking_back:
            message = f"The goal is to be reached in {goal.target_period}, before {year}, the year of the plan."
            found.add(
                goal.doc_id, Severity.WARNING, message, [goal.span], stated=goal.target_period, computed=str(year)
            )


def _share_time(one: str, other: str) -> bool:
    """Whether two periods are one, or one lies in the other."""
    a, b = parse(one), parse(other)
    return (
        (a.first.first_month <= b.first.first_month and b.last.last_month <= a.last.last_month)
        or (b.first.first_month <= a.first.first_month and a.last.last_month <= b.last.last_month)
    )  # fmt: skip


def _stems(text: str) -> set[str]:
    return {word[:_STEM].lower() for word in text.split() if len(word) >= _STEM and word[0].isalpha()}


def _list(periods: Sequence[str]) -> str:
    return ", ".join(dict.fromkeys(periods))
