"""The paper that is printed on: its size, and the margins that stay white."""

from __future__ import annotations

from msgspec import Struct

MM = 72 / 25.4
"""Millimetres in points (1/72 inch), in which all lengths on paper are counted."""

BOUND, FREE = 25 * MM, 15 * MM
"""The side that is filed and the one across; file covers and GB/T 9704 ask for 25 mm."""

_LEAST_SCALE = 0.82
"""Smaller, and the captions of 8.5 points would fall below 7."""


class Geometry(Struct, frozen=True, kw_only=True):
    """A sheet of paper in points; `left` is the side that is bound.

    Printed on both sides (`duplex`), the back has its bound side at the right, and each person's
    papers begin on a front.
    """

    width: float = 210 * MM
    height: float = 297 * MM
    left: float = BOUND
    right: float = FREE
    duplex: bool = False

    @property
    def scale(self) -> float:
        """How much smaller all is drawn than on A4, so that smaller paper holds as much."""
        return min(1.0, max(_LEAST_SCALE, self.width / A4.width))


A4 = Geometry()
