"""Answers to files: the dataset a run writes, and what the commands print of it. Knows models, never extractor."""
