"""One file in, one Extraction (the records of that document) out. Knows models, nothing above."""
