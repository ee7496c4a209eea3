"""Sizes, weights and greys of the paper, in points (1/72 inch).

Black and greys only: schools print in black and white, so nothing is told by colour.
"""

from __future__ import annotations

from enum import StrEnum

from carekeeper.core import geometry

MM = geometry.MM
A4_WIDTH, A4_HEIGHT = geometry.A4.width, geometry.A4.height

CAPTION, BODY, NAME, TITLE = 8.5, 10.0, 13.0, 19.0
"""Sizes of type in points: captions, body, names and numbers, the title of a sheet."""

SMALLEST = 7.0
"""Nothing is printed smaller: a poor copier loses it."""

LEAST_NUMBER = 9.0
"""No telephone number is printed smaller."""

NUMBER_FROM_END = 18.0
"""The baseline of the page's number, from the lower edge."""

LEADING, LEAST_LEADING = 1.45, 1.15
"""The distance of two baselines, in sizes of the type, and where there is little room."""

HAIRLINE, FINE, STRONG = 0.5, 0.7, 1.0
"""Weights of lines in points: between sections, to write on, round what matters."""

BLACK, DARK, GREY, MID, PALE = 0.07, 0.22, 0.25, 0.4, 0.94
"""Greys from 0 (black) to 1 (white): text, lines to write on, captions, rules, shaded cells.

A poor copier loses captions lighter than 0.25 and rules lighter than 0.4."""


class Align(StrEnum):
    """Where a text stands: begins at, ends at or is centred on its `x`."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
