"""What an installed spaCy pipeline adds: the tense of verbs that no list of ours knows.

spaCy's blank Danish has no morphology, and then nothing is added.
"""

from __future__ import annotations

from functools import lru_cache

from extractor.danish.model import model_in_use

CLAUSES = 2048  # remembered: several rules ask for the same ones


def tells_past(clause: str) -> bool:
    """Whether the clause's first finite verb, which in Danish main clauses stands second, is in the past.

    Features and values are those of Universal Dependencies (VerbForm=Fin, Tense=Past).
    """
    model = model_in_use()
    return model is not None and _tells_past(clause, model)


@lru_cache(maxsize=CLAUSES)
def _tells_past(clause: str, model: str) -> bool:
    from extractor.danish.pipeline import danish

    finite = next((token for token in danish(model)(clause) if "Fin" in token.morph.get("VerbForm", [])), None)
    return finite is not None and "Past" in finite.morph.get("Tense", [])
