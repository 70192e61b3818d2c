"""Goals held against the results reported for them.

`evidence` gathers the figures that speak of a goal, `wanted` which way it wants them to go, `levels`, `changes` and
`areas` compute, `judgement` says the verdict and whether the document's own agrees. `plans` pairs a status document
with its plan.
"""

from analysis.check.checks import checks

__all__ = ["checks"]
