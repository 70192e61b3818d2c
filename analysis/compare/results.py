"""The view `results`: goals with what was reported for them, what the document says of it and what its figures say, and
the share of goals reached per municipality and year, and per group.

Share reached: goals whose verdict is met, out of those with a verdict of met, not met or partly met; expected verdicts
and goals that cannot be measured are counted beside them, not among them. The document's own verdict counts; where it
gives none, the computed one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from analysis.compare import wording
from analysis.compare.tables import Cell, Column, Table, View, cell
from analysis.panel import Panel
from models.labels import label
from models.records import Check, Goal, Result
from models.terms import ComputedVerdict, Verdict

NAME = "results"
TITLE = "Mål og resultater"
_SETTLED = {
    Verdict.MET: "met",
    Verdict.NOT_MET: "not_met",
    Verdict.PARTLY_MET: "partly_met",
    ComputedVerdict.MET: "met",
    ComputedVerdict.NOT_MET: "not_met",
}
_SAYS = frozenset(ComputedVerdict) - {ComputedVerdict.NOT_COMPUTABLE}  # a goal that nothing answers is no row
_COLUMNS = (
    Column("kommune", "Kommune", width=18),
    Column("year", "År", "year", 7),
    Column("target_groups", "Målgruppe", width=26),
    Column("measure", "Måles på", width=16),
    Column("target", "Mål", width=40),
    Column("observed", "Resultat", width=34),
    Column("stated_verdict", "Dokumentets dom", width=18),
    Column("computed_verdict", "Beregnet dom", width=18),
    Column("agreement", "Enige", width=8),
    Column("explanation", "Begrundelse", width=60),
)
_COUNTS = (
    Column("goals", "Mål med dom", "integer", 10),
    Column("met", "Opfyldt", "integer", 9),
    Column("partly_met", "Delvist", "integer", 9),
    Column("not_met", "Ikke opfyldt", "integer", 9),
    Column("share_met", "Andel opfyldt, %", "percent", 11),
    Column("pending", "Endnu ikke afgjort", "integer", 11),
)


@dataclass(frozen=True, slots=True)
class _Answered:
    """One goal with all that answers it."""

    goal: Goal
    results: tuple[Result, ...]
    check: Check | None

    @property
    def stated(self) -> Verdict | None:
        if self.check is not None and self.check.stated_verdict is not None:
            return self.check.stated_verdict
        return next((result.verdict for result in self.results if result.verdict is not None), None)

    @property
    def computed(self) -> ComputedVerdict | None:
        return self.check.computed_verdict if self.check is not None else None

    @property
    def outcome(self) -> str:
        """met, not_met, partly_met, or pending where nothing is decided."""
        return _SETTLED.get(self.stated or Verdict.NOT_MEASURABLE) or _SETTLED.get(
            self.computed or ComputedVerdict.NOT_COMPUTABLE, "pending"
        )


def view(panel: Panel) -> View:
    """Goals that are answered, and the shares that were reached."""
    answered = sorted(_answered(panel), key=lambda one: _order(panel, one))
    lines = tuple(_line(panel, one) for one in answered)
    places: dict[tuple[object, ...], list[_Answered]] = defaultdict(list)
    themes: dict[tuple[object, ...], list[_Answered]] = defaultdict(list)
    for one in answered:
        places[panel.kommune(one.goal), panel.year(one.goal)].append(one)
        for group in one.goal.target_groups or ("(ingen gruppe)",):
            themes[(group,)].append(one)
    reached = Table(
        "results_reached",
        "Andel opfyldte mål pr. kommune og år",
        (Column("kommune", "Kommune", width=18), Column("year", "År", "year", 7), *_COUNTS),
        tuple(_counted(places)),
    )
    theme = Table(
        "results_themes",
        "Andel opfyldte mål pr. målgruppe",
        (Column("target_groups", "Målgruppe", width=30), *_COUNTS),
        tuple(_counted(themes)),
    )
    notes = [] if panel.checks else ["Datasættet har ingen beregnede domme (checks); dokumenternes egne er vist."]
    return View(NAME, TITLE, (Table(NAME, TITLE, _COLUMNS, lines), reached, theme), tuple(notes))


def _order(panel: Panel, one: _Answered) -> tuple[object, ...]:
    goal = one.goal
    return panel.kommune(goal), panel.year(goal) or 0, wording.groups(goal.target_groups), goal.span.start, goal.goal_id


def _answered(panel: Panel) -> Iterator[_Answered]:
    by_goal: dict[str, list[Result]] = defaultdict(list)
    by_id = {result.result_id: result for result in panel.results}
    for result in panel.results:
        if result.goal_id:
            by_goal[result.goal_id].append(result)
    checks = {check.goal_id: check for check in panel.checks}
    for goal in panel.goals:
        if not panel.filters.goal(goal) or (panel.filters.years and panel.year(goal) not in panel.filters.years):
            continue
        check = checks.get(goal.goal_id)
        found = {result.result_id: result for result in by_goal.get(goal.goal_id, ())}
        if check is not None:
            found |= {name: by_id[name] for name in check.result_ids if name in by_id}
        judged = check is not None and (check.stated_verdict or check.computed_verdict in _SAYS)
        if found or judged:
            yield _Answered(goal, tuple(found.values()), check)


def _line(panel: Panel, one: _Answered) -> tuple[Cell | None, ...]:
    goal, check = one.goal, one.check
    judges = [result for result in one.results if result.verdict is not None]
    agreement = check.agreement if check is not None else None
    return (
        cell(panel.kommune(goal)),
        cell(panel.year(goal)),
        cell(wording.groups(goal.target_groups)),
        cell(label("measure", goal.measure)),
        cell(wording.target(goal), goal),
        _observed(one.results),
        cell(label("verdict", one.stated), *judges),
        cell(label("computed_verdict", one.computed)),
        cell(None if agreement is None else "ja" if agreement else "nej", marked=agreement is False),
        cell(check.explanation if check is not None else None),
    )


def _observed(results: Iterable[Result]) -> Cell | None:
    """The values and changes that were reported, each with its area where that is another's and its period."""
    told: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        if result.value is not None:
            said = wording.amount(result.value, result.unit)
        elif result.change_value is not None:
            sign = "+" if result.change_value > 0 else ""
            said = f"{sign}{wording.amount(result.change_value, result.change_unit)}".replace("-", "−")
        else:
            continue
        area = result.ref_area if result.ref_area and result.ref_area.startswith(("Region", "Hele")) else ""
        told[" ".join(filter(None, [said, area, f"[{result.period}]" if result.period else ""]))].append(result)
    if not told:
        return None
    return cell("; ".join(told), *(result for results in told.values() for result in results))


def _counted(groups: dict[tuple[object, ...], list[_Answered]]) -> Iterator[tuple[Cell | None, ...]]:
    for names, answered in sorted(groups.items(), key=lambda item: tuple(map(str, item[0]))):
        outcomes = Counter(one.outcome for one in _each_key_once(answered))
        decided = outcomes["met"] + outcomes["partly_met"] + outcomes["not_met"]
        share = round(100 * outcomes["met"] / decided, 1) if decided else None
        yield (
            *(cell(name) for name in names if name is None or isinstance(name, (str, int))),
            cell(decided),
            cell(outcomes["met"]),
            cell(outcomes["partly_met"]),
            cell(outcomes["not_met"]),
            cell(share),
            cell(outcomes["pending"]),
        )


def _each_key_once(answered: Iterable[_Answered]) -> Iterator[_Answered]:
    """A goal that its document tells several times counts once, by the mention that is decided."""
    best: dict[tuple[str, str], _Answered] = {}
    for one in answered:
        key = one.goal.doc_id, one.goal.goal_key
        if key not in best or best[key].outcome == "pending":
            best[key] = one
    yield from best.values()
