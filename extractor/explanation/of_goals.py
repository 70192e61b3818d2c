"""Why a goal is a row as it is."""

from __future__ import annotations

from pathlib import Path

from extractor.explanation import deciding, objections, rules
from extractor.explanation.grounds import ground_of
from extractor.explanation.marks import marks
from extractor.goals.cues import cues
from extractor.goals.statements import quantities
from extractor.sections import Outline
from models.confidence import confidence
from models.explanation import Explanation, Source
from models.records import Extraction, Goal

_NEAR = (Source.HEADING, Source.LABEL)


def explain(goal: Goal, extraction: Extraction, vocabulary: Path | None = None) -> Explanation:
    """Why `goal`, a row of `extraction`, was taken for a goal and how its fields were read.

    Files in the folder `vocabulary` take the place of the vocabulary files that ship, as in the run.
    """
    ground = ground_of(goal, extraction, vocabulary)
    reasons, silent = deciding.reasons(goal, ground, extraction.document, vocabulary)
    quote = goal.span.quote
    own = cues(vocabulary).decide(quote, quantities(quote))
    alone = f"a goal ({own}, {confidence('goals', own, vocabulary):.2f})" if own else "no goal"
    outline = Outline(extraction.sections)
    titles = [section.title for section in reversed(outline.path(outline.at(goal.span.start)))]
    above = [*titles, *(text for source in _NEAR if (text := ground.texts.get(source, "")))]
    return Explanation(
        row=goal,
        rule=rules.meaning(goal.rule),
        alone=alone,
        above=tuple(dict.fromkeys(above)),
        marks=marks(quote, extraction.document.year, vocabulary),
        reasons=reasons,
        silent=silent,
        objections=objections.objections(goal, vocabulary),
    )
