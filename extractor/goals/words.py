"""Words that say nothing of what a goal is about."""

from __future__ import annotations

SMALL = frozenset((
    "at", "og", "i", "på", "af", "til", "for", "med", "der", "den", "det", "de", "en", "et", "skal", "er", "må", "være",
))  # fmt: skip
