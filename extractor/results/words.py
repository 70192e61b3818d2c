"""The word lists of results and verdicts."""

from __future__ import annotations

from extractor.danish.wording import lists

RESULTS = "results.toml"
VERDICTS = "verdicts.toml"


def results(section: str, name: str) -> list[str]:
    """One list of the results' vocabulary."""
    phrases: list[str] = lists(RESULTS)[section][name]
    return phrases
