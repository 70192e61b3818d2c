"""A document held against itself.

One module per kind of finding; `facts` holds the numbers of its prose. Each gives its findings with a count of what
it could test, for silence says little where little was tested.
"""

from analysis.audit.document import audit

__all__ = ["audit"]
