"""Many files: each is read in a process that can be killed, and every one ends in exactly one outcome."""

from extractor.batch.messages import Settings
from extractor.batch.outcomes import Outcome
from extractor.batch.reading import outcomes
from extractor.batch.worker import Worker

__all__ = ["Outcome", "Settings", "Worker", "outcomes"]
