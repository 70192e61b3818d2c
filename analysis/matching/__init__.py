"""Which goals of different documents are the same goal: by what they count first, by their words second.

`subjects` reads off a goal what it is held against, `judgement` weighs two of them, `index` puts many into groups in
time n log n.
"""
