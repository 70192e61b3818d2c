"""Writes the invented example documents of `corpus/` and the answers that they should give.

One YAML file in `corpus/specification/` describes one document block by block, with what a reader should find in it.
From it come the text, where asked for the PDF, and the gold answer. The same specification gives the same bytes.
"""
