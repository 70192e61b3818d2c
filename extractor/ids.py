"""Ids made of what they name, so that the same bytes give the same ids on every machine and in every order."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ü": "u", "ö": "o", "ä": "a", "é": "e"})
FILE_DIGITS = 6  # of the file's SHA-256
RECORD_DIGITS = 8


def slug(text: str) -> str:
    """`text` in lower-case ASCII letters, digits and single hyphens."""
    folded = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")


def document_id(kommune: str | None, year: int | None, kind: str, sha256: str) -> str:
    """Municipality, year and kind, and the file's first digits: "aalborg-2019-status-3fa9c1". The digits are always
    there, so that a document's id does not hang on which others were read with it."""
    return "-".join([slug(kommune or "") or "ukendt", str(year or "uden-aar"), kind, sha256[:FILE_DIGITS]])


class RecordIds:
    """Ids for the records of one document: of a letter for the table and a hash of the quote, counted where the same
    quote comes again, so that they stand when something before them is read better."""

    def __init__(self, doc_id: str) -> None:
        self._doc_id = doc_id
        self._seen: Counter[tuple[str, str]] = Counter()

    def make(self, letter: str, quote: str) -> str:
        """The next id for `quote`: "aalborg-2019-status-3fa9c1.g5d1c2a9b", then "…-2"."""
        words = " ".join(quote.split())
        self._seen[letter, words] += 1
        count = self._seen[letter, words]
        digest = hashlib.sha256(words.encode("utf-8")).hexdigest()[:RECORD_DIGITS]
        return f"{self._doc_id}.{letter}{digest}" + (f"-{count}" if count > 1 else "")
