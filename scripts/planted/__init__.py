"""Planted truth for the audit: clean documents, one error of each kind planted at random places, and what was found.

`examples` takes the invented examples of corpus/ in their clean form, `passages` writes a further chapter of numbers
into each, `planting` plants, `counting` counts. Everything is drawn from a seed.
"""
