"""Records of many documents in, answers out. Knows models, never extractor."""
