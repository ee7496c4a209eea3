"""Draws a trend in black and greys: the line with its values, the others' average in dashes."""

from __future__ import annotations

from carekeeper.core.trend import Frame, Trend, laid_out
from carekeeper.printing.fonts import text_width
from carekeeper.printing.page import Sheets
from carekeeper.printing.style import (
    BLACK,
    CAPTION,
    DARK,
    GREY,
    HAIRLINE,
    MID,
    PALE,
    SMALLEST,
    Align,
)

CHART = 118.0
"""The height of a chart with what stands above and below it, in points."""

_EDGE, _HEAD, _FOOT = 26.0, 16.0, 14.0
_OWN, _OTHERS, _DASHES = 1.4, 0.9, (4.0, 2.5)
_DOT = 2.2
_LEVELS = 0.75
"""The grey of the level lines: a copier may lose them, the numbers say the same."""


def draw_chart(sheets: Sheets, x: float, y: float, width: float, trend: Trend) -> None:
    """Draw a chart with its top left corner at (x, y)."""
    top, height = y + _HEAD, CHART - _HEAD - _FOOT
    left, right = x + _EDGE, x + width

    def measure(text: str) -> float:
        return text_width(text, CAPTION, bold=True)

    plot = laid_out(trend, Frame(left, top, width - _EDGE, height), measure, CAPTION)
    if plot.shade is not None:
        start, end = plot.shade
        sheets.box(start, top, end - start, height, 0, fill=PALE)
        sheets.upright(start, top, top + height, HAIRLINE, MID)
        at = min(start + 3, right - text_width(trend.label, SMALLEST))
        sheets.text(at, top - 4, trend.label, SMALLEST, grey=GREY)
    for level in plot.levels:
        for start, end in level.spans:
            sheets.rule(start, level.y, end, HAIRLINE, _LEVELS)
        sheets.text(left - 4, level.y + 2.5, level.text, SMALLEST, grey=GREY, align=Align.RIGHT)
    for stroke in plot.averages:
        sheets.stroke(stroke, _OTHERS, DARK, _DASHES)
    for stroke in plot.lines:
        sheets.stroke(stroke, _OWN)
    for across, down in plot.dots:
        sheets.disc(across, down, _DOT, BLACK)
    for one in plot.told:
        sheets.text(one.x, one.y, one.text, CAPTION, bold=True, align=Align.CENTRE)
    for one in plot.ticks:
        sheets.text(one.x, one.y + 10, one.text, SMALLEST, grey=GREY, align=Align.CENTRE)
