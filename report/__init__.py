"""Answers to files: the dataset, the data package, what is printed to a terminal."""
