"""Rows and columns of widgets, said in one call each."""

from __future__ import annotations

from typing import NamedTuple, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

_Box = TypeVar("_Box", bound=QBoxLayout)


class Share(NamedTuple):
    """A part that takes more of the room than it needs, or stands at an edge of it."""

    part: QWidget | QLayout | None
    share: int = 0
    at: Qt.AlignmentFlag = Qt.AlignmentFlag(0)


Part = QWidget | QLayout | Share | int
"""What stands in a row or a column; a number is a gap of so many pixels."""

Margins = tuple[int, int, int, int]


def grow(part: QWidget | QLayout | None = None, share: int = 1) -> Share:
    """Return a part that takes the room that is left, by its share; without one, empty room."""
    return Share(part, share)


def aligned(part: QWidget | QLayout, edge: Qt.AlignmentFlag, share: int = 0) -> Share:
    """Return a part that keeps its own size at an edge of its room."""
    return Share(part, share, edge)


def in_row(
    *parts: Part,
    gap: int | None = None,
    margins: Margins = (0, 0, 0, 0),
    on: QWidget | None = None,
) -> QHBoxLayout:
    """Return the parts side by side, with so many pixels between them; they fill the widget `on`.

    Without a gap, they stand as far apart as what is around them.
    """
    return _filled(QHBoxLayout(), on, parts, gap, margins)


def in_column(
    *parts: Part,
    gap: int | None = None,
    margins: Margins = (0, 0, 0, 0),
    on: QWidget | None = None,
) -> QVBoxLayout:
    """Return the parts one below the other, as `in_row` does side by side."""
    return _filled(QVBoxLayout(), on, parts, gap, margins)


def holding(layout: QLayout) -> QWidget:
    """Return a widget that holds a row or a column."""
    widget = QWidget()
    widget.setLayout(layout)
    return widget


def fill(box: QBoxLayout, *parts: Part) -> None:
    """Put more parts at the end of a row or a column."""
    for part in parts:
        _add(box, part if isinstance(part, Share | int) else Share(part))


def _filled(
    box: _Box, on: QWidget | None, parts: tuple[Part, ...], gap: int | None, margins: Margins
) -> _Box:
    if on is not None:
        on.setLayout(box)
    box.setContentsMargins(*margins)
    if gap is not None:
        box.setSpacing(gap)
    fill(box, *parts)
    return box


def _add(box: QBoxLayout, part: Share | int) -> None:
    if isinstance(part, int):
        box.addSpacing(part)
    elif part.part is None:
        box.addStretch(part.share)
    elif isinstance(part.part, QWidget):
        box.addWidget(part.part, part.share, part.at)
    else:
        box.addLayout(part.part, part.share)
        if part.at:
            box.setAlignment(part.part, part.at)
