"""From PDF user space (origin bottom left, page unturned) to the page as one sees it (origin top left, turned)."""

from __future__ import annotations

from dataclasses import dataclass

from models.provenance import Box


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of a page and the quarter turns (clockwise, 0 to 3) with which it is shown."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int = 0

    @property
    def width(self) -> float:
        """Width as seen, in points."""
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Height as seen, in points."""
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of user space as distance from the left and from the top."""
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        if self.turns == 3:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def direction(self, x: float, y: float) -> tuple[float, float]:
        """A vector of user space as (rightwards, upwards) on the page as seen."""
        for _ in range(self.turns):
            x, y = y, -x
        return x, y

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A rectangle of user space."""
        x0, y0 = self.point(left, bottom)
        x1, y1 = self.point(right, top)
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
