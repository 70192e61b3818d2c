"""The Danish of such plans: sentences, numbers, periods, areas, groups, cues."""
