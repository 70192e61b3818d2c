"""The calendar of the Danish periods; it is that of the whole house."""

from models.calendar import Grain, Moment, Stretch, month, months, parse

__all__ = ["Grain", "Moment", "Stretch", "month", "months", "parse"]
