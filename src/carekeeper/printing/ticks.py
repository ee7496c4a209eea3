"""Answers side by side, each with a box that is ticked or a circle that is filled."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from carekeeper.printing.fonts import text_width
from carekeeper.printing.page import Sheets
from carekeeper.printing.style import BODY, FINE

LINE = 19.0
"""The distance of two lines of answers, in points."""

_BOX, _TO_TEXT, _GAP = 8.0, 3.0, 14.0


class Answer(Struct, frozen=True):
    """One answer in words, and whether it is given; a `round` one is one of several."""

    text: str
    given: bool
    round: bool = False


def height(answers: Sequence[Answer], width: float) -> float:
    """Return the height of answers in points, in as many lines as they need."""
    return len(_lines(answers, width)) * LINE


def draw(sheets: Sheets, x: float, y: float, width: float, answers: Sequence[Answer]) -> None:
    """Draw answers side by side, the baseline of the first line at `y`."""
    for line in _lines(answers, width):
        at = x
        for one in line:
            if one.round:
                sheets.text(at, y, "●" if one.given else "○")
            else:
                sheets.box(at, y - _BOX + 0.7, _BOX, _BOX, FINE)
                if one.given:
                    sheets.text(at + 0.2, y + 0.2, "✓", BODY - 1, bold=True)
            sheets.text(at + _mark(one), y, one.text)
            at += _width(one) + _GAP
        y += LINE


def _lines(answers: Sequence[Answer], width: float) -> list[list[Answer]]:
    lines: list[list[Answer]] = []
    left = 0.0
    for one in answers:
        if not lines or _width(one) > left:
            lines.append([])
            left = width
        lines[-1].append(one)
        left -= _width(one) + _GAP
    return lines


def _mark(one: Answer) -> float:
    return (BODY if one.round else _BOX) + _TO_TEXT


def _width(one: Answer) -> float:
    return _mark(one) + text_width(one.text, BODY)
