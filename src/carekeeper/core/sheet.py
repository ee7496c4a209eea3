"""How the paper is used that is printed on: its size, where it is bound, how it is cut.

It is remembered for this computer, not for the class: paper lies in the printer, and the folder
stands beside it, whichever class is opened here.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from carekeeper.core.geometry import A4, BOUND, FREE, MM, Geometry
from carekeeper.core.settings import Settings
from carekeeper.core.words import mark

SIZES: Mapping[str, tuple[str, float, float]] = {
    "a4": (mark("A4"), 210 * MM, 297 * MM),
    "16k": (mark("16K"), 185 * MM, 260 * MM),
    "a5": (mark("A5"), 148 * MM, 210 * MM),
}
"""The label, width and height in points of each size; 16K is the cut of GB/T 148 (正度 16 开)."""


class Sheet(Struct, frozen=True, kw_only=True):
    """What was chosen of it.

    - `size` is one of `SIZES`; `binding` leaves a margin at the left to punch or to bind;
    - `duplex` prints on both sides: each student begins on a front, the back is bound at the right;
    - `stacked` orders what is cut from a sheet so that a stack of sheets, cut at once, gives piles
      that lie on each other in the order of the class.
    """

    size: str = "a4"
    binding: bool = True
    duplex: bool = False
    stacked: bool = True

    def geometry(self, per_sheet: int) -> Geometry:
        """Return the paper for a layout; what is cut apart has margins of its own, on A4."""
        if per_sheet > 1:
            return A4
        _label, width, height = SIZES[self.size]
        left = BOUND if self.binding else FREE
        return Geometry(width=width, height=height, left=left, right=FREE, duplex=self.duplex)


def kept_in(settings: Settings) -> Sheet:
    """Return how the paper was used last on this computer."""
    kept = settings.current
    return Sheet(
        size=kept.paper_size if kept.paper_size in SIZES else "a4",
        binding=kept.paper_binding,
        duplex=kept.paper_duplex,
        stacked=kept.paper_stacked,
    )


def keep_in(settings: Settings, sheet: Sheet) -> None:
    """Remember how the paper is used."""
    settings.change(
        paper_size=sheet.size,
        paper_binding=sheet.binding,
        paper_duplex=sheet.duplex,
        paper_stacked=sheet.stacked,
    )
