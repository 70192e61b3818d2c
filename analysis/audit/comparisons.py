"""What prose says of one area against another without a number, against the numbers of the table that it speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.audit.facts import Prose
from analysis.audit.findings import Audited
from analysis.audit.tables import Tables, is_change, printed
from models.records import Observation, Table
from models.statements import Compared, Mention, MentionKind, Statement
from models.terms import Severity

_LEVELS = frozenset({Compared.ABOVE, Compared.BELOW})


def audit(found: Audited, prose: Prose, tables: Tables) -> None:
    """Adds the sentences whose comparisons the table contradicts."""
    own = prose.extraction.document.kommune[0] if prose.extraction.document.kommune else None
    for statement in prose.statements:
        compared = list(statement.of(MentionKind.COMPARISON))
        if not compared or own is None:
            continue
        found.stated += 1
        table = _table(statement, tables)
        if table is None:
            continue
        numbers = _about(statement, [one for one in tables.observed if one.table_id == table.table_id])
        wrong: list[tuple[Observation, Observation]] = []
        tested = False
        for mention in compared:
            subject = _subject(statement, mention, own)
            pairs = list(_pairs(numbers, subject, mention, statement.whole_period))
            tested = tested or bool(pairs)
            against = [pair for pair in pairs if not _holds(mention.name, *pair)]
            if against and (statement.whole_period or len(against) == len(pairs)):
                wrong += against[:1]
        found.tested += tested
        if wrong:
            _add(found, statement, wrong, tables, prose.extraction.document.doc_id)


def _table(statement: Statement, tables: Tables) -> Table | None:
    """The table that a sentence points to by its number, else the nearest above it in its section."""
    for mention in statement.of(MentionKind.POINTER):
        if mention.name == "table" and mention.number.isdigit():
            return next(tables.numbered(mention.number), None)
    return tables.before(statement.span.start, statement.section_id)


def _about(statement: Statement, numbers: Sequence[Observation]) -> list[Observation]:
    """The numbers of the groups that the sentence names; of all together where it names none that the table has."""
    named = set(statement.names(MentionKind.GROUP))
    chosen = [one for one in numbers if set(one.target_groups) & named]
    if chosen:
        return chosen
    return [one for one in numbers if one.total] or (
        list(numbers) if len({one.target_groups for one in numbers}) == 1 else []
    )


def _subject(statement: Statement, mention: Mention, own: str) -> str:
    """The area that is spoken of: the last one named before the comparison, else the municipality."""
    others = {one.number for one in statement.of(MentionKind.COMPARISON)}
    before = [
        one.name for one in statement.of(MentionKind.AREA) if one.start < mention.start and one.name not in others
    ]
    return before[-1] if before else own


def _pairs(
    numbers: Sequence[Observation], subject: str, mention: Mention, whole: bool
) -> Iterator[tuple[Observation, Observation]]:
    """The two areas' numbers of one group, statistic and time: of the newest time, or of all."""
    wanted = mention.name not in _LEVELS
    mine = [one for one in numbers if one.ref_area == subject and is_change(one) is wanted]
    theirs = [one for one in numbers if one.ref_area == mention.number and is_change(one) is wanted]
    found = [
        (one, other) for one in mine for other in theirs
        if (one.target_groups, one.statistic, one.unit, one.period, one.comparison_period)
        == (other.target_groups, other.statistic, other.unit, other.period, other.comparison_period)
    ]  # fmt: skip
    newest = max((one.period or "" for one, _ in found), default="")
    yield from (pair for pair in found if whole or (pair[0].period or "") == newest)


def _holds(said: str, one: Observation, other: Observation) -> bool:
    """Whether what is said can be true of the two numbers as they were printed."""
    mine, theirs = printed(one).range, printed(other).range
    if said == Compared.ABOVE:
        return mine.high > theirs.low
    if said == Compared.BELOW:
        return mine.low < theirs.high
    sign = -1.0 if said in {Compared.LESS_FALL, Compared.MORE_FALL} else 1.0
    low, high = sorted((sign * mine.low, sign * mine.high))
    other_low, other_high = sorted((sign * theirs.low, sign * theirs.high))
    if high <= 0 or (other_high <= 0 and said in {Compared.LESS_FALL, Compared.LESS_RISE}):
        return False
    return low < other_high if said in {Compared.LESS_FALL, Compared.LESS_RISE} else high > other_low


def _add(
    found: Audited, statement: Statement, wrong: Sequence[tuple[Observation, Observation]], tables: Tables, doc_id: str
) -> None:
    shown = "; ".join(
        f"{one.ref_area} {printed(one)} against {other.ref_area} {printed(other)} ({one.period or 'undated'})"
        for one, other in wrong
    )
    rows = [tables.row(one) for pair in wrong for one in pair]
    what = ", ".join(str(mention.name).replace("_", " ") for mention in statement.of(MentionKind.COMPARISON))
    message = f"The text says {what}; the table has {shown}."
    found.add(doc_id, Severity.ERROR, message, [statement.span, *rows], stated=what, computed=shown)
