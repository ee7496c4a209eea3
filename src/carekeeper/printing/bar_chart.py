"""Draws one bar for each month, readable in grey: what is done dark, what was due as a frame."""

from __future__ import annotations

from collections.abc import Sequence

from carekeeper.core.bars import Bar, heights
from carekeeper.printing.page import Sheets
from carekeeper.printing.style import BODY, CAPTION, FINE, GREY, MID, Align

HEIGHT = 96.0
_BAR, _GAP = 24.0, 18.0
_HEAD, _FOOT = 14.0, 14.0


def draw_bars(
    sheets: Sheets, x: float, y: float, width: float, title: str, bars: Sequence[Bar]
) -> None:
    """Draw a chart of `HEIGHT` with its title, its top left corner at (x, y)."""
    sheets.fitted(x, y + BODY, title, width, BODY, CAPTION, bold=True)
    if not bars:
        return
    step = min(_BAR + _GAP, width / len(bars))
    bar = min(_BAR, step * 0.7)
    top, ground = y + BODY + 6 + _HEAD, y + HEIGHT - _FOOT
    for place, (one, (done, due)) in enumerate(zip(bars, heights(bars, ground - top), strict=True)):
        left, middle = x + place * step, x + place * step + bar / 2
        sheets.box(left, ground - due, bar, due, FINE, MID)
        sheets.box(left, ground - done, bar, done, 0, fill=GREY)
        told = f"{one.done}/{one.of}"
        sheets.text(middle, ground - due - 3, told, CAPTION, align=Align.CENTRE)
        sheets.text(middle, ground + 10, one.label, CAPTION, grey=GREY, align=Align.CENTRE)
