"""How much of what was found is remembered: several rules ask the same of one sentence, one after the other."""

from __future__ import annotations

TEXTS = 1024  # whose findings are kept, the last ones asked for
